//! 回答询问: the office's question and a place for the answer.

use askama::Template;

use crate::web::page::{Page, Wrong};

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
