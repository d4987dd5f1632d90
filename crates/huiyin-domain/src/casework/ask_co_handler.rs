//! 请求协办: the lead asks another unit for its part: what, by when. The lead stays the lead (信访工作条例 24: the units concerned
//! agree among themselves who does what).

use serde::{Deserialize, Serialize};

use super::tasks::{AT_WORK, may_ask};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::ids::{MeetingNo, TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{TaskWords, Words};

/// Ask a unit to co-handle.
#[derive(Clone, Debug)]
pub struct AskCoHandler {
    /// Whom.
    pub unit: UnitId,
    /// By when; no law counts this term, the lead gives it.
    pub due: Day,
    /// What is wanted, and why it may take longer than the lead has, when it does.
    pub words: TaskWords,
}

/// A unit was asked to co-handle: a task of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoHandlerAsked {
    /// The last day.
    pub due: Day,
    /// The joint meeting that decided it, when one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<MeetingNo>,
    /// Its number in the concern.
    pub task: TaskNo,
    /// Whose it is.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: AskCoHandler, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::AskCoHandler, &AT_WORK)?;
    may_ask(concern, (command.unit, command.due), command.words.late_because.is_some(), context)?;
    let task = concern.casework.tasks.next_no();
    let asked = CoHandlerAsked { due: command.due, meeting: None, task, unit: command.unit };
    Ok(vec![Event::saying(super::Fact::CoHandlerAsked(asked), Words::Task(command.words))])
}
