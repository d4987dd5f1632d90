//! 第 5 步，核对提交: who gets it and by when stand before the button; the button names the act.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// Page 5 of 5.
#[derive(Template)]
#[template(path = "intake/pages/file_concern.html")]
pub struct CheckAnswers {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// What happened.
    pub text: String,
    /// The matter in one line.
    pub title: String,
    /// Whether conduct is complained of.
    pub sealed: bool,
    /// Where, in words; may be empty.
    pub place: String,
    /// Name of the area; may be empty.
    pub area: String,
    /// How many photos.
    pub photos: usize,
    /// What the person is called; may be empty.
    pub name: String,
    /// How they are reached, as a sentence.
    pub contact: String,
    /// The last day for telling them who has it.
    pub by: String,
}
