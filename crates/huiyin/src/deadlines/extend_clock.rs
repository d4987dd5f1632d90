//! 延期: once, by the head, before the term is over, and the citizen is told why (信访工作条例 34).

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::deadlines::{self, ClockId, Command};

use crate::app::App;
use crate::desk::{Case, again, clocks};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::ExtendClock, "extend-clock");

/// `GET /desk/concerns/{number}/extend-clock`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::ExtendClock)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/extend-clock`
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
    match read(&fields, clocks::to_extend(&case)) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let (intro, then, hint) = if clocks::to_extend(case) == ClockId::Assigned {
        ("extend-assigned-intro", "extend-assigned-then", "extend-assigned-hint")
    } else {
        ("extend-intro", "extend-then", "extend-hint")
    };
    StepPage {
        intro: case.say(intro),
        then: vec![case.say(then)],
        fields: vec![
            Field::new("days", case.say("extend-days"), Kind::Line(fields.get("days").to_owned())).hint(case.say(hint)),
            Field::new("text", case.say("extend-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 }),
        ],
        ..case.step_page(Step::ExtendClock)
    }
}

fn read(fields: &Fields, clock: ClockId) -> Result<Command, Vec<Wrong>> {
    let days = fields.get("days").trim().parse().map_err(|_| Wrong::new("days", "wrong-days"));
    match (days, form::text(fields, "text", "wrong-empty")) {
        (Ok(days), Ok(reason)) => Ok(Command::ExtendClock(deadlines::ExtendClock { clock, days, reason })),
        (days, text) => Err([days.err(), text.err()].into_iter().flatten().collect()),
    }
}
