//! One file per fact with the bytes that stand in the log. A fact is a promise for decades: when one of these tests
//! fails, the shape on disk changed, and the answer is a new version with an upcast, never a new file.

use std::path::Path;

use super::day;
use crate::deadlines::clock::{ClockId, StopReason};
use crate::deadlines::fact::{
    ClockEnded, ClockExtended, ClockMet, ClockMissed, ClockNo, ClockResumed, ClockStarted, ClockSuspended, DueMoved,
    DuePromised, EndReason, Fact, MoveReason, VersionsTaken,
};
use crate::kernel::ids::TaskNo;

fn samples() -> Vec<Fact> {
    let (clock, no) = (ClockId::Done, ClockNo(3));
    vec![
        Fact::ClockStarted(ClockStarted {
            calendar: 1,
            clock,
            given: None,
            no,
            policy: 1,
            start: day("2026-09-21"),
            task: None,
            reporter: None,
        }),
        Fact::ClockMet(ClockMet { clock, no, on: day("2026-11-18") }),
        Fact::ClockEnded(ClockEnded { because: EndReason::Withdrawn, clock, no, on: day("2026-10-12") }),
        Fact::ClockMissed(ClockMissed { clock, due: day("2026-11-20"), no }),
        Fact::ClockExtended(ClockExtended { clock, days: 30, no, on: day("2026-11-16") }),
        Fact::ClockSuspended(ClockSuspended { because: StopReason::Hearing, clock, no, on: day("2026-10-12") }),
        Fact::ClockResumed(ClockResumed { clock, no, on: day("2026-10-20") }),
        Fact::DuePromised(DuePromised { clock, due: day("2026-11-20"), no }),
        Fact::DueMoved(DueMoved {
            because: MoveReason::Extended,
            calendar: 1,
            clock,
            from: day("2026-11-20"),
            no,
            policy: 1,
            to: day("2026-12-21"),
        }),
        Fact::VersionsTaken(VersionsTaken { calendar: 2, clocks: vec![ClockNo(1), no], policy: 1 }),
    ]
}

#[test]
fn each_fact_has_the_bytes_of_its_golden_file_and_is_read_back_from_them() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/events");
    for fact in samples() {
        let file = dir.join(format!("{}.json", fact.kind()));
        let golden = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let golden = golden.strip_suffix(b"\n").unwrap_or(&golden);
        assert_eq!(String::from_utf8_lossy(&fact.data()), String::from_utf8_lossy(golden), "{}", fact.kind());
        let read = Fact::read(fact.kind(), golden).expect("a fact of this room").expect("the bytes fit");
        assert_eq!(read, fact);
    }
}

#[test]
fn every_fact_of_the_room_has_a_sample() {
    let sampled: Vec<&str> = samples().iter().map(Fact::kind).collect();
    assert_eq!(sampled, Fact::KINDS);
}

#[test]
fn fields_stand_in_alphabetical_order_so_that_the_bytes_are_canonical() {
    for fact in samples() {
        // A map of serde_json sorts its keys; equal bytes mean that ours were sorted already.
        let value: serde_json::Value = serde_json::from_slice(&fact.data()).expect("JSON");
        assert_eq!(serde_json::to_vec(&value).expect("JSON"), fact.data(), "{}", fact.kind());
    }
}

/// A last day that somebody gave, and the task it belongs to, stand in the same fact; where there are none its bytes are
/// what they were.
#[test]
fn a_term_that_was_given_for_a_task_names_both_in_the_same_fact() {
    let given = Fact::ClockStarted(ClockStarted {
        calendar: 1,
        clock: ClockId::CoHandle,
        given: Some(day("2026-11-27")),
        no: ClockNo(4),
        policy: 1,
        reporter: None,
        start: day("2026-11-16"),
        task: Some(TaskNo(2)),
    });
    let bytes =
        r#"{"calendar":1,"clock":"co_handle","given":"2026-11-27","no":4,"policy":1,"start":"2026-11-16","task":2}"#;
    assert_eq!(String::from_utf8_lossy(&given.data()), bytes);
    assert_eq!(Fact::read("clock_started.v1", bytes.as_bytes()).expect("of this room").expect("the bytes fit"), given);
}
