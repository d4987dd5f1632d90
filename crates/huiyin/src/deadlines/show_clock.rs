//! 一天一天怎么数的: the account of one clock on the desk, month by month.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::deadlines::explain::explain;
use huiyin_domain::deadlines::{Clock, ClockNo};

use super::explain::account;
use super::explain_clock::Month;
use super::sheet;
use crate::app::App;
use crate::desk::Case;
use crate::web::desk::{KeyHint, Matter};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;
use crate::web::words::Html;

/// The account of one clock.
#[derive(Template)]
#[template(path = "deadlines/pages/show_clock.html")]
pub struct ShowClock {
    /// The layout's needs.
    pub page: Page,
    /// The concern.
    pub matter: Matter,
    /// 为什么是 11月20日
    pub title: String,
    /// The date and what is due by then.
    pub answer: String,
    /// Question and answer.
    pub questions: Vec<(String, Html)>,
    /// Short and full name of each weekday, Monday first.
    pub weekdays: Vec<(String, String)>,
    /// The months.
    pub months: Vec<Month>,
    /// The sentence of the law.
    pub law: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// `GET /desk/concerns/{number}/clocks/{clock}`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, clock)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "clock")).await?;
    let found = case.opened.concern.deadlines.numbered(ClockNo(clock)).ok_or(Problem::NotFound)?;
    Ok(problem::ok(&page(&case, found)))
}

fn page(case: &Case, clock: &Clock) -> ShowClock {
    let told = explain(clock, case.today());
    let account = account(case.page.words, &told, case.today());
    ShowClock {
        page: case.page.clone(),
        matter: case.matter(),
        title: account.title,
        answer: account.answer,
        questions: account.questions,
        weekdays: sheet::weekdays(case.page.words),
        months: sheet::months(case.page.words, &told),
        law: format!("{}：{}", told.rule.source, told.rule.text),
        keys: vec![KeyHint::new(&["u"], case.say("desk-back-to-concern"))],
    }
}
