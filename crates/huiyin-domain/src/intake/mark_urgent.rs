//! 紧急: reported upward at once, never quietly taken off again: the unit above sees it as a recorded act, and it alone
//! unmarks it, with reasons (信访工作条例 25).

use serde::{Deserialize, Serialize};

use super::not_now;
use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::{PersonId, UnitId};
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Mark as urgent and report upward.
#[derive(Clone, Debug)]
pub struct MarkUrgent {
    /// What makes it urgent, and what was done at once.
    pub reason: SaidWords,
}

/// See that it was reported.
#[derive(Clone, Debug)]
pub struct SeeUrgent;

/// Take the mark off.
#[derive(Clone, Debug)]
pub struct ClearUrgent {
    /// Why it is not urgent any more.
    pub reason: SaidWords,
}

/// Marked as urgent and reported upward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedUrgent {
    /// Who there has to see it.
    pub role: Role,
    /// To whom it was reported.
    pub to: UnitId,
}

/// The unit above has seen it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgentSeen {
    /// Who.
    pub unit: UnitId,
}

/// The unit above took the mark off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgencyCleared {
    /// Who.
    pub unit: UnitId,
}

/// A mark that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urgent {
    /// To whom it was reported.
    pub to: UnitId,
    /// Who there has to see it.
    pub role: Role,
    /// Who marked it.
    pub by: Option<PersonId>,
    /// When.
    pub at: crate::kernel::time::Moment,
    /// Whether it was seen there.
    pub seen: bool,
}

pub(super) fn decide(concern: &Concern, command: MarkUrgent, context: &Context) -> Result<Vec<Event>, Refusal> {
    let stage = concern.stage();
    if concern.is_final() || matches!(stage, Stage::Unfiled | Stage::Withdrawn | Stage::Closed | Stage::NotAccepted) {
        return Err(not_now(concern, Step::MarkUrgent));
    }
    if concern.intake.urgent.is_some() {
        return Err(Refusal::AlreadyUrgent);
    }
    let unit = concern.unit().ok_or_else(|| not_now(concern, Step::MarkUrgent))?;
    let (to, role) = superior(concern.class() == Some(Class::Sealed), unit, context)?;
    let fact = super::Fact::MarkedUrgent(MarkedUrgent { role, to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}

pub(super) fn decide_see(concern: &Concern, _: SeeUrgent, context: &Context) -> Result<Vec<Event>, Refusal> {
    let urgent = urgent(concern, Step::SeeUrgent)?;
    if urgent.seen {
        return Err(Refusal::SeenAlready);
    }
    needs_other_eyes(&urgent, context)?;
    Ok(vec![Event::bare(super::Fact::UrgentSeen(UrgentSeen { unit: urgent.to }))])
}

pub(super) fn decide_clear(concern: &Concern, command: ClearUrgent, context: &Context) -> Result<Vec<Event>, Refusal> {
    let urgent = urgent(concern, Step::ClearUrgent)?;
    needs_other_eyes(&urgent, context)?;
    let fact = super::Fact::UrgencyCleared(UrgencyCleared { unit: urgent.to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}

fn urgent(concern: &Concern, step: Step) -> Result<Urgent, Refusal> {
    if concern.intake.withdrawn.is_some() {
        return Err(not_now(concern, step));
    }
    concern.intake.urgent.ok_or(Refusal::NotUrgent)
}

/// What is reported upward has to be seen by somebody else than whoever reports it, and in the unit above.
fn needs_other_eyes(urgent: &Urgent, context: &Context) -> Result<(), Refusal> {
    let there = [Role::UnitHead, Role::Supervisor].into_iter().any(|role| context.actor.has_in(role, urgent.to));
    if !there {
        return Err(Refusal::Denied(crate::access::Deny::NoPost));
    }
    if urgent.by.is_some() && context.actor.person() == urgent.by { Err(Refusal::OwnMark) } else { Ok(()) }
}

/// The nearest unit above in which somebody answers for it; at the top, the unit whose supervisors see what is sealed.
fn superior(sealed: bool, unit: UnitId, context: &Context) -> Result<(UnitId, Role), Refusal> {
    let office = context.office;
    let roles: &[Role] = if sealed { &[Role::Supervisor] } else { &[Role::UnitHead, Role::Supervisor] };
    let in_unit = |unit: UnitId| {
        let role = roles.iter().find(|role| office.has_post(unit, **role));
        role.map(|role| (unit, *role)).filter(|_| office.works(unit))
    };
    let above = office.above(unit).into_iter().find_map(in_unit);
    let desk = || office.desk_for(Class::Sealed).map(|desk| (desk, Role::Supervisor));
    above.or_else(desk).ok_or(Refusal::UnknownUnit)
}
