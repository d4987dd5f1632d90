//! 撤回协办任务: the lead no longer needs it, and says why. What was done so far stays on record.

use serde::{Deserialize, Serialize};

use super::tasks::open_task;
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Take a task back.
#[derive(Clone, Debug)]
pub struct WithdrawTask {
    /// Which task.
    pub task: TaskNo,
    /// Why; the unit reads it.
    pub reason: SaidWords,
}

/// A task was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskWithdrawn {
    /// Which task.
    pub task: TaskNo,
    /// Whose it was.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: WithdrawTask, _: &Context) -> Result<Vec<Event>, Refusal> {
    let task = open_task(concern, Step::WithdrawTask, command.task)?;
    let withdrawn = super::Fact::TaskWithdrawn(TaskWithdrawn { task: task.no, unit: task.unit });
    Ok(vec![Event::saying(withdrawn, Words::Said(command.reason))])
}
