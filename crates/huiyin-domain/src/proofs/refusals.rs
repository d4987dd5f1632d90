//! Each refusal at least once, as a sentence: given this, when that is asked for, it is refused, and why.

mod at_the_desk;
mod conduct;
mod declining;
mod hearings;
mod in_the_house;
mod in_the_office;
mod kin;
mod looking_again;
mod papers;
mod receptions;
mod sending;
mod stops;
mod tasks;

use std::collections::BTreeSet;

use crate::casework::{self, DeliveryManner, PointVerdict, Verdict};
use crate::command::Command;
use crate::concern::{Class, Stage, Step};
use crate::event::Stamp;
use crate::intake::{self, ClaimedState, Path};
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::{AreaCode, CategoryCode, Hex, PointNo, PromiseNo, Revision, UnitId};
use crate::kernel::refusal::{AnswerPart, Refusal};
use crate::office;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, BUREAU_DESK, DEPUTY, DESK, Given, HANDLER, HEAD, LETTERS, SUPERVISOR, nothing};

fn refused(given: Given, command: Command) -> Refusal {
    assert_eq!(given.refusal(), None, "the way there was refused");
    given.try_command(command).expect_err("it was done")
}

fn refused_now(given: Given, command: fn(&Given) -> Command) -> Refusal {
    let asked = command(&given);
    refused(given, asked)
}

fn filed_with(change: impl FnOnce(&mut intake::FileConcern)) -> Command {
    let Command::Intake(intake::Command::FileConcern(mut command)) = c::file_concern(Class::Ordinary) else {
        panic!("filing is intake's")
    };
    change(&mut command);
    intake::Command::FileConcern(command).into()
}

fn drafted_with(given: &Given, change: impl FnOnce(&mut casework::DraftReply)) -> Command {
    let Command::Casework(casework::Command::DraftReply(mut command)) = c::draft_reply(&given.concern, None) else {
        panic!("drafting is casework's")
    };
    change(&mut command);
    casework::Command::DraftReply(command).into()
}

fn verdict_on(point: u32) -> Command {
    let points = vec![PointVerdict { point: PointNo(point), verdict: Verdict::Solved }];
    casework::Command::GiveVerdict(casework::GiveVerdict { points, words: None }).into()
}

