//! A refusal: a typed value that becomes a sentence for a person (what, on what basis, what now). Never an event, never a string.

use super::ids::{PointNo, PromiseNo, Revision, UnitId};
use super::time::Day;
use crate::access::Deny;
use crate::concern::{Stage, Step};

/// Which part of an answer to a point is still missing (信访工作条例 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerPart {
    /// 事实
    Facts,
    /// 依据
    Basis,
    /// 理由
    Reasons,
    /// 救济、办法
    Remedy,
}

/// Why a command cannot be done now. Each variant has a sentence in both languages under `refusal-…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Access says no. Outside it reads like "there is no such thing".
    Denied(Deny),
    /// The step does not belong to the stage in which the concern is.
    NotNow {
        /// What was asked for.
        step: Step,
        /// Where the concern stands.
        stage: Stage,
    },
    /// The concern was withdrawn; it may be taken back up to this day.
    Withdrawn {
        /// Last day on which the withdrawal can be undone.
        until: Day,
    },
    /// The seven days for undoing a withdrawal are over.
    WithdrawalSettled {
        /// The last day there was.
        until: Day,
    },
    /// The area code is not one of the office's.
    UnknownPlace,
    /// The category is not one of the office's.
    UnknownCategory,
    /// There is no such unit, or it no longer works.
    UnknownUnit,
    /// There is no such post, or it no longer exists.
    UnknownPost,
    /// There is no such person, or the account was switched off.
    UnknownPerson,
    /// The post has another purpose than the step needs.
    WrongPost {
        /// The unit in which such a post is needed.
        unit: UnitId,
    },
    /// A concern cannot be transferred to the unit that has it.
    SameUnit,
    /// A code or name is taken already.
    Taken,
    /// The day on which it was received lies in the future.
    ReceivedInFuture,
    /// Received more than three working days before it was registered: a reason is needed.
    LateReasonMissing,
    /// At acceptance at least one point is named.
    PointsMissing,
    /// More points than a reply can hold.
    TooManyPoints {
        /// The most there may be.
        max: u32,
    },
    /// There is no such point.
    PointUnknown {
        /// Its number.
        point: PointNo,
    },
    /// The citizen has already added a point.
    PointAlreadyAdded,
    /// The concern is already sealed.
    AlreadySealed,
    /// The unit has objected once, and the sender has ruled (no second return).
    AlreadyObjected,
    /// Five working days for an objection are over.
    ObjectionTooLate {
        /// The last day there was.
        until: Day,
    },
    /// The day the plan names lies before today.
    PlanDuePast,
    /// The plan ends after the statutory term.
    PlanAfterTerm {
        /// The last day of the term.
        due: Day,
    },
    /// A question to the citizen is still open.
    QuestionOpen,
    /// There is no question to answer.
    NoQuestion,
    /// The draft was written on another version than the one handed now.
    StaleDraft {
        /// The version that is handed now, if any.
        now: Option<Revision>,
    },
    /// A point has no answer, or two.
    PointUnanswered {
        /// Which.
        point: PointNo,
    },
    /// An answer lacks one of its four parts.
    AnswerIncomplete {
        /// Which point.
        point: PointNo,
        /// Which part.
        part: AnswerPart,
    },
    /// A promise's day lies before today.
    PromisePast {
        /// The point it belongs to.
        point: PointNo,
    },
    /// Whoever drafted the reply may not sign it.
    DrafterCannotSign,
    /// Whoever changed a word of the handed version may not sign it.
    AuthorCannotSign,
    /// Nothing is handed to check.
    NothingHanded,
    /// The reply was delivered already.
    AlreadyDelivered,
    /// A delivery cannot lie in the future or before the signature.
    DeliveryDay,
    /// There is no such promise.
    PromiseUnknown {
        /// Its number.
        promise: PromiseNo,
    },
    /// The promise was settled already.
    PromiseSettled {
        /// Its number.
        promise: PromiseNo,
    },
    /// A verdict says nothing about any point.
    VerdictEmpty,
    /// The person said 没解决 and has not been answered.
    VerdictUnanswered,
    /// The person may still ask for review; closing waits for that.
    CloseTooEarly {
        /// Last day of the term for asking.
        until: Day,
    },
    /// There is no such entry to correct.
    NothingToCorrect,
    /// No such clock runs.
    NoClock,
    /// The term was extended once already.
    AlreadyExtended {
        /// Until when.
        until: Day,
    },
    /// Longer than the law allows.
    ExtensionTooLong {
        /// Most days allowed.
        max: u32,
    },
    /// The law knows no extension of this term.
    NotExtendable,
    /// The term was over before it was extended.
    TermOver {
        /// Its last day.
        due: Day,
    },
    /// The record was carried over before and differs now: reported, not applied.
    AlreadyCarriedOver,
}
