use super::day;
use crate::concern::Class;
use crate::deadlines::explain::{Now, Step, explain};
use crate::deadlines::fact::{DueMoved, Fact, MoveReason};
use crate::deadlines::state::NO_DUE;
use crate::deadlines::{Clock, ClockId, Command, Policy, Standing, StopReason};
use crate::event;
use crate::intake::Path;
use crate::kernel::actor::Actor;
use crate::testing::commands as c;
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HEAD, nothing};

/// Accepted on 14 September 2026 under a policy that lets a hearing stop the sixty days: due on 13 November.
fn accepted() -> Given {
    let mut given = nothing();
    given.policy = Policy::with_stops();
    let given = given.when(c::file_concern(Class::Ordinary)).by_staff(DESK).when(c::transfer(BUREAU));
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1)).by_staff(HEAD);
    assert_eq!((given.refusal(), done(&given).due()), (None, Some(day("2026-11-13"))));
    given
}

fn done(given: &Given) -> &Clock {
    given.concern.deadlines.latest(ClockId::Done).expect("the sixty days")
}

/// Stopped on 21 September.
fn stopped() -> Given {
    accepted().after_days(7).when(c::suspend_clock(StopReason::Hearing))
}

#[test]
fn a_stopped_clock_has_no_last_day_and_sorts_last() {
    let given = stopped();
    assert_eq!((given.refusal(), done(&given).due()), (None, None));
    assert_eq!(given.concern.deadlines.due_column(), NO_DUE);
    assert_eq!(given.concern.deadlines.next_miss(), None);
}

#[test]
fn nothing_is_missed_while_it_stands() {
    let years = stopped().by(Actor::System).after_days(400).when(Command::NoteMisses);
    assert_eq!((years.refusal(), done(&years).standing), (None, Standing::Running));
}

#[test]
fn the_days_in_between_are_left_out_and_the_told_date_moves_by_them() {
    let given = stopped().after_days(9).when(c::resume_clock());
    let Some(event::Fact::Deadlines(Fact::DueMoved(moved))) = given.last("due_moved.v1") else {
        panic!("the date that was told moves")
    };
    let DueMoved { because, from, to, .. } = moved;
    // 22 to 30 September are left out: nine days after 13 November is a Sunday, so Monday.
    assert_eq!((*because, *from, *to), (MoveReason::Stopped, day("2026-11-13"), day("2026-11-23")));
    assert_eq!(done(&given).due(), Some(day("2026-11-23")));
}

#[test]
fn one_that_begins_and_ends_on_one_day_leaves_out_nothing() {
    let given = stopped().when(c::resume_clock());
    assert_eq!((given.refusal(), done(&given).due()), (None, Some(day("2026-11-13"))));
    assert_eq!(given.last("due_moved.v1"), None);
}

#[test]
fn it_may_be_lengthened_while_it_stands() {
    let given = stopped().when(c::extend_clock(10)).after_days(9).when(c::resume_clock());
    assert_eq!(given.refusal(), None);
    // 60 + 10 days and the nine that were left out: 2 December.
    assert_eq!(done(&given).due(), Some(day("2026-12-02")));
}

#[test]
fn a_withdrawal_that_is_undone_gives_the_same_stops_back() {
    let given = stopped().after_days(9).when(c::resume_clock());
    let before = done(&given).clone();
    let given = given.by_citizen().when(c::withdraw()).when(c::undo_withdrawal());
    assert_eq!(given.refusal(), None);
    assert_eq!((&done(&given).stops, done(&given).due()), (&before.stops, before.due()));
}

#[test]
fn each_stop_is_explained_and_each_day_of_it_shown() {
    let given = stopped();
    let told = explain(done(&given), day("2026-09-25"));
    assert_eq!((told.due, told.now), (None, Now::Stopped));
    let stood = Step::Stood { because: StopReason::Hearing, from: day("2026-09-21"), to: None };
    assert!(told.steps.contains(&stood) && told.steps.contains(&Step::Stopped));
    let given = given.after_days(9).when(c::resume_clock());
    let told = explain(done(&given), day("2026-10-01"));
    assert!(!told.steps.contains(&Step::Stopped) && !told.steps.contains(&Step::NeverStopped));
    let left_out = told.reckoning.rows.iter().filter(|row| !row.is_counted() && row.day > day("2026-09-21"));
    assert_eq!(left_out.filter(|row| row.day <= day("2026-09-30")).count(), 9);
}
