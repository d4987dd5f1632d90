//! A person joins. The name is words, never a fact.

use super::{Fact, Office, PersonAdded};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;
use crate::words::{PersonWords, Words};

/// An id is given once.
pub(super) fn decide(office: &Office, person: PersonId, words: PersonWords) -> Result<Event, Refusal> {
    if office.person(person).is_some() {
        return Err(Refusal::Taken);
    }
    Ok(Event::saying(Fact::PersonAdded(PersonAdded { person }), Words::Person(words)))
}
