//! What it is for: one named owner, a plan, an answer with facts, basis, reasons and remedy, and the person's own verdict.
//! Who acts: handlers and heads of units; the citizen; the supervisor for sealed concerns.
//! Legal basis: 信访工作条例 22–24, 28, 31–35, 37, 44.
//! Events: lead_assigned.v1, objected.v1, objection_granted.v1, objection_refused.v1, plan_fixed.v1, noted.v1, citizen_asked.v1, citizen_answered.v1, draft_handed.v1, draft_edited.v1, draft_returned.v1, reply_signed.v1, reply_delivered.v1, promise_kept.v1, promise_broken.v1, verdict_given.v1, verdict_taken.v1, verdict_undone.v1, called_back.v1, verdict_explained.v1, closed.v1, reopened.v1, joined.v1, taken_in.v1, followed.v1, parted.v1, released.v1, linked.v1, unlinked.v1, told_apart.v1, answer_taken.v1, co_handler_asked.v1, task_given.v1, task_answered.v1, task_returned.v1, task_return_granted.v1, task_return_refused.v1, task_withdrawn.v1, quick_step_held.v1, quick_step_dropped.v1, quick_step_done.v1, quick_step_failed.v1, conduct_noted.v1, conduct_warned.v1, restriction_proposed.v1, restriction_approved.v1, restriction_refused.v1, restriction_appealed.v1, restriction_upheld.v1, restriction_lifted.v1, handed_over.v1, succession_taken.v1, stood_in.v1, notice_given.v1.
//! Never: lets the drafter sign; sends an answer that lacks a part; counts the unit's claim as the person's verdict.
//! Map rows: S5, S8, S11, S12, S14.

pub mod answer_task;
pub mod appeal_restriction;
pub mod ask_citizen;
pub mod ask_co_handler;
pub mod assign_lead;
pub mod call_back;
pub mod close;
pub mod conduct;
pub mod deliver_reply;
pub mod draft_reply;
pub mod drop_quick_step;
pub mod explain_verdict;
pub mod fail_quick_step;
pub mod fix_plan;
mod give_notice;
pub mod give_task;
pub mod give_verdict;
pub mod hand_over;
pub mod hold_quick_step;
pub mod join;
pub mod kin;
pub mod link;
pub mod note;
pub mod note_conduct;
mod notices;
pub mod object_to_assignment;
pub mod part;
pub mod propose_restriction;
pub mod release_quick_step;
pub mod reopen;
pub mod return_task;
pub mod settle_promise;
pub mod sign_reply;
pub mod stand_in;
pub mod take_answer;
pub mod take_succession;
pub mod take_verdict;
pub mod tasks;
pub mod tell_apart;
pub mod unlink;
pub mod withdraw_task;

mod reply;
mod state;
#[cfg(test)]
mod tests;

