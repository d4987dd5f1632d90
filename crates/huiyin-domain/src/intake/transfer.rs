//! 转送: to the unit whose matter it is, with the reason; the sender stays responsible until somebody has accepted (信访工作条例 22, 23).

use serde::{Deserialize, Serialize};

use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Transfer to another unit.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// To whom.
    pub to: UnitId,
    /// Why it is theirs; the citizen reads it.
    pub reason: SaidWords,
}

/// Transferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transferred {
    /// From whom.
    pub from: UnitId,
    /// To whom.
    pub to: UnitId,
}

pub(super) fn decide(concern: &Concern, command: Transfer, context: &Context) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::Transfer, &[Stage::Received])?;
    let from = concern.unit().ok_or_else(|| super::not_now(concern, Step::Transfer))?;
    if !context.office.works(command.to) {
        return Err(Refusal::UnknownUnit);
    }
    if command.to == from {
        return Err(Refusal::SameUnit);
    }
    // Somebody there has to be able to take it. A sealed concern is for supervisors' posts alone.
    let takers: &[Role] = match concern.class() {
        Some(Class::Sealed) => &[Role::Supervisor],
        Some(Class::Ordinary) | None => &[Role::FrontDesk, Role::UnitHead],
    };
    if !takers.iter().any(|role| context.office.has_post(command.to, *role)) {
        return Err(Refusal::WrongPost { unit: command.to });
    }
    let fact = super::Fact::Transferred(Transferred { from, to: command.to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
