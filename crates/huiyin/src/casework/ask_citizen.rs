//! 询问本人: one question at a time.

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
    action: Action::AskCitizen,
    step: Step::AskCitizen,
    intro: "ask-intro",
    then: "ask-then",
    ask: "ask-ask",
    command: |question| Command::AskCitizen(casework::AskCitizen { question }).into(),
};

/// `GET /desk/concerns/{number}/ask-citizen`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/ask-citizen`
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
