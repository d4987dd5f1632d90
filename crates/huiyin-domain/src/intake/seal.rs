//! 保密: raises the class from this event on. Never lowered here (信访工作条例 30, 46).

use serde::{Deserialize, Serialize};

use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Seal the concern.
#[derive(Clone, Debug)]
pub struct Seal {
    /// Why, for the supervisor.
    pub reason: SaidWords,
}

/// Sealed from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// The unit whose supervisor's post owes the next step from now on.
    pub desk: UnitId,
}

pub(super) fn decide(concern: &Concern, command: Seal, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() == Stage::Unfiled {
        return Err(super::not_now(concern, Step::Seal));
    }
    if concern.class() == Some(Class::Sealed) {
        return Err(Refusal::AlreadySealed);
    }
    let desk = context.office.desk_for(Class::Sealed).ok_or(Refusal::UnknownUnit)?;
    Ok(vec![Event::saying(super::Fact::Sealed(Sealed { desk }), Words::Said(command.reason))])
}
