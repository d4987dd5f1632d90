//! One well-formed command for every step, fitted to the concern as it stands: right version, every point, days that lie
//! ahead. Whether the step is allowed is for the rules to say.

mod papers;

pub use papers::{attach, book_reception, take_back_annex};
mod conduct;
mod sending;
mod tasks;

pub use conduct::*;
pub use sending::*;
pub use tasks::*;

use jiff::Span;

use super::{
    BUREAU, CITY_HANDLER, CITY_HEAD, COUNTY_HANDLER, DEPUTY, DESK, HANDLER, HEAD, LETTERS, MAYOR, SUPERVISOR,
    SUPERVISOR_TWO, WATER, WATER_HANDLER, WATER_HEAD, staff,
};
use crate::casework::draft_reply::AnswerGiven;
use crate::casework::{self, Claim, Delivery, DeliveryManner, Outcome, Plan, PointVerdict, Verdict};
use crate::command::Command;
use crate::concern::{Class, Concern, Step};
use crate::deadlines::{self, ClockId, ExtendClock};
use crate::intake::{
    self, Channel, Claimed, ClaimedState, ClaimedTime, DeclineGround, IdentityCheck, Path, Precision, SlipManner, Track,
};
use crate::kernel::actor::Actor;
use crate::kernel::ids::{
    AreaCode, CategoryCode, Hex, PersonId, PointNo, PostId, PromiseNo, ReporterNo, Revision, TaskNo, UnitId,
};
use crate::kernel::number::Number;
use crate::kernel::text::Text;
use crate::kernel::time::Day;
use crate::words::{
    AnswerWords, CarriedWords, ConcernWords, DeclineWords, FileWords, PlanWords, PromiseWords, RegistrationWords,
    ReplyWords, ReporterWords, SaidWords,
};

mod hearings;
mod kin;
mod looking_again;
mod reporters;

pub use hearings::{CALLED, call_hearing, call_hearing_of, call_off_hearing, hold_hearing};
pub use kin::{
    answer_repeated, beside, file_beside, join, link, part, say_what_is_new, shared, tell_apart, unlink, with_another,
};
pub use looking_again::*;
pub use reporters::{deliver_to, issue_code_to, register_group, representative};

/// Stands in every text that a person writes here; no fact may hold it.
pub const CANARY: &str = "canary-7f3a-墙裂了";

/// A text with the canary in it, of any of the lengths.
#[expect(clippy::panic, reason = "a sample that does not parse is a broken test")]
pub fn text<const MIN: usize, const MAX: usize>() -> Text<MIN, MAX> {
    Text::parse(CANARY).unwrap_or_else(|fault| panic!("sample text: {fault:?}"))
}

/// Tells somebody who is not on line that their concern was declined, on this day.
pub fn give_notice(outcome: casework::NoticeOutcome, on: Day) -> Command {
    let about = casework::NoticeAbout::Declined;
    let to = ReporterNo::FIRST;
    casework::Command::GiveNotice(casework::GiveNotice { about, again: None, note: None, on, outcome, to }).into()
}

/// One text and nothing else.
pub fn said() -> SaidWords {
    SaidWords { text: text() }
}

pub(super) fn file_words() -> FileWords {
    let (id, kind, name) = (Hex([5; 16]), "image/jpeg".to_owned(), CANARY.to_owned());
    FileWords { bytes: None, id, kind, name, pages: None, scan: false }
}

/// The five decisive parts of a reporter: all of them words.
pub fn reporter() -> ReporterWords {
    ReporterWords {
        address: Some(text()),
        id_card: Some(CANARY.to_owned()),
        name: Some(text()),
        needs: Some(text()),
        phone: Some(CANARY.to_owned()),
    }
}

/// Files a concern of this class by web.
pub fn file_concern(class: Class) -> Command {
    let command = intake::FileConcern {
        id: Hex([7; 16]),
        number: Number::from_chance(3_107_352_968),
        code: Hex([9; 32]),
        token: Some(Hex([6; 32])),
        class,
        channel: Channel::Web,
        place: AreaCode::parse("0300-01"),
        received_on: None,
        words: ConcernWords {
            files: vec![file_words()],
            place: Some(text()),
            late_because: Some(text()),
            text: text(),
            title: text(),
        },
        reporter: Some(reporter()),
    };
    intake::Command::FileConcern(Box::new(command)).into()
}

