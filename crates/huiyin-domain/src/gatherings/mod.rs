//! What it is for: people meet over one matter: units whose decisions become somebody's task, and hearings at which both sides speak before a review is decided.
//! Who acts: the post or the head of the unit that leads; for hearings the post that writes the opinion; the supervisor for sealed concerns.
//! Legal basis: 信访工作条例 24 (the units concerned agree; 联席会议), 36 ¶2 (听证).
//! Events: joint_meeting_held.v1, reception_booked.v1, hearing_called.v1, hearing_held.v1, hearing_called_off.v1.
//! Never: a decision without a unit, a day and words; a meeting of one unit with itself; a hearing that opens a concern to whoever is called to it.
//! Map rows: S8, S21.

pub mod book_reception;
pub mod call_hearing;
pub mod call_off_hearing;
pub mod hearing;
pub mod hold_hearing;
pub mod hold_joint_meeting;

#[cfg(test)]
mod tests;

pub use book_reception::{BookReception, ReceptionBooked};
pub use call_hearing::{CallHearing, HearingCalled};
pub use call_off_hearing::{CallOffHearing, HearingCalledOff};
pub use hearing::{Attendance, Hearing, HearingRole};
pub use hold_hearing::{HearingHeld, HoldHearing};
pub use hold_joint_meeting::{Decided, HoldJointMeeting, JointMeetingHeld};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::intake;
use crate::kernel::facts;
use crate::kernel::ids::{HearingNo, MeetingNo, ReceptionNo};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;

facts! {
    /// What gatherings record.
    pub enum Fact {
        /// Units met over a concern.
        JointMeetingHeld(JointMeetingHeld) = "joint_meeting_held.v1",
        /// It is on a leader's reception day.
        ReceptionBooked(ReceptionBooked) = "reception_booked.v1",
        /// Both sides are called to a hearing.
        HearingCalled(HearingCalled) = "hearing_called.v1",
        /// It was held, and the minutes are signed.
        HearingHeld(HearingHeld) = "hearing_held.v1",
        /// It was called off.
        HearingCalledOff(HearingCalledOff) = "hearing_called_off.v1",
    }
}

/// What gatherings may be asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// See [`HoldJointMeeting`].
    HoldJointMeeting(HoldJointMeeting),
    /// See [`BookReception`].
    BookReception(BookReception),
    /// See [`CallHearing`].
    CallHearing(CallHearing),
    /// See [`HoldHearing`].
    HoldHearing(HoldHearing),
    /// See [`CallOffHearing`].
    CallOffHearing(CallOffHearing),
}

/// Gatherings' part of a concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Joint meetings held so far.
    pub meetings: u32,
    /// Reception days on which it is.
    pub receptions: Vec<ReceptionNo>,
    /// A hearing that is called and not over.
    pub hearing: Option<Hearing>,
    /// The day of the last hearing that was held.
    pub heard: Option<Day>,
    /// Hearings called so far.
    pub hearings: u32,
}

impl State {
    /// The number of the next meeting.
    pub(super) fn next_no(&self) -> MeetingNo {
        MeetingNo(self.meetings.saturating_add(1))
    }

    /// The number of the next hearing.
    pub(super) fn next_hearing(&self) -> HearingNo {
        HearingNo(self.hearings.saturating_add(1))
    }

    /// Sealing takes the review from the unit that had it, and with it the hearing that it had called (30 ¶3).
    pub(crate) fn follow_intake(&mut self, fact: &intake::Fact) {
        if matches!(fact, intake::Fact::Sealed(_)) {
            self.hearing = None;
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact) {
        match fact {
            Fact::JointMeetingHeld(held) => self.meetings = held.meeting.0,
            Fact::ReceptionBooked(booked) => self.receptions.push(booked.reception),
            Fact::HearingCalled(called) => {
                self.hearings = called.hearing.0;
                self.hearing = Some(Hearing {
                    no: called.hearing,
                    level: called.level,
                    on: called.on,
                    minute: called.minute,
                    people: called.people.clone(),
                });
            }
            Fact::HearingHeld(held) => (self.hearing, self.heard) = (None, Some(held.on)),
            Fact::HearingCalledOff(_) => self.hearing = None,
        }
    }
}

/// Decides what gatherings are asked for.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::HoldJointMeeting(command) => hold_joint_meeting::decide(concern, command, context),
        Command::BookReception(command) => book_reception::decide(concern, command, context),
        Command::CallHearing(command) => call_hearing::decide(concern, command, context),
        Command::HoldHearing(command) => hold_hearing::decide(concern, command, context),
        Command::CallOffHearing(command) => call_off_hearing::decide(concern, command, context),
    }
}
