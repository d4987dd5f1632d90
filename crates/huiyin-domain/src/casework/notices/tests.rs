//! What people who are not on line are owed, and how it is told.

use crate::casework::{Command, DeliveryManner, GiveNotice, Notice, NoticeAbout, NoticeOutcome, Reach};
use crate::command::Command as Any;
use crate::concern::{Class, Concern, OwedBy, Stage};
use crate::event::{Fact, Stamp};
use crate::intake::{self, Path};
use crate::kernel::actor::Role;
use crate::kernel::ids::{PostId, ReporterNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::{accepted, leading, signed};
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HANDLER, HEAD, LETTERS, nothing};

fn registration() -> Box<intake::RegisterConcern> {
    let Any::Intake(intake::Command::RegisterConcern(command)) = c::register_concern(Class::Ordinary) else {
        panic!("registering is intake's")
    };
    command
}

/// Two came: the first left an address, the second a telephone number alone.
fn of_two() -> Given {
    let mut command = registration();
    command.others[0].words.address = None;
    nothing().by_staff(DESK).when(intake::Command::RegisterConcern(command))
}

/// Taken down at the counter from somebody who left a telephone number, an address, or neither.
fn registered(phone: bool, address: bool) -> Given {
    let mut command = registration();
    command.others = Vec::new();
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
    tried_with(given, (ReporterNo::FIRST, about), outcome)
}

fn tried_with(given: &Given, (to, about): (ReporterNo, NoticeAbout), outcome: NoticeOutcome) -> Any {
    let again = (outcome == NoticeOutcome::CallAgain).then(|| given.in_days(2));
    Command::GiveNotice(GiveNotice { about, again, note: Some(c::said()), on: given.today(), outcome, to }).into()
}

fn owed(given: &Given) -> Option<(NoticeAbout, OwedBy)> {
    assert_eq!(given.refusal(), None, "the way there was refused");
    first(&given.concern).map(|(notice, by)| (notice.about, by))
}

fn first(concern: &Concern) -> Option<(&Notice, OwedBy)> {
    concern.notices_owed().into_iter().next()
}

/// To whom something is owed.
fn whom(given: &Given) -> Vec<u32> {
    assert_eq!(given.refusal(), None, "the way there was refused");
    given.concern.notices_owed().iter().map(|(notice, _)| notice.to.0).collect()
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
    let reach = |phone, address| registered(phone, address).concern.casework.notices.reach(ReporterNo::FIRST);
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
        assert!(first(&concern).is_some_and(|(notice, _)| notice.last.is_some()), "and stays owed");
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
    assert!(first(&given.concern).is_some_and(|(notice, _)| notice.is_on_its_way()));
    let back = tried(&given, NoticeAbout::Declined, NoticeOutcome::CameBack);
    let (_, again) = given.try_command(back).expect("letters come back");
    assert!(first(&again).is_some_and(|(notice, _)| !notice.is_on_its_way()));
    let arrived = tried(&given, NoticeAbout::Declined, NoticeOutcome::Arrived);
    assert_eq!(owed(&given.when(arrived)), None);
}