/// Takes down a letter of a group of this class.
pub fn register_concern(class: Class) -> Command {
    let Command::Intake(intake::Command::FileConcern(filing)) = file_concern(class) else {
        return file_concern(class);
    };
    let command = intake::RegisterConcern {
        filing: intake::FileConcern { channel: Channel::Letter, token: None, ..*filing },
        others: vec![representative()],
        category: CategoryCode::parse("0101"),
        group: Some(intake::HeadCount::FiveToTwentyNine),
        companions: 2,
        queue: Some(12),
        leader: None,
        reception: None,
        round: None,
        sorted: None,
        sent_on: None,
        manner: SlipManner::Letter,
        needs_agreed: true,
        words: RegistrationWords {
            companions: Some(text()),
            room: Some(text()),
            sender: Some(text()),
            sender_number: Some(text()),
        },
    };
    intake::Command::RegisterConcern(Box::new(command)).into()
}

/// Carries a record over, in this state of the former system.
pub fn carry_over(class: Class, state: ClaimedState) -> Command {
    let received = ClaimedTime { at: jiff::civil::date(2025, 3, 4).at(9, 30, 0, 0), precision: Precision::Minute };
    let claimed = Claimed {
        closed: None,
        due: None,
        duplicate: false,
        promised: None,
        received: Some(received),
        replied: None,
        state,
        timeline: Vec::new(),
    };
    let words = CarriedWords {
        extra: vec![(CANARY.to_owned(), CANARY.to_owned())],
        files: Vec::new(),
        place: Some(CANARY.to_owned()),
        reply: Some(text()),
        source_id: CANARY.to_owned(),
        state: Some(CANARY.to_owned()),
        text: text(),
        title: CANARY.to_owned(),
    };
    let command = intake::CarryOver {
        of_staff: Vec::new(),
        id: Hex([8; 16]),
        number: Number::from_chance(77),
        source: "old_system".to_owned(),
        source_id: Hex([1; 33]),
        row_hmac: Hex([2; 33]),
        mapping: 1,
        class,
        channel: Channel::Phone,
        place: None,
        category: None,
        claimed,
        words,
        reporters: vec![reporter()],
    };
    intake::Command::CarryOver(Box::new(command)).into()
}

/// Accepts on this path and names so many points.
pub fn accept(path: Path, points: usize) -> Command {
    let points = vec![text(); points];
    intake::Command::Accept(intake::Accept { path, track: Track::Ordinary, category: None, points }).into()
}

/// Declines on this ground; until that day another organ is in time.
pub fn decline_on(ground: DeclineGround, until: Option<Day>) -> Command {
    let words = DeclineWords {
        address: Some(text()),
        basis: Some(text()),
        instead: text(),
        number: Some(text()),
        phone: Some(text()),
        reason: text(),
    };
    intake::Command::DeclineToAccept(intake::DeclineToAccept { ground, until, words }).into()
}

/// Declines.
pub fn decline() -> Command {
    decline_on(DeclineGround::OtherProcedure, None)
}

/// Transfers to this unit.
pub fn transfer(to: UnitId) -> Command {
    intake::Command::Transfer(intake::Transfer { to, reason: said() }).into()
}

/// Adds words and a file.
pub fn add_material() -> Command {
    attach(intake::MaterialKind::Own, 5)
}

/// Adds a point.
pub fn add_point() -> Command {
    intake::Command::AddPoint(intake::AddPoint { point: text() }).into()
}

/// Seals.
pub fn seal() -> Command {
    intake::Command::Seal(intake::Seal { reason: said() }).into()
}

/// Withdraws, saying why.
pub fn withdraw() -> Command {
    intake::Command::Withdraw(intake::Withdraw { reason: Some(said()) }).into()
}