type Sentence = (&'static str, fn() -> Refusal, fn(&Refusal) -> bool);

/// Given, when, and the reason that is expected; one entry is one sentence.
const AT_THE_DOOR: &[Sentence] = &[
    (
        "a place that is not one of the office's is not taken",
        || refused(nothing(), filed_with(|command| command.place = AreaCode::parse("9999"))),
        |why| *why == Refusal::UnknownPlace,
    ),
    (
        "nothing was received tomorrow",
        || {
            let tomorrow = nothing().in_days(1);
            refused(nothing(), filed_with(|command| command.received_on = Some(tomorrow)))
        },
        |why| *why == Refusal::ReceivedInFuture,
    ),
    (
        "a letter registered a week late needs a reason",
        || {
            let last_week = nothing().in_days(-7);
            refused(
                nothing(),
                filed_with(|command| {
                    command.received_on = Some(last_week);
                    command.words.late_because = None;
                }),
            )
        },
        |why| *why == Refusal::LateReasonMissing,
    ),
    (
        "a concern is filed once",
        || refused(received(), c::file_concern(Class::Ordinary)),
        |why| *why == Refusal::NotNow { step: Step::File, stage: Stage::Received },
    ),
    (
        "a record is carried over once",
        || refused(carried_open(), c::carry_over(Class::Ordinary, ClaimedState::Open)),
        |why| *why == Refusal::AlreadyCarriedOver,
    ),
    (
        "acceptance names a point",
        || refused(received(), c::accept(Path::Petition, 0)),
        |why| *why == Refusal::PointsMissing,
    ),
    (
        "twenty-one points are several concerns",
        || refused(received(), c::accept(Path::Petition, 21)),
        |why| *why == Refusal::TooManyPoints { max: 20 },
    ),
    (
        "acceptance takes a category of the office",
        || {
            let accept = intake::Accept {
                path: Path::Petition,
                track: intake::Track::Simple,
                category: CategoryCode::parse("9999"),
                points: vec![c::text()],
            };
            refused(received(), intake::Command::Accept(accept).into())
        },
        |why| *why == Refusal::UnknownCategory,
    ),
    (
        "a denunciation is sealed before it is accepted",
        || refused(received(), c::accept(Path::Denunciation, 1)),
        |why| *why == Refusal::SealFirst,
    ),
    (
        "a concern is not transferred to a unit that is not there",
        || refused(received(), c::transfer(UnitId(99))),
        |why| *why == Refusal::UnknownUnit,
    ),
    (
        "a concern is not transferred to whoever has it",
        || refused(received(), c::transfer(LETTERS)),
        |why| *why == Refusal::SameUnit,
    ),
    (
        "a sealed concern goes to no unit without a supervisor",
        || refused(sealed(), c::transfer(BUREAU)),
        |why| *why == Refusal::WrongPost { unit: BUREAU },
    ),
    (
        "one point may be added and no second",
        || refused(handling().by_citizen().when(c::add_point()), c::add_point()),
        |why| *why == Refusal::PointAlreadyAdded,
    ),
    ("sealing is done once", || refused(sealed(), c::seal()), |why| *why == Refusal::AlreadySealed),
    (
        "a withdrawn concern rests",
        || refused(withdrawn(), c::add_point()),
        |why| matches!(why, Refusal::Withdrawn { .. }),
    ),
    (
        "an answer waits until the withdrawal is taken back",
        || refused(asked().by_citizen().when(c::withdraw()), c::answer_question()),
        |why| matches!(why, Refusal::Withdrawn { .. }),
    ),
    (
        "on the eighth day a withdrawal stands",
        || refused(withdrawn().after_days(8), c::undo_withdrawal()),
        |why| matches!(why, Refusal::WithdrawalSettled { .. }),
    ),
    (
        "who left no contact is not called back",
        || refused(intake::tests::filed().by_staff(DESK), c::issue_code(intake::IdentityCheck::CalledBack, None)),
        |why| *why == Refusal::NoContactLeft,
    ),
    (
        "a code sent to the address as the check goes by letter",
        || {
            let issue = intake::IssueCode {
                reporter: crate::kernel::ids::ReporterNo::FIRST,
                code: Hex([1; 32]),
                token: Hex([2; 32]),
                checked: intake::IdentityCheck::LetterToAddress,
                second: None,
                manner: intake::SlipManner::Folded,
                words: None,
            };
            refused(received().by_staff(DESK), intake::Command::IssueCode(issue).into())
        },
        |why| *why == Refusal::SlipGoesByLetter,
    ),
    (
        "one member of staff alone does not know somebody",
        || refused(received().by_staff(DESK), c::issue_code(intake::IdentityCheck::KnownInPerson, Some(DESK))),
        |why| *why == Refusal::SecondColleagueMissing,
    ),
    (
        "an entry that is not there is not corrected",
        || refused_now(received(), |given| c::correct(given.concern.intake.entries + 1)),
        |why| *why == Refusal::NothingToCorrect,
    ),
    ("there is no entry nought", || refused(received(), c::correct(0)), |why| *why == Refusal::NothingToCorrect),
];

const AT_WORK: &[Sentence] = &[
    (
        "there is no second objection after a ruling",
        || refused(objection_refused(), c::object()),
        |why| *why == Refusal::AlreadyObjected,
    ),
    (
        "an objection after five working days is too late",
        || refused(transferred().after_days(14), c::object()),
        |why| matches!(why, Refusal::ObjectionTooLate { .. }),
    ),
    (
        "a lead needs a post that is there",
        || refused(accepted(), c::assign_lead(BUREAU, 99)),
        |why| *why == Refusal::UnknownPost,
    ),
    (
        "a front desk does not handle",
        || refused(accepted(), c::assign_lead(BUREAU, BUREAU_DESK)),
        |why| *why == Refusal::WrongPost { unit: BUREAU },
    ),
    (
        "a handler of another unit does not lead here",
        || refused(accepted(), c::assign_lead(LETTERS, HANDLER)),
        |why| *why == Refusal::WrongPost { unit: LETTERS },
    ),
    (
        "a plan is led by a head",
        || refused_now(assigned(), |given| c::fix_plan(HANDLER, HANDLER, given.in_days(5))),
        |why| *why == Refusal::WrongPost { unit: BUREAU },
    ),
    (
        "a plan does not end yesterday",
        || refused_now(assigned(), |given| c::fix_plan(HANDLER, HEAD, given.in_days(-1))),
        |why| *why == Refusal::PlanDuePast,
    ),
    (
        "a plan does not end after the sixty days",
        || refused_now(assigned(), |given| c::fix_plan(HANDLER, HEAD, given.in_days(90))),
        |why| matches!(why, Refusal::PlanAfterTerm { .. }),
    ),
    ("one question at a time", || refused(asked(), c::ask_citizen()), |why| *why == Refusal::QuestionOpen),
    ("an answer needs a question", || refused(handling(), c::answer_question()), |why| *why == Refusal::NoQuestion),
    (
        "a draft is written on the last version",
        || refused_now(returned(), |given| drafted_with(given, |command| command.based_on = None)),
        |why| *why == Refusal::StaleDraft { now: Some(Revision(1)) },
    ),
    (
        "every point is answered",
        || refused_now(handling(), |given| drafted_with(given, |command| drop(command.answers.pop()))),
        |why| *why == Refusal::PointUnanswered { point: PointNo(2) },
    ),
    (
        "a point that was not named is not answered",
        || refused_now(handling(), |given| drafted_with(given, |command| command.answers[0].point = PointNo(9))),
        |why| *why == Refusal::PointUnknown { point: PointNo(9) },
    ),
    (
        "an answer without its basis is held",
        || refused_now(handling(), |given| drafted_with(given, |command| command.words.answers[1].basis = None)),
        |why| *why == Refusal::AnswerIncomplete { point: PointNo(2), part: AnswerPart::Basis },
    ),
    (
        "a promise lies ahead",
        || refused_now(handling(), |given| c::draft_reply(&given.concern, Some(given.in_days(-1)))),
        |why| *why == Refusal::PromisePast { point: PointNo(1) },
    ),
    (
        "a draft that waited beyond its promise is not signed",
        || refused_now(handed_with_promise().after_days(11), |given| c::sign_reply(&given.concern)),
        |why| *why == Refusal::PromisePast { point: PointNo(1) },
    ),
    (
        "the drafter cannot sign",
        || refused_now(handed().by_staff(HANDLER), |given| c::sign_reply(&given.concern)),
        |why| *why == Refusal::DrafterCannotSign,
    ),
    (
        "whoever changed a word cannot sign",
        || {
            let edited = |given: Given| {
                let edit = c::edit_draft(&given.concern);
                given.when(edit)
            };
            refused_now(edited(handed()), |given| c::sign_reply(&given.concern))
        },
        |why| *why == Refusal::AuthorCannotSign,
    ),
];

const AFTERWARDS: &[Sentence] = &[
    (
        "a reply is delivered once",
        || refused_now(delivered().by_staff(HANDLER), |given| c::deliver_reply(DeliveryManner::ByHand, given.today())),
        |why| *why == Refusal::AlreadyDelivered,
    ),
    (
        "nothing is delivered tomorrow",
        || refused_now(signed(), |given| c::deliver_reply(DeliveryManner::Post, given.in_days(1))),
        |why| *why == Refusal::DeliveryDay,
    ),
    (
        "nothing is delivered before it was signed",
        || refused_now(signed(), |given| c::deliver_reply(DeliveryManner::Post, given.in_days(-1))),
        |why| *why == Refusal::DeliveryDay,
    ),
    (
        "what is pressed on the page happens today",
        || {
            refused_now(signed().after_days(3).by_citizen(), |given| {
                c::deliver_reply(DeliveryManner::OnPage, given.in_days(-1))
            })
        },
        |why| *why == Refusal::DeliveryDay,
    ),
    (
        "only the person receives on the page",
        || refused_now(signed(), |given| c::deliver_reply(DeliveryManner::OnPage, given.today())),
        |why| *why == Refusal::DeliveryManner,
    ),
    (
        "a promise that was not made is not settled",
        || refused(delivered(), c::settle_promise(PromiseNo(1), true)),
        |why| *why == Refusal::PromiseUnknown { promise: PromiseNo(1) },
    ),
    (
        "a promise is settled once",
        || {
            let settled = closed_with_promise().when(c::settle_promise(PromiseNo(1), false));
            refused(settled, c::settle_promise(PromiseNo(1), true))
        },
        |why| *why == Refusal::PromiseSettled { promise: PromiseNo(1) },
    ),
    (
        "a verdict says something",
        || {
            let nothing_said = casework::GiveVerdict { points: Vec::new(), words: None };
            refused(delivered(), casework::Command::GiveVerdict(nothing_said).into())
        },
        |why| *why == Refusal::VerdictEmpty,
    ),
    ("没解决 is answered before closing", || refused(disputed(), c::close()), |why| *why == Refusal::VerdictUnanswered),
    (
        "closing waits for the term of asking review",
        || refused(delivered().by_staff(HEAD), c::close()),
        |why| matches!(why, Refusal::CloseTooEarly { .. }),
    ),
    (
        "one point of two being solved does not close",
        || refused(delivered().when(verdict_on(1)).by_staff(HEAD), c::close()),
        |why| matches!(why, Refusal::CloseTooEarly { .. }),
    ),
    (
        "nothing runs that could be extended",
        || refused(received().by_staff(HEAD), c::extend_clock(5)),
        |why| *why == Refusal::NoClock,
    ),
    (
        "a term is extended once",
        || refused(handling().by_staff(HEAD).when(c::extend_clock(5)), c::extend_clock(5)),
        |why| matches!(why, Refusal::AlreadyExtended { .. }),
    ),
    (
        "a term is extended by thirty days at most",
        || refused(handling().by_staff(HEAD), c::extend_clock(31)),
        |why| *why == Refusal::ExtensionTooLong { max: 30 },
    ),
    (
        "a term that is over is not extended",
        || refused(handling().by_staff(HEAD).after_days(70), c::extend_clock(5)),
        |why| matches!(why, Refusal::TermOver { .. }),
    ),
    (
        "the law extends no other term",
        || {
            let extend = crate::deadlines::ExtendClock {
                clock: crate::deadlines::ClockId::Register,
                days: 5.try_into().expect("not zero"),
                reason: c::text(),
            };
            refused(received().by_staff(HEAD), crate::deadlines::Command::ExtendClock(extend).into())
        },
        |why| *why == Refusal::NotExtendable,
    ),
    ("a handler extends nothing", || refused(handling(), c::extend_clock(5)), |why| matches!(why, Refusal::Denied(_))),
];

/// What can only happen when the rules change: [`Refusal::NothingHanded`] is the belt to the braces of the stage.
const NEVER_SEEN: [&str; 1] = ["nothing-handed"];

#[test]
fn each_refusal_is_given_for_its_reason() {
    for (sentence, refusal, expected) in all() {
        let why = refusal();
        assert!(expected(&why), "{sentence}: refused because of {why:?}");
    }
}

#[test]
fn there_is_a_sentence_for_every_refusal() {
    let told: BTreeSet<&str> = all().map(|(_, refusal, _)| refusal().word()).chain(NEVER_SEEN).collect();
    let known: BTreeSet<&str> = Refusal::samples().iter().map(Refusal::word).collect();
    assert_eq!(told, known);
}

fn all() -> impl Iterator<Item = &'static Sentence> {
    [
        AT_THE_DOOR,
        at_the_desk::SENTENCES,
        AT_WORK,
        AFTERWARDS,
        in_the_office::SENTENCES,
        conduct::SENTENCES,
        declining::SENTENCES,
        sending::SENTENCES,
        stops::SENTENCES,
        papers::SENTENCES,
        receptions::SENTENCES,
        in_the_house::SENTENCES,
        tasks::SENTENCES,
        kin::SENTENCES,
        hearings::SENTENCES,
        looking_again::SENTENCES,
    ]
    .into_iter()
    .flatten()
}

