//! 协办答复: the unit that was asked answers its own task, once, under its own name. The lead writes the reply.

use serde::{Deserialize, Serialize};

use super::tasks::own_task;
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{FileId, TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::words::{TaskAnswerWords, Words};

/// Answer a task.
#[derive(Clone, Debug)]
pub struct AnswerTask {
    /// Which task.
    pub task: TaskNo,
    /// What was found or done, and what belongs to it.
    pub words: TaskAnswerWords,
}

/// A task was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskAnswered {
    /// What came with the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileId>,
    /// Which task.
    pub task: TaskNo,
    /// Who answers: always the unit that was asked.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: AnswerTask, context: &Context) -> Result<Vec<Event>, Refusal> {
    let task = own_task(concern, Step::AnswerTask, command.task, context)?;
    let files = command.words.files.iter().map(|file| file.id).collect();
    let answered = TaskAnswered { files, task: task.no, unit: task.unit };
    Ok(vec![Event::saying(super::Fact::TaskAnswered(answered), Words::TaskAnswer(command.words))])
}
