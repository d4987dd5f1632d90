//! 评价: solved, not solved, can't say; point by point, in the person's own word.

use askama::Template;

use super::show_progress::Review;
use crate::web::page::{Page, Wrong};

/// One point to be judged.
#[derive(Clone, Debug)]
pub struct PointToJudge {
    /// Its number.
    pub no: u32,
    /// What was asked for.
    pub words: String,
    /// What the unit answered, in one line.
    pub unit_says: String,
    /// `solved`, `not_solved`, `cannot_say`, or nothing chosen.
    pub verdict: String,
}

/// Asks for the verdict.
#[derive(Template)]
#[template(path = "casework/pages/give_verdict.html")]
pub struct GiveVerdictPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// The points.
    pub points: Vec<PointToJudge>,
    /// As typed.
    pub words: String,
    /// How to have it looked at by the next level, while that is possible.
    pub review: Option<Review>,
}
