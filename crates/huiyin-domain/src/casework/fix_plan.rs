//! 五定包解决: leader, handler, measures, due day, what counts as solved. No handling without it.

use serde::{Deserialize, Serialize};

use crate::concern::{Class, Concern, Stage, Step};
use crate::context::Context;
use crate::deadlines::ClockId;
use crate::event::Event;
use crate::intake::{needs_stage, not_now};
use crate::kernel::actor::Role;
use crate::kernel::ids::PostId;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{PlanWords, Words};

/// The factual half of the five-fixed plan; measures and the test of success are words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// 定期限
    pub due: Day,
    /// 定人员
    pub handler: PostId,
    /// 定领导
    pub leader: PostId,
}

/// Fix the plan, or fix it anew.
#[derive(Clone, Debug)]
pub struct FixPlan {
    /// Posts and day.
    pub plan: Plan,
    /// Measures, and what counts as solved.
    pub words: PlanWords,
}

/// The plan was fixed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFixed {
    /// Posts and day.
    pub plan: Plan,
}

pub(super) fn decide(concern: &Concern, command: FixPlan, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::FixPlan, &[Stage::Assigned, Stage::Handling])?;
    let unit = concern.unit().ok_or_else(|| not_now(concern, Step::FixPlan))?;
    let plan = command.plan;
    let leader = context.office.post(plan.leader).ok_or(Refusal::UnknownPost)?;
    let leads =
        leader.role == Role::UnitHead || (leader.role == Role::Supervisor && concern.class() == Some(Class::Sealed));
    if leader.unit != unit || !leads {
        return Err(Refusal::WrongPost { unit });
    }
    super::assign_lead::check_handler(concern, unit, plan.handler, context)?;
    if plan.due < context.today() {
        return Err(Refusal::PlanDuePast);
    }
    if let Some(due) = concern.due(ClockId::Done) {
        // A term that is already over cannot be kept by any plan; then the plan only must not lie in the past.
        if plan.due > due && due >= context.today() {
            return Err(Refusal::PlanAfterTerm { due });
        }
    }
    Ok(vec![Event::saying(super::Fact::PlanFixed(PlanFixed { plan }), Words::Plan(command.words))])
}
