//! A person's name or telephone changes; the old one stays in the history.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;
use crate::words::{PersonWords, Words};

/// A person's name or phone changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRenamed {
    /// Who.
    pub person: PersonId,
}

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId, words: PersonWords) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::saying(Fact::PersonRenamed(PersonRenamed { person }), Words::Person(words)))
}
