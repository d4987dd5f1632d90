//! The work, told as sentences.

use super::*;
use crate::concern::{OwedBy, Stage, Step};
use crate::deadlines::{ClockId, Fact as DeadlineFact, Standing};
use crate::event::Fact;
use crate::intake::tests::{accept, filed, said, transfer};
use crate::kernel::actor::Role;
use crate::kernel::ids::{PointNo, PostId, ReporterNo, Revision, TaskNo};
use crate::kernel::refusal::AnswerPart;
use crate::kernel::text::Prose;
use crate::testing::{
    BUREAU, BUREAU_DESK, DEPUTY, DESK, Given, HANDLER, HEAD, WATER, WATER_HANDLER, WATER_HEAD, stages,
};
use crate::words::{AnswerWords, PlanWords, ReplyWords};

fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

fn handling() -> Given {
    let lead = Command::AssignLead(AssignLead { unit: BUREAU, handler: PostId(HANDLER) });
    let due = jiff::civil::date(2026, 10, 30);
    let plan = Command::FixPlan(FixPlan {
        plan: Plan { due, handler: PostId(HANDLER), leader: PostId(HEAD) },
        words: PlanWords { measures: prose("到村里量沟。"), solved_when: prose("沟挖通。") },
    });
    filed()
        .by_staff(DESK)
        .when(transfer())
        .by_staff(BUREAU_DESK)
        .when(accept())
        .by_staff(HEAD)
        .when(lead)
        .by_staff(HANDLER)
        .when(plan)
}

fn answer(point: u32) -> AnswerWords {
    let text = Some(prose("写明了。"));
    AnswerWords {
        basis: text.clone(),
        facts: text.clone(),
        point: PointNo(point),
        promises: vec![],
        reasons: text.clone(),
        remedy: text,
    }
}

fn reply() -> ReplyWords {
    ReplyWords { answers: vec![answer(1), answer(2)], opening: prose("我们到村里看了两次。") }
}

fn outcomes() -> Vec<draft_reply::AnswerGiven> {
    [1, 2]
        .map(|point| draft_reply::AnswerGiven { point: PointNo(point), outcome: Outcome::Upheld, promise_days: vec![] })
        .to_vec()
}

fn draft(based_on: Option<u32>) -> Command {
    Command::DraftReply(DraftReply { based_on: based_on.map(Revision), answers: outcomes(), words: reply() })
}

fn sign(revision: u32) -> Command {
    Command::SignReply(SignReply { based_on: Revision(revision), shared: None })
}

fn deliver(given: &Given) -> Command {
    let on = given.now.day(&crate::kernel::time::Zone::shanghai());
    Command::DeliverReply(DeliverReply {
        delivery: Delivery { manner: DeliveryManner::ByHand, on },
        to: ReporterNo::FIRST,
        note: None,
    })
}

fn delivered() -> Given {
    let given = handling().when(draft(None)).by_staff(HEAD).when(sign(1)).by_staff(HANDLER);
    let deliver = deliver(&given);
    given.when(deliver)
}

fn verdict(verdict: Verdict) -> Command {
    let points = [1, 2].map(|point| PointVerdict { point: PointNo(point), verdict }).to_vec();
    Command::GiveVerdict(GiveVerdict { points, words: None })
}

#[test]
fn the_whole_way_from_filing_to_closing() {
    let given = delivered()
        .by_citizen()
        .when(verdict(Verdict::Solved))
        .by_staff(HEAD)
        .when(Command::Close(Close { claim: Claim::Solved }));
    assert_eq!(given.refusal(), None);
    assert_eq!(given.concern.stage(), Stage::Closed);
    assert!(given.concern.is_final());
}

#[test]
fn the_drafter_cannot_sign() {
    assert_eq!(handling().when(draft(None)).when(sign(1)).refusal(), Some(&Refusal::DrafterCannotSign));
}

