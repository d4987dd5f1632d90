//! The door, told as sentences.

use super::*;
use crate::concern::Class;
use crate::kernel::ids::{AreaCode, Hex, ReporterNo};
use crate::kernel::number::Number;
use crate::kernel::text::{Line, Prose, Title};
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, LETTERS, nothing};
use crate::words::{ConcernWords, DeclineWords, SaidWords};

pub(crate) fn report(class: Class) -> crate::command::Command {
    Command::FileConcern(Box::new(FileConcern {
        id: Hex([7; 16]),
        number: Number::from_chance(3_107_352_968),
        code: Hex([9; 32]),
        token: None,
        class,
        channel: Channel::Web,
        place: AreaCode::parse("0300-01"),
        received_on: None,
        words: ConcernWords {
            files: Vec::new(),
            place: None,
            late_because: None,
            text: Prose::parse("修路把村东头的排水沟填了，下雨院里进水。").unwrap(),
            title: Title::parse("村东排水沟被填，下雨院里进水").unwrap(),
        },
        reporter: None,
    }))
    .into()
}

pub(crate) fn said(text: &str) -> SaidWords {
    SaidWords { text: Prose::parse(text).unwrap() }
}

pub(crate) fn transfer() -> crate::command::Command {
    Command::Transfer(Transfer { to: BUREAU, reason: said("归公路主管部门管。") }).into()
}

pub(crate) fn accept() -> crate::command::Command {
    let points = ["把村东排水沟挖通", "赔泡坏的玉米"].map(|point| Line::parse(point).unwrap()).to_vec();
    Command::Accept(Accept { path: Path::Petition, track: Track::Ordinary, category: None, points }).into()
}

pub(crate) fn filed() -> Given {
    nothing().when(report(Class::Ordinary))
}

#[test]
fn whatever_is_reported_gets_a_number_an_owner_and_a_clock() {
    let given = filed();
    assert_eq!(given.kinds(), ["filed.v1", "code_issued.v1", "clock_started.v1", "due_promised.v1"]);
    assert_eq!(given.concern.stage(), Stage::Received);
    assert!(given.concern.owed().is_some());
}

#[test]
fn a_concern_is_filed_once() {
    let again = filed().when(report(Class::Ordinary));
    assert_eq!(again.refusal(), Some(&Refusal::NotNow { step: Step::File, stage: Stage::Received }));
}

#[test]
fn acceptance_names_at_least_one_point() {
    let none = Command::Accept(Accept { path: Path::Petition, track: Track::Simple, category: None, points: vec![] });
    assert_eq!(filed().by_staff(DESK).when(none).refusal(), Some(&Refusal::PointsMissing));
}

#[test]
fn a_transferred_concern_is_owed_by_the_receiving_unit_and_acceptance_starts_the_sixty_days() {
    let given = filed().by_staff(DESK).when(transfer()).by_staff(BUREAU_DESK).when(accept());
    assert_eq!(given.refusal(), None);
    assert_eq!(given.concern.unit(), Some(BUREAU));
    assert!(given.concern.due(crate::deadlines::ClockId::Done).is_some());
}

#[test]
fn a_concern_is_not_transferred_to_whoever_has_it() {
    let home = Command::Transfer(Transfer { to: LETTERS, reason: said("还是我们的。") });
    assert_eq!(filed().by_staff(DESK).when(home).refusal(), Some(&Refusal::SameUnit));
}

#[test]
fn declining_ends_the_concern_with_its_reasons() {
    let decline = Command::DeclineToAccept(DeclineToAccept {
        ground: DeclineGround::OtherProcedure,
        until: None,
        words: DeclineWords {
            address: None,
            basis: None,
            number: None,
            phone: None,
            instead: Line::parse("安澜县人民法院立案庭").unwrap(),
            reason: Prose::parse("判决已生效。").unwrap(),
        },
    });
    let given = filed().by_staff(DESK).when(decline);
    assert!(given.concern.is_final());
    assert!(given.concern.owed().is_none());
}

#[test]
fn the_citizen_may_add_one_point_and_no_second() {
    let add = || Command::AddPoint(AddPoint { point: Line::parse("修西屋裂了的墙").unwrap() });
    let given = filed().by_staff(DESK).when(accept()).by_citizen().when(add());
    assert_eq!(given.concern.intake.points, 3);
    assert_eq!(given.when(add()).refusal(), Some(&Refusal::PointAlreadyAdded));
}

#[test]
fn sealing_hands_the_next_step_to_the_supervisor_and_is_never_undone() {
    let seal = || Command::Seal(Seal { reason: said("反映的是干部。") });
    let given = filed().by_staff(DESK).when(seal());
    assert_eq!(given.concern.class(), Some(Class::Sealed));
    assert_eq!(given.when(seal()).refusal(), Some(&Refusal::AlreadySealed));
}

