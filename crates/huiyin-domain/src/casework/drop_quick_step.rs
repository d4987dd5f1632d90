//! 收回一键动作: while it is held nothing has left the house, so whoever gave it may take it back; that is on record.

use serde::{Deserialize, Serialize};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::TextNo;
use crate::kernel::refusal::Refusal;

/// Drop the one that is held: nothing has left the house.
#[derive(Clone, Copy, Debug)]
pub struct DropQuickStep;

/// It was dropped in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickStepDropped {
    /// Which text of the office.
    pub text: TextNo,
}

pub(super) fn decide(concern: &Concern, context: &Context) -> Result<Vec<Event>, Refusal> {
    let held = concern.casework.held.as_ref().ok_or(Refusal::NoQuickStep)?;
    if held.by != context.actor.person() {
        return Err(Refusal::QuickStepOfOther);
    }
    Ok(vec![Event::bare(super::Fact::QuickStepDropped(QuickStepDropped { text: held.what.text }))])
}
