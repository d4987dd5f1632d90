//! 交接: the head gives the work on a concern to another post of the unit: plan, draft, term and promises go along, and the
//! citizen sees the new contact.

use serde::{Deserialize, Serialize};

use super::assign_lead::check_handler;
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{needs_stage, not_now};
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::refusal::Refusal;

/// Give it to another post.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// Which; of the unit that has the concern.
    pub post: PostId,
}

/// Another post has it from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// Which post had it; none when it was with the head.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PostId>,
    /// Which has it.
    pub post: PostId,
    /// Of which unit.
    pub unit: UnitId,
}

/// Whatever still asks something of the handler.
const STAGES: [Stage; 7] =
    [Stage::Assigned, Stage::Handling, Stage::Handed, Stage::Signed, Stage::Delivered, Stage::Disputed, Stage::Closed];

pub(super) fn decide(concern: &Concern, command: HandOver, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::HandOver, &STAGES)?;
    let lead = concern.casework.lead().filter(|_| !concern.is_final());
    let lead = lead.ok_or_else(|| not_now(concern, Step::HandOver))?;
    if context.office.closed_since(command.post).is_some() {
        return Err(Refusal::UnknownPost);
    }
    // A unit that was dissolved hands over to its successor's posts.
    let unit = context.office.successor(lead.unit);
    check_handler(concern, unit, command.post, context)?;
    if lead.handler == Some(command.post) {
        return Err(Refusal::SamePost);
    }
    let handed = HandedOver { from: lead.handler, post: command.post, unit };
    Ok(vec![Event::bare(super::Fact::HandedOver(handed))])
}
