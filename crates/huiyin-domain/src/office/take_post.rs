//! A person takes a post; from now on they owe what it owes.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::{PersonId, PostId};
use crate::kernel::refusal::Refusal;

/// A person took a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostTaken {
    /// Who.
    pub person: PersonId,
    /// Which.
    pub post: PostId,
}

/// Both must be known.
pub(super) fn decide(office: &Office, person: PersonId, post: PostId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    office.post(post).filter(|_| office.closed_since(post).is_none()).ok_or(Refusal::UnknownPost)?;
    Ok(Event::bare(Fact::PostTaken(PostTaken { person, post })))
}
