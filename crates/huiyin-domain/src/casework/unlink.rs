//! 取消关联: what was linked by mistake, or has nothing to do with each other after all. That it was linked stays on record.

use serde::{Deserialize, Serialize};

use super::join::other;
use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;

/// Say that they have nothing to do with each other after all.
#[derive(Clone, Debug)]
pub struct Unlink {
    /// The other one.
    pub from: Number,
}

/// The other side of the same. Follows from what was said there.
#[derive(Clone, Debug)]
pub struct UnlinkBack {
    /// The other one.
    pub from: Number,
}

/// They are linked no longer; stands in both streams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlinked {
    /// The other one.
    pub from: Number,
}

pub(super) fn decide(concern: &Concern, command: &Unlink, context: &Context) -> Result<Vec<Event>, Refusal> {
    let (from, links) = (command.from, &concern.casework.kin.links);
    if links.is_empty() {
        return Err(Refusal::NotLinked);
    }
    other(concern, from, context)?;
    if !links.contains(&from) {
        return Err(Refusal::NotLinked);
    }
    Ok(vec![Event::bare(super::Fact::Unlinked(Unlinked { from }))])
}

/// The other side, which has forgotten already or does so now. Never refused.
pub(super) fn decide_back(concern: &Concern, command: &UnlinkBack) -> Vec<Event> {
    if !concern.casework.kin.links.contains(&command.from) {
        return Vec::new();
    }
    vec![Event::bare(super::Fact::Unlinked(Unlinked { from: command.from }))]
}
