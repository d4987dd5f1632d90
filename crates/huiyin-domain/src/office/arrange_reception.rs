//! 领导接待日: which leader receives when and where, published beforehand (信访工作条例 18). A day that falls away is called off,
//! with its reason, and stays on record.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::{PostId, ReceptionNo};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::{Line, Name};
use crate::kernel::time::Day;

/// A leader receives on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceptionArranged {
    /// From when to when, as people say it: 上午 8:30—12:00.
    pub hours: Name,
    /// The leader's post; who holds it that day receives.
    pub leader: PostId,
    /// Which one of the office, counted over its whole life.
    pub no: ReceptionNo,
    /// The day.
    pub on: Day,
    /// Address and room.
    pub place: Name,
    /// How many can be booked; whoever comes beyond that takes a queue number.
    pub seats: u32,
}

/// A day falls away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceptionCalledOff {
    /// Why, and when instead; the office's own words, published.
    pub because: Line,
    /// Which.
    pub no: ReceptionNo,
}

/// Publish that a leader receives. Its number is the office's to give.
#[derive(Clone, Debug)]
pub struct ArrangeReception {
    /// From when to when.
    pub hours: Name,
    /// The leader's post.
    pub leader: PostId,
    /// The day.
    pub on: Day,
    /// The law day of now.
    pub today: Day,
    /// Address and room.
    pub place: Name,
    /// How many can be booked.
    pub seats: u32,
}

/// Call a day off.
#[derive(Clone, Debug)]
pub struct CallOffReception {
    /// Why, and when instead.
    pub because: Line,
    /// Which.
    pub no: ReceptionNo,
    /// The law day of now.
    pub today: Day,
}

pub(super) fn decide(office: &Office, command: ArrangeReception) -> Result<Event, Refusal> {
    let post = office.post(command.leader).filter(|post| office.works(post.unit)).ok_or(Refusal::UnknownPost)?;
    if post.role != Role::UnitHead {
        return Err(Refusal::WrongPost { unit: post.unit });
    }
    if command.on < command.today {
        return Err(Refusal::ReceptionPast);
    }
    let ArrangeReception { hours, leader, on, place, seats, .. } = command;
    office.needs_open(command.on)?;
    let taken = office.receptions.all().any(|day| day.off.is_none() && day.said.leader == leader && day.said.on == on);
    if taken {
        return Err(Refusal::Taken);
    }
    let no = office.receptions.next();
    Ok(Event::bare(Fact::ReceptionArranged(ReceptionArranged { hours, leader, no, on, place, seats })))
}

pub(super) fn decide_off(office: &Office, command: CallOffReception) -> Result<Event, Refusal> {
    let day = office.receptions.get(command.no).ok_or(Refusal::ReceptionUnknown)?;
    if day.off.is_some() {
        return Err(Refusal::ReceptionUnknown);
    }
    if day.said.on < command.today {
        return Err(Refusal::ReceptionPast);
    }
    let CallOffReception { because, no, .. } = command;
    Ok(Event::bare(Fact::ReceptionCalledOff(ReceptionCalledOff { because, no })))
}

/// One reception day as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reception {
    /// As it was published.
    pub said: ReceptionArranged,
    /// Why it was called off.
    pub off: Option<Line>,
}

/// Every reception day there was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receptions(Vec<Reception>);

impl Receptions {
    fn next(&self) -> ReceptionNo {
        ReceptionNo(self.0.last().map_or(0, |last| last.said.no.0).saturating_add(1))
    }

    pub(super) fn take(&mut self, arranged: &ReceptionArranged) {
        self.0.push(Reception { said: arranged.clone(), off: None });
    }

    pub(super) fn call_off(&mut self, off: &ReceptionCalledOff) {
        let day = self.0.iter_mut().find(|day| day.said.no == off.no);
        if let Some(day) = day {
            day.off = Some(off.because.clone());
        }
    }

    /// One day.
    pub fn get(&self, no: ReceptionNo) -> Option<&Reception> {
        self.0.iter().find(|day| day.said.no == no)
    }

    /// All, in the order in which they were published.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Reception> {
        self.0.iter()
    }
}

impl Office {
    /// Reception days of leaders.
    pub fn receptions(&self) -> &Receptions {
        &self.receptions
    }
}
