//! 清除这台设备上的内容: for telephones and computers that more than one person uses.

use askama::Template;

use crate::web::page::Page;

/// Asks, or says that it is done.
#[derive(Template)]
#[template(path = "intake/pages/clear_answers.html")]
pub struct ClearAnswers {
    /// The layout's needs.
    pub page: Page,
    /// Already done.
    pub done: bool,
}
