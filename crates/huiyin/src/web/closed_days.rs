//! Days of the office's own, as people are told of them.

use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{DaySet, Office};

use super::dates;
use super::page::Page;

/// One day.
#[derive(Clone, Debug)]
pub struct OwnDay {
    /// For machines.
    pub iso: String,
    /// For people: the day, and whether the office is closed or open.
    pub said: String,
    /// Why; the office's own words.
    pub because: String,
}

/// So far ahead people are told.
const AHEAD: i32 = 60;

/// The days from today on, the soonest first.
#[must_use]
pub fn coming(page: &Page, office: &Office, today: Day, most: usize) -> Vec<OwnDay> {
    let one = |set: &DaySet| OwnDay {
        iso: set.on.to_string(),
        said: page
            .t(if set.open { "days-open-on" } else { "days-closed-on" })
            .with("day", dates::day_seen_on(page.words, set.on, today))
            .to_string(),
        because: set.because.as_str().to_owned(),
    };
    office.own_days(today).take(most).map(one).collect()
}

/// The same as a page for everybody shows them: the next few, as far ahead as anybody plans a visit.
#[must_use]
pub fn told(page: &Page, office: &Office, today: Day) -> Vec<OwnDay> {
    let until = today.saturating_add(jiff::Span::new().days(AHEAD)).to_string();
    coming(page, office, today, 5).into_iter().filter(|day| day.iso <= until).collect()
}
