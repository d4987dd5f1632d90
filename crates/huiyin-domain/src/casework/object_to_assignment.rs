//! 异议: the receiving unit may say within five working days that it is not theirs, with reasons; the sender rules, and there
//! is no second return (信访工作条例 23 ¶3).

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::deadlines::ClockId;
use crate::event::Event;
use crate::intake::{Door, Objection, Way, needs_stage, not_now};
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Object, with detailed reasons.
#[derive(Clone, Debug)]
pub struct ObjectToAssignment {
    /// Why it is not theirs, and whose it is.
    pub reason: SaidWords,
}

/// The sender's ruling.
#[derive(Clone, Debug)]
pub struct RuleOnObjection {
    /// Whether the concern comes back.
    pub grant: bool,
    /// Why.
    pub reason: SaidWords,
}

/// The unit objected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objected {
    /// Who.
    pub unit: UnitId,
}

/// The sender agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionGranted {
    /// Who has the concern again.
    pub unit: UnitId,
}

/// The sender did not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionRefused {
    /// Who keeps the concern.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: ObjectToAssignment, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::ObjectToAssignment, &[Stage::Transferred])?;
    let Door::Transferred { to, way, objection, .. } = &concern.intake.door else {
        return Err(not_now(concern, Step::ObjectToAssignment));
    };
    // What comes from below is decided above: taken, or sent down.
    if matches!(way, Way::SubmitUp(_)) {
        return Err(not_now(concern, Step::ObjectToAssignment));
    }
    if *objection == Objection::Refused {
        return Err(Refusal::AlreadyObjected);
    }
    if let Some(until) = concern.due(ClockId::Object)
        && context.today() > until
    {
        return Err(Refusal::ObjectionTooLate { until });
    }
    let fact = super::Fact::Objected(Objected { unit: *to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}

pub(super) fn decide_ruling(
    concern: &Concern,
    command: RuleOnObjection,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::RuleOnObjection, &[Stage::Objected])?;
    let (Some(unit), Some(sender)) = (concern.unit(), concern.intake.sender()) else {
        return Err(not_now(concern, Step::RuleOnObjection));
    };
    // The person counts, not the post: a deputy on both sides would rule on their own word.
    if context.actor.person().is_some_and(|person| concern.casework.objected_by == Some(person)) {
        return Err(Refusal::OwnObjection);
    }
    let fact = if command.grant {
        super::Fact::ObjectionGranted(ObjectionGranted { unit: sender })
    } else {
        super::Fact::ObjectionRefused(ObjectionRefused { unit })
    };
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
