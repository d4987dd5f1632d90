//! 加一点诉求: the person sees the points as the office named them and may add one.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::intake::{AddPoint, Command};
use huiyin_domain::kernel::text::{Line, TextFault};
use huiyin_domain::words::Words;

use super::fields::wrong_text;
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::paths;
use crate::web::problem::{ok, render};
use crate::web::visitor::Visitor;

/// Asks for the missing point.
#[derive(Template)]
#[template(path = "intake/pages/add_point.html")]
pub struct AddPointPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// The points there are.
    pub points: Vec<String>,
    /// As typed.
    pub typed: String,
}

/// `GET /concerns/{number}/points`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AddPoint, "points").await?;
    Ok(ok(&form(visitor.page(&app), &opened, vec![], "")))
}

/// `POST /concerns/{number}/points`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AddPoint, "points").await?;
    match Line::parse(fields.get("point")).map_err(wrong) {
        Ok(point) => send(&app, &opened, &fields, point).await,
        Err(wrong) => {
            let again = form(visitor.page(&app), &opened, vec![wrong], fields.get("point"));
            Ok(render(&again, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn send(app: &App, opened: &Opened, fields: &Fields, point: Line) -> Result<Response, Away> {
    let command = Command::AddPoint(AddPoint { point });
    own::act(app, opened, Action::AddPoint, command, (fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/point")).into_response())
}

fn wrong(fault: TextFault) -> Wrong {
    if fault == TextFault::Empty {
        Wrong::new("point", "point-empty")
    } else {
        wrong_text("point", fault, "text-too-long")
    }
}

fn form(page: Page, opened: &Opened, wrongs: Vec<Wrong>, typed: &str) -> AddPointPage {
    AddPointPage {
        page,
        wrongs,
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        points: points(opened),
        typed: typed.to_owned(),
    }
}

fn points(opened: &Opened) -> Vec<String> {
    let named = opened.entries.iter().filter_map(|entry| match &entry.words {
        Some(Words::Points(words)) => Some(&words.points),
        _ => None,
    });
    named.flatten().map(|point| point.as_str().to_owned()).collect()
}
