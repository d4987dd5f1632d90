//! What ended the clocks is undone, so they run on from where they began.

use super::fact::{ClockExtended, ClockNo, ClockResumed, ClockStarted, ClockSuspended, EndReason, Fact};
use super::start_clock::promise;
use super::state::{Clock, Standing, State};
use crate::event::Event;

/// Lets clocks run on that ended for this reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviveClocks {
    /// The reason that no longer holds.
    pub because: EndReason,
}

/// The clock begins again under a number of its own, from the same day, with the same versions, extension and promise:
/// a withdrawal that is undone wins the office no time.
pub(super) fn decide(state: &State, command: ReviveClocks) -> Vec<Event> {
    let ended = state.clocks().iter().filter(|clock| ended_by(clock, command.because) && is_last_of_kind(state, clock));
    let numbers = (state.next_no().0..).map(ClockNo);
    ended.zip(numbers).flat_map(|(clock, no)| revive(clock, no)).collect()
}

fn ended_by(clock: &Clock, reason: EndReason) -> bool {
    match clock.standing {
        Standing::Ended { because, .. } => because == reason,
        Standing::Running | Standing::Missed { .. } | Standing::Met { .. } | Standing::MetLate { .. } => false,
    }
}

fn is_last_of_kind(state: &State, clock: &Clock) -> bool {
    let same = |other: &&Clock| (other.id, other.task, other.reporter) == (clock.id, clock.task, clock.reporter);
    state.clocks().iter().rev().find(same).is_some_and(|last| last.no == clock.no)
}

fn revive(clock: &Clock, no: ClockNo) -> Vec<Event> {
    let started = ClockStarted {
        calendar: clock.calendar,
        clock: clock.id,
        given: clock.given,
        no,
        policy: clock.policy,
        reporter: clock.reporter,
        start: clock.start,
        task: clock.task,
    };
    let extended = clock.extension.map(|extension| {
        Event::bare(Fact::ClockExtended(ClockExtended { clock: clock.id, days: extension.days, no, on: extension.on }))
    });
    let promised = clock.promised.map(|due| promise(clock.id, no, due));
    std::iter::once(Event::bare(Fact::ClockStarted(started)))
        .chain(extended)
        .chain(promised)
        .chain(stops(clock, no))
        .collect()
}

/// What was left out stays left out.
fn stops(clock: &Clock, no: ClockNo) -> impl Iterator<Item = Event> {
    let id = clock.id;
    clock.stops.iter().flat_map(move |stop| {
        let began = Fact::ClockSuspended(ClockSuspended { because: stop.because, clock: id, no, on: stop.from });
        let ended = stop.to.map(|on| Fact::ClockResumed(ClockResumed { clock: id, no, on }));
        std::iter::once(began).chain(ended).map(Event::bare)
    })
}
