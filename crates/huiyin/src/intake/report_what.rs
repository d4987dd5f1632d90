//! 第 1 步，什么事: the words, the one line, and whether somebody's conduct is complained of.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// The most one may write at first; material can follow without end.
pub const TEXT_MOST: usize = 2000;
/// Less than this cannot be understood by anybody.
pub const TEXT_LEAST: usize = 10;

/// Page 1 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_what.html")]
pub struct ReportWhat {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// As typed.
    pub text: String,
    /// As typed.
    pub title: String,
    /// `yes`, `no`, or nothing chosen.
    pub conduct: String,
    /// Characters written.
    pub used: usize,
    /// Characters left.
    pub left: usize,
    /// Characters too many.
    pub over: usize,
}

impl ReportWhat {
    /// The page with these words in it, counted.
    #[must_use]
    pub fn with(page: Page, wrongs: Vec<Wrong>, text: &str, title: &str, conduct: &str) -> ReportWhat {
        let used = text.chars().count();
        ReportWhat {
            page,
            wrongs,
            text: text.to_owned(),
            title: title.to_owned(),
            conduct: conduct.to_owned(),
            used,
            left: TEXT_MOST.saturating_sub(used),
            over: used.saturating_sub(TEXT_MOST),
        }
    }
}
