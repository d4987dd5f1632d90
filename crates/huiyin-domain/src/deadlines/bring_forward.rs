//! A told date comes earlier, because a concern to which an earlier one was told is answered together with this one.

use super::clock::ClockId;
use super::fact::{DueMoved, Fact, MoveReason};
use super::state::State;
use crate::event::Event;
use crate::kernel::time::Day;

/// Brings a told date forward. A day that is not earlier changes nothing: told dates only move in the citizen's favour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BringForward {
    /// Which kind.
    pub clock: ClockId,
    /// The day that binds from now on.
    pub to: Day,
}

pub(super) fn decide(state: &State, command: BringForward) -> Vec<Event> {
    let Some(clock) = state.find_open(command.clock).filter(|clock| clock.is_running()) else { return Vec::new() };
    let Some(from) = clock.due().filter(|from| command.to < *from) else { return Vec::new() };
    vec![Event::bare(Fact::DueMoved(DueMoved {
        because: MoveReason::Joined,
        calendar: clock.calendar,
        clock: clock.id,
        from,
        no: clock.no,
        policy: clock.policy,
        to: command.to,
    }))]
}
