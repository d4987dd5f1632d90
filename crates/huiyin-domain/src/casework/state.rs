//! Casework's part of a concern: a handling cannot exist without its plan, a reply not without its signer.

use super::call_back::CallBacks;
use super::kin::Kin;
use super::notices::Notices;
use super::reply::{Received, Reply};
use super::tasks::Tasks;
use super::{Answer, CalledBack, Conduct, Draft, Fact, Handed, Held, Plan, ask_citizen};
use crate::concern::Stage;
use crate::event::Stamp;
use crate::intake;
use crate::kernel::ids::{PersonId, PostId, PromiseNo, ReporterNo, Revision, TaskNo, UnitId};
use crate::kernel::time::Day;
use crate::review;

/// Who leads (主办).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The unit.
    pub unit: UnitId,
    /// The handler's post.
    pub handler: Option<PostId>,
}

/// How far the work is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Work {
    /// Nobody leads yet.
    #[default]
    NotBegun,
    /// A lead is named, the plan is missing.
    Assigned(Lead),
    /// With its plan.
    Handling {
        /// Who leads.
        lead: Lead,
        /// The plan.
        plan: Plan,
        /// The draft.
        draft: Draft,
    },
    /// Signed.
    Replied {
        /// Who leads.
        lead: Lead,
        /// The plan; none where the answer is another concern's.
        plan: Option<Plan>,
        /// The reply.
        reply: Reply,
    },
    /// Handled in another concern, by whoever leads there.
    Joined(Lead),
    /// Closed. Without a lead when it was carried over closed.
    Closed {
        /// Who led.
        lead: Option<Lead>,
        /// The reply, if there was one here.
        reply: Option<Reply>,
    },
}

/// A promise and whether it was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseState {
    /// Its number.
    pub promise: PromiseNo,
    /// By when.
    pub due: Day,
    /// Kept or broken; `None` while open.
    pub kept: Option<bool>,
    /// It is followed in the concern that led, and only told here.
    pub elsewhere: bool,
}

/// Casework's part of a concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// How far the work is.
    pub work: Work,
    /// Questions asked and not answered yet.
    pub open_questions: u32,
    /// Every promise of signed replies.
    pub promises: Vec<PromiseState>,
    /// Versions handed so far.
    pub revisions: u32,
    /// Whether the lead's unit has had an objection refused.
    pub objection_refused: bool,
    /// Who said that the concern is not their unit's; they do not rule on it themselves.
    pub objected_by: Option<PersonId>,
    /// Who returned which task; they do not rule on it themselves.
    pub returned_by: Vec<(TaskNo, PersonId)>,
    /// What other units owe here.
    pub tasks: Tasks,
    /// What the person has still to be told.
    pub notices: Notices,
    /// Concerns it was joined with, linked to or told apart from.
    pub kin: Kin,
    /// Whether a reply was ever signed for it.
    pub answered: bool,
    /// A quick step that is held and was not done yet.
    pub held: Option<Held>,
    /// Incidents, warnings and restrictions of contact.
    pub conduct: Conduct,
    /// Calls after closing.
    pub calls: CallBacks,
    /// Reporters after the first who are answered by themselves.
    pub further: Vec<ReporterNo>,
    /// The first reporter left; others go on.
    pub first_left: bool,
}

impl State {
    /// Who leads, once somebody does.
    pub fn lead(&self) -> Option<Lead> {
        match &self.work {
            Work::NotBegun => None,
            Work::Assigned(lead) | Work::Joined(lead) | Work::Handling { lead, .. } | Work::Replied { lead, .. } => {
                Some(*lead)
            }
            Work::Closed { lead, .. } => *lead,
        }
    }

    /// The version that is with the head.
    pub fn handed(&self) -> Option<&Handed> {
        match &self.work {
            Work::Handling { draft: Draft::Handed(handed), .. } => Some(handed),
            Work::NotBegun
            | Work::Assigned(_)
            | Work::Handling { draft: Draft::NotHanded | Draft::Returned(_), .. }
            | Work::Replied { .. }
            | Work::Joined(_)
            | Work::Closed { .. } => None,
        }
    }

