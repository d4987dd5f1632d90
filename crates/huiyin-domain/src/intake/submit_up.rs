//! 报请: to the unit above, or another competent unit above, with reasons; the citizen is told (信访工作条例 22 四, 24).

use serde::{Deserialize, Serialize};

use super::sending::{can_take, may_send};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Why a concern goes upward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpGround {
    /// 超出本级职权
    BeyondPower,
    /// 情况重大 (22 四)
    Important,
    /// 受理有争议，由共同的上一级决定 (24)
    Dispute,
}

impl UpGround {
    /// Every ground.
    pub const ALL: [Self; 3] = [Self::BeyondPower, Self::Important, Self::Dispute];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::BeyondPower => "beyond_power",
            Self::Important => "important",
            Self::Dispute => "dispute",
        }
    }
}

/// Submit upward.
#[derive(Clone, Debug)]
pub struct SubmitUp {
    /// To whom.
    pub to: UnitId,
    /// Why it goes upward, as the law sorts it.
    pub ground: UpGround,
    /// Why, in words; the citizen reads it.
    pub reason: SaidWords,
}

/// Submitted upward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmittedUp {
    /// From whom.
    pub from: UnitId,
    /// Why, as the law sorts it.
    pub ground: UpGround,
    /// To whom.
    pub to: UnitId,
}

pub(super) fn decide(concern: &Concern, command: SubmitUp, context: &Context) -> Result<Vec<Event>, Refusal> {
    let from = may_send(concern, Step::SubmitUp, context)?;
    let office = context.office;
    if !office.units().any(|(id, unit)| unit.works && office.is_above(id, from)) {
        return Err(Refusal::NobodyAbove);
    }
    if !office.is_above(command.to, from) && office.works(command.to) {
        return Err(Refusal::NotAbove { unit: command.to });
    }
    can_take(concern, (from, command.to), context)?;
    let fact = super::Fact::SubmittedUp(SubmittedUp { from, ground: command.ground, to: command.to });
    Ok(vec![Event::saying(fact, Words::Said(command.reason))])
}
