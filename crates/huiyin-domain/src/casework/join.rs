//! 并入: one of two look-alike concerns is handled in the other. It keeps number, receipt, code and progress page; one
//! decision answers both, and each person gets it as their own, judges it and asks for review by themselves.
//!
//! Both streams say so in the same transaction: `joined.v1` in the one, `taken_in.v1` in the other.

use serde::{Deserialize, Serialize};

use super::tasks::none_open;
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::deadlines::ClockId;
use crate::event::Event;
use crate::intake::{Accepted, needs_stage};
use crate::kernel::ids::{PostId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;

/// More than so many in one is a matter for a public answer, and for another page.
pub const MOST_JOINED: u32 = 50;

/// Handle this concern in that one.
#[derive(Clone, Debug)]
pub struct Join {
    /// The concern that leads from now on.
    pub into: Number,
}

/// This concern is handled in that one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Accepted along with it, when it was not accepted before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
    /// The last day for the answer that was told for the concern that leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// The handler's post, once one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<PostId>,
    /// The concern that leads.
    pub into: Number,
    /// The unit that has it.
    pub unit: UnitId,
}

/// The other side of joining: that concern is handled here. Follows from [`Join`].
#[derive(Clone, Debug)]
pub struct TakeIn {
    /// Which.
    pub concern: Number,
    /// The last day for an answer that was told there.
    pub due: Option<Day>,
}

/// That concern is handled here too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenIn {
    /// Which.
    pub concern: Number,
    /// The last day for an answer that was told there; the earlier of the two binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

/// The lead concern has moved to other hands, and this one moves along. Follows from what happens there.
#[derive(Clone, Debug)]
pub struct Follow {
    /// The handler's post, once one is named.
    pub handler: Option<PostId>,
    /// The unit that has it.
    pub unit: UnitId,
}

/// It moved along with the concern that leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The handler's post, once one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<PostId>,
    /// The unit that has it.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: Join, context: &Context) -> Result<Vec<Event>, Refusal> {
    may_be_joined(concern)?;
    let lead = other(concern, command.into, context)?;
    may_lead(concern, lead)?;
    let unit = lead.unit().ok_or(Refusal::KinUnknown)?;
    let accepted = match concern.intake.acceptance() {
        Some(_) => None,
        None => lead.intake.acceptance().map(|with| Accepted {
            category: with.category.clone(),
            path: with.path,
            track: with.track,
            unit,
        }),
    };
    let due = told_due(lead).filter(|due| *due >= context.today());
    let joined = Joined { accepted, due, handler: lead.handler(), into: command.into, unit };
    Ok(vec![Event::bare(super::Fact::Joined(joined))])
}

/// The other concern of a command that names one: never this one itself, and one that was looked at together with it.
pub(crate) fn other<'a>(concern: &Concern, number: Number, context: &Context<'a>) -> Result<&'a Concern, Refusal> {
    if concern.number() == Some(number) {
        return Err(Refusal::SameConcern);
    }
    context.kin(number).ok_or(Refusal::KinUnknown)
}

fn may_be_joined(concern: &Concern) -> Result<(), Refusal> {
    if let Some(into) = concern.casework.kin.into {
        return Err(Refusal::HandledElsewhere { into });
    }
    const OPEN: [Stage; 5] = [Stage::Received, Stage::Transferred, Stage::Accepted, Stage::Assigned, Stage::Handling];
    needs_stage(concern, Step::Join, &OPEN)?;
    if !concern.casework.kin.joined.is_empty() {
        return Err(Refusal::OthersJoined);
    }
    if concern.casework.answered {
        return Err(Refusal::AnsweredBefore);
    }
    none_open(concern)
}

fn may_lead(concern: &Concern, lead: &Concern) -> Result<(), Refusal> {
    // 信访工作条例 30: what is sealed stays by itself, whatever it looks like.
    if concern.class() != lead.class() {
        return Err(Refusal::OtherClass);
    }
    if let Some(into) = lead.casework.kin.into {
        return Err(Refusal::LeadJoined { into });
    }
    match lead.stage() {
        Stage::Accepted | Stage::Assigned | Stage::Handling | Stage::Handed => {}
        Stage::Unfiled | Stage::Received | Stage::Transferred | Stage::Objected => {
            return Err(Refusal::LeadNotAccepted);
        }
        stage @ (Stage::NotAccepted
        | Stage::Repeated
        | Stage::Joined
        | Stage::Signed
        | Stage::Delivered
        | Stage::Disputed
        | Stage::Withdrawn
        | Stage::Closed) => return Err(Refusal::LeadOver { stage }),
    }
    if lead.casework.kin.joined.len() >= usize::try_from(MOST_JOINED).unwrap_or(usize::MAX) {
        return Err(Refusal::TooManyJoined { max: MOST_JOINED });
    }
    Ok(())
}

/// The last day for the answer that holds for a concern.
pub(crate) fn told_due(concern: &Concern) -> Option<Day> {
    concern.deadlines.find_open(ClockId::Done).and_then(crate::deadlines::Clock::due)
}

/// Never refused: it follows from what was decided for the other.
pub(super) fn decide_take_in(concern: &Concern, command: TakeIn) -> Vec<Event> {
    if concern.casework.kin.joined.contains(&command.concern) {
        return Vec::new();
    }
    vec![Event::bare(super::Fact::TakenIn(TakenIn { concern: command.concern, due: command.due }))]
}

/// Never refused, as above.
pub(super) fn decide_follow(command: &Follow) -> Vec<Event> {
    vec![Event::bare(super::Fact::Followed(Followed { handler: command.handler, unit: command.unit }))]
}