pub use answer_task::{AnswerTask, TaskAnswered};
pub use appeal_restriction::{
    AppealRestriction, LiftRestriction, RestrictionAppealed, RestrictionLifted, RestrictionUpheld, RuleOnAppeal,
};
pub use ask_citizen::{AnswerQuestion, AskCitizen, CitizenAnswered, CitizenAsked};
pub use ask_co_handler::{AskCoHandler, CoHandlerAsked};
pub use assign_lead::{AssignLead, LeadAssigned};
pub(crate) use call_back::call_owed;
pub use call_back::{Attitude, CallBack, CallBacks, CallOwed, CalledBack, Reached, Round};
pub(crate) use close::close_waits_until;
pub use close::{Claim, Close, CloseReason, Closed};
pub use conduct::{Conduct, Contact, Incident, Limit, Restriction, RestrictionStanding};
pub use deliver_reply::{DeliverReply, Delivery, DeliveryManner, ReplyDelivered};
pub use draft_reply::{
    Answer, Draft, DraftEdited, DraftHanded, DraftReply, DraftReturned, EditDraft, Handed, Outcome, Promise,
    ReturnDraft,
};
pub use drop_quick_step::{DropQuickStep, QuickStepDropped};
pub use explain_verdict::{ExplainVerdict, VerdictExplained};
pub use fail_quick_step::{FailQuickStep, QuickStepFailed};
pub use fix_plan::{FixPlan, Plan, PlanFixed};
pub use give_notice::{GiveNotice, NoticeAbout, NoticeGiven, NoticeOutcome};
pub use give_task::{GiveTask, TaskGiven};
pub use give_verdict::{GiveVerdict, PointVerdict, Verdict, VerdictGiven};
pub use hand_over::{HandOver, HandedOver};
pub use hold_quick_step::{Held, HoldQuickStep, QuickStepHeld};
pub use join::{Follow, Followed, Join, Joined, TakeIn, TakenIn};
pub(crate) use join::{other, told_due};
pub use kin::{Kin, KinKind};
pub use link::{Link, LinkBack, Linked};
pub use note::{Note, Noted};
pub use note_conduct::{ConductNoted, ConductWarned, NoteConduct, WarnConduct};
pub(crate) use notices::owed as notices_owed;
pub use notices::{Notice, Notices, Reach};
pub use object_to_assignment::{ObjectToAssignment, Objected, ObjectionGranted, ObjectionRefused, RuleOnObjection};
pub use part::{Part, Parted, Release, Released};
pub use propose_restriction::{
    MOST_MONTHS, ProposeRestriction, RestrictionApproved, RestrictionProposed, RestrictionRefused, RuleOnRestriction,
};
pub use release_quick_step::{QuickStepDone, ReleaseQuickStep};
pub use reopen::{Reopen, Reopened};
pub use reply::{Received, Reply, Taken};
pub use return_task::{ReturnTask, RuleOnReturn, TaskReturnGranted, TaskReturnRefused, TaskReturned};
pub use settle_promise::{PromiseBroken, PromiseKept, SettlePromise};
pub use sign_reply::{ReplySigned, SignReply, ToAll};
pub use stand_in::StoodIn;
pub use state::{Lead, PromiseState, State, Work};
pub use take_answer::{AnswerTaken, TakeAnswer, TakeSettlement};
pub use take_succession::SuccessionTaken;
pub use take_verdict::{TakeVerdict, UndoVerdict, VerdictTaken, VerdictUndone};
pub use tasks::{CoHandler, Task, TaskOwed, TaskStanding, Tasks};
pub use tell_apart::{TellApart, TellApartBack, ToldApart};
pub use unlink::{Unlink, UnlinkBack, Unlinked};
pub use withdraw_task::{TaskWithdrawn, WithdrawTask};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::facts;
use crate::kernel::refusal::Refusal;

