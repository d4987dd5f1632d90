//! 撤回: a page that asks; seven days to undo.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::intake::withdraw::UNDO_DAYS;
use huiyin_domain::intake::{Command, UndoWithdrawal, Withdraw};
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::SaidWords;

use super::fields::wrong_text;
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{ok, render};
use crate::web::visitor::Visitor;
use crate::web::{dates, paths};

/// Asks whether the person is sure.
#[derive(Template)]
#[template(path = "intake/pages/withdraw.html")]
pub struct WithdrawPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// Last day for undoing it.
    pub until: String,
    /// As typed.
    pub reason: String,
}

/// `GET /concerns/{number}/withdrawal`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::Withdraw, "withdrawal").await?;
    Ok(ok(&form(&app, visitor.page(&app), &opened, (vec![], ""))))
}

/// `POST /concerns/{number}/withdrawal`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::Withdraw, "withdrawal").await?;
    match judge(fields.get("reason")) {
        Ok(reason) => send(&app, &opened, &fields, Withdraw { reason }).await,
        Err(wrong) => {
            let again = form(&app, visitor.page(&app), &opened, (vec![wrong], fields.get("reason")));
            Ok(render(&again, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn send(app: &App, opened: &Opened, fields: &Fields, withdraw: Withdraw) -> Result<Response, Away> {
    own::act(app, opened, Action::Withdraw, Command::Withdraw(withdraw), (fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/withdrawal")).into_response())
}

/// `POST /concerns/{number}/withdrawal/undo`
pub async fn undo(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::Withdraw, "withdrawal").await?;
    let command = Command::UndoWithdrawal(UndoWithdrawal { reporter: opened.relation.reporter, spoken: None });
    own::act(&app, &opened, Action::Withdraw, command, (&fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/undo")).into_response())
}

fn judge(typed: &str) -> Result<Option<SaidWords>, Wrong> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let text = Prose::parse(typed).map_err(|fault| wrong_text("reason", fault, "text-too-long"))?;
    Ok(Some(SaidWords { text }))
}

fn form(app: &App, page: Page, opened: &Opened, (wrongs, reason): (Vec<Wrong>, &str)) -> WithdrawPage {
    let last = app.now().plus_days(i64::from(UNDO_DAYS)).day(app.zone());
    WithdrawPage {
        wrongs,
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        until: dates::day(page.words, last),
        reason: reason.to_owned(),
        page,
    }
}
