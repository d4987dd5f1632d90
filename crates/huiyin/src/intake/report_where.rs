//! 第 2 步，在哪里: words first, the office's area if one knows it; both may be absent.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::AreaCode;
use huiyin_domain::kernel::text::Line;

use super::draft::Draft;
use super::fields::{said_later, wrong_text};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;

/// One area of the office's list.
#[derive(Clone, Debug)]
pub struct AreaChoice {
    /// Its code.
    pub code: String,
    /// Its name, with the names above it.
    pub name: String,
    /// Chosen in the draft.
    pub chosen: bool,
}

/// Page 2 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_where.html")]
pub struct ReportWhere {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// As typed.
    pub place: String,
    /// The office's areas.
    pub areas: Vec<AreaChoice>,
}

/// `GET /report/where`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    Ok(ok(&form(&app, &visitor, vec![], &draft.place, &draft.area)))
}

/// `POST /report/where`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let (place, area) = (fields.get("place"), fields.get("area"));
    let wrongs = judge(&visitor, place, area);
    if !wrongs.is_empty() {
        return Ok(render(&form(&app, &visitor, wrongs, place, area), StatusCode::UNPROCESSABLE_ENTITY));
    }
    let draft = Draft::of(&app, &visitor).await?;
    let draft = Draft { place: place.trim().to_owned(), area: area.to_owned(), ..draft };
    draft.keep(&app, &visitor).await?;
    Ok(Redirect::to(if said_later(&fields) { "/report/saved" } else { "/report/photos" }).into_response())
}

fn judge(visitor: &Visitor, place: &str, area: &str) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    if !place.trim().is_empty() {
        wrongs.extend(Line::parse(place).err().map(|fault| wrong_text("place", fault, "text-too-long")));
    }
    let known = AreaCode::parse(area).is_some_and(|code| visitor.office.office.has_area(&code));
    if !area.is_empty() && !known {
        wrongs.push(Wrong::new("area", "area-unknown"));
    }
    wrongs
}

fn form(app: &App, visitor: &Visitor, wrongs: Vec<Wrong>, place: &str, area: &str) -> ReportWhere {
    let choice = |(code, name): (&AreaCode, &huiyin_domain::kernel::text::Name)| AreaChoice {
        code: code.to_string(),
        name: name.as_str().to_owned(),
        chosen: code.as_str() == area,
    };
    let areas = visitor.office.office.areas().map(choice).collect();
    ReportWhere { page: visitor.page(app), wrongs, place: place.to_owned(), areas }
}