facts! {
    /// What casework records.
    pub enum Fact {
        /// A lead was named.
        LeadAssigned(LeadAssigned) = "lead_assigned.v1",
        /// The unit objected.
        Objected(Objected) = "objected.v1",
        /// The sender agreed: the concern is back.
        ObjectionGranted(ObjectionGranted) = "objection_granted.v1",
        /// The sender refused: it stays.
        ObjectionRefused(ObjectionRefused) = "objection_refused.v1",
        /// 五定.
        PlanFixed(PlanFixed) = "plan_fixed.v1",
        /// A note among staff.
        Noted(Noted) = "noted.v1",
        /// The citizen was asked.
        CitizenAsked(CitizenAsked) = "citizen_asked.v1",
        /// The citizen answered.
        CitizenAnswered(CitizenAnswered) = "citizen_answered.v1",
        /// A draft was handed to check.
        DraftHanded(DraftHanded) = "draft_handed.v1",
        /// Somebody changed the handed version.
        DraftEdited(DraftEdited) = "draft_edited.v1",
        /// Returned with remarks.
        DraftReturned(DraftReturned) = "draft_returned.v1",
        /// Signed.
        ReplySigned(ReplySigned) = "reply_signed.v1",
        /// In the citizen's hands.
        ReplyDelivered(ReplyDelivered) = "reply_delivered.v1",
        /// A promise was kept.
        PromiseKept(PromiseKept) = "promise_kept.v1",
        /// A promise was broken.
        PromiseBroken(PromiseBroken) = "promise_broken.v1",
        /// The citizen judged.
        VerdictGiven(VerdictGiven) = "verdict_given.v1",
        /// Staff took the person's verdict down.
        VerdictTaken(VerdictTaken) = "verdict_taken.v1",
        /// What staff had taken down was undone.
        VerdictUndone(VerdictUndone) = "verdict_undone.v1",
        /// Somebody called after closing.
        CalledBack(CalledBack) = "called_back.v1",
        /// The head answered 没解决 with reasons.
        VerdictExplained(VerdictExplained) = "verdict_explained.v1",
        /// Closed.
        Closed(Closed) = "closed.v1",
        /// Taken up again.
        Reopened(Reopened) = "reopened.v1",
        /// A unit was asked to co-handle.
        CoHandlerAsked(CoHandlerAsked) = "co_handler_asked.v1",
        /// Its task was given to a post.
        TaskGiven(TaskGiven) = "task_given.v1",
        /// It answered.
        TaskAnswered(TaskAnswered) = "task_answered.v1",
        /// It returned the task.
        TaskReturned(TaskReturned) = "task_returned.v1",
        /// The lead agreed: the task is over.
        TaskReturnGranted(TaskReturnGranted) = "task_return_granted.v1",
        /// The lead did not: the task stays.
        TaskReturnRefused(TaskReturnRefused) = "task_return_refused.v1",
        /// The lead took the task back.
        TaskWithdrawn(TaskWithdrawn) = "task_withdrawn.v1",
        /// Somebody who is not on line was told, or could not be.
        NoticeGiven(NoticeGiven) = "notice_given.v1",
        /// It is handled in another concern.
        Joined(Joined) = "joined.v1",
        /// Another concern is handled here too.
        TakenIn(TakenIn) = "taken_in.v1",
        /// It moved along with the concern that leads.
        Followed(Followed) = "followed.v1",
        /// It stands by itself again.
        Parted(Parted) = "parted.v1",
        /// Another concern is no longer handled here.
        Released(Released) = "released.v1",
        /// It has to do with another concern.
        Linked(Linked) = "linked.v1",
        /// It only looks like another concern.
        ToldApart(ToldApart) = "told_apart.v1",
        /// They are linked no longer.
        Unlinked(Unlinked) = "unlinked.v1",
        /// The answer of the concern that leads answers it too.
        AnswerTaken(AnswerTaken) = "answer_taken.v1",
        /// A quick step is held for ten seconds.
        QuickStepHeld(QuickStepHeld) = "quick_step_held.v1",
        /// Whoever gave it took it back in time.
        QuickStepDropped(QuickStepDropped) = "quick_step_dropped.v1",
        /// It was done.
        QuickStepDone(QuickStepDone) = "quick_step_done.v1",
        /// The rules refused it when its time came.
        QuickStepFailed(QuickStepFailed) = "quick_step_failed.v1",
        /// An incident in a channel was recorded.
        ConductNoted(ConductNoted) = "conduct_noted.v1",
        /// A warning was given.
        ConductWarned(ConductWarned) = "conduct_warned.v1",
        /// A restriction of a channel was proposed.
        RestrictionProposed(RestrictionProposed) = "restriction_proposed.v1",
        /// It was approved and holds.
        RestrictionApproved(RestrictionApproved) = "restriction_approved.v1",
        /// It was not approved.
        RestrictionRefused(RestrictionRefused) = "restriction_refused.v1",
        /// The person has appealed.
        RestrictionAppealed(RestrictionAppealed) = "restriction_appealed.v1",
        /// It holds on.
        RestrictionUpheld(RestrictionUpheld) = "restriction_upheld.v1",
        /// It holds no longer.
        RestrictionLifted(RestrictionLifted) = "restriction_lifted.v1",
        /// Another post of the unit has it.
        HandedOver(HandedOver) = "handed_over.v1",
        /// The unit was dissolved; its successor has it.
        SuccessionTaken(SuccessionTaken) = "succession_taken.v1",
        /// What stands before it was done by a deputy.
        StoodIn(StoodIn) = "stood_in.v1",
    }
}

