//! Refusals around stopped terms.

use super::{Sentence, refused};
use crate::deadlines::{Policy, StopReason};
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HANDLER, HEAD, nothing};
use crate::{concern::Class, intake::Path};

/// Being handled in a county whose policy lets a hearing stop the sixty days.
fn with_stops() -> Given {
    let mut given = nothing();
    given.policy = Policy::with_stops();
    let given = given.when(c::file_concern(Class::Ordinary)).by_staff(DESK).when(c::transfer(BUREAU));
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1)).by_staff(HEAD);
    let given = given.when(c::assign_lead(BUREAU, HANDLER)).by_staff(HANDLER);
    let due = given.in_days(40);
    given.when(c::fix_plan(HANDLER, HEAD, due)).by_staff(HEAD)
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "the sixty days stop for nothing",
        || refused(handling().by_staff(HEAD), c::suspend_clock(StopReason::Hearing)),
        |why| *why == Refusal::StopNotAllowed,
    ),
    (
        "what the rule does not name stops nothing",
        || refused(with_stops(), c::suspend_clock(StopReason::AwaitingCitizen)),
        |why| *why == Refusal::StopNotAllowed,
    ),
    (
        "a handler stops nothing",
        || refused(with_stops().by_staff(HANDLER), c::suspend_clock(StopReason::Hearing)),
        |why| matches!(why, Refusal::Denied(_)),
    ),
    (
        "nobody stops twice",
        || {
            let stopped = with_stops().when(c::suspend_clock(StopReason::Hearing));
            refused(stopped.after_days(1), c::suspend_clock(StopReason::Mediation))
        },
        |why| matches!(why, Refusal::AlreadySuspended { .. }),
    ),
    (
        "what is over is not stopped",
        || refused(with_stops().after_days(90), c::suspend_clock(StopReason::Hearing)),
        |why| matches!(why, Refusal::TermOver { .. }),
    ),
    ("what runs is not resumed", || refused(with_stops(), c::resume_clock()), |why| *why == Refusal::NotSuspended),
];
