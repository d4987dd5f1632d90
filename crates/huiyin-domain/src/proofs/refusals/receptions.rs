//! Boxes and reception days: each refusal at least once.

use jiff::civil::date;

use super::{Sentence, c, received, refused};
use crate::intake;
use crate::kernel::ids::{PersonId, ReceptionNo, RoundNo};
use crate::kernel::refusal::Refusal;
use crate::office::{self, ArrangeReception, CallOffReception, OpenBox};
use crate::testing::{DESK, HEAD, LETTERS, name, nothing, sample_office};

fn of_office(command: office::Command) -> Refusal {
    office::decide(&sample_office(), command).expect_err("it was done")
}

fn opened_by(openers: &[u32]) -> Refusal {
    let openers = openers.iter().map(|person| PersonId(*person)).collect();
    let (on, today) = (date(2026, 11, 16), date(2026, 11, 17));
    of_office(office::Command::OpenBox(OpenBox { on, today, openers, papers: 4, place: name("门口"), unit: LETTERS }))
}

fn arranged(leader: u32, on: crate::kernel::time::Day) -> Refusal {
    let (hours, place) = (name("上午"), name("一楼"));
    let leader = crate::kernel::ids::PostId(leader);
    let today = date(2026, 11, 17);
    of_office(office::Command::ArrangeReception(ArrangeReception { hours, leader, on, today, place, seats: 3 }))
}

fn registered(change: impl FnOnce(&mut intake::RegisterConcern)) -> Refusal {
    let crate::command::Command::Intake(intake::Command::RegisterConcern(mut command)) =
        c::register_concern(crate::concern::Class::Ordinary)
    else {
        panic!("registering is intake's")
    };
    change(&mut command);
    refused(nothing().by_staff(DESK), intake::Command::RegisterConcern(command).into())
}

pub(super) const SENTENCES: &[Sentence] = &[
    ("nobody opens a box alone", || opened_by(&[DESK]), |why| *why == Refusal::OpenersMissing { min: 2 }),
    ("the same person twice is one", || opened_by(&[DESK, DESK]), |why| *why == Refusal::OpenersMissing { min: 2 }),
    ("who opens it is known", || opened_by(&[DESK, 99]), |why| *why == Refusal::UnknownPerson),
    (
        "a day that is over is not published",
        || arranged(HEAD, date(2026, 11, 16)),
        |why| *why == Refusal::ReceptionPast,
    ),
    ("a leader receives once a day", || arranged(HEAD, date(2099, 1, 5)), |why| *why == Refusal::Taken),
    ("who receives is a leader", || arranged(DESK, date(2026, 12, 8)), |why| matches!(why, Refusal::WrongPost { .. })),
    (
        "a day that never was is not called off",
        || {
            let because = crate::kernel::text::Line::parse("改期").unwrap();
            let (no, today) = (ReceptionNo(9), date(2026, 11, 17));
            of_office(office::Command::CallOffReception(CallOffReception { because, no, today }))
        },
        |why| *why == Refusal::ReceptionUnknown,
    ),
    (
        "nothing is booked for a day that never was",
        || refused(received().by_staff(DESK), c::book_reception(9)),
        |why| *why == Refusal::ReceptionUnknown,
    ),
    (
        "nothing is booked twice for one day",
        || refused(received().by_staff(DESK).when(c::book_reception(1)), c::book_reception(1)),
        |why| *why == Refusal::ReceptionBooked { day: date(2099, 1, 5) },
    ),
    (
        "a paper comes from a round that was recorded",
        || registered(|command| command.round = Some(RoundNo(9))),
        |why| *why == Refusal::RoundUnknown,
    ),
    (
        "somebody came to a day that was published",
        || registered(|command| command.reception = Some(ReceptionNo(9))),
        |why| *why == Refusal::ReceptionUnknown,
    ),
];

#[test]
fn on_a_reception_day_the_leader_is_that_days_whatever_was_picked() {
    let crate::command::Command::Intake(intake::Command::RegisterConcern(mut command)) =
        c::register_concern(crate::concern::Class::Ordinary)
    else {
        panic!("registering is intake's")
    };
    command.reception = Some(ReceptionNo(1));
    command.leader = Some(crate::kernel::ids::PostId(DESK));
    let given = nothing().by_staff(DESK).when(intake::Command::RegisterConcern(command));
    let registered = given.concern.intake.registered.clone().unwrap();
    assert_eq!(registered.leader, Some(crate::kernel::ids::PostId(HEAD)));
}

#[test]
fn rounds_and_days_are_numbered_and_a_day_called_off_stays_with_its_reason() {
    let mut office = sample_office();
    let stamp =
        crate::event::Stamp { at: crate::kernel::time::Moment(0), actor: crate::kernel::actor::Actor::Operator };
    let openers = vec![PersonId(DESK), PersonId(HEAD)];
    let (on, today) = (date(2026, 11, 16), date(2026, 11, 16));
    let open = OpenBox { on, today, openers, papers: 0, place: name("门口"), unit: LETTERS };
    let because = crate::kernel::text::Line::parse("改到1月12日").unwrap();
    let off = CallOffReception { because, no: ReceptionNo(1), today };
    for command in [office::Command::OpenBox(open), office::Command::CallOffReception(off)] {
        for event in office::decide(&office, command).unwrap() {
            let crate::event::Fact::Office(fact) = &event.fact else { panic!("the office's own") };
            office.evolve(fact, &stamp);
        }
    }
    assert_eq!(office.rounds().newest().next().map(|round| round.no), Some(RoundNo(2)));
    let day = office.receptions().get(ReceptionNo(1)).unwrap();
    assert_eq!(day.off.as_ref().map(|because| because.as_str()), Some("改到1月12日"));
}
