//! Dates and times as people read them: 11月20日（周五）, Friday 20 November. The forms stand in the catalogue.

use jiff::civil::{Date, DateTime};

use super::words::{Say, Words};

/// Day and weekday, without the year: for everything that happens this year.
#[must_use]
pub fn day(words: &'static Words, date: Date) -> String {
    parts(words.t("date-day"), date).to_string()
}

/// Day and month only: in a sentence that already names the weekday, or in a narrow table.
#[must_use]
pub fn short_day(words: &'static Words, date: Date) -> String {
    words.t("date-short").with("month", date.month()).with("day", date.day()).to_string()
}

/// Year, day and weekday: on a receipt and wherever a page may be read years later.
#[must_use]
pub fn full_day(words: &'static Words, date: Date) -> String {
    parts(words.t("date-full"), date).with("year", date.year()).to_string()
}

/// Day, weekday and time of day, `10:12`.
#[must_use]
pub fn moment(words: &'static Words, at: DateTime) -> String {
    parts(words.t("date-moment"), at.date()).with("time", clock_face(at)).to_string()
}

/// The same with the year.
#[must_use]
pub fn full_moment(words: &'static Words, at: DateTime) -> String {
    parts(words.t("date-full-moment"), at.date()).with("year", at.year()).with("time", clock_face(at)).to_string()
}

/// A day that names its year only when it is not the reader's.
#[must_use]
pub fn day_seen_on(words: &'static Words, date: Date, today: Date) -> String {
    if date.year() == today.year() { day(words, date) } else { full_day(words, date) }
}

/// `2026.9.14`, the date in a stamp.
#[must_use]
pub fn stamp(date: Date) -> String {
    format!("{}.{}.{}", date.year(), date.month(), date.day())
}

/// 2026年11月18日, as papers date themselves.
#[must_use]
pub fn paper_day(words: &'static Words, date: Date) -> String {
    words.t("date-paper").with("year", date.year()).with("month", date.month()).with("day", date.day()).to_string()
}

/// 一 to 二十, before the points of a letter; the figure itself beyond.
#[must_use]
pub fn han_number(number: u32) -> String {
    const DIGITS: [char; 10] = [
        '\u{3007}', '\u{4e00}', '\u{4e8c}', '\u{4e09}', '\u{56db}', '\u{4e94}', '\u{516d}', '\u{4e03}', '\u{516b}',
        '\u{4e5d}',
    ];
    const TEN: char = '\u{5341}';
    let digit = |at: u32| usize::try_from(at).ok().and_then(|at| DIGITS.get(at)).copied();
    match (number / 10, number % 10) {
        (0, one) => digit(one).map(String::from).unwrap_or_default(),
        (1, 0) => TEN.to_string(),
        (1, one) => [Some(TEN), digit(one)].into_iter().flatten().collect(),
        (tens @ 2..=9, 0) => [digit(tens), Some(TEN)].into_iter().flatten().collect(),
        (tens @ 2..=9, one) => [digit(tens), Some(TEN), digit(one)].into_iter().flatten().collect(),
        (_, _) => number.to_string(),
    }
}

/// `11-20`, the date in a staff table.
#[must_use]
pub fn table(date: Date) -> String {
    format!("{:02}-{:02}", date.month(), date.day())
}

fn parts(say: Say<'static>, date: Date) -> Say<'static> {
    say.with("month", date.month()).with("day", date.day()).with("weekday", date.weekday().to_monday_one_offset())
}

fn clock_face(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests;
