//! 预约接待: a concern is put on a leader's reception day, so that the person is asked to come then and its papers lie ready.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::ids::ReceptionNo;
use crate::kernel::refusal::Refusal;

/// Put a concern on a reception day.
#[derive(Clone, Debug)]
pub struct BookReception {
    /// Which.
    pub reception: ReceptionNo,
}

/// The person is asked to come on that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceptionBooked {
    /// Which.
    pub reception: ReceptionNo,
}

pub(super) fn decide(concern: &Concern, command: BookReception, context: &Context) -> Result<Vec<Event>, Refusal> {
    if matches!(concern.stage(), Stage::Unfiled | Stage::Withdrawn | Stage::NotAccepted) {
        return Err(not_now(concern, Step::BookReception));
    }
    let reception = command.reception;
    let day = context.office.receptions().get(reception).filter(|day| day.off.is_none());
    let day = day.ok_or(Refusal::ReceptionUnknown)?;
    if day.said.on < context.today() {
        return Err(Refusal::ReceptionPast);
    }
    if concern.gatherings.receptions.contains(&reception) {
        return Err(Refusal::ReceptionBooked { day: day.said.on });
    }
    Ok(vec![Event::bare(super::Fact::ReceptionBooked(ReceptionBooked { reception }))])
}
