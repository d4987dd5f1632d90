//! A person leaves a post; what it owes stays with it.

use super::{Fact, Office, PostLeft};
use crate::event::Event;
use crate::kernel::ids::{PersonId, PostId};
use crate::kernel::refusal::Refusal;

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId, post: PostId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(Fact::PostLeft(PostLeft { person, post })))
}
