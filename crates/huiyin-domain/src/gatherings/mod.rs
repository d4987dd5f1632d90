//! What it is for: several units meet over one matter, and what they decide becomes somebody's task.
//! Who acts: the post or the head of the unit that leads; the supervisor for sealed concerns.
//! Legal basis: 信访工作条例 24 (the units concerned agree; 联席会议).
//! Events: joint_meeting_held.v1, reception_booked.v1.
//! Never: a decision without a unit, a day and words; a meeting of one unit with itself.
//! Map rows: S8.

pub mod book_reception;
pub mod hold_joint_meeting;

pub use book_reception::{BookReception, ReceptionBooked};
pub use hold_joint_meeting::{Decided, HoldJointMeeting, JointMeetingHeld};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::facts;
use crate::kernel::ids::{MeetingNo, ReceptionNo};
use crate::kernel::refusal::Refusal;

facts! {
    /// What gatherings record.
    pub enum Fact {
        /// Units met over a concern.
        JointMeetingHeld(JointMeetingHeld) = "joint_meeting_held.v1",
        /// It is on a leader's reception day.
        ReceptionBooked(ReceptionBooked) = "reception_booked.v1",
    }
}

/// What gatherings may be asked for.
#[derive(Clone, Debug)]
pub enum Command {
    /// See [`HoldJointMeeting`].
    HoldJointMeeting(HoldJointMeeting),
    /// See [`BookReception`].
    BookReception(BookReception),
}

/// Gatherings' part of a concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Joint meetings held so far.
    pub meetings: u32,
    /// Reception days on which it is.
    pub receptions: Vec<ReceptionNo>,
}

impl State {
    /// The number of the next meeting.
    pub(super) fn next_no(&self) -> MeetingNo {
        MeetingNo(self.meetings.saturating_add(1))
    }

    pub(crate) fn evolve(&mut self, fact: &Fact) {
        match fact {
            Fact::JointMeetingHeld(held) => self.meetings = held.meeting.0,
            Fact::ReceptionBooked(booked) => self.receptions.push(booked.reception),
        }
    }
}

/// Decides what gatherings are asked for.
pub fn decide(concern: &Concern, command: Command, context: &Context) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::HoldJointMeeting(command) => hold_joint_meeting::decide(concern, command, context),
        Command::BookReception(command) => book_reception::decide(concern, command, context),
    }
}
