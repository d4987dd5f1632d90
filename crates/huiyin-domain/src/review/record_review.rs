//! 登记外单位的复查、复核意见: what the body outside decided, as its paper says, on the day it came back.

use serde::{Deserialize, Serialize};

use super::decide_review::{PointDecision, every_point_once};
use super::rules::{needs, open};
use super::state::Standing;
use super::{Fact, Level};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// Record what the body outside decided.
#[derive(Clone, Debug)]
pub struct RecordReview {
    /// The date of its paper.
    pub decided_on: Day,
    /// Point by point.
    pub decisions: Vec<PointDecision>,
    /// Which body, its number, and what its paper says.
    pub words: SaidWords,
}

/// The opinion of a body outside came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRecorded {
    /// The date of its paper.
    pub decided_on: Day,
    /// Point by point.
    pub decisions: Vec<PointDecision>,
    /// Which look.
    pub level: Level,
}

pub(super) fn decide(concern: &Concern, command: RecordReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    let review = open(concern, Step::RecordReview)?;
    if review.unit.is_some() {
        return Err(Refusal::ReviewInside);
    }
    needs(concern, Step::RecordReview, review, |standing| *standing == Standing::Sent)?;
    if command.decided_on > context.today() || command.decided_on < review.on {
        return Err(Refusal::ReviewDay);
    }
    let decisions = every_point_once(review, &command.decisions)?;
    let recorded = ReviewRecorded { decided_on: command.decided_on, decisions, level: review.level };
    Ok(vec![Event::saying(Fact::ReviewRecorded(recorded), Words::Said(command.words))])
}