    /// The signed reply, if there is one.
    pub fn reply(&self) -> Option<&Reply> {
        match &self.work {
            Work::Replied { reply, .. } => Some(reply),
            Work::Closed { reply, .. } => reply.as_ref(),
            Work::NotBegun | Work::Assigned(_) | Work::Joined(_) | Work::Handling { .. } => None,
        }
    }

    /// The plan, once fixed.
    pub fn plan(&self) -> Option<&Plan> {
        match &self.work {
            Work::Handling { plan, .. } => Some(plan),
            Work::Replied { plan, .. } => plan.as_ref(),
            Work::NotBegun | Work::Assigned(_) | Work::Joined(_) | Work::Closed { .. } => None,
        }
    }

    /// The open promise that is due first.
    pub fn open_promise(&self) -> Option<&PromiseState> {
        self.promises
            .iter()
            .filter(|promise| promise.kept.is_none() && !promise.elsewhere)
            .min_by_key(|promise| (promise.due, promise.promise))
    }

    /// Where it stands, as far as casework knows; `None` before a lead is named.
    pub(crate) fn stage(&self) -> Option<Stage> {
        Some(match &self.work {
            Work::NotBegun => return None,
            Work::Assigned(_) => Stage::Assigned,
            Work::Joined(_) => Stage::Joined,
            Work::Handling { draft: Draft::Handed(_), .. } => Stage::Handed,
            Work::Handling { .. } => Stage::Handling,
            // 没解决 of one is answered before anything else; then whoever has not got the answer gets it.
            Work::Replied { reply, .. } if reply.is_disputed() => Stage::Disputed,
            Work::Replied { reply, .. } if self.waits_for_it(reply) => Stage::Signed,
            Work::Replied { .. } => Stage::Delivered,
            // 没解决 said after closing is owed an answer just the same.
            Work::Closed { reply: Some(reply), .. } if reply.is_disputed() => Stage::Disputed,
            Work::Closed { .. } => Stage::Closed,
        })
    }

    /// Somebody who is answered by themselves has not got the answer yet.
    fn waits_for_it(&self, reply: &Reply) -> bool {
        let first = !self.first_left && reply.delivery.is_none();
        first || self.further.iter().any(|one| reply.of(*one).delivery.is_none())
    }

    /// Somebody got a code of their own, left, or came back.
    fn follow_reporters(&mut self, fact: &intake::Fact) {
        match fact {
            intake::Fact::CodeIssued(issued) => self.reach(ReporterNo(issued.reporter)),
            intake::Fact::ReporterBack(back) if back.reporter.is_first() => self.first_left = false,
            intake::Fact::ReporterBack(back) => self.reach(back.reporter),
            intake::Fact::ReporterLeft(left) if left.reporter.is_first() => self.first_left = true,
            intake::Fact::ReporterLeft(left) => self.further.retain(|one| *one != left.reporter),
            intake::Fact::Filed(_) | intake::Fact::Registered(_) | intake::Fact::ReporterNamed(_) => {}
            intake::Fact::MaterialAdded(_) | intake::Fact::AnnexTakenBack(_) | intake::Fact::Accepted(_) => {}
            intake::Fact::PointsNamed(_) | intake::Fact::PointAdded(_) | intake::Fact::NotAccepted(_) => {}
            intake::Fact::Transferred(_) | intake::Fact::HandedDown(_) | intake::Fact::SubmittedUp(_) => {}
            intake::Fact::SignedFor(_) | intake::Fact::RemindedToSign(_) | intake::Fact::TakenBack(_) => {}
            intake::Fact::ResultReported(_) | intake::Fact::ResultTaken(_) | intake::Fact::ResultSentBack(_) => {}
            intake::Fact::MarkedUrgent(_) | intake::Fact::UrgentSeen(_) | intake::Fact::UrgencyCleared(_) => {}
            intake::Fact::Sealed(_) | intake::Fact::Withdrawn(_) | intake::Fact::WithdrawalTaken(_) => {}
            intake::Fact::WithdrawalUndone(_) | intake::Fact::Corrected(_) | intake::Fact::CarriedOver(_) => {}
            intake::Fact::RepeatedAnswered(_) | intake::Fact::NewSaid(_) => {}
        }
    }