/// What casework may be asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// See [`AssignLead`].
    AssignLead(AssignLead),
    /// See [`ObjectToAssignment`].
    ObjectToAssignment(ObjectToAssignment),
    /// See [`RuleOnObjection`].
    RuleOnObjection(RuleOnObjection),
    /// See [`FixPlan`].
    FixPlan(FixPlan),
    /// See [`Note`].
    Note(Note),
    /// See [`AskCitizen`].
    AskCitizen(AskCitizen),
    /// See [`AnswerQuestion`].
    AnswerQuestion(AnswerQuestion),
    /// See [`DraftReply`].
    DraftReply(DraftReply),
    /// See [`EditDraft`].
    EditDraft(EditDraft),
    /// See [`ReturnDraft`].
    ReturnDraft(ReturnDraft),
    /// See [`SignReply`].
    SignReply(SignReply),
    /// See [`DeliverReply`].
    DeliverReply(DeliverReply),
    /// See [`SettlePromise`].
    SettlePromise(SettlePromise),
    /// See [`GiveVerdict`].
    GiveVerdict(GiveVerdict),
    /// See [`TakeVerdict`].
    TakeVerdict(TakeVerdict),
    /// See [`UndoVerdict`].
    UndoVerdict(UndoVerdict),
    /// See [`CallBack`].
    CallBack(CallBack),
    /// See [`ExplainVerdict`].
    ExplainVerdict(ExplainVerdict),
    /// See [`Close`].
    Close(Close),
    /// See [`Reopen`].
    Reopen(Reopen),
    /// See [`AskCoHandler`].
    AskCoHandler(AskCoHandler),
    /// See [`GiveTask`].
    GiveTask(GiveTask),
    /// See [`AnswerTask`].
    AnswerTask(AnswerTask),
    /// See [`ReturnTask`].
    ReturnTask(ReturnTask),
    /// See [`RuleOnReturn`].
    RuleOnReturn(RuleOnReturn),
    /// See [`WithdrawTask`].
    WithdrawTask(WithdrawTask),
    /// See [`GiveNotice`].
    GiveNotice(GiveNotice),
    /// See [`Join`].
    Join(Join),
    /// See [`TakeIn`].
    TakeIn(TakeIn),
    /// See [`Follow`].
    Follow(Follow),
    /// See [`Part`].
    Part(Part),
    /// See [`Release`].
    Release(Release),
    /// See [`Link`].
    Link(Link),
    /// See [`LinkBack`].
    LinkBack(LinkBack),
    /// See [`TellApart`].
    TellApart(TellApart),
    /// See [`TellApartBack`].
    TellApartBack(TellApartBack),
    /// See [`Unlink`].
    Unlink(Unlink),
    /// See [`UnlinkBack`].
    UnlinkBack(UnlinkBack),
    /// See [`TakeAnswer`].
    TakeAnswer(Box<TakeAnswer>),
    /// See [`TakeSettlement`].
    TakeSettlement(TakeSettlement),
    /// See [`HoldQuickStep`].
    HoldQuickStep(HoldQuickStep),
    /// See [`DropQuickStep`].
    DropQuickStep(DropQuickStep),
    /// See [`ReleaseQuickStep`].
    ReleaseQuickStep(ReleaseQuickStep),
    /// See [`FailQuickStep`].
    FailQuickStep(FailQuickStep),
    /// See [`NoteConduct`].
    NoteConduct(NoteConduct),
    /// See [`WarnConduct`].
    WarnConduct(WarnConduct),
    /// See [`ProposeRestriction`].
    ProposeRestriction(ProposeRestriction),
    /// See [`RuleOnRestriction`].
    RuleOnRestriction(RuleOnRestriction),
    /// See [`AppealRestriction`].
    AppealRestriction(AppealRestriction),
    /// See [`RuleOnAppeal`].
    RuleOnAppeal(RuleOnAppeal),
    /// See [`LiftRestriction`].
    LiftRestriction(LiftRestriction),
    /// See [`HandOver`].
    HandOver(HandOver),
    /// See [`SuccessionTaken`]; the job's question.
    TakeSuccession,
}