#[test]
fn whoever_changed_a_word_cannot_sign_and_another_head_can() {
    let edit = Command::EditDraft(EditDraft { based_on: Revision(1), answers: outcomes(), words: reply() });
    let edited = || handling().when(draft(None)).by_staff(HEAD).when(edit.clone());
    assert_eq!(edited().when(sign(2)).refusal(), Some(&Refusal::AuthorCannotSign));
    assert_eq!(edited().by_staff(DEPUTY).when(sign(2)).refusal(), None);
}

#[test]
fn a_version_that_was_replaced_cannot_be_signed() {
    let edit = Command::EditDraft(EditDraft { based_on: Revision(1), answers: outcomes(), words: reply() });
    let stale = handling().when(draft(None)).by_staff(HEAD).when(edit).by_staff(DEPUTY).when(sign(1));
    assert_eq!(stale.refusal(), Some(&Refusal::StaleDraft { now: Some(Revision(2)) }));
}

#[test]
fn an_answer_without_its_remedy_is_held() {
    let mut words = reply();
    words.answers[1].remedy = None;
    let held = Command::DraftReply(DraftReply { based_on: None, answers: outcomes(), words });
    let why = Refusal::AnswerIncomplete { point: PointNo(2), part: AnswerPart::Remedy };
    assert_eq!(handling().when(held).refusal(), Some(&why));
}

#[test]
fn every_point_is_answered_once() {
    let mut twice = outcomes();
    twice[1].point = PointNo(1);
    let held = Command::DraftReply(DraftReply { based_on: None, answers: twice, words: reply() });
    assert_eq!(handling().when(held).refusal(), Some(&Refusal::PointUnanswered { point: PointNo(1) }));
}

#[test]
fn not_solved_owes_the_head_a_step_and_forbids_closing() {
    let given = delivered().by_citizen().when(verdict(Verdict::NotSolved));
    assert_eq!(given.concern.stage(), Stage::Disputed);
    let close = given.by_staff(HEAD).when(Command::Close(Close { claim: Claim::Solved }));
    assert_eq!(close.refusal(), Some(&Refusal::VerdictUnanswered));
}

#[test]
fn without_a_verdict_closing_waits_for_the_review_term() {
    let close = || Command::Close(Close { claim: Claim::Explained });
    assert!(matches!(delivered().by_staff(HEAD).when(close()).refusal(), Some(Refusal::CloseTooEarly { .. })));
    assert_eq!(delivered().by_staff(HEAD).after_days(40).when(close()).refusal(), None);
}

#[test]
fn there_is_no_second_objection_after_a_ruling() {
    let object = || Command::ObjectToAssignment(ObjectToAssignment { reason: said("不归我们管。") });
    let rule = Command::RuleOnObjection(RuleOnObjection { grant: false, reason: said("就是你们的路。") });
    let given = filed().by_staff(DESK).when(transfer()).by_staff(BUREAU_DESK).when(object()).by_staff(DESK).when(rule);
    assert_eq!(given.by_staff(BUREAU_DESK).when(object()).refusal(), Some(&Refusal::AlreadyObjected));
}

#[test]
fn an_objection_after_five_working_days_is_too_late() {
    let object = Command::ObjectToAssignment(ObjectToAssignment { reason: said("不归我们管。") });
    let given = filed().by_staff(DESK).when(transfer()).by_staff(BUREAU_DESK).after_days(14).when(object);
    assert!(matches!(given.refusal(), Some(Refusal::ObjectionTooLate { .. })));
}

