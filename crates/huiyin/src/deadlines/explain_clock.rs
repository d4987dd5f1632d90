//! 为什么是这一天: the answer first, six questions, then the months printed day by day.

use askama::Template;

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
