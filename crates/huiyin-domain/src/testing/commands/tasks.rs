//! Commands around co-handlers and meetings.

use super::{file_words, said, text};
use crate::casework;
use crate::command::Command;
use crate::gatherings;
use crate::kernel::ids::{PostId, TaskNo, UnitId};
use crate::kernel::time::Day;
use crate::words::{MeetingWords, PresentWords, TaskAnswerWords, TaskWords};

/// Asks a unit to co-handle.
pub fn ask_co_handler(unit: UnitId, due: Day) -> Command {
    let words = TaskWords { late_because: None, wanted: text() };
    casework::Command::AskCoHandler(casework::AskCoHandler { unit, due, words }).into()
}

/// Gives a task to a post.
pub fn give_task(task: TaskNo, post: u32) -> Command {
    casework::Command::GiveTask(casework::GiveTask { task, post: PostId(post) }).into()
}

/// Answers a task.
pub fn answer_task(task: TaskNo) -> Command {
    let words = TaskAnswerWords { files: vec![file_words()], text: text() };
    casework::Command::AnswerTask(casework::AnswerTask { task, words }).into()
}

/// Returns a task.
pub fn return_task(task: TaskNo) -> Command {
    casework::Command::ReturnTask(casework::ReturnTask { task, reason: said() }).into()
}

/// Rules on a return.
pub fn rule_on_return(task: TaskNo, grant: bool) -> Command {
    casework::Command::RuleOnReturn(casework::RuleOnReturn { task, grant, reason: said() }).into()
}

/// Takes a task back.
pub fn withdraw_task(task: TaskNo) -> Command {
    casework::Command::WithdrawTask(casework::WithdrawTask { task, reason: said() }).into()
}

/// Records a joint meeting with this unit, which gets so many tasks.
pub fn hold_joint_meeting(unit: UnitId, (on, due): (Day, Day), tasks: usize) -> Command {
    let decided = gatherings::Decided { unit, due, words: TaskWords { late_because: None, wanted: text() } };
    let present = vec![PresentWords { unit, who: text() }];
    let words = MeetingWords { minutes: text(), present };
    gatherings::Command::HoldJointMeeting(gatherings::HoldJointMeeting { on, words, decided: vec![decided; tasks] })
        .into()
}
