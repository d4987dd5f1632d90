//! The months of a clock, day by day: what was counted, what was left out, where it ended and when it was done.

use huiyin_domain::deadlines::ClockId;
use huiyin_domain::deadlines::calendar::{Calendars, Quality};
use huiyin_domain::deadlines::explain::{Explanation, Now};
use huiyin_domain::deadlines::reckon::{Reason, Row};
use huiyin_domain::kernel::time::Day;
use jiff::ToSpan;

use super::explain_clock::{Cell, Month};
use crate::web::words::Words;

/// No sheet is longer than this; a clock that was done years late shows its first year.
const MONTHS_MAX: usize = 14;

/// Short and full name of each weekday, Monday first.
#[must_use]
pub fn weekdays(words: &'static Words) -> Vec<(String, String)> {
    let name = |key: &'static str, weekday: i8| words.t(key).with("weekday", weekday).to_string();
    (1..=7).map(|weekday| (name("clock-weekday", weekday), name("clock-weekday-full", weekday))).collect()
}

/// The months from the start to the last day, or to the day on which it was done if that was later.
#[must_use]
pub fn months(words: &'static Words, explanation: &Explanation) -> Vec<Month> {
    let rows = &explanation.reckoning.rows;
    let Some(first) = rows.first().map(|row| row.day.first_of_month()) else { return Vec::new() };
    let ends = [rows.last().map(|row| row.day), explanation.due, done_on(explanation.now)];
    let last = ends.into_iter().flatten().max().unwrap_or(first);
    let starts = std::iter::successors(Some(first), |month| month.checked_add(1.month()).ok());
    let sheet = Sheet { words, explanation };
    starts.take_while(|month| *month <= last).take(MONTHS_MAX).map(|month| sheet.month(month)).collect()
}

/// The day on which the clock was met.
fn done_on(now: Now) -> Option<Day> {
    match now {
        Now::Met { on, .. } | Now::MetLate { on, .. } => Some(on),
        Now::Left { .. } | Now::Late { .. } | Now::Lapsed { .. } | Now::Ended { .. } | Now::Stopped => None,
    }
}

struct Sheet<'a> {
    words: &'static Words,
    explanation: &'a Explanation,
}

impl Sheet<'_> {
    fn month(&self, first: Day) -> Month {
        let before = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
        let days = first.series(1.day()).take_while(|day| day.month() == first.month());
        let mut cells: Vec<Option<Cell>> = vec![None; before];
        cells.extend(days.map(|day| Some(self.cell(day))));
        cells.resize(cells.len().next_multiple_of(7), None);
        let name = self.words.t("clock-month").with("month", first.month()).to_string();
        Month { name, weeks: cells.chunks(7).map(<[_]>::to_vec).collect() }
    }

    fn cell(&self, day: Day) -> Cell {
        let row = self.explanation.reckoning.rows.iter().find(|row| row.day == day);
        Cell {
            class: self.class(day, row),
            day: day.day().to_string(),
            count: self.count(day, row),
            corner: self.corner(day, row),
        }
    }

    fn class(&self, day: Day, row: Option<&Row>) -> &'static str {
        let done = done_on(self.explanation.now) == Some(day);
        if self.explanation.due == Some(day) {
            return if done { "last real" } else { "last" };
        }
        match (row.map(|row| row.reason), done) {
            (Some(Reason::StartDay), false) => "start",
            (Some(Reason::StartDay), true) => "start real",
            (Some(Reason::Counted(_)), false) => "counted",
            (Some(Reason::Counted(_)), true) => "counted real",
            (Some(Reason::NotWorking | Reason::Stopped | Reason::MovedOver | Reason::MovedTo) | None, true) => "real",
            (Some(Reason::NotWorking | Reason::Stopped | Reason::MovedOver | Reason::MovedTo) | None, false) => "",
        }
    }

    fn count(&self, day: Day, row: Option<&Row>) -> String {
        match row.map(|row| row.reason) {
            Some(Reason::StartDay) => self.words.t(start_key(self.explanation.clock)).to_string(),
            Some(Reason::Counted(nth)) => nth.to_string(),
            Some(Reason::NotWorking | Reason::Stopped | Reason::MovedOver | Reason::MovedTo) | None => {
                if self.explanation.due == Some(day) {
                    self.words.t("clock-cell-due").to_string()
                } else {
                    String::new()
                }
            }
        }
    }

    /// Days beside the term show what the newest calendar says of them.
    fn corner(&self, day: Day, row: Option<&Row>) -> String {
        let quality = row.map_or_else(|| Calendars::newest().is_working(day), |row| row.quality.clone());
        match quality {
            Quality::Holiday(_) => self.words.t("clock-corner-off").to_string(),
            Quality::MadeUp(_) => self.words.t("clock-corner-work").to_string(),
            Quality::Working | Quality::Weekend | Quality::ProvisionalWorking | Quality::ProvisionalWeekend => {
                String::new()
            }
        }
    }
}

fn start_key(clock: ClockId) -> &'static str {
    match clock {
        ClockId::Register => "clock-cell-register",
        ClockId::Acknowledge => "clock-cell-acknowledge",
        ClockId::AcknowledgeForwarded => "clock-cell-acknowledge-forwarded",
        ClockId::Object => "clock-cell-object",
        ClockId::Done => "clock-cell-done",
        ClockId::RequestReview => "clock-cell-review",
        ClockId::Review => "clock-cell-the-review",
        ClockId::RequestRecheck => "clock-cell-request-recheck",
        ClockId::Recheck => "clock-cell-the-recheck",
        ClockId::Assigned => "clock-cell-assigned",
        ClockId::CoHandle => "clock-cell-co-handle",
    }
}
