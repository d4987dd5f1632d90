//! What once went wrong between two rooms, each as a sentence that failed first.

use crate::casework::DeliveryManner;
use crate::concern::{Class, OwedBy, Stage, Step};
use crate::deadlines::ClockId;
use crate::kernel::actor::Role;
use crate::kernel::ids::PromiseNo;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HANDLER, HEAD, LETTERS, SUPERVISOR, SUPERVISOR_TWO, WATER};

fn open_clocks(given: &Given) -> Vec<ClockId> {
    given.concern.deadlines.open().map(|clock| clock.id).collect()
}

#[test]
fn an_old_record_taken_up_again_is_accepted_before_it_is_answered() {
    let given = carried_reopened();
    assert_eq!(given.concern.stage(), Stage::Received);
    assert_eq!(open_clocks(&given), [ClockId::Register]);
    let given = given
        .by_staff(DESK)
        .when(c::transfer(BUREAU))
        .by_staff(BUREAU_DESK)
        .when(c::accept(crate::intake::Path::Petition, 1));
    assert_eq!((given.refusal(), given.concern.stage(), given.concern.intake.points), (None, Stage::Accepted, 1));
}

#[test]
fn not_solved_said_after_closing_is_owed_an_answer_too() {
    let given = disputed_after_closing();
    assert_eq!(given.concern.stage(), Stage::Disputed);
    assert_eq!(given.concern.owed().map(|owed| owed.step), Some(Step::AnswerVerdict));
    let given = given.when(c::explain_verdict());
    assert_eq!(given.concern.stage(), Stage::Closed);
    assert!(given.concern.is_final());
}

#[test]
fn sealing_takes_the_work_from_whoever_had_it() {
    let given = sealed_while_handling();
    let concern = &given.concern;
    assert_eq!((concern.unit(), concern.handler(), concern.stage()), (Some(LETTERS), None, Stage::Accepted));
    let owed = concern.owed().expect("somebody goes on");
    assert_eq!((owed.by, owed.step), (OwedBy::Role { unit: LETTERS, role: Role::Supervisor }, Step::AssignLead));
    let given = given.when(c::assign_lead(LETTERS, SUPERVISOR));
    let due = given.in_days(20);
    let given = given.when(c::fix_plan(SUPERVISOR, SUPERVISOR_TWO, due));
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Handling));
}

#[test]
fn a_sealed_reply_stays_signed_and_is_delivered_by_the_supervisor() {
    let given = signed().when(c::seal()).by_staff(SUPERVISOR);
    assert_eq!((given.concern.stage(), given.concern.unit()), (Stage::Signed, Some(LETTERS)));
    let deliver = c::deliver_reply(DeliveryManner::ByHand, given.today());
    assert_eq!(given.when(deliver).concern.stage(), Stage::Delivered);
}

#[test]
fn a_transferred_concern_comes_back_when_sealed_and_the_date_that_was_told_stays() {
    let before = transferred();
    let told = before.concern.due(ClockId::AcknowledgeForwarded);
    let given = before.when(c::seal());
    assert_eq!((given.concern.stage(), given.concern.unit()), (Stage::Received, Some(LETTERS)));
    assert_eq!(given.concern.due(ClockId::AcknowledgeForwarded), told);
    assert_eq!(open_clocks(&given), [ClockId::AcknowledgeForwarded], "nobody there can object any more");
}

#[test]
fn what_was_sealed_while_withdrawn_gives_no_unit_its_objection_back() {
    let given = transferred().by_citizen().when(c::withdraw()).by_staff(SUPERVISOR).when(c::seal());
    let given = given.by_citizen().when(c::undo_withdrawal());
    assert_eq!((given.refusal(), given.concern.class()), (None, Some(Class::Sealed)));
    assert_eq!(open_clocks(&given), [ClockId::AcknowledgeForwarded]);
}

#[test]
fn the_second_receiving_unit_has_its_own_fifteen_days() {
    let back = objected().when(c::rule_on_objection(true)).after_days(4);
    assert_eq!(open_clocks(&back), [ClockId::Register]);
    let again = back.by_staff(DESK).when(c::transfer(WATER));
    let clock = again.concern.deadlines.latest(ClockId::AcknowledgeForwarded).expect("it runs");
    assert_eq!(clock.start, again.today());
    assert_eq!(open_clocks(&again), [ClockId::AcknowledgeForwarded, ClockId::Object]);
}

#[test]
fn promises_are_numbered_on_after_reopening_and_the_old_ones_stay_owed() {
    let given = reopened().by_staff(HANDLER);
    let due = given.in_days(20);
    let given = given.when(c::fix_plan(HANDLER, HEAD, due));
    let draft = c::draft_reply(&given.concern, Some(given.in_days(30)));
    let given = given.when(draft).by_staff(HEAD);
    let sign = c::sign_reply(&given.concern);
    let given = given.when(sign);
    assert_eq!(given.refusal(), None);
    let numbers: Vec<PromiseNo> = given.concern.casework.promises.iter().map(|promise| promise.promise).collect();
    assert_eq!(numbers, [PromiseNo(1), PromiseNo(2)]);
    assert_eq!(given.concern.casework.open_promise().map(|promise| promise.promise), Some(PromiseNo(1)));
}

#[test]
fn a_sealed_concern_with_another_office_is_owed_by_the_supervisor_there() {
    let given = sealed();
    let owed = given.concern.owed().expect("somebody goes on");
    assert_eq!(owed.by, OwedBy::Role { unit: LETTERS, role: Role::Supervisor });
    let handed = sealed_handed();
    let owed = handed.concern.owed().expect("somebody goes on");
    assert_eq!((owed.by, owed.step), (OwedBy::Role { unit: LETTERS, role: Role::Supervisor }, Step::SignReply));
}
