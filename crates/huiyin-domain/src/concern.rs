//! The one aggregate: a concern (诉求), folded from its events. One field per room.

use serde::{Deserialize, Serialize};

use crate::deadlines::ClockId;
use crate::event::{Fact, Stamp};
use crate::kernel::actor::Role;
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::time::Day;
pub use crate::step::Step;
use crate::{casework, deadlines, gatherings, intake, review};

/// Ordinary or sealed. What it may become later is only more closed, never less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Open to the units that work on it.
    Ordinary,
    /// 检举控告, or conduct of a person or unit is complained of (信访工作条例 30).
    Sealed,
}

/// Where a concern stands, as people and lists say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nothing was filed yet.
    Unfiled,
    /// 已登记
    Received,
    /// 已转送，等接收单位受理或提出异议
    Transferred,
    /// 接收单位提出异议
    Objected,
    /// 不予受理
    NotAccepted,
    /// 重复，已给原答复
    Repeated,
    /// 已并入，由另一件一并办理
    Joined,
    /// 已受理，待指定承办
    Accepted,
    /// 已指定承办，待五定
    Assigned,
    /// 办理中
    Handling,
    /// 答复待审签
    Handed,
    /// 已签发，待送达
    Signed,
    /// 已答复，等本人评价
    Delivered,
    /// 本人说没解决，待回应
    Disputed,
    /// 已撤回
    Withdrawn,
    /// 办结
    Closed,
}

impl Stage {
    /// Every stage, in the order of a life.
    pub const ALL: [Self; 16] = [
        Self::Unfiled,
        Self::Received,
        Self::Transferred,
        Self::Objected,
        Self::NotAccepted,
        Self::Repeated,
        Self::Joined,
        Self::Accepted,
        Self::Assigned,
        Self::Handling,
        Self::Handed,
        Self::Signed,
        Self::Delivered,
        Self::Disputed,
        Self::Withdrawn,
        Self::Closed,
    ];

    /// The word kept in views and used for sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unfiled => "unfiled",
            Self::Received => "received",
            Self::Transferred => "transferred",
            Self::Objected => "objected",
            Self::NotAccepted => "not_accepted",
            Self::Repeated => "repeated",
            Self::Joined => "joined",
            Self::Accepted => "accepted",
            Self::Assigned => "assigned",
            Self::Handling => "handling",
            Self::Handed => "handed",
            Self::Signed => "signed",
            Self::Delivered => "delivered",
            Self::Disputed => "disputed",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }

    /// The stage of a stored word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// Who owes the next step: always a post or a role in a unit, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwedBy {
    /// This very post.
    Post(PostId),
    /// Whoever holds such a post in this unit.
    Role {
        /// The unit.
        unit: UnitId,
        /// The role.
        role: Role,
    },
}

/// The next step and who owes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// Who.
    pub by: OwedBy,
    /// What.
    pub step: Step,
    /// It cannot be done before this day is over, so until then it is in nobody's work.
    pub waits_until: Option<Day>,
    /// It waits for so many co-handlers, each of whom owes a step of their own; meanwhile it can be prepared.
    pub waits_for: u32,
    /// It is done in this concern, into which this one was joined: until then it is in nobody's work here.
    pub waits_with: Option<Number>,
}

/// A concern as it stands after some of its events. Memory only: never serialised.
#[derive(Clone, Debug, Default)]
pub struct Concern {
    /// Getting in and being sorted.
    pub intake: intake::State,
    /// Being worked on and answered.
    pub casework: casework::State,
    /// Clocks and told dates.
    pub deadlines: deadlines::State,
    /// Meetings over it.
    pub gatherings: gatherings::State,
    /// Looking again, one level up.
    pub review: review::State,
}

