//! 转送: to the unit whose matter it is, with the reason.

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

const WHAT: (Action, &str) = (Action::Transfer, "transfer");

/// `GET /desk/concerns/{number}/transfer`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::Transfer)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/transfer`
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
    let picks = sendings::takers(case, fields.get("to"));
    StepPage {
        intro: case.say("transfer-intro"),
        then: vec![case.say("transfer-then")],
        fields: vec![
            Field::new("to", case.say("transfer-to"), Kind::Choice(picks)),
            Field::new("text", case.say("transfer-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 3 })
                .hint(case.say("transfer-hint")),
        ],
        ..case.step_page(Step::Transfer)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let to = fields.get("to").parse().map(UnitId).map_err(|_| Wrong::new("to", "wrong-pick"));
    match (to, form::text(fields, "text", "wrong-empty")) {
        (Ok(to), Ok(text)) => Ok(Command::Transfer(intake::Transfer { to, reason: SaidWords { text } })),
        (to, text) => Err([to.err(), text.err()].into_iter().flatten().collect()),
    }
}
