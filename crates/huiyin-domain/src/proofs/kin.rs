//! Joining, parting, linking, repeated: both sides of every pair say the same, told dates stay, and nobody is lost.

use proptest::prelude::*;

use super::every_step::is_looked_after;
use crate::casework::{DeliveryManner, Verdict};
use crate::concern::{Class, Concern, Stage};
use crate::deadlines::ClockId;
use crate::kernel::ids::PostId;
use crate::testing::commands::{self as c, actors, every, jobs};
use crate::testing::stages::*;
use crate::testing::{DEPUTY, Given, HANDLER, HEAD, nothing};

fn own() -> crate::kernel::number::Number {
    look_alike().concern.number().expect("a number")
}

/// What two concerns say of each other is the same on both sides.
fn agree(one: &Concern, two: &Concern) -> bool {
    let (Some(first), Some(second)) = (one.number(), two.number()) else { return true };
    let (mine, theirs) = (&one.casework.kin, &two.casework.kin);
    let joined = (mine.into == Some(second)) == theirs.joined.contains(&first)
        && (theirs.into == Some(first)) == mine.joined.contains(&second);
    let circle = mine.into.is_some() && (theirs.into.is_some() || !mine.joined.is_empty());
    joined
        && !circle
        && mine.links.contains(&second) == theirs.links.contains(&first)
        && mine.apart.contains(&second) == theirs.apart.contains(&first)
}

#[test]
fn joining_says_so_in_both_streams_and_moves_the_one_to_whoever_leads() {
    let given = joined();
    assert_eq!(given.concern.stage(), Stage::Joined);
    assert_eq!(given.concern.casework.kin.into, Some(c::beside()));
    assert_eq!(given.other().casework.kin.joined, [own()]);
    assert_eq!(given.concern.handler(), Some(PostId(HANDLER)));
    assert_eq!(given.concern.intake.acceptance().map(|with| with.unit), given.concern.unit());
    let owed = given.concern.owed().expect("the answer");
    assert_eq!(owed.waits_with, Some(c::beside()), "it is in nobody's work here");
    assert!(agree(&given.concern, &given.other()));
}

#[test]
fn the_date_told_for_the_lead_is_told_for_the_joined_one_and_the_term_of_registration_is_met() {
    let given = joined();
    let lead = given.other().deadlines.find_open(ClockId::Done).and_then(|clock| clock.due());
    assert!(lead.is_some());
    assert_eq!(given.concern.deadlines.find_open(ClockId::Done).and_then(|clock| clock.due()), lead);
    assert!(given.concern.deadlines.find_open(ClockId::AcknowledgeForwarded).is_none());
}

#[test]
fn an_earlier_date_of_the_joined_one_binds_the_lead() {
    let old = accepted();
    let told = old.concern.deadlines.find_open(ClockId::Done).and_then(|clock| clock.due()).expect("sixty days");
    let lead = nothing()
        .at(old.now.plus_days(20))
        .when(c::file_beside())
        .by_staff(crate::testing::DESK)
        .when(c::transfer(crate::testing::BUREAU))
        .by_staff(crate::testing::BUREAU_DESK)
        .when(c::accept(crate::intake::Path::Petition, 2));
    let given = old.at(lead.now).beside(lead).by_staff(HEAD).when(c::join(c::beside()));
    assert_eq!(given.refusal(), None);
    let clock = given.other();
    let clock = clock.deadlines.find_open(ClockId::Done).expect("it runs");
    assert_eq!(clock.due(), Some(told));
    assert_eq!(given.concern.deadlines.find_open(ClockId::Done).and_then(|clock| clock.due()), Some(told));
}

#[test]
fn one_decision_many_receipts_each_with_its_own_delivery_and_verdict() {
    let given = joined_answered();
    assert_eq!(given.concern.stage(), Stage::Signed, "signed, and not in this person's hands");
    assert_eq!(given.other().stage(), Stage::Signed);
    assert_eq!(given.concern.intake.points, given.other().intake.points);
    let deliver = c::deliver_reply(DeliveryManner::ByHand, given.today());
    let given = given.by_staff(HANDLER).when(deliver).by_citizen();
    assert_eq!(given.concern.stage(), Stage::Delivered);
    assert_eq!(given.other().stage(), Stage::Signed, "the other has its own delivery");
    assert!(given.concern.deadlines.find_open(ClockId::RequestReview).is_some());
    assert!(given.other().deadlines.find_open(ClockId::RequestReview).is_none());
    let solved = c::give_verdict(&given.concern, Verdict::Solved);
    let given = given.when(solved).by_staff(HEAD).when(c::close());
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Closed));
    assert!(given.concern.is_final(), "the promise is followed by the one that led");
    assert_eq!(given.other().casework.reply().and_then(|reply| reply.verdict.clone()), None);
}

#[test]
fn not_solved_by_one_is_owed_an_answer_there_and_reopening_gives_it_a_life_of_its_own() {
    let given = joined_disputed();
    assert_eq!(given.concern.stage(), Stage::Disputed);
    assert_eq!(given.other().stage(), Stage::Signed);
    let given = given.by_staff(HEAD).when(c::reopen());
    assert_eq!(given.refusal(), None);
    assert_eq!((given.concern.casework.kin.into, given.other().casework.kin.joined.len()), (None, 0));
    assert_eq!(given.concern.stage(), Stage::Assigned);
    let due = given.in_days(5);
    let given = given.by_staff(HANDLER).when(c::fix_plan(HANDLER, HEAD, due));
    let draft = c::draft_reply(&given.concern, Some(given.in_days(3)));
    assert_eq!(given.when(draft).refusal(), None, "promises are numbered on from those that were only told here");
}

