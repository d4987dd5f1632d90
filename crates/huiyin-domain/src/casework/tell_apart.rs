//! 不是一件事: two concerns only look alike; the hint is not shown again.

use serde::{Deserialize, Serialize};

use super::join::other;
use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;

/// Say that they are two matters.
#[derive(Clone, Debug)]
pub struct TellApart {
    /// The other one.
    pub from: Number,
}

/// The other side of the same. Follows from what was said there.
#[derive(Clone, Debug)]
pub struct TellApartBack {
    /// The other one.
    pub from: Number,
}

/// They are two matters; stands in both streams.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldApart {
    /// The other one.
    pub from: Number,
}

pub(super) fn decide(concern: &Concern, command: &TellApart, context: &Context) -> Result<Vec<Event>, Refusal> {
    let from = command.from;
    let told = other(concern, from, context)?;
    if concern.class() != told.class() {
        return Err(Refusal::OtherClass);
    }
    let kin = &concern.casework.kin;
    if kin.into == Some(from) || kin.joined.contains(&from) {
        return Err(Refusal::PartFirst);
    }
    if kin.apart.contains(&from) {
        return Err(Refusal::AlreadyToldApart);
    }
    Ok(vec![Event::bare(super::Fact::ToldApart(ToldApart { from }))])
}

/// The other side, which knows already or learns it now. Never refused.
pub(super) fn decide_back(concern: &Concern, command: &TellApartBack) -> Vec<Event> {
    if concern.casework.kin.apart.contains(&command.from) {
        return Vec::new();
    }
    vec![Event::bare(super::Fact::ToldApart(ToldApart { from: command.from }))]
}
