//! 送达复查、复核意见: from that day the term for re-review runs, or the matter is final, or the unit answers anew.

use serde::{Deserialize, Serialize};

use super::rules::open;
use super::state::Standing;
use super::{Fact, Level};
use crate::casework::{Delivery, DeliveryManner};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::actor::Actor;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Record the delivery.
#[derive(Clone, Debug)]
pub struct DeliverReview {
    /// How and when.
    pub delivery: Delivery,
    /// Post number, or who handed or read it; a page needs none.
    pub note: Option<SaidWords>,
}

/// Delivered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDelivered {
    /// Whether the unit that answered takes it up again: a point was changed or sent back.
    pub back: bool,
    /// How and when.
    pub delivery: Delivery,
    /// Whether the matter is final from here on.
    pub last: bool,
    /// Which look.
    pub level: Level,
}

pub(super) fn decide(concern: &Concern, command: DeliverReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    let review = open(concern, Step::DeliverReview)?;
    let Standing::Signed { at, .. } = review.standing else {
        return Err(not_now(concern, Step::DeliverReview));
    };
    let on_page = command.delivery.manner == DeliveryManner::OnPage;
    if on_page != matches!(context.actor, Actor::Citizen) {
        return Err(Refusal::DeliveryManner);
    }
    // A body outside hands its paper over itself, often before we hear of it.
    let signed_on = if review.unit.is_some() { at.day(context.zone) } else { review.on };
    let earliest = if on_page { context.today() } else { signed_on };
    if command.delivery.on > context.today() || command.delivery.on < earliest {
        return Err(Refusal::DeliveryDay);
    }
    let (back, last, level) = (review.leads_back(), review.ends_it(), review.level);
    let fact = Fact::ReviewDelivered(ReviewDelivered { back, delivery: command.delivery, last, level });
    Ok(vec![match command.note {
        Some(note) => Event::saying(fact, Words::Said(note)),
        None => Event::bare(fact),
    }])
}
