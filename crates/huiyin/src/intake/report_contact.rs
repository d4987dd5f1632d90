//! 第 4 步，怎么联系您: telephone, letter, or nothing at all; nothing is fine.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::text::{Line, Name};

use super::draft::Draft;
use super::fields::{judge_phone, said_later, wrong_text};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;

/// Page 4 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_contact.html")]
pub struct ReportContact {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// `phone`, `letter`, `none`, or nothing chosen.
    pub manner: String,
    /// As typed.
    pub phone: String,
    /// As typed.
    pub address: String,
    /// As typed.
    pub name: String,
    /// Whether conduct is complained of: then other people read it.
    pub sealed: bool,
}

/// `GET /report/contact`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    Ok(ok(&form(visitor.page(&app), vec![], draft)))
}

/// `POST /report/contact`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let draft = filled(Draft::of(&app, &visitor).await?, &fields);
    let later = said_later(&fields);
    let wrongs = judge(&draft, later);
    if !wrongs.is_empty() {
        return Ok(render(&form(visitor.page(&app), wrongs, draft), StatusCode::UNPROCESSABLE_ENTITY));
    }
    draft.keep(&app, &visitor).await?;
    Ok(Redirect::to(if later { "/report/saved" } else { "/report/check" }).into_response())
}

fn filled(draft: Draft, fields: &Fields) -> Draft {
    let typed = |field: &str| fields.get(field).trim().to_owned();
    Draft { manner: typed("manner"), phone: typed("phone"), address: typed("address"), name: typed("name"), ..draft }
}

/// Only the chosen way is asked for; what stands in the others is kept and not sent.
fn judge(draft: &Draft, later: bool) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    match draft.manner.as_str() {
        "phone" if later && draft.phone.is_empty() => {}
        "phone" => wrongs.extend(judge_phone(&draft.phone).err()),
        "letter" if later && draft.address.is_empty() => {}
        "letter" if draft.address.is_empty() => wrongs.push(Wrong::new("address", "address-missing")),
        "letter" => {
            wrongs.extend(Line::parse(&draft.address).err().map(|fault| wrong_text("address", fault, "text-too-long")));
        }
        "none" => {}
        _ if later => {}
        _ => wrongs.push(Wrong::new("manner", "contact-missing")),
    }
    if !draft.name.is_empty() {
        wrongs.extend(Name::parse(&draft.name).err().map(|fault| wrong_text("name", fault, "text-too-long")));
    }
    wrongs
}

fn form(page: Page, wrongs: Vec<Wrong>, draft: Draft) -> ReportContact {
    let sealed = draft.is_sealed();
    let Draft { manner, phone, address, name, .. } = draft;
    ReportContact { page, wrongs, manner, phone, address, name, sealed }
}
