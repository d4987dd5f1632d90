//! Sending on, told as sentences.

use crate::concern::{OwedBy, Stage, Step};
use crate::deadlines::{ClockId, ExtendClock, Standing};
use crate::intake::{Door, ResultStanding, UpGround};
use crate::kernel::actor::Role;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, BUREAU_DESK, DESK, GOVERNMENT, Given, HANDLER, HEAD, LETTERS, MAYOR, WATER};

fn given_day(given: &Given) -> Option<crate::kernel::time::Day> {
    given.concern.due(ClockId::Assigned)
}

fn done(given: Given) -> Given {
    assert_eq!(given.refusal(), None);
    given
}

#[test]
fn until_somebody_signs_the_sender_answers_for_it_and_afterwards_the_receiver() {
    let given = transferred();
    assert_eq!(given.concern.intake.sender(), Some(LETTERS));
    assert_eq!(given.concern.intake.unsigned_since(), Some(given.now));
    let given = done(given.when(c::sign_for()));
    assert_eq!((given.concern.intake.sender(), given.concern.intake.unsigned_since()), (None, None));
    assert_eq!(given.concern.intake.record.as_ref().map(|record| record.first), Some(LETTERS), "for its whole life");
}

#[test]
fn accepting_and_objecting_are_signatures_too() {
    for act in [c::accept(crate::intake::Path::Petition, 1), c::object()] {
        let given = done(transferred().when(act));
        assert_eq!(given.concern.intake.unsigned_since(), None);
    }
    assert_eq!(objected().concern.intake.sender(), Some(LETTERS), "the objection waits for the sender");
}

#[test]
fn what_was_taken_back_has_the_term_of_its_first_receipt_and_wins_no_day() {
    let first = received().concern.due(ClockId::Register);
    let given = done(transferred().by_staff(DESK).after_days(3).when(c::take_back()));
    assert_eq!(given.concern.stage(), Stage::Received);
    assert_eq!(given.concern.unit(), Some(LETTERS));
    assert_eq!(given.concern.due(ClockId::Register), first);
    assert!(given.concern.deadlines.find_open(ClockId::Object).is_none());
    done(given.when(c::transfer(WATER)));
}

#[test]
fn the_sender_sends_it_elsewhere_while_nobody_has_signed() {
    let given = done(transferred().by_staff(DESK).when(c::hand_down(WATER, transferred().in_days(9))));
    assert_eq!((given.concern.unit(), given.concern.intake.sender()), (Some(WATER), Some(LETTERS)));
}

#[test]
fn a_hand_down_has_the_day_that_was_given_and_may_be_objected_to() {
    let given = handed_down();
    assert_eq!(given_day(&given), Some(received().in_days(20)));
    let given = done(given.when(c::object()).by_staff(DESK).when(c::rule_on_objection(true)));
    assert_eq!((given.concern.stage(), given_day(&given)), (Stage::Received, given_day(&handed_down())));
    assert!(given.concern.deadlines.find_open(ClockId::Assigned).is_none());
    assert!(given.concern.intake.handed_down.is_none());
    let kept = done(handed_down().when(c::object()).by_staff(DESK).when(c::rule_on_objection(false)));
    assert!(kept.concern.deadlines.find_open(ClockId::Assigned).is_some(), "who keeps it keeps the term");
}

#[test]
fn the_sender_alone_lengthens_the_term_that_was_given_without_a_cap() {
    let extend = ExtendClock { clock: ClockId::Assigned, days: 90.try_into().expect("not zero"), reason: c::text() };
    let given = done(signed_for().by_staff(DESK).when(crate::deadlines::Command::ExtendClock(extend)));
    assert_eq!(given_day(&given), Some(received().in_days(110)));
}