    fn reach(&mut self, reporter: ReporterNo) {
        if !reporter.is_first() && !self.further.contains(&reporter) {
            self.further.push(reporter);
        }
    }

    /// Some events of intake end or begin work.
    pub(crate) fn follow_intake(&mut self, fact: &intake::Fact) {
        self.follow_reporters(fact);
        match fact {
            intake::Fact::CarriedOver(carried) if !carried.claimed.state.is_open() => {
                self.work = Work::Closed { lead: None, reply: None };
            }
            intake::Fact::Sealed(sealed) => {
                self.take_away(sealed.desk);
                // An ordinary concern neither leads a sealed one nor is led by it.
                self.kin.into = None;
                self.tasks.take_away();
            }
            intake::Fact::RepeatedAnswered(answered) => self.kin.link(answered.earlier),
            intake::Fact::CarriedOver(_)
            | intake::Fact::NewSaid(_)
            | intake::Fact::ReporterLeft(_)
            | intake::Fact::ReporterBack(_)
            | intake::Fact::Filed(_)
            | intake::Fact::Registered(_)
            | intake::Fact::ReporterNamed(_)
            | intake::Fact::CodeIssued(_)
            | intake::Fact::MaterialAdded(_)
            | intake::Fact::AnnexTakenBack(_)
            | intake::Fact::Accepted(_)
            | intake::Fact::PointsNamed(_)
            | intake::Fact::PointAdded(_)
            | intake::Fact::NotAccepted(_)
            | intake::Fact::Transferred(_)
            | intake::Fact::HandedDown(_)
            | intake::Fact::SubmittedUp(_)
            | intake::Fact::SignedFor(_)
            | intake::Fact::RemindedToSign(_)
            | intake::Fact::TakenBack(_)
            | intake::Fact::ResultReported(_)
            | intake::Fact::ResultTaken(_)
            | intake::Fact::ResultSentBack(_)
            | intake::Fact::MarkedUrgent(_)
            | intake::Fact::UrgentSeen(_)
            | intake::Fact::UrgencyCleared(_)
            | intake::Fact::Withdrawn(_)
            | intake::Fact::WithdrawalTaken(_)
            | intake::Fact::WithdrawalUndone(_)
            | intake::Fact::Corrected(_) => {}
        }
    }

    /// What was decided one level up leads back to the work, or answers 没解决 once more.
    pub(crate) fn follow_review(&mut self, fact: &review::Fact) {
        let review::Fact::ReviewDelivered(delivered) = fact else { return };
        match self.lead().filter(|_| delivered.back) {
            Some(lead) => {
                self.calls = CallBacks::default();
                self.kin.into = None;
                self.work = Work::Assigned(lead);
            }
            None => self.change_reply(|reply| reply.explained = true),
        }
    }

