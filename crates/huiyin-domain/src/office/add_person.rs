//! A person joins. The name is words, never a fact.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;
use crate::words::{PersonWords, Words};

/// A person joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonAdded {
    /// Who.
    pub person: PersonId,
}

/// An id is given once.
pub(super) fn decide(office: &Office, person: PersonId, words: PersonWords) -> Result<Event, Refusal> {
    if office.person(person).is_some() {
        return Err(Refusal::Taken);
    }
    Ok(Event::saying(Fact::PersonAdded(PersonAdded { person }), Words::Person(words)))
}
