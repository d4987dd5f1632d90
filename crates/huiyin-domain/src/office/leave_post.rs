//! A person leaves a post; what it owes stays with it.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::{PersonId, PostId};
use crate::kernel::refusal::Refusal;

/// A person left a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostLeft {
    /// Who.
    pub person: PersonId,
    /// Which.
    pub post: PostId,
}

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId, post: PostId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(Fact::PostLeft(PostLeft { person, post })))
}
