//! What is kept of the clocks. Due dates are not kept but reckoned again from start, versions and extension; only a date
//! that was told to a citizen is a fact of its own.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::clock::{ClockId, StopReason};
use crate::kernel::facts;
use crate::kernel::ids::{ReporterNo, TaskNo};
use crate::kernel::time::Day;

/// Which clock of a concern: 1, 2, 3 … in the order started. The same kind of clock may run again after a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClockNo(pub u32);

impl fmt::Display for ClockNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

facts! {
    /// What happened to the clocks of a concern.
    pub enum Fact {
        /// A term began.
        ClockStarted(ClockStarted) = "clock_started.v1",
        /// What the clock asks for was done, in time or late.
        ClockMet(ClockMet) = "clock_met.v1",
        /// The term ended without being met.
        ClockEnded(ClockEnded) = "clock_ended.v1",
        /// The last day passed. A duty is still owed after it; a right has lapsed.
        ClockMissed(ClockMissed) = "clock_missed.v1",
        /// The term was lengthened.
        ClockExtended(ClockExtended) = "clock_extended.v1",
        /// It is not counted from here on (中止).
        ClockSuspended(ClockSuspended) = "clock_suspended.v1",
        /// It is counted again (恢复).
        ClockResumed(ClockResumed) = "clock_resumed.v1",
        /// A date was told to the citizen.
        DuePromised(DuePromised) = "due_promised.v1",
        /// A date that was told changed.
        DueMoved(DueMoved) = "due_moved.v1",
        /// A new policy or calendar holds for these clocks and changes no told date.
        VersionsTaken(VersionsTaken) = "versions_taken.v1",
    }
}

/// A term began. Its end follows from this and the two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockStarted {
    /// The edition of the calendars with which it is reckoned.
    pub calendar: u32,
    /// Which kind.
    pub clock: ClockId,
    /// The last day, where no law reckons it but somebody gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Day>,
    /// Its number in this concern.
    pub no: ClockNo,
    /// The edition of the policy that holds for it.
    pub policy: u32,
    /// The reporter whose own term it is; the first, or nobody's, where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<ReporterNo>,
    /// The law day of the starting event; itself not counted.
    pub start: Day,
    /// The task it belongs to; without one it is the concern's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskNo>,
}

/// What the clock asks for was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockMet {
    /// Which kind.
    pub clock: ClockId,
    /// Its number.
    pub no: ClockNo,
    /// The law day on which it was done.
    pub on: Day,
}

/// Why a clock ended without being met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// 撤回
    Withdrawn,
    /// 转送别的单位
    Transferred,
    /// 异议成立
    Objected,
    /// 不予受理
    NotAccepted,
    /// 已采取别的步骤，不再需要
    Superseded,
    /// 办结
    Closed,
}

/// The term ended without being met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockEnded {
    /// Why.
    pub because: EndReason,
    /// Which kind.
    pub clock: ClockId,
    /// Its number.
    pub no: ClockNo,
    /// The law day.
    pub on: Day,
}

/// The last day passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockMissed {
    /// Which kind.
    pub clock: ClockId,
    /// The last day there was.
    pub due: Day,
    /// Its number.
    pub no: ClockNo,
}

/// The term was lengthened (信访工作条例 34); the reason, which the citizen is told, lies beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockExtended {
    /// Which kind.
    pub clock: ClockId,
    /// By how many, in the rule's unit.
    pub days: u16,
    /// Its number.
    pub no: ClockNo,
    /// The law day on which it was granted.
    pub on: Day,
}

/// The term is not counted from the next day on; the reason, which the citizen is told, lies beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSuspended {
    /// What for.
    pub because: StopReason,
    /// Which kind.
    pub clock: ClockId,
    /// Its number.
    pub no: ClockNo,
    /// The law day; itself still counted.
    pub on: Day,
}

/// The term is counted again from the next day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockResumed {
    /// Which kind.
    pub clock: ClockId,
    /// Its number.
    pub no: ClockNo,
    /// The law day; itself still left out.
    pub on: Day,
}

/// A date was told to the citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuePromised {
    /// Which kind.
    pub clock: ClockId,
    /// The last day.
    pub due: Day,
    /// Its number.
    pub no: ClockNo,
}

/// Why a told date changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveReason {
    /// The term was lengthened.
    Extended,
    /// The date rested on a year without a notice and was told as provisional; the notice has come out.
    Published,
    /// A calendar or policy changed in the citizen's favour.
    Favour,
    /// The clock was stopped for a time that is not counted.
    Stopped,
    /// A concern with an earlier date was joined, and one answer serves both.
    Joined,
}

/// A date that was told changed; the citizen is told again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueMoved {
    /// Why.
    pub because: MoveReason,
    /// The edition of the calendars from now on.
    pub calendar: u32,
    /// Which kind.
    pub clock: ClockId,
    /// The date told before.
    pub from: Day,
    /// Its number.
    pub no: ClockNo,
    /// The edition of the policy from now on.
    pub policy: u32,
    /// The date now.
    pub to: Day,
}

/// New versions hold for these clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionsTaken {
    /// The edition of the calendars from now on.
    pub calendar: u32,
    /// The numbers of the clocks.
    pub clocks: Vec<ClockNo>,
    /// The edition of the policy from now on.
    pub policy: u32,
}
