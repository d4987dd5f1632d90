//! A unit is dissolved (信访工作条例 24 ¶2): whatever it owed in a concern that others have is its successor's, who can do it.

use crate::casework;
use crate::concern::{OwedBy, Step};
use crate::event::Stamp;
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::UnitId;
use crate::office::{self, UnitDissolved};
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, CITY, CITY_HANDLER, CITY_HEAD, COUNTY, Given, LETTERS, WATER};

/// The unit is gone, and the job has come by.
fn without(mut given: Given, unit: UnitId, successor: UnitId) -> Given {
    let dissolved = office::Fact::UnitDissolved(UnitDissolved { successor, unit });
    let stamp = Stamp { at: given.now, actor: Actor::Operator };
    given.office.evolve(&dissolved, &stamp);
    given.office = given.office.on(given.today());
    let given = given.by(Actor::System).when(casework::Command::TakeSuccession);
    assert_eq!((given.refusal(), given.kinds().last()), (None, Some(&"succession_taken.v1")));
    given
}

fn by(unit: UnitId, role: Role) -> OwedBy {
    OwedBy::Role { unit, role }
}

fn aside(given: &Given, step: Step) -> Option<OwedBy> {
    given.concern.asides().into_iter().find(|aside| aside.step == step).map(|aside| aside.by)
}

#[test]
fn whoever_goes_on_for_the_sender_answers_for_what_was_sent_and_takes_its_result() {
    let given = without(handed_down(), LETTERS, COUNTY);
    assert_eq!((given.concern.intake.sender(), given.concern.unit()), (Some(COUNTY), Some(BUREAU)));
    let given = without(result_reported(), LETTERS, COUNTY);
    assert_eq!(aside(&given, Step::TakeResult), Some(by(COUNTY, Role::FrontDesk)));
    let first = given.concern.intake.record.as_ref().map(|record| record.first);
    assert_eq!(first, Some(LETTERS), "who took it in first stays on record");
}

#[test]
fn whoever_goes_on_for_the_unit_above_sees_what_is_urgent() {
    let given = without(urgent(), COUNTY, CITY);
    assert_eq!(aside(&given, Step::SeeUrgent), Some(by(CITY, Role::UnitHead)));
    let seen = given.by_staff(CITY_HEAD).when(c::see_urgent());
    assert_eq!((seen.refusal(), aside(&seen, Step::SeeUrgent)), (None, None));
}

#[test]
fn whoever_goes_on_for_the_reviewer_gives_it_to_a_post_of_their_own_and_decides() {
    let given = without(review_assigned(), COUNTY, CITY);
    let owed = given.concern.review_owed().map(|owed| (owed.by, owed.step));
    assert_eq!(owed, Some((by(CITY, Role::UnitHead), Step::AssignReview)), "the old post is nobody's");
    let given = given.by_staff(CITY_HEAD).when(c::assign_review(CITY_HANDLER)).by_staff(CITY_HANDLER);
    assert_eq!(given.refusal(), None);
    let decide = c::decide_review(&given.concern, crate::review::Decision::Maintained);
    let given = given.when(decide);
    assert_eq!((given.refusal(), given.kinds().last()), (None, Some(&"review_decided.v1")));
}

#[test]
fn what_names_no_dissolved_unit_takes_nothing() {
    let mut given = review_assigned();
    let dissolved = office::Fact::UnitDissolved(UnitDissolved { successor: CITY, unit: WATER });
    let stamp = Stamp { at: given.now, actor: Actor::Operator };
    given.office.evolve(&dissolved, &stamp);
    let taken = given.by(Actor::System).try_command(casework::Command::TakeSuccession.into());
    assert!(taken.is_ok_and(|(events, _)| events.is_empty()));
}
