//! 办结: after the person has said 解决了, or when the term for asking review is over; never over an unanswered 没解决.

use serde::{Deserialize, Serialize};

use super::reply::Reply;
use super::tasks::none_open;
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::deadlines::{Clock, ClockId};
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::ids::ReporterNo;
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
    let reason = if all_said_solved(concern, Some(context.today())) {
        CloseReason::PersonSaidSolved
    } else {
        match running_term(concern, Some(context.today())) {
            Some(until) if context.today() <= until => return Err(Refusal::CloseTooEarly { until }),
            Some(_) | None => CloseReason::ReviewTermOver,
        }
    };
    Ok(vec![Event::bare(super::Fact::Closed(Closed { claim: command.claim, reason }))])
}

fn all_said_solved(concern: &Concern, today: Option<Day>) -> bool {
    let Some(reply) = concern.casework.reply() else { return false };
    let mut people = concern.intake.reporters.reached().peekable();
    people.peek().is_some() && people.all(|one| is_settled(concern, reply, one, today))
}

/// Said 解决了 of every point, by their own hand; what staff took down counts when it can no longer be undone, and without a
/// day it never does.
fn is_settled(concern: &Concern, reply: &Reply, reporter: ReporterNo, today: Option<Day>) -> bool {
    let of = reply.of(reporter);
    let stands = of.taken.is_none_or(|taken| today.is_some_and(|today| today > taken.until));
    stands && of.verdict.is_some_and(|verdict| verdict.says_all_solved(concern.intake.points))
}

/// The last day on which somebody who has not said 解决了 may still ask for another look; the first term is their own, the
/// second everybody's.
fn running_term(concern: &Concern, today: Option<Day>) -> Option<Day> {
    let reply = concern.casework.reply()?;
    let open = concern.intake.reporters.reached().filter(|one| !is_settled(concern, reply, *one, today));
    let terms = open.filter_map(|one| {
        let of = Some(one).filter(|one| !one.is_first());
        concern.deadlines.find_open_for(ClockId::RequestReview, None, of)
    });
    terms.chain(concern.deadlines.find_open(ClockId::RequestRecheck)).filter_map(Clock::due).max()
}

/// The last day of the running term for asking for another look, while it alone keeps the office from closing. That the
/// term is over is noted by the job of the clocks; from then on closing is owed. What staff took down may allow it sooner,
/// but is nobody's work before.
pub(crate) fn close_waits_until(concern: &Concern) -> Option<Day> {
    if all_said_solved(concern, None) { None } else { running_term(concern, None) }
}
