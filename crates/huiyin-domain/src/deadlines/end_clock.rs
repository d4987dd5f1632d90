//! A term ends without being met: withdrawn, transferred, not accepted.

use super::clock::{ClockId, Side};
use super::fact::{ClockEnded, EndReason, Fact};
use super::note_misses::missed;
use super::state::{Clock, State};
use crate::event::Event;
use crate::kernel::ids::TaskNo;
use crate::kernel::time::Day;

/// Ends clocks that no longer ask for anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndClock {
    /// Which kind; `None` ends all that the reason reaches.
    pub clock: Option<ClockId>,
    /// Of which task alone; `None` reaches all of the kind.
    pub task: Option<TaskNo>,
    /// The law day.
    pub on: Day,
    /// Why.
    pub because: EndReason,
}

/// A clock that does not run need not be ended. A miss before that day is recorded first: a withdrawal does not wipe it out.
pub(super) fn decide(state: &State, command: EndClock) -> Vec<Event> {
    let ending = state.open().filter(|clock| match (command.clock, command.task) {
        (Some(id), None) => id == clock.id,
        (Some(id), task) => id == clock.id && task == clock.task,
        (None, _) => reaches(command.because, clock),
    });
    ending
        .flat_map(|clock| {
            let ended = ClockEnded { because: command.because, clock: clock.id, no: clock.no, on: command.on };
            missed(clock, command.on).into_iter().chain([Event::bare(Fact::ClockEnded(ended))])
        })
        .collect()
}

/// What the office does ends its own duties. The term in which the citizen may ask for review (信访工作条例 35) ends by
/// time, by being used, or because the citizen withdraws: closing a concern takes no right away.
fn reaches(because: EndReason, clock: &Clock) -> bool {
    // Whoever handed it down still waits for the result when the person has an answer.
    if clock.id == ClockId::Assigned && matches!(because, EndReason::NotAccepted | EndReason::Closed) {
        return false;
    }
    match (clock.rule().side, because) {
        (Side::Duty, _) | (Side::Right, EndReason::Withdrawn) => true,
        (
            Side::Right,
            EndReason::Transferred
            | EndReason::Objected
            | EndReason::NotAccepted
            | EndReason::Superseded
            | EndReason::Closed,
        ) => false,
    }
}
