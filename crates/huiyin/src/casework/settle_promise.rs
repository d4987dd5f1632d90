//! 办到没有: a promise was kept, or somebody says openly that it was not; the citizen reads how it shows.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::PromiseNo;
use huiyin_domain::words::SaidWords;

use super::promises::words_of;
use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::SettlePromise, "settle-promise");

/// `GET /desk/concerns/{number}/settle-promise/{promise}`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, promise)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::SettlePromise)?;
    Ok(problem::ok(&page(&case, PromiseNo(promise), &Fields::default())))
}

/// `POST /desk/concerns/{number}/settle-promise/{promise}`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, promise)): Path<(String, u32)>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, PromiseNo(promise), &fields);
    match read(PromiseNo(promise), &fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, promise: PromiseNo, fields: &Fields) -> StepPage {
    let words = case.told.versions.iter().rev().find_map(|version| words_of(version, promise));
    let (what, who) = words.unwrap_or_default();
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("kept"));
    let shown = case.step_page(Step::SettlePromise);
    StepPage {
        intro: case.page.t("settle-intro").with("what", what).with("who", who).to_string(),
        then: vec![case.say("settle-then")],
        fields: vec![
            Field::new(
                "kept",
                case.say("settle-ask"),
                Kind::Choice(vec![pick("yes", "settle-yes"), pick("no", "settle-no")]),
            ),
            Field::new("text", case.say("settle-how"), Kind::Text { value: fields.get("text").to_owned(), rows: 3 })
                .hint(case.say("settle-hint")),
        ],
        action: format!("{}/{promise}", shown.action),
        ..shown
    }
}

fn read(promise: PromiseNo, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let kept = match fields.get("kept") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Wrong::new("kept", "wrong-pick")),
    };
    match (kept, form::text(fields, "text", "wrong-empty")) {
        (Ok(kept), Ok(text)) => {
            Ok(Command::SettlePromise(casework::SettlePromise { promise, kept, words: SaidWords { text } }))
        }
        (kept, text) => Err([kept.err(), text.err()].into_iter().flatten().collect()),
    }
}
