//! 并入: handled in another concern from now on; one decision, and each person keeps number, code, notices and verdict.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;

use crate::app::App;
use crate::desk::OtherStep;
use crate::desk::other_step::Meant;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const STEP: OtherStep = OtherStep {
    action: Action::Join,
    step: Step::Join,
    intro: "join-intro",
    then: &["join-then-told", "join-then-date", "join-then-part"],
    command: |into| Command::Join(casework::Join { into }).into(),
};

/// `GET /desk/concerns/{number}/join`
///
/// # Errors
/// As [`OtherStep::show`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(meant): Query<Meant>,
) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number, &meant).await
}

/// `POST /desk/concerns/{number}/join`
///
/// # Errors
/// As [`OtherStep::take`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    STEP.take(&app, &visitor, &number, &fields).await
}
