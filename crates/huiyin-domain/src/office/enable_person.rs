//! A person may sign in again, or no longer. What they did stays theirs.

use super::{Fact, Office, PersonDisabled, PersonEnabled};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId, enabled: bool) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(match enabled {
        true => Fact::PersonEnabled(PersonEnabled { person }),
        false => Fact::PersonDisabled(PersonDisabled { person }),
    }))
}
