//! Refusals of hearings.

use super::{Sentence, refused, refused_now};
use crate::concern::{Stage, Step};
use crate::gatherings::{self, Attendance, HearingRole};
use crate::kernel::refusal::{HearingRefusal, HouseRefusal, Refusal};
use crate::office;
use crate::review::Decision;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{COUNTY, COUNTY_HEAD, HANDLER, HEAD};

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "there is nothing to hear before somebody looks again",
        || refused_now(delivered().by_staff(HEAD), |given| c::call_hearing(given.in_days(7))),
        |why| *why == Refusal::NotNow { step: Step::CallHearing, stage: Stage::Delivered },
    ),
    (
        "the unit whose answer is looked at calls no hearing on it",
        || refused_now(review_assigned().by_staff(HANDLER), |given| c::call_hearing(given.in_days(7))),
        |why| *why == Refusal::ReviewOfOther { unit: COUNTY },
    ),
    (
        "nor does anybody but the post that writes the opinion",
        || refused_now(review_assigned().by_staff(COUNTY_HEAD), |given| c::call_hearing(given.in_days(7))),
        |why| *why == Refusal::ReviewOfOther { unit: COUNTY },
    ),
    (
        "a hearing is called for a day to come",
        || refused_now(review_assigned(), |given| c::call_hearing(given.today())),
        |why| *why == HearingRefusal::HearingDay.into(),
    ),
    (
        "nobody is called to a hearing on a day on which the office is closed",
        || {
            let mut given = review_assigned();
            let on = given.in_days(7);
            let because = crate::kernel::text::Line::parse("县庆").expect("a line");
            let closed = office::Command::SetDay(office::DaySet { because, on, open: false });
            given.office = office::after(given.office, vec![closed]);
            refused_now(given, |given| c::call_hearing(given.in_days(7)))
        },
        |why| matches!(why, Refusal::House(HouseRefusal::OfficeClosed { .. })),
    ),
    (
        "both sides are called",
        || {
            let people = [HearingRole::Host, HearingRole::Recorder, HearingRole::Applicant];
            refused(review_assigned(), c::call_hearing_of(review_assigned().in_days(7), &people))
        },
        |why| *why == HearingRefusal::HearingPeople.into(),
    ),
    (
        "one hearing at a time",
        || refused_now(hearing_called(), |given| c::call_hearing(given.in_days(9))),
        |why| matches!(why, Refusal::Hearing(HearingRefusal::HearingOpen { .. })),
    ),
    (
        "nothing is decided before what was called to be heard was heard",
        || refused_now(hearing_called(), |given| c::decide_review(&given.concern, Decision::Maintained)),
        |why| matches!(why, Refusal::Hearing(HearingRefusal::HearingOpen { .. })),
    ),
    (
        "a hearing is recorded when it was held",
        || refused_now(hearing_called(), |given| c::hold_hearing(c::CALLED.len(), given.in_days(1))),
        |why| matches!(why, Refusal::Hearing(HearingRefusal::HearingNotYet { .. })),
    ),
    (
        "nor on a day before anybody asked",
        || refused_now(hearing_called(), |given| c::hold_hearing(c::CALLED.len(), given.in_days(-40))),
        |why| *why == Refusal::MeetingDay,
    ),
    (
        "whoever led it signs its minutes",
        || {
            let words = crate::words::MinutesWords { minutes: c::text() };
            let people = vec![Attendance::Refused; c::CALLED.len()];
            let hold = gatherings::Command::HoldHearing(gatherings::HoldHearing {
                on: hearing_called().today(),
                people,
                words,
            });
            refused(hearing_called().after_days(8), hold.into())
        },
        |why| *why == HearingRefusal::MinutesUnsigned.into(),
    ),
    (
        "of everybody who was called it is said whether they came",
        || refused(hearing_called().after_days(8), c::hold_hearing(2, hearing_called().today())),
        |why| *why == HearingRefusal::HearingPeople.into(),
    ),
    (
        "what was not called is not called off",
        || refused(review_assigned(), c::call_off_hearing()),
        |why| matches!(why, Refusal::NotNow { step: Step::CallOffHearing, .. }),
    ),
];
