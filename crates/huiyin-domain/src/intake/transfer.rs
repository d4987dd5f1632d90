//! 转送: to the unit whose matter it is, with the reason; the sender stays responsible until somebody has signed for it (信访工作条例 22, 23).

use serde::{Deserialize, Serialize};

use super::sending::{can_take, may_send};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
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
    let from = may_send(concern, Step::Transfer, context)?;
    can_take(concern, (from, command.to), context)?;
    let fact = super::Fact::Transferred(Transferred { from, to: command.to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
