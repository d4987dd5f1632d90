//! 撤回: a page that asks; seven days to undo.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// Asks whether the person is sure.
#[derive(Template)]
#[template(path = "intake/pages/withdraw.html")]
pub struct WithdrawPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// Last day for undoing it.
    pub until: String,
    /// As typed.
    pub reason: String,
}
