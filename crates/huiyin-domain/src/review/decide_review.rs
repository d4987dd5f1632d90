//! 拟复查、复核意见: one decision for each point that was asked about, each with facts, basis, reasons and what follows.

use serde::{Deserialize, Serialize};

use super::rules::{decider, needs};
use super::state::{Review, Standing};
use super::{Fact, Level};
use crate::casework::draft_reply::check_parts;
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{PointNo, Revision};
use crate::kernel::refusal::{HearingRefusal, Refusal};
use crate::words::{ReplyWords, Words};

/// Exactly one a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 维持
    Maintained,
    /// 变更: decided otherwise, the unit carries it out
    Changed,
    /// 撤销，责令重新处理
    SentBack,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 3] = [Self::Maintained, Self::Changed, Self::SentBack];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Maintained => "maintained",
            Self::Changed => "changed",
            Self::SentBack => "sent_back",
        }
    }
}

/// The decision on one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointDecision {
    /// What is decided.
    pub decision: Decision,
    /// Which point.
    pub point: PointNo,
}

/// Hand an opinion to be signed.
#[derive(Clone, Debug)]
pub struct DecideReview {
    /// Point by point.
    pub decisions: Vec<PointDecision>,
    /// Facts, basis, reasons and what follows, point by point.
    pub words: ReplyWords,
}

/// An opinion was handed to be signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDecided {
    /// Point by point.
    pub decisions: Vec<PointDecision>,
    /// Which look.
    pub level: Level,
    /// Which version.
    pub revision: Revision,
}

pub(super) fn decide(concern: &Concern, command: DecideReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    let (review, unit) = decider(concern, Step::DecideReview, context)?;
    needs(concern, Step::DecideReview, review, |standing| {
        matches!(standing, Standing::Asked | Standing::Returned(_)) && review.post.is_some()
    })?;
    if !review.post.is_some_and(|post| context.actor.holds(post)) {
        return Err(Refusal::ReviewOfOther { unit });
    }
    if let Some(hearing) = &concern.gatherings.hearing {
        return Err(HearingRefusal::HearingOpen { on: hearing.on }.into());
    }
    let decisions = every_point_once(review, &command.decisions)?;
    for point in &review.points {
        let mut said = command.words.answers.iter().filter(|answer| answer.point == *point);
        let (Some(said), None) = (said.next(), said.next()) else {
            return Err(Refusal::PointUnanswered { point: *point });
        };
        check_parts(said)?;
    }
    let revision = Revision(review.revision.0 + 1);
    let decided = Fact::ReviewDecided(ReviewDecided { decisions, level: review.level, revision });
    Ok(vec![Event::saying(decided, Words::Reply(command.words))])
}

/// What was asked about is decided, each once, and nothing else.
pub(super) fn every_point_once(review: &Review, given: &[PointDecision]) -> Result<Vec<PointDecision>, Refusal> {
    if let Some(stray) = given.iter().find(|one| !review.points.contains(&one.point)) {
        return Err(Refusal::PointUnknown { point: stray.point });
    }
    let mut decisions = Vec::new();
    for point in &review.points {
        let mut found = given.iter().filter(|one| one.point == *point);
        let (Some(one), None) = (found.next(), found.next()) else {
            return Err(Refusal::PointUnanswered { point: *point });
        };
        decisions.push(*one);
    }
    Ok(decisions)
}