/// Takes the withdrawal back.
pub fn undo_withdrawal() -> Command {
    intake::Command::UndoWithdrawal(intake::UndoWithdrawal { reporter: ReporterNo::FIRST, spoken: None }).into()
}

/// Corrects that entry.
pub fn correct(entry: u32) -> Command {
    intake::Command::Correct(intake::Correct { entry, words: said() }).into()
}

/// Issues a new code after this check.
pub fn issue_code(checked: IdentityCheck, second: Option<u32>) -> Command {
    let manner = if checked == IdentityCheck::LetterToAddress { SlipManner::Letter } else { SlipManner::Counter };
    intake::Command::IssueCode(intake::IssueCode {
        code: Hex([11; 32]),
        token: Hex([12; 32]),
        reporter: ReporterNo::FIRST,
        checked,
        second: second.map(PersonId),
        manner,
        words: Some(said()),
    })
    .into()
}

/// Names a lead.
pub fn assign_lead(unit: UnitId, handler: u32) -> Command {
    casework::Command::AssignLead(casework::AssignLead { unit, handler: PostId(handler) }).into()
}

/// Objects.
pub fn object() -> Command {
    casework::Command::ObjectToAssignment(casework::ObjectToAssignment { reason: said() }).into()
}

/// Rules on the objection.
pub fn rule_on_objection(grant: bool) -> Command {
    casework::Command::RuleOnObjection(casework::RuleOnObjection { grant, reason: said() }).into()
}

/// Fixes the plan with these posts.
pub fn fix_plan(handler: u32, leader: u32, due: Day) -> Command {
    let plan = Plan { due, handler: PostId(handler), leader: PostId(leader) };
    let words = PlanWords { measures: text(), solved_when: text() };
    casework::Command::FixPlan(casework::FixPlan { plan, words }).into()
}

/// Writes a note.
pub fn note() -> Command {
    casework::Command::Note(casework::Note { words: said() }).into()
}

/// Asks the person.
pub fn ask_citizen() -> Command {
    casework::Command::AskCitizen(casework::AskCitizen { question: said() }).into()
}

/// Answers the question.
pub fn answer_question() -> Command {
    casework::Command::AnswerQuestion(casework::AnswerQuestion { answer: said() }).into()
}

/// An answer to every point, the first with a promise when there is a day for it.
pub fn answers(concern: &Concern, promise: Option<Day>) -> (Vec<AnswerGiven>, ReplyWords) {
    let (mut given, mut words) = (Vec::new(), Vec::new());
    for number in 1..=concern.intake.points {
        let promise = promise.filter(|_| number == 1);
        let point = PointNo(number);
        given.push(AnswerGiven { point, outcome: Outcome::Upheld, promise_days: promise.into_iter().collect() });
        words.push(AnswerWords {
            basis: Some(text()),
            facts: Some(text()),
            point,
            promises: promise.map(|_| PromiseWords { what: text(), who: text() }).into_iter().collect(),
            reasons: Some(text()),
            remedy: Some(text()),
        });
    }
    (given, ReplyWords { answers: words, opening: text() })
}

/// The version that a draft has to be written on.
pub fn last_revision(concern: &Concern) -> Option<Revision> {
    (concern.casework.revisions > 0).then_some(Revision(concern.casework.revisions))
}

/// Hands a draft to check.
pub fn draft_reply(concern: &Concern, promise: Option<Day>) -> Command {
    let (answers, words) = answers(concern, promise);
    casework::Command::DraftReply(casework::DraftReply { based_on: last_revision(concern), answers, words }).into()
}

/// Changes the handed version.
pub fn edit_draft(concern: &Concern) -> Command {
    let (answers, words) = answers(concern, None);
    let based_on = last_revision(concern).unwrap_or(Revision(1));
    casework::Command::EditDraft(casework::EditDraft { based_on, answers, words }).into()
}

/// Returns the handed version.
pub fn return_draft(concern: &Concern) -> Command {
    let based_on = last_revision(concern).unwrap_or(Revision(1));
    casework::Command::ReturnDraft(casework::ReturnDraft { based_on, remarks: said() }).into()
}

