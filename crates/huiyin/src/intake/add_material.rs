//! 补充材料: words or photos that come later; by the citizen here, by the office in [`at_desk`].

pub mod at_desk;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::intake::{AddMaterial, Command, MaterialKind};
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::MaterialWords;
use huiyin_ledger::StoredFile;

use super::draft::PHOTOS_MOST;
use super::fields::wrong_text;
use super::{file_concern, upload};
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::paths;
use crate::web::problem::{Problem, ok, render};
use crate::web::upload::{Upload, UploadedFile};
use crate::web::visitor::Visitor;

/// Asks for more.
#[derive(Template)]
#[template(path = "intake/pages/add_material.html")]
pub struct AddMaterialPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// As typed.
    pub text: String,
    /// The text is a second report sent with the key of the first: offered here as material instead.
    pub from_report: bool,
}

/// `GET /concerns/{number}/material`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AddMaterial, "material").await?;
    Ok(ok(&form(visitor.page(&app), &opened, vec![], "")))
}

/// `POST /concerns/{number}/material`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    sent: Upload,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AddMaterial, "material").await?;
    let Upload { fields, files } = sent;
    match parse(&app, &visitor, fields.get("text"), files).await? {
        Ok(brought) => send(&app, &opened, &fields, brought).await,
        Err(wrong) => Ok(again(&form(visitor.page(&app), &opened, vec![wrong], fields.get("text")))),
    }
}

fn again(page: &AddMaterialPage) -> Response {
    render(page, StatusCode::UNPROCESSABLE_ENTITY)
}

type Brought = (MaterialWords, Vec<StoredFile>);

/// What was brought, with the files kept; or what is wrong with it.
async fn parse(
    app: &App,
    visitor: &Visitor,
    typed: &str,
    files: Vec<UploadedFile>,
) -> Result<Result<Brought, Wrong>, Problem> {
    let text = match judge(typed, files.len()) {
        Ok(text) => text,
        Err(wrong) => return Ok(Err(wrong)),
    };
    let stored = upload::store(app, files, PHOTOS_MOST).await?;
    Ok(stored.map(|files| (MaterialWords { files: file_concern::file_words(&files, visitor), text }, files)))
}

async fn send(app: &App, opened: &Opened, fields: &Fields, (words, files): Brought) -> Result<Response, Away> {
    let command = Command::AddMaterial(AddMaterial { kind: MaterialKind::Own, words });
    own::act(app, opened, Action::AddMaterial, command, (fields, files)).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/material")).into_response())
}

/// Words, a photo, or both.
fn judge(typed: &str, photos: usize) -> Result<Option<Prose>, Wrong> {
    if typed.trim().is_empty() {
        return if photos > 0 { Ok(None) } else { Err(Wrong::new("text", "material-empty")) };
    }
    Prose::parse(typed).map(Some).map_err(|fault| wrong_text("text", fault, "text-too-long"))
}

fn form(page: Page, opened: &Opened, wrongs: Vec<Wrong>, text: &str) -> AddMaterialPage {
    let number = opened.number.to_string();
    AddMaterialPage {
        page,
        wrongs,
        number,
        back: paths::progress(opened.number),
        text: text.to_owned(),
        from_report: false,
    }
}
