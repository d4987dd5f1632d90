//! 承接: a unit was dissolved, and what it owed in this concern is its successor's from now on (信访工作条例 24 ¶2). A job brings
//! it to every running concern; until it has come by, access and lists go through the office, so that nothing is without an owner.

use serde::{Deserialize, Serialize};

use super::Fact;
use super::state::{Lead, State, Work};
use crate::concern::Concern;
use crate::context::Context;
use crate::event::{Event, Stamp};
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::refusal::Refusal;

/// Another unit goes on with what this one owed here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessionTaken {
    /// Who goes on.
    pub successor: UnitId,
    /// Who was dissolved.
    pub unit: UnitId,
}

/// One fact for each dissolved unit that this concern names. What is over stays as it was.
pub(super) fn decide(concern: &Concern, context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.is_final() {
        return Ok(Vec::new());
    }
    let mut units: Vec<UnitId> = concern.casework.tasks.open().map(|task| task.unit).collect();
    units.extend([concern.desk(), concern.unit(), concern.intake.sender()].into_iter().flatten());
    units.extend(concern.intake.urgent.map(|urgent| urgent.to));
    units.extend(concern.review.open.as_ref().and_then(|review| review.unit));
    units.sort();
    units.dedup();
    let gone = units.into_iter().filter(|unit| context.office.succession(*unit).is_some());
    let taken = gone.map(|unit| SuccessionTaken { successor: context.office.successor(unit), unit });
    Ok(taken.map(|taken| Event::bare(Fact::SuccessionTaken(taken))).collect())
}

impl State {
    /// Who has it, and who said that they should not.
    pub(super) fn follow_owner(&mut self, fact: &Fact, stamp: &Stamp) {
        if let Fact::Objected(_) = fact {
            self.objected_by = stamp.actor.person();
        }
        if let Fact::TaskReturned(returned) = fact {
            self.returned_by.retain(|(task, _)| *task != returned.task);
            self.returned_by.extend(stamp.actor.person().map(|person| (returned.task, person)));
        }
        if let Fact::HandedOver(handed) = fact {
            self.give_lead(handed.unit, Some(handed.post));
        }
        if let Fact::SuccessionTaken(taken) = fact {
            self.tasks.succeed(taken);
            if self.lead().is_some_and(|lead| lead.unit == taken.unit) {
                self.give_lead(taken.successor, None);
            }
        }
    }

    /// Plan, draft, reply and promises go along; only who answers for them changes.
    fn give_lead(&mut self, unit: UnitId, handler: Option<PostId>) {
        self.follow(Lead { unit, handler });
        if let (Work::Handling { plan, .. } | Work::Replied { plan: Some(plan), .. }, Some(handler)) =
            (&mut self.work, handler)
        {
            plan.handler = handler;
        }
    }
}
