//! Pages that stand by themselves: privacy, how it works, accessibility.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::page::Page;
use super::problem::ok;
use super::visitor::Visitor;
use crate::app::App;

/// 您的隐私
#[derive(Template)]
#[template(path = "web/pages/privacy.html")]
pub struct Privacy {
    /// The layout's needs.
    pub page: Page,
}

/// 怎么办理
#[derive(Template)]
#[template(path = "web/pages/how_it_works.html")]
pub struct HowItWorks {
    /// The layout's needs.
    pub page: Page,
}

/// 无障碍
#[derive(Template)]
#[template(path = "web/pages/accessibility.html")]
pub struct Accessibility {
    /// The layout's needs.
    pub page: Page,
}

/// `GET /privacy`
pub async fn privacy(State(app): State<App>, visitor: Visitor) -> Response {
    ok(&Privacy { page: visitor.page(&app) })
}

/// `GET /how-it-works`
pub async fn how_it_works(State(app): State<App>, visitor: Visitor) -> Response {
    ok(&HowItWorks { page: visitor.page(&app) })
}

/// `GET /accessibility`
pub async fn accessibility(State(app): State<App>, visitor: Visitor) -> Response {
    ok(&Accessibility { page: visitor.page(&app) })
}