/// Signs the handed version.
pub fn sign_reply(concern: &Concern) -> Command {
    let based_on = last_revision(concern).unwrap_or(Revision(1));
    casework::Command::SignReply(casework::SignReply {
        based_on,
        shared: Some(Box::new(casework::ToAll { people: Vec::new(), words: shared(2) })),
    })
    .into()
}

/// Records a delivery.
pub fn deliver_reply(manner: DeliveryManner, on: Day) -> Command {
    let delivery = Delivery { manner, on };
    casework::Command::DeliverReply(casework::DeliverReply { delivery, to: ReporterNo::FIRST, note: Some(said()) })
        .into()
}

/// Settles that promise.
pub fn settle_promise(promise: PromiseNo, kept: bool) -> Command {
    casework::Command::SettlePromise(casework::SettlePromise { promise, kept, words: said() }).into()
}

/// The same verdict on every point.
pub fn give_verdict(concern: &Concern, verdict: Verdict) -> Command {
    let points = (1..=concern.intake.points).map(|point| PointVerdict { point: PointNo(point), verdict }).collect();
    casework::Command::GiveVerdict(casework::GiveVerdict { points, words: Some(said()) }).into()
}

/// Says why the answer stands.
pub fn explain_verdict() -> Command {
    casework::Command::ExplainVerdict(casework::ExplainVerdict { words: said() }).into()
}

/// Closes.
pub fn close() -> Command {
    casework::Command::Close(casework::Close { claim: Claim::Solved }).into()
}

/// Reopens.
pub fn reopen() -> Command {
    casework::Command::Reopen(casework::Reopen { reason: said() }).into()
}

/// Lengthens the sixty days.
#[expect(clippy::panic, reason = "a sample that does not parse is a broken test")]
pub fn extend_clock(days: u16) -> Command {
    let Ok(days) = days.try_into() else { panic!("an extension by nothing") };
    deadlines::Command::ExtendClock(ExtendClock { clock: ClockId::Done, days, reason: text() }).into()
}

/// Stops the sixty days for this.
pub fn suspend_clock(because: deadlines::StopReason) -> Command {
    deadlines::Command::SuspendClock(deadlines::SuspendClock { clock: ClockId::Done, because, reason: text() }).into()
}

/// Lets the sixty days run on.
pub fn resume_clock() -> Command {
    deadlines::Command::ResumeClock(deadlines::ResumeClock { clock: ClockId::Done }).into()
}

/// The unit, handler and leader that fit the class.
fn crew(concern: &Concern) -> (UnitId, u32, u32) {
    match concern.class() {
        Some(Class::Sealed) => (LETTERS, SUPERVISOR, SUPERVISOR_TWO),
        Some(Class::Ordinary) | None => (BUREAU, HANDLER, HEAD),
    }
}

/// At least one command a step, fitted to the concern.
pub fn every(concern: &Concern, today: Day) -> Vec<(Step, Command)> {
    every_step(concern, today).into_iter().chain(super::quick_steps::every()).collect()
}

