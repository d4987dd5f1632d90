//! 不予受理: never without the reason and where to go instead, and registered all the same (信访工作条例 19, 23, 44).

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::words::{DeclineWords, Words};

/// The ground on which a concern is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclineGround {
    /// 依法应当通过诉讼、仲裁、行政复议等途径解决
    OtherProcedure,
    /// 不属于本机关职权
    NotOurs,
    /// 已受理或正在办理 (19 ¶3)
    BeingHandled,
    /// 复核终结后同一事实和理由 (36 ¶3)
    Final,
}

impl DeclineGround {
    /// Every ground.
    pub const ALL: [Self; 4] = [Self::OtherProcedure, Self::NotOurs, Self::BeingHandled, Self::Final];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::OtherProcedure => "other_procedure",
            Self::NotOurs => "not_ours",
            Self::BeingHandled => "being_handled",
            Self::Final => "final",
        }
    }
}

/// Decline, with ground, reason and the other way.
#[derive(Clone, Debug)]
pub struct DeclineToAccept {
    /// Why, as the law sorts it.
    pub ground: DeclineGround,
    /// Why and where instead, in words for the person.
    pub words: DeclineWords,
}

/// Not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAccepted {
    /// Why, as the law sorts it.
    pub ground: DeclineGround,
    /// Who declined.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: DeclineToAccept, _context: &Context) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::DeclineToAccept, &[Stage::Received, Stage::Transferred])?;
    let unit = concern.unit().ok_or_else(|| super::not_now(concern, Step::DeclineToAccept))?;
    let fact = super::Fact::NotAccepted(NotAccepted { ground: command.ground, unit });
    Ok(vec![Event::saying(fact, Words::Decline(command.words))])
}
