//! 记下本人的回答: whoever is not on line answers at the counter, on the telephone or by letter, and staff take it down. The person
//! sees it on the progress page, with that it was taken down.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{AnswerQuestion, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::casework::say_notice;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AnswerQuestion, "answer-question");

/// `GET /desk/concerns/{number}/answer-question`
///
/// # Errors
/// As [`Case::open`], and [`Problem::Refused`] where nothing is asked.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AnswerQuestion)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/answer-question`
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
    let shown = page(&case, &fields);
    match form::text(&fields, "text", "wrong-empty") {
        Ok(text) => case.carry_out(shown, &fields, answered(text)).await,
        Err(wrong) => Ok(again(shown, vec![wrong])),
    }
}

fn answered(text: Prose) -> Command {
    Command::AnswerQuestion(AnswerQuestion { answer: SaidWords { text } })
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    let asked = say_notice::asked(case).unwrap_or_default();
    StepPage {
        intro: case.page.t("answer-taken-intro").with("question", asked).to_string(),
        then: ["answer-taken-then", "answer-taken-then-seen"].map(|key| case.say(key)).into(),
        fields: vec![Field::new("text", case.say("answer-taken-ask"), text).hint(case.say("answer-taken-hint"))],
        ..case.step_page(Step::AnswerQuestion)
    }
}
