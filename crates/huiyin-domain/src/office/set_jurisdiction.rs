//! 管辖: for which places and which matters a unit answers. It routes nothing by itself: whoever registers or transfers sees
//! whom it points to, and why, and decides (信访工作条例 22: 按照职责权限).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Fact, Office};
use crate::event::Event;
use crate::kernel::ids::{AreaCode, CategoryCode, UnitId};
use crate::kernel::refusal::{HouseRefusal, Refusal};

/// For what a unit answers from now on; with neither places nor matters for nothing by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JurisdictionSet {
    /// Places, each with all below it; none is everywhere.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub areas: BTreeSet<AreaCode>,
    /// Matters, each with all below it; none is whatever it is about.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub categories: BTreeSet<CategoryCode>,
    /// Which unit.
    pub unit: UnitId,
}

/// A unit to which a concern may belong, and because of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Which.
    pub unit: UnitId,
    /// The place of the unit's that holds the concern's.
    pub place: Option<AreaCode>,
    /// The matter of the unit's that holds the concern's.
    pub matter: Option<CategoryCode>,
}

/// What units answer for.
pub(super) type Jurisdictions = BTreeMap<UnitId, JurisdictionSet>;

/// Of a unit that works, with places and matters that the office knows; a whole list of hundreds is no jurisdiction but a mistake.
pub(super) fn decide(office: &Office, set: JurisdictionSet) -> Result<Event, Refusal> {
    office.needs_unit(set.unit)?;
    if !set.areas.iter().all(|area| office.has_area(area)) {
        return Err(Refusal::UnknownPlace);
    }
    for category in &set.categories {
        office.needs_category(category)?;
    }
    if set.areas.len() + set.categories.len() > MOST {
        return Err(HouseRefusal::JurisdictionTooLong.into());
    }
    Ok(Event::bare(Fact::JurisdictionSet(set)))
}

/// Places and matters of one unit together; those above stand for all below them.
const MOST: usize = 200;

impl Office {
    /// For what a unit answers.
    pub fn jurisdiction(&self, unit: UnitId) -> Option<&JurisdictionSet> {
        self.jurisdictions.get(&unit)
    }

    /// Units to which a concern of this place and matter may belong: both fitting before one, the narrower before the broader.
    /// A unit without jurisdiction is never among them.
    pub fn suggest(&self, place: Option<&AreaCode>, matter: Option<&CategoryCode>) -> Vec<Suggestion> {
        let fitting = self.jurisdictions.values().filter_map(|set| fits(set, (place, matter)));
        // What a dissolved unit answered for is its successor's (信访工作条例 24).
        let by_today = fitting.map(|one| Suggestion { unit: self.successor(one.unit), ..one });
        let mut found: Vec<Suggestion> = by_today.filter(|one| self.works(one.unit)).collect();
        found.sort_by_key(|one| {
            let matter = one.matter.as_ref().map_or(0, |code| code.as_str().len());
            let place = one.place.as_ref().map_or(0, |code| code.as_str().len());
            (std::cmp::Reverse((matter.min(1) + place.min(1), matter, place)), one.unit)
        });
        let mut known = BTreeSet::new();
        found.retain(|one| known.insert(one.unit));
        found
    }
}

/// Whether everything that the unit's jurisdiction asks for is so.
fn fits(set: &JurisdictionSet, (place, matter): (Option<&AreaCode>, Option<&CategoryCode>)) -> Option<Suggestion> {
    let areas = set.areas.iter().filter(|area| place.is_some_and(|place| place.is_within(area)));
    let categories = set.categories.iter().filter(|category| matter.is_some_and(|matter| matter.is_within(category)));
    let place = areas.max_by_key(|area| area.as_str().len()).cloned();
    let matter = categories.max_by_key(|category| category.as_str().len()).cloned();
    let so = (set.areas.is_empty() || place.is_some()) && (set.categories.is_empty() || matter.is_some());
    (so && (place.is_some() || matter.is_some())).then_some(Suggestion { unit: set.unit, place, matter })
}
