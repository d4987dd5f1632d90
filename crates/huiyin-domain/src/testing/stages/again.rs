//! Samples in which the same matter comes again.

use super::{c, delivered_here, leading_beside, signed_from, transferred};
use crate::testing::{BUREAU_DESK, DESK, Given, HEAD};

/// The same matter again, a year after it was answered.
pub fn again() -> Given {
    let earlier = delivered_here(signed_from(answer_beside()));
    transferred().at(earlier.now).beside(earlier).by_staff(BUREAU_DESK)
}

fn answer_beside() -> Given {
    let given = leading_beside();
    let draft = c::draft_reply(&given.concern, None);
    given.when(draft).by_staff(HEAD)
}

/// Nothing new: the earlier answer was given again.
pub fn repeated() -> Given {
    again().when(c::answer_repeated(c::beside())).by_citizen()
}

/// Somebody said what is new.
pub fn said_what_is_new() -> Given {
    repeated().when(c::say_what_is_new()).by_staff(DESK)
}
