//! 本单位的日子: the office is closed on a day of its own, or open on one that the state has off; told beforehand, with the reason.
//!
//! It says when people are received, not how terms are counted: 民法典 203 moves the end of a term over 法定休假日 alone, and the
//! calendar of those is an edition that events name. No term that runs, and no day that was promised, is moved by what an office
//! decides for itself: a closed day could only take days from people, or give to itself.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::text::Line;
use crate::kernel::time::Day;

/// On a day the office is closed, or open, otherwise than the calendar has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySet {
    /// Why; the office's own words, published.
    pub because: Line,
    /// The day.
    pub on: Day,
    /// Whether it receives.
    pub open: bool,
}

/// The day is again what the calendar says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTakenBack {
    /// The day.
    pub on: Day,
}

/// Never afterwards; and not closed while a leader's day stands published for it: that is called off first, with its own reason.
pub(super) fn decide(office: &Office, set: DaySet) -> Result<Event, Refusal> {
    if set.on < office.today {
        return Err(HouseRefusal::DayPast.into());
    }
    let stands = office.receptions.all().any(|day| day.off.is_none() && day.said.on == set.on);
    if !set.open && stands {
        return Err(HouseRefusal::ReceptionStands { on: set.on }.into());
    }
    Ok(Event::bare(Fact::DaySet(set)))
}

/// Only one that was set and is not over.
pub(super) fn decide_back(office: &Office, on: Day) -> Result<Event, Refusal> {
    office.own_day(on).ok_or(HouseRefusal::DayPlain)?;
    if on < office.today {
        return Err(HouseRefusal::DayPast.into());
    }
    Ok(Event::bare(Fact::DayTakenBack(DayTakenBack { on })))
}

impl Office {
    /// What the office said of a day.
    pub fn own_day(&self, on: Day) -> Option<&DaySet> {
        self.days.get(&on)
    }

    /// Days of the office's own from a day on, the soonest first.
    pub fn own_days(&self, from: Day) -> impl Iterator<Item = &DaySet> {
        self.days.range(from..).map(|(_, set)| set)
    }

    /// Why the office is closed on a day, by its own word.
    pub fn closed_because(&self, on: Day) -> Option<&Line> {
        self.own_day(on).filter(|set| !set.open).map(|set| &set.because)
    }

    /// Nobody is asked to come on a day on which the office is closed. A leader's day that stands published is none: see above.
    pub fn needs_open(&self, on: Day) -> Result<(), Refusal> {
        match self.own_day(on) {
            Some(set) if !set.open => Err(HouseRefusal::OfficeClosed { on }.into()),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn take_day(&mut self, set: &DaySet) {
        self.days.insert(set.on, set.clone());
    }
}
