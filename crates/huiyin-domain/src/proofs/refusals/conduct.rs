//! Refusals around conduct: a behaviour in a channel, never a person; never without record, warning, reasons, another person
//! and an end.

use super::{Sentence, refused, refused_now};
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{Given, HANDLER, SUPERVISOR, SUPERVISOR_TWO};

fn handler(given: Given) -> Given {
    given.by_staff(HANDLER)
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "nothing is recorded of tomorrow",
        || refused_now(handling(), |given| c::note_conduct(given.in_days(1))),
        |why| *why == Refusal::ConductDay,
    ),
    ("no warning without an incident", || refused(handling(), c::warn_conduct()), |why| *why == Refusal::NoIncident),
    (
        "no restriction without a warning",
        || refused_now(conduct_noted(), |given| c::propose_restriction(given.in_days(30))),
        |why| *why == Refusal::NotWarned,
    ),
    (
        "none for what was warned of and did not happen again",
        || refused_now(conduct_warned(), |given| c::propose_restriction(given.in_days(30))),
        |why| *why == Refusal::NothingSinceWarning,
    ),
    (
        "six months at most",
        || {
            let given = conduct_warned();
            let today = given.today();
            refused_now(given.when(c::note_conduct(today)), |given| c::propose_restriction(given.in_days(200)))
        },
        |why| matches!(why, Refusal::RestrictionTerm { .. }),
    ),
    (
        "one proposal at a time",
        || refused_now(handler(restriction_proposed()), |given| c::propose_restriction(given.in_days(30))),
        |why| *why == Refusal::RestrictionWaits,
    ),
    (
        "one restriction of a channel at a time",
        || refused_now(handler(restricted()), |given| c::propose_restriction(given.in_days(30))),
        |why| matches!(why, Refusal::AlreadyRestricted { .. }),
    ),
    (
        "nothing is approved that nobody proposed",
        || refused(handling().by_staff(SUPERVISOR), c::rule_on_restriction(true)),
        |why| *why == Refusal::NothingProposed,
    ),
    (
        "whoever approved it does not rule on the appeal",
        || refused(restriction_appealed().by_staff(SUPERVISOR), c::rule_on_appeal(false)),
        |why| *why == Refusal::ProposerCannotApprove,
    ),
    (
        "nobody appeals against nothing",
        || refused(handling().by_citizen(), c::appeal_restriction()),
        |why| *why == Refusal::NothingToAppeal,
    ),
    (
        "there is no appeal to rule on",
        || refused(restricted().by_staff(SUPERVISOR_TWO), c::rule_on_appeal(true)),
        |why| *why == Refusal::NoAppeal,
    ),
    (
        "what has lapsed is not lifted",
        || refused(handler(restricted()).after_days(120), c::lift_restriction()),
        |why| *why == Refusal::NothingToLift,
    ),
];

#[test]
fn it_lapses_by_itself_and_is_renewed_only_for_what_is_new() {
    let given = handler(restricted());
    let holds = |given: &Given| given.concern.casework.conduct.holding(given.today()).count();
    assert_eq!(holds(&given), 1);
    let over = given.after_days(120);
    assert_eq!(holds(&over), 0, "its day has passed and nobody did anything");
    let again = |given: &Given| c::propose_restriction(given.in_days(30));
    assert_eq!(over.try_command(again(&over)).err(), Some(Refusal::NothingSinceWarning));
    let today = over.today();
    let anew = over.when(c::note_conduct(today));
    let ask = again(&anew);
    assert_eq!(anew.when(ask).refusal(), None);
}

#[test]
fn a_restricted_person_brings_material_as_before() {
    let given = restricted().when(c::add_material());
    assert_eq!(given.refusal(), None);
}

#[test]
fn an_appeal_that_is_granted_ends_it_at_once() {
    let given = restriction_appealed().when(c::rule_on_appeal(true));
    assert_eq!(given.refusal(), None);
    assert_eq!(given.concern.casework.conduct.holding(given.today()).count(), 0);
    assert!(given.concern.asides().is_empty());
}
