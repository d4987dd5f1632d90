//! 请假、出差: a person is away from one day to another. No reason is asked. The deputies of their posts stand in for so long.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::Day;

/// The longest absence that is recorded in one go, in days; a longer one is a post to fill.
const LONGEST: i32 = 366;

/// A person is away for some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceRecorded {
    /// The first day.
    pub from: Day,
    /// Who.
    pub person: PersonId,
    /// The last day.
    pub until: Day,
}

/// The person is back from this day on, or stays after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceEnded {
    /// The first day at work again.
    pub back: Day,
    /// The first day of the absence that is meant.
    pub from: Day,
    /// Who.
    pub person: PersonId,
}

/// An absence as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

impl Absence {
    /// Whether a day lies in it.
    pub fn covers(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// From today on, in order, at most a year, and not twice over the same days.
pub(super) fn decide(office: &Office, person: PersonId, (from, until): (Day, Day)) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    let days = from.until(until).map_or(-1, |span| span.get_days());
    if from < office.today || !(0..LONGEST).contains(&days) {
        return Err(HouseRefusal::AbsenceDays.into());
    }
    let mut known = office.absences_of(person).iter();
    if let Some(there) = known.find(|there| there.from <= until && from <= there.until) {
        return Err(HouseRefusal::AwayAlready { from: there.from, until: there.until }.into());
    }
    Ok(Event::bare(Fact::AbsenceRecorded(AbsenceRecorded { from, person, until })))
}

/// From today on the person is back. What was done in their stead stays done.
pub(super) fn decide_end(office: &Office, person: PersonId, from: Day) -> Result<Event, Refusal> {
    let mut known = office.absences_of(person).iter();
    known.find(|there| there.from == from && there.until >= office.today).ok_or(HouseRefusal::AbsenceGone)?;
    Ok(Event::bare(Fact::AbsenceEnded(AbsenceEnded { back: office.today, from, person })))
}

impl Office {
    pub(super) fn take_absence(&mut self, fact: &Fact) {
        if let Fact::AbsenceRecorded(away) = fact {
            let all = self.absences.entry(away.person).or_default();
            all.push(Absence { from: away.from, until: away.until });
        }
        if let Fact::AbsenceEnded(ended) = fact
            && let Some(all) = self.absences.get_mut(&ended.person)
        {
            let last = ended.back.yesterday().unwrap_or(ended.back);
            all.iter_mut().filter(|there| there.from == ended.from).for_each(|there| there.until = last);
            all.retain(|there| there.from <= there.until);
        }
    }
}
