//! Refusals around joining, parting, linking and repeated concerns.

use super::{Sentence, refused};
use crate::casework::join::MOST_JOINED;
use crate::concern::{Class, Stage};
use crate::intake::Path;
use crate::kernel::ids::PromiseNo;
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::stages::*;
use crate::testing::{BUREAU_DESK, Given, HANDLER, HEAD};

fn own() -> Number {
    look_alike().concern.number().expect("a number")
}

/// A third concern, with the one beside it that is led already by another.
fn third() -> Given {
    let led = joined();
    let mut given = transferred();
    given.others = led.others.clone();
    given.others.push((led.concern, led.events));
    let Some(record) = &mut given.concern.intake.record else { panic!("it was filed") };
    record.number = Number::from_chance(31);
    given
}

pub(super) const SENTENCES: &[Sentence] = &[
    ("a concern is not joined to itself", || refused(look_alike(), c::join(own())), |why| *why == Refusal::SameConcern),
    (
        "a number that is nobody's, or may not be read, is not joined to",
        || refused(look_alike(), c::join(Number::from_chance(5))),
        |why| *why == Refusal::KinUnknown,
    ),
    (
        "what is joined is joined once",
        || refused(joined(), c::join(c::beside())),
        |why| *why == Refusal::HandledElsewhere { into: c::beside() },
    ),
    (
        "a promise is settled where it is followed",
        || refused(joined_answered(), c::settle_promise(PromiseNo(1), true)),
        |why| *why == Refusal::HandledElsewhere { into: c::beside() },
    ),
    (
        "what leads is not joined itself: no circle",
        || refused(leading(), c::join(own())),
        |why| *why == Refusal::LeadJoined { into: c::beside() } || *why == Refusal::OthersJoined,
    ),
    (
        "nor does what is joined lead a third",
        || refused(third(), c::join(own())),
        |why| *why == Refusal::LeadJoined { into: c::beside() },
    ),
    (
        "what leads is not joined into a third",
        || {
            let given = third().turn_to(0);
            let mut into = look_alike().turn_to(0);
            let Some(record) = &mut into.concern.intake.record else { panic!("it was filed") };
            record.number = Number::from_chance(32);
            refused(given.beside(into.alone()), c::join(Number::from_chance(32)))
        },
        |why| *why == Refusal::OthersJoined,
    ),
    (
        "what was answered once is not joined",
        || refused(reopened().beside(look_alike().turn_to(0)), c::join(c::beside())),
        |why| *why == Refusal::AnsweredBefore,
    ),
    (
        "sealed never joins ordinary",
        || refused(sealed().beside(look_alike().turn_to(0)), c::join(c::beside())),
        |why| *why == Refusal::OtherClass,
    ),
    (
        "nor is it linked with it",
        || refused(sealed().beside(look_alike().turn_to(0)), c::link(c::beside())),
        |why| *why == Refusal::OtherClass,
    ),
    (
        "nor does sealing go round it",
        || refused(look_alike().when(c::seal()), c::join(c::beside())),
        |why| *why == Refusal::OtherClass,
    ),
    (
        "whoever leads has accepted",
        || refused(transferred().beside(crate::testing::nothing().when(c::file_beside())), c::join(c::beside())),
        |why| *why == Refusal::LeadNotAccepted,
    ),
    (
        "nothing is joined to what was withdrawn",
        || refused(look_alike().turn_to(0).by_citizen().when(c::withdraw()).turn_to(0), c::join(c::beside())),
        |why| *why == Refusal::LeadOver { stage: Stage::Withdrawn },
    ),
    (
        "nor to what was answered",
        || refused(again(), c::join(c::beside())),
        |why| *why == Refusal::LeadOver { stage: Stage::Delivered },
    ),
    (
        "there is an end to joining",
        || {
            let mut given = look_alike();
            let numbers = (0..u64::from(MOST_JOINED)).map(Number::from_chance);
            given.others[0].0.casework.kin.joined = numbers.collect();
            refused(given, c::join(c::beside()))
        },
        |why| *why == Refusal::TooManyJoined { max: MOST_JOINED },
    ),
    (
        "nobody who was joined is told a second time that it takes longer",
        || {
            let own = look_alike().by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1)).by_staff(HEAD);
            let lead = own.when(c::extend_clock(5)).when(c::join(c::beside())).turn_to(0);
            refused(lead, c::extend_clock(20))
        },
        |why| matches!(why, Refusal::AlreadyExtended { .. }),
    ),
    (
        "a term that would end before the day that was told is not lengthened",
        || {
            let lead = look_alike().turn_to(0).alone().by_staff(HEAD).when(c::extend_clock(30));
            refused(
                transferred().by_staff(HEAD).beside(lead).when(c::join(c::beside())).when(c::part()),
                c::extend_clock(5),
            )
        },
        |why| matches!(why, Refusal::ToldLater { .. }),
    ),
    ("what stands by itself is not parted", || refused(look_alike(), c::part()), |why| *why == Refusal::NotJoined),
    (
        "nothing is parted after a signed answer that serves it",
        || refused(joined_answered().by_staff(HANDLER), c::part()),
        |why| *why == Refusal::AnsweredTogether { into: c::beside() },
    ),
    (
        "what is joined is parted before it is told apart",
        || refused(joined(), c::tell_apart(c::beside())),
        |why| *why == Refusal::PartFirst,
    ),
    ("they are linked once", || refused(linked(), c::link(own())), |why| *why == Refusal::AlreadyLinked),
    (
        "what nobody linked is not unlinked",
        || refused(look_alike(), c::unlink(c::beside())),
        |why| *why == Refusal::NotLinked,
    ),
    (
        "nor twice",
        || {
            let given = linked().when(c::unlink(own())).when(c::link(own())).when(c::unlink(own()));
            refused(given, c::unlink(own()))
        },
        |why| *why == Refusal::NotLinked,
    ),
    (
        "they are told apart once",
        || refused(told_apart(), c::tell_apart(own())),
        |why| *why == Refusal::AlreadyToldApart,
    ),
    (
        "an earlier answer is given again when there is one",
        || refused(look_alike(), c::answer_repeated(c::beside())),
        |why| *why == Refusal::EarlierUnanswered,
    ),
    (
        "and never across the seal",
        || refused(sealed().beside(again().turn_to(0)), c::answer_repeated(c::beside())),
        |why| *why == Refusal::OtherClass,
    ),
    (
        "an answer that goes to several does not say who one of them is",
        || {
            let shared = crate::casework::ToAll { people: vec![c::reporter()], words: c::shared(2) };
            let based_on = crate::kernel::ids::Revision(1);
            let sign = crate::casework::SignReply { based_on, shared: Some(Box::new(shared)) };
            refused(leading_handed().by_staff(HEAD), crate::casework::Command::SignReply(sign).into())
        },
        |why| *why == Refusal::TellsOfPerson,
    ),
    (
        "a page that does not know who was joined meanwhile signs nothing",
        || {
            let given = leading_handed().by_staff(HEAD);
            let sign = crate::casework::SignReply { based_on: crate::kernel::ids::Revision(1), shared: None };
            refused(given, crate::casework::Command::SignReply(sign).into())
        },
        |why| *why == Refusal::KinMoved,
    ),
];

#[test]
fn the_other_of_a_joined_pair_has_to_be_looked_at_too() {
    assert_eq!(refused(joined().alone(), c::part()), Refusal::KinMoved);
    assert_eq!(refused(look_alike().alone(), c::link(c::beside())), Refusal::KinUnknown);
    assert_eq!(look_alike().concern.class(), Some(Class::Ordinary));
}
