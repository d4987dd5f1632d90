//! Taking down what others say, told as sentences.

use super::*;
use crate::concern::{OwedBy, Stage};
use crate::deadlines::ClockId;
use crate::event::Fact;
use crate::intake::{self, Channel};
use crate::kernel::text::{Line, Name};
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HANDLER, LETTERS, commands, nothing};

fn command(class: Class) -> RegisterConcern {
    let crate::command::Command::Intake(intake::Command::RegisterConcern(command)) = commands::register_concern(class)
    else {
        panic!("registering is intake's")
    };
    *command
}

fn with(change: impl FnOnce(&mut RegisterConcern)) -> crate::command::Command {
    let mut command = command(Class::Ordinary);
    change(&mut command);
    intake::Command::RegisterConcern(Box::new(command)).into()
}

fn person(name: &str) -> ReporterWords {
    ReporterWords { name: Name::parse(name).ok(), ..ReporterWords::default() }
}

fn other(name: &str) -> Representative {
    Representative { words: person(name), ..commands::representative() }
}

fn registered() -> Given {
    nothing().by_staff(DESK).when(with(|_| {}))
}

#[test]
fn what_staff_take_down_is_filed_named_and_owed_like_what_a_citizen_files() {
    let given = registered();
    let kinds = [
        "filed.v1",
        "registered.v1",
        "code_issued.v1",
        "reporter_named.v1",
        "reporter_named.v1",
        "code_issued.v1",
        "clock_started.v1",
        "due_promised.v1",
    ];
    assert_eq!(given.kinds(), kinds);
    assert_eq!(given.concern.stage(), Stage::Received);
    assert!(given.concern.owed().is_some() && given.concern.due(ClockId::Register).is_some());
    assert_eq!(given.concern.intake.record.as_ref().map(|record| record.channel), Some(Channel::Letter));
    assert_eq!(given.concern.intake.registered.as_ref().map(|registered| registered.unit), Some(LETTERS));
}

#[test]
fn a_unit_that_is_asked_directly_takes_it_down_at_its_own_desk() {
    let given = nothing().by_staff(BUREAU_DESK).when(with(|_| {}));
    assert_eq!((given.refusal(), given.concern.desk()), (None, Some(BUREAU)));
    assert!(given.concern.due(ClockId::Acknowledge).is_some(), "its own term runs (23 ¶2)");
}

#[test]
fn who_complains_of_conduct_is_sealed_from_the_first_second_whoever_holds_the_pen() {
    let sealed = intake::Command::RegisterConcern(Box::new(command(Class::Sealed)));
    let given = nothing().by_staff(BUREAU_DESK).when(sealed);
    assert_eq!(given.concern.class(), Some(Class::Sealed));
    assert_eq!(given.concern.desk(), Some(LETTERS), "the unit complained of may be the one that was rung up");
    let owed = given.concern.owed().map(|owed| owed.by);
    assert_eq!(owed, Some(OwedBy::Role { unit: LETTERS, role: Role::Supervisor }));
}

#[test]
fn five_may_speak_for_many_and_a_sixth_is_refused_with_the_article_in_mind() {
    let five = with(|command| command.others = ["乙", "丙", "丁", "戊"].map(other).to_vec());
    assert_eq!(nothing().by_staff(DESK).when(five).refusal(), None);
    let six = with(|command| command.others = ["乙", "丙", "丁", "戊", "己"].map(other).to_vec());
    let refused = nothing().by_staff(DESK).when(six);
    assert_eq!(refused.refusal(), Some(&Refusal::TooManyRepresentatives { max: 5 }));
}

#[test]
fn each_of_several_has_a_code_of_their_own_from_the_first_slip() {
    let given = nothing().by_staff(DESK).when(with(|command| command.others = ["乙", "丙"].map(other).to_vec()));
    assert_eq!(given.refusal(), None);
    let reporters = &given.concern.intake.reporters;
    assert!(reporters.all().iter().all(|one| one.coded && one.named), "{reporters:?}");
    assert_eq!(reporters.reached().count(), 3, "each is told, answered and asked by themselves");
    let issued = given.kinds().iter().filter(|kind| **kind == "code_issued.v1").count();
    assert_eq!(issued, 3);
}