#[test]
fn no_word_of_the_person_stands_in_the_fact() {
    let given = registered(true, true);
    let named = given.last("reporter_named.v1").map(Fact::data).unwrap_or_default();
    assert_eq!(String::from_utf8_lossy(&named), r#"{"reporter":1,"ways":["letter","phone"]}"#);
}

#[test]
fn a_day_that_cannot_be_and_a_call_without_its_day_are_refused() {
    let given = registered(true, false).when(c::decline());
    let about = NoticeAbout::Declined;
    let asked = |on, again, outcome| {
        Any::from(Command::GiveNotice(GiveNotice { about, again, note: None, on, outcome, to: ReporterNo::FIRST }))
    };
    let refused = |command| given.try_command(command).expect_err("it was done");
    assert_eq!(refused(asked(given.in_days(1), None, NoticeOutcome::Handed)), Refusal::DeliveryDay);
    assert_eq!(refused(asked(given.in_days(-1), None, NoticeOutcome::Handed)), Refusal::DeliveryDay);
    assert_eq!(refused(asked(given.today(), None, NoticeOutcome::CallAgain)), Refusal::CallAgainDay);
    let other = tried(&given, NoticeAbout::Reply, NoticeOutcome::Handed);
    assert_eq!(refused(other), Refusal::NoticeNotOwed);
}

const SECOND: ReporterNo = ReporterNo(2);

#[test]
fn each_of_several_is_owed_a_notice_of_their_own_by_what_they_left_themselves() {
    let given = of_two().when(c::transfer(BUREAU));
    assert_eq!(whom(&given), [1, 2]);
    let notices = &given.concern.casework.notices;
    assert_eq!((notices.reach(ReporterNo::FIRST), notices.reach(SECOND)), (Reach::Letter, Reach::Phone));
    let told = tried_with(&given, (SECOND, NoticeAbout::Transferred), NoticeOutcome::ToldByPhone);
    let given = given.when(told);
    assert_eq!(whom(&given), [1], "one who was told is not the other");
    let told = given.concern.casework.notices.standing().iter().find(|one| one.to == SECOND);
    let manner = told.and_then(|one| one.told.as_ref()).map(|told| told.manner);
    assert_eq!(manner, Some(DeliveryManner::Phone), "how it reached them stays known");
    let again = tried_with(&given, (SECOND, NoticeAbout::Transferred), NoticeOutcome::Handed);
    assert_eq!(given.try_command(again).expect_err("they know already"), Refusal::NoticeNotOwed);
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    assert_eq!(whom(&given), [1, 2], "the next decision is told to both");
}

#[test]
fn a_reply_is_delivered_to_each_by_the_try_that_reached_them() {
    let given = signed_for(of_two());
    let told = tried_with(&given, (SECOND, NoticeAbout::Reply), NoticeOutcome::ToldByPhone);
    let given = given.when(told);
    assert_eq!((whom(&given), given.concern.stage()), (vec![1], Stage::Signed), "the first has still to get it");
    let reply = given.concern.casework.reply().expect("it is signed");
    assert!(reply.of(SECOND).delivery.is_some() && reply.of(ReporterNo::FIRST).delivery.is_none());
    let arrived = tried(&given, NoticeAbout::Reply, NoticeOutcome::Arrived);
    let given = given.when(arrived);
    assert_eq!((whom(&given), given.concern.stage()), (Vec::new(), Stage::Delivered));
}

#[test]
fn whoever_reads_it_with_their_code_need_not_be_told_and_the_others_still_are() {
    let given = signed_for(of_two()).by_reporter(2);
    let read = c::deliver_reply(DeliveryManner::OnPage, given.today());
    let given = given.when(read);
    assert_eq!(whom(&given), [1]);
}

#[test]
fn whoever_left_is_told_nothing_and_whoever_is_back_gets_the_answer_that_is_out() {
    let given = of_two().when(c::transfer(BUREAU)).by_reporter(2).when(c::withdraw());
    assert_eq!(whom(&given), [1]);
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    assert_eq!(whom(&given), [1], "nor of what comes after");
    let back = given.by_reporter(2).when(c::undo_withdrawal());
    assert_eq!(whom(&back), [1], "what was decided while they were away stands on their page");
    let given = signed_for(of_two()).by_reporter(2).when(c::withdraw());
    assert_eq!(whom(&given), [1]);
    assert_eq!(whom(&given.when(c::undo_withdrawal())), [1, 2], "the answer is brought into everybody's hands");
}

#[test]
fn one_of_an_older_record_without_a_code_is_told_from_the_day_they_get_one() {
    let older = of_two();
    let mut given = nothing().by_staff(DESK);
    let issued = |event: &&crate::event::Event| matches!(&event.fact, Fact::Intake(intake::Fact::CodeIssued(issued)) if issued.reporter == 2);
    for event in older.events.iter().filter(|event| !issued(event)) {
        given.concern.evolve(&event.fact, &Stamp { at: older.now, actor: older.actor.clone() });
    }
    let given = given.when(c::transfer(BUREAU));
    assert_eq!(whom(&given), [1], "reached through the first until then");
    let given = given.when(c::issue_code_to(2)).by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    assert_eq!(whom(&given), [1, 2]);
}

#[test]
fn a_closed_concern_owes_nobody_a_notice() {
    let given = signed_for(of_two());
    let told = tried_with(&given, (SECOND, NoticeAbout::Reply), NoticeOutcome::Handed);
    let given = given.when(told);
    let told = tried(&given, NoticeAbout::Reply, NoticeOutcome::Handed);
    let given = given.when(told).after_days(40).by_staff(HEAD).when(c::close());
    assert_eq!((whom(&given), given.concern.stage()), (Vec::new(), Stage::Closed));
    let given = given.by_staff(DESK).when(c::issue_code_to(2));
    assert_eq!(whom(&given), Vec::<u32>::new());
}

/// The same two people, whose concern is joined into the one beside it.
fn of_two_joined() -> Given {
    let given = of_two().when(c::transfer(BUREAU)).by_staff(BUREAU_DESK);
    given.beside(leading().alone()).by_staff(HEAD).when(c::join(c::beside()))
}

#[test]
fn those_of_a_joined_concern_are_told_that_it_is_accepted_and_get_the_answer_that_serves_both() {
    let given = of_two_joined();
    assert_eq!(owed(&given).map(|(about, _)| about), Some(NoticeAbout::Accepted), "accepted along with the other");
    assert_eq!(whom(&given), [1, 2]);
    let given = given.by_staff(HANDLER).turn_to(0);
    let draft = c::draft_reply(&given.concern, None);
    let given = given.when(draft).by_staff(HEAD);
    let sign = c::sign_reply(&given.concern);
    let given = given.when(sign).turn_to(0);
    assert_eq!(owed(&given).map(|(about, _)| about), Some(NoticeAbout::Reply));
    assert_eq!(whom(&given), [1, 2]);
}

#[test]
fn parting_leaves_owed_what_was_decided_and_not_told() {
    let given = of_two_joined();
    let told = tried_with(&given, (SECOND, NoticeAbout::Accepted), NoticeOutcome::ToldByPhone);
    let given = given.by_staff(BUREAU_DESK).when(told).by_staff(HEAD).when(c::part());
    assert_eq!((whom(&given), given.concern.casework.kin.into), (vec![1], None));
}

mod beside;
