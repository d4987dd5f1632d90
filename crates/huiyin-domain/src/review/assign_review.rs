//! 指定复查承办: the head of the reviewing unit names one post that owns the review.

use serde::{Deserialize, Serialize};

use super::rules::{decider, head_role, needs};
use super::state::Standing;
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::PostId;
use crate::kernel::refusal::Refusal;

/// Give the review to a post of one's unit; again, while nothing is signed, to another.
#[derive(Clone, Debug)]
pub struct AssignReview {
    /// The post.
    pub post: PostId,
}

/// The review was given to a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAssigned {
    /// The post.
    pub post: PostId,
}

pub(super) fn decide(concern: &Concern, command: AssignReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    let (review, unit) = decider(concern, Step::AssignReview, context)?;
    needs(concern, Step::AssignReview, review, |standing| matches!(standing, Standing::Asked | Standing::Returned(_)))?;
    if !context.actor.has_in(head_role(concern), unit) {
        return Err(Refusal::ReviewOfOther { unit });
    }
    let post = context.office.post(command.post).ok_or(Refusal::UnknownPost)?;
    let writes = [Role::Handler, Role::UnitHead].contains(&post.role) && head_role(concern) == Role::UnitHead;
    if post.unit != unit || !(writes || post.role == head_role(concern)) {
        return Err(Refusal::WrongPost { unit });
    }
    Ok(vec![Event::bare(super::Fact::ReviewAssigned(ReviewAssigned { post: command.post }))])
}
