//! Given, when, then: who looks again, within which term, and what follows.

use super::{Decision, Fact, Level, ReviewNotTaken, WhyNotTaken};
use crate::access::Deny;
use crate::casework::DeliveryManner;
use crate::concern::{OwedBy, Stage, Step};
use crate::deadlines::{self, ClockId, StopReason};
use crate::kernel::actor::{Actor, PostHeld, Role};
use crate::kernel::ids::{PersonId, PointNo, PostId, ReporterNo};
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{
    BUREAU, CITY, CITY_HANDLER, CITY_HEAD, COUNTY, COUNTY_HANDLER, COUNTY_HEAD, Given, HANDLER, HEAD, LETTERS, staff,
};

fn refusal(given: &Given, command: crate::command::Command) -> Refusal {
    given.try_command(command).expect_err("it was done")
}

#[test]
fn the_next_level_up_owes_a_review_within_thirty_days_and_its_head_names_who() {
    let given = review_asked();
    let owed = given.concern.owed().expect("it is owed");
    assert_eq!((owed.by, owed.step), (OwedBy::Role { unit: COUNTY, role: Role::UnitHead }, Step::AssignReview));
    let clock = given.concern.deadlines.find_open(ClockId::Review).expect("its own clock runs");
    assert_eq!((clock.start, clock.promised), (given.today(), clock.due()));
    assert!(given.concern.deadlines.find_open(ClockId::RequestReview).is_none(), "the right was used");
    let owed = review_assigned().concern.owed().expect("it is owed");
    assert_eq!((owed.by, owed.step), (OwedBy::Post(PostId(COUNTY_HANDLER)), Step::DecideReview));
}

#[test]
fn a_letter_that_came_on_the_last_day_is_in_time_though_registered_later() {
    let given = delivered();
    let last = given.concern.due(ClockId::RequestReview).expect("a term runs");
    let days = i64::from(given.today().until(last).expect("one calendar").get_days());
    let late = given.by_staff(crate::testing::DESK).after_days(days + 3);
    let in_time = late.clone().when(c::request_review(&late.concern, Some(last), false));
    assert!(in_time.concern.review.open.is_some());
    let after = last.tomorrow().expect("a day");
    let late = late.clone().when(c::request_review(&late.concern, Some(after), false));
    assert!(late.concern.review.open.is_none());
    assert_eq!(late.kinds().last(), Some(&"review_not_taken.v1"), "it is on record all the same");
}

#[test]
fn too_late_is_recorded_and_changes_nothing_unless_something_is_new() {
    let given = asked_too_late();
    let points = vec![PointNo(1), PointNo(2)];
    let not = ReviewNotTaken {
        because: WhyNotTaken::TermOver,
        came: None,
        level: Level::Review,
        new_facts: false,
        on: given.today(),
        points,
        reporter: ReporterNo::FIRST,
    };
    assert_eq!(given.last("review_not_taken.v1"), Some(&Fact::ReviewNotTaken(not).into()));
    assert!(given.concern.review.open.is_none() && !given.concern.review.new_facts);
    let again = given.clone().by_citizen().when(c::request_review(&given.concern, None, true));
    let owed = again.concern.owed().expect("new facts are weighed");
    assert_eq!((owed.by, owed.step), (OwedBy::Role { unit: BUREAU, role: Role::UnitHead }, Step::AnswerNewFacts));
    let answered = again.clone().by_staff(HEAD).when(c::answer_new_facts());
    assert!(!answered.concern.review.new_facts);
    let reopened = again.by_staff(HEAD).when(c::reopen());
    assert_eq!((reopened.concern.stage(), reopened.concern.review.new_facts), (Stage::Assigned, false));
}

#[test]
fn what_is_kept_answers_the_verdict_and_opens_the_term_for_the_last_look() {
    let asked = disputed().by_citizen();
    let asked = asked.clone().when(c::request_review(&asked.concern, None, false));
    assert_eq!(
        asked.concern.owed().map(|owed| owed.step),
        Some(Step::AssignReview),
        "the review comes before the unit"
    );
    let given = reviewed();
    assert_eq!(given.concern.stage(), Stage::Delivered);
    assert!(given.concern.deadlines.find_open(ClockId::RequestRecheck).is_some());
    assert!(given.concern.deadlines.find_open(ClockId::Review).is_none(), "the county's duty is done");
    assert_eq!(given.concern.review.next, Some(Level::Recheck));
}

