//! 一键动作没有办成: access or the rules refused it when its time came.

use serde::{Deserialize, Serialize};

use crate::concern::Concern;
use crate::event::Event;
use crate::kernel::ids::TextNo;
use crate::kernel::refusal::Refusal;

/// Say that the rules refused it.
#[derive(Clone, Copy, Debug)]
pub struct FailQuickStep {
    /// The word of the refusal.
    pub why: &'static str,
}

/// The rules refused it when its time came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickStepFailed {
    /// Which text of the office.
    pub text: TextNo,
    /// The word of the refusal.
    pub why: String,
}

pub(super) fn decide(concern: &Concern, command: FailQuickStep) -> Result<Vec<Event>, Refusal> {
    let held = concern.casework.held.as_ref().ok_or(Refusal::NoQuickStep)?;
    let failed = QuickStepFailed { text: held.what.text, why: command.why.to_owned() };
    Ok(vec![Event::bare(super::Fact::QuickStepFailed(failed))])
}
