//! 先存着: the draft stays for a day on the server, found again by this device.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::draft;
use crate::app::App;
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::ok;
use crate::web::visitor::Visitor;

/// Says until when the draft is kept.
#[derive(Template)]
#[template(path = "intake/pages/report_saved.html")]
pub struct ReportSaved {
    /// The layout's needs.
    pub page: Page,
    /// Day and hour.
    pub until: String,
}

/// `GET /report/saved`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let page = visitor.page(&app);
    let until = dates::moment(page.words, draft::kept_until(app.now()).civil(app.zone()));
    ok(&ReportSaved { page, until })
}
