//! Which clock of a concern a step is about, and the step as a command whose own content does not matter.

use std::num::NonZeroU16;

use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::deadlines::{self, Clock, ClockId, StopReason};
use huiyin_domain::kernel::text::Prose;

use super::case::Case;

/// Clocks that run now and that their rules allow to be stopped.
#[must_use]
pub fn may_stop(case: &Case) -> Vec<&Clock> {
    let open = case.opened.concern.deadlines.open();
    open.filter(|clock| !clock.rule().stops.is_empty() && !clock.is_stopped()).collect()
}

/// Clocks that stand still now.
#[must_use]
pub fn stopped(case: &Case) -> Vec<&Clock> {
    case.opened.concern.deadlines.open().filter(|clock| clock.is_stopped()).collect()
}

/// The term that this reader may lengthen: whoever handed it down theirs, the head the sixty days.
#[must_use]
pub fn to_extend(case: &Case) -> ClockId {
    let concern = &case.opened.concern;
    let sender = concern.intake.sender().filter(|_| concern.deadlines.find_open(ClockId::Assigned).is_some());
    let is_sender = sender.is_some_and(|unit| case.visitor.actor.posts().iter().any(|held| held.unit == unit));
    if is_sender { ClockId::Assigned } else { ClockId::Done }
}

/// A step of a clock as a command whose own content does not matter.
pub(super) fn trial(case: &Case, step: Step, reason: Prose) -> Command {
    if step == Step::SuspendClock {
        return trial_suspend(case, reason).into();
    }
    if step == Step::ResumeClock {
        let clock = stopped(case).first().map_or(ClockId::Done, |clock| clock.id);
        return deadlines::Command::ResumeClock(deadlines::ResumeClock { clock }).into();
    }
    let (clock, days) = (to_extend(case), NonZeroU16::MIN);
    deadlines::Command::ExtendClock(deadlines::ExtendClock { clock, days, reason }).into()
}

fn trial_suspend(case: &Case, reason: Prose) -> deadlines::Command {
    // Where nothing may be stopped, the refusal for what runs says so.
    let running = case.opened.concern.deadlines.next_due().map(|(_, clock)| clock);
    let clock = may_stop(case).into_iter().next().or(running);
    let because = clock.and_then(|clock| clock.rule().stops.first().copied()).unwrap_or(StopReason::Hearing);
    let clock = clock.map_or(ClockId::Done, |clock| clock.id);
    deadlines::Command::SuspendClock(deadlines::SuspendClock { clock, because, reason })
}
