//! 查进度: a number typed anywhere leads to the page that asks for the code, or to one that says what is likely wrong with it.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::number::{Number, NumberFault};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::app::App;
use crate::web::page::Page;
use crate::web::paths;
use crate::web::problem::render;
use crate::web::visitor::Visitor;

/// What is likely wrong with a number. Never says whether a number exists.
#[derive(Template)]
#[template(path = "intake/pages/find_concern.html")]
pub struct FindConcern {
    /// The layout's needs.
    pub page: Page,
    /// Key of the heading.
    pub heading: &'static str,
    /// Key of the sentence that explains it.
    pub explained: &'static str,
    /// Key of the label.
    pub again: &'static str,
    /// How many digits there were.
    pub digits: usize,
    /// What was typed, in groups of four where it is digits.
    pub typed: String,
}

/// What was typed into the box.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    /// Absent where nobody has typed anything yet: the bare address is a page that asks, no mistake.
    number: Option<String>,
}

/// `GET /find`
pub async fn get(State(app): State<App>, visitor: Visitor, Query(typed): Query<Typed>) -> Response {
    let Some(number) = typed.number else {
        let asks = explain(visitor.page(&app), "", NumberFault::Length(0));
        return render(&FindConcern { heading: "find-label", again: "find-number", ..asks }, StatusCode::OK);
    };
    let plain: String = number.nfkc().collect();
    match Number::parse(&plain) {
        Ok(number) => Redirect::to(&paths::progress(number)).into_response(),
        Err(fault) => render(&explain(visitor.page(&app), &plain, fault), StatusCode::UNPROCESSABLE_ENTITY),
    }
}

/// The most of a foreign text that is shown again.
const SHOWN_MOST: usize = 40;

fn explain(page: Page, typed: &str, fault: NumberFault) -> FindConcern {
    let (heading, explained, digits) = match fault {
        NumberFault::Length(0) => ("find-empty", "find-empty-why", 0),
        NumberFault::Length(digits) => ("find-wrong-length", "find-wrong-length-why", digits),
        NumberFault::Letters => ("find-wrong-letters", "find-wrong-letters-why", 0),
        NumberFault::Check => ("find-wrong-check", "find-wrong-check-why", 12),
    };
    FindConcern { page, heading, explained, again: "find-again", digits, typed: grouped(typed) }
}

/// In groups of four where it is digits; else as typed, without what cannot be seen.
fn grouped(typed: &str) -> String {
    let shown: String = typed.chars().filter(|c| !c.is_control()).take(SHOWN_MOST).collect();
    let digits: Vec<char> = shown.chars().filter(char::is_ascii_digit).collect();
    let only_digits = shown.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || c == '-');
    if !only_digits {
        return shown.trim().to_owned();
    }
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
