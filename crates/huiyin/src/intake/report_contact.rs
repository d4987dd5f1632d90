//! 第 4 步，怎么联系您: telephone, letter, or nothing at all; nothing is fine.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// Page 4 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_contact.html")]
pub struct ReportContact {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// `phone`, `letter`, `none`, or nothing chosen.
    pub manner: String,
    /// As typed.
    pub phone: String,
    /// As typed.
    pub address: String,
    /// As typed.
    pub name: String,
    /// Whether conduct is complained of: then other people read it.
    pub sealed: bool,
}
