//! 提出异议: within five working days, with detailed reasons, once.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;

use crate::app::App;
use crate::desk::SayStep;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const STEP: SayStep = SayStep {
    action: Action::ObjectToAssignment,
    step: Step::ObjectToAssignment,
    intro: "object-intro",
    then: "object-then",
    ask: "object-ask",
    command: |reason| Command::ObjectToAssignment(casework::ObjectToAssignment { reason }).into(),
};

/// `GET /desk/concerns/{number}/object`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/object`
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
