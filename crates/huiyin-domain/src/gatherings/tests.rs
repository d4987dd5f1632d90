//! Given, when, then: hearings.

use crate::concern::{OwedBy, Step};
use crate::deadlines::{Clock, ClockId};
use crate::gatherings::{Attendance, Fact};
use crate::kernel::ids::PostId;
use crate::kernel::time::Day;
use crate::review::Decision;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{CITY_HANDLER, COUNTY_HANDLER, Given};

fn due(given: &Given, clock: ClockId) -> Option<Day> {
    given.concern.deadlines.find_open(clock).and_then(Clock::due)
}

#[test]
fn a_hearing_that_is_called_is_what_comes_next() {
    let given = hearing_called();
    let owed = given.concern.owed().expect("it is owed");
    assert_eq!((owed.by, owed.step), (OwedBy::Post(PostId(COUNTY_HANDLER)), Step::HoldHearing));
    assert_eq!(hearing_held().concern.owed().map(|owed| owed.step), Some(Step::DecideReview));
}

/// Re-review: the hearing's time is not counted (36 ¶2). Review: the rule names no stop, and the days go on.
#[test]
fn the_time_of_a_hearing_is_not_counted_where_the_rule_says_so_and_only_there() {
    let asked = recheck_asked().when(c::assign_review(CITY_HANDLER)).by_staff(CITY_HANDLER);
    let before = due(&asked, ClockId::Recheck).expect("a term runs");
    let day = asked.in_days(8);
    let called = asked.when(c::call_hearing(day));
    assert_eq!((called.refusal(), due(&called, ClockId::Recheck)), (None, None), "it stands still");
    let held = called.clone().after_days(8).when(c::hold_hearing(c::CALLED.len(), day));
    let after = due(&held, ClockId::Recheck).expect("it runs on");
    assert_eq!(before.until(after).expect("one calendar").get_days(), 8);
    let off = called.after_days(7).when(c::call_off_hearing());
    let after = due(&off, ClockId::Recheck).expect("it runs on");
    assert_eq!(before.until(after).expect("one calendar").get_days(), 7);
    let review = review_assigned();
    let told = due(&review, ClockId::Review);
    assert!(told.is_some() && due(&hearing_called(), ClockId::Review) == told, "a first look goes on");
}

#[test]
fn who_would_not_sign_is_on_record_and_the_decision_follows() {
    let given = hearing_held();
    let Some(crate::event::Fact::Gatherings(Fact::HearingHeld(held))) = given.last("hearing_held.v1") else {
        panic!("it was held")
    };
    assert_eq!(held.people.last(), Some(&Attendance::Refused));
    let decide = c::decide_review(&given.concern, Decision::Changed);
    assert_eq!(given.when(decide).refusal(), None);
}

/// Whoever is called gets a seat and no key: access does not know of the hearing at all.
#[test]
fn being_called_to_a_hearing_opens_nothing() {
    let facts = |given: &Given| crate::access::ConcernFacts::of(&given.concern);
    assert_eq!(facts(&hearing_called()), facts(&review_assigned()));
    assert_eq!(facts(&hearing_held()), facts(&review_assigned()));
}

#[test]
fn sealing_takes_the_hearing_along_with_the_review() {
    let given = hearing_called().by_staff(crate::testing::SUPERVISOR).when(c::seal());
    assert_eq!(given.refusal(), None);
    assert!(given.concern.gatherings.hearing.is_none());
}
