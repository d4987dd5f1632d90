//! 代记撤回: the person says at the counter or on the telephone that they take it back; read back, confirmed, and for seven
//! days it can be undone with the code or on the person's word.

use serde::{Deserialize, Serialize};

use super::ReporterLeft;
use super::interview::Interview;
use super::withdraw::{is_reached, others_remain};
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::ReporterNo;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{InterviewWords, Words};

/// Take a withdrawal down.
#[derive(Clone, Debug)]
pub struct TakeWithdrawal {
    /// How it was made sure who speaks.
    pub interview: Interview,
    /// Of several, who takes it back.
    pub reporter: ReporterNo,
    /// What was said and read back.
    pub words: InterviewWords,
}

/// A withdrawal was taken down by staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalTaken {
    /// How it was made sure who spoke.
    pub interview: Interview,
    /// Last day for undoing it.
    pub until: Day,
}

pub(super) fn decide(concern: &Concern, command: TakeWithdrawal, context: &Context) -> Result<Vec<Event>, Refusal> {
    let ended = matches!(concern.stage(), Stage::Unfiled | Stage::Withdrawn | Stage::NotAccepted | Stage::Closed);
    if ended {
        return Err(super::not_now(concern, Step::TakeWithdrawal));
    }
    let (interview, reporter) = (command.interview, command.reporter);
    interview.check(concern)?;
    is_reached(concern, reporter)?;
    let until = Interview::undo_until(context);
    let fact = if others_remain(concern, reporter) {
        super::Fact::ReporterLeft(ReporterLeft { interview: Some(interview), reporter, until })
    } else {
        super::Fact::WithdrawalTaken(WithdrawalTaken { interview, until })
    };
    Ok(vec![Event::saying(fact, Words::Interview(command.words))])
}
