//! Refusals of review, and of what staff take down for the person.

use super::{Sentence, refused, refused_now};
use crate::casework::{self, DeliveryManner, Verdict};
use crate::command::Command;
use crate::concern::{Stage, Step};
use crate::intake::{IdentityCheck, Interview, SpokenBy};
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::review::{self, Decision};
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{COUNTY, COUNTY_HANDLER, COUNTY_HEAD, DESK, HEAD, SUPERVISOR, WATER_HANDLER, WATER_HEAD};

fn taken_by(interview: Interview) -> Refusal {
    let given = delivered().by_staff(DESK);
    let Command::Casework(casework::Command::TakeVerdict(mut take)) = c::take_verdict(&given.concern, Verdict::Solved)
    else {
        panic!("verdicts are casework's")
    };
    take.interview = interview;
    refused(given, casework::Command::TakeVerdict(take).into())
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "nothing is looked at again before there is an answer",
        || refused_now(handling().by_citizen(), |given| c::request_review(&given.concern, None, false)),
        |why| *why == Refusal::NotNow { step: Step::RequestReview, stage: Stage::Handling },
    ),
    (
        "one look at a time",
        || refused_now(review_asked().by_citizen(), |given| c::request_review(&given.concern, None, false)),
        |why| *why == Refusal::ReviewOpen,
    ),
    (
        "a request names what is to be looked at",
        || {
            let given = delivered();
            let Command::Review(review::Command::RequestReview(mut ask)) =
                c::request_review(&given.concern, None, false)
            else {
                panic!("requests are review's")
            };
            ask.points.clear();
            refused(given, review::Command::RequestReview(ask).into())
        },
        |why| *why == Refusal::ReviewPointsMissing,
    ),
    (
        "nothing was asked for tomorrow",
        || {
            refused_now(delivered().by_staff(DESK), |given| {
                c::request_review(&given.concern, Some(given.in_days(1)), false)
            })
        },
        |why| *why == Refusal::ReviewDay,
    ),
    (
        "nor before the answer was in the person's hands",
        || {
            refused_now(delivered().by_staff(DESK), |given| {
                c::request_review(&given.concern, Some(given.in_days(-1)), false)
            })
        },
        |why| *why == Refusal::ReviewDay,
    ),
    (
        "what goes outside is not given to a post here",
        || refused(review_outside(), c::assign_review(COUNTY_HANDLER)),
        |why| *why == Refusal::ReviewOutside,
    ),
    (
        "what is decided here does not go outside",
        || refused_now(review_asked(), |given| c::send_review(given.today())),
        |why| *why == Refusal::ReviewInside,
    ),
    (
        "another unit does not give it out",
        || refused(review_asked().by_staff(WATER_HEAD), c::assign_review(COUNTY_HANDLER)),
        |why| *why == Refusal::ReviewOfOther { unit: COUNTY },
    ),
    (
        "it is given to a post of one's own unit",
        || refused(review_asked(), c::assign_review(WATER_HANDLER)),
        |why| *why == Refusal::WrongPost { unit: COUNTY },
    ),
    (
        "the head writes it no more than anybody else to whom it was not given",
        || {
            refused_now(review_assigned().by_staff(COUNTY_HEAD), |given| {
                c::decide_review(&given.concern, Decision::Maintained)
            })
        },
        |why| *why == Refusal::ReviewOfOther { unit: COUNTY },
    ),
    (
        "whoever signed the answer does not sign the review of it",
        || refused_now(review_drafted().by_staff(HEAD), |given| c::sign_review(&given.concern)),
        |why| matches!(why, Refusal::ReviewOfOther { .. } | Refusal::DecidedBefore),
    ),
    (
        "whoever wrote the first opinion does not write the next",
        || {
            let crate::kernel::actor::Actor::Staff { person, .. } = crate::testing::staff(COUNTY_HANDLER) else {
                panic!("staff")
            };
            let city = crate::testing::staff(crate::testing::CITY_HANDLER);
            let moved = crate::kernel::actor::Actor::Staff { person, posts: city.posts().to_vec() };
            let given = recheck_asked().when(c::assign_review(crate::testing::CITY_HANDLER)).by(moved);
            refused_now(given, |given| c::decide_review(&given.concern, Decision::Maintained))
        },
        |why| *why == Refusal::DecidedBefore,
    ),
    (
        "whoever also works for the unit that answered decides nothing",
        || {
            let crate::kernel::actor::Actor::Staff { person, mut posts } = crate::testing::staff(COUNTY_HEAD) else {
                panic!("staff")
            };
            let bureau = crate::testing::staff(crate::testing::DEPUTY);
            posts.extend(bureau.posts());
            let both = crate::kernel::actor::Actor::Staff { person, posts };
            refused(review_asked().by(both), c::assign_review(COUNTY_HANDLER))
        },
        |why| *why == Refusal::OfReviewedUnit { unit: UnitId(2) },
    ),
    (
        "an opinion is not delivered before it is signed",
        || refused_now(review_drafted(), |given| c::deliver_review(DeliveryManner::ByHand, given.today())),
        |why| matches!(why, Refusal::NotNow { step: Step::DeliverReview, .. }),
    ),
    (
        "a paper that comes back was not written before it was sent",
        || {
            refused_now(review_sent().by_staff(SUPERVISOR), |given| {
                c::record_review(&given.concern, Decision::Maintained, given.in_days(-9))
            })
        },
        |why| *why == Refusal::ReviewDay,
    ),
    (
        "nothing new was named",
        || refused(reviewed().by_staff(HEAD), c::answer_new_facts()),
        |why| matches!(why, Refusal::NotNow { step: Step::AnswerNewFacts, .. }),
    ),
    (
        "on the telephone no card is seen",
        || taken_by(Interview { checked: IdentityCheck::CardSeen, spoken: SpokenBy::Phone }),
        |why| *why == Refusal::InterviewCheck,
    ),
    (
        "a letter is no talk",
        || taken_by(Interview { checked: IdentityCheck::LetterToAddress, spoken: SpokenBy::Counter }),
        |why| *why == Refusal::InterviewCheck,
    ),
    (
        "staff undo nothing without the person's word",
        || refused(verdict_taken(), c::undo_verdict(false)),
        |why| *why == Refusal::InterviewCheck,
    ),
    (
        "after seven days what was taken down stands",
        || refused(verdict_taken().by_citizen().after_days(8), c::undo_verdict(false)),
        |why| matches!(why, Refusal::VerdictSettled { .. }),
    ),
    (
        "a verdict that the person gave is not undone but given anew",
        || refused(solved().by_citizen(), c::undo_verdict(false)),
        |why| matches!(why, Refusal::NotNow { step: Step::UndoVerdict, .. }),
    ),
    (
        "nothing is closed on a spoken word that can still be undone",
        || refused(verdict_taken(), c::close()),
        |why| matches!(why, Refusal::CloseTooEarly { .. }),
    ),
    (
        "the second call waits thirty days",
        || {
            let given = closed().by_staff(DESK);
            let given = given.clone().when(c::call_back(&given.concern, Some(Verdict::Solved)));
            refused_now(given, |given| c::call_back(&given.concern, None))
        },
        |why| matches!(why, Refusal::CallTooEarly { .. }),
    ),
];
