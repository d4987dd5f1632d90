//! A new policy or calendar reaches a running concern only by an event in its own stream, so that old dates stay
//! explainable and no calendar file moves a million dates behind people's backs.

use super::clock::Side;
use super::fact::{ClockNo, DueMoved, Fact, MoveReason, VersionsTaken};
use super::reckon::reckon;
use super::state::{Clock, State};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::time::Day;

/// What new versions mean for one clock.
enum Change {
    /// No told date changes.
    Quiet(ClockNo),
    /// A told date changes.
    Moves(DueMoved),
    /// The change would go against the citizen: the clock keeps its old versions and the date that was told.
    Keeps,
}

pub(super) fn decide(state: &State, context: &Context) -> Vec<Event> {
    let (policy, calendar) = (context.policy.version(), context.calendars.version());
    let behind = state
        .clocks()
        .iter()
        .filter(|clock| clock.is_running() && (clock.policy, clock.calendar) != (policy, calendar));
    let (mut quiet, mut events) = (Vec::new(), Vec::new());
    for clock in behind {
        match change(clock, context) {
            Change::Quiet(no) => quiet.push(no),
            Change::Moves(moved) => events.push(Event::bare(Fact::DueMoved(moved))),
            Change::Keeps => {}
        }
    }
    if !quiet.is_empty() {
        events.push(Event::bare(Fact::VersionsTaken(VersionsTaken { calendar, clocks: quiet, policy })));
    }
    events
}

fn change(clock: &Clock, context: &Context) -> Change {
    let before = clock.reckoning();
    let after = reckon(&clock.term(context.policy.rule(clock.id)), context.calendars);
    // A date that another system told is not ours to reckon again; it stays.
    let told_by_us = clock.promised.filter(|promised| Some(*promised) == before.due);
    let (Some(from), Some(to)) = (told_by_us, after.due) else {
        return Change::Quiet(clock.no);
    };
    if from == to {
        return Change::Quiet(clock.no);
    }
    let is_settled_now = before.is_provisional() && !after.is_provisional();
    match why_it_may_move(clock, is_settled_now, (from, to)) {
        Some(because) => Change::Moves(DueMoved {
            because,
            calendar: context.calendars.version(),
            clock: clock.id,
            from,
            no: clock.no,
            policy: context.policy.version(),
            to,
        }),
        None => Change::Keeps,
    }
}

/// A provisional date was told as such and moves either way once the notice is out; any other only in the citizen's favour.
fn why_it_may_move(clock: &Clock, is_settled_now: bool, (from, to): (Day, Day)) -> Option<MoveReason> {
    let in_favour = match clock.rule().side {
        Side::Duty => to < from,
        Side::Right => to > from,
    };
    match (is_settled_now, in_favour) {
        (true, _) => Some(MoveReason::Published),
        (false, true) => Some(MoveReason::Favour),
        (false, false) => None,
    }
}
