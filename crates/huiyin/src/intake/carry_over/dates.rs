//! Dates as people and programs have written them, with how exactly they knew.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use unicode_normalization::UnicodeNormalization;

use super::table::Cell;

/// How exactly a time is known. Nothing finer is ever shown than the old record said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A day.
    Day,
    /// To the minute.
    Minute,
    /// To the second.
    Second,
}

/// A time that the old record claims, in the wall clock of the installation's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimedTime {
    /// The wall clock; parts finer than the precision are zero (or one, for month and day).
    pub at: DateTime,
    /// How exactly it is known.
    pub precision: Precision,
}

/// Which of the first two numbers of 05/08/2023 is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 05 is May.
    MonthFirst,
    /// 08 is August.
    DayFirst,
}

/// What stands in a date cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing, or one of the ways to write nothing.
    Absent,
    /// A time; `text` when it was not a true date of the file's own kind.
    Known {
        /// The time.
        time: ClaimedTime,
        /// It had to be read out of text in some shape.
        text: bool,
    },
    /// Something that is no date.
    Unclear,
}

/// Reads a date cell. Times with an offset are turned into `zone`; all others are taken as its wall clock.
#[must_use]
pub fn read(cell: &Cell, order: Order, zone: &TimeZone) -> Reading {
    match cell {
        Cell::Empty => Reading::Absent,
        Cell::Date(at) => Reading::Known { time: ClaimedTime { at: *at, precision: of_true_date(*at) }, text: false },
        Cell::Number(number) => from_serial(*number)
            .or_else(|| digits(&format!("{number}")))
            .map_or(Reading::Unclear, |time| Reading::Known { time, text: true }),
        Cell::Text(text) => read_text(text, order, zone),
    }
}

/// Whether 13/05/2023 or 05/13/2023 stands somewhere in the column; month first unless the column says otherwise.
#[must_use]
pub fn order_of<'a>(column: impl Iterator<Item = &'a Cell>) -> Order {
    for cell in column {
        if let Cell::Text(text) = cell
            && let [first, _, third, ..] = groups(text).as_slice()
            && third.len() == 4
            && first.len() <= 2
            && first.parse::<u8>().is_ok_and(|number| number > 12)
        {
            return Order::DayFirst;
        }
    }
    Order::MonthFirst
}

fn read_text(raw: &str, order: Order, zone: &TimeZone) -> Reading {
    let plain: String = raw.nfkc().collect::<String>().to_lowercase();
    let plain = plain.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{200b}' || letter == '\'');
    if is_nothing(plain) {
        return Reading::Absent;
    }
    let time = with_offset(plain, zone)
        .or_else(|| digits(plain))
        .or_else(|| plain.parse::<f64>().ok().and_then(from_serial))
        .or_else(|| written(plain, order));
    match time {
        Some(time) if time.at.year() < 1900 => Reading::Absent,
        Some(time) => Reading::Known { time, text: !is_iso(plain) },
        None => Reading::Unclear,
    }
}

/// The ways in which old programs write that they know no date.
fn is_nothing(text: &str) -> bool {
    matches!(
        text,
        "" | "-" | "--" | "/" | "\\" | "null" | "none" | "nan" | "nat" | "n/a" | "无" | "不详" | "暂无" | "未知"
    ) || text.starts_with("0000-00-00")
        || text.starts_with("1900-01-01")
        || text.starts_with("1900/1/1")
}

fn is_iso(text: &str) -> bool {
    let shape: String = text.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { letter }).collect();
    matches!(shape.as_str(), "9999-99-99" | "9999-99-99 99:99" | "9999-99-99 99:99:99" | "9999-99-99t99:99:99")
}

fn with_offset(text: &str, zone: &TimeZone) -> Option<ClaimedTime> {
    let at: Timestamp = text.contains('t').then(|| text.parse().ok()).flatten()?;
    let at = at.to_zoned(zone.clone()).datetime();
    Some(ClaimedTime { at: whole_second(at), precision: Precision::Second })
}

