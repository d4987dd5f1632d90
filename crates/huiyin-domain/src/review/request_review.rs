//! 请求复查、复核: within the term, for points, with reasons; too late or after the last look it is recorded all the same, and
//! new facts are always weighed (信访工作条例 35, 36).

use serde::{Deserialize, Serialize};

use super::rules::{body, standing_of_request, term};
use super::{Fact, Level};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::deadlines::Clock;
use crate::event::Event;
use crate::intake::{is_reached, not_now};
use crate::kernel::actor::Actor;
use crate::kernel::ids::{PointNo, ReporterNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{ReviewRequestWords, Words};

/// How a request came that staff register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CameBy {
    /// 当面提出
    Counter,
    /// 来信
    Letter,
    /// 来电
    Phone,
}

impl CameBy {
    /// Every way, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Counter, Self::Letter, Self::Phone];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Letter => "letter",
            Self::Phone => "phone",
        }
    }
}

/// What staff say of a request that they register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Came {
    /// How.
    pub by: CameBy,
    /// The day on which it was received.
    pub on: Day,
}

/// Ask the next level up to look again.
#[derive(Clone, Debug)]
pub struct RequestReview {
    /// How it came, when staff register it; the citizen's own act needs none.
    pub came: Option<Came>,
    /// For which points.
    pub points: Vec<PointNo>,
    /// Of several, who asks, when staff register it; the citizen's code tells.
    pub reporter: ReporterNo,
    /// Why, and what is new.
    pub words: ReviewRequestWords,
}

/// The next level up was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequested {
    /// How it came; nothing when the citizen asked on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<CameBy>,
    /// Which look.
    pub level: Level,
    /// The law day on which it was received.
    pub on: Day,
    /// For which points.
    pub points: Vec<PointNo>,
    /// Who asks.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
    /// The unit that decides; nothing when it stands outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

/// Why nobody looks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNotTaken {
    /// The thirty days were over.
    TermOver,
    /// 终结: re-review was the last look (36 ¶3).
    Final,
}

/// A request that came too late or again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewNotTaken {
    /// Why.
    pub because: WhyNotTaken,
    /// How it came; nothing when the citizen asked on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<CameBy>,
    /// Which look it would have been.
    pub level: Level,
    /// Whether the person names new facts: those are weighed.
    pub new_facts: bool,
    /// The law day on which it was received.
    pub on: Day,
    /// For which points.
    pub points: Vec<PointNo>,
    /// Who asks.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
}

pub(super) fn decide(concern: &Concern, command: RequestReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.intake.withdrawn.is_some() {
        return Err(not_now(concern, Step::RequestReview));
    }
    if concern.review.open.is_some() {
        return Err(Refusal::ReviewOpen);
    }
    let by_citizen = matches!(context.actor, Actor::Citizen);
    let reporter = if by_citizen { context.relation.reporter } else { command.reporter };
    is_reached(concern, reporter)?;
    let came = command.came.filter(|_| !by_citizen);
    let on = came.map_or(context.today(), |came| came.on);
    let standing = standing_of_request(concern, reporter, on);
    let (level, why_not) = standing.ok_or_else(|| not_now(concern, Step::RequestReview))?;
    check_day(term(concern, level, reporter), on, context)?;
    check_points(concern, &command.points)?;
    let came = came.map(|came| came.by);
    let fact = match why_not {
        None => {
            let unit = body(concern, level, context.office);
            Fact::ReviewRequested(ReviewRequested { came, level, on, points: command.points, reporter, unit })
        }
        Some(because) => Fact::ReviewNotTaken(ReviewNotTaken {
            because,
            came,
            level,
            new_facts: command.words.new_facts.is_some(),
            on,
            points: command.points,
            reporter,
        }),
    };
    Ok(vec![Event::saying(fact, Words::ReviewRequest(command.words))])
}

/// Nothing is asked for tomorrow, nor before the paper that it is about was in the person's hands.
fn check_day(term: Option<&Clock>, on: Day, context: &Context) -> Result<(), Refusal> {
    let since = term.map(|clock| clock.start);
    if on > context.today() || since.is_some_and(|since| on < since) {
        return Err(Refusal::ReviewDay);
    }
    Ok(())
}

fn check_points(concern: &Concern, points: &[PointNo]) -> Result<(), Refusal> {
    if points.is_empty() {
        return Err(Refusal::ReviewPointsMissing);
    }
    for (place, point) in points.iter().enumerate() {
        let known = (1..=concern.intake.points).contains(&point.0);
        if !known || points[..place].contains(point) {
            return Err(Refusal::PointUnknown { point: *point });
        }
    }
    Ok(())
}
