//! 执行一键动作: its ten seconds are over. The step itself follows by [`crate::reactions`], as a command of its own room.

use serde::{Deserialize, Serialize};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::TextNo;
use crate::kernel::refusal::Refusal;

/// Do the one that is held: its ten seconds are over.
#[derive(Clone, Copy, Debug)]
pub struct ReleaseQuickStep;

/// It was done; the step itself follows as a fact of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickStepDone {
    /// Which text of the office.
    pub text: TextNo,
}

pub(super) fn decide(concern: &Concern, context: &Context) -> Result<Vec<Event>, Refusal> {
    let held = concern.casework.held.as_ref().ok_or(Refusal::NoQuickStep)?;
    if held.by != context.actor.person() {
        return Err(Refusal::QuickStepOfOther);
    }
    if context.now < held.what.until {
        return Err(Refusal::QuickStepWaits);
    }
    super::hold_quick_step::text_of(held.what.text, context)?;
    if context.office.texts().edition(held.what.text) != held.what.edition {
        return Err(Refusal::TextUnknown);
    }
    Ok(vec![Event::bare(super::Fact::QuickStepDone(QuickStepDone { text: held.what.text }))])
}
