//! 拆分: a joined concern gets its own life back.

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
    action: Action::Part,
    step: Step::Part,
    intro: "part-intro",
    then: "part-then",
    ask: "part-why",
    command: |reason| Command::Part(casework::Part { reason: Some(reason) }).into(),
};

/// `GET /desk/concerns/{number}/part`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/part`
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
