//! 对限制不服: the person appeals on their page; a supervisor who took no part rules; the unit or a supervisor may lift it early.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, SayStep, again, conduct};
use crate::own::{self, Away};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::paths;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// Asks why.
#[derive(Template)]
#[template(path = "casework/pages/appeal_restriction.html")]
pub struct AppealPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// As typed.
    pub typed: String,
}

const RULE: (Action, &str) = (Action::RuleOnRestriction, "rule-on-appeal");

const LIFT: SayStep = SayStep {
    action: Action::ProposeRestriction,
    step: Step::LiftRestriction,
    intro: "lift-restriction-intro",
    then: "lift-restriction-then",
    ask: "lift-restriction-ask",
    command: |reason| Command::LiftRestriction(casework::LiftRestriction { reason }).into(),
};

/// `GET /concerns/{number}/restriction`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AppealRestriction, "restriction").await?;
    Ok(problem::ok(&form_page(visitor.page(&app), &opened, vec![], "")))
}

/// `POST /concerns/{number}/restriction`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AppealRestriction, "restriction").await?;
    match form::text(&fields, "text", "appeal-empty") {
        Ok(text) => send(&app, &opened, &fields, SaidWords { text }).await,
        Err(wrong) => {
            let again = form_page(visitor.page(&app), &opened, vec![wrong], fields.get("text"));
            Ok(problem::render(&again, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn send(app: &App, opened: &crate::gate::Opened, fields: &Fields, words: SaidWords) -> Result<Response, Away> {
    let command = Command::AppealRestriction(casework::AppealRestriction { words });
    own::act(app, opened, Action::AppealRestriction, command, (fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/appeal")).into_response())
}

fn form_page(page: Page, opened: &crate::gate::Opened, wrongs: Vec<Wrong>, typed: &str) -> AppealPage {
    let (number, back) = (opened.number.to_string(), paths::progress(opened.number));
    AppealPage { page, wrongs, number, back, typed: typed.to_owned() }
}

/// `GET /desk/concerns/{number}/rule-on-appeal`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_ruling(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, RULE).await?;
    case.needs(Step::RuleOnAppeal)?;
    Ok(problem::ok(&ruling_page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/rule-on-appeal`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post_ruling(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, RULE).await?;
    let shown = ruling_page(&case, &fields);
    match read_ruling(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// `GET /desk/concerns/{number}/lift-restriction`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get_lift(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    LIFT.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/lift-restriction`
///
/// # Errors
/// As [`SayStep::take`].
pub async fn post_lift(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    LIFT.take(&app, &visitor, &number, &fields).await
}

fn ruling_page(case: &Case, fields: &Fields) -> StepPage {
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("lift"));
    let picks = vec![pick("yes", "rule-on-appeal-yes"), pick("no", "rule-on-appeal-no")];
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 3 };
    StepPage {
        intro: case.say("rule-on-appeal-intro"),
        then: std::iter::once(case.say("rule-on-appeal-then")).chain(conduct::lines(case)).collect(),
        fields: vec![
            Field::new("lift", case.say("rule-on-appeal-ask"), Kind::Choice(picks)),
            Field::new("text", case.say("rule-on-appeal-why"), text),
        ],
        ..case.step_page(Step::RuleOnAppeal)
    }
}

fn read_ruling(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let lift = match fields.get("lift") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Wrong::new("lift", "wrong-pick")),
    };
    match (lift, form::text(fields, "text", "wrong-empty")) {
        (Ok(lift), Ok(text)) => {
            let reason = SaidWords { text };
            Ok(Command::RuleOnAppeal(casework::RuleOnAppeal { lift, reason }))
        }
        (lift, text) => Err([lift.err(), text.err()].into_iter().flatten().collect()),
    }
}
