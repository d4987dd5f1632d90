//! What a clock asks for was done.

use super::clock::ClockId;
use super::fact::{ClockMet, Fact};
use super::note_misses::missed;
use super::state::State;
use crate::event::Event;
use crate::kernel::ids::{ReporterNo, TaskNo};
use crate::kernel::time::Day;

/// Records that a clock was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetClock {
    /// Which kind.
    pub clock: ClockId,
    /// Of which task; `None` for the concern's own.
    pub task: Option<TaskNo>,
    /// Of which reporter after the first; `None` for everybody's.
    pub reporter: Option<ReporterNo>,
    /// The law day on which it was done.
    pub on: Day,
}

/// A clock that does not run cannot be met, and need not be: whoever reacts to an event need not know which clocks run.
/// If the last day has passed unrecorded, the miss is recorded first, so that a late answer is always seen as late.
pub(super) fn decide(state: &State, command: MeetClock) -> Vec<Event> {
    let Some(clock) = state.find_open_for(command.clock, command.task, command.reporter) else {
        return Vec::new();
    };
    let met = Event::bare(Fact::ClockMet(ClockMet { clock: clock.id, no: clock.no, on: command.on }));
    missed(clock, command.on).into_iter().chain([met]).collect()
}
