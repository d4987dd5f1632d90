//! Samples in which several people raised one concern.

use super::{c, judged, nothing, signed_from};
use crate::casework::Verdict;
use crate::intake::Path;
use crate::testing::{BUREAU, BUREAU_DESK, DESK, Given, HANDLER, HEAD};

/// Two people wrote a letter, and each has a code of their own from the first slip.
pub fn of_two() -> Given {
    nothing()
        .by_staff(DESK)
        .when(c::register_group())
        .when(c::transfer(BUREAU))
        .by_staff(BUREAU_DESK)
        .when(c::accept(Path::Petition, 2))
        .by_staff(HEAD)
        .when(c::assign_lead(BUREAU, HANDLER))
        .by_staff(HANDLER)
}

/// One of the two left.
pub fn of_two_one_left() -> Given {
    of_two().by_reporter(2).when(c::withdraw())
}

/// Signed for both; the first has it.
pub fn of_two_one_reached() -> Given {
    let given = of_two();
    let due = given.in_days(40);
    let given = given.when(c::fix_plan(HANDLER, HEAD, due));
    let draft = c::draft_reply(&given.concern, None);
    let signed = signed_from(given.when(draft).by_staff(HEAD));
    let deliver = c::deliver_to(1, signed.today());
    signed.when(deliver)
}

/// The first says 没解决 before the second has the answer.
pub fn of_two_disputed() -> Given {
    judged(of_two_one_reached().by_reporter(1), Verdict::NotSolved)
}
