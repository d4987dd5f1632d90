//! 报请: to which unit above, on what ground, and why in words; the citizen is told (信访工作条例 22 四, 24).

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command, UpGround};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, names, sendings};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::HandDown, "submit-up");

/// `GET /desk/concerns/{number}/submit-up`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::SubmitUp)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/submit-up`
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
    let ground = |ground: UpGround| Pick::new(ground.word(), case.say(names::up_ground(ground)), fields.get("ground"));
    let grounds = UpGround::ALL.into_iter().map(ground).collect();
    StepPage {
        intro: case.say("submit-up-intro"),
        then: vec![case.say("submit-up-then")],
        fields: vec![
            Field::new("to", case.say("submit-up-to"), Kind::Choice(sendings::above(case, fields.get("to")))),
            Field::new("ground", case.say("submit-up-ground"), Kind::Choice(grounds)),
            Field::new("text", case.say("submit-up-why"), text).hint(case.say("transfer-hint")),
        ],
        ..case.step_page(Step::SubmitUp)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let to = fields.get("to").parse().map(UnitId).map_err(|_| Wrong::new("to", "wrong-pick"));
    let known = UpGround::ALL.into_iter().find(|ground| ground.word() == fields.get("ground"));
    let ground = known.ok_or(Wrong::new("ground", "wrong-pick"));
    match (to, ground, form::text(fields, "text", "wrong-empty")) {
        (Ok(to), Ok(ground), Ok(text)) => {
            Ok(Command::SubmitUp(intake::SubmitUp { to, ground, reason: SaidWords { text } }))
        }
        (to, ground, text) => Err([to.err(), ground.err(), text.err()].into_iter().flatten().collect()),
    }
}
