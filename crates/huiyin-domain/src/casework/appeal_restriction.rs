//! 对限制不服: the person may appeal on the progress page, once for each; a supervisor who neither proposed nor approved it
//! rules. Whoever heads the unit, or a supervisor, may lift it before its day.

use serde::{Deserialize, Serialize};

use super::conduct::{RestrictionStanding, needs_other_hands, standing};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Appeal against it.
#[derive(Clone, Debug)]
pub struct AppealRestriction {
    /// Why.
    pub words: SaidWords,
}

/// Rule on the appeal.
#[derive(Clone, Debug)]
pub struct RuleOnAppeal {
    /// Whether it is lifted.
    pub lift: bool,
    /// Why; the person reads it.
    pub reason: SaidWords,
}

/// Lift it before its day.
#[derive(Clone, Debug)]
pub struct LiftRestriction {
    /// Why; the person reads it.
    pub reason: SaidWords,
}

/// The person has appealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionAppealed {
    /// Against which.
    pub no: u32,
}

/// It holds on until its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionUpheld {
    /// Which.
    pub no: u32,
}

/// It holds no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionLifted {
    /// Which.
    pub no: u32,
}

pub(super) fn decide(concern: &Concern, command: AppealRestriction, context: &Context) -> Result<Vec<Event>, Refusal> {
    let wanted = [RestrictionStanding::Approved];
    let found = standing(concern, Step::AppealRestriction, &wanted, Refusal::NothingToAppeal)?;
    if !found.holds_on(context.today()) {
        return Err(Refusal::NothingToAppeal);
    }
    let fact = super::Fact::RestrictionAppealed(RestrictionAppealed { no: found.no });
    Ok(vec![Event::saying(fact, Words::Said(command.words))])
}

pub(super) fn decide_ruling(
    concern: &Concern,
    command: RuleOnAppeal,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let wanted = [RestrictionStanding::Appealed];
    let found = standing(concern, Step::RuleOnAppeal, &wanted, Refusal::NoAppeal)?;
    needs_other_hands(&found, context)?;
    let no = found.no;
    let fact = if command.lift {
        super::Fact::RestrictionLifted(RestrictionLifted { no })
    } else {
        super::Fact::RestrictionUpheld(RestrictionUpheld { no })
    };
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}

pub(super) fn decide_lift(
    concern: &Concern,
    command: LiftRestriction,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let wanted = [RestrictionStanding::Approved, RestrictionStanding::Appealed, RestrictionStanding::Upheld];
    let found = standing(concern, Step::LiftRestriction, &wanted, Refusal::NothingToLift)?;
    if !found.holds_on(context.today()) {
        return Err(Refusal::NothingToLift);
    }
    let fact = super::Fact::RestrictionLifted(RestrictionLifted { no: found.no });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
