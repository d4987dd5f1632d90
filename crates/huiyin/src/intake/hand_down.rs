//! 交办: to which unit, until when it has to report the result, and why it is theirs (信访工作条例 22 三).

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, sendings};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::HandDown, "hand-down");

/// `GET /desk/concerns/{number}/hand-down`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::HandDown)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/hand-down`
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

fn page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    StepPage {
        intro: case.say("hand-down-intro"),
        then: vec![case.say("hand-down-then")],
        fields: vec![
            Field::new("to", case.say("hand-down-to"), Kind::Choice(sendings::takers(case, fields.get("to")))),
            Field::new("due", case.say("hand-down-due"), Kind::Day(fields.get("due").to_owned()))
                .hint(case.say("hand-down-due-hint")),
            Field::new("text", case.say("hand-down-why"), text).hint(case.say("transfer-hint")),
        ],
        ..case.step_page(Step::HandDown)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let to = fields.get("to").parse().map(UnitId).map_err(|_| Wrong::new("to", "wrong-pick"));
    let due = fields.get("due").trim().parse().map_err(|_| Wrong::new("due", "wrong-day"));
    match (to, due, form::text(fields, "text", "wrong-empty")) {
        (Ok(to), Ok(due), Ok(text)) => Ok(Command::HandDown(intake::HandDown { to, due, reason: SaidWords { text } })),
        (to, due, text) => Err([to.err(), due.err(), text.err()].into_iter().flatten().collect()),
    }
}
