//! 代记评价: the person's verdict, spoken at the counter or on the telephone, read back and confirmed. It is theirs, not the
//! unit's: it can be undone for seven days, and until then nothing is closed on it.

use serde::{Deserialize, Serialize};

use super::give_verdict::{check_points, may_be_judged};
use super::{Fact, PointVerdict};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{Interview, not_now};
use crate::kernel::actor::Actor;
use crate::kernel::ids::ReporterNo;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{InterviewWords, Words};

/// Take a verdict down.
#[derive(Clone, Debug)]
pub struct TakeVerdict {
    /// How it was made sure who speaks.
    pub interview: Interview,
    /// Point by point; points left out are left open.
    pub points: Vec<PointVerdict>,
    /// Of several, who said it.
    pub reporter: ReporterNo,
    /// What was said and read back.
    pub words: InterviewWords,
}

/// Undo what was taken down: the verdict before it stands again.
#[derive(Clone, Debug)]
pub struct UndoVerdict {
    /// Of several, whose it is, when staff take it down; the citizen's code tells.
    pub reporter: ReporterNo,
    /// How it was made sure who speaks, and what was read back; the citizen with the code needs neither.
    pub spoken: Option<(Interview, InterviewWords)>,
}

/// A verdict was taken down by staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictTaken {
    /// How it was made sure who spoke.
    pub interview: Interview,
    /// Point by point.
    pub points: Vec<PointVerdict>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
    /// Last day for undoing it.
    pub until: Day,
}

/// The verdict that staff had taken down was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictUndone {
    /// How it was made sure who spoke; nothing when the citizen did it with the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
}

pub(super) fn decide(concern: &Concern, command: TakeVerdict, context: &Context) -> Result<Vec<Event>, Refusal> {
    let reporter = command.reporter;
    may_be_judged(concern, Step::TakeVerdict, reporter)?;
    command.interview.check(concern)?;
    check_points(concern, &command.points)?;
    let until = Interview::undo_until(context);
    let taken = VerdictTaken { interview: command.interview, points: command.points, reporter, until };
    Ok(vec![Event::saying(Fact::VerdictTaken(taken), Words::Interview(command.words))])
}

pub(super) fn decide_undo(concern: &Concern, command: UndoVerdict, context: &Context) -> Result<Vec<Event>, Refusal> {
    let by_citizen = matches!(context.actor, Actor::Citizen);
    let reporter = if by_citizen { context.relation.reporter } else { command.reporter };
    may_be_judged(concern, Step::UndoVerdict, reporter)?;
    let taken = concern.casework.reply().and_then(|reply| reply.of(reporter).taken);
    let taken = taken.ok_or_else(|| not_now(concern, Step::UndoVerdict))?;
    if context.today() > taken.until {
        return Err(Refusal::VerdictSettled { until: taken.until });
    }
    match command.spoken {
        Some((interview, words)) => {
            interview.check(concern)?;
            let fact = Fact::VerdictUndone(VerdictUndone { interview: Some(interview), reporter });
            Ok(vec![Event::saying(fact, Words::Interview(words))])
        }
        None if by_citizen => Ok(vec![Event::bare(Fact::VerdictUndone(VerdictUndone { interview: None, reporter }))]),
        None => Err(Refusal::InterviewCheck),
    }
}
