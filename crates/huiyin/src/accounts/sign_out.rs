//! 退出: the session ends on the server, not only in the browser.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::sessions;
use crate::app::App;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::{STAFF, Visitor, set_cookie};

/// Where it lies.
pub const PATH: &str = "/signout";

/// `POST /signout`
pub async fn post(State(app): State<App>, visitor: Visitor, _fields: Fields) -> Result<Response, Problem> {
    if let Some(signed) = &visitor.staff {
        sessions::end(&app, &signed.cookie).await?;
    }
    let mut response = Redirect::to("/signin?out=1").into_response();
    response.headers_mut().append(SET_COOKIE, set_cookie(STAFF, "", Some(0), visitor.secure));
    Ok(response)
}