#[test]
fn what_is_sent_back_is_answered_anew_by_its_owner_and_that_answer_may_be_reviewed() {
    let given = review_leads_back();
    assert_eq!(given.concern.stage(), Stage::Assigned);
    assert_eq!(given.concern.owed().map(|owed| owed.by), Some(OwedBy::Post(PostId(HANDLER))));
    assert!(given.concern.deadlines.find_open(ClockId::Done).is_some(), "within the sixty days of its own");
    assert!(given.concern.deadlines.find_open(ClockId::RequestRecheck).is_none(), "nothing was kept to be looked at");
    let due = given.in_days(20);
    let given = given.when(c::fix_plan(HANDLER, HEAD, due));
    let given = given.clone().when(c::draft_reply(&given.concern, None)).by_staff(HEAD);
    let given = given.clone().when(c::sign_reply(&given.concern)).by_staff(HANDLER);
    let today = given.today();
    let given = given.when(c::deliver_reply(DeliveryManner::ByHand, today));
    assert_eq!((given.refusal(), given.concern.review.next), (None, Some(Level::Review)));
}

#[test]
fn a_point_that_is_kept_may_be_looked_at_again_while_another_is_answered_anew() {
    let given = review_assigned();
    let mut command = c::decide_review(&given.concern, Decision::Maintained);
    if let crate::command::Command::Review(super::Command::DecideReview(decide)) = &mut command {
        decide.decisions[0].decision = Decision::Changed;
    }
    let given = given.when(command).by_staff(COUNTY_HEAD);
    let given = given.clone().when(c::sign_review(&given.concern)).by_staff(COUNTY_HANDLER);
    let today = given.today();
    let given = given.when(c::deliver_review(DeliveryManner::ByHand, today)).by_citizen();
    assert_eq!(given.concern.stage(), Stage::Assigned);
    let given = given.clone().when(c::request_review(&given.concern, None, false));
    assert_eq!(given.refusal(), None);
    let open = given.concern.review.open.as_ref().expect("both go on");
    assert_eq!((open.level, open.unit), (Level::Recheck, Some(CITY)));
    assert_eq!(given.concern.owed().map(|owed| owed.step), Some(Step::FixPlan), "the unit goes on too");
    assert_eq!(given.concern.review_owed().map(|owed| owed.step), Some(Step::AssignReview));
    let beside: Vec<_> = given.concern.asides().into_iter().map(|aside| (aside.by, aside.step)).collect();
    let city = OwedBy::Role { unit: CITY, role: Role::UnitHead };
    assert_eq!(beside, [(city, Step::AssignReview)], "it stands in their list, not only in the unit's course");
}

#[test]
fn the_term_of_a_review_is_stopped_by_who_looks_again_and_by_nobody_whose_answer_it_is() {
    let given = recheck_asked();
    let stop = || {
        let reason = c::text();
        let command = deadlines::SuspendClock { clock: ClockId::Recheck, because: StopReason::Hearing, reason };
        crate::command::Command::from(deadlines::Command::SuspendClock(command))
    };
    let denied = given.clone().by_staff(HEAD).when(stop());
    assert_eq!(denied.refusal(), Some(&Refusal::Denied(Deny::NoPost)));
    let stopped = given.by_staff(CITY_HEAD).when(stop());
    assert_eq!(stopped.refusal(), None);
    assert!(stopped.concern.deadlines.find_open(ClockId::Recheck).is_some_and(|clock| clock.is_stopped()));
}

#[test]
fn after_the_last_look_the_same_is_heard_no_more_and_new_facts_always_are() {
    let given = final_look();
    assert!(given.concern.review.is_final);
    let again = given.clone().by_citizen().when(c::request_review(&given.concern, None, false));
    assert_eq!(again.kinds().last(), Some(&"review_not_taken.v1"));
    assert!(again.concern.review.open.is_none() && !again.concern.review.new_facts);
    let new = asked_after_the_last_look();
    assert_eq!(new.concern.owed().map(|owed| owed.step), Some(Step::AnswerNewFacts));
    let reopened = new.when(c::reopen());
    assert!(!reopened.concern.review.is_final, "a new answer has its own reviews");
}

#[test]
fn what_re_review_changes_is_carried_out_and_opens_no_new_round() {
    let given = recheck_asked().when(c::assign_review(CITY_HANDLER)).by_staff(CITY_HANDLER);
    let given = given.clone().when(c::decide_review(&given.concern, Decision::Changed)).by_staff(CITY_HEAD);
    let given = given.clone().when(c::sign_review(&given.concern)).by_staff(CITY_HANDLER);
    let today = given.today();
    let given = given.when(c::deliver_review(DeliveryManner::ByHand, today)).by_staff(HANDLER);
    assert!(given.concern.review.is_final && given.concern.stage() == Stage::Assigned);
    let due = given.in_days(20);
    let given = given.when(c::fix_plan(HANDLER, HEAD, due));
    let given = given.clone().when(c::draft_reply(&given.concern, None)).by_staff(HEAD);
    let given = given.clone().when(c::sign_reply(&given.concern)).by_staff(HANDLER);
    let given = given.when(c::deliver_reply(DeliveryManner::ByHand, today));
    assert!(given.concern.deadlines.find_open(ClockId::RequestReview).is_none());
    assert!(given.by_staff(HEAD).when(c::close()).refusal().is_none(), "nothing is left to wait for");
}

