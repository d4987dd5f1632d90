//! 取消听证: why it is not held; everybody who was called is told.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{CallOffHearing, Command};

use crate::app::App;
use crate::desk::say_step::SayStep;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const STEP: SayStep = SayStep {
    action: Action::HoldHearing,
    step: Step::CallOffHearing,
    intro: "call-off-hearing-intro",
    then: "call-off-hearing-then",
    ask: "call-off-hearing-why",
    command: |reason| Command::CallOffHearing(CallOffHearing { reason }).into(),
};

/// `GET /desk/concerns/{number}/call-off-hearing`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/call-off-hearing`
///
/// # Errors
/// As [`SayStep::take`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    STEP.take(&app, &visitor, &number, &fields).await
}
