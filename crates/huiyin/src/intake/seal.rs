//! 保密: raised from now on, never lowered here.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command};

use crate::app::App;
use crate::desk::SayStep;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const STEP: SayStep = SayStep {
    action: Action::Seal,
    step: Step::Seal,
    intro: "seal-intro",
    then: "seal-then",
    ask: "seal-ask",
    command: |reason| Command::Seal(intake::Seal { reason }).into(),
};

/// `GET /desk/concerns/{number}/seal`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/seal`
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
