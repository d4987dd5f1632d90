//! 撤回: by the citizen alone, and for seven days it can be undone.

use serde::{Deserialize, Serialize};

use super::interview::Interview;
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Actor;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{InterviewWords, SaidWords, Words};

/// Withdraw; a reason is welcome, not needed.
#[derive(Clone, Debug)]
pub struct Withdraw {
    /// Why, if the person wants to say.
    pub reason: Option<SaidWords>,
}

/// Take a withdrawal back.
#[derive(Clone, Debug)]
pub struct UndoWithdrawal {
    /// How it was made sure who speaks, and what was read back; the citizen with the code needs neither.
    pub spoken: Option<(Interview, InterviewWords)>,
}

/// Withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Last day for undoing it.
    pub until: Day,
}

/// The withdrawal was undone; the concern stands where it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalUndone {
    /// How it was made sure who spoke; nothing when the citizen did it with the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
}

/// Days in which a withdrawal can be undone.
pub const UNDO_DAYS: i8 = 7;

pub(super) fn decide(concern: &Concern, command: Withdraw, context: &Context) -> Result<Vec<Event>, Refusal> {
    let ended = matches!(
        concern.stage(),
        Stage::Unfiled | Stage::Withdrawn | Stage::NotAccepted | Stage::Repeated | Stage::Closed
    );
    if ended {
        return Err(super::not_now(concern, Step::Withdraw));
    }
    let until = context.today().saturating_add(jiff::Span::new().days(UNDO_DAYS));
    let fact = super::Fact::Withdrawn(Withdrawn { until });
    Ok(vec![match command.reason {
        Some(reason) => Event::saying(fact, Words::Said(reason)),
        None => Event::bare(fact),
    }])
}

pub(super) fn decide_undo(
    concern: &Concern,
    command: UndoWithdrawal,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let Some(withdrawn) = concern.intake.withdrawn else {
        return Err(super::not_now(concern, Step::UndoWithdrawal));
    };
    if context.today() > withdrawn.until {
        return Err(Refusal::WithdrawalSettled { until: withdrawn.until });
    }
    match command.spoken {
        Some((interview, words)) => {
            interview.check(concern)?;
            let fact = super::Fact::WithdrawalUndone(WithdrawalUndone { interview: Some(interview) });
            Ok(vec![Event::saying(fact, Words::Interview(words))])
        }
        None if matches!(context.actor, Actor::Citizen) => {
            Ok(vec![Event::bare(super::Fact::WithdrawalUndone(WithdrawalUndone { interview: None }))])
        }
        None => Err(Refusal::InterviewCheck),
    }
}
