//! 为什么是这一天: the answer first, six questions, then the months printed day by day.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::deadlines::explain as rules;
use huiyin_domain::deadlines::{Clock, ClockId};

use super::{explain, sheet};
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;
use crate::web::{dates, paths};

use crate::web::page::Page;
use crate::web::words::Html;

/// How one date was counted.
#[derive(Template)]
#[template(path = "deadlines/pages/explain_clock.html")]
pub struct ExplainClock {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// 为什么是 11月20日
    pub title: String,
    /// The date and what happens by then.
    pub answer: String,
    /// What really happened; may be empty.
    pub outcome: Option<Html>,
    /// Question and answer.
    pub questions: Vec<(String, Html)>,
    /// Short and full name of each weekday, Monday first.
    pub weekdays: Vec<(String, String)>,
    /// The months.
    pub months: Vec<Month>,
    /// The concern's other clocks.
    pub others: Vec<OtherClock>,
    /// Which notice the calendar follows.
    pub calendar_source: String,
}

/// One month.
#[derive(Clone, Debug)]
pub struct Month {
    /// 9 月
    pub name: String,
    /// Weeks of seven, Monday first; `None` outside the month.
    pub weeks: Vec<Vec<Option<Cell>>>,
}

/// One day.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `start`, `counted`, `last`, `real`, in any mixture; or nothing.
    pub class: &'static str,
    /// Day of the month.
    pub day: String,
    /// Which day of the term, or what it is (受理); may be empty.
    pub count: String,
    /// 休 or 班; may be empty.
    pub corner: String,
}

/// A link to another clock.
#[derive(Clone, Debug)]
pub struct OtherClock {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
    /// Its date.
    pub hint: String,
}

/// `GET /concerns/{number}/clocks/{clock}`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, clock)): Path<(String, String)>,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SeeProgress, "clock").await?;
    let id = ClockId::of_word(&clock).ok_or(Problem::NotFound)?;
    let clock = opened.concern.deadlines.latest(id).ok_or(Problem::NotFound)?;
    Ok(ok(&page(&app, visitor.page(&app), &opened, clock)))
}

fn page(app: &App, page: Page, opened: &Opened, clock: &Clock) -> ExplainClock {
    let today = app.now().day(app.zone());
    let explanation = rules::explain(clock, today);
    let account = explain::account(page.words, &explanation, today);
    ExplainClock {
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        title: account.title,
        answer: account.answer,
        outcome: Some(account.outcome),
        questions: account.questions,
        weekdays: sheet::weekdays(page.words),
        months: sheet::months(page.words, &explanation),
        others: others(&page, opened, clock),
        calendar_source: account.calendar_source,
        page,
    }
}

/// The dates of the other clocks that were told, each kind once.
fn others(page: &Page, opened: &Opened, clock: &Clock) -> Vec<OtherClock> {
    let link = |other: &Clock| OtherClock {
        href: paths::below(opened.number, &format!("clocks/{}", other.id.word())),
        words: explain::clock_name(page.words, other.id).to_string(),
        hint: other.due().map(|day| dates::day(page.words, day)).unwrap_or_default(),
    };
    let told =
        |id: &ClockId| opened.concern.deadlines.latest(*id).filter(|other| other.id != clock.id && other.rule().told);
    ClockId::ALL.iter().filter_map(told).map(link).collect()
}
