//! 审核异议: the sender rules; there is no second return.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::RuleOnObjection, "rule-on-objection");

/// `GET /desk/concerns/{number}/rule-on-objection`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::RuleOnObjection)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/rule-on-objection`
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
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("grant"));
    StepPage {
        intro: case.say("rule-intro"),
        then: vec![case.say("rule-then")],
        fields: vec![
            Field::new(
                "grant",
                case.say("rule-ask"),
                Kind::Choice(vec![pick("yes", "rule-yes"), pick("no", "rule-no")]),
            ),
            Field::new("text", case.say("rule-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 }),
        ],
        ..case.step_page(Step::RuleOnObjection)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let grant = match fields.get("grant") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Wrong::new("grant", "wrong-pick")),
    };
    match (grant, form::text(fields, "text", "wrong-empty")) {
        (Ok(grant), Ok(text)) => {
            Ok(Command::RuleOnObjection(casework::RuleOnObjection { grant, reason: SaidWords { text } }))
        }
        (grant, text) => Err([grant.err(), text.err()].into_iter().flatten().collect()),
    }
}