impl Concern {
    /// Takes in one event. Never fails: what was recorded happened.
    pub fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        self.intake.entries = self.intake.entries.saturating_add(1);
        match fact {
            Fact::Intake(fact) => {
                self.intake.evolve(fact, stamp);
                self.casework.follow_intake(fact);
                self.review.follow_intake(fact);
                self.gatherings.follow_intake(fact);
                self.casework.notices.follow_intake(fact, stamp);
            }
            Fact::Casework(fact) => {
                self.intake.follow_casework(fact, stamp);
                self.review.follow_casework(fact, stamp);
                self.casework.evolve(fact, stamp);
            }
            Fact::Deadlines(fact) => {
                self.deadlines.evolve(fact, stamp);
                self.casework.notices.follow_deadlines(fact, &self.deadlines, stamp);
            }
            Fact::Gatherings(fact) => self.gatherings.evolve(fact),
            Fact::Review(fact) => {
                self.casework.follow_review(fact);
                self.review.evolve(fact, stamp);
            }
            Fact::Office(_) | Fact::Reading(_) => {}
        }
    }

    /// Ordinary or sealed; `None` before filing.
    pub fn class(&self) -> Option<Class> {
        self.intake.record.as_ref().map(|record| record.class)
    }

    /// The number people use; `None` before filing.
    pub fn number(&self) -> Option<Number> {
        self.intake.record.as_ref().map(|record| record.number)
    }

    /// The unit that took it in.
    pub fn desk(&self) -> Option<UnitId> {
        self.intake.record.as_ref().map(|record| record.desk)
    }

    /// The unit that has it now.
    pub fn unit(&self) -> Option<UnitId> {
        self.casework.lead().map(|lead| lead.unit).or_else(|| self.intake.unit())
    }

    /// The post that handles it, once assigned.
    pub fn handler(&self) -> Option<PostId> {
        self.casework.lead().and_then(|lead| lead.handler)
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        if self.intake.withdrawn.is_some() {
            return Stage::Withdrawn;
        }
        self.casework.stage().unwrap_or_else(|| self.intake.stage())
    }

    /// The last day of the clock of this kind that was started last.
    pub fn due(&self, clock: ClockId) -> Option<Day> {
        self.deadlines.latest(clock).and_then(deadlines::Clock::due)
    }

    /// What has to be done next and by whom; `None` when nothing is owed any more.
    pub fn owed(&self) -> Option<Owed> {
        let desk = self.desk()?;
        let unit = self.unit()?;
        // While somebody looks again at an answer, that is what comes next.
        if self.waits_for_review()
            && let Some(review) = self.review_owed()
        {
            return Some(review);
        }
        // Until finer rules exist, a sealed concern is the supervisors' alone, in whichever unit has it (30).
        let sealed = self.class() == Some(Class::Sealed);
        let role = |unit, role| OwedBy::Role { unit, role: if sealed { Role::Supervisor } else { role } };
        let handler = || self.handler().map_or(role(unit, Role::UnitHead), OwedBy::Post);
        let (by, step) = match self.stage() {
            Stage::Unfiled | Stage::NotAccepted | Stage::Repeated | Stage::Withdrawn => return None,
            Stage::Received => (role(desk, Role::FrontDesk), Step::Accept),
            Stage::Transferred => (role(unit, Role::FrontDesk), Step::Accept),
            Stage::Objected => (role(self.intake.sender().unwrap_or(desk), Role::FrontDesk), Step::RuleOnObjection),
            Stage::Accepted => (role(unit, Role::UnitHead), Step::AssignLead),
            Stage::Assigned => (handler(), Step::FixPlan),
            Stage::Handling | Stage::Joined => (handler(), Step::DraftReply),
            Stage::Handed => (role(unit, Role::UnitHead), Step::SignReply),
            Stage::Signed => (handler(), Step::DeliverReply),
            Stage::Delivered | Stage::Closed if self.review.new_facts => {
                (role(unit, Role::UnitHead), Step::AnswerNewFacts)
            }
            Stage::Delivered => (role(unit, Role::UnitHead), Step::Close),
            Stage::Disputed => (role(unit, Role::UnitHead), Step::AnswerVerdict),
            Stage::Closed => {
                self.casework.open_promise()?;
                (handler(), Step::SettlePromise)
            }
        };
        let waits_with = if self.stage() == Stage::Joined { self.casework.kin.into } else { None };
        let waits_until = if step == Step::Close { casework::close_waits_until(self) } else { None };
        let tasks = if step == Step::DraftReply { self.casework.tasks.open().count() } else { 0 };
        Some(Owed { by, step, waits_until, waits_for: u32::try_from(tasks).unwrap_or(u32::MAX), waits_with })
    }

    /// What the open review asks for, and of whom; also while the answer that it is about is being written anew.
    pub fn review_owed(&self) -> Option<Owed> {
        review::owed(self)
    }

    /// The next call after closing, if any: who owes it, from when on.
    pub fn call_owed(&self) -> Option<casework::CallOwed> {
        casework::call_owed(self)
    }

    /// What those who are not on line have still to be told, each by themselves, and by whom.
    pub fn notices_owed(&self) -> Vec<(&casework::Notice, OwedBy)> {
        casework::notices_owed(self)
    }

    /// What co-handlers, and the lead about them, owe beside the concern's own next step.
    pub fn tasks_owed(&self) -> Vec<casework::TaskOwed> {
        casework::tasks::owed(self)
    }

    /// What is owed beside the concern's own next step: to see that something is urgent, to report the result of what was
    /// handed down and to take it.
    pub fn asides(&self) -> Vec<intake::Aside> {
        let mut owed = intake::sending::asides(self);
        owed.extend(casework::conduct::asides(self));
        if !self.waits_for_review() {
            owed.extend(self.review_owed().map(|review| intake::Aside { by: review.by, step: review.step, due: None }));
        }
        owed
    }

    /// An answer is out and nothing else is to be done; else a review is owed beside the work (some points are looked at
    /// again while others are answered anew).
    fn waits_for_review(&self) -> bool {
        matches!(self.stage(), Stage::Delivered | Stage::Disputed | Stage::Closed)
    }

    /// Nothing is owed any more.
    pub fn is_final(&self) -> bool {
        self.is_over() && self.asides().is_empty()
    }

    /// The concern's own steps are all done.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.stage(), Stage::NotAccepted | Stage::Repeated | Stage::Withdrawn)
            || (self.stage() == Stage::Closed && self.owed().is_none())
    }
}
