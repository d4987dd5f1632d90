//! 办结: after 解决了, or when the term for asking review is over.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Claim, Command};
use huiyin_domain::concern::Step;

use crate::app::App;
use crate::desk::{Case, again, names};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::Close, "close");

/// `GET /desk/concerns/{number}/close`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::Close)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/close`
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
    let pick = |claim: Claim| Pick::new(claim.word(), case.say(names::claim(claim)), fields.get("claim"));
    StepPage {
        intro: case.say("close-intro"),
        then: vec![case.say("close-then")],
        fields: vec![Field::new(
            "claim",
            case.say("close-ask"),
            Kind::Choice(Claim::ALL.into_iter().map(pick).collect()),
        )],
        ..case.step_page(Step::Close)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let claim = Claim::ALL.into_iter().find(|claim| claim.word() == fields.get("claim"));
    let claim = claim.ok_or_else(|| vec![Wrong::new("claim", "wrong-pick")])?;
    Ok(Command::Close(casework::Close { claim }))
}
