//! 取消关联: what was linked and has nothing to do with each other after all.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::number::Number;

use crate::app::App;
use crate::desk::other_step::Meant;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::Link, "unlink");

/// `GET /desk/concerns/{number}/unlink`
///
/// # Errors
/// As [`Case::open`], and [`Problem::Refused`] when nothing is linked.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(meant): Query<Meant>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::Unlink)?;
    Ok(problem::ok(&page(&case, &meant.other)))
}

/// `POST /desk/concerns/{number}/unlink`
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
    let shown = page(&case, fields.get("other"));
    match Number::parse(fields.get("other")) {
        Ok(from) => case.carry_out(shown, &fields, Command::Unlink(casework::Unlink { from })).await,
        Err(_) => Ok(again(shown, vec![Wrong::new("other", "wrong-pick")])),
    }
}

fn page(case: &Case, meant: &str) -> StepPage {
    let links = &case.opened.concern.casework.kin.links;
    let only = links.first().filter(|_| links.len() == 1).map(|number| number.digits());
    let picked = if meant.is_empty() { only.unwrap_or_default() } else { meant.to_owned() };
    let picks = links.iter().map(|number| Pick::new(number.digits(), number.to_string(), &picked));
    StepPage {
        intro: case.say("unlink-intro"),
        then: vec![case.say("unlink-then")],
        fields: vec![Field::new("other", case.say("other-which"), Kind::Choice(picks.collect()))],
        ..case.step_page(Step::Unlink)
    }
}
