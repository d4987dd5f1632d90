//! What people who are not on line are owed, and how it is told.

use crate::casework::{Command, DeliveryManner, GiveNotice, NoticeAbout, NoticeOutcome, Reach};
use crate::command::Command as Any;
use crate::concern::{Class, OwedBy, Stage};
use crate::event::Fact;
use crate::intake::{self, Path};
use crate::kernel::actor::Role;
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::{accepted, signed};
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HANDLER, HEAD, LETTERS, nothing};

/// Taken down at the counter from somebody who left a telephone number, an address, or neither.
fn registered(phone: bool, address: bool) -> Given {
    let Any::Intake(intake::Command::RegisterConcern(mut command)) = c::register_concern(Class::Ordinary) else {
        panic!("registering is intake's")
    };
    command.manner = intake::SlipManner::Counter;
    if let Some(reporter) = command.filing.reporter.as_mut() {
        reporter.phone = reporter.phone.take().filter(|_| phone);
        reporter.address = reporter.address.take().filter(|_| address);
    }
    nothing().by_staff(DESK).when(intake::Command::RegisterConcern(command))
}

fn signed_for(given: Given) -> Given {
    let given = given.when(c::transfer(BUREAU)).by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    let given = given.by_staff(HEAD).when(c::assign_lead(BUREAU, HANDLER)).by_staff(HANDLER);
    let due = given.in_days(40);
    let given = given.when(c::fix_plan(HANDLER, HEAD, due));
    let draft = c::draft_reply(&given.concern, None);
    let given = given.when(draft).by_staff(HEAD);
    let sign = c::sign_reply(&given.concern);
    given.when(sign).by_staff(HANDLER)
}

fn tried(given: &Given, about: NoticeAbout, outcome: NoticeOutcome) -> Any {
    let again = (outcome == NoticeOutcome::CallAgain).then(|| given.in_days(2));
    Command::GiveNotice(GiveNotice { about, again, note: Some(c::said()), on: given.today(), outcome }).into()
}

fn owed(given: &Given) -> Option<(NoticeAbout, OwedBy)> {
    assert_eq!(given.refusal(), None, "the way there was refused");
    given.concern.notice_owed().map(|(notice, by)| (notice.about, by))
}

fn role(unit: UnitId, role: Role) -> OwedBy {
    OwedBy::Role { unit, role }
}

#[test]
fn whoever_reads_it_on_the_page_is_owed_no_call() {
    assert_eq!(owed(&accepted()), None);
    assert_eq!(owed(&signed()), None);
}

#[test]
fn each_decision_is_told_by_those_who_took_it_and_the_newest_stands_for_the_older() {
    let given = registered(true, false);
    assert_eq!(owed(&given), None, "nothing was decided yet");
    let given = given.when(c::transfer(BUREAU));
    assert_eq!(owed(&given), Some((NoticeAbout::Transferred, role(LETTERS, Role::FrontDesk))));
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    assert_eq!(owed(&given), Some((NoticeAbout::Accepted, role(BUREAU, Role::FrontDesk))));
    let told = tried(&given, NoticeAbout::Accepted, NoticeOutcome::ToldByPhone);
    assert_eq!(owed(&given.when(told)), None);
    let declined = registered(true, false).when(c::decline());
    assert_eq!(owed(&declined), Some((NoticeAbout::Declined, role(LETTERS, Role::FrontDesk))));
    let reply = signed_for(registered(true, false));
    assert_eq!(owed(&reply), Some((NoticeAbout::Reply, OwedBy::Post(PostId(HANDLER)))));
}

#[test]
fn an_address_means_a_letter_a_number_alone_a_call_and_neither_the_counter() {
    let reach = |phone, address| registered(phone, address).concern.casework.notices.reach();
    assert_eq!((reach(true, true), reach(false, true)), (Reach::Letter, Reach::Letter));
    assert_eq!((reach(true, false), reach(false, false)), (Reach::Phone, Reach::Counter));
}

#[test]
fn a_reply_told_on_the_telephone_is_delivered_and_its_terms_run() {
    let given = signed_for(registered(true, false));
    for outcome in [NoticeOutcome::NotReached, NoticeOutcome::CallAgain] {
        let asked = tried(&given, NoticeAbout::Reply, outcome);
        let (_, concern) = given.try_command(asked).expect("a try is recorded");
        assert_eq!(concern.stage(), Stage::Signed);
        assert!(concern.notice_owed().is_some_and(|(notice, _)| notice.last.is_some()), "and stays owed");
    }
    let told = tried(&given, NoticeAbout::Reply, NoticeOutcome::ToldByPhone);
    let given = given.when(told);
    assert_eq!(owed(&given), None);
    assert_eq!(given.concern.stage(), Stage::Delivered);
    let delivered = given.concern.casework.reply().and_then(|reply| reply.delivery.clone());
    assert_eq!(delivered.map(|delivery| delivery.manner), Some(DeliveryManner::Phone));
    assert!(given.kinds().contains(&"clock_started.v1"), "{:?}", given.kinds());
}

#[test]
fn a_letter_that_came_back_is_owed_again_and_one_that_arrived_is_not() {
    let given = registered(false, true).when(c::decline());
    let sent = tried(&given, NoticeAbout::Declined, NoticeOutcome::Sent);
    let given = given.when(sent);
    assert!(given.concern.notice_owed().is_some_and(|(notice, _)| notice.is_on_its_way()));
    let back = tried(&given, NoticeAbout::Declined, NoticeOutcome::CameBack);
    let (_, again) = given.try_command(back).expect("letters come back");
    assert!(again.notice_owed().is_some_and(|(notice, _)| !notice.is_on_its_way()));
    let arrived = tried(&given, NoticeAbout::Declined, NoticeOutcome::Arrived);
    assert_eq!(owed(&given.when(arrived)), None);
}

#[test]
fn no_word_of_the_person_stands_in_the_fact() {
    let given = registered(true, true);
    let named = given.last("reporter_named.v1").map(Fact::data).unwrap_or_default();
    assert_eq!(String::from_utf8_lossy(&named), r#"{"reporter":2,"ways":["letter","phone"]}"#);
}

#[test]
fn a_day_that_cannot_be_and_a_call_without_its_day_are_refused() {
    let given = registered(true, false).when(c::decline());
    let asked = |on, again, outcome| {
        Any::from(Command::GiveNotice(GiveNotice { about: NoticeAbout::Declined, again, note: None, on, outcome }))
    };
    let refused = |command| given.try_command(command).expect_err("it was done");
    assert_eq!(refused(asked(given.in_days(1), None, NoticeOutcome::Handed)), Refusal::DeliveryDay);
    assert_eq!(refused(asked(given.in_days(-1), None, NoticeOutcome::Handed)), Refusal::DeliveryDay);
    assert_eq!(refused(asked(given.today(), None, NoticeOutcome::CallAgain)), Refusal::CallAgainDay);
    let other = tried(&given, NoticeAbout::Reply, NoticeOutcome::Handed);
    assert_eq!(refused(other), Refusal::NoticeNotOwed);
}
