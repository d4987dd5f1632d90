//! Refusals around co-handlers: what the lead may ask, who may answer, and what waits.

use super::{Sentence, refused};
use crate::casework;
use crate::command::Command;
use crate::concern::{Stage, Step};
use crate::gatherings;
use crate::kernel::ids::{TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, HANDLER, HEAD, LETTERS, SUPERVISOR, WATER, WATER_HANDLER, WATER_HEAD};
use crate::words::TaskWords;

const FIRST: TaskNo = TaskNo(1);
const OPEN: Refusal = Refusal::TaskOpen { task: FIRST, unit: WATER };

fn late(days: i32, said_why: bool) -> Command {
    let words = TaskWords { late_because: said_why.then(c::text), wanted: c::text() };
    casework::Command::AskCoHandler(casework::AskCoHandler { unit: WATER, due: handling().in_days(days), words }).into()
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "no reply is handed to check while a co-handler owes an answer",
        || {
            let given = co_handling().by_staff(HANDLER);
            let draft = c::draft_reply(&given.concern, None);
            refused(given, draft)
        },
        |why| *why == OPEN,
    ),
    (
        "nor while a return waits for the lead's ruling",
        || {
            let given = task_returned();
            let draft = c::draft_reply(&given.concern, None);
            refused(given, draft)
        },
        |why| *why == OPEN,
    ),
    (
        "there is no second task where one was asked for",
        || refused(co_handling(), c::answer_task(TaskNo(2))),
        |why| *why == Refusal::TaskUnknown { task: TaskNo(2) },
    ),
    (
        "a task is answered once",
        || refused(task_answered().by_staff(WATER_HANDLER), c::answer_task(FIRST)),
        |why| *why == Refusal::TaskSettled { task: FIRST, unit: WATER },
    ),
    (
        "a task that was taken back is not answered",
        || {
            let taken = co_handling().by_staff(HANDLER).when(c::withdraw_task(FIRST));
            refused(taken.by_staff(WATER_HEAD), c::answer_task(FIRST))
        },
        |why| *why == Refusal::TaskSettled { task: FIRST, unit: WATER },
    ),
    (
        "after closing a co-handler answers no longer",
        || {
            let given = task_answered();
            let draft = c::draft_reply(&given.concern, None);
            let handed = given.when(draft).by_staff(HEAD);
            let sign = c::sign_reply(&handed.concern);
            refused(handed.when(sign).by_staff(WATER_HANDLER), c::answer_task(FIRST))
        },
        |why| *why == Refusal::NotNow { step: Step::AnswerTask, stage: Stage::Signed },
    ),
    (
        "the lead does not answer for a co-handler",
        || refused(co_handling().by_staff(HANDLER), c::answer_task(FIRST)),
        |why| *why == Refusal::TaskOfOther { task: FIRST, unit: WATER },
    ),
    (
        "the head of the lead does not answer for a co-handler either",
        || refused(task_given().by_staff(HEAD), c::answer_task(FIRST)),
        |why| *why == Refusal::TaskOfOther { task: FIRST, unit: WATER },
    ),
    (
        "a post that was not given the task does not answer it",
        || refused(co_handling().by_staff(WATER_HANDLER), c::answer_task(FIRST)),
        |why| *why == Refusal::TaskOfOther { task: FIRST, unit: WATER },
    ),
    (
        "the post that does a task does not return it: its head does",
        || refused(task_given().by_staff(WATER_HANDLER), c::return_task(FIRST)),
        |why| *why == Refusal::TaskReturnOfHead { task: FIRST },
    ),
    (
        "nor does a post that was not given it",
        || refused(co_handling().by_staff(WATER_HANDLER), c::return_task(FIRST)),
        |why| *why == Refusal::TaskOfOther { task: FIRST, unit: WATER },
    ),
    (
        "a task is given to a post of the unit that was asked",
        || refused(co_handling(), c::give_task(FIRST, HANDLER)),
        |why| *why == Refusal::WrongPost { unit: WATER },
    ),
    (
        "whoever returned a task waits for the ruling",
        || refused(task_returned().by_staff(WATER_HEAD), c::answer_task(FIRST)),
        |why| *why == Refusal::TaskReturnOpen { task: FIRST, unit: WATER },
    ),
    (
        "what was not returned is not ruled on",
        || refused(co_handling().by_staff(HANDLER), c::rule_on_return(FIRST, true)),
        |why| *why == Refusal::TaskNotReturned { task: FIRST },
    ),
    (
        "there is no second return after a ruling",
        || refused(task_stays(), c::return_task(FIRST)),
        |why| *why == Refusal::TaskStays { task: FIRST },
    ),
    (
        "the lead does not co-handle its own concern",
        || {
            let given = handling();
            let due = given.in_days(3);
            refused(given, c::ask_co_handler(BUREAU, due))
        },
        |why| *why == Refusal::LeadCannotCoHandle,
    ),
    (
        "a unit that is not there is not asked",
        || {
            let given = handling();
            let due = given.in_days(3);
            refused(given, c::ask_co_handler(UnitId(99), due))
        },
        |why| *why == Refusal::UnknownUnit,
    ),
    (
        "no unit without a supervisor's post is asked about a sealed concern",
        || {
            let given = sealed().when(c::accept(crate::intake::Path::Denunciation, 1));
            let given = given.when(c::assign_lead(LETTERS, SUPERVISOR));
            let due = given.in_days(3);
            refused(given, c::ask_co_handler(WATER, due))
        },
        |why| *why == Refusal::WrongPost { unit: WATER },
    ),
    ("nothing is asked for by yesterday", || refused(handling(), late(-1, false)), |why| *why == Refusal::TaskDuePast),
    (
        "a co-handler's last day is not after the lead's own",
        || refused(handling(), late(41, false)),
        |why| *why == Refusal::TaskAfterLead { due: handling().in_days(40) },
    ),
    (
        "the handler's reason is not enough for that",
        || refused(handling(), late(41, true)),
        |why| *why == Refusal::TaskAfterLead { due: handling().in_days(40) },
    ),
    (
        "nor is the head's word without a reason",
        || refused(handling().by_staff(HEAD), late(41, false)),
        |why| *why == Refusal::TaskAfterLead { due: handling().in_days(40) },
    ),
    (
        "tasks are asked for while the work goes on",
        || {
            let given = handed();
            let due = given.in_days(3);
            refused(given, c::ask_co_handler(WATER, due))
        },
        |why| *why == Refusal::NotNow { step: Step::AskCoHandler, stage: Stage::Handed },
    ),
    ("no meeting is held tomorrow", || refused(handling(), meeting(WATER, 1)), |why| *why == Refusal::MeetingDay),
    (
        "nor was one held before the concern came",
        || refused(handling(), meeting(WATER, -30)),
        |why| *why == Refusal::MeetingDay,
    ),
    (
        "a unit does not meet with itself",
        || refused(handling(), meeting(BUREAU, 0)),
        |why| *why == Refusal::MeetingAlone,
    ),
    (
        "a meeting decides for those who came",
        || {
            let Command::Gatherings(gatherings::Command::HoldJointMeeting(mut held)) = meeting(WATER, 0) else {
                panic!("a meeting is gatherings'")
            };
            for decided in &mut held.decided {
                decided.unit = LETTERS;
            }
            refused(handling(), gatherings::Command::HoldJointMeeting(held).into())
        },
        |why| *why == Refusal::NotAtMeeting { unit: LETTERS },
    ),
];

fn meeting(unit: UnitId, days: i32) -> Command {
    let given = handling();
    c::hold_joint_meeting(unit, (given.in_days(days), given.in_days(9)), 1)
}

#[test]
fn the_head_may_give_a_co_handler_longer_and_says_why() {
    assert_eq!(handling().by_staff(HEAD).when(late(41, true)).refusal(), None);
}
