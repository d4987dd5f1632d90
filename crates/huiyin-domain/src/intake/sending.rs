//! Where a concern is on its way to another unit: by which way it was sent, who answers for it until somebody has signed,
//! and what the unit that handed it down gets back (首办责任; 信访工作条例 22–24).

#[cfg(test)]
mod tests;

use super::hand_down::HandedDown;
use super::report_result::has_result;
use super::{Door, Objection, State, UpGround, not_now};
use crate::concern::{Class, Concern, OwedBy, Stage, Step};
use crate::context::Context;
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::{Day, Moment};

/// By which way a concern was sent to another unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// 转送
    Transfer,
    /// 交办
    HandDown,
    /// 报请
    SubmitUp(UpGround),
}

/// How the result of what was handed down stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultStanding {
    /// The unit owes it.
    Owed,
    /// Reported; the sender takes it or sends it back.
    Reported {
        /// When.
        at: Moment,
    },
    /// Taken: nothing more is owed to the sender.
    Taken,
}

/// 交办: the sender waits for the result and the report on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handed {
    /// Who waits for it.
    pub from: UnitId,
    /// Who owes it.
    pub to: UnitId,
    /// The last day that was given.
    pub due: Day,
    /// How it stands.
    pub result: ResultStanding,
}

/// A step that is owed beside the concern's own next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Who.
    pub by: OwedBy,
    /// What.
    pub step: Step,
    /// The last day for it; `None` where it is owed at once.
    pub due: Option<Day>,
}

impl State {
    /// The unit that sent it and still answers for it: nobody has signed, an objection waits for it, or it handed the
    /// concern down and waits for the result.
    pub fn sender(&self) -> Option<UnitId> {
        match &self.door {
            Door::Transferred { from, signed: None, .. } => Some(*from),
            Door::Transferred { from, objection: Objection::Open, .. } => Some(*from),
            Door::Unfiled
            | Door::Received
            | Door::Transferred { .. }
            | Door::NotAccepted
            | Door::Repeated { .. }
            | Door::Accepted(_) => self.waiting().map(|handed| handed.from),
        }
    }

    /// What was handed down and whose result the sender has not taken yet.
    pub(super) fn waiting(&self) -> Option<Handed> {
        self.handed_down.filter(|handed| handed.result != ResultStanding::Taken)
    }

    /// When it was sent, while nobody has signed for it.
    pub fn unsigned_since(&self) -> Option<Moment> {
        match &self.door {
            Door::Transferred { at, signed: None, .. } => Some(*at),
            Door::Unfiled
            | Door::Received
            | Door::Transferred { .. }
            | Door::NotAccepted
            | Door::Repeated { .. }
            | Door::Accepted(_) => None,
        }
    }

    /// It goes to another unit. Whoever was named by the unit above both may not object again (24).
    pub(super) fn send(&mut self, (from, to): (UnitId, UnitId), way: Way, at: Moment) {
        let named = matches!(&self.door, Door::Transferred { way: Way::SubmitUp(UpGround::Dispute), .. });
        let objection = if named { Objection::Refused } else { Objection::None };
        self.handed_down = None;
        self.door = Door::Transferred { to, from, way, at, signed: None, objection };
    }

    pub(super) fn hand_down(&mut self, handed: &HandedDown, at: Moment) {
        self.send((handed.from, handed.to), Way::HandDown, at);
        let HandedDown { due, from, to } = *handed;
        self.handed_down = Some(Handed { from, to, due, result: ResultStanding::Owed });
    }

    /// It is with its sender again: at the desk that took it in, or with the unit above that had sent it down.
    pub(super) fn give_back(&mut self, unit: UnitId, at: Moment) {
        let desk = self.record.as_ref().map(|record| record.desk);
        self.handed_down = None;
        self.door = match desk {
            Some(desk) if desk != unit => Door::Transferred {
                to: unit,
                from: desk,
                way: Way::SubmitUp(UpGround::Important),
                at,
                signed: Some(at),
                objection: Objection::Refused,
            },
            Some(_) | None => Door::Received,
        };
    }

