//! A second reckoning that shares no code with the first: day numbers, a table of booleans and plain loops, written from
//! the rules alone. Property tests compare the two; where they differ, one of them misread the law.

use crate::deadlines::calendar::Calendars;

/// A term in day numbers. Day 0 is any Monday-aligned epoch the caller likes.
pub(super) struct Plain {
    pub(super) start: i64,
    pub(super) length: i64,
    pub(super) working_days_only: bool,
    pub(super) rolls: bool,
    /// `(from, to)`; `i64::MAX` while a stop lasts.
    pub(super) stops: Vec<(i64, i64)>,
}

/// The due day and the number of counted days, or nothing while the clock stands.
pub(super) fn due(term: &Plain, works: &dyn Fn(i64) -> bool) -> Option<i64> {
    let stopped = |day: i64| term.stops.iter().any(|(from, to)| *from < day && day <= *to);
    let mut left = term.length;
    let mut day = term.start;
    while left > 0 {
        day += 1;
        if day > term.start + 5_000 {
            return None;
        }
        if stopped(day) || (term.working_days_only && !works(day)) {
            continue;
        }
        left -= 1;
    }
    // The end: first where it falls, then over days off, then past every stop that begins on the way and outlives its day.
    let mut end = day;
    if term.rolls {
        end = next_working(end, works);
    }
    let mut reached = day;
    loop {
        let met = term.stops.iter().find(|(from, to)| *from >= reached && *from <= end && *to > *from);
        match met {
            None => return Some(end),
            Some((_, to)) if *to == i64::MAX => return None,
            Some((_, to)) => {
                // A stop that begins on the day another ends follows it without a gap.
                reached = *to;
                end = next_working(to + 1, works);
            }
        }
    }
}

fn next_working(mut day: i64, works: &dyn Fn(i64) -> bool) -> i64 {
    while !works(day) {
        day += 1;
    }
    day
}

/// The notices of 2023–2026 as plain ranges, typed off a second time so that a slip in one copy shows.
pub(super) fn works(year: i16, month: i8, day: i8, weekday_monday_1: i8) -> bool {
    let at = i32::from(month) * 100 + i32::from(day);
    let (off, made_up): (&[(i32, i32)], &[i32]) = match year {
        2022 => (&[(1231, 1231)], &[]),
        2023 => (
            &[(101, 102), (121, 127), (405, 405), (429, 503), (622, 624), (929, 1006)],
            &[128, 129, 423, 506, 625, 1007, 1008],
        ),
        2024 => (
            &[(101, 101), (210, 217), (404, 406), (501, 505), (610, 610), (915, 917), (1001, 1007)],
            &[204, 218, 407, 428, 511, 914, 929, 1012],
        ),
        2025 => {
            (&[(101, 101), (128, 204), (404, 406), (501, 505), (531, 602), (1001, 1008)], &[126, 208, 427, 928, 1011])
        }
        2026 => (
            &[(101, 103), (215, 223), (404, 406), (501, 505), (619, 621), (925, 927), (1001, 1007)],
            &[104, 214, 228, 509, 920, 1010],
        ),
        _ => (&[], &[]),
    };
    let is_off = off.iter().any(|(first, last)| *first <= at && at <= *last);
    made_up.contains(&at) || (!is_off && weekday_monday_1 <= 5)
}

#[test]
fn the_table_typed_a_second_time_agrees_with_the_built_in_years() {
    let mut date = super::day("2022-12-31");
    while date.year() < 2029 {
        let second = works(date.year(), date.month(), date.day(), date.weekday().to_monday_one_offset());
        assert_eq!(Calendars::newest().is_working(date).works(), second, "{date}");
        date = date.tomorrow().expect("far from the end of time");
    }
}
