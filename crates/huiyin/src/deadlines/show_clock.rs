//! 一天一天怎么数的: the account of one clock on the desk, month by month.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::deadlines::calendar::Quality;
use huiyin_domain::deadlines::clock::Unit;
use huiyin_domain::deadlines::explain::{Explanation, Step, explain};
use huiyin_domain::deadlines::reckon::{Reason, Row};
use huiyin_domain::deadlines::{Clock, ClockNo};
use huiyin_domain::kernel::time::Day;

use super::explain_clock::{Cell, Month};
use crate::app::App;
use crate::desk::{Case, names};
use crate::web::dates;
use crate::web::desk::{KeyHint, Matter};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

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
    pub questions: Vec<(String, String)>,
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
    let words = case.page.words;
    let day = |day: Day| dates::day_seen_on(words, day, case.today());
    let name = case.say(names::clock(clock.id));
    let title = told.due.map_or_else(|| name.clone(), |due| {
        case.page.t("clock-why").with("day", dates::short_day(words, due)).to_string()
    });
    let answer = told.due.map_or_else(String::new, |due| {
        case.page.t("clock-answer").with("day", day(due)).with("what", name.as_str()).to_string()
    });
    ShowClock {
        page: case.page.clone(),
        matter: case.matter(),
        title,
        answer,
        questions: questions(case, &told),
        weekdays: weekdays(case),
        months: months(case, clock, &told),
        law: format!("{}：{}", told.rule.source, told.rule.text),
        keys: vec![KeyHint::new(&["u"], case.say("desk-back-to-concern"))],
    }
}

fn weekdays(case: &Case) -> Vec<(String, String)> {
    (1..=7_u8).map(|day| (case.page.t("weekday-short").with("weekday", day).to_string(), case.page.t("weekday-full").with("weekday", day).to_string())).collect()
}

/// What staff ask first: from when, how many, the last day, moved, extended.
fn questions(case: &Case, told: &Explanation) -> Vec<(String, String)> {
    told.steps.iter().filter_map(|step| question(case, step)).collect()
}

fn question(case: &Case, step: &Step) -> Option<(String, String)> {
    let page = &case.page;
    let day = |day: &Day| dates::day_seen_on(page.words, *day, case.today());
    let (ask, answer) = match step {
        Step::Rule { length, unit } => {
            let key = match unit {
                Unit::CalendarDay => "clock-rule-days",
                Unit::WorkingDay => "clock-rule-working-days",
            };
            ("clock-ask-length", page.t(key).with("n", *length))
        }
        Step::Start { day: start } => ("clock-ask-start", page.t("clock-start").with("day", day(start))),
        Step::LastDay { day: last, nth, .. } => ("clock-ask-last", page.t("clock-last").with("n", *nth).with("day", day(last))),
        Step::Moved { to, .. } => ("clock-ask-moved", page.t("clock-moved").with("day", day(to))),
        Step::NotMoved => ("clock-ask-moved", page.t("clock-not-moved")),
        Step::NeverStopped => ("clock-ask-stopped", page.t("clock-never-stopped")),
        Step::Stopped => ("clock-ask-stopped", page.t("clock-stopped")),
        Step::Extended { days, on } => ("clock-ask-extended", page.t("clock-extended").with("n", *days).with("day", day(on))),
        Step::Extendable(rule) => ("clock-ask-extended", page.t("clock-extendable").with("n", rule.most)),
        Step::NotExtendable => ("clock-ask-extended", page.t("clock-not-extendable")),
        Step::ToldBefore { told, .. } => ("clock-ask-told", page.t("clock-told-before").with("day", day(told))),
        Step::Provisional { .. } => ("clock-ask-provisional", page.t("clock-provisional")),
        Step::Skipped(_) | Step::MadeUp { .. } | Step::Now(_) => return None,
    };
    Some((page.t(ask).to_string(), answer.to_string()))
}

fn months(case: &Case, clock: &Clock, told: &Explanation) -> Vec<Month> {
    let rows = &told.reckoning.rows;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    let met = match clock.standing {
        huiyin_domain::deadlines::Standing::Met { on } | huiyin_domain::deadlines::Standing::MetLate { on, .. } => Some(on),
        huiyin_domain::deadlines::Standing::Running
        | huiyin_domain::deadlines::Standing::Missed { .. }
        | huiyin_domain::deadlines::Standing::Ended { .. } => None,
    };
    let mut months = Vec::new();
    let mut month = first.day.first_of_month();
    while month <= last.day && months.len() < 18 {
        months.push(one_month(case, month, (told, met)));
        let Ok(next) = month.last_of_month().tomorrow() else { break };
        month = next;
    }
    months
}

fn one_month(case: &Case, first: Day, around: (&Explanation, Option<Day>)) -> Month {
    let before = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let mut cells: Vec<Option<Cell>> = vec![None; before];
    for day in 1..=first.days_in_month() {
        cells.push(first.with().day(day).build().ok().map(|day| cell(case, day, around)));
    }
    while cells.len() % 7 != 0 {
        cells.push(None);
    }
    Month {
        name: case.page.t("clock-month").with("month", first.month()).to_string(),
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}

fn cell(case: &Case, day: Day, (told, met): (&Explanation, Option<Day>)) -> Cell {
    let row = told.reckoning.rows.iter().find(|row| row.day == day);
    let class = match row {
        Some(row) if told.due == Some(day) && row.reason != Reason::StartDay => "last",
        _ if met == Some(day) => "real",
        Some(row) => class_of(row.reason),
        None => "",
    };
    let count = match row.map(|row| row.reason) {
        Some(Reason::Counted(nth)) => nth.to_string(),
        Some(Reason::StartDay) => case.say("clock-cell-start"),
        Some(Reason::MovedTo) => case.say("clock-cell-end"),
        Some(Reason::NotWorking | Reason::Stopped | Reason::MovedOver) | None => String::new(),
    };
    Cell { class, day: day.day().to_string(), count, corner: row.map_or(String::new(), |row| corner(case, row)) }
}

fn class_of(reason: Reason) -> &'static str {
    match reason {
        Reason::StartDay => "start",
        Reason::Counted(_) => "counted",
        Reason::MovedTo => "last",
        Reason::NotWorking | Reason::Stopped | Reason::MovedOver => "",
    }
}

fn corner(case: &Case, row: &Row) -> String {
    match row.quality {
        Quality::Holiday(_) => case.say("clock-corner-off"),
        Quality::MadeUp(_) => case.say("clock-corner-works"),
        Quality::Working | Quality::Weekend | Quality::ProvisionalWorking | Quality::ProvisionalWeekend => String::new(),
    }
}
