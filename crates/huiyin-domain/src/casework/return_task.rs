//! 退回协办任务: the unit that was asked may say once that the task is not its matter; the lead rules, and there is no second
//! return.

use serde::{Deserialize, Serialize};

use super::tasks::{TaskStanding, open_task, own_task};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Return a task, with reasons.
#[derive(Clone, Debug)]
pub struct ReturnTask {
    /// Which task.
    pub task: TaskNo,
    /// Why it is not theirs, and whose it is.
    pub reason: SaidWords,
}

/// The lead's ruling on a return.
#[derive(Clone, Debug)]
pub struct RuleOnReturn {
    /// Which task.
    pub task: TaskNo,
    /// Whether the unit is rid of it.
    pub grant: bool,
    /// Why.
    pub reason: SaidWords,
}

/// A task was returned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskReturned {
    /// Which task.
    pub task: TaskNo,
    /// Who returned it.
    pub unit: UnitId,
}

/// The lead agreed: the task is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskReturnGranted {
    /// Which task.
    pub task: TaskNo,
    /// Who is rid of it.
    pub unit: UnitId,
}

/// The lead did not agree: the task stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskReturnRefused {
    /// Which task.
    pub task: TaskNo,
    /// Who keeps it.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: ReturnTask, context: &Context) -> Result<Vec<Event>, Refusal> {
    let task = own_task(concern, Step::ReturnTask, command.task, context)?;
    if task.stays {
        return Err(Refusal::TaskStays { task: task.no });
    }
    let returned = super::Fact::TaskReturned(TaskReturned { task: task.no, unit: task.unit });
    Ok(vec![Event::saying(returned, Words::Said(command.reason))])
}

pub(super) fn decide_ruling(
    concern: &Concern,
    command: RuleOnReturn,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let task = open_task(concern, Step::RuleOnReturn, command.task)?;
    if task.standing != TaskStanding::Returned {
        return Err(Refusal::TaskNotReturned { task: task.no });
    }
    let own = |(returned, person): &(TaskNo, _)| *returned == task.no && context.actor.person() == Some(*person);
    if concern.casework.returned_by.iter().any(own) {
        return Err(Refusal::OwnObjection);
    }
    let (task, unit) = (task.no, task.unit);
    let fact = if command.grant {
        super::Fact::TaskReturnGranted(TaskReturnGranted { task, unit })
    } else {
        super::Fact::TaskReturnRefused(TaskReturnRefused { task, unit })
    };
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
