//! 字号和语言: two cookies set by a link; the addresses of pages stay the same.

use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::visitor::{LANGUAGE, SIZE, set_cookie};
use super::words::Language;
use crate::app::App;

/// A year, so that one chooses once.
const DAYS: i64 = 365;

/// What was chosen, and where to go on.
#[derive(Debug, Default, Deserialize)]
pub struct Choice {
    #[serde(default)]
    size: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    back: String,
}

/// `GET /display`
pub async fn get(State(app): State<App>, Query(choice): Query<Choice>) -> Response {
    let mut response = Redirect::to(inside(&choice.back)).into_response();
    let secure = app.is_secure();
    let size = match choice.size.as_str() {
        "elder" => Some(set_cookie(SIZE, "elder", Some(DAYS), secure)),
        "ordinary" => Some(set_cookie(SIZE, "", Some(0), secure)),
        _ => None,
    };
    let language = Language::from_tag(&choice.language).map(|tag| set_cookie(LANGUAGE, tag.tag(), Some(DAYS), secure));
    for cookie in size.into_iter().chain(language) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// Only a path of this site, and never this address again.
fn inside(back: &str) -> &str {
    if super::paths::is_ours(back) && !back.starts_with("/display") { back } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn the_way_back_leads_nowhere_else() {
        assert_eq!(inside("/report/what"), "/report/what");
        for foreign in ["//evil.example", "https://evil.example", "", "/\\evil.example", "/display?size=elder"] {
            assert_eq!(inside(foreign), "/");
        }
    }
}
