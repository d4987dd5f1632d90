//! The facts of meetings, and what a task keeps of the meeting that decided it.

use jiff::civil::date;

use crate::casework;
use crate::event::Fact;
use crate::gatherings::{self, Attendance, HearingRole};
use crate::kernel::ids::{HearingNo, MeetingNo, ReceptionNo, TaskNo, UnitId};
use crate::review::Level;

pub(super) fn samples() -> Vec<Fact> {
    let held = gatherings::JointMeetingHeld {
        decisions: 2,
        meeting: MeetingNo(1),
        on: date(2026, 11, 12),
        units: vec![UnitId(2), UnitId(3)],
    };
    let booked = gatherings::ReceptionBooked { reception: ReceptionNo(2) };
    let met = [gatherings::Fact::JointMeetingHeld(held), gatherings::Fact::ReceptionBooked(booked)];
    met.into_iter().chain(hearings()).map(Fact::from).collect()
}

fn hearings() -> [gatherings::Fact; 3] {
    let (hearing, on) = (HearingNo(1), date(2026, 12, 9));
    let people = vec![HearingRole::Host, HearingRole::Recorder, HearingRole::Applicant, HearingRole::OfUnit];
    let called = gatherings::HearingCalled { hearing, level: Level::Recheck, minute: 570, on, people };
    let people = vec![Attendance::Signed, Attendance::Signed, Attendance::Refused, Attendance::Absent];
    [
        gatherings::Fact::HearingCalled(called),
        gatherings::Fact::HearingHeld(gatherings::HearingHeld { hearing, on, people }),
        gatherings::Fact::HearingCalledOff(gatherings::HearingCalledOff { hearing }),
    ]
}

#[test]
fn a_task_that_a_meeting_decided_names_the_meeting_in_the_same_fact() {
    let asked = casework::CoHandlerAsked {
        due: date(2026, 11, 27),
        meeting: Some(MeetingNo(1)),
        task: TaskNo(2),
        unit: UnitId(3),
    };
    let bytes = r#"{"due":"2026-11-27","meeting":1,"task":2,"unit":3}"#;
    assert_eq!(String::from_utf8_lossy(&casework::Fact::CoHandlerAsked(asked.clone()).data()), bytes);
    let read = Fact::read("co_handler_asked.v1", bytes.as_bytes()).expect("the bytes fit");
    assert_eq!(read, casework::Fact::CoHandlerAsked(asked).into());
}