    pub(super) fn sign(&mut self, at: Moment) {
        if let Door::Transferred { signed, .. } = &mut self.door {
            *signed = signed.or(Some(at));
        }
    }
}

/// The unit that may send the concern on now: the desk that has it; the sender itself while nobody has signed; the unit
/// above to which it was submitted; and, upward only, the sender to whom an objection was made.
pub(super) fn may_send(concern: &Concern, step: Step, context: &Context) -> Result<UnitId, Refusal> {
    let acts_for = |unit: UnitId| holds_in(context.actor, unit);
    let stage = concern.stage();
    let sender = match &concern.intake.door {
        Door::Received if stage == Stage::Received => concern.desk(),
        Door::Transferred { from, .. } if stage == Stage::Objected => {
            (step == Step::SubmitUp && acts_for(*from)).then_some(*from)
        }
        Door::Transferred { to, way: Way::SubmitUp(_), .. } if stage == Stage::Transferred && acts_for(*to) => {
            Some(*to)
        }
        Door::Transferred { from, signed: None, .. } if stage == Stage::Transferred && acts_for(*from) => Some(*from),
        Door::Unfiled
        | Door::Received
        | Door::Transferred { .. }
        | Door::NotAccepted
        | Door::Repeated { .. }
        | Door::Accepted(_) => None,
    };
    sender.ok_or_else(|| not_now(concern, step))
}

fn holds_in(actor: &Actor, unit: UnitId) -> bool {
    actor.posts().iter().any(|held| held.unit == unit)
}

/// A unit to which a concern can be sent: it works, somebody there can take it, it is not where the concern is, and it has
/// not been found already that the matter is not its own.
pub(super) fn can_take(concern: &Concern, (from, to): (UnitId, UnitId), context: &Context) -> Result<(), Refusal> {
    match context.office.unit(to) {
        None => return Err(Refusal::UnknownUnit),
        Some(unit) if !unit.works => return Err(Refusal::UnitGone { unit: to }),
        Some(_) => {}
    }
    if to == from || concern.unit() == Some(to) {
        return Err(Refusal::SameUnit);
    }
    let named_above = from != concern.desk().unwrap_or(from);
    if concern.intake.not_theirs.contains(&to) && !named_above {
        return Err(Refusal::NotTheirs { unit: to });
    }
    // Somebody there has to be able to take it. A sealed concern is for supervisors' posts alone.
    let takers: &[Role] = match concern.class() {
        Some(Class::Sealed) => &[Role::Supervisor],
        Some(Class::Ordinary) | None => &[Role::FrontDesk, Role::UnitHead],
    };
    if takers.iter().any(|role| context.office.has_post(to, *role)) {
        Ok(())
    } else {
        Err(Refusal::WrongPost { unit: to })
    }
}

/// What is owed beside the concern's own next step, as far as it can be done now.
pub(crate) fn asides(concern: &Concern) -> Vec<Aside> {
    if concern.intake.withdrawn.is_some() {
        return Vec::new();
    }
    let sealed = concern.class() == Some(Class::Sealed);
    let by = |unit, role| OwedBy::Role { unit, role: if sealed { Role::Supervisor } else { role } };
    let unseen = concern.intake.urgent.filter(|urgent| !urgent.seen);
    let seen = unseen.map(|urgent| Aside { by: by(urgent.to, urgent.role), step: Step::SeeUrgent, due: None });
    let result = concern.intake.handed_down.and_then(|handed| match handed.result {
        ResultStanding::Owed if has_result(concern) => {
            let by = by(handed.to, Role::UnitHead);
            Some(Aside { by, step: Step::ReportResult, due: Some(handed.due) })
        }
        ResultStanding::Reported { .. } => {
            Some(Aside { by: by(handed.from, Role::FrontDesk), step: Step::TakeResult, due: None })
        }
        ResultStanding::Owed | ResultStanding::Taken => None,
    });
    seen.into_iter().chain(result).collect()
}
