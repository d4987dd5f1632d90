//! 退改复查、复核意见: back to whoever wrote it, with what to change.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::Revision;
use huiyin_domain::review::{Command, ReturnReview};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::SignReview, "return-review");

/// `GET /desk/concerns/{number}/return-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::ReturnReview)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/return-review`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    give_back(&case, &fields).await
}

async fn give_back(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let shown = page(case, fields);
    let based_on = case.opened.concern.review.open.as_ref().map_or(Revision(0), |open| open.revision);
    match form::text(fields, "text", "wrong-empty") {
        Ok(text) => {
            let command = Command::ReturnReview(ReturnReview { based_on, remarks: SaidWords { text } });
            case.carry_out(shown, fields, command).await
        }
        Err(wrong) => Ok(again(shown, vec![wrong])),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    StepPage {
        intro: case.say("return-review-intro"),
        then: vec![case.say("return-review-then")],
        fields: vec![Field::new("text", case.say("return-review-ask"), text)],
        ..case.step_page(Step::ReturnReview)
    }
}