#[test]
fn what_somebody_needs_is_kept_only_with_their_consent() {
    let unasked = with(|command| command.needs_agreed = false);
    assert_eq!(nothing().by_staff(DESK).when(unasked).refusal(), Some(&Refusal::NeedsWithoutConsent));
    let none = with(|command| {
        command.needs_agreed = false;
        command.filing.reporter = Some(person("甲"));
        command.others = Vec::new();
        command.manner = SlipManner::Counter;
    });
    assert_eq!(nothing().by_staff(DESK).when(none).refusal(), None, "nothing kept, nothing to agree to");
}

#[test]
fn a_code_that_goes_by_letter_needs_an_address() {
    let nowhere = with(|command| command.filing.reporter = Some(person("甲")));
    assert_eq!(nothing().by_staff(DESK).when(nowhere).refusal(), Some(&Refusal::SlipNeedsAddress));
    let nobody = with(|command| command.filing.reporter = None);
    assert_eq!(nothing().by_staff(DESK).when(nobody).refusal(), Some(&Refusal::SlipNeedsAddress));
    let at_the_counter = with(|command| {
        command.filing.reporter = None;
        command.manner = SlipManner::Counter;
    });
    assert_eq!(nothing().by_staff(DESK).when(at_the_counter).refusal(), None, "no name is needed to be heard");
}

#[test]
fn a_letter_that_lay_for_a_week_needs_a_reason_and_its_term_starts_on_the_day_it_came() {
    let came = nothing().in_days(-7);
    let silent = with(|command| {
        command.filing.received_on = Some(came);
        command.filing.words.late_because = None;
    });
    assert_eq!(nothing().by_staff(DESK).when(silent).refusal(), Some(&Refusal::LateReasonMissing));
    let told = with(|command| {
        command.filing.received_on = Some(came);
        command.filing.words.late_because = Line::parse("收发室漏登").ok();
    });
    let given = nothing().by_staff(DESK).when(told);
    assert_eq!(given.concern.intake.record.as_ref().map(|record| record.received_on), Some(came));
}

#[test]
fn unknown_categories_and_leaders_and_letters_of_tomorrow_are_refused() {
    let category = with(|command| command.category = CategoryCode::parse("9999"));
    assert_eq!(nothing().by_staff(DESK).when(category).refusal(), Some(&Refusal::UnknownCategory));
    let leader = with(|command| command.leader = Some(PostId(9_999)));
    assert_eq!(nothing().by_staff(DESK).when(leader).refusal(), Some(&Refusal::UnknownPost));
    let tomorrow = nothing().in_days(1);
    let sent = with(|command| command.sent_on = Some(tomorrow));
    assert_eq!(nothing().by_staff(DESK).when(sent).refusal(), Some(&Refusal::ReceivedInFuture));
}

#[test]
fn who_sits_at_no_desk_registers_nothing() {
    assert_eq!(nothing().by_staff(HANDLER).when(with(|_| {})).refusal(), Some(&Refusal::UnknownUnit));
}

#[test]
fn a_concern_is_registered_once() {
    let again = registered().when(with(|_| {}));
    assert!(matches!(again.refusal(), Some(Refusal::NotNow { stage: Stage::Received, .. })));
}

#[test]
fn no_fact_of_a_registration_holds_a_word_of_anybody() {
    let (events, _) = nothing().by_staff(DESK).try_command(with(|_| {})).unwrap();
    for event in events {
        let data = String::from_utf8(event.fact.data()).unwrap();
        assert!(!data.contains("canary"), "{data}");
        let named = matches!(event.fact, Fact::Intake(intake::Fact::ReporterNamed(_)));
        assert_eq!(event.fact.own_key(), named, "each person can be erased alone");
    }
}
