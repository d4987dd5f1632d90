//! A sample in every state of a review, and of what staff took down for the person.

use super::{c, closed, delivered, explained, sealed_handed, signed_from};
use crate::casework::{DeliveryManner, Verdict};
use crate::review::Decision;
use crate::testing::{CITY_HANDLER, CITY_HEAD, COUNTY_HANDLER, COUNTY_HEAD, DESK, Given, HANDLER, HEAD, SUPERVISOR};

fn asks(given: Given) -> Given {
    let ask = c::request_review(&given.concern, None, false);
    given.by_citizen().when(ask)
}

/// The citizen asked the county to look again.
pub fn review_asked() -> Given {
    asks(explained()).by_staff(COUNTY_HEAD)
}

/// Its head gave it to a post.
pub fn review_assigned() -> Given {
    review_asked().when(c::assign_review(COUNTY_HANDLER)).by_staff(COUNTY_HANDLER)
}

/// A hearing is called for a week from then.
pub fn hearing_called() -> Given {
    let given = review_assigned();
    let day = given.in_days(7);
    given.when(c::call_hearing(day))
}

/// It was held.
pub fn hearing_held() -> Given {
    let given = hearing_called().after_days(7);
    let today = given.today();
    given.when(c::hold_hearing(c::CALLED.len(), today))
}

/// It was called off.
pub fn hearing_called_off() -> Given {
    hearing_called().when(c::call_off_hearing())
}

fn drafted(given: Given, decision: Decision) -> Given {
    let decide = c::decide_review(&given.concern, decision);
    given.when(decide)
}

/// An opinion waits for its signature.
pub fn review_drafted() -> Given {
    drafted(review_assigned(), Decision::Maintained).by_staff(COUNTY_HEAD)
}

/// It came back with remarks.
pub fn review_returned() -> Given {
    let given = review_drafted();
    let back = c::return_review(&given.concern);
    given.when(back).by_staff(COUNTY_HANDLER)
}

fn signs(given: Given) -> Given {
    let sign = c::sign_review(&given.concern);
    given.when(sign)
}

/// Signed, not delivered.
pub fn review_signed() -> Given {
    signs(review_drafted()).by_staff(COUNTY_HANDLER)
}

fn delivers(given: Given) -> Given {
    let today = given.today();
    given.when(c::deliver_review(DeliveryManner::ByHand, today))
}

/// The county keeps the answer; the citizen has its opinion.
pub fn reviewed() -> Given {
    delivers(review_signed()).by_citizen()
}

/// The county sends it back to be answered anew.
pub fn review_leads_back() -> Given {
    let drafted = drafted(review_assigned(), Decision::SentBack).by_staff(COUNTY_HEAD);
    delivers(signs(drafted).by_staff(COUNTY_HANDLER)).by_staff(HANDLER)
}

/// The citizen asked the city to look at it once more.
pub fn recheck_asked() -> Given {
    asks(reviewed()).by_staff(CITY_HEAD)
}

/// The city's opinion is signed.
pub fn recheck_signed() -> Given {
    let given = recheck_asked().when(c::assign_review(CITY_HANDLER)).by_staff(CITY_HANDLER);
    signs(drafted(given, Decision::Maintained).by_staff(CITY_HEAD)).by_staff(CITY_HANDLER)
}

/// The last look is over.
pub fn final_look() -> Given {
    delivers(recheck_signed()).by_staff(HEAD)
}

/// Asked again after the last look, with new facts.
pub fn asked_after_the_last_look() -> Given {
    let given = final_look();
    let ask = c::request_review(&given.concern, None, true);
    given.by_citizen().when(ask).by_staff(HEAD)
}

/// Asked when the thirty days were over, with nothing new.
pub fn asked_too_late() -> Given {
    asks(delivered().after_days(60)).by_staff(HEAD)
}

/// Above the letters office there is nobody here: the request goes outside.
pub fn review_outside() -> Given {
    let signed = signed_from(sealed_handed()).by_staff(SUPERVISOR);
    let today = signed.today();
    asks(signed.when(c::deliver_reply(DeliveryManner::ByHand, today))).by_staff(SUPERVISOR)
}

/// The body outside has it.
pub fn review_sent() -> Given {
    let given = review_outside();
    let today = given.today();
    given.when(c::send_review(today))
}

/// Its opinion came back.
pub fn review_recorded() -> Given {
    let given = review_sent();
    let record = c::record_review(&given.concern, Decision::Maintained, given.today());
    given.when(record)
}

/// Staff took down 解决了.
pub fn verdict_taken() -> Given {
    let given = delivered().by_staff(DESK);
    let take = c::take_verdict(&given.concern, Verdict::Solved);
    given.when(take).by_staff(HEAD)
}

/// Staff took down that the person takes it back.
pub fn withdrawal_taken() -> Given {
    super::handling().by_staff(DESK).when(c::take_withdrawal())
}

/// Somebody called after closing and heard 没解决.
pub fn called_back() -> Given {
    let given = closed().by_staff(DESK);
    let call = c::call_back(&given.concern, Some(Verdict::NotSolved));
    given.when(call).by_staff(HEAD)
}
