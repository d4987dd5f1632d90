//! 送达: only when it is in the person's hands does the term for asking review run (信访工作条例 35).

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{is_reached, needs_stage};
use crate::kernel::actor::Actor;
use crate::kernel::ids::ReporterNo;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// How the reply reached the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryManner {
    /// 当面交给本人
    ByHand,
    /// 邮寄，凭邮件号
    Post,
    /// 电话读给本人听
    Phone,
    /// 本人在网页上点了“我收到了”
    OnPage,
}

impl DeliveryManner {
    /// What staff may record; [`Self::OnPage`] is the citizen's own act.
    pub const BY_STAFF: [Self; 3] = [Self::ByHand, Self::Post, Self::Phone];

    /// The word for forms and sentences.
    pub fn word(self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::Post => "post",
            Self::Phone => "phone",
            Self::OnPage => "on_page",
        }
    }
}

/// A delivery: how, and on which day it was in the person's hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// How.
    pub manner: DeliveryManner,
    /// When.
    pub on: Day,
}

/// Record the delivery.
#[derive(Clone, Debug)]
pub struct DeliverReply {
    /// How and when.
    pub delivery: Delivery,
    /// Whom it reached; on the page it is whoever showed their code.
    pub to: ReporterNo,
    /// Post number, or who handed or read it; a page needs none.
    pub note: Option<SaidWords>,
}

/// Delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDelivered {
    /// How and when.
    pub delivery: Delivery,
    /// Whom it reached.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
}

pub(super) fn decide(concern: &Concern, command: DeliverReply, context: &Context) -> Result<Vec<Event>, Refusal> {
    let by_citizen = matches!(context.actor, Actor::Citizen);
    let reporter = if by_citizen { context.relation.reporter } else { command.to };
    is_reached(concern, reporter)?;
    if concern.casework.reply().is_some_and(|reply| reply.of(reporter).delivery.is_some()) {
        return Err(Refusal::AlreadyDelivered);
    }
    // One's 没解决 keeps nobody else from getting the answer.
    needs_stage(concern, Step::DeliverReply, &[Stage::Signed, Stage::Disputed])?;
    let on_page = command.delivery.manner == DeliveryManner::OnPage;
    if on_page != by_citizen {
        return Err(Refusal::DeliveryManner);
    }
    let signed_on = concern.casework.reply().map(|reply| reply.signed_at.day(context.zone));
    // What the person presses on the page happens now; only staff tell afterwards of another day.
    let earliest = if on_page { Some(context.today()) } else { signed_on };
    if command.delivery.on > context.today() || earliest.is_some_and(|earliest| command.delivery.on < earliest) {
        return Err(Refusal::DeliveryDay);
    }
    let fact = super::Fact::ReplyDelivered(ReplyDelivered { delivery: command.delivery, reporter });
    Ok(vec![match command.note {
        Some(note) => Event::saying(fact, Words::Said(note)),
        None => Event::bare(fact),
    }])
}
