//! 加一点诉求: the person sees the points as the office named them and may add one.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// Asks for the missing point.
#[derive(Template)]
#[template(path = "intake/pages/add_point.html")]
pub struct AddPointPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// The points there are.
    pub points: Vec<String>,
    /// As typed.
    pub typed: String,
}
