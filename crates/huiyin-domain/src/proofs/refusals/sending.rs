//! Refusals around sending on, signing for, reporting back, and what is urgent.

use super::{Sentence, refused, refused_now};
use crate::event::Stamp;
use crate::intake::UpGround;
use crate::kernel::actor::Actor;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::office;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU, BUREAU_DESK, DESK, GOVERNMENT, Given, HEAD, LETTERS, SUPERVISOR, WATER};

/// The office as it is after this unit was set so.
pub(super) fn with_unit(mut given: Given, id: UnitId, change: fn(&mut office::Unit)) -> Given {
    let mut unit = given.office.unit(id).cloned().expect("a unit of the sample");
    change(&mut unit);
    let set = office::Fact::UnitSet(office::UnitSet { id, unit });
    given.office.evolve(&set, &Stamp { at: given.now, actor: Actor::Operator });
    given
}

fn granted() -> Given {
    objected().when(c::rule_on_objection(true)).by_staff(DESK)
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "nothing is sent to a unit that was dissolved",
        || refused(with_unit(received().by_staff(DESK), WATER, |unit| unit.works = false), c::transfer(WATER)),
        |why| *why == Refusal::UnitGone { unit: WATER },
    ),
    (
        "nothing is sent again to whoever was found not to be in charge",
        || refused(granted(), c::transfer(BUREAU)),
        |why| *why == Refusal::NotTheirs { unit: BUREAU },
    ),
    (
        "nothing is submitted sideways",
        || refused(received().by_staff(DESK), c::submit_up(BUREAU, UpGround::Important)),
        |why| *why == Refusal::NotAbove { unit: BUREAU },
    ),
    (
        "at the top nobody is above",
        || {
            let top = with_unit(submitted_up(), GOVERNMENT, |unit| unit.parent = None);
            refused(top, c::submit_up(LETTERS, UpGround::Important))
        },
        |why| *why == Refusal::NobodyAbove,
    ),
    (
        "what was signed for is not taken back",
        || refused(signed_for().by_staff(DESK), c::take_back()),
        |why| *why == Refusal::SignedAlready { unit: BUREAU },
    ),
    (
        "a term does not end yesterday",
        || refused_now(received().by_staff(DESK), |given| c::hand_down(BUREAU, given.in_days(-1))),
        |why| *why == Refusal::TermPast,
    ),
    (
        "nobody reports what nobody asked for",
        || refused(transferred(), c::report_result()),
        |why| *why == Refusal::NotHandedDown,
    ),
    (
        "a result is reported once",
        || refused(result_reported().by_staff(HEAD), c::report_result()),
        |why| *why == Refusal::ResultReported,
    ),
    (
        "without an answer to the person there is no result",
        || refused(signed_for(), c::report_result()),
        |why| *why == Refusal::NoResultYet,
    ),
    (
        "what was not reported is not taken",
        || refused(result_owed().by_staff(DESK), c::take_result()),
        |why| *why == Refusal::NothingReported,
    ),
    ("nothing is marked twice", || refused(urgent(), c::mark_urgent()), |why| *why == Refusal::AlreadyUrgent),
    ("what is not urgent is not unmarked", || refused(handling(), c::clear_urgent()), |why| *why == Refusal::NotUrgent),
    (
        "what is urgent is seen once",
        || refused(urgent().when(c::see_urgent()), c::see_urgent()),
        |why| *why == Refusal::SeenAlready,
    ),
    (
        "whoever marked it does not see it for the unit above",
        || {
            let top = with_unit(submitted_up(), GOVERNMENT, |unit| unit.parent = None);
            let marked = top.when(c::mark_urgent());
            let to = marked.concern.intake.urgent.expect("marked").to;
            assert_eq!(to, LETTERS, "above the top stand the supervisors");
            let own = with_unit(received().by_staff(SUPERVISOR), LETTERS, |unit| unit.parent = None);
            refused(own.when(c::mark_urgent()), c::see_urgent())
        },
        |why| *why == Refusal::OwnMark,
    ),
    (
        "below it is not unmarked",
        || refused(urgent().by_staff(HEAD), c::clear_urgent()),
        |why| matches!(why, Refusal::Denied(_)),
    ),
    (
        "who was named by the unit above does not object",
        || refused(named_from_above(), c::object()),
        |why| *why == Refusal::AlreadyObjected,
    ),
    (
        "an objection to a hand-down is late after five working days",
        || refused(handed_down().after_days(14), c::object()),
        |why| matches!(why, Refusal::ObjectionTooLate { .. }),
    ),
    (
        "the term of a hand-down is not the receiving unit's to lengthen",
        || {
            let extend = crate::deadlines::ExtendClock {
                clock: crate::deadlines::ClockId::Assigned,
                days: 5.try_into().expect("not zero"),
                reason: c::text(),
            };
            refused(handed_down().by_staff(BUREAU_DESK), crate::deadlines::Command::ExtendClock(extend).into())
        },
        |why| matches!(why, Refusal::Denied(_)),
    ),
    (
        "a stranger does not send what somebody else has sent",
        || refused(handed_down(), c::transfer(GOVERNMENT)),
        |why| matches!(why, Refusal::NotNow { .. }),
    ),
];