#[test]
fn the_result_is_owed_beside_the_concern_until_its_sender_has_taken_it() {
    let given = result_owed();
    let owed = |given: &Given| given.concern.asides().iter().map(|aside| (aside.by, aside.step)).collect::<Vec<_>>();
    let by = |unit, role| OwedBy::Role { unit, role };
    assert_eq!(owed(&given), [(by(BUREAU, Role::UnitHead), Step::ReportResult)]);
    assert!(!given.concern.is_final(), "declining is not the end of what was handed down");
    let given = result_reported();
    assert_eq!(owed(&given), [(by(LETTERS, Role::FrontDesk), Step::TakeResult)]);
    assert_eq!(given.concern.intake.sender(), Some(LETTERS), "the sender reads what it waits for");
    let clock = given.concern.deadlines.latest(ClockId::Assigned).expect("the term that was given");
    assert!(matches!(clock.standing, Standing::Met { .. }));
    let taken = done(given.when(c::take_result()));
    assert!(taken.concern.is_final() && taken.concern.intake.sender().is_none());
}

#[test]
fn a_result_that_is_sent_back_has_a_new_day_and_closing_does_not_end_it() {
    let given = result_reported();
    let due = given.in_days(7);
    let given = done(given.when(c::send_back_result(due)).by_staff(HEAD));
    assert_eq!(given_day(&given), Some(due));
    assert_eq!(given.concern.intake.handed_down.map(|handed| handed.result), Some(ResultStanding::Owed));
    done(given.when(c::report_result()));
}

#[test]
fn whoever_is_named_from_above_has_no_term_for_objecting() {
    let given = named_from_above();
    assert_eq!(given.concern.intake.sender(), Some(GOVERNMENT));
    assert!(given.concern.deadlines.find_open(ClockId::Object).is_none());
    done(given.when(c::accept(crate::intake::Path::Petition, 1)));
}

#[test]
fn the_sender_to_whom_an_objection_was_made_may_ask_the_unit_above_both() {
    let given = done(objected().when(c::submit_up(GOVERNMENT, UpGround::Dispute)).by_staff(MAYOR));
    assert_eq!(given.concern.unit(), Some(GOVERNMENT));
    let named = done(given.when(c::transfer(BUREAU)).by_staff(BUREAU_DESK));
    assert!(matches!(named.concern.intake.door, Door::Transferred { to: BUREAU, .. }));
}

#[test]
fn what_the_unit_above_sent_down_comes_back_to_it_and_not_to_the_first_desk() {
    let up = received().by_staff(DESK).when(c::submit_up(GOVERNMENT, UpGround::Important)).by_staff(MAYOR);
    let given = done(up.when(c::transfer(BUREAU)).by_staff(BUREAU_DESK).when(c::object()));
    assert_eq!(
        given.concern.owed().map(|owed| owed.by),
        Some(OwedBy::Role { unit: GOVERNMENT, role: Role::FrontDesk })
    );
    let given = done(given.by_staff(MAYOR).when(c::rule_on_objection(true)));
    assert_eq!((given.concern.unit(), given.concern.stage()), (Some(GOVERNMENT), Stage::Transferred));
    done(given.when(c::transfer(WATER)));
}

#[test]
fn urgent_is_seen_above_and_the_mark_stays_until_it_is_taken_off_there() {
    let given = urgent();
    let marked = given.concern.intake.urgent.expect("marked");
    assert_eq!((marked.to, marked.seen), (GOVERNMENT, false));
    assert!(given.concern.asides().iter().any(|aside| aside.step == Step::SeeUrgent));
    let given = done(given.when(c::see_urgent()));
    assert!(given.concern.asides().is_empty() && given.concern.intake.urgent.is_some());
    let given = done(given.when(c::clear_urgent()));
    assert_eq!(given.concern.intake.urgent, None);
    assert!(given.kinds().contains(&"marked_urgent.v1"), "what was marked stays on record");
}

#[test]
fn sealing_takes_a_hand_down_from_everybody() {
    let given = done(handed_down().when(c::seal()));
    assert!(given.concern.intake.handed_down.is_none() && given.concern.intake.sender().is_none());
    assert!(given.concern.deadlines.find_open(ClockId::Assigned).is_none());
    let given = done(urgent().by_staff(HANDLER).when(c::seal()));
    let role = given.concern.intake.urgent.map(|urgent| (urgent.to, urgent.role));
    assert_eq!(role, Some((LETTERS, Role::Supervisor)));
}
