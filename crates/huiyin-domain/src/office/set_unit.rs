//! A unit is added, renamed, or moved in the tree.

use super::{Fact, Office, Unit, UnitSet};
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::{HouseRefusal, Refusal};

/// A unit above itself would make every walk up the tree endless. A unit that works ends with its successor named, and in
/// no other way.
pub(super) fn decide(office: &Office, id: UnitId, unit: Unit) -> Result<Event, Refusal> {
    if office.succession(id).is_some() {
        return Err(HouseRefusal::UnitDissolved.into());
    }
    if office.works(id) && !unit.works {
        return Err(HouseRefusal::SuccessorMissing.into());
    }
    let mut above = unit.parent;
    while let Some(parent) = above {
        if parent == id {
            return Err(Refusal::UnitAboveItself);
        }
        above = office.unit(parent).ok_or(Refusal::UnknownUnit)?.parent;
    }
    Ok(Event::bare(Fact::UnitSet(UnitSet { id, unit })))
}
