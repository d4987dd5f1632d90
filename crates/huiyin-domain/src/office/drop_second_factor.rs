//! A person's second factor goes: given up by themselves where no post of theirs needs it, or by two others when the
//! telephone and the recovery codes are lost.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::PersonId;
use crate::kernel::refusal::Refusal;

/// A person has no second factor any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorDropped {
    /// Whose.
    pub person: PersonId,
}

/// Only of somebody who has one.
pub(super) fn decide(office: &Office, person: PersonId) -> Result<Event, Refusal> {
    office.needs_person(person)?;
    if !office.person(person).is_some_and(|person| person.second_factor) {
        return Err(Refusal::NoSecondFactor);
    }
    Ok(Event::bare(Fact::SecondFactorDropped(SecondFactorDropped { person })))
}

/// Nobody gives up what a post of theirs needs.
pub(super) fn needs_no_post(office: &Office, person: PersonId) -> Result<(), Refusal> {
    if office.needs_second_factor(person) { Err(Refusal::SecondFactorRequired) } else { Ok(()) }
}
