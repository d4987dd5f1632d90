//! 先存着: the draft stays for a day on the server, found again by this device.

use askama::Template;

use crate::web::page::Page;

/// Says until when the draft is kept.
#[derive(Template)]
#[template(path = "intake/pages/report_saved.html")]
pub struct ReportSaved {
    /// The layout's needs.
    pub page: Page,
    /// Day and hour.
    pub until: String,
}
