//! Refusals around declining: nobody is sent away without a way on, and nobody on foot where the concern itself can go.

use super::{Sentence, refused};
use crate::intake::{self, DeclineGround};
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Line;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, DESK, Given};

fn at_desk() -> Given {
    received().by_staff(DESK)
}

fn to_the_bureau() -> crate::command::Command {
    let command = c::decline_on(DeclineGround::NotOurs, None);
    let crate::command::Command::Intake(intake::Command::DeclineToAccept(mut decline)) = command else {
        panic!("declining is intake's")
    };
    decline.words.instead = Line::parse("安澜县交通运输局信访窗口").expect("a line");
    intake::Command::DeclineToAccept(decline).into()
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "nobody is sent on foot to a unit that can take the concern",
        || refused(at_desk(), to_the_bureau()),
        |why| *why == Refusal::RouteInstead { unit: BUREAU },
    ),
    (
        "what was sent here and is not ours is objected to",
        || refused(transferred(), c::decline_on(DeclineGround::NotOurs, None)),
        |why| *why == Refusal::ObjectInstead,
    ),
    (
        "handled elsewhere says until when",
        || refused(at_desk(), c::decline_on(DeclineGround::BeingHandled, None)),
        |why| *why == Refusal::HandledUntilMissing,
    ),
    (
        "handled elsewhere and late there is no ground",
        || refused(at_desk(), c::decline_on(DeclineGround::BeingHandled, Some(received().in_days(-1)))),
        |why| matches!(why, Refusal::HandledTermOver { .. }),
    ),
];

#[test]
fn what_another_organ_handles_in_time_is_declined_with_its_day() {
    let given = at_desk();
    let until = given.in_days(30);
    let given = given.when(c::decline_on(DeclineGround::BeingHandled, Some(until)));
    assert_eq!(given.refusal(), None);
    let bytes = given.last("not_accepted.v1").map(crate::event::Fact::data).expect("declined");
    assert_eq!(String::from_utf8_lossy(&bytes), format!(r#"{{"ground":"being_handled","unit":1,"until":"{until}"}}"#));
}

#[test]
fn a_body_that_is_no_unit_of_ours_may_be_named() {
    assert_eq!(at_desk().when(c::decline_on(DeclineGround::NotOurs, None)).refusal(), None);
}
