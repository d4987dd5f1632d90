//! 撤并: a unit is no longer there, and the one that goes on with what it owes is named in the same act (信访工作条例 24 ¶2).

use serde::{Deserialize, Serialize};

use super::{Arrangement, Fact, Office};
use crate::event::Event;
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::Day;

/// A unit is no longer there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDissolved {
    /// Who goes on with what it owes.
    pub successor: UnitId,
    /// Which.
    pub unit: UnitId,
}

/// A dissolution as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Succession {
    /// Who goes on.
    pub successor: UnitId,
    /// Since when.
    pub since: Day,
}

/// Both work; the successor is another and is not about to go itself; the last administrator does not go with it.
pub(super) fn decide(office: &Office, dissolved: UnitDissolved) -> Result<Event, Refusal> {
    let UnitDissolved { successor, unit } = dissolved;
    office.needs_unit(unit)?;
    office.needs_unit(successor)?;
    if unit == successor {
        return Err(HouseRefusal::SuccessorItself.into());
    }
    let going = |what: &Arrangement| match what {
        Arrangement::DissolveUnit(planned) => planned.unit == successor || planned.successor == unit,
        Arrangement::ClosePost(_)
        | Arrangement::LeavePost(_)
        | Arrangement::SetDeputy(_)
        | Arrangement::SetPost(_)
        | Arrangement::SetUnit(_)
        | Arrangement::TakePost(_) => false,
    };
    if office.plans.values().any(|plan| going(&plan.what)) {
        return Err(HouseRefusal::SuccessorGoing.into());
    }
    let needed = |role| {
        office.posts().any(|(_, post)| post.role == role)
            && !office.posts().any(|(_, post)| post.role == role && post.unit != unit)
    };
    if needed(crate::kernel::actor::Role::Supervisor) || needed(crate::kernel::actor::Role::Admin) {
        return Err(HouseRefusal::LastPost.into());
    }
    Ok(Event::bare(Fact::UnitDissolved(dissolved)))
}

impl Office {
    /// When a unit was dissolved, and who goes on.
    pub fn succession(&self, unit: UnitId) -> Option<Succession> {
        self.successions.get(&unit).copied()
    }

    /// Its posts are closed, the units below it stand below the successor, and the front desk moves with it.
    pub(super) fn take_dissolution(&mut self, dissolved: &UnitDissolved) {
        let UnitDissolved { successor, unit } = *dissolved;
        let above = self.units.get(&unit).and_then(|unit| unit.parent);
        if let Some(found) = self.units.get_mut(&unit) {
            found.works = false;
        }
        for (id, other) in &mut self.units {
            if other.parent == Some(unit) {
                other.parent = if *id == successor { above } else { Some(successor) };
            }
        }
        let closed: Vec<PostId> = self.posts().filter(|(_, post)| post.unit == unit).map(|(id, _)| id).collect();
        self.closed.extend(closed.into_iter().map(|id| (id, self.today)));
        self.successions.insert(unit, Succession { successor, since: self.today });
        if let Some(described) = self.described.as_mut().filter(|described| described.desk == unit) {
            described.desk = successor;
        }
    }
}
