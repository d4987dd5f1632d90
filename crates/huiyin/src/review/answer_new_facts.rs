//! 回应新的事实、理由: the head takes it up again, or says why what was named is not new.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::review::{self, AnswerNewFacts};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, reviews};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AnswerVerdict, "answer-new-facts");

/// `GET /desk/concerns/{number}/answer-new-facts`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AnswerNewFacts)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/answer-new-facts`
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
    let named = reviews::request(&case.opened.entries).and_then(|(_, words)| words.new_facts.as_ref());
    let named = named.map(|text| text.as_str().to_owned()).unwrap_or_default();
    let ways = vec![pick("reopen", "new-facts-reopen"), pick("stands", "new-facts-stand")];
    StepPage {
        intro: case.page.t("new-facts-intro").with("words", named).to_string(),
        then: vec![case.say("new-facts-then")],
        fields: vec![
            Field::new("way", case.say("new-facts-way"), Kind::Choice(ways)),
            Field::new("text", case.say("answer-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 }),
        ],
        ..case.step_page(Step::AnswerNewFacts)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    match (fields.get("way"), form::text(fields, "text", "wrong-empty")) {
        ("reopen", Ok(text)) => {
            let reason = SaidWords { text };
            Ok(casework::Command::Reopen(casework::Reopen { reason }).into())
        }
        ("stands", Ok(text)) => {
            Ok(review::Command::AnswerNewFacts(AnswerNewFacts { words: SaidWords { text } }).into())
        }
        ("reopen" | "stands", Err(wrong)) => Err(vec![wrong]),
        (_, text) => Err([Some(Wrong::new("way", "wrong-pick")), text.err()].into_iter().flatten().collect()),
    }
}
