//! 询问本人: one question at a time.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AskCitizen, "ask-citizen");

/// `GET /desk/concerns/{number}/ask-citizen`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AskCitizen)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/ask-citizen`
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
    StepPage {
        intro: case.say("ask-intro"),
        then: vec![case.say("ask-then")],
        fields: vec![Field::new(
            "text",
            case.say("ask-ask"),
            Kind::Text { value: fields.get("text").to_owned(), rows: 4 },
        )],
        ..case.step_page(Step::AskCitizen)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let text = form::text(fields, "text", "wrong-empty").map_err(|wrong| vec![wrong])?;
    Ok(Command::AskCitizen(casework::AskCitizen { question: SaidWords { text } }))
}
