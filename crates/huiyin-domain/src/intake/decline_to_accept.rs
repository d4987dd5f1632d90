//! 不予受理: never without the reason and where to go instead, and registered all the same (信访工作条例 19, 23, 44).

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
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
    /// Until when another organ that has accepted the same matter is in time (19 ¶3); only for that ground.
    pub until: Option<Day>,
    /// Why, and which body, where, by which telephone, in words for the person.
    pub words: DeclineWords,
}

/// Not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotAccepted {
    /// Why, as the law sorts it.
    pub ground: DeclineGround,
    /// Who declined.
    pub unit: UnitId,
    /// Until when the organ that has the same matter is in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

pub(super) fn decide(concern: &Concern, command: DeclineToAccept, context: &Context) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::DeclineToAccept, &[Stage::Received, Stage::Transferred])?;
    let unit = concern.unit().ok_or_else(|| super::not_now(concern, Step::DeclineToAccept))?;
    let until = match command.ground {
        DeclineGround::NotOurs => {
            no_wrong_door(concern, &command.words, context)?;
            None
        }
        DeclineGround::BeingHandled => Some(in_time_elsewhere(command.until, context.today())?),
        DeclineGround::OtherProcedure | DeclineGround::Final => None,
    };
    let fact = super::Fact::NotAccepted(NotAccepted { ground: command.ground, unit, until });
    Ok(vec![Event::saying(fact, Words::Decline(command.words))])
}

/// 不推出门: what was sent here and is not ours is objected to, so that its sender finds the right unit (23 ¶3); and nobody is
/// sent on foot to a unit to which the concern itself can go (22).
fn no_wrong_door(concern: &Concern, words: &DeclineWords, context: &Context) -> Result<(), Refusal> {
    if concern.stage() == Stage::Transferred {
        return Err(Refusal::ObjectInstead);
    }
    let here = concern.unit();
    let mut units = context.office.units().filter(|(id, unit)| unit.works && Some(*id) != here);
    let named = units.find(|(_, unit)| words.instead.as_str().contains(unit.name.as_str()));
    let can_take = |id| [Role::FrontDesk, Role::UnitHead].into_iter().any(|role| context.office.has_post(id, role));
    match named {
        Some((unit, _)) if can_take(unit) => Err(Refusal::RouteInstead { unit }),
        Some(_) | None => Ok(()),
    }
}

/// The same matter, accepted by another organ and within its term (19 ¶3): after that term it is no ground any more.
fn in_time_elsewhere(until: Option<Day>, today: Day) -> Result<Day, Refusal> {
    let until = until.ok_or(Refusal::HandledUntilMissing)?;
    if until < today { Err(Refusal::HandledTermOver { until }) } else { Ok(until) }
}
