//! A unit head lengthens a term, once, while it runs, and tells the citizen why (信访工作条例 34). Of concerns that were joined the
//! term is lengthened along with the one that leads: one answer serves all, and each person is told of their own new day.

use std::num::NonZeroU16;

use super::clock::{ClockId, Extender};
use super::fact::{ClockExtended, DueMoved, Fact, MoveReason};
use super::reckon::{Term, reckon};
use super::state::{Clock, State};
use crate::access::Deny;
use crate::concern::{Class, Concern};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::actor::Role;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Prose;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// Lengthens a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtendClock {
    /// Which kind.
    pub clock: ClockId,
    /// By how many, in the rule's unit.
    pub days: NonZeroU16,
    /// Why; the citizen reads it.
    pub reason: Prose,
}

/// Lengthens the same term of a concern that was joined. Follows from [`ExtendClock`] of the concern that leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeExtension {
    /// Which kind.
    pub clock: ClockId,
    /// By how many, in the rule's unit.
    pub days: NonZeroU16,
    /// The last day of the concern that leads from now on; nobody who was joined is told a later one.
    pub due: Option<Day>,
    /// Why; each citizen reads it.
    pub reason: SaidWords,
}

/// The term may be extended once (信访工作条例 34), by at most what the rule says, and never after it has passed.
pub(super) fn decide(concern: &Concern, command: ExtendClock, context: &Context) -> Result<Vec<Event>, Refusal> {
    let today = context.today();
    let clock = concern.deadlines.find_open(command.clock).ok_or(Refusal::NoClock)?;
    let power = clock.rule().extension.ok_or(Refusal::NotExtendable)?;
    if !has_power(power.by, concern, context) {
        return Err(Refusal::Denied(Deny::NoPost));
    }
    // While it is stopped nothing passes: it may be extended then too.
    let from = clock.due();
    if let Some(due) = from.filter(|due| today > *due || !clock.is_running()) {
        return Err(Refusal::TermOver { due });
    }
    if let Some(extension) = clock.extension {
        return Err(Refusal::AlreadyExtended { until: from.unwrap_or(extension.on) });
    }
    if clock.tells_extension()
        && let Some(until) = joined_until(concern, command.clock, context)
    {
        return Err(Refusal::AlreadyExtended { until });
    }
    if command.days.get() > power.most {
        return Err(Refusal::ExtensionTooLong { max: power.most.into() });
    }
    let moved = moved(clock, command.days.get());
    // The law gives one extension: it is not used up where nobody would be told a later day.
    if let Some(until) = clock.promised.filter(|_| moved.is_none() && !clock.is_stopped()) {
        return Err(Refusal::ToldLater { until });
    }
    let extended = ClockExtended { clock: clock.id, days: command.days.get(), no: clock.no, on: today };
    let said = Words::Said(SaidWords { text: command.reason });
    let mut events = vec![Event::saying(Fact::ClockExtended(extended), said)];
    events.extend(moved);
    Ok(events)
}

/// One answer serves every concern that was joined. Whoever had their term lengthened once already is not told a later day.
fn joined_until(concern: &Concern, clock: ClockId, context: &Context) -> Option<Day> {
    let joined = concern.casework.kin.joined.iter().filter_map(|number| context.kin(*number));
    let terms = joined.filter_map(|other| other.deadlines.find_open(clock)).filter(|term| term.extension.is_some());
    terms.filter_map(Clock::due).filter(|due| *due >= context.today()).min()
}

/// Never refused: it follows from what was decided for the concern that leads. A term that has an extension of its own, is over
/// or does not run stays as it is; so does one whose people were told a later day already: they would get a paper without a
/// day, and the one extension would be used up for nothing. A stopped term moves when it runs on.
pub(super) fn decide_taken(state: &State, command: TakeExtension, context: &Context) -> Vec<Event> {
    let today = context.today();
    let open = state.find_open(command.clock).filter(|clock| clock.is_running() && clock.extension.is_none());
    let Some(clock) = open.filter(|clock| clock.due().is_none_or(|due| today <= due)) else { return Vec::new() };
    let own = lengthened(clock, command.days.get());
    let to = own.map(|own| command.due.map_or(own, |lead| own.min(lead)));
    let moved = to.and_then(|to| told_later(clock, to, MoveReason::Extended));
    if moved.is_none() && !clock.is_stopped() {
        return Vec::new();
    }
    let extended = ClockExtended { clock: clock.id, days: command.days.get(), no: clock.no, on: today };
    [Event::saying(Fact::ClockExtended(extended), Words::Said(command.reason))].into_iter().chain(moved).collect()
}

/// Who heads the unit; of a sealed concern the supervisor, who alone may know of it.
pub(super) fn has_power(by: Extender, concern: &Concern, context: &Context) -> bool {
    match by {
        Extender::Head => match concern.class() {
            Some(Class::Sealed) => context.actor.has(Role::Supervisor),
            Some(Class::Ordinary) | None => {
                concern.unit().is_some_and(|unit| context.actor.has_in(Role::UnitHead, unit))
            }
        },
        Extender::Sender => concern.intake.sender().is_some_and(|unit| {
            let roles = [Role::FrontDesk, Role::UnitHead, Role::Supervisor];
            roles.into_iter().any(|role| context.actor.has_in(role, unit))
        }),
    }
}

/// The told date moves with the term. A date taken over from another system moves only if the lengthened term ends later.
fn moved(clock: &Clock, extra: u16) -> Option<Event> {
    told_later(clock, lengthened(clock, extra)?, MoveReason::Extended)
}

/// The last day with so many more, beside those that somebody gave. `None` while it is stopped.
fn lengthened(clock: &Clock, more: u16) -> Option<Day> {
    let term = clock.term(clock.rule());
    reckon(&Term { extra: term.extra.saturating_add(more), ..term }, clock.calendars()).due
}

/// The date that was told moves to a later one; a stopped clock has none to move to until it runs on.
pub(super) fn told_later(clock: &Clock, to: Day, because: MoveReason) -> Option<Event> {
    let from = clock.promised.filter(|from| to > *from)?;
    Some(Event::bare(Fact::DueMoved(DueMoved {
        because,
        calendar: clock.calendar,
        clock: clock.id,
        from,
        no: clock.no,
        policy: clock.policy,
        to,
    })))
}
