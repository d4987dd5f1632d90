//! 不予受理: never without the reason and where to go instead (信访工作条例 19, 23).

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command, DeclineGround};
use huiyin_domain::words::DeclineWords;

use crate::app::App;
use crate::desk::{Case, again, names};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::Accept, "decline");

/// `GET /desk/concerns/{number}/decline`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::DeclineToAccept)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/decline`
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
    let pick = |ground: DeclineGround| Pick::new(ground.word(), case.say(names::ground(ground)), fields.get("ground"));
    StepPage {
        intro: case.say("decline-intro"),
        then: vec![case.say("decline-then")],
        fields: vec![
            Field::new(
                "ground",
                case.say("decline-ground"),
                Kind::Choice(DeclineGround::ALL.into_iter().map(pick).collect()),
            ),
            Field::new("text", case.say("decline-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 }),
            Field::new("instead", case.say("decline-instead"), Kind::Line(fields.get("instead").to_owned()))
                .hint(case.say("decline-instead-hint")),
        ],
        final_step: true,
        ..case.step_page(Step::DeclineToAccept)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let known = DeclineGround::ALL.into_iter().find(|ground| ground.word() == fields.get("ground"));
    let ground = known.ok_or(Wrong::new("ground", "wrong-pick"));
    let reason = form::text(fields, "text", "wrong-empty");
    match (ground, reason, form::text(fields, "instead", "wrong-instead")) {
        (Ok(ground), Ok(reason), Ok(instead)) => {
            let words = DeclineWords { instead, reason };
            Ok(Command::DeclineToAccept(intake::DeclineToAccept { ground, words }))
        }
        (ground, reason, instead) => Err([ground.err(), reason.err(), instead.err()].into_iter().flatten().collect()),
    }
}
