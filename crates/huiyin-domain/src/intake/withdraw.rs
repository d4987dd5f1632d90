//! 撤回: by the citizen alone, and for seven days it can be undone.

use serde::{Deserialize, Serialize};

use super::interview::Interview;
use super::{ReporterBack, ReporterLeft};
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Actor;
use crate::kernel::ids::ReporterNo;
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
    /// Of several, who is back, when staff take it down; the citizen's code tells.
    pub reporter: ReporterNo,
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
    let reporter = context.relation.reporter;
    still_there(concern, reporter)?;
    let fact = if others_remain(concern, reporter) {
        super::Fact::ReporterLeft(ReporterLeft { interview: None, reporter, until })
    } else {
        super::Fact::Withdrawn(Withdrawn { until })
    };
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
    let by_citizen = matches!(context.actor, Actor::Citizen);
    let reporter = if by_citizen { context.relation.reporter } else { command.reporter };
    let left = concern.intake.reporters.get(reporter).and_then(|one| one.left);
    let whole = concern.intake.withdrawn.map(|withdrawn| withdrawn.until);
    let until = whole.or(left).ok_or_else(|| super::not_now(concern, Step::UndoWithdrawal))?;
    if context.today() > until {
        return Err(Refusal::WithdrawalSettled { until });
    }
    let fact = |interview| match whole {
        Some(_) => super::Fact::WithdrawalUndone(WithdrawalUndone { interview }),
        None => super::Fact::ReporterBack(ReporterBack { interview, reporter }),
    };
    match command.spoken {
        Some((interview, words)) => {
            interview.check(concern)?;
            Ok(vec![Event::saying(fact(Some(interview)), Words::Interview(words))])
        }
        None if by_citizen => Ok(vec![Event::bare(fact(None))]),
        None => Err(Refusal::InterviewCheck),
    }
}

/// Of several one leaves for themselves alone; the concern goes on while another is answered by themselves.
pub(super) fn others_remain(concern: &Concern, reporter: ReporterNo) -> bool {
    concern.intake.reporters.reached().any(|other| other != reporter)
}

/// Whoever left takes no further step until they are back.
pub(crate) fn still_there(concern: &Concern, reporter: ReporterNo) -> Result<(), Refusal> {
    match concern.intake.reporters.get(reporter).and_then(|one| one.left) {
        Some(until) => Err(Refusal::Withdrawn { until }),
        None => Ok(()),
    }
}

/// Somebody who is answered by themselves, and has not left.
pub(crate) fn is_reached(concern: &Concern, reporter: ReporterNo) -> Result<(), Refusal> {
    still_there(concern, reporter)?;
    let known = concern.intake.reporters.reached().any(|one| one == reporter);
    if known { Ok(()) } else { Err(Refusal::ReporterUnknown) }
}
