//! What a rule may know beside the concern: everything comes in here, nothing is read from the air.

use crate::access::Relation;
use crate::concern::Concern;
use crate::deadlines::{Calendars, Policy};
use crate::event::Stamp;
use crate::kernel::actor::Actor;
use crate::kernel::number::Number;
use crate::kernel::time::{Day, Moment, Zone};
use crate::office::Office;

/// The world around one decision.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The instant of recording.
    pub now: Moment,
    /// Whose days are law days.
    pub zone: &'a Zone,
    /// Who acts.
    pub actor: &'a Actor,
    /// What ties the actor to the concern.
    pub relation: Relation,
    /// Clocks as data.
    pub policy: &'a Policy,
    /// Working days of the years that are published.
    pub calendars: &'a Calendars,
    /// Units, posts, areas and categories as of now.
    pub office: &'a Office,
    /// Every concern that is looked at together with the one decided, itself among them; most commands touch one alone.
    pub kin: &'a [Concern],
}

impl<'a> Context<'a> {
    /// The concern of this number, when it is looked at too.
    pub fn kin(&self, number: Number) -> Option<&'a Concern> {
        self.kin.iter().find(|concern| concern.number() == Some(number))
    }

    /// The law day of now.
    pub fn today(&self) -> Day {
        self.now.day(self.zone)
    }

    /// The stamp that an event decided now will carry.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.now, actor: self.actor.clone() }
    }
}
