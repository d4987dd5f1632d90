//! 签收: the receiving unit signs; until then the sender may remind it, and take the concern back.

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

const SIGN: BareStep = BareStep {
    action: Action::SignFor,
    step: Step::SignFor,
    intro: "sign-for-intro",
    then: "sign-for-then",
    command: || Command::SignFor(intake::SignFor).into(),
};

const REMIND: BareStep = BareStep {
    action: Action::TakeBack,
    step: Step::RemindToSign,
    intro: "remind-intro",
    then: "remind-then",
    command: || Command::RemindToSign(intake::RemindToSign).into(),
};

const TAKE_BACK: SayStep = SayStep {
    action: Action::TakeBack,
    step: Step::TakeBack,
    intro: "take-back-intro",
    then: "take-back-then",
    ask: "take-back-ask",
    command: |reason| Command::TakeBack(intake::TakeBack { reason }).into(),
};

/// `GET /desk/concerns/{number}/sign-for`
///
/// # Errors
/// As the step's form.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    SIGN.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/sign-for`
///
/// # Errors
/// As the step's form.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    SIGN.take(&app, &visitor, &number, &fields).await
}

/// `GET /desk/concerns/{number}/remind-to-sign`
///
/// # Errors
/// As the step's form.
pub async fn get_remind(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    REMIND.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/remind-to-sign`
///
/// # Errors
/// As the step's form.
pub async fn post_remind(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    REMIND.take(&app, &visitor, &number, &fields).await
}

/// `GET /desk/concerns/{number}/take-back`
///
/// # Errors
/// As the step's form.
pub async fn get_take_back(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    TAKE_BACK.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/take-back`
///
/// # Errors
/// As the step's form.
pub async fn post_take_back(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    TAKE_BACK.take(&app, &visitor, &number, &fields).await
}
