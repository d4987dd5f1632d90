//! What the office is called, how it is reached, which unit is its front desk.

use super::{Fact, Office, OfficeDescribed};
use crate::event::Event;
use crate::kernel::refusal::Refusal;

/// The front desk is a unit that works: what comes in must land somewhere.
pub(super) fn decide(office: &Office, described: OfficeDescribed) -> Result<Event, Refusal> {
    office.needs_unit(described.desk)?;
    Ok(Event::bare(Fact::OfficeDescribed(described)))
}
