//! 不予受理: never without the reason and where to go instead (信访工作条例 19, 23).

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command, DeclineGround};
use huiyin_domain::kernel::time::Day;
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
    let line = |name| Kind::Line(fields.get(name).to_owned());
    let grounds = Kind::Choice(DeclineGround::ALL.into_iter().map(pick).collect());
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    StepPage {
        intro: case.say("decline-intro"),
        then: vec![case.say("decline-then")],
        fields: vec![
            Field::new("ground", case.say("decline-ground"), grounds),
            Field::new("text", case.say("decline-why"), text),
            Field::new("instead", case.say("decline-instead"), line("instead")).hint(case.say("decline-instead-hint")),
            Field::new("address", case.say("decline-address"), line("address")),
            Field::new("phone", case.say("decline-phone"), line("phone")),
            Field::new("basis", case.say("decline-basis"), line("basis"))
                .hint(case.say("decline-basis-hint"))
                .optional(),
            Field::new("number", case.say("decline-number"), line("number"))
                .hint(case.say("decline-handled"))
                .optional(),
            Field::new("until", case.say("decline-until"), Kind::Day(fields.get("until").to_owned()))
                .hint(case.say("decline-handled"))
                .optional(),
        ],
        final_step: true,
        ..case.step_page(Step::DeclineToAccept)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let known = DeclineGround::ALL.into_iter().find(|ground| ground.word() == fields.get("ground"));
    let ground = known.ok_or(Wrong::new("ground", "wrong-pick")).map_err(|wrong| wrongs.push(wrong));
    let until = optional_day(fields).map_err(|wrong| wrongs.push(wrong));
    match (ground, until, words(fields).map_err(|more| wrongs.extend(more))) {
        (Ok(ground), Ok(until), Ok(words)) => {
            Ok(Command::DeclineToAccept(intake::DeclineToAccept { ground, until, words }))
        }
        _ => Err(wrongs),
    }
}

/// Why, and the way on: which body, where, by which telephone.
fn words(fields: &Fields) -> Result<DeclineWords, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let reason = form::text(fields, "text", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    let instead = form::text(fields, "instead", "wrong-instead").map_err(|wrong| wrongs.push(wrong));
    let address = form::text(fields, "address", "wrong-instead").map_err(|wrong| wrongs.push(wrong));
    let phone = form::text(fields, "phone", "wrong-instead").map_err(|wrong| wrongs.push(wrong));
    let basis = form::optional_text(fields, "basis").map_err(|wrong| wrongs.push(wrong));
    let number = form::optional_text(fields, "number").map_err(|wrong| wrongs.push(wrong));
    match (reason, instead, (address, phone), (basis, number)) {
        (Ok(reason), Ok(instead), (Ok(address), Ok(phone)), (Ok(basis), Ok(number))) => {
            let (address, phone) = (Some(address), Some(phone));
            Ok(DeclineWords { address, basis, instead, number, phone, reason })
        }
        _ => Err(wrongs),
    }
}

fn optional_day(fields: &Fields) -> Result<Option<Day>, Wrong> {
    match fields.get("until").trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| Wrong::new("until", "wrong-day")),
    }
}
