//! 查询码: a number opens nothing alone. Wrong number, wrong code, erased, sealed: the same words, status and time.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// Asks for the code that belongs to a number.
#[derive(Template)]
#[template(path = "intake/pages/enter_code.html")]
pub struct EnterCode {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The number as addresses carry it.
    pub digits: String,
    /// What was wrong with the last try.
    pub wrongs: Vec<Wrong>,
}
