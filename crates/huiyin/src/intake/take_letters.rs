//! 成批来信: a stack of scans becomes one letter after the other, each with its scan beside the form. The batch keeps its count:
//! a cover for the stack of paper says how many came, which number each got, and how many still wait.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::time::Day;

use super::examine_file::Wanted;
use super::register_concern::PATH;
use super::register_concern::drafts::{self, Batch, Pile};
use super::tray;
use crate::app::App;
use crate::web::dates;
use crate::web::desk::{Pick, RailItem};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem, render};
use crate::web::upload::{Upload, UploadedFile};
use crate::web::visitor::Visitor;

/// Where a batch begins.
pub const LETTERS: &str = "/desk/letters";
/// The most letters of one batch.
const MOST_LETTERS: usize = 20;

/// The form for a stack.
#[derive(Template)]
#[template(path = "intake/pages/take_letters.html")]
pub struct TakeLetters {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// One sentence a file that was not taken.
    pub refused: Vec<String>,
    /// The day the letters came.
    pub received: String,
    /// One letter a file, or one letter of all.
    pub ways: Vec<Pick>,
    /// Batches of the last thirty days: cover, and how far they are.
    pub batches: Vec<RailItem>,
    /// The limits.
    pub limits: String,
}

/// `GET /desk/letters`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let pile = Pile::of(&app, &visitor).await?;
    let today = app.now().day(app.zone()).to_string();
    Ok(problem::ok(&form(&app, &visitor, &pile, (&today, "each"))))
}

/// `POST /desk/letters`: the stack; then the first letter with its scan beside the form.
///
/// # Errors
/// A busy or full ledger, a full disk.
pub async fn post(State(app): State<App>, visitor: Visitor, sent: Upload) -> Result<Response, Problem> {
    let Upload { fields, files } = sent;
    let today = app.now().day(app.zone());
    let received: Option<Day> = fields.get("received").parse().ok().filter(|day| *day <= today);
    match received {
        Some(received) => lay_out(&app, &visitor, (&fields, received), files).await,
        None => refused(&app, &visitor, &fields, (Vec::new(), Wrong::new("received", "wrong-day"))).await,
    }
}

async fn lay_out(
    app: &App,
    visitor: &Visitor,
    (fields, received): (&Fields, Day),
    files: Vec<UploadedFile>,
) -> Result<Response, Problem> {
    let taken = tray::take(app, files, (Wanted::Papers, MOST_LETTERS)).await?;
    let not_taken = taken.sentences(&visitor.page(app));
    if taken.files.is_empty() {
        let key = if not_taken.is_empty() { "letters-none" } else { "letters-none-taken" };
        return refused(app, visitor, fields, (not_taken, Wrong::new("photos", key))).await;
    }
    let letters = match fields.get("way") {
        "one" => vec![taken.files],
        _ => taken.files.into_iter().map(|file| vec![file]).collect(),
    };
    let batch = Batch::new(Hex(app.ledger().random::<8>()?).to_string(), app.now(), &received.to_string());
    let next = format!("{LETTERS}/{}/next", batch.id);
    drafts::begin_batch(app, visitor, (batch, letters)).await?;
    if not_taken.is_empty() {
        return Ok(Redirect::to(&next).into_response());
    }
    refused(app, visitor, fields, (not_taken, Wrong::new("photos", "letters-some-not-taken"))).await
}

/// The form again, with what is wrong and what waits.
async fn refused(
    app: &App,
    visitor: &Visitor,
    fields: &Fields,
    (refused, wrong): (Vec<String>, Wrong),
) -> Result<Response, Problem> {
    let pile = Pile::of(app, visitor).await?;
    let shown = form(app, visitor, &pile, (fields.get("received"), fields.get("way")));
    Ok(render(&TakeLetters { refused, wrongs: vec![wrong], ..shown }, StatusCode::UNPROCESSABLE_ENTITY))
}

/// `GET /desk/letters/{batch}/next`: the letter that comes next, or the cover when none does.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn next(State(app): State<App>, visitor: Visitor, Path(batch): Path<String>) -> Result<Response, Problem> {
    let pile = Pile::of(&app, &visitor).await?;
    let to = match pile.next_of(&batch) {
        Some(sheet) => format!("{PATH}?sheet={}", sheet.id),
        None => format!("{LETTERS}/{batch}"),
    };
    Ok(Redirect::to(&to).into_response())
}

/// Day and count of a batch.
pub(super) fn title(page: &Page, batch: &Batch) -> String {
    let day = batch.received.parse().map(|day| dates::day(page.words, day)).unwrap_or_default();
    page.t("letters-title-of").with("day", day).with("n", batch.total).to_string()
}

fn form(app: &App, visitor: &Visitor, pile: &Pile, (received, way): (&str, &str)) -> TakeLetters {
    let page = visitor.desk_page(app, "area-register");
    let way = if way == "one" { "one" } else { "each" };
    let line = |batch: &Batch| {
        let waits = pile.waiting(&batch.id);
        let how = if waits == 0 {
            page.t("letters-done").to_string()
        } else {
            page.t("letters-waiting").with("n", waits).to_string()
        };
        RailItem::new(format!("{LETTERS}/{}", batch.id), title(&page, batch), how)
    };
    TakeLetters {
        wrongs: Vec::new(),
        refused: Vec::new(),
        received: received.to_owned(),
        ways: vec![
            Pick::new("each", page.t("letters-each"), way).hint(page.t("letters-each-hint")),
            Pick::new("one", page.t("letters-one"), way).hint(page.t("letters-one-hint")),
        ],
        batches: pile.batches.iter().rev().map(line).collect(),
        limits: page.t("letters-limits").with("n", MOST_LETTERS).to_string(),
        page,
    }
}
