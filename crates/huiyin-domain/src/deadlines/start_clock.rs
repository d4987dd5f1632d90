//! A term begins with what happens in another room.

use super::clock::ClockId;
use super::fact::{ClockNo, ClockStarted, DuePromised, Fact};
use super::reckon::{Term, reckon};
use super::state::State;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{ReporterNo, TaskNo};
use crate::kernel::time::Day;

/// Starts a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartClock {
    /// Which kind.
    pub clock: ClockId,
    /// The law day of the starting event, such as the day a letter came.
    pub start: Day,
    /// A date that was told before, by another system: it stays, whatever the reckoning gives.
    pub promised: Option<Day>,
    /// The last day, where somebody gives it instead of the law.
    pub given: Option<Day>,
    /// The task it belongs to; several tasks may each have a clock of the same kind.
    pub task: Option<TaskNo>,
    /// The reporter after the first whose own term it is.
    pub reporter: Option<ReporterNo>,
}

impl StartClock {
    /// A term of the law begins, of the concern itself.
    pub fn of_law(clock: ClockId, start: Day) -> Self {
        Self { clock, start, promised: None, given: None, task: None, reporter: None }
    }
}

/// The term that runs goes on: a second start of the same kind changes nothing, since it would move a told date.
pub(super) fn decide(state: &State, command: StartClock, context: &Context) -> Vec<Event> {
    if state.find_open_for(command.clock, command.task, command.reporter).is_some() {
        return Vec::new();
    }
    let rule = context.policy.rule(command.clock);
    let started = ClockStarted {
        calendar: context.calendars.version(),
        clock: command.clock,
        given: command.given,
        no: state.next_no(),
        policy: context.policy.version(),
        reporter: command.reporter,
        start: command.start,
        task: command.task,
    };
    let reckoned = || reckon(&Term { rule, start: command.start, stops: &[], extra: 0 }, context.calendars).due;
    let told = command.promised.or_else(|| if rule.told { reckoned() } else { None });
    let promise = told.map(|due| promise(command.clock, started.no, due));
    let started = Event::bare(Fact::ClockStarted(started));
    std::iter::once(started).chain(promise).collect()
}

pub(super) fn promise(clock: ClockId, no: ClockNo, due: Day) -> Event {
    Event::bare(Fact::DuePromised(DuePromised { clock, due, no }))
}
