//! 关联: two concerns know of each other, by number alone.

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
    step: Step::Link,
    intro: "link-intro",
    then: &["link-then"],
    command: |to| Command::Link(casework::Link { to }).into(),
};

/// `GET /desk/concerns/{number}/link`
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

/// `POST /desk/concerns/{number}/link`
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
