mod calendar;
mod decide;
mod explain;
mod golden;
mod naive;
mod policy;
mod reckon;
mod suspend_clock;

use jiff::civil::Date as Day;

/// A day, as people write it.
pub(super) fn day(text: &str) -> Day {
    text.parse().expect("a date in the form 2026-02-27")
}
