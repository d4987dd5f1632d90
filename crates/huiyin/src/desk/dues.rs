//! Time left, as a word with its shape and colour.

use huiyin_domain::deadlines::NO_DUE;
use huiyin_domain::kernel::time::Day;

use crate::web::dates;
use crate::web::desk::Due;
use crate::web::icons::{Shape, State};
use crate::web::words::Words;

/// Days ahead that count as soon.
const SOON_DAYS: i32 = 3;

/// How near a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// Past.
    Late,
    /// Today or within three days.
    Soon,
    /// Later.
    Later,
    /// Nothing is owed by a date.
    Never,
}

/// How near a day is, seen from today.
#[must_use]
pub fn near(day: Day, today: Day) -> Near {
    if day == NO_DUE {
        return Near::Never;
    }
    match days_between(today, day) {
        ..0 => Near::Late,
        0..=SOON_DAYS => Near::Soon,
        _ => Near::Later,
    }
}

/// Time left until a day, and the day.
#[must_use]
pub fn due(words: &'static Words, day: Day, today: Day) -> Due {
    Due { state: left(words, day, today), date: dates::day_seen_on(words, day, today) }
}

/// Only the word.
#[must_use]
pub fn left(words: &'static Words, day: Day, today: Day) -> State {
    let days = days_between(today, day);
    match near(day, today) {
        Near::Late => State::new(Shape::Late, words.t("due-late").with("n", -days).to_string()),
        Near::Soon if days == 0 => State::new(Shape::Soon, words.t("due-today").to_string()),
        Near::Soon => State::new(Shape::Soon, words.t("due-left").with("n", days).to_string()),
        Near::Later => State::new(Shape::InTime, words.t("due-left").with("n", days).to_string()),
        Near::Never => State::new(Shape::Dash, words.t("due-none").to_string()),
    }
}

/// Calendar days from one day to another; negative into the past.
#[must_use]
pub fn days_between(from: Day, to: Day) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
