//! 回访: after closing, and again thirty days later, somebody at a counter asks whether it is solved. What the person says is
//! theirs and can be undone like every verdict that is taken down; how they were treated is asked apart and never mixed in.
//! After three calls that reach nobody it ends, and says so.

use serde::{Deserialize, Serialize};

use super::give_verdict::check_points;
use super::{Fact, PointVerdict};
use crate::concern::{Class, Concern, OwedBy, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{Interview, is_reached, not_now};
use crate::kernel::actor::Role;
use crate::kernel::ids::ReporterNo;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::{Day, Moment};
use crate::words::{InterviewWords, Words};

/// Which call it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Round {
    /// 办结后
    First,
    /// 办结满三十日
    Second,
}

impl Round {
    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }
}

/// 态度: how the person was treated; said apart from whether it is solved, and never added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attitude {
    /// 好
    Good,
    /// 一般
    Fair,
    /// 不好
    Poor,
    /// 不想说
    NotSaid,
}

impl Attitude {
    /// Every answer, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Good, Self::Fair, Self::Poor, Self::NotSaid];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::NotSaid => "not_said",
        }
    }
}

/// What the person said when they were reached.
#[derive(Clone, Debug)]
pub struct Reached {
    /// How it was made sure who speaks.
    pub interview: Interview,
    /// Whether it is solved, point by point.
    pub points: Vec<PointVerdict>,
    /// How they were treated.
    pub attitude: Attitude,
    /// Of several, who said it.
    pub reporter: ReporterNo,
    /// What was said and read back.
    pub words: InterviewWords,
}

/// Note a call.
#[derive(Clone, Debug)]
pub struct CallBack {
    /// What was said; `None` when nobody was reached.
    pub reached: Option<Reached>,
}

/// Somebody called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledBack {
    /// The how many-th call of this round.
    pub attempt: u32,
    /// How the person was treated; nothing when nobody was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attitude: Option<Attitude>,
    /// How it was made sure who spoke; nothing when nobody was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
    /// Point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<PointVerdict>,
    /// Who said it.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
    /// Which round.
    pub round: Round,
    /// Last day for undoing it; nothing when nobody was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// After so many calls that reach nobody a round ends openly as not reached.
pub const ATTEMPTS_MAX: u32 = 3;
/// The second round begins so many days after closing.
pub const SECOND_AFTER_DAYS: i64 = 30;

/// How the calls of a concern stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallBacks {
    closed_at: Option<Moment>,
    rounds_over: u32,
    attempts: u32,
}

/// A call that is owed: which round, which attempt, from when on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallOwed {
    /// Which round.
    pub round: Round,
    /// How many calls reached nobody in this round.
    pub missed: u32,
    /// From when on.
    pub from: Moment,
    /// Who.
    pub by: OwedBy,
}

impl CallBacks {
    pub(super) fn evolve(&mut self, fact: &Fact, at: Moment) {
        if matches!(fact, Fact::Closed(_)) {
            *self = Self { closed_at: Some(at), rounds_over: 0, attempts: 0 };
        }
        if matches!(fact, Fact::Reopened(_)) {
            *self = Self::default();
        }
        let Fact::CalledBack(called) = fact else { return };
        self.attempts = called.attempt;
        if called.interview.is_some() || called.attempt >= ATTEMPTS_MAX {
            (self.rounds_over, self.attempts) = (self.rounds_over + 1, 0);
        }
    }

    fn round(&self) -> Option<(Round, Moment)> {
        let closed = self.closed_at?;
        match self.rounds_over {
            0 => Some((Round::First, closed)),
            1 => Some((Round::Second, closed.plus_days(SECOND_AFTER_DAYS))),
            _ => None,
        }
    }
}

/// The next call, if any. Nobody is called who left no telephone and no address; a sealed concern is the supervisor's (30).
pub(crate) fn call_owed(concern: &Concern) -> Option<CallOwed> {
    let can = matches!(concern.stage(), Stage::Closed | Stage::Disputed) && concern.intake.reporter_named;
    let calls = concern.casework.calls;
    let (round, from) = calls.round().filter(|_| can)?;
    let role = if concern.class() == Some(Class::Sealed) { Role::Supervisor } else { Role::FrontDesk };
    let by = OwedBy::Role { unit: concern.desk()?, role };
    Some(CallOwed { round, missed: calls.attempts, from, by })
}

pub(super) fn decide(concern: &Concern, command: CallBack, context: &Context) -> Result<Vec<Event>, Refusal> {
    let owed = call_owed(concern).ok_or_else(|| not_now(concern, Step::CallBack))?;
    let from = owed.from.day(context.zone);
    if context.today() < from {
        return Err(Refusal::CallTooEarly { from });
    }
    let (attempt, round) = (owed.missed + 1, owed.round);
    let Some(reached) = command.reached else {
        let (points, reporter) = (Vec::new(), ReporterNo::FIRST);
        let missed = CalledBack { attempt, attitude: None, interview: None, points, reporter, round, until: None };
        return Ok(vec![Event::bare(Fact::CalledBack(missed))]);
    };
    reached.interview.check(concern)?;
    is_reached(concern, reached.reporter)?;
    check_points(concern, &reached.points)?;
    let called = CalledBack {
        attempt,
        attitude: Some(reached.attitude),
        interview: Some(reached.interview),
        points: reached.points,
        reporter: reached.reporter,
        round,
        until: Some(Interview::undo_until(context)),
    };
    Ok(vec![Event::saying(Fact::CalledBack(called), Words::Interview(reached.words))])
}