#[test]
fn a_unit_in_which_nobody_can_take_it_gets_no_transfer() {
    let mut given = received().by_staff(DESK);
    let id = UnitId(40);
    let set = office::Fact::UnitSet(office::UnitSet { id, unit: in_the_office::unit_under(LETTERS) });
    given.office.evolve(&set, &Stamp { at: given.now, actor: Actor::Operator });
    assert!(!given.office.has_post(id, Role::FrontDesk));
    assert_eq!(refused(given, c::transfer(id)), Refusal::WrongPost { unit: id });
}

#[test]
fn a_second_head_signs_what_the_first_has_changed() {
    let given = handed();
    let edit = c::edit_draft(&given.concern);
    let given = given.when(edit).by_staff(DEPUTY);
    let sign = c::sign_reply(&given.concern);
    assert_eq!(given.when(sign).refusal(), None);
}

#[test]
fn a_lone_supervisor_cannot_sign_the_own_draft_and_a_second_can() {
    let alone = sealed_handed().by_staff(SUPERVISOR);
    assert_eq!(refused_now(alone, |given| c::sign_reply(&given.concern)), Refusal::DrafterCannotSign);
    let given = sealed_handed();
    let sign = c::sign_reply(&given.concern);
    assert_eq!(given.when(sign).concern.stage(), Stage::Signed);
}
