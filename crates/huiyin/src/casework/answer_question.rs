//! 回答询问: the office's question and a place for the answer; by the person here, taken down by the office in [`at_desk`].

pub mod at_desk;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{AnswerQuestion, Command};
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::SaidWords;

use super::tell_progress::Teller;
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::paths;
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;

/// Asks for the answer.
#[derive(Template)]
#[template(path = "casework/pages/answer_question.html")]
pub struct AnswerQuestionPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// Who asks.
    pub unit: String,
    /// On which day.
    pub asked: String,
    /// The question.
    pub question: String,
    /// As typed.
    pub answer: String,
}

/// `GET /concerns/{number}/answer`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AnswerQuestion, "answer").await?;
    Ok(ok(&asked(&app, &visitor, &opened, (vec![], ""))?))
}

/// `POST /concerns/{number}/answer`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::AnswerQuestion, "answer").await?;
    match Prose::parse(fields.get("answer")) {
        Ok(text) => send(&app, &opened, &fields, text).await,
        Err(fault) => {
            let wrongs = vec![form::wrong_text("answer", fault, "question-empty")];
            again(&app, &visitor, &opened, (wrongs, fields.get("answer")))
        }
    }
}

fn again(app: &App, visitor: &Visitor, opened: &Opened, typed: (Vec<Wrong>, &str)) -> Result<Response, Away> {
    Ok(render(&asked(app, visitor, opened, typed)?, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn send(app: &App, opened: &Opened, fields: &Fields, text: Prose) -> Result<Response, Away> {
    let command = Command::AnswerQuestion(AnswerQuestion { answer: SaidWords { text } });
    own::act(app, opened, Action::AnswerQuestion, command, (fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/answer")).into_response())
}

fn asked(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    (wrongs, answer): (Vec<Wrong>, &str),
) -> Result<AnswerQuestionPage, Problem> {
    let page = visitor.page(app);
    let today = app.now().day(app.zone());
    let teller = Teller { app, office: &visitor.office, words: page.words, opened, today };
    let asked = teller.asked().ok_or(Problem::Refused(Refusal::NoQuestion))?;
    Ok(AnswerQuestionPage {
        wrongs,
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        unit: asked.unit,
        asked: asked.day,
        question: asked.question,
        answer: answer.to_owned(),
        page,
    })
}