#[test]
fn a_promise_of_the_shared_answer_is_settled_once_and_told_to_each() {
    let given = joined_promise_kept();
    assert_eq!(given.refusal(), None);
    assert_eq!(given.concern.casework.promises[0].kept, Some(true));
    assert!(given.concern.casework.promises[0].elsewhere);
}

#[test]
fn parting_gives_the_unit_the_clocks_and_a_plan_to_fix() {
    let given = joined();
    let due = given.concern.deadlines.find_open(ClockId::Done).and_then(|clock| clock.due());
    let given = given.when(c::part());
    assert_eq!(given.concern.stage(), Stage::Assigned);
    assert_eq!(given.concern.deadlines.find_open(ClockId::Done).and_then(|clock| clock.due()), due, "told is told");
    assert!(given.other().casework.kin.joined.is_empty());
    assert!(agree(&given.concern, &given.other()));
}

#[test]
fn whoever_was_joined_stands_by_itself_when_the_lead_is_withdrawn_or_sealed() {
    for given in [parted_by_withdrawal(), leading().by_staff(HANDLER).when(c::seal()).turn_to(0)] {
        assert_eq!(given.refusal(), None);
        assert_eq!(given.concern.stage(), Stage::Assigned);
        assert_eq!(given.concern.class(), Some(Class::Ordinary));
        assert!(agree(&given.concern, &given.other()));
    }
    let sealed = joined().when(c::seal());
    assert_eq!(sealed.refusal(), None);
    assert!(sealed.other().casework.kin.joined.is_empty(), "sealing the joined one takes it out");
}

#[test]
fn the_answer_waits_for_whoever_had_withdrawn_and_thinks_better_of_it() {
    let given = joined().by_citizen().when(c::withdraw()).turn_to(0);
    let draft = c::draft_reply(&given.concern, None);
    let given = given.by_staff(HANDLER).when(draft);
    let sign = c::sign_reply(&given.concern);
    let given = given.by_staff(HEAD).when(sign).turn_to(0);
    assert_eq!((given.refusal(), given.concern.stage()), (None, Stage::Withdrawn));
    let given = given.by_citizen().when(c::undo_withdrawal());
    assert_eq!(given.concern.stage(), Stage::Signed);
}

#[test]
fn it_moves_along_when_the_lead_moves() {
    assert_eq!(joined_moved().concern.handler(), Some(PostId(DEPUTY)));
}

#[test]
fn a_repeated_concern_is_answered_with_the_earlier_answer_and_comes_back_when_something_is_new() {
    let given = repeated();
    assert_eq!(given.concern.stage(), Stage::Repeated);
    assert!(given.concern.is_final());
    assert_eq!(given.concern.deadlines.open().count(), 0);
    assert_eq!(given.other().casework.kin.links, [own()], "both know of each other");
    let given = said_what_is_new();
    assert_eq!(given.concern.stage(), Stage::Received);
    assert!(given.concern.deadlines.open().count() > 0);
    assert!(given.concern.casework.kin.links.contains(&c::beside()));
}

type Turn = (usize, usize, bool, i64);

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    /// Two concerns side by side, commands to either of them by anybody: they always agree, and both are looked after.
    #[test]
    fn two_lives_side_by_side_always_agree(
        turns in prop::collection::vec((0_usize..64, 0_usize..16, any::<bool>(), 0_i64..6), 1..40),
        together in any::<bool>(),
    ) {
        let mut given = if together { joined() } else { look_alike() };
        given = turns.into_iter().fold(given, one_turn);
        prop_assert!(agree(&given.concern, &given.other()));
        prop_assert!(agree(&given.other(), &given.concern));
        prop_assert!(is_looked_after(&given.concern), "{:?}", given.concern.stage());
        prop_assert!(is_looked_after(&given.other()), "{:?}", given.other().stage());
    }
}

fn one_turn(given: Given, (which, who, other, days): Turn) -> Given {
    let mut given = if other { given.turn_to(0) } else { given };
    let mut actors = actors();
    let index = who % actors.len();
    given = given.after_days(days).by(actors.swap_remove(index));
    let beside = given.other().number().expect("a number");
    let mut commands = every(&given.concern, given.today());
    commands.extend([
        (crate::concern::Step::Join, c::join(beside)),
        (crate::concern::Step::Link, c::link(beside)),
        (crate::concern::Step::Unlink, c::unlink(beside)),
        (crate::concern::Step::TellApart, c::tell_apart(beside)),
        (crate::concern::Step::AnswerRepeated, c::answer_repeated(beside)),
    ]);
    let owed = given.concern.owed().map(|owed| owed.step);
    let wanted = commands.iter().position(|(step, _)| Some(*step) == owed).filter(|_| which.is_multiple_of(2));
    let picked = commands.swap_remove(wanted.unwrap_or(which % commands.len())).1;
    for command in jobs().into_iter().chain([picked]) {
        if given.try_command(command.clone()).is_ok() {
            given = given.when(command);
        }
    }
    given
}