#[test]
fn a_co_handler_has_a_task_with_a_number_an_owner_and_a_clock_of_its_own() {
    let asked = stages::co_handling();
    let owed = asked.concern.tasks_owed();
    let head = OwedBy::Role { unit: WATER, role: Role::UnitHead };
    let due = stages::handling().in_days(20);
    assert_eq!(owed, [TaskOwed { task: TaskNo(1), unit: WATER, post: None, by: head, step: Step::GiveTask, due }]);
    let clock = asked.concern.deadlines.latest_of(ClockId::CoHandle, Some(TaskNo(1))).expect("a clock");
    assert_eq!((clock.due(), clock.is_open()), (Some(due), true));
    assert_ne!(asked.concern.deadlines.next_due().map(|(_, clock)| clock.id), Some(ClockId::CoHandle));
    let given = stages::task_given().concern.tasks_owed();
    assert_eq!((given[0].by, given[0].step), (OwedBy::Post(PostId(WATER_HANDLER)), Step::AnswerTask));
}

#[test]
fn the_lead_waits_for_its_co_handlers_and_goes_on_when_all_have_answered() {
    let waiting = stages::co_handling().concern.owed().expect("the lead owes the reply");
    assert_eq!((waiting.by, waiting.step, waiting.waits_for), (OwedBy::Post(PostId(HANDLER)), Step::DraftReply, 1));
    let answered = stages::task_answered();
    assert_eq!(answered.concern.owed().map(|owed| owed.waits_for), Some(0));
    assert!(answered.concern.tasks_owed().is_empty());
    let draft = crate::testing::commands::draft_reply(&answered.concern, None);
    assert_eq!(answered.when(draft).refusal(), None);
}

#[test]
fn a_missed_task_is_noted_by_the_job_and_leaves_the_leads_own_term_alone() {
    let late = stages::co_handling().by(crate::kernel::actor::Actor::System).after_days(21);
    let noted = late.when(crate::deadlines::Command::NoteMisses);
    let missed = noted.last("clock_missed.v1").expect("a miss");
    assert!(matches!(missed, Fact::Deadlines(DeadlineFact::ClockMissed(missed)) if missed.clock == ClockId::CoHandle));
    assert_eq!(noted.concern.tasks_owed().len(), 1, "it is still owed");
    let answered = noted.by_staff(WATER_HEAD).when(crate::testing::commands::answer_task(TaskNo(1)));
    let clock = answered.concern.deadlines.latest_of(ClockId::CoHandle, Some(TaskNo(1))).expect("a clock");
    assert!(matches!(clock.standing, Standing::MetLate { .. }), "{:?}", clock.standing);
}

#[test]
fn a_withdrawal_lets_tasks_rest_and_undoing_it_gives_them_the_same_last_day() {
    let resting = stages::co_handling().by_citizen().when(crate::testing::commands::withdraw());
    assert!(resting.concern.tasks_owed().is_empty());
    let again = resting.after_days(2).when(crate::testing::commands::undo_withdrawal());
    let owed = again.concern.tasks_owed();
    assert_eq!(owed.len(), 1);
    let clock = again.concern.deadlines.latest_of(ClockId::CoHandle, Some(TaskNo(1))).expect("a clock");
    assert_eq!((clock.due(), clock.is_open()), (Some(owed[0].due), true));
}

#[test]
fn sealing_takes_the_tasks_from_every_unit() {
    let sealed = stages::co_handling().by_staff(HANDLER).when(crate::testing::commands::seal());
    assert!(sealed.concern.tasks_owed().is_empty());
    assert!(sealed.concern.deadlines.open().all(|clock| clock.id != ClockId::CoHandle));
    let facts = crate::access::ConcernFacts::of(&sealed.concern).expect("filed");
    assert!(facts.co.iter().all(|co| !co.has_task));
}

#[test]
fn a_granted_return_and_a_task_taken_back_end_its_clock_without_an_answer() {
    let ruled = stages::task_returned().when(crate::testing::commands::rule_on_return(TaskNo(1), true));
    let taken = stages::co_handling().by_staff(HEAD).when(crate::testing::commands::withdraw_task(TaskNo(1)));
    for given in [ruled, taken] {
        assert_eq!(given.refusal(), None);
        assert!(given.concern.casework.tasks.open().next().is_none());
        assert!(given.concern.deadlines.open().all(|clock| clock.task.is_none()));
    }
}

