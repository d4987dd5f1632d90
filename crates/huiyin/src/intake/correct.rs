//! 更正: a wrong entry is corrected by a new one that names it; the old one stays readable.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::Correct, "correct");

/// `GET /desk/concerns/{number}/correct`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::Correct)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/correct`
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
    let entries = crate::desk::told::entries(case);
    let picks = entries.into_iter().map(|(at, words)| Pick::new(at, words, fields.get("entry"))).collect();
    StepPage {
        intro: case.say("correct-intro"),
        then: vec![case.say("correct-then")],
        fields: vec![
            Field::new("entry", case.say("correct-entry"), Kind::List(picks)),
            Field::new("text", case.say("correct-ask"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 }),
        ],
        ..case.step_page(Step::Correct)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let entry = fields.get("entry").parse().map_err(|_| Wrong::new("entry", "wrong-pick"));
    match (entry, form::text(fields, "text", "wrong-empty")) {
        (Ok(entry), Ok(text)) => Ok(Command::Correct(intake::Correct { entry, words: SaidWords { text } })),
        (entry, text) => Err([entry.err(), text.err()].into_iter().flatten().collect()),
    }
}
