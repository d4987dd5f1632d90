//! Commands of hearings.

use super::{said, text};
use crate::command::Command;
use crate::concern::{Concern, Step};
use crate::gatherings::{self, Attendance, CallHearing, CallOffHearing, HearingRole, HoldHearing};
use crate::kernel::time::Day;
use crate::words::{HearingWords, MinutesWords};

/// Who is called in the samples: both sides, one who leads it, one who writes it down, and the one complained of.
pub const CALLED: [HearingRole; 5] =
    [HearingRole::Host, HearingRole::Recorder, HearingRole::Applicant, HearingRole::OfUnit, HearingRole::ComplainedOf];

/// Calls a hearing for half past nine on that day.
pub fn call_hearing(on: Day) -> Command {
    call_hearing_of(on, &CALLED)
}

/// Calls these people.
pub fn call_hearing_of(on: Day, people: &[HearingRole]) -> Command {
    let words = HearingWords { matters: text(), people: people.iter().map(|_| text()).collect(), place: text() };
    let called = CallHearing { minute: 9 * 60 + 30, on, people: people.to_vec(), words };
    gatherings::Command::CallHearing(called).into()
}

/// Records it: everybody came and signed but the last, who would not.
pub fn hold_hearing(people: usize, on: Day) -> Command {
    let mut came = vec![Attendance::Signed; people];
    if let Some(last) = came.last_mut() {
        *last = Attendance::Refused;
    }
    gatherings::Command::HoldHearing(HoldHearing { on, people: came, words: MinutesWords { minutes: text() } }).into()
}

/// Calls it off.
pub fn call_off_hearing() -> Command {
    gatherings::Command::CallOffHearing(CallOffHearing { reason: said() }).into()
}

/// At least one command a step.
pub(super) fn every(concern: &Concern, today: Day) -> Vec<(Step, Command)> {
    let tomorrow = today.tomorrow().unwrap_or(today);
    let people = concern.gatherings.hearing.as_ref().map_or(CALLED.len(), |hearing| hearing.people.len());
    vec![
        (Step::CallHearing, call_hearing(tomorrow)),
        (Step::HoldHearing, hold_hearing(people, today)),
        (Step::CallOffHearing, call_off_hearing()),
    ]
}
