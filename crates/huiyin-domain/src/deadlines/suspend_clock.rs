//! 中止、恢复: a term is not counted for a time, where its rule names the reason (for a hearing: 信访工作条例 36), and only
//! there. The stop is data of the rule; the citizen is told of it, and sees every day that is left out.

use super::clock::{ClockId, Extender, StopReason};
use super::extend_clock::{has_power, told_later};
use super::fact::{ClockResumed, ClockSuspended, Fact, MoveReason};
use super::reckon::{Stop, Term, reckon};
use super::state::{Clock, State};
use crate::access::Deny;
use crate::concern::{Class, Concern};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Prose;
use crate::kernel::time::Day;
use crate::review::Level;
use crate::words::{SaidWords, Words};

/// Stops a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspendClock {
    /// Which kind.
    pub clock: ClockId,
    /// For what; the rule of the clock has to name it.
    pub because: StopReason,
    /// What is waited for; the citizen reads it.
    pub reason: Prose,
}

/// Lets it run on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResumeClock {
    /// Which kind.
    pub clock: ClockId,
}

/// Stops a term by what happens in another room, where its rule names that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopClock {
    /// Which kind.
    pub clock: ClockId,
    /// For what.
    pub because: StopReason,
}

/// Lets it run on by what happens in another room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunOn {
    /// Which kind.
    pub clock: ClockId,
}

/// Where the rule does not name it, or nothing runs, nothing stops.
pub(super) fn stop(state: &State, command: &StopClock, context: &Context) -> Vec<Event> {
    let clock = state.find_open(command.clock).filter(|clock| clock.is_running() && !clock.is_stopped());
    let clock = clock.filter(|clock| clock.rule().stops.contains(&command.because));
    let in_time = clock.filter(|clock| clock.due().is_none_or(|due| context.today() <= due));
    let suspended = in_time.map(|clock| {
        let suspended = ClockSuspended { because: command.because, clock: clock.id, no: clock.no, on: context.today() };
        Event::bare(Fact::ClockSuspended(suspended))
    });
    suspended.into_iter().collect()
}

/// What does not stand still need not be set going.
pub(super) fn run_on(state: &State, command: &RunOn, context: &Context) -> Vec<Event> {
    let stopped = state.find_open(command.clock).filter(|clock| clock.is_stopped());
    stopped.map(|clock| resumed(clock, context.today())).unwrap_or_default()
}

fn resumed(clock: &Clock, on: Day) -> Vec<Event> {
    let resumed = Event::bare(Fact::ClockResumed(ClockResumed { clock: clock.id, no: clock.no, on }));
    let moved = due_after(clock, on).and_then(|to| told_later(clock, to, MoveReason::Stopped));
    std::iter::once(resumed).chain(moved).collect()
}

/// Only what the rule names stops a term, and never one that is over.
pub(super) fn decide(concern: &Concern, command: SuspendClock, context: &Context) -> Result<Vec<Event>, Refusal> {
    let today = context.today();
    let clock = powerful(concern, command.clock, context)?;
    if !clock.rule().stops.contains(&command.because) {
        return Err(Refusal::StopNotAllowed);
    }
    if let Some(stop) = clock.stops.last().filter(|_| clock.is_stopped()) {
        return Err(Refusal::AlreadySuspended { since: stop.from });
    }
    if let Some(due) = clock.due().filter(|due| today > *due || !clock.is_running()) {
        return Err(Refusal::TermOver { due });
    }
    let suspended = ClockSuspended { because: command.because, clock: clock.id, no: clock.no, on: today };
    let said = Words::Said(SaidWords { text: command.reason });
    Ok(vec![Event::saying(Fact::ClockSuspended(suspended), said)])
}

/// A told date moves by the days that were left out.
pub(super) fn decide_resume(concern: &Concern, command: ResumeClock, context: &Context) -> Result<Vec<Event>, Refusal> {
    let clock = powerful(concern, command.clock, context)?;
    if !clock.is_stopped() {
        return Err(Refusal::NotSuspended);
    }
    Ok(resumed(clock, context.today()))
}

/// The clock, for somebody who may stop it and let it run on: who heads the unit whose term it is. The term of a review is the
/// reviewing unit's (信访工作条例 35, 36), never that of the unit whose answer it looks at.
fn powerful<'a>(concern: &'a Concern, clock: ClockId, context: &Context) -> Result<&'a Clock, Refusal> {
    let clock = concern.deadlines.find_open(clock).ok_or(Refusal::NoClock)?;
    let level = Level::ALL.into_iter().find(|level| level.clock() == clock.id);
    let may = match level {
        Some(level) => heads_review(level, concern, context),
        None => has_power(Extender::Head, concern, context),
    };
    if may { Ok(clock) } else { Err(Refusal::Denied(Deny::NoPost)) }
}

fn heads_review(level: Level, concern: &Concern, context: &Context) -> bool {
    let open = concern.review.open.as_ref().filter(|open| open.level == level);
    let Some(unit) = open.and_then(|open| open.unit) else { return false };
    match concern.class() {
        Some(Class::Sealed) => context.actor.has(Role::Supervisor),
        Some(Class::Ordinary) | None => context.actor.has_in(Role::UnitHead, unit),
    }
}

fn due_after(clock: &Clock, on: Day) -> Option<Day> {
    let mut stops: Vec<Stop> = clock.stops.clone();
    stops.last_mut()?.to = Some(on);
    reckon(&Term { stops: &stops, ..clock.term(clock.rule()) }, clock.calendars()).due
}
