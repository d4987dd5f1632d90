//! A term that was lengthened, as the person is told of it: from which day to which, by how much, and why (信访工作条例 34).

use huiyin_domain::deadlines::fact::ClockExtended;
use huiyin_domain::deadlines::{Fact as Clocks, Policy};
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::words::Words;

use crate::gate::Entry;

/// What was told when a term was lengthened last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lengthened {
    /// By how many days.
    pub days: u16,
    /// The day that was told before; `None` where none was.
    pub from: Option<Day>,
    /// Why, in the words of the office; empty where the reader may not know.
    pub reason: String,
    /// The day that was told with it; `None` where none was.
    pub to: Option<Day>,
}

/// Whether the person is told of such a longer term: of one between two units they are not.
#[must_use]
pub fn is_told(extended: &ClockExtended) -> bool {
    Policy::newest().rule(extended.clock).extension.is_some_and(|power| power.notice)
}

/// The last one. A day that another concern brought forward in the same act is the one that was told.
#[must_use]
pub fn last(entries: &[Entry]) -> Option<Lengthened> {
    let (at, extended) = entries.iter().enumerate().rev().find_map(|(at, entry)| match &entry.recorded.fact {
        Fact::Deadlines(Clocks::ClockExtended(extended)) if is_told(extended) => Some((at, extended)),
        Fact::Deadlines(_)
        | Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => None,
    })?;
    let entry = entries.get(at)?;
    let of_the_act = entries.iter().skip(at).take_while(|one| one.recorded.stamp.at == entry.recorded.stamp.at);
    let moves: Vec<(Day, Day)> = of_the_act
        .filter_map(|one| match &one.recorded.fact {
            Fact::Deadlines(Clocks::DueMoved(moved)) if moved.no == extended.no => Some((moved.from, moved.to)),
            Fact::Deadlines(_)
            | Fact::Intake(_)
            | Fact::Casework(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_)
            | Fact::Review(_) => None,
        })
        .collect();
    let reason = match &entry.words {
        Some(Words::Said(said)) => said.text.as_str().to_owned(),
        Some(_) | None => String::new(),
    };
    let (from, to) = (moves.first().map(|(from, _)| *from), moves.last().map(|(_, to)| *to));
    Some(Lengthened { days: extended.days, from, reason, to })
}
