//! A person's name or telephone changes; the old one stays in the history.

use super::{Fact, Office, PersonRenamed};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;
use crate::words::{PersonWords, Words};

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId, words: PersonWords) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::saying(Fact::PersonRenamed(PersonRenamed { person }), Words::Person(words)))
}