/// `202305`, `20230508`, `202305081011`, `20230508101112`.
fn digits(text: &str) -> Option<ClaimedTime> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<i16>().ok());
    let parts: Vec<i16> = match text.len() {
        6 => vec![part(0, 4)?, part(4, 6)?],
        8 => vec![part(0, 4)?, part(4, 6)?, part(6, 8)?],
        12 => vec![part(0, 4)?, part(4, 6)?, part(6, 8)?, part(8, 10)?, part(10, 12)?],
        14 => vec![part(0, 4)?, part(4, 6)?, part(6, 8)?, part(8, 10)?, part(10, 12)?, part(12, 14)?],
        _ => return None,
    };
    build(&parts)
}

/// A workbook's day count that lost its date format (45054 is 2023-05-08); only years that a ledger can mean.
fn from_serial(number: f64) -> Option<ClaimedTime> {
    if !(20_000.0..80_000.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked on the line above")]
    let seconds = (number * 86_400.0).round() as i64;
    let start = Date::constant(1899, 12, 30).to_datetime(Time::midnight());
    let at = start.checked_add(SignedDuration::from_secs(seconds)).ok()?;
    Some(ClaimedTime { at, precision: of_true_date(at) })
}

/// A true date at midnight is a day without a time: no office registers on the stroke.
fn of_true_date(at: DateTime) -> Precision {
    if at.time() == Time::midnight() { Precision::Day } else { Precision::Second }
}

/// Numbers with separators: 2023/5/8 10:11, 2023年5月8日 下午3时, 23年5月8日, 05/08/2023 01:02:03 PM.
fn written(text: &str, order: Order) -> Option<ClaimedTime> {
    let (text, half) = take_half_of_day(text);
    let text = without_weekday(&text);
    if !text.chars().all(|letter| letter.is_ascii_digit() || is_separator(letter)) {
        return None;
    }
    let found = groups(&text);
    let mut parts: Vec<i16> = found
        .iter()
        .map(|group| group.get(..group.len().min(5)).and_then(|g| g.parse().ok()))
        .collect::<Option<_>>()?;
    let first = found.first()?;
    if first.len() == 2 && text.contains('年') {
        parts[0] += if parts[0] > 70 { 1900 } else { 2000 };
    } else if first.len() != 4 {
        if found.get(2).is_none_or(|year| year.len() != 4) {
            return None;
        }
        parts[..3].rotate_right(1);
        if order == Order::DayFirst {
            parts.swap(1, 2);
        }
    }
    if let Some(afternoon) = half {
        let hour = parts.get_mut(3)?;
        *hour = match (afternoon, *hour) {
            (true, early) if early < 12 => early + 12,
            (false, 12) => 0,
            (_, other) => other,
        };
    }
    build(&parts)
}

fn take_half_of_day(text: &str) -> (String, Option<bool>) {
    for (word, afternoon) in
        [("上午", false), ("凌晨", false), ("早上", false), ("下午", true), ("晚上", true), ("am", false), ("pm", true)]
    {
        if text.contains(word) {
            return (text.replacen(word, " ", 1), Some(afternoon));
        }
    }
    (text.to_owned(), None)
}

fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    for word in ["星期", "周"] {
        for day in ["一", "二", "三", "四", "五", "六", "日", "天"] {
            text = text.replace(&format!("{word}{day}"), " ");
        }
    }
    text
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '/' | '.' | ':' | ',' | '(' | ')' | 't' | '年' | '月' | '日' | '号' | '时' | '点' | '分' | '秒'
        )
}

fn groups(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).collect()
}

/// From year downwards; what is missing makes the time less exact. A seventh part is a fraction of a second.
fn build(parts: &[i16]) -> Option<ClaimedTime> {
    let small = |at: usize, missing: i8| parts.get(at).map_or(Some(missing), |part| i8::try_from(*part).ok());
    let day = Date::new(*parts.first()?, small(1, 1)?, small(2, 1)?).ok()?;
    let time = Time::new(small(3, 0)?, small(4, 0)?, small(5, 0)?, 0).ok()?;
    let precision = match parts.len() {
        1 => Precision::Year,
        2 => Precision::Month,
        3 => Precision::Day,
        4 | 5 => Precision::Minute,
        6 | 7 => Precision::Second,
        _ => return None,
    };
    Some(ClaimedTime { at: DateTime::from_parts(day, time), precision })
}

fn whole_second(at: DateTime) -> DateTime {
    at.with().subsec_nanosecond(0).build().unwrap_or(at)
}
