//! 签收: the receiving unit signs for what was sent; until then whoever sent it answers for it (首办责任). Accepting, declining
//! and objecting are signatures too. Until it is signed for, the sender may remind, and take it back.

use serde::{Deserialize, Serialize};

use super::{Door, Objection, needs_stage, not_now};
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Sign for a concern that was sent here.
#[derive(Clone, Debug)]
pub struct SignFor;

/// Remind the receiving unit that nobody there has signed.
#[derive(Clone, Debug)]
pub struct RemindToSign;

/// Take back what nobody has signed for.
#[derive(Clone, Debug)]
pub struct TakeBack {
    /// Why; the citizen reads it.
    pub reason: SaidWords,
}

/// Signed for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedFor {
    /// Who.
    pub unit: UnitId,
}

/// The receiving unit was reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemindedToSign {
    /// Who reminds.
    pub from: UnitId,
    /// Whom.
    pub unit: UnitId,
}

/// Taken back by its sender.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// Who had not signed for it.
    pub from: UnitId,
    /// Who has it again.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, _: SignFor, _: &Context) -> Result<Vec<Event>, Refusal> {
    let (_, to) = unsigned(concern, Step::SignFor)?;
    Ok(vec![Event::bare(super::Fact::SignedFor(SignedFor { unit: to }))])
}

pub(super) fn decide_remind(concern: &Concern, _: RemindToSign, _: &Context) -> Result<Vec<Event>, Refusal> {
    let (from, to) = unsigned(concern, Step::RemindToSign)?;
    Ok(vec![Event::bare(super::Fact::RemindedToSign(RemindedToSign { from, unit: to }))])
}

pub(super) fn decide_take_back(concern: &Concern, command: TakeBack, _: &Context) -> Result<Vec<Event>, Refusal> {
    let (from, to) = unsigned(concern, Step::TakeBack)?;
    let fact = super::Fact::TakenBack(TakenBack { from: to, unit: from });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}

/// From whom to whom it is on its way, while nobody has signed for it.
fn unsigned(concern: &Concern, step: Step) -> Result<(UnitId, UnitId), Refusal> {
    needs_stage(concern, step, &[Stage::Transferred])?;
    match &concern.intake.door {
        Door::Transferred { from, to, signed: None, objection: Objection::None | Objection::Refused, .. } => {
            Ok((*from, *to))
        }
        Door::Transferred { to, .. } => Err(Refusal::SignedAlready { unit: *to }),
        Door::Unfiled | Door::Received | Door::NotAccepted | Door::Repeated { .. } | Door::Accepted(_) => {
            Err(not_now(concern, step))
        }
    }
}
