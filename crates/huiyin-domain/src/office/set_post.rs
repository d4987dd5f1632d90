//! A post of a unit is added or changed. Steps are owed by posts, so a post outlives its holders.

use super::{Fact, Office, Post, PostSet};
use crate::event::Event;
use crate::kernel::ids::PostId;
use crate::kernel::refusal::Refusal;

/// A post belongs to a unit that works.
pub(super) fn decide(office: &Office, id: PostId, post: Post) -> Result<Event, Refusal> {
    office.needs_unit(post.unit)?;
    if office.closed_since(id).is_some() {
        return Err(Refusal::UnknownPost);
    }
    Ok(Event::bare(Fact::PostSet(PostSet { id, post })))
}
