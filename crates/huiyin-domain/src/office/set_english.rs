//! 英文名称: how the office and its units are called on English pages. The Chinese names stay the ones that count.

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::{Line, Name};

/// English names were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnglishSet {
    /// Where the unit is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// The area the office serves; with the office's own names only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Name>,
    /// When the unit is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Line>,
    /// The unit, or the organiser of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Who reviews the unit's answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_body: Option<Name>,
    /// Rooms in which people are received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rooms: Option<Line>,
    /// Which unit; the office itself when it says none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
}

/// Names are given to units that the office knows.
pub(super) fn decide(office: &Office, english: EnglishSet) -> Result<Event, Refusal> {
    if english.unit.is_some_and(|unit| office.unit(unit).is_none()) {
        return Err(Refusal::UnknownUnit);
    }
    Ok(Event::bare(Fact::EnglishSet(english)))
}
