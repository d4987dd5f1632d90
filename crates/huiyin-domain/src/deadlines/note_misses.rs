//! A term passed. Nobody has to say so: a job asks every day.

use super::fact::{ClockMissed, Fact};
use super::state::{Clock, State};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::time::Day;

pub(super) fn decide(state: &State, context: &Context) -> Vec<Event> {
    let today = context.today();
    state.clocks().iter().filter_map(|clock| missed(clock, today)).collect()
}

/// The miss of a running clock whose last day lies before `today`. All that happens on the last day is in time.
pub(super) fn missed(clock: &Clock, today: Day) -> Option<Event> {
    let due = clock.due().filter(|due| clock.is_running() && today > *due)?;
    Some(Event::bare(Fact::ClockMissed(ClockMissed { clock: clock.id, due, no: clock.no })))
}
