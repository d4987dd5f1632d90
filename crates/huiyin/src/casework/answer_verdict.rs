//! 回应没解决: the head reopens, or says why the answer stands and where to turn.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, reporters};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AnswerVerdict, "answer-verdict");

/// `GET /desk/concerns/{number}/answer-verdict`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AnswerVerdict)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/answer-verdict`
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
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("way"));
    StepPage {
        intro: intro(case),
        then: vec![case.say("answer-then")],
        fields: vec![
            Field::new(
                "way",
                case.say("answer-way"),
                Kind::Choice(vec![pick("reopen", "answer-reopen"), pick("stands", "answer-stands")]),
            ),
            Field::new("text", case.say("answer-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 })
                .hint(case.say("answer-hint")),
        ],
        ..case.step_page(Step::AnswerVerdict)
    }
}

/// Of several who raised it, the page says whose 没解决 it is.
fn intro(case: &Case) -> String {
    let disputed = case.opened.concern.casework.reply().and_then(|reply| reply.disputed().next());
    match disputed.filter(|_| reporters::are_several(case)) {
        Some(whose) => case.page.t("reporters-answer-whose").with("who", reporters::name(case, whose)).to_string(),
        None => case.say("answer-intro"),
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    match (fields.get("way"), form::text(fields, "text", "wrong-empty")) {
        ("reopen", Ok(text)) => Ok(Command::Reopen(casework::Reopen { reason: SaidWords { text } })),
        ("stands", Ok(text)) => Ok(Command::ExplainVerdict(casework::ExplainVerdict { words: SaidWords { text } })),
        ("reopen" | "stands", Err(wrong)) => Err(vec![wrong]),
        (_, text) => Err([Some(Wrong::new("way", "wrong-pick")), text.err()].into_iter().flatten().collect()),
    }
}
