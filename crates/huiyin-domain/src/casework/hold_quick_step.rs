//! 一键动作: a standing step of the office with a standing text, held for ten seconds before it is done.
//!
//! Almost every step is told to the citizen the moment it is recorded, and what was told cannot be untold. So nothing is taken
//! back: the step is held, on record, and within the ten seconds whoever gave it may drop it, which is on record too. After
//! them it is done by the one door like any other step, as the person who gave it and under the rules of that moment; when
//! these refuse it, that is on record as well. See ADR 0007.

use serde::{Deserialize, Serialize};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{PersonId, TextNo};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Moment;
use crate::office::{OfficeText, TextKind};

/// How long a quick step is held, in milliseconds.
pub const HELD_FOR: i64 = 10_000;

/// Hold a quick step.
#[derive(Clone, Copy, Debug)]
pub struct HoldQuickStep {
    /// Which text of the office.
    pub text: TextNo,
}

/// A quick step is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickStepHeld {
    /// The edition of the text: with another it is not done.
    pub edition: u32,
    /// Which text of the office.
    pub text: TextNo,
    /// Until when, in milliseconds since 1970 in UTC.
    pub until: Moment,
}

/// A quick step that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// As it was recorded.
    pub what: QuickStepHeld,
    /// Who gave it.
    pub by: Option<PersonId>,
}

pub(super) fn decide(concern: &Concern, command: HoldQuickStep, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.casework.held.is_some() {
        return Err(Refusal::QuickStepHeld);
    }
    let text = text_of(command.text, context)?;
    let mine = |unit| context.actor.posts().iter().any(|held| held.unit == unit);
    if !text.unit.is_none_or(mine) {
        return Err(Refusal::TextOfOthers);
    }
    let edition = context.office.texts().edition(command.text);
    let until = Moment(context.now.0.saturating_add(HELD_FOR));
    Ok(vec![Event::bare(super::Fact::QuickStepHeld(QuickStepHeld { edition, text: command.text, until }))])
}

/// The text of a quick step that is offered.
pub(super) fn text_of<'a>(no: TextNo, context: &Context<'a>) -> Result<&'a OfficeText, Refusal> {
    let text = context.office.texts().numbered(no);
    text.filter(|text| text.works && text.kind == TextKind::QuickStep).ok_or(Refusal::TextUnknown)
}
