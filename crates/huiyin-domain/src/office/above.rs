//! Which units stand above which.

use super::Office;
use crate::kernel::ids::UnitId;

impl Office {
    /// The units above one, the nearest first.
    pub fn above(&self, id: UnitId) -> Vec<UnitId> {
        let mut found = Vec::new();
        let mut next = self.unit(id).and_then(|unit| unit.parent);
        // The tree has no circle; should it ever, this ends.
        while let Some(parent) = next.filter(|parent| *parent != id && !found.contains(parent)) {
            found.push(parent);
            next = self.unit(parent).and_then(|unit| unit.parent);
        }
        found
    }

    /// Whether one unit stands above another: in its own line, or nearer to the top in another.
    pub fn is_above(&self, upper: UnitId, lower: UnitId) -> bool {
        let (high, low) = (self.above(upper), self.above(lower));
        low.contains(&upper) || high.len() < low.len()
    }
}
