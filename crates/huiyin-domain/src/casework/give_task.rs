//! 分办协办任务: the unit that was asked gives its task to a post; as often as needed, every hand-over is an event.

use serde::{Deserialize, Serialize};

use super::assign_lead::check_handler;
use super::tasks::own_task;
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{PostId, TaskNo};
use crate::kernel::refusal::Refusal;

/// Give a task to a post.
#[derive(Clone, Debug)]
pub struct GiveTask {
    /// Which task.
    pub task: TaskNo,
    /// Who does it: a post of the unit that was asked.
    pub post: PostId,
}

/// A task was given to a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskGiven {
    /// Who does it.
    pub post: PostId,
    /// Which task.
    pub task: TaskNo,
}

pub(super) fn decide(concern: &Concern, command: GiveTask, context: &Context) -> Result<Vec<Event>, Refusal> {
    let task = own_task(concern, Step::GiveTask, command.task, context)?;
    check_handler(concern, task.unit, command.post, context)?;
    let given = TaskGiven { post: command.post, task: task.no };
    Ok(vec![Event::bare(super::Fact::TaskGiven(given))])
}