#[test]
fn a_withdrawal_can_be_undone_for_seven_days() {
    let withdraw = Command::Withdraw(Withdraw { reason: None });
    let given = filed()
        .when(withdraw)
        .after_days(7)
        .when(Command::UndoWithdrawal(UndoWithdrawal { reporter: ReporterNo::FIRST, spoken: None }));
    assert_eq!(given.concern.stage(), Stage::Received);
    assert!(given.concern.deadlines.open().next().is_some());
}

#[test]
fn after_seven_days_a_withdrawal_stands() {
    let withdraw = Command::Withdraw(Withdraw { reason: None });
    let given = filed()
        .when(withdraw)
        .after_days(8)
        .when(Command::UndoWithdrawal(UndoWithdrawal { reporter: ReporterNo::FIRST, spoken: None }));
    assert!(matches!(given.refusal(), Some(Refusal::WithdrawalSettled { .. })));
}

#[test]
fn a_preview_shape_is_still_read() {
    let old = br#"{"desk":1,"id":"07070707070707070707070707070707","number":"410735296889","place":null,"received_on":"2026-09-14","secret":true}"#;
    let fact = crate::event::Fact::read("filed.v0", old).unwrap();
    let crate::event::Fact::Intake(Fact::Filed(filed)) = fact else { panic!("{fact:?}") };
    assert_eq!((filed.class, filed.channel), (Class::Sealed, Channel::Web));
}

fn new_code(checked: IdentityCheck, second: Option<u32>) -> crate::command::Command {
    crate::testing::commands::issue_code(checked, second)
}

#[test]
fn a_new_code_says_how_the_person_was_known_and_ends_the_old_one_by_being_the_last() {
    let given = filed().by_staff(DESK).when(new_code(IdentityCheck::CardSeen, None));
    let Some(crate::event::Fact::Intake(Fact::CodeIssued(issued))) = given.last("code_issued.v1") else {
        panic!("no code was issued: {:?}", given.refusal())
    };
    let anew = issued.anew.as_ref().unwrap();
    assert_eq!((anew.checked, anew.manner, anew.unit), (IdentityCheck::CardSeen, SlipManner::Counter, LETTERS));
    assert_eq!((issued.code, issued.token), (Hex([11; 32]), Some(Hex([12; 32]))));
}

#[test]
fn nobody_is_called_back_who_left_no_telephone() {
    for checked in [IdentityCheck::CalledBack, IdentityCheck::LetterToAddress] {
        let given = filed().by_staff(DESK).when(new_code(checked, None));
        assert_eq!(given.refusal(), Some(&Refusal::NoContactLeft));
    }
}

#[test]
fn a_letter_as_the_check_goes_by_letter() {
    let command = Command::IssueCode(IssueCode {
        reporter: ReporterNo::FIRST,
        code: Hex([1; 32]),
        token: Hex([2; 32]),
        checked: IdentityCheck::LetterToAddress,
        second: None,
        manner: SlipManner::Counter,
        words: None,
    });
    let given = crate::testing::stages::received().by_staff(DESK).when(command);
    assert_eq!(given.refusal(), Some(&Refusal::SlipGoesByLetter));
}

#[test]
fn two_who_know_somebody_are_two_people() {
    for alone in [None, Some(DESK)] {
        let given = filed().by_staff(DESK).when(new_code(IdentityCheck::KnownInPerson, alone));
        assert_eq!(given.refusal(), Some(&Refusal::SecondColleagueMissing));
    }
    let nobody = filed().by_staff(DESK).when(new_code(IdentityCheck::KnownInPerson, Some(99)));
    assert_eq!(nobody.refusal(), Some(&Refusal::UnknownPerson));
    let two = filed().by_staff(DESK).when(new_code(IdentityCheck::KnownInPerson, Some(BUREAU_DESK)));
    assert_eq!(two.refusal(), None);
}

#[test]
fn a_record_carried_over_and_closed_gets_its_first_code_and_stays_closed() {
    let given = crate::testing::stages::carried_closed().by_staff(DESK);
    let after = given.when(new_code(IdentityCheck::CardSeen, None));
    assert_eq!((after.refusal(), after.concern.stage()), (None, Stage::Closed));
}

#[test]
fn nothing_filed_has_no_code() {
    let given = nothing().by_staff(DESK).when(new_code(IdentityCheck::CardSeen, None));
    assert_eq!(given.refusal(), Some(&Refusal::NotNow { step: Step::IssueCode, stage: Stage::Unfiled }));
}
