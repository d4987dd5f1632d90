//! 第 3 步，补充照片: up to three, made small, with place and time of taking removed.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// A photo kept in the draft.
#[derive(Clone, Debug)]
pub struct PhotoKept {
    /// `182 KB`, `1.2 MB`.
    pub size: String,
}

/// Page 3 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_photos.html")]
pub struct ReportPhotos {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// Those already there.
    pub photos: Vec<PhotoKept>,
}
