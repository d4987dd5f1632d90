//! 评价: solved, not solved, can't say; point by point, in the person's own word.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, GiveVerdict, PointVerdict, Verdict};
use huiyin_domain::kernel::ids::PointNo;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::SaidWords;
use serde::Deserialize;

use super::show_progress::Review;
use super::tell_progress::Teller;
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::paths;
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;

/// One point to be judged.
#[derive(Clone, Debug)]
pub struct PointToJudge {
    /// Its number.
    pub no: u32,
    /// What was asked for.
    pub words: String,
    /// What the unit answered, in one line.
    pub unit_says: String,
    /// `solved`, `not_solved`, `cannot_say`, or nothing chosen.
    pub verdict: String,
}

/// Asks for the verdict.
#[derive(Template)]
#[template(path = "casework/pages/give_verdict.html")]
pub struct GiveVerdictPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// The points.
    pub points: Vec<PointToJudge>,
    /// As typed.
    pub words: String,
    /// How to have it looked at by the next level, while that is possible.
    pub review: Option<Review>,
}

/// Which of the three was pressed on the progress page: it stands for every point until changed.
#[derive(Debug, Default, Deserialize)]
pub struct Pressed {
    #[serde(default)]
    all: String,
}

/// `GET /concerns/{number}/verdict`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(pressed): Query<Pressed>,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::GiveVerdict, "verdict").await?;
    let chosen = |no: PointNo| before(&opened, no).unwrap_or_else(|| pressed.all.clone());
    Ok(ok(&judging(&app, &visitor, &opened, (vec![], "", &chosen))?))
}

/// `POST /concerns/{number}/verdict`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::GiveVerdict, "verdict").await?;
    match parse(&opened, &fields) {
        Ok(verdict) => send(&app, &opened, &fields, verdict).await,
        Err(wrong) => {
            let again = again(&app, &visitor, &opened, (wrong, &fields))?;
            Ok(render(&again, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

fn again(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    (wrong, fields): (Wrong, &Fields),
) -> Result<GiveVerdictPage, Problem> {
    let chosen = |no: PointNo| fields.get(&field(no)).to_owned();
    judging(app, visitor, opened, (vec![wrong], fields.get("words"), &chosen))
}

async fn send(app: &App, opened: &Opened, fields: &Fields, verdict: GiveVerdict) -> Result<Response, Away> {
    own::act(app, opened, Action::GiveVerdict, Command::GiveVerdict(verdict), (fields, vec![])).await?;
    let to = if fields.get("then") == "review" { "review" } else { "done/verdict" };
    Ok(Redirect::to(&paths::below(opened.number, to)).into_response())
}

fn field(no: PointNo) -> String {
    format!("point-{no}")
}

/// What was said of a point before, so that a change begins there.
fn before(opened: &Opened, no: PointNo) -> Option<String> {
    let given = opened.concern.casework.reply()?.of(opened.relation.reporter).verdict?;
    given.points.iter().find(|point| point.point == no).map(|point| point.verdict.word().to_owned())
}

fn parse(opened: &Opened, fields: &Fields) -> Result<GiveVerdict, Wrong> {
    let judged = |no: u32| {
        let point = PointNo(no);
        let word = fields.get(&field(point));
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.word() == word)?;
        Some(PointVerdict { point, verdict })
    };
    let points: Vec<PointVerdict> = (1..=opened.concern.intake.points).filter_map(judged).collect();
    if points.is_empty() {
        return Err(Wrong::new("points", "verdict-empty"));
    }
    let typed = fields.get("words");
    if typed.trim().is_empty() {
        return Ok(GiveVerdict { points, words: None });
    }
    let text = Prose::parse(typed).map_err(|fault| form::wrong_text("words", fault, "question-empty"))?;
    Ok(GiveVerdict { points, words: Some(SaidWords { text }) })
}

type Chosen<'a> = &'a dyn Fn(PointNo) -> String;

fn judging(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    (wrongs, words, chosen): (Vec<Wrong>, &str, Chosen<'_>),
) -> Result<GiveVerdictPage, Problem> {
    let page = visitor.page(app);
    let today = app.now().day(app.zone());
    let teller = Teller { app, office: &visitor.office, words: page.words, opened, today };
    let reply = opened.concern.casework.reply().ok_or(Problem::NotFound)?;
    let point = |answer: &huiyin_domain::casework::Answer| PointToJudge {
        no: answer.point.0,
        words: teller.point(answer.point),
        unit_says: teller.outcome(answer.outcome).words,
        verdict: chosen(answer.point),
    };
    Ok(GiveVerdictPage {
        wrongs,
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        points: reply.answers.iter().map(point).collect(),
        words: words.to_owned(),
        review: teller.review(),
        page,
    })
}
