//! A term ends without being met: withdrawn, transferred, not accepted.

use super::clock::ClockId;
use super::fact::{ClockEnded, EndReason, Fact};
use super::note_misses::missed;
use super::state::State;
use crate::event::Event;
use crate::kernel::time::Day;

/// Ends clocks that no longer ask for anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndClock {
    /// Which kind; `None` ends all that are open.
    pub clock: Option<ClockId>,
    /// The law day.
    pub on: Day,
    /// Why.
    pub because: EndReason,
}

/// A clock that does not run need not be ended. A miss before that day is recorded first: a withdrawal does not wipe it out.
pub(super) fn decide(state: &State, command: EndClock) -> Vec<Event> {
    let ending = state.open().filter(|clock| command.clock.is_none_or(|id| id == clock.id));
    ending
        .flat_map(|clock| {
            let ended = ClockEnded { because: command.because, clock: clock.id, no: clock.no, on: command.on };
            missed(clock, command.on).into_iter().chain([Event::bare(Fact::ClockEnded(ended))])
        })
        .collect()
}
