//! The page of a problem for whoever is signed in: the desk around it, and the way back to the work.

use askama::Template;

use super::page::Page;

/// What went wrong, at the desk.
#[derive(Template)]
#[template(path = "web/pages/desk_problem.html")]
pub struct DeskProblem {
    /// The layout's needs.
    pub page: Page,
    /// The heading, already in the reader's language.
    pub title: String,
    /// What happened and what now.
    pub now: String,
    /// Words that would else be lost.
    pub kept: Option<String>,
}
