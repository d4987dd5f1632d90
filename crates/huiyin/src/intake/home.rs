//! 首页: find first, report second, then every other way in.

use askama::Template;

use crate::web::page::Page;

/// The citizen's first page.
#[derive(Template)]
#[template(path = "intake/pages/home.html")]
pub struct Home {
    /// The layout's needs.
    pub page: Page,
    /// Whether this device has begun a report that can be continued.
    pub draft: bool,
}