#[test]
fn what_a_joint_meeting_decides_are_tasks_with_numbers_and_clocks_that_name_it() {
    let given = stages::co_handling().by_staff(HANDLER);
    let (on, due) = (given.today(), given.in_days(6));
    let held = given.when(crate::testing::commands::hold_joint_meeting(WATER, (on, due), 2));
    assert_eq!(held.refusal(), None);
    assert_eq!(held.concern.gatherings.meetings, 1);
    let tasks: Vec<_> = held.concern.tasks_owed().iter().map(|owed| (owed.task.0, owed.unit, owed.due)).collect();
    assert_eq!(tasks[1..], [(2, WATER, due), (3, WATER, due)]);
    let open = held.concern.deadlines.open().filter(|clock| clock.id == ClockId::CoHandle).count();
    assert_eq!(open, 3);
    let asked = held.last("co_handler_asked.v1").expect("a task");
    assert!(matches!(asked, Fact::Casework(super::Fact::CoHandlerAsked(asked)) if asked.meeting.is_some()));
}

#[test]
fn a_quick_step_is_done_after_its_ten_seconds_and_as_whoever_gave_it() {
    use crate::testing::quick_steps::{QUICK_NOTE, QUICK_TRANSFER, drop_held, hold, release};
    let held = stages::received().by_staff(DESK).when(hold(QUICK_TRANSFER));
    assert_eq!(held.concern.stage(), Stage::Received, "nothing has left the house");
    assert_eq!(held.clone().when(release()).refusal(), Some(&Refusal::QuickStepWaits));
    assert_eq!(held.clone().when(hold(QUICK_NOTE)).refusal(), Some(&Refusal::QuickStepHeld));
    assert_eq!(held.clone().by_staff(HEAD).when(drop_held()).refusal(), Some(&Refusal::QuickStepOfOther));
    let mut over = held.clone();
    over.now = crate::kernel::time::Moment(over.now.0 + hold_quick_step::HELD_FOR);
    let done = over.when(release());
    assert_eq!((done.refusal(), done.concern.stage()), (None, Stage::Transferred));
    let at = |kind| done.kinds().iter().position(|known| *known == kind);
    assert!(at("quick_step_done.v1").is_some() && at("quick_step_done.v1") < at("transferred.v1"));
    assert_eq!(done.clone().when(drop_held()).refusal(), Some(&Refusal::NoQuickStep), "it has left the house");
    let dropped = held.when(drop_held());
    assert_eq!((dropped.refusal(), dropped.concern.stage()), (None, Stage::Received));
    assert_eq!(dropped.when(release()).refusal(), Some(&Refusal::NoQuickStep));
}

#[test]
fn a_quick_step_that_the_rules_would_refuse_is_not_held_and_a_changed_text_is_not_done() {
    use crate::testing::quick_steps::{QUICK_NOTE, QUICK_TRANSFER, hold, release};
    let refused = handling().by_staff(DESK).when(hold(QUICK_TRANSFER));
    assert!(matches!(refused.refusal(), Some(Refusal::NotNow { .. })), "{:?}", refused.refusal());
    let other = handling().by_staff(HANDLER).when(hold(QUICK_TRANSFER));
    assert_eq!(other.refusal(), Some(&Refusal::TextOfOthers));
    let mut changed = handling().by_staff(HANDLER).when(hold(QUICK_NOTE));
    let text = changed.office.texts().numbered(QUICK_NOTE).cloned().expect("a text of the sample");
    let set = crate::office::Fact::TextSet(crate::office::TextSet { no: QUICK_NOTE, text });
    let stamp = crate::event::Stamp { at: changed.now, actor: crate::kernel::actor::Actor::Operator };
    changed.office.evolve(&set, &stamp);
    changed.now = crate::kernel::time::Moment(changed.now.0 + hold_quick_step::HELD_FOR);
    assert_eq!(changed.when(release()).refusal(), Some(&Refusal::TextUnknown));
}
