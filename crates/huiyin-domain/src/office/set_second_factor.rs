//! A person takes a second factor: from now on a password alone no longer lets anybody in under their name.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;

/// A person took a second factor, or another one in place of theirs. The secret stands nowhere here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorSet {
    /// Whose.
    pub person: PersonId,
}

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(Fact::SecondFactorSet(SecondFactorSet { person })))
}

/// Whoever set it for somebody else could sign in as them.
pub(super) fn needs_oneself(person: PersonId, myself: PersonId) -> Result<(), Refusal> {
    if person == myself { Ok(()) } else { Err(Refusal::OnlyOneself) }
}
