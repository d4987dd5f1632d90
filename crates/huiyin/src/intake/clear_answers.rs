//! 清除这台设备上的内容: for telephones and computers that more than one person uses.

use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::draft::Draft;
use crate::app::App;
use crate::web::form::Fields;
use crate::web::opened::Opened;
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::{VISIT, Visitor, set_cookie};

/// Asks, or says that it is done.
#[derive(Template)]
#[template(path = "intake/pages/clear_answers.html")]
pub struct ClearAnswers {
    /// The layout's needs.
    pub page: Page,
    /// Already done.
    pub done: bool,
}

/// `GET /my-answers`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    ok(&ClearAnswers { page: visitor.page(&app), done: false })
}

/// `POST /my-answers/removal`
pub async fn post(State(app): State<App>, visitor: Visitor, _: Fields) -> Result<Response, Problem> {
    app.ledger().side(Draft::forget(&visitor)).await?;
    app.ledger().side(Opened::forget(&visitor)).await?;
    let mut response = Redirect::to("/my-answers/removed").into_response();
    response.headers_mut().append(SET_COOKIE, set_cookie(VISIT, "", Some(0), visitor.secure));
    Ok(response)
}

/// `GET /my-answers/removed`
pub async fn removed(State(app): State<App>, visitor: Visitor) -> Response {
    ok(&ClearAnswers { page: visitor.page(&app), done: true })
}
