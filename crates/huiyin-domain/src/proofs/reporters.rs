//! Several people, one concern: each with a code, a delivery, a term and a verdict of their own; no mixing.

use crate::casework::{self, Verdict};
use crate::command::Command;
use crate::concern::Stage;
use crate::deadlines::ClockId;
use crate::intake;
use crate::kernel::ids::ReporterNo;
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{DESK, Given, HANDLER, HEAD};

const SECOND: ReporterNo = ReporterNo(2);

fn both_reached() -> Given {
    let given = of_two_one_reached().after_days(5);
    let deliver = c::deliver_to(2, given.today());
    given.by_staff(HANDLER).when(deliver)
}

fn said_by(given: Given, reporter: u32, verdict: Verdict) -> Given {
    let command = c::give_verdict(&given.concern, verdict);
    given.by_reporter(reporter).when(command)
}

#[test]
fn it_counts_as_answered_when_everybody_with_a_code_of_their_own_has_the_answer() {
    let given = of_two_one_reached();
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Signed));
    assert_eq!(both_reached().concern.stage(), Stage::Delivered);
}

#[test]
fn the_term_for_asking_review_runs_from_each_ones_own_delivery() {
    let given = both_reached();
    let due =
        |reporter| given.concern.deadlines.latest_for(ClockId::RequestReview, reporter).and_then(|clock| clock.due());
    let (first, second) = (due(ReporterNo::FIRST).expect("it runs"), due(SECOND).expect("it runs"));
    assert!(second > first, "{second} is not after {first}");
}

#[test]
fn a_verdict_is_its_own_persons_and_closing_waits_for_every_one() {
    let given = said_by(both_reached(), 1, Verdict::Solved);
    let reply = given.concern.casework.reply().expect("a reply");
    assert!(reply.of(SECOND).verdict.is_none(), "one's verdict is nobody else's");
    let early = given.clone().by_staff(HEAD).try_command(c::close()).expect_err("the other may still speak");
    assert!(matches!(early, Refusal::CloseTooEarly { .. }), "{early:?}");
    let given = said_by(given, 2, Verdict::Solved).by_staff(HEAD).when(c::close());
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Closed));
}

#[test]
fn not_solved_by_one_of_them_is_owed_an_answer_and_keeps_nobody_from_getting_theirs() {
    let given = of_two_disputed();
    assert_eq!(given.concern.stage(), Stage::Disputed);
    let deliver = c::deliver_to(2, given.today());
    let given = given.by_staff(HANDLER).when(deliver);
    let given = said_by(given, 2, Verdict::NotSolved).by_staff(HEAD).when(c::explain_verdict());
    assert_eq!(given.concern.stage(), Stage::Disputed, "the other's is still owed");
    assert_eq!(given.when(c::explain_verdict()).concern.stage(), Stage::Delivered);
}

#[test]
fn whoever_has_not_got_the_answer_does_not_judge_it() {
    let given = of_two_one_reached();
    let verdict = c::give_verdict(&given.concern, Verdict::Solved);
    let refused = given.by_reporter(2).try_command(verdict).expect_err("not in their hands");
    assert!(matches!(refused, Refusal::NotNow { .. }), "{refused:?}");
}

#[test]
fn one_leaves_and_the_concern_goes_on_the_last_one_withdraws_it() {
    let given = of_two_one_left();
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Assigned));
    let mut back = given.clone().when(c::undo_withdrawal());
    assert_eq!(back.refusal(), None);
    assert_eq!(back.concern.intake.reporters.reached().count(), 2);
    back = given.clone().after_days(8);
    assert!(matches!(back.try_command(c::undo_withdrawal()), Err(Refusal::WithdrawalSettled { .. })));
    let last = given.by_reporter(1).when(c::withdraw());
    assert_eq!(last.concern.stage(), Stage::Withdrawn);
}

#[test]
fn whoever_left_is_not_waited_for() {
    let given = of_two_one_reached().by_reporter(2).when(c::withdraw());
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Delivered));
    let verdict = c::give_verdict(&given.concern, Verdict::NotSolved);
    assert!(matches!(given.try_command(verdict), Err(Refusal::Withdrawn { .. })));
}

#[test]
fn a_code_is_for_somebody_who_raised_it() {
    let refused = of_two().by_staff(DESK).try_command(c::issue_code_to(7)).expect_err("nobody");
    assert_eq!(refused, Refusal::ReporterUnknown);
}

#[test]
fn what_staff_take_down_for_one_is_that_ones_and_closing_waits_until_it_stands() {
    let given = said_by(both_reached(), 1, Verdict::Solved).by_staff(DESK);
    let Command::Casework(casework::Command::TakeVerdict(mut take)) = c::take_verdict(&given.concern, Verdict::Solved)
    else {
        panic!("taking a verdict down is casework's")
    };
    take.reporter = SECOND;
    let given = given.when(casework::Command::TakeVerdict(take));
    let reply = given.concern.casework.reply().expect("a reply");
    assert!(reply.of(SECOND).taken.is_some() && reply.of(ReporterNo::FIRST).taken.is_none());
    let early = given.clone().by_staff(HEAD).try_command(c::close()).expect_err("it may still be undone");
    assert!(matches!(early, Refusal::CloseTooEarly { .. }), "{early:?}");
    let undone = given.clone().by_reporter(2).when(c::undo_verdict(false));
    assert!(undone.concern.casework.reply().expect("a reply").of(SECOND).verdict.is_none());
    let closed = given.after_days(8).by_staff(HEAD).when(c::close());
    assert_eq!((closed.refusal(), closed.concern.stage()), (None, Stage::Closed));
}

#[test]
fn one_of_several_leaves_by_word_of_mouth_and_the_concern_goes_on() {
    let given = of_two().by_staff(DESK);
    let Command::Intake(intake::Command::TakeWithdrawal(mut take)) = c::take_withdrawal() else {
        panic!("taking a withdrawal down is intake's")
    };
    take.reporter = ReporterNo(0);
    let nobody = given.try_command(intake::Command::TakeWithdrawal(take.clone()).into());
    assert_eq!(nobody.expect_err("nobody was named"), Refusal::ReporterUnknown);
    take.reporter = SECOND;
    let given = given.when(intake::Command::TakeWithdrawal(take));
    assert_eq!((given.kinds().last(), given.concern.stage()), (Some(&"reporter_left.v1"), Stage::Assigned));
    let back = given.by_reporter(2).when(c::undo_withdrawal());
    assert_eq!(back.concern.intake.reporters.reached().count(), 2);
}

#[test]
fn the_right_to_ask_for_a_review_is_each_ones_own() {
    let given = both_reached();
    let given = given.clone().by_reporter(1).when(c::request_review(&given.concern, None, false));
    let open = |reporter| given.concern.deadlines.find_open_for(ClockId::RequestReview, None, reporter).is_some();
    assert!(!open(None) && open(Some(SECOND)), "the first one's is used, the second's still runs");
    let second = given.clone().by_reporter(2).try_command(c::request_review(&given.concern, None, false));
    assert_eq!(second.expect_err("one review at a time"), Refusal::ReviewOpen);
    let waiting = of_two_one_reached().by_reporter(2);
    let early = waiting.try_command(c::request_review(&waiting.concern, None, false));
    assert!(matches!(early, Err(Refusal::NotNow { .. })), "the answer is not in their hands");
}
