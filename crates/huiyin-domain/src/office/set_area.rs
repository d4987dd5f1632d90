//! An area (属地) is added or renamed.

use super::{AreaSet, Fact};
use crate::event::Event;
use crate::kernel::ids::AreaCode;
use crate::kernel::text::Name;

/// Always possible: the code stays, concerns keep pointing at it.
pub(super) fn decide(code: AreaCode, name: Name) -> Event {
    Event::bare(Fact::AreaSet(AreaSet { code, name }))
}
