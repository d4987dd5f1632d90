//! Somebody is signed out everywhere by the administrator. That it happened is on record; where they were is not.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;

/// A person was signed out everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionsEnded {
    /// Who.
    pub person: PersonId,
}

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(Fact::SessionsEnded(SessionsEnded { person })))
}
