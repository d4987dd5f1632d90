//! 开箱: a suggestion box is opened by at least two people who are named, on a day, and every paper in it is counted before
//! anybody reads one. The papers are registered under the round; its ledger shows that none is missing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::{PersonId, RoundNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Name;
use crate::kernel::time::Day;

/// Openers, at least: nobody opens a box alone.
pub const OPENERS_LEAST: u32 = 2;

/// A box was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoxOpened {
    /// Which round of the office, counted over its whole life.
    pub no: RoundNo,
    /// The day on which it was opened, as claimed.
    pub on: Day,
    /// Who opened it; at least two.
    pub openers: Vec<PersonId>,
    /// Papers found in it.
    pub papers: u32,
    /// Where the box hangs.
    pub place: Name,
    /// The unit whose desk registers them.
    pub unit: UnitId,
}

/// Record that a box was opened. Its number is the office's to give.
#[derive(Clone, Debug)]
pub struct OpenBox {
    /// The day on which it was opened.
    pub on: Day,
    /// The law day of now: a box is not opened in the future.
    pub today: Day,
    /// Who opened it.
    pub openers: Vec<PersonId>,
    /// Papers found in it.
    pub papers: u32,
    /// Where the box hangs.
    pub place: Name,
    /// The unit whose desk registers them.
    pub unit: UnitId,
}

pub(super) fn decide(office: &Office, command: OpenBox) -> Result<Event, Refusal> {
    let openers: BTreeSet<PersonId> = command.openers.iter().copied().collect();
    if command.on > command.today {
        return Err(Refusal::ReceivedInFuture);
    }
    if !office.works(command.unit) {
        return Err(Refusal::UnknownUnit);
    }
    let works = |person: &PersonId| office.person(*person).is_some_and(|person| !person.disabled);
    if !openers.iter().all(works) {
        return Err(Refusal::UnknownPerson);
    }
    if u32::try_from(openers.len()).is_ok_and(|openers| openers < OPENERS_LEAST) {
        return Err(Refusal::OpenersMissing { min: OPENERS_LEAST });
    }
    let OpenBox { on, papers, place, unit, .. } = command;
    let no = office.rounds.next();
    Ok(Event::bare(Fact::BoxOpened(BoxOpened { no, on, openers: openers.into_iter().collect(), papers, place, unit })))
}

/// Every round there was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rounds(Vec<BoxOpened>);

impl Rounds {
    /// The number of the next one.
    fn next(&self) -> RoundNo {
        RoundNo(self.0.last().map_or(0, |last| last.no.0).saturating_add(1))
    }

    pub(super) fn take(&mut self, opened: &BoxOpened) {
        self.0.push(opened.clone());
    }

    /// One round.
    pub fn get(&self, no: RoundNo) -> Option<&BoxOpened> {
        self.0.iter().find(|round| round.no == no)
    }

    /// All, newest first.
    pub fn newest(&self) -> impl Iterator<Item = &BoxOpened> {
        self.0.iter().rev()
    }
}

impl Office {
    /// Rounds in which suggestion boxes were opened.
    pub fn rounds(&self) -> &Rounds {
        &self.rounds
    }
}
