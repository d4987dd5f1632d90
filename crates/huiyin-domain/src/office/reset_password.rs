//! A person's password is made anew by somebody else: the password stands nowhere here, that it happened does.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;

/// A person's password was made anew by somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordReset {
    /// Whose.
    pub person: PersonId,
}

/// Only of somebody who is known.
pub(super) fn decide(office: &Office, person: PersonId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    Ok(Event::bare(Fact::PasswordReset(PasswordReset { person })))
}
