//! 重新办理: the same concern, taken up again by its lead, with a plan to be fixed anew. One that was carried over closed
//! was never accepted here and has no points, so it goes back to the door.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{needs_stage, not_now};
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Take the concern up again.
#[derive(Clone, Debug)]
pub struct Reopen {
    /// Why; the citizen reads it.
    pub reason: SaidWords,
}

/// Taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopened {
    /// The handler's post, if one had been assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<PostId>,
    /// The unit that leads.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: Reopen, _: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::Reopen, &[Stage::Delivered, Stage::Disputed, Stage::Closed])?;
    if concern.review.open.is_some() {
        return Err(Refusal::ReviewOpen);
    }
    let unit = concern.unit().ok_or_else(|| not_now(concern, Step::Reopen))?;
    let fact = super::Fact::Reopened(Reopened { handler: concern.handler(), unit });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
