//! 中止期限、恢复计算: for a reason that the rule of the clock names, and for no other; the citizen is told.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::deadlines::{self, Clock, ClockId, Command, StopReason};

use crate::app::App;
use crate::desk::{Case, again, clocks, names};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::SuspendClock, "suspend-clock");

/// `GET /desk/concerns/{number}/suspend-clock`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::SuspendClock)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/suspend-clock`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, &fields);
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// `GET /desk/concerns/{number}/resume-clock`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_resume(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::ResumeClock)?;
    Ok(problem::ok(&resume_page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/resume-clock`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post_resume(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = resume_page(&case, &fields);
    match clock(&fields) {
        Ok(clock) => case.carry_out(shown, &fields, Command::ResumeClock(deadlines::ResumeClock { clock })).await,
        Err(wrong) => Ok(again(shown, vec![wrong])),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let found = clocks::may_stop(case);
    let allowed = |because: &StopReason| found.iter().any(|clock| clock.rule().stops.contains(because));
    let reasons = StopReason::ALL.into_iter().filter(allowed);
    let pick =
        |because: StopReason| Pick::new(because.word(), case.say(names::stop_reason(because)), fields.get("because"));
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 3 };
    StepPage {
        intro: case.say("suspend-intro"),
        then: vec![case.say("suspend-then")],
        fields: vec![
            Field::new("clock", case.say("suspend-clock-ask"), Kind::Choice(picks(case, &found, fields))),
            Field::new("because", case.say("suspend-because"), Kind::Choice(reasons.map(pick).collect())),
            Field::new("text", case.say("suspend-why"), text),
        ],
        ..case.step_page(Step::SuspendClock)
    }
}

fn resume_page(case: &Case, fields: &Fields) -> StepPage {
    let found = clocks::stopped(case);
    let ask = case.say("resume-clock-ask");
    StepPage {
        intro: case.say("resume-intro"),
        then: vec![case.say("resume-then")],
        fields: vec![Field::new("clock", ask, Kind::Choice(picks(case, &found, fields)))],
        ..case.step_page(Step::ResumeClock)
    }
}

/// One alone is chosen already.
fn picks(case: &Case, found: &[&Clock], fields: &Fields) -> Vec<Pick> {
    let chosen = match (fields.get("clock"), found) {
        ("", [one]) => one.id.word(),
        (chosen, _) => chosen,
    };
    found.iter().map(|clock| Pick::new(clock.id.word(), case.say(names::clock(clock.id)), chosen)).collect()
}

fn clock(fields: &Fields) -> Result<ClockId, Wrong> {
    ClockId::of_word(fields.get("clock")).ok_or(Wrong::new("clock", "wrong-pick"))
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let because = StopReason::ALL.into_iter().find(|because| because.word() == fields.get("because"));
    let because = because.ok_or(Wrong::new("because", "wrong-pick"));
    match (clock(fields), because, form::text(fields, "text", "wrong-empty")) {
        (Ok(clock), Ok(because), Ok(reason)) => {
            Ok(Command::SuspendClock(deadlines::SuspendClock { clock, because, reason }))
        }
        (clock, because, text) => Err([clock.err(), because.err(), text.err()].into_iter().flatten().collect()),
    }
}