#[test]
fn closing_waits_for_the_look_that_is_under_way_and_for_the_term_of_the_next() {
    let given = review_asked().by_staff(HEAD);
    assert_eq!(refusal(&given, c::close()), Refusal::ReviewOpen);
    assert_eq!(refusal(&given, c::reopen()), Refusal::ReviewOpen);
    let given = reviewed().by_staff(HEAD);
    let until = given.concern.due(ClockId::RequestRecheck).expect("a term runs");
    assert_eq!(refusal(&given, c::close()), Refusal::CloseTooEarly { until });
}

#[test]
fn a_body_outside_gets_the_request_on_paper_and_its_opinion_comes_back() {
    let given = review_outside();
    let owes = |given: &Given| given.concern.owed().map(|owed| (owed.by, owed.step));
    let carrier = OwedBy::Role { unit: LETTERS, role: Role::Supervisor };
    assert_eq!(owes(&given), Some((carrier, Step::SendReview)), "a sealed one is carried by the supervisor");
    assert_eq!(owes(&review_sent()), Some((carrier, Step::RecordReview)));
    assert_eq!(owes(&review_recorded()), Some((carrier, Step::DeliverReview)));
    assert_eq!(refusal(&given, c::assign_review(COUNTY_HANDLER)), Refusal::ReviewOutside);
    let inside = review_asked();
    assert_eq!(refusal(&inside, c::send_review(inside.today())), Refusal::ReviewInside);
}

/// Everybody in every post: whoever wrote, returned or signed before, at whichever level, and whoever works for a unit
/// whose decision is looked at, neither gives it out, nor writes, nor signs.
#[test]
fn who_decided_first_never_decides_again_whatever_post_they_hold_by_then() {
    let posts = |unit, post: u32, role| PostHeld { post: PostId(post), unit, role, deputy: false };
    let before: [(Given, &[u32]); 2] =
        [(review_asked(), &[HANDLER, HEAD]), (recheck_asked(), &[HANDLER, HEAD, COUNTY_HANDLER, COUNTY_HEAD])];
    for (asked, hands) in before {
        let unit = asked.concern.review.open.as_ref().and_then(|open| open.unit).expect("inside");
        let (head, writer) = if unit == COUNTY { (COUNTY_HEAD, COUNTY_HANDLER) } else { (CITY_HEAD, CITY_HANDLER) };
        let assigned = asked.clone().when(c::assign_review(writer)).by_staff(writer);
        let drafted = assigned.clone().when(c::decide_review(&assigned.concern, Decision::Maintained));
        let tries = [
            (&asked, c::assign_review(writer)),
            (&assigned, c::decide_review(&assigned.concern, Decision::Maintained)),
            (&drafted, c::sign_review(&drafted.concern)),
        ];
        for (given, command) in tries {
            for person in hands {
                // They have moved, and hold both posts of the unit that looks again.
                let moved = Actor::Staff {
                    person: PersonId(*person),
                    posts: vec![posts(unit, head, Role::UnitHead), posts(unit, writer, Role::Handler)],
                };
                let tried = given.clone().by(moved);
                assert_eq!(refusal(&tried, command.clone()), Refusal::DecidedBefore, "person {person}");
            }
            // Somebody else, who works for both units.
            let both = Actor::Staff {
                person: PersonId(77),
                posts: vec![
                    posts(unit, head, Role::UnitHead),
                    posts(unit, writer, Role::Handler),
                    posts(BUREAU, 70, Role::Handler),
                ],
            };
            assert_eq!(refusal(&given.clone().by(both), command.clone()), Refusal::OfReviewedUnit { unit: BUREAU });
        }
        let writer_signs = drafted
            .clone()
            .by(Actor::Staff { person: PersonId(writer), posts: vec![posts(unit, head, Role::UnitHead)] });
        assert_eq!(refusal(&writer_signs, c::sign_review(&drafted.concern)), Refusal::DrafterCannotSign);
        let other = drafted.by(staff(crate::testing::WATER_HEAD));
        assert_eq!(refusal(&other, c::sign_review(&other.concern)), Refusal::ReviewOfOther { unit });
    }
}
