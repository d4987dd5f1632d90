//! 交办: to a unit that has to answer for the result by a last day which the sender gives, with a report on it
//! (信访工作条例 22 三).

use serde::{Deserialize, Serialize};

use super::sending::{can_take, may_send};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// Hand down with a term.
#[derive(Clone, Debug)]
pub struct HandDown {
    /// To whom.
    pub to: UnitId,
    /// The last day for the result and the report.
    pub due: Day,
    /// Why it is theirs and what the result has to answer; the citizen reads it.
    pub reason: SaidWords,
}

/// Handed down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedDown {
    /// The last day for the result and the report.
    pub due: Day,
    /// From whom.
    pub from: UnitId,
    /// To whom.
    pub to: UnitId,
}

pub(super) fn decide(concern: &Concern, command: HandDown, context: &Context) -> Result<Vec<Event>, Refusal> {
    let from = may_send(concern, Step::HandDown, context)?;
    can_take(concern, (from, command.to), context)?;
    if command.due < context.today() {
        return Err(Refusal::TermPast);
    }
    let fact = super::Fact::HandedDown(HandedDown { due: command.due, from, to: command.to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
