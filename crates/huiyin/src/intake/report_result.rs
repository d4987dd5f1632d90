//! 反馈办理结果: the report on what was handed down; the sender takes it, or sends it back with remarks and another day.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{BareStep, Case, SayStep, again};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const REPORT: SayStep = SayStep {
    action: Action::ReportResult,
    step: Step::ReportResult,
    intro: "report-result-intro",
    then: "report-result-then",
    ask: "report-result-ask",
    command: |report| Command::ReportResult(intake::ReportResult { report }).into(),
};

const TAKE: BareStep = BareStep {
    action: Action::TakeResult,
    step: Step::TakeResult,
    intro: "take-result-intro",
    then: "take-result-then",
    command: || Command::TakeResult(intake::TakeResult).into(),
};

const BACK: (Action, &str) = (Action::TakeResult, "send-back-result");

/// `GET /desk/concerns/{number}/report-result`
///
/// # Errors
/// As the step's form.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    REPORT.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/report-result`
///
/// # Errors
/// As the step's form.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    REPORT.take(&app, &visitor, &number, &fields).await
}

/// `GET /desk/concerns/{number}/take-result`
///
/// # Errors
/// As the step's form.
pub async fn get_take(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    TAKE.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/take-result`
///
/// # Errors
/// As the step's form.
pub async fn post_take(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    TAKE.take(&app, &visitor, &number, &fields).await
}

/// `GET /desk/concerns/{number}/send-back-result`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_back(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, BACK).await?;
    case.needs(Step::SendBackResult)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/send-back-result`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post_back(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, BACK).await?;
    let shown = page(&case, &fields);
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    StepPage {
        intro: case.say("send-back-result-intro"),
        then: vec![case.say("send-back-result-then")],
        fields: vec![
            Field::new("text", case.say("send-back-result-ask"), text),
            Field::new("due", case.say("send-back-result-due"), Kind::Day(fields.get("due").to_owned())),
        ],
        ..case.step_page(Step::SendBackResult)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let due = fields.get("due").trim().parse().map_err(|_| Wrong::new("due", "wrong-day"));
    match (due, form::text(fields, "text", "wrong-empty")) {
        (Ok(due), Ok(text)) => {
            let remarks = SaidWords { text };
            Ok(Command::SendBackResult(intake::SendBackResult { due, remarks }))
        }
        (due, text) => Err([text.err(), due.err()].into_iter().flatten().collect()),
    }
}
