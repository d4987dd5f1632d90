//! 办结: after the person has said 解决了, or when the term for asking review is over; never over an unanswered 没解决.

use serde::{Deserialize, Serialize};

use super::tasks::none_open;
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::deadlines::ClockId;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;

/// What the unit itself says. Kept apart from the person's verdict and from any independent finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// 已解决
    Solved,
    /// 部分解决
    PartlySolved,
    /// 已解释说明
    Explained,
}

impl Claim {
    /// Every claim.
    pub const ALL: [Self; 3] = [Self::Solved, Self::PartlySolved, Self::Explained];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::PartlySolved => "partly_solved",
            Self::Explained => "explained",
        }
    }
}

/// What allowed the closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// The person said so.
    PersonSaidSolved,
    /// The term for asking review is over.
    ReviewTermOver,
}

/// Close.
#[derive(Clone, Debug)]
pub struct Close {
    /// What the unit says.
    pub claim: Claim,
}

/// Closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// What the unit says.
    pub claim: Claim,
    /// What allowed it.
    pub reason: CloseReason,
}

pub(super) fn decide(concern: &Concern, command: Close, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() == Stage::Disputed {
        return Err(Refusal::VerdictUnanswered);
    }
    needs_stage(concern, Step::Close, &[Stage::Delivered])?;
    none_open(concern)?;
    if concern.review.open.is_some() {
        return Err(Refusal::ReviewOpen);
    }
    let reason = if person_said_solved(concern) && !may_still_be_undone(concern, context.today()) {
        CloseReason::PersonSaidSolved
    } else {
        match running_term(concern) {
            Some(until) if context.today() <= until => return Err(Refusal::CloseTooEarly { until }),
            Some(_) | None => CloseReason::ReviewTermOver,
        }
    };
    Ok(vec![Event::bare(super::Fact::Closed(Closed { claim: command.claim, reason }))])
}

fn person_said_solved(concern: &Concern) -> bool {
    let verdict = concern.casework.reply().and_then(|reply| reply.verdict.as_ref());
    verdict.is_some_and(|verdict| verdict.says_all_solved(concern.intake.points))
}

/// 解决了 that staff took down on the person's word can be undone for seven days; nothing is closed on it before.
fn may_still_be_undone(concern: &Concern, today: Day) -> bool {
    let taken = concern.casework.reply().and_then(|reply| reply.taken.as_ref());
    taken.is_some_and(|taken| today <= taken.until)
}

/// The last day on which the person may still ask for another look.
fn running_term(concern: &Concern) -> Option<Day> {
    let open = |clock| concern.deadlines.find_open(clock).and_then(crate::deadlines::Clock::due);
    [ClockId::RequestReview, ClockId::RequestRecheck].into_iter().filter_map(open).max()
}

/// The last day of the running term for asking for another look, while it alone keeps the office from closing. That the
/// term is over is noted by the job of the clocks; from then on closing is owed. What staff took down may allow it sooner,
/// but is nobody's work before.
pub(crate) fn close_waits_until(concern: &Concern) -> Option<Day> {
    let by_own_hand = concern.casework.reply().is_some_and(|reply| reply.taken.is_none());
    if person_said_solved(concern) && by_own_hand { None } else { running_term(concern) }
}
