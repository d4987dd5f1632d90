//! 第 1 步，什么事: the words, the one line, and whether somebody's conduct is complained of.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::text::{Prose, TextFault, Title};

use super::draft::Draft;
use super::fields::{count, said_later, wrong_text};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;

/// The most one may write at first; material can follow without end.
pub const TEXT_MOST: usize = 2000;
/// Less than this cannot be understood by anybody.
pub const TEXT_LEAST: usize = 10;

/// Page 1 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_what.html")]
pub struct ReportWhat {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// As typed.
    pub text: String,
    /// As typed.
    pub title: String,
    /// `yes`, `no`, or nothing chosen.
    pub conduct: String,
    /// Characters written.
    pub used: usize,
    /// Characters left.
    pub left: usize,
    /// Characters too many.
    pub over: usize,
}

impl ReportWhat {
    /// The page with these words in it, counted.
    #[must_use]
    pub fn with(page: Page, wrongs: Vec<Wrong>, text: &str, title: &str, conduct: &str) -> ReportWhat {
        let used = text.chars().count();
        ReportWhat {
            page,
            wrongs,
            text: text.to_owned(),
            title: title.to_owned(),
            conduct: conduct.to_owned(),
            used,
            left: TEXT_MOST.saturating_sub(used),
            over: used.saturating_sub(TEXT_MOST),
        }
    }
}

/// `GET /report`: continues at the first page.
pub async fn start() -> Response {
    Redirect::to("/report/what").into_response()
}

/// `GET /report/what`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    Ok(ok(&ReportWhat::with(visitor.page(&app), vec![], &draft.text, &draft.title, &draft.conduct)))
}

/// `POST /report/what`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let (text, title, conduct) = (fields.get("text"), fields.get("title"), fields.get("conduct"));
    let later = said_later(&fields);
    let wrongs = judge(text, title, conduct, later);
    if !wrongs.is_empty() {
        let again = ReportWhat::with(visitor.page(&app), wrongs, text, title, conduct);
        return Ok(render(&again, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let draft = Draft::of(&app, &visitor).await?;
    let draft = Draft { text: plain(text), title: title.trim().to_owned(), conduct: conduct.to_owned(), ..draft };
    draft.keep(&app, &visitor).await?;
    Ok(Redirect::to(if later { "/report/saved" } else { "/report/where" }).into_response())
}

/// Line ends of every kind count as one character, as they do in the browser.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// What is wrong with page 1. A report that is saved for later may be unfinished, never unreadable.
fn judge(text: &str, title: &str, conduct: &str, later: bool) -> Vec<Wrong> {
    let mut wrongs: Vec<Wrong> = judge_text(&plain(text), later).into_iter().collect();
    if !title.trim().is_empty() {
        wrongs.extend(Title::parse(title).err().map(|fault| wrong_text("title", fault, "title-too-long")));
    }
    if !later && !matches!(conduct, "yes" | "no") {
        wrongs.push(Wrong::new("conduct", "conduct-missing"));
    }
    wrongs
}

fn judge_text(text: &str, later: bool) -> Option<Wrong> {
    let used = text.chars().count();
    if used < TEXT_LEAST {
        let unreadable = Prose::parse(text).err().filter(|fault| *fault != TextFault::Empty);
        return match unreadable {
            Some(fault) => Some(wrong_text("text", fault, "what-too-long")),
            None if later => None,
            None => Some(Wrong::counted("text", "what-too-short", count(TEXT_LEAST))),
        };
    }
    if used > TEXT_MOST {
        return Some(Wrong::counted("text", "what-too-long", count(used - TEXT_MOST)));
    }
    Prose::parse(text).err().map(|fault| wrong_text("text", fault, "what-too-long"))
}