/// Decides what casework is asked for.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::AssignLead(command) => assign_lead::decide(concern, command, context),
        Command::ObjectToAssignment(command) => object_to_assignment::decide(concern, command, context),
        Command::RuleOnObjection(command) => object_to_assignment::decide_ruling(concern, command, context),
        Command::FixPlan(command) => fix_plan::decide(concern, command, context),
        Command::Note(command) => note::decide(concern, command, context),
        Command::AskCitizen(command) => ask_citizen::decide(concern, command, context),
        Command::AnswerQuestion(command) => ask_citizen::decide_answer(concern, command, context),
        Command::DraftReply(command) => draft_reply::decide(concern, command, context),
        Command::EditDraft(command) => draft_reply::decide_edit(concern, command, context),
        Command::ReturnDraft(command) => draft_reply::decide_return(concern, command, context),
        Command::SignReply(command) => sign_reply::decide(concern, command, context),
        Command::DeliverReply(command) => deliver_reply::decide(concern, command, context),
        Command::SettlePromise(command) => settle_promise::decide(concern, command, context),
        Command::GiveVerdict(command) => give_verdict::decide(concern, command, context),
        Command::TakeVerdict(command) => take_verdict::decide(concern, command, context),
        Command::UndoVerdict(command) => take_verdict::decide_undo(concern, command, context),
        Command::CallBack(command) => call_back::decide(concern, command, context),
        Command::ExplainVerdict(command) => explain_verdict::decide(concern, command, context),
        Command::Close(command) => close::decide(concern, command, context),
        Command::Reopen(command) => reopen::decide(concern, command, context),
        Command::AskCoHandler(command) => ask_co_handler::decide(concern, command, context),
        Command::GiveTask(command) => give_task::decide(concern, command, context),
        Command::AnswerTask(command) => answer_task::decide(concern, command, context),
        Command::ReturnTask(command) => return_task::decide(concern, command, context),
        Command::RuleOnReturn(command) => return_task::decide_ruling(concern, command, context),
        Command::WithdrawTask(command) => withdraw_task::decide(concern, command, context),
        Command::GiveNotice(command) => give_notice::decide(concern, command, context),
        Command::Join(command) => join::decide(concern, command, context),
        Command::TakeIn(command) => Ok(join::decide_take_in(concern, command)),
        Command::Follow(command) => Ok(join::decide_follow(&command)),
        Command::Part(command) => part::decide(concern, command),
        Command::Release(command) => Ok(part::decide_release(concern, &command)),
        Command::Link(command) => link::decide(concern, &command, context),
        Command::LinkBack(command) => Ok(link::decide_back(concern, &command)),
        Command::TellApartBack(command) => Ok(tell_apart::decide_back(concern, &command)),
        Command::TellApart(command) => tell_apart::decide(concern, &command, context),
        Command::UnlinkBack(command) => Ok(unlink::decide_back(concern, &command)),
        Command::Unlink(command) => unlink::decide(concern, &command, context),
        Command::TakeAnswer(command) => Ok(take_answer::decide(*command)),
        Command::TakeSettlement(command) => Ok(take_answer::decide_settlement(command)),
        Command::HoldQuickStep(command) => hold_quick_step::decide(concern, command, context),
        Command::DropQuickStep(_) => drop_quick_step::decide(concern, context),
        Command::ReleaseQuickStep(_) => release_quick_step::decide(concern, context),
        Command::FailQuickStep(command) => fail_quick_step::decide(concern, command),
        Command::HandOver(command) => hand_over::decide(concern, command, context),
        Command::TakeSuccession => take_succession::decide(concern, context),
        Command::NoteConduct(command) => note_conduct::decide(concern, command, context),
        Command::WarnConduct(command) => note_conduct::decide_warn(concern, command, context),
        Command::ProposeRestriction(command) => propose_restriction::decide(concern, command, context),
        Command::RuleOnRestriction(command) => propose_restriction::decide_ruling(concern, command, context),
        Command::AppealRestriction(command) => appeal_restriction::decide(concern, command, context),
        Command::RuleOnAppeal(command) => appeal_restriction::decide_ruling(concern, command, context),
        Command::LiftRestriction(command) => appeal_restriction::decide_lift(concern, command, context),
    }
}

impl Fact {
    /// Whether it wrote, changed, returned or signed an answer: whoever did never looks at it again.
    pub fn is_by_a_pen(&self) -> bool {
        matches!(
            self,
            Self::DraftHanded(_)
                | Self::DraftEdited(_)
                | Self::DraftReturned(_)
                | Self::ReplySigned(_)
                | Self::AnswerTaken(_)
        )
    }
}
