//! 本单位的日子: days on which the office is closed, or open, otherwise than the calendar has it; published, and taken back.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::text::Line;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Command, DaySet};

use crate::app::App;
use crate::web::closed_days::{self, OwnDay};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;

/// Its address.
pub const PATH: &str = "/office/days";

/// The days, and the form for one more.
#[derive(Template)]
#[template(path = "office/pages/set_day.html")]
pub struct SetDay {
    /// The layout's needs.
    pub page: Page,
    /// Days that come.
    pub days: Vec<OwnDay>,
    /// The day, as typed.
    pub on: String,
    /// Closed or open, as picked.
    pub open: String,
    /// Why, as typed.
    pub because: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// `GET /office/days`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    page(&app, &visitor, &Fields::default(), (Vec::new(), String::new()))
}

/// `POST /office/days`: a day is set, or one is taken back.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let command = match parse(&fields) {
        Ok(command) => command,
        Err(wrongs) => return Ok(page(&app, &visitor, &fields, (wrongs, String::new()))),
    };
    Ok(match super::order(&app, &visitor, (vec![command], Vec::new()), &fields).await? {
        Ok(_done) => Redirect::to(PATH).into_response(),
        Err(refused) => page(&app, &visitor, &fields, (Vec::new(), refused)),
    })
}

fn parse(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let on: Option<Day> = fields.get("on").trim().parse().map_err(|_| wrongs.push(Wrong::new("on", "wrong-day"))).ok();
    if let (Some(on), "back") = (on, fields.get("act")) {
        return Ok(Command::TakeBackDay { on });
    }
    let open = match fields.get("open") {
        "closed" => Some(false),
        "open" => Some(true),
        _neither => {
            wrongs.push(Wrong::new("open", "wrong-pick"));
            None
        }
    };
    let because =
        Line::parse(fields.get("because")).map_err(|_| wrongs.push(Wrong::new("because", "days-wrong-because")));
    match (on, open, because) {
        (Some(on), Some(open), Ok(because)) => Ok(Command::SetDay(DaySet { because, on, open })),
        _incomplete => Err(wrongs),
    }
}

fn page(app: &App, visitor: &Visitor, kept: &Fields, (wrongs, refused): (Vec<Wrong>, String)) -> Response {
    let (page, office) = (visitor.desk_page(app, "area-office"), app.office());
    let days = closed_days::coming(&page, &office.office, app.now().day(app.zone()), usize::MAX);
    let status = match (wrongs.is_empty(), refused.is_empty()) {
        (true, true) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, false) => StatusCode::CONFLICT,
    };
    let word = |name: &str| kept.get(name).to_owned();
    let (on, open, because) = (word("on"), word("open"), word("because"));
    render(&SetDay { days, on, open, because, wrongs, refused, page }, status)
}
