//! 不是一件事: they only look alike, and the hint is not shown again.

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
    action: Action::Link,
    step: Step::TellApart,
    intro: "tell-apart-intro",
    then: &["tell-apart-then"],
    command: |from| Command::TellApart(casework::TellApart { from }).into(),
};

/// `GET /desk/concerns/{number}/tell-apart`
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

/// `POST /desk/concerns/{number}/tell-apart`
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
