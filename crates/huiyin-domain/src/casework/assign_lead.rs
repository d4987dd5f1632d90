//! 指定承办: one unit leads, one post handles (首办责任). Given again as often as needed; every hand-over is an event.

use serde::{Deserialize, Serialize};

use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::actor::Role;
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::refusal::Refusal;

/// Name the lead.
#[derive(Clone, Debug)]
pub struct AssignLead {
    /// The unit.
    pub unit: UnitId,
    /// The handler's post in it.
    pub handler: PostId,
}

/// A lead was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadAssigned {
    /// The handler's post.
    pub handler: PostId,
    /// The unit.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: AssignLead, context: &Context) -> Result<Vec<Event>, Refusal> {
    let stages = [Stage::Accepted, Stage::Assigned, Stage::Handling];
    needs_stage(concern, Step::AssignLead, &stages)?;
    if !context.office.works(command.unit) {
        return Err(Refusal::UnknownUnit);
    }
    check_handler(concern, command.unit, command.handler, context)?;
    let assigned = LeadAssigned { handler: command.handler, unit: command.unit };
    Ok(vec![Event::bare(super::Fact::LeadAssigned(assigned))])
}

/// A handler's post of that unit, or the supervisor's for a sealed concern.
pub(super) fn check_handler(concern: &Concern, unit: UnitId, post: PostId, context: &Context) -> Result<(), Refusal> {
    let found = context.office.post(post).ok_or(Refusal::UnknownPost)?;
    let sealed = concern.class() == Some(Class::Sealed);
    let fits = match found.role {
        Role::Supervisor => sealed,
        Role::Handler | Role::UnitHead => !sealed,
        Role::Citizen | Role::FrontDesk | Role::Admin | Role::System | Role::Operator => false,
    };
    if found.unit != unit || !fits {
        return Err(Refusal::WrongPost { unit });
    }
    Ok(())
}
