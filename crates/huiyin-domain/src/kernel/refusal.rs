//! A refusal: a typed value that becomes a sentence for a person (what, on what basis, what now). Never an event, never a string.

use super::ids::{PointNo, PromiseNo, Revision, TaskNo, UnitId};
pub use super::{hearing_refusal::HearingRefusal, house_refusal::HouseRefusal, value::AnswerPart, value::Value};
use super::{number::Number, refusals::refusals, slot::Slot, time::Day};
use crate::access::Deny;
use crate::concern::{Stage, Step};

const SAMPLE_DAY: Day = jiff::civil::date(2026, 11, 20);
refusals! {
    /// Why a command cannot be done now. Each variant has a sentence in both languages under `refusal-…`.
    pub enum Refusal, with House(HouseRefusal), with Hearing(HearingRefusal):
    /// Access says no. Outside it reads like "there is no such thing".
    Denied(Deny = Deny::NoPost) => "denied",
    /// The step does not belong to the stage in which the concern is.
    NotNow {
        /// What was asked for.
        step: Step = Step::Close,
        /// Where the concern stands.
        stage: Stage = Stage::Handling,
    } => "not-now",
    /// The concern was withdrawn; it may be taken back up to this day.
    Withdrawn {
        /// Last day on which the withdrawal can be undone.
        until: Day = SAMPLE_DAY,
    } => "withdrawn",
    /// The seven days for undoing a withdrawal are over.
    WithdrawalSettled {
        /// The last day there was.
        until: Day = SAMPLE_DAY,
    } => "withdrawal-settled",
    /// The area code is not one of the office's.
    UnknownPlace => "unknown-place",
    /// The category is not one of the office's.
    UnknownCategory => "unknown-category",
    /// There is no such unit, or it no longer works.
    UnknownUnit => "unknown-unit",
    /// There is no such post, or it no longer exists.
    UnknownPost => "unknown-post",
    /// There is no such person, or the account was switched off.
    UnknownPerson => "unknown-person",
    /// The post has another purpose than the step needs.
    WrongPost {
        /// The unit in which such a post is needed.
        unit: UnitId = UnitId(2),
    } => "wrong-post",
    /// A concern cannot be transferred to the unit that has it.
    SameUnit => "same-unit",
    /// The unit was dissolved.
    UnitGone {
        /// Which.
        unit: UnitId = UnitId(2),
    } => "unit-gone",
    /// Its objection was granted: the matter is not its own, unless the unit above both says so.
    NotTheirs {
        /// Whose it is not.
        unit: UnitId = UnitId(2),
    } => "not-theirs",
    /// The unit does not stand above the one that submits.
    NotAbove {
        /// Which.
        unit: UnitId = UnitId(2),
    } => "not-above",
    /// No unit above is known.
    NobodyAbove => "nobody-above",
    /// Somebody there has signed for it.
    SignedAlready {
        /// Who.
        unit: UnitId = UnitId(2),
    } => "signed-already",
    /// The last day that is given lies before today.
    TermPast => "term-past",
    /// It was not handed down, so nobody waits for a result.
    NotHandedDown => "not-handed-down",
    /// The result was reported and waits for the sender.
    ResultReported => "result-reported",
    /// There is no answer to the person yet, so there is no result.
    NoResultYet => "no-result-yet",
    /// No result waits for the sender.
    NothingReported => "nothing-reported",
    /// It is marked as urgent.
    AlreadyUrgent => "already-urgent",
    /// It is not marked as urgent.
    NotUrgent => "not-urgent",
    /// The unit above has seen it.
    SeenAlready => "seen-already",
    /// Whoever marked it does not see it for the unit above.
    OwnMark => "own-mark",
    /// The unit that is named can take the concern: it is sent there, not the person.
    RouteInstead {
        /// Which.
        unit: UnitId = UnitId(2),
    } => "route-instead",
    /// What was sent here and is not ours is objected to, not declined.
    ObjectInstead => "object-instead",
    /// Until when the organ that has the same matter is in time has to be said.
    HandledUntilMissing => "handled-until-missing",
    /// The organ that has the same matter is late: that is no ground to decline it.
    HandledTermOver {
        /// The last day it had.
        until: Day = SAMPLE_DAY,
    } => "handled-term-over",
    /// What happened lies between the receipt of the concern and today.
    ConductDay => "conduct-day",
    /// No incident is on record that no warning came after.
    NoIncident => "no-incident",
    /// No restriction without a warning before it.
    NotWarned => "not-warned",
    /// Since the warning, or since the last restriction, nothing is on record.
    NothingSinceWarning => "nothing-since-warning",
    /// It ends after today and within six months.
    RestrictionTerm {
        /// The last day it may have.
        last: Day = SAMPLE_DAY,
    } => "restriction-term",
    /// One holds in this channel.
    AlreadyRestricted {
        /// Until when.
        until: Day = SAMPLE_DAY,
    } => "already-restricted",
    /// One was proposed and waits for approval.
    RestrictionWaits => "restriction-waits",
    /// Nothing waits for approval.
    NothingProposed => "nothing-proposed",
    /// Whoever proposed or approved it does not decide on it.
    ProposerCannotApprove => "proposer-cannot-approve",
    /// Nothing holds against which no appeal was made.
    NothingToAppeal => "nothing-to-appeal",
    /// No appeal waits.
    NoAppeal => "no-appeal",
    /// Nothing holds that could be lifted.
    NothingToLift => "nothing-to-lift",
    /// A unit cannot stand above itself.
    UnitAboveItself => "unit-above-itself",
    /// A code or name is taken already.
    Taken => "taken",
    /// Administrators administer; a post that reads is given to them by another administrator or on the machine itself.
    OwnPost => "own-post",
    /// Somebody holds the post: what it is for stays.
    PostHeld => "post-held",
    /// There is no such text of the office, or it is another kind of text.
    TextUnknown => "text-unknown",
    /// The text belongs to another unit, or to everybody.
    TextOfOthers => "text-of-others",
    /// A slot that nothing fills in such a text.
    SlotUnknown => "slot-unknown",
    /// A paper has to say this, and its text does not.
    SlotMissing {
        /// What.
        slot: Slot = Slot::Due,
    } => "slot-missing",
    /// A quick step names one step, and no other text does.
    QuickStepEmpty => "quick-step-empty",
    /// A second factor is taken by oneself.
    OnlyOneself => "only-oneself",
    /// There is no second factor to let go.
    NoSecondFactor => "no-second-factor",
    /// A post of the person's needs a second factor.
    SecondFactorRequired => "second-factor-required",
    /// Another quick step is held on the concern.
    QuickStepHeld => "quick-step-held",
    /// No quick step is held: it was done, or taken back.
    NoQuickStep => "no-quick-step",
    /// Only whoever gave it takes it back.
    QuickStepOfOther => "quick-step-of-other",
    /// Its ten seconds are not over.
    QuickStepWaits => "quick-step-waits",
    /// Whoever objected does not rule on the objection, under whichever post.
    OwnObjection => "own-objection",
    /// It is in that post's hands already.
    SamePost => "same-post",
    /// The day on which it was received lies in the future.
    ReceivedInFuture => "received-in-future",
    /// Received more than three working days before it was registered: a reason is needed.
    LateReasonMissing => "late-reason-missing",
    /// Those who speak for many are at most five (信访工作条例 20 ¶2).
    TooManyRepresentatives {
        /// The most there may be.
        max: u32 = 5,
    } => "too-many-representatives",
    /// What somebody needs is kept only when they agree.
    NeedsWithoutConsent => "needs-without-consent",
    /// Number and code go by letter, and there is no address.
    SlipNeedsAddress => "slip-needs-address",
    /// At acceptance at least one point is named.
    PointsMissing => "points-missing",
    /// More points than a reply can hold.
    TooManyPoints {
        /// The most there may be.
        max: u32 = 20,
    } => "too-many-points",
    /// There is no such point.
    PointUnknown {
        /// Its number.
        point: PointNo = PointNo(2),
    } => "point-unknown",
    /// The citizen has already added a point.
    PointAlreadyAdded => "point-already-added",
    /// The concern is already sealed.
    AlreadySealed => "already-sealed",
    /// 检举控告 is sealed before it is accepted (信访工作条例 30): an ordinary concern is open to the unit that works on it.
    SealFirst => "seal-first",
    /// The unit has objected once, and the sender has ruled (no second return).
    AlreadyObjected => "already-objected",
    /// Five working days for an objection are over.
    ObjectionTooLate {
        /// The last day there was.
        until: Day = SAMPLE_DAY,
    } => "objection-too-late",
    /// The day the plan names lies before today.
    PlanDuePast => "plan-due-past",
    /// The plan ends after the statutory term.
    PlanAfterTerm {
        /// The last day of the term.
        due: Day = SAMPLE_DAY,
    } => "plan-after-term",
    /// A question to the citizen is still open.
    QuestionOpen => "question-open",
    /// There is no question to answer.
    NoQuestion => "no-question",
    /// The draft was written on another version than the one handed now.
    StaleDraft {
        /// The version that is handed now, if any.
        now: Option<Revision> = Some(Revision(3)),
    } => "stale-draft",
    /// A point has no answer, or two.
    PointUnanswered {
        /// Which.
        point: PointNo = PointNo(2),
    } => "point-unanswered",
    /// An answer lacks one of its four parts.
    AnswerIncomplete {
        /// Which point.
        point: PointNo = PointNo(2),
        /// Which part.
        part: AnswerPart = AnswerPart::Remedy,
    } => "answer-incomplete",
    /// A promise's day lies before today.
    PromisePast {
        /// The point it belongs to.
        point: PointNo = PointNo(2),
    } => "promise-past",
    /// Whoever drafted the reply may not sign it.
    DrafterCannotSign => "drafter-cannot-sign",
    /// Whoever changed a word of the handed version may not sign it.
    AuthorCannotSign => "author-cannot-sign",
    /// Nothing is handed to check.
    NothingHanded => "nothing-handed",
    /// The reply was delivered already.
    AlreadyDelivered => "already-delivered",
    /// A delivery cannot lie in the future or before the signature.
    DeliveryDay => "delivery-day",
    /// Nothing of this kind is to be told.
    NoticeNotOwed => "notice-not-owed",
    /// A call is put off to a day, today or later.
    CallAgainDay => "call-again-day",
    /// Delivery on the page is the citizen's own act; every other manner is recorded by staff.
    DeliveryManner => "delivery-manner",
    /// There is no such promise.
    PromiseUnknown {
        /// Its number.
        promise: PromiseNo = PromiseNo(1),
    } => "promise-unknown",
    /// The promise was settled already.
    PromiseSettled {
        /// Its number.
        promise: PromiseNo = PromiseNo(1),
    } => "promise-settled",
    /// A verdict says nothing about any point.
    VerdictEmpty => "verdict-empty",
    /// The person said 没解决 and has not been answered.
    VerdictUnanswered => "verdict-unanswered",
    /// The person may still ask for review; closing waits for that.
    CloseTooEarly {
        /// Last day of the term for asking.
        until: Day = SAMPLE_DAY,
    } => "close-too-early",
    /// The code of a further reporter is handed over at the counter: contacts on the concern are the first one's.
    FurtherAtCounter => "further-at-counter",
    /// There is no such reporter.
    ReporterUnknown => "reporter-unknown",
    /// The check rests on a telephone or an address, and nobody left one.
    NoContactLeft => "no-contact-left",
    /// Sent to the address on the concern as the check: then the slip goes there and nowhere else.
    SlipGoesByLetter => "slip-goes-by-letter",
    /// Known in person counts when two members of staff know the person.
    SecondColleagueMissing => "second-colleague-missing",
    /// Annexes are put to a reply before it is handed to check, and not once it is signed.
    AnnexNotNow {
        /// Where the concern stands.
        stage: Stage = Stage::Handed,
    } => "annex-not-now",
    /// There is no such annex, or it was taken back.
    AnnexUnknown => "annex-unknown",
    /// It went out with a signed reply: the person has it.
    AnnexGoneOut => "annex-gone-out",
    /// Evidence, an annex, a recording are files.
    FilesMissing => "files-missing",
    /// A box is opened by at least two.
    OpenersMissing {
        /// The least there may be.
        min: u32 = 2,
    } => "openers-missing",
    /// There is no such round of a suggestion box.
    RoundUnknown => "round-unknown",
    /// The reception day is over.
    ReceptionPast => "reception-past",
    /// There is no such reception day, or it was called off.
    ReceptionUnknown => "reception-unknown",
    /// The concern is on that reception day already.
    ReceptionBooked {
        /// The day.
        day: Day = SAMPLE_DAY,
    } => "reception-booked",
    /// There is no such entry to correct.
    NothingToCorrect => "nothing-to-correct",
    /// No such clock runs.
    NoClock => "no-clock",
    /// The term was extended once already, here or in a concern that was joined: one answer serves both.
    AlreadyExtended {
        /// Until when.
        until: Day = SAMPLE_DAY,
    } => "already-extended",
    /// The day that was told is no earlier than the longer term ends: nothing would change, and the one extension be used up.
    ToldLater { #[doc = "The day that was told."] until: Day = SAMPLE_DAY, } => "told-later",
    /// Longer than the law allows.
    ExtensionTooLong { #[doc = "Most days allowed."] max: u32 = 20, } => "extension-too-long",
    /// The law knows no extension of this term.
    NotExtendable => "not-extendable",
    /// The term was over before it was extended.
    TermOver {
        /// Its last day.
        due: Day = SAMPLE_DAY,
    } => "term-over",
    /// The law stops this term for nothing, or not for this.
    StopNotAllowed => "stop-not-allowed",
    /// The clock is stopped already.
    AlreadySuspended {
        /// Since when.
        since: Day = SAMPLE_DAY,
    } => "already-suspended",
    /// The clock is not stopped.
    NotSuspended => "not-suspended",
    /// A co-handler still owes an answer.
    TaskOpen {
        /// Its task.
        task: TaskNo = TaskNo(1),
        /// The unit that owes it.
        unit: UnitId = UnitId(2),
    } => "task-open",
    /// There is no such task.
    TaskUnknown {
        /// Its number.
        task: TaskNo = TaskNo(2),
    } => "task-unknown",
    /// The task was answered or taken back.
    TaskSettled {
        /// Its number.
        task: TaskNo = TaskNo(1),
        /// Whose it was.
        unit: UnitId = UnitId(2),
    } => "task-settled",
    /// The task is another unit's, or another post's.
    TaskOfOther {
        /// Its number.
        task: TaskNo = TaskNo(1),
        /// Whose it is.
        unit: UnitId = UnitId(2),
    } => "task-of-other",
    /// Only the head of the unit that was asked returns a task; the post that does it does not.
    TaskReturnOfHead {
        /// Its number.
        task: TaskNo = TaskNo(1),
    } => "task-return-of-head",
    /// The unit has returned the task, and the lead has not ruled yet.
    TaskReturnOpen {
        /// Its number.
        task: TaskNo = TaskNo(1),
        /// Who returned it.
        unit: UnitId = UnitId(2),
    } => "task-return-open",
    /// The task has not been returned.
    TaskNotReturned {
        /// Its number.
        task: TaskNo = TaskNo(1),
    } => "task-not-returned",
    /// The task was returned once, and the lead has ruled that it stays.
    TaskStays {
        /// Its number.
        task: TaskNo = TaskNo(1),
    } => "task-stays",
    /// The unit that leads cannot be its own co-handler.
    LeadCannotCoHandle => "lead-cannot-co-handle",
    /// The last day of a task lies before today.
    TaskDuePast => "task-due-past",
    /// The last day of a task lies after the lead's own; the head alone may allow it, and says why.
    TaskAfterLead {
        /// The lead's own last day.
        due: Day = SAMPLE_DAY,
    } => "task-after-lead",
    /// A joint meeting, or a hearing, was held on a day between the receipt of the concern and today.
    MeetingDay => "meeting-day",
    /// A unit does not meet with itself.
    MeetingAlone => "meeting-alone",
    /// A meeting decides for units that took part.
    NotAtMeeting {
        /// Which did not.
        unit: UnitId = UnitId(2),
    } => "not-at-meeting",
    /// A concern is not joined, linked or compared with itself.
    SameConcern => "same-concern",
    /// There is no concern of that number, or it may not be seen: one sentence for both.
    KinUnknown => "kin-unknown",
    /// Meanwhile somebody joined or parted one of them.
    KinMoved => "kin-moved",
    /// It is handled in another concern, and so is what was asked for.
    HandledElsewhere {
        /// Where.
        into: Number = Number::from_chance(77),
    } => "handled-elsewhere",
    /// Others are handled in it: it leads and is not joined itself.
    OthersJoined => "others-joined",
    /// An answer was signed for it before.
    AnsweredBefore => "answered-before",
    /// Sealed and ordinary concerns have nothing to do with each other (信访工作条例 30).
    OtherClass => "other-class",
    /// The concern that should lead is itself joined.
    LeadJoined {
        /// Into which.
        into: Number = Number::from_chance(77),
    } => "lead-joined",
    /// The concern that should lead is not accepted yet.
    LeadNotAccepted => "lead-not-accepted",
    /// The concern that should lead is past the point where another can be joined.
    LeadOver {
        /// Where it stands.
        stage: Stage = Stage::Closed,
    } => "lead-over",
    /// More concerns than are handled in one.
    TooManyJoined {
        /// The most there may be.
        max: u32 = 50,
    } => "too-many-joined",
    /// It stands by itself already.
    NotJoined => "not-joined",
    /// The answer that serves both is signed: there is nothing left to part.
    AnsweredTogether {
        /// The concern that leads.
        into: Number = Number::from_chance(77),
    } => "answered-together",
    /// What is joined is not told apart; part it first.
    PartFirst => "part-first",
    /// They are linked already.
    AlreadyLinked => "already-linked",
    /// They are not linked.
    NotLinked => "not-linked",
    /// They were told apart already.
    AlreadyToldApart => "already-told-apart",
    /// A text that goes to several tells who one of them is.
    TellsOfPerson => "tells-of-person",
    /// The earlier concern has no answer in the person's hands.
    EarlierUnanswered => "earlier-unanswered",
    /// Another look at the answer is under way; this waits for it.
    ReviewOpen => "review-open",
    /// A request for review names at least one point.
    ReviewPointsMissing => "review-points-missing",
    /// The day lies in the future, or before the paper that it is about.
    ReviewDay => "review-day",
    /// The body that reviews stands outside: here nobody decides.
    ReviewOutside => "review-outside",
    /// The unit one level up works here: it decides, and nothing goes outside.
    ReviewInside => "review-inside",
    /// The review is another unit's, or another post's.
    ReviewOfOther {
        /// Whose it is.
        unit: UnitId = UnitId(2),
    } => "review-of-other",
    /// Whoever drafted, returned or signed before does not decide again.
    DecidedBefore => "decided-before",
    /// Whoever works for the unit whose decision is looked at does not look at it.
    OfReviewedUnit {
        /// That unit.
        unit: UnitId = UnitId(2),
    } => "of-reviewed-unit",
    /// On the telephone the number that was left is called back; at the counter a card is seen or the person is known.
    InterviewCheck => "interview-check",
    /// The seven days for undoing a verdict that was taken down are over.
    VerdictSettled {
        /// The last day there was.
        until: Day = SAMPLE_DAY,
    } => "verdict-settled",
    /// The second call comes thirty days after closing.
    CallTooEarly {
        /// The first day.
        from: Day = SAMPLE_DAY,
    } => "call-too-early",
    /// The record was carried over before and differs now: reported, not applied.
    AlreadyCarriedOver => "already-carried-over",
}
