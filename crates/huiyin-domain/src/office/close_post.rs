//! 撤岗: a post is no longer there. What it owes falls to the head of its unit until it is handed over.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PostId;
use crate::kernel::refusal::{HouseRefusal, Refusal};

/// A post is no longer there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostClosed {
    /// Which.
    pub post: PostId,
}

/// Only one that is there, and never the last of its kind that can see sealed matters or administer.
pub(super) fn decide(office: &Office, post: PostId) -> Result<Event, Refusal> {
    let found = office.post(post).filter(|_| office.closed_since(post).is_none()).ok_or(Refusal::UnknownPost)?;
    let alone = !office.posts().any(|(id, other)| id != post && other.role == found.role);
    let needed = matches!(found.role, crate::kernel::actor::Role::Supervisor | crate::kernel::actor::Role::Admin);
    if alone && needed {
        return Err(HouseRefusal::LastPost.into());
    }
    Ok(Event::bare(Fact::PostClosed(PostClosed { post })))
}
