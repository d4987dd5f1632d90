//! A unit is added, renamed, moved in the tree, or dissolved with its successor named (信访工作条例 24).

use super::{Fact, Office, Unit, UnitSet};
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;

/// A unit above itself would make every walk up the tree endless.
pub(super) fn decide(office: &Office, id: UnitId, unit: Unit) -> Result<Event, Refusal> {
    let mut above = unit.parent;
    while let Some(parent) = above {
        if parent == id {
            return Err(Refusal::UnitAboveItself);
        }
        above = office.unit(parent).ok_or(Refusal::UnknownUnit)?.parent;
    }
    Ok(Event::bare(Fact::UnitSet(UnitSet { id, unit })))
}
