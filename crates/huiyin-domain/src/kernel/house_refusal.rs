//! Refusals of the house itself: who is away, who stands in, which unit goes on after which. Values of
//! [`Refusal`](super::refusal::Refusal), kept apart because nobody who works on a concern meets them.

use super::refusals::refusals;
use super::time::Day;
use super::value::Value;

const SAMPLE_DAY: Day = jiff::civil::date(2026, 11, 20);

refusals! {
    /// Why the house is not changed so.
    pub enum HouseRefusal:

    /// Absences and deputies are arranged by oneself, the head of the unit, the administrator.
    NotYoursToArrange => "not-yours-to-arrange",
    /// An absence begins today or later, ends no earlier than it begins, and lasts a year at most.
    AbsenceDays => "absence-days",
    /// Some of these days are on record as an absence already.
    AwayAlready {
        /// The first day of that one.
        from: Day = SAMPLE_DAY,
        /// The last.
        until: Day = SAMPLE_DAY,
    } => "away-already",
    /// There is no such absence, or it is over.
    AbsenceGone => "absence-gone",
    /// A post does not stand in for itself.
    DeputyOfItself => "deputy-of-itself",
    /// What is sealed is seen by supervisors alone, and administrators never read: posts of these kinds stand in for their own.
    DeputyUnfit => "deputy-unfit",
    /// Nobody holds the post that would stand in.
    DeputyVacant => "deputy-vacant",
    /// A deputy's days are over, or end before they begin.
    DeputyDays => "deputy-days",
    /// Deputies would stand in for each other in a ring.
    DeputyRing => "deputy-ring",
    /// The post has no such deputy.
    DeputyGone => "deputy-gone",
    /// The last post that sees sealed matters, or administers, stays.
    LastPost => "last-post",
    /// A unit does not go on after itself.
    SuccessorItself => "successor-itself",
    /// Somebody has to go on with what a unit owes: it is dissolved with its successor named (信访工作条例 24).
    SuccessorMissing => "successor-missing",
    /// One of the two is about to be dissolved itself.
    SuccessorGoing => "successor-going",
    /// A dissolved unit does not come back; another is added.
    UnitDissolved => "unit-dissolved",
    /// Nothing takes effect on a day that is over.
    ArrangedPast => "arranged-past",
    /// The planned change has taken effect, or was dropped.
    ArrangementGone => "arrangement-gone",
    /// What lets somebody in takes two: one asks, another confirms.
    SecondPersonNeeded => "second-person-needed",
    /// Whoever asked, and whom it is about, does not confirm it.
    OwnProposal => "own-proposal",
    /// It was confirmed or dropped already.
    ProposalGone => "proposal-gone",
    /// The same was asked for and waits.
    AlreadyProposed => "already-proposed",
    /// Nobody would be left to administer.
    LastAdmin => "last-admin",
    /// A category stands on one of three levels.
    CategoryTooDeep => "category-too-deep",
    /// Others stand below the category.
    CategoryAbove => "category-above",
    /// A category does not go on after itself.
    CategoryItself => "category-itself",
    /// Concerns have the category: it goes on under another, which is named.
    CategoryInUse => "category-in-use",
    /// So many places and matters of one unit are no jurisdiction.
    JurisdictionTooLong => "jurisdiction-too-long",
    /// A day is set before it comes.
    DayPast => "day-past",
    /// The office said nothing of that day.
    DayPlain => "day-plain",
    /// The office is closed on that day.
    OfficeClosed {
        /// The day.
        on: Day = SAMPLE_DAY,
    } => "office-closed",
    /// A leader's reception day stands published for that day.
    ReceptionStands {
        /// The day.
        on: Day = SAMPLE_DAY,
    } => "reception-stands",
    /// What was looked at before it was confirmed has changed since.
    OfficeChanged => "office-changed",
}
