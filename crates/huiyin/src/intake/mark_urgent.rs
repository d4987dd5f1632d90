//! 紧急: reported upward at once; the unit above sees it, and it alone takes the mark off (信访工作条例 25).

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, Command};

use crate::app::App;
use crate::desk::{BareStep, SayStep};
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const MARK: SayStep = SayStep {
    action: Action::MarkUrgent,
    step: Step::MarkUrgent,
    intro: "mark-urgent-intro",
    then: "mark-urgent-then",
    ask: "mark-urgent-ask",
    command: |reason| Command::MarkUrgent(intake::MarkUrgent { reason }).into(),
};

const SEE: BareStep = BareStep {
    action: Action::SeeUrgent,
    step: Step::SeeUrgent,
    intro: "see-urgent-intro",
    then: "see-urgent-then",
    command: || Command::SeeUrgent(intake::SeeUrgent).into(),
};

const CLEAR: SayStep = SayStep {
    action: Action::SeeUrgent,
    step: Step::ClearUrgent,
    intro: "clear-urgent-intro",
    then: "clear-urgent-then",
    ask: "clear-urgent-ask",
    command: |reason| Command::ClearUrgent(intake::ClearUrgent { reason }).into(),
};

/// `GET /desk/concerns/{number}/mark-urgent`
///
/// # Errors
/// As the step's form.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    MARK.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/mark-urgent`
///
/// # Errors
/// As the step's form.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    MARK.take(&app, &visitor, &number, &fields).await
}

/// `GET /desk/concerns/{number}/see-urgent`
///
/// # Errors
/// As the step's form.
pub async fn get_see(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    SEE.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/see-urgent`
///
/// # Errors
/// As the step's form.
pub async fn post_see(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    SEE.take(&app, &visitor, &number, &fields).await
}

/// `GET /desk/concerns/{number}/clear-urgent`
///
/// # Errors
/// As the step's form.
pub async fn get_clear(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    CLEAR.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/clear-urgent`
///
/// # Errors
/// As the step's form.
pub async fn post_clear(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    CLEAR.take(&app, &visitor, &number, &fields).await
}
