//! 评价: the person's own word, point by point; apart from what the unit claims and what a check finds.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{not_now, still_there};
use crate::kernel::ids::{PointNo, ReporterNo};
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// 解决了 / 没解决 / 说不清
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 解决了
    Solved,
    /// 没解决
    NotSolved,
    /// 说不清
    CannotSay,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Solved, Self::NotSolved, Self::CannotSay];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::NotSolved => "not_solved",
            Self::CannotSay => "cannot_say",
        }
    }
}

/// The verdict on one point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointVerdict {
    /// Which point.
    pub point: PointNo,
    /// What the person says.
    pub verdict: Verdict,
}

/// Judge the answer.
#[derive(Clone, Debug)]
pub struct GiveVerdict {
    /// Point by point; points left out are left open.
    pub points: Vec<PointVerdict>,
    /// In the person's own words.
    pub words: Option<SaidWords>,
}

/// The person judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictGiven {
    /// Point by point.
    pub points: Vec<PointVerdict>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
}

impl VerdictGiven {
    /// Whether any point is 没解决.
    pub fn says_not_solved(&self) -> bool {
        self.points.iter().any(|point| point.verdict == Verdict::NotSolved)
    }

    /// Whether the person said 解决了 of every one of so many points. A point left out is left open.
    pub fn says_all_solved(&self, points: u32) -> bool {
        let judged = u32::try_from(self.points.len()).unwrap_or(u32::MAX);
        judged >= points && self.overall() == Verdict::Solved
    }

    /// The three in one word: 没解决 if any point is, 解决了 if all that were judged are.
    pub fn overall(&self) -> Verdict {
        if self.says_not_solved() {
            Verdict::NotSolved
        } else if self.points.iter().all(|point| point.verdict == Verdict::Solved) {
            Verdict::Solved
        } else {
            Verdict::CannotSay
        }
    }
}

pub(super) fn decide(concern: &Concern, command: GiveVerdict, context: &Context) -> Result<Vec<Event>, Refusal> {
    let reporter = context.relation.reporter;
    may_be_judged(concern, Step::GiveVerdict, reporter)?;
    check_points(concern, &command.points)?;
    let fact = super::Fact::VerdictGiven(VerdictGiven { points: command.points, reporter });
    Ok(vec![match command.words {
        Some(words) => Event::saying(fact, Words::Said(words)),
        None => Event::bare(fact),
    }])
}

/// Once a reply is in this person's hands, whoever else still waits for it; also after closing.
pub(super) fn may_be_judged(concern: &Concern, step: Step, reporter: ReporterNo) -> Result<(), Refusal> {
    still_there(concern, reporter)?;
    let reply = concern.casework.reply();
    let reached = reply.is_some_and(|reply| reply.of(reporter).delivery.is_some());
    let judged = matches!(concern.stage(), Stage::Delivered | Stage::Disputed | Stage::Signed) && reached;
    let closed_with_reply = concern.stage() == Stage::Closed && reply.is_some();
    if judged || closed_with_reply { Ok(()) } else { Err(not_now(concern, step)) }
}

/// Some point is judged, each once and none that there is not.
pub(super) fn check_points(concern: &Concern, points: &[PointVerdict]) -> Result<(), Refusal> {
    if points.is_empty() {
        return Err(Refusal::VerdictEmpty);
    }
    for (place, given) in points.iter().enumerate() {
        let known = (1..=concern.intake.points).contains(&given.point.0);
        let twice = points[..place].iter().any(|earlier| earlier.point == given.point);
        if !known || twice {
            return Err(Refusal::PointUnknown { point: given.point });
        }
    }
    Ok(())
}
