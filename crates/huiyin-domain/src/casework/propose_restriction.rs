//! 提出、批准来电来访方式的限制: after a warning, for what happened since, at most six months, approved by a supervisor who did not
//! propose it. It ends by itself; a renewal needs new incidents and new reasons.

use jiff::Span;
use serde::{Deserialize, Serialize};

use super::conduct::{Contact, Limit, RestrictionStanding, needs_life, needs_other_hands, standing};
use crate::concern::{Class, Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// The longest a restriction may hold, in months.
pub const MOST_MONTHS: i32 = 6;

/// Propose a restriction.
#[derive(Clone, Debug)]
pub struct ProposeRestriction {
    /// Of which channel.
    pub channel: Contact,
    /// How contact goes on.
    pub limit: Limit,
    /// Its last day.
    pub until: Day,
    /// Why, and how contact goes on exactly: with whom, at which hour. The person reads it.
    pub reasons: SaidWords,
}

/// Approve it, or not.
#[derive(Clone, Debug)]
pub struct RuleOnRestriction {
    /// Whether it holds from now on.
    pub grant: bool,
    /// Why.
    pub reason: SaidWords,
}

/// A restriction was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionProposed {
    /// Of which channel.
    pub channel: Contact,
    /// The unit whose supervisors decide.
    pub desk: UnitId,
    /// The incidents on which it rests.
    pub incidents: Vec<u32>,
    /// How contact goes on.
    pub limit: Limit,
    /// Its number in the concern.
    pub no: u32,
    /// Its last day.
    pub until: Day,
}

/// It was approved and holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionApproved {
    /// Which.
    pub no: u32,
}

/// It was not approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestrictionRefused {
    /// Which.
    pub no: u32,
}

pub(super) fn decide(concern: &Concern, command: ProposeRestriction, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_life(concern, Step::ProposeRestriction)?;
    let (conduct, today) = (&concern.casework.conduct, context.today());
    if conduct.standing(RestrictionStanding::Proposed).is_some() {
        return Err(Refusal::RestrictionWaits);
    }
    if let Some(held) = conduct.holding(today).find(|held| held.channel == command.channel) {
        return Err(Refusal::AlreadyRestricted { until: held.until });
    }
    if !conduct.warned.contains(&command.channel) {
        return Err(Refusal::NotWarned);
    }
    let incidents = conduct.fresh(command.channel);
    if incidents.is_empty() {
        return Err(Refusal::NothingSinceWarning);
    }
    let last = today.saturating_add(Span::new().months(MOST_MONTHS));
    if command.until <= today || command.until > last {
        return Err(Refusal::RestrictionTerm { last });
    }
    let desk = context.office.desk_for(Class::Sealed).ok_or(Refusal::UnknownUnit)?;
    let no = u32::try_from(conduct.restrictions.len()).unwrap_or(u32::MAX).saturating_add(1);
    let ProposeRestriction { channel, limit, until, reasons } = command;
    let fact = super::Fact::RestrictionProposed(RestrictionProposed { channel, desk, incidents, limit, no, until });
    Ok(vec![Event::saying(fact, Words::Said(reasons))])
}

pub(super) fn decide_ruling(
    concern: &Concern,
    command: RuleOnRestriction,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let wanted = [RestrictionStanding::Proposed];
    let found = standing(concern, Step::RuleOnRestriction, &wanted, Refusal::NothingProposed)?;
    needs_other_hands(&found, context)?;
    // It waited beyond its own last day: nothing is left to approve.
    if command.grant && found.until <= context.today() {
        return Err(Refusal::RestrictionTerm { last: found.until });
    }
    let no = found.no;
    let fact = if command.grant {
        super::Fact::RestrictionApproved(RestrictionApproved { no })
    } else {
        super::Fact::RestrictionRefused(RestrictionRefused { no })
    };
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
