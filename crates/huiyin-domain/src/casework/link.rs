//! 关联: two concerns know of each other, by number alone. Whoever reads the one sees the other only where they may.

use serde::{Deserialize, Serialize};

use super::join::other;
use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;

/// Say that they have to do with each other.
#[derive(Clone, Debug)]
pub struct Link {
    /// The other one.
    pub to: Number,
}

/// The other side of the same. Follows from what was said there.
#[derive(Clone, Debug)]
pub struct LinkBack {
    /// The other one.
    pub to: Number,
}

/// They have to do with each other; stands in both streams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// The other one.
    pub to: Number,
}

pub(super) fn decide(concern: &Concern, command: &Link, context: &Context) -> Result<Vec<Event>, Refusal> {
    let to = command.to;
    let linked = other(concern, to, context)?;
    // A sealed concern must not be inferred from an ordinary one.
    if concern.class() != linked.class() {
        return Err(Refusal::OtherClass);
    }
    if concern.casework.kin.links.contains(&to) {
        return Err(Refusal::AlreadyLinked);
    }
    Ok(vec![Event::bare(super::Fact::Linked(Linked { to }))])
}

/// The other side, which knows already or learns it now. Never refused.
pub(super) fn decide_back(concern: &Concern, command: &LinkBack) -> Vec<Event> {
    if concern.casework.kin.links.contains(&command.to) {
        return Vec::new();
    }
    vec![Event::bare(super::Fact::Linked(Linked { to: command.to }))]
}