    /// Sealing takes the work from whoever had it: the unit complained of must not go on as its handler (30 ¶3). What is
    /// signed stays signed; what was being worked on waits for a supervisor's post to be named.
    fn take_away(&mut self, desk: UnitId) {
        match &mut self.work {
            Work::NotBegun => {}
            Work::Assigned(_) | Work::Joined(_) | Work::Handling { .. } => self.work = Work::NotBegun,
            Work::Replied { lead, .. } | Work::Closed { lead: Some(lead), .. } => {
                *lead = Lead { unit: desk, handler: None };
            }
            Work::Closed { lead: None, .. } => {}
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        self.tasks.evolve(fact);
        self.notices.evolve(fact, stamp);
        self.kin.evolve(fact);
        self.conduct.evolve(fact, stamp);
        self.calls.evolve(fact, stamp.at);
        if ask_citizen::is_over(fact) {
            self.open_questions = 0;
        }
        match fact {
            Fact::LeadAssigned(assigned) => {
                self.work = Work::Assigned(Lead { unit: assigned.unit, handler: Some(assigned.handler) });
            }
            Fact::ObjectionGranted(_) => self.work = Work::NotBegun,
            Fact::ObjectionRefused(_) => self.objection_refused = true,
            Fact::PlanFixed(fixed) => self.take_plan(fixed.plan.clone()),
            Fact::CitizenAsked(_) => self.open_questions += 1,
            Fact::CitizenAnswered(_) => self.open_questions = self.open_questions.saturating_sub(1),
            Fact::DraftHanded(handed) => self.take_handed(handed, stamp),
            Fact::DraftEdited(edited) => self.take_edit(edited.revision, &edited.answers, stamp),
            Fact::DraftReturned(_) => {
                if let Some(handed) = self.handed().cloned() {
                    self.set_draft(Draft::Returned(handed));
                }
            }
            Fact::ReplySigned(_) => self.sign(stamp),
            Fact::ReplyDelivered(delivered) => {
                self.change_received(delivered.reporter, |one| one.delivery = Some(delivered.delivery.clone()));
            }
            Fact::VerdictGiven(_)
            | Fact::VerdictTaken(_)
            | Fact::VerdictUndone(_)
            | Fact::CalledBack(_)
            | Fact::VerdictExplained(_) => self.judge(fact),
            Fact::PromiseKept(kept) => self.settle(kept.promise, true),
            Fact::PromiseBroken(broken) => self.settle(broken.promise, false),
            Fact::Closed(_) => self.work = Work::Closed { lead: self.lead(), reply: self.reply().cloned() },
            Fact::Reopened(reopened) => {
                let lead = Lead { unit: reopened.unit, handler: reopened.handler };
                self.work = self.lead().map_or(Work::NotBegun, |_| Work::Assigned(lead));
            }
            Fact::Joined(joined) => self.work = Work::Joined(Lead { unit: joined.unit, handler: joined.handler }),
            Fact::Followed(moved) => self.follow(Lead { unit: moved.unit, handler: moved.handler }),
            Fact::Parted(_) => self.part(),
            Fact::AnswerTaken(taken) => self.take_answer(taken, stamp),
            Fact::TakenIn(_) | Fact::Released(_) | Fact::Linked(_) | Fact::ToldApart(_) => {}
            Fact::Unlinked(_) => {}
            Fact::QuickStepHeld(held) => self.held = Some(Held { what: held.clone(), by: stamp.actor.person() }),
            Fact::QuickStepDropped(_) | Fact::QuickStepDone(_) | Fact::QuickStepFailed(_) => self.held = None,
            Fact::Objected(_) | Fact::TaskReturned(_) => self.follow_owner(fact, stamp),
            Fact::HandedOver(_) | Fact::SuccessionTaken(_) => self.follow_owner(fact, stamp),
            Fact::Noted(_) | Fact::StoodIn(_) | Fact::CoHandlerAsked(_) | Fact::TaskGiven(_) => {}
            Fact::TaskAnswered(_) | Fact::TaskReturnGranted(_) => {}
            Fact::TaskReturnRefused(_) | Fact::TaskWithdrawn(_) | Fact::ConductNoted(_) => {}
            Fact::ConductWarned(_) | Fact::RestrictionProposed(_) | Fact::RestrictionApproved(_) => {}
            Fact::RestrictionRefused(_) | Fact::RestrictionAppealed(_) | Fact::RestrictionUpheld(_) => {}
            Fact::RestrictionLifted(_) | Fact::NoticeGiven(_) => {}
        }
    }

    /// What a person says of the answer, by their own hand or taken down, and what the head says to that.
    fn judge(&mut self, fact: &Fact) {
        if let Fact::VerdictGiven(verdict) = fact {
            self.change_received(verdict.reporter, |one| one.judge(verdict.clone()));
        }
        if let Fact::VerdictTaken(taken) = fact {
            self.change_received(taken.reporter, |one| one.take_down(&taken.points, taken.until));
        }
        if let Fact::CalledBack(CalledBack { points, until: Some(until), reporter, .. }) = fact {
            self.change_received(*reporter, |one| one.take_down(points, *until));
        }
        if let Fact::VerdictUndone(undone) = fact {
            self.change_received(undone.reporter, Received::undo_taken);
        }
        if let Fact::VerdictExplained(told) = fact {
            self.change_received(told.reporter, |one| one.explained = true);
        }
    }

    fn take_handed(&mut self, handed: &super::DraftHanded, stamp: &Stamp) {
        self.revisions = handed.revision.0;
        self.set_draft(Draft::Handed(Handed {
            revision: handed.revision,
            drafter: stamp.actor.person(),
            editors: Vec::new(),
            answers: handed.answers.clone(),
        }));
    }

    fn take_plan(&mut self, plan: Plan) {
        let Some(lead) = self.lead() else { return };
        let draft = match &self.work {
            Work::Handling { draft, .. } => draft.clone(),
            Work::NotBegun | Work::Assigned(_) | Work::Joined(_) | Work::Replied { .. } | Work::Closed { .. } => {
                Draft::NotHanded
            }
        };
        let lead = Lead { unit: lead.unit, handler: Some(plan.handler) };
        self.work = Work::Handling { lead, plan, draft };
    }

    fn set_draft(&mut self, new: Draft) {
        if let Work::Handling { draft, .. } = &mut self.work {
            *draft = new;
        }
    }

    fn take_edit(&mut self, revision: Revision, answers: &[Answer], stamp: &Stamp) {
        self.revisions = revision.0;
        if let Work::Handling { draft: Draft::Handed(handed), .. } = &mut self.work {
            handed.revision = revision;
            handed.answers = answers.to_vec();
            handed.editors.extend(stamp.actor.person());
        }
    }

    fn sign(&mut self, stamp: &Stamp) {
        let Work::Handling { lead, plan, draft: Draft::Handed(handed) } = self.work.clone() else { return };
        for promise in handed.answers.iter().flat_map(|answer| &answer.promises) {
            self.promises.push(PromiseState {
                promise: promise.promise,
                due: promise.due,
                kept: None,
                elsewhere: false,
            });
        }
        let reply = Reply {
            revision: handed.revision,
            signer: stamp.actor.person(),
            signed_at: stamp.at,
            answers: handed.answers,
            delivery: None,
            verdict: None,
            explained: false,
            taken: None,
            others: Vec::new(),
        };
        self.answered = true;
        self.work = Work::Replied { lead, plan: Some(plan), reply };
    }

    /// The concern that leads is in other hands, and so is this one.
    pub(super) fn follow(&mut self, new: Lead) {
        match &mut self.work {
            Work::Joined(lead) | Work::Assigned(lead) | Work::Handling { lead, .. } | Work::Replied { lead, .. } => {
                *lead = new;
            }
            Work::Closed { lead, .. } => *lead = Some(new),
            Work::NotBegun => {}
        }
    }

    /// By itself again: with whoever led, and a plan to be fixed. An answer that was given stays.
    fn part(&mut self) {
        if let Work::Joined(lead) = &self.work {
            let lead = *lead;
            self.work = if lead.handler.is_some() { Work::Assigned(lead) } else { Work::NotBegun };
        }
    }

    fn take_answer(&mut self, taken: &super::AnswerTaken, stamp: &Stamp) {
        let Some(lead) = self.lead() else { return };
        for promise in taken.answers.iter().flat_map(|answer| &answer.promises) {
            if !self.promises.iter().any(|known| known.promise == promise.promise) {
                let (promise, due) = (promise.promise, promise.due);
                self.promises.push(PromiseState { promise, due, kept: None, elsewhere: true });
            }
        }
        let reply = Reply {
            revision: taken.revision,
            signer: stamp.actor.person(),
            signed_at: stamp.at,
            answers: taken.answers.clone(),
            delivery: None,
            verdict: None,
            explained: false,
            taken: None,
            others: Vec::new(),
        };
        self.answered = true;
        self.work = Work::Replied { lead, plan: None, reply };
    }

    fn change_reply(&mut self, change: impl FnOnce(&mut Reply)) {
        match &mut self.work {
            Work::Replied { reply, .. } => change(reply),
            Work::Closed { reply: Some(reply), .. } => change(reply),
            Work::NotBegun
            | Work::Assigned(_)
            | Work::Joined(_)
            | Work::Handling { .. }
            | Work::Closed { reply: None, .. } => {}
        }
    }

    fn change_received(&mut self, reporter: ReporterNo, change: impl FnOnce(&mut Received)) {
        self.change_reply(|reply| {
            let mut one = reply.of(reporter);
            change(&mut one);
            reply.keep(one);
        });
    }

    fn settle(&mut self, number: PromiseNo, kept: bool) {
        if let Some(promise) = self.promises.iter_mut().find(|promise| promise.promise == number) {
            promise.kept = Some(kept);
        }
    }
}
