//! 查进度: a number typed anywhere leads to the page that asks for the code, or to one that says what is likely wrong with it.

use askama::Template;

use crate::web::page::Page;

/// What is likely wrong with a number. Never says whether a number exists.
#[derive(Template)]
#[template(path = "intake/pages/find_concern.html")]
pub struct FindConcern {
    /// The layout's needs.
    pub page: Page,
    /// Key of the heading.
    pub heading: &'static str,
    /// Key of the sentence that explains it.
    pub explained: &'static str,
    /// How many digits there were.
    pub digits: usize,
    /// What was typed, in groups of four where it is digits.
    pub typed: String,
}
