//! 第 2 步，在哪里: words first, the office's area if one knows it; both may be absent.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// One area of the office's list.
#[derive(Clone, Debug)]
pub struct AreaChoice {
    /// Its code.
    pub code: String,
    /// Its name, with the names above it.
    pub name: String,
    /// Chosen in the draft.
    pub chosen: bool,
}

/// Page 2 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_where.html")]
pub struct ReportWhere {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// As typed.
    pub place: String,
    /// The office's areas.
    pub areas: Vec<AreaChoice>,
}
