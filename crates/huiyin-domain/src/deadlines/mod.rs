//! What it is for: the terms of the law: when each ends, why, and what follows when it is missed.
//! Who acts: the other rooms start, meet and end clocks by what happens in them; a unit head extends, and stops where the rule allows it; jobs note misses and take new calendars.
//! Legal basis: 信访工作条例 22, 23, 34, 35; 民法典 201–203; the yearly holiday notices of the State Council.
//! Events: clock_started.v1, clock_met.v1, clock_ended.v1, clock_missed.v1, clock_extended.v1, clock_suspended.v1, clock_resumed.v1, due_promised.v1, due_moved.v1, versions_taken.v1.
//! Never: a guessed calendar, a due date without its account, a told date moved quietly or against the citizen.
//! Map rows: S4, S9, S13.

pub mod calendar;
pub mod clock;
pub mod explain;
pub mod fact;
pub mod reckon;
pub mod state;

mod bring_forward;
mod end_clock;
mod extend_clock;
mod meet_clock;
mod note_misses;
mod revive_clocks;
mod start_clock;
mod suspend_clock;
mod take_versions;

#[cfg(test)]
mod tests;

pub use bring_forward::BringForward;
pub use calendar::Calendars;
pub use clock::{ClockId, Policy, StopReason};
pub use end_clock::EndClock;
pub use extend_clock::{ExtendClock, TakeExtension};
pub use fact::{ClockNo, EndReason, Fact};
pub use meet_clock::MeetClock;
pub use revive_clocks::ReviveClocks;
pub use start_clock::StartClock;
pub use state::{Clock, NO_DUE, Standing, State};
pub use suspend_clock::{ResumeClock, RunOn, StopClock, SuspendClock};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::refusal::Refusal;

/// What can be asked of the clocks of a concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A term begins.
    StartClock(StartClock),
    /// What a clock asks for was done.
    MeetClock(MeetClock),
    /// A term ends without being met.
    EndClock(EndClock),
    /// Clocks that ended for a reason that no longer holds run on.
    ReviveClocks(ReviveClocks),
    /// A unit head lengthens a term.
    ExtendClock(ExtendClock),
    /// The same of a concern that was joined.
    TakeExtension(TakeExtension),
    /// A term is not counted for a time.
    SuspendClock(SuspendClock),
    /// It is counted again.
    ResumeClock(ResumeClock),
    /// What happens in another room stops a term.
    StopClock(StopClock),
    /// What happens in another room lets it run on.
    RunOn(RunOn),
    /// A told date comes earlier: another concern with an earlier one was joined.
    BringForward(BringForward),
    /// The job's question: did a term pass?
    NoteMisses,
    /// The job's question after a new policy or calendar: what changes here?
    TakeVersions,
}

/// Decides a command of this room.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    let state = &concern.deadlines;
    match command {
        Command::StartClock(command) => Ok(start_clock::decide(state, command, context)),
        Command::MeetClock(command) => Ok(meet_clock::decide(state, command)),
        Command::EndClock(command) => Ok(end_clock::decide(state, command)),
        Command::ReviveClocks(command) => Ok(revive_clocks::decide(state, command)),
        Command::ExtendClock(command) => extend_clock::decide(concern, command, context),
        Command::TakeExtension(command) => Ok(extend_clock::decide_taken(state, command, context)),
        Command::SuspendClock(command) => suspend_clock::decide(concern, command, context),
        Command::ResumeClock(command) => suspend_clock::decide_resume(concern, command, context),
        Command::StopClock(command) => Ok(suspend_clock::stop(state, &command, context)),
        Command::RunOn(command) => Ok(suspend_clock::run_on(state, &command, context)),
        Command::BringForward(command) => Ok(bring_forward::decide(state, command)),
        Command::NoteMisses => Ok(note_misses::decide(state, context)),
        Command::TakeVersions => Ok(take_versions::decide(state, context)),
    }
}
