//! A person may sign in again, or no longer. What they did stays theirs.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;

/// A person may sign in again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonEnabled {
    /// Who.
    pub person: PersonId,
}

/// A person may no longer sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDisabled {
    /// Who.
    pub person: PersonId,
}

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId, enabled: bool) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(match enabled {
        true => Fact::PersonEnabled(PersonEnabled { person }),
        false => Fact::PersonDisabled(PersonDisabled { person }),
    }))
}
