//! Which roles sign in with a second factor; for all others it is offered.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::PersonId;

/// These roles need a second factor from now on, and no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondFactorRequired {
    /// Which; none when it is only offered.
    pub roles: BTreeSet<Role>,
}

impl SecondFactorRequired {
    /// What a new installation begins with: those who make accounts, and those who open what is sealed. Whoever has one of
    /// these posts has the most to give away, and an office has few of them.
    pub fn at_first() -> BTreeSet<Role> {
        BTreeSet::from([Role::Admin, Role::Supervisor])
    }
}

/// Always possible: whoever has none yet is asked for it at the next page they open, and shut out of nothing.
pub(super) fn decide(roles: BTreeSet<Role>) -> Event {
    Event::bare(Fact::SecondFactorRequired(SecondFactorRequired { roles }))
}

impl Office {
    /// Which roles need one.
    pub fn second_factor_roles(&self) -> &BTreeSet<Role> {
        &self.second_factor_roles
    }

    /// Whether a person's posts need one.
    pub fn needs_second_factor(&self, person: PersonId) -> bool {
        self.posts_of(person).iter().any(|held| self.second_factor_roles.contains(&held.role))
    }
}
