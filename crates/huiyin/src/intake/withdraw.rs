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
#[derive(Clone, Template)]
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
    /// What it says: that it ends, or, of several, that one leaves and the others go on.
    pub says: Says,
    /// Last day for undoing it.
    pub until: String,
    /// As typed.
    pub reason: String,
}

/// Title, what it means, the question, both ways on.
#[derive(Clone, Debug)]
pub struct Says {
    /// 要撤回这件事吗？
    pub title: String,
    /// What follows.
    pub means: String,
    /// Why.
    pub reason: String,
    /// The button.
    pub submit: String,
    /// The other way.
    pub keep: String,
}

impl Says {
    /// The one or the other.
    #[must_use]
    pub fn of(page: &Page, others_remain: bool) -> Self {
        let keys = match others_remain {
            true => ["leave-title", "leave-means", "leave-reason", "leave-submit", "leave-keep"],
            false => ["withdraw-title", "withdraw-means", "withdraw-reason", "withdraw-submit", "withdraw-keep"],
        };
        let [title, means, reason, submit, keep] = keys.map(|key| page.t(key).to_string());
        Self { title, means, reason, submit, keep }
    }
}

/// Whether others who are answered by themselves go on when this person leaves.
fn others_remain(opened: &Opened) -> bool {
    opened.concern.intake.reporters.reached().any(|other| other != opened.relation.reporter)
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
    let done = if others_remain(opened) { "done/left" } else { "done/withdrawal" };
    Ok(Redirect::to(&paths::below(opened.number, done)).into_response())
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
        says: Says::of(&page, others_remain(opened)),
        page,
    }
}
