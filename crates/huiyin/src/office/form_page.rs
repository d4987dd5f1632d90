//! The administrator's forms are all of one shape: a question or a few, and back to the unit.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::office::Command;

use crate::app::App;
use crate::web::desk::{Field, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;
use crate::web::words::Words;

/// What one form of the administrator asks.
pub(super) struct Form {
    /// Key of the title.
    pub title: &'static str,
    /// Key of the sentence below it.
    pub intro: &'static str,
    /// Path it goes to.
    pub action: String,
    /// Path one came from.
    pub back: String,
    /// What it asks.
    pub fields: Vec<Field>,
}

/// How a form ended.
pub(super) enum Ended {
    /// Something typed is wrong.
    Wrong(Vec<Wrong>),
    /// The rules say no, in words.
    Refused(String),
    /// Done: go there.
    Done(String),
}

impl Form {
    /// The page, empty or with what is wrong.
    pub(super) fn page(self, app: &App, visitor: &Visitor, wrongs: Vec<Wrong>, refused: String) -> Response {
        let page = visitor.desk_page(app, "area-office");
        let status = match (wrongs.is_empty(), refused.is_empty()) {
            (true, true) => StatusCode::OK,
            (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (true, false) => StatusCode::CONFLICT,
        };
        let step = StepPage {
            matter: None,
            back: self.back,
            back_words: page.t("office-back").to_string(),
            title: page.t(self.title).to_string(),
            intro: page.t(self.intro).to_string(),
            then: Vec::new(),
            action: self.action,
            seen: String::new(),
            fields: self.fields,
            button: page.t("office-save").to_string(),
            final_step: false,
            wrongs,
            refused,
            others: Vec::new(),
            kept: None,
            keys: Vec::new(),
            page,
        };
        render(&step, status)
    }

    /// The page again, or on to where it leads.
    pub(super) fn end(self, app: &App, visitor: &Visitor, ended: Ended) -> Response {
        match ended {
            Ended::Wrong(wrongs) => self.page(app, visitor, wrongs, String::new()),
            Ended::Refused(said) => self.page(app, visitor, Vec::new(), said),
            Ended::Done(to) => Redirect::to(&to).into_response(),
        }
    }
}

/// A message in the reader's language.
pub(super) fn t(visitor: &Visitor, key: &'static str) -> String {
    Words::of(visitor.language).t(key).to_string()
}

/// Gives one parsed command to the office, or passes on what was wrong with the form.
pub(super) async fn carry_out(
    app: &App,
    visitor: &Visitor,
    (command, fields): (Result<Command, Vec<Wrong>>, &Fields),
    to: String,
) -> Result<Ended, Problem> {
    let command = match command {
        Ok(command) => command,
        Err(wrongs) => return Ok(Ended::Wrong(wrongs)),
    };
    Ok(match super::order(app, visitor, (vec![command], Vec::new()), fields).await? {
        // Sent a second time it was done the first time; an address made anew may lead nowhere.
        Ok(receipt) if receipt.repeated => Ended::Done("/office".to_owned()),
        Ok(_done) => Ended::Done(to),
        Err(said) => Ended::Refused(said),
    })
}