fn every_step(concern: &Concern, today: Day) -> Vec<(Step, Command)> {
    let (unit, handler, leader) = crew(concern);
    let in_days = |days: i32| today.saturating_add(Span::new().days(days));
    let promise = concern.casework.open_promise().map_or(PromiseNo(1), |open| open.promise);
    let task = concern.casework.tasks.open().next().map_or(TaskNo(1), |task| task.no);
    let own = vec![
        (Step::File, file_concern(Class::Ordinary)),
        (Step::File, register_concern(Class::Ordinary)),
        (Step::AddMaterial, add_material()),
        (Step::AddMaterial, attach(intake::MaterialKind::Evidence, 7)),
        (Step::AddMaterial, take_back_annex(6)),
        (Step::Accept, accept(Path::Petition, 2)),
        (Step::Accept, accept(Path::Suggestion, 1)),
        (Step::DeclineToAccept, decline()),
        (Step::Transfer, transfer(BUREAU)),
        (Step::AddPoint, add_point()),
        (Step::Seal, seal()),
        (Step::Withdraw, withdraw()),
        (Step::UndoWithdrawal, undo_withdrawal()),
        (Step::CarryOver, carry_over(Class::Ordinary, ClaimedState::Open)),
        (Step::CarryOver, carry_over(Class::Ordinary, ClaimedState::UnknownClosed)),
        (Step::Correct, correct(concern.intake.entries)),
        (Step::IssueCode, issue_code(IdentityCheck::CardSeen, None)),
        (Step::IssueCode, issue_code(IdentityCheck::LetterToAddress, None)),
        (Step::AssignLead, assign_lead(unit, handler)),
        (Step::ObjectToAssignment, object()),
        (Step::RuleOnObjection, rule_on_objection(true)),
        (Step::RuleOnObjection, rule_on_objection(false)),
        (Step::FixPlan, fix_plan(handler, leader, in_days(5))),
        (Step::Note, note()),
        (Step::AskCitizen, ask_citizen()),
        (Step::AnswerQuestion, answer_question()),
        (Step::DraftReply, draft_reply(concern, None)),
        (Step::DraftReply, draft_reply(concern, Some(in_days(30)))),
        (Step::EditDraft, edit_draft(concern)),
        (Step::ReturnDraft, return_draft(concern)),
        (Step::SignReply, sign_reply(concern)),
        (Step::DeliverReply, deliver_reply(DeliveryManner::ByHand, today)),
        (Step::DeliverReply, deliver_reply(DeliveryManner::OnPage, today)),
        (Step::SettlePromise, settle_promise(promise, true)),
        (Step::SettlePromise, settle_promise(promise, false)),
        (Step::GiveVerdict, give_verdict(concern, Verdict::Solved)),
        (Step::GiveVerdict, give_verdict(concern, Verdict::NotSolved)),
        (Step::GiveVerdict, give_verdict(concern, Verdict::CannotSay)),
        (Step::AnswerVerdict, explain_verdict()),
        (Step::ExtendClock, extend_clock(20)),
        (Step::SuspendClock, suspend_clock(deadlines::StopReason::Hearing)),
        (Step::ResumeClock, resume_clock()),
        (Step::Close, close()),
        (Step::Reopen, reopen()),
        (Step::AskCoHandler, ask_co_handler(WATER, in_days(4))),
        (Step::GiveTask, give_task(task, WATER_HANDLER)),
        (Step::AnswerTask, answer_task(task)),
        (Step::ReturnTask, return_task(task)),
        (Step::RuleOnReturn, rule_on_return(task, true)),
        (Step::RuleOnReturn, rule_on_return(task, false)),
        (Step::WithdrawTask, withdraw_task(task)),
        (Step::HoldJointMeeting, hold_joint_meeting(WATER, (today, in_days(4)), 2)),
    ];
    let more = [sending::every(today), conduct::every(today), looking_again::every(concern, today)].concat();
    own.into_iter().chain(given_over([handler, leader])).chain(with_another()).chain(more).collect()
}

fn given_over(posts: [u32; 2]) -> [(Step, Command); 2] {
    posts.map(|post| (Step::HandOver, hand_over(post)))
}

/// 交接
pub fn hand_over(post: u32) -> Command {
    casework::Command::HandOver(casework::HandOver { post: PostId(post) }).into()
}

/// The jobs' questions and the reactions' orders: never refused, whatever the stage.
pub fn jobs() -> Vec<Command> {
    vec![
        deadlines::Command::NoteMisses.into(),
        deadlines::Command::TakeVersions.into(),
        casework::Command::TakeSuccession.into(),
    ]
}

/// Everybody in the sample who may have to act: the citizen, the front desks, handler, two heads, two supervisors, the
/// co-handling unit's head and handler, the program and the operator.
pub fn actors() -> Vec<Actor> {
    let members =
        [DESK, super::BUREAU_DESK, HANDLER, HEAD, DEPUTY, SUPERVISOR, SUPERVISOR_TWO, WATER_HEAD, WATER_HANDLER, MAYOR];
    let members = members.into_iter().chain([COUNTY_HANDLER, CITY_HEAD, CITY_HANDLER]).map(staff);
    [Actor::Citizen, Actor::System, Actor::Operator].into_iter().chain(members).collect()
}
