//! 首页: find first, report second, then every other way in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::draft::Draft;
use crate::app::App;
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;

/// The citizen's first page.
#[derive(Template)]
#[template(path = "intake/pages/home.html")]
pub struct Home {
    /// The layout's needs.
    pub page: Page,
    /// Whether this device has begun a report that can be continued.
    pub draft: bool,
}

/// `GET /`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    Ok(ok(&Home { page: visitor.page(&app), draft: !draft.is_blank() }))
}
