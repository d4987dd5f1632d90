//! A sample of what was carried over from another system.

use super::{c, nothing};
use crate::concern::Class;
use crate::intake::ClaimedState;
use crate::testing::{DESK, Given, SUPERVISOR};

/// An open record of another system.
pub fn carried_open() -> Given {
    nothing()
        .by(crate::kernel::actor::Actor::Operator)
        .when(c::carry_over(Class::Ordinary, ClaimedState::Open))
        .by_staff(DESK)
}

/// A closed record of another system.
pub fn carried_closed() -> Given {
    let record = c::carry_over(Class::Ordinary, ClaimedState::Closed);
    nothing().by(crate::kernel::actor::Actor::Operator).when(record).by_staff(SUPERVISOR)
}

/// A closed record of another system, taken up again: it stands at the door.
pub fn carried_reopened() -> Given {
    carried_closed().when(c::reopen()).by_staff(DESK)
}
