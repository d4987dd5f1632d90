use std::num::NonZeroU16;

use super::day;
use crate::access::{Deny, Relation};
use crate::concern::{Class, Concern};
use crate::context::Context;
use crate::deadlines::calendar::Calendars;
use crate::deadlines::clock::{ClockId, Policy};
use crate::deadlines::fact::{ClockExtended, DueMoved, EndReason, Fact, MoveReason, VersionsTaken};
use crate::deadlines::state::{NO_DUE, Standing};
use crate::deadlines::{Clock, ClockNo, Command, EndClock, ExtendClock, MeetClock, ReviveClocks, StartClock, decide};
use crate::event::{Event, Stamp};
use crate::intake::{Channel, Door, Record};
use crate::kernel::actor::{Actor, PostHeld, Role};
use crate::kernel::ids::{Hex, PersonId, PostId, UnitId};
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Prose;
use crate::kernel::time::{Moment, Zone};
use crate::office::Office;

const UNIT: UnitId = UnitId(7);

/// A concern that the unit has taken in.
fn concern_in_unit() -> Concern {
    let mut concern = Concern::default();
    concern.intake.door = Door::Received;
    concern.intake.record = Some(Record {
        id: Hex([7; 16]),
        number: Number::from_chance(7),
        class: Class::Ordinary,
        channel: Channel::Web,
        place: None,
        desk: UNIT,
        first: UNIT,
        received_on: day("2026-09-14"),
        filed_at: Moment(0),
        carried_from: None,
    });
    concern
}

/// A concern with its clocks, and the day it is there.
struct World {
    concern: Concern,
    today: &'static str,
    calendars: &'static Calendars,
}

fn world(today: &'static str) -> World {
    World { concern: concern_in_unit(), today, calendars: Calendars::newest() }
}

fn held(role: Role, unit: UnitId) -> Actor {
    Actor::Staff { person: PersonId(1), posts: vec![PostHeld { post: PostId(1), unit, role, deputy: false }] }
}

impl World {
    fn on(mut self, today: &'static str) -> Self {
        self.today = today;
        self
    }

    fn ask(&self, actor: &Actor, command: Command) -> Result<Vec<Event>, Refusal> {
        let zone = Zone::shanghai();
        let context = Context {
            kin: &[],
            now: zone.moment(day(self.today).at(10, 0, 0, 0)),
            zone: &zone,
            actor,
            relation: Relation::default(),
            policy: Policy::newest(),
            calendars: self.calendars,
            office: &Office::default(),
        };
        decide(&self.concern, command, &context)
    }

    fn after(mut self, actor: &Actor, command: Command) -> Self {
        let events = self.ask(actor, command).expect("a legal step");
        let stamp = Stamp { at: Moment(0), actor: actor.clone() };
        for event in events {
            self.concern.evolve(&event.fact, &stamp);
        }
        self
    }

    fn started(self, clock: ClockId, start: &str) -> Self {
        self.after(&Actor::System, start_clock(clock, start))
    }

    fn facts(&self, command: Command) -> Vec<Fact> {
        facts(self.ask(&Actor::System, command).expect("a legal step"))
    }

    fn clock(&self, id: ClockId) -> &Clock {
        self.concern.deadlines.latest(id).expect("a clock of this kind")
    }
}

fn facts(events: Vec<Event>) -> Vec<Fact> {
    let of_this_room = |event: Event| {
        let crate::event::Fact::Deadlines(fact) = event.fact else { panic!("a fact of another room") };
        fact
    };
    events.into_iter().map(of_this_room).collect()
}

fn kinds(facts: &[Fact]) -> Vec<&'static str> {
    facts.iter().map(Fact::kind).collect()
}

fn start_clock(clock: ClockId, start: &str) -> Command {
    Command::StartClock(StartClock::of_law(clock, day(start)))
}

fn meet(clock: ClockId, on: &str) -> Command {
    Command::MeetClock(MeetClock { clock, task: None, reporter: None, on: day(on) })
}

fn end_all(on: &str, because: EndReason) -> Command {
    Command::EndClock(EndClock { clock: None, task: None, on: day(on), because })
}

fn extend(clock: ClockId, days: u16) -> Command {
    let reason = Prose::parse("地基鉴定要等雨季过后才能做").expect("a reason");
    Command::ExtendClock(ExtendClock { clock, days: NonZeroU16::new(days).expect("not zero"), reason })
}

#[test]
fn a_started_clock_promises_its_date_where_the_citizen_is_told() {
    let world = world("2026-09-21").started(ClockId::Done, "2026-09-21");
    let clock = world.clock(ClockId::Done);
    assert_eq!(clock.promised, Some(day("2026-11-20")));
    assert_eq!((clock.no, clock.policy, clock.calendar), (ClockNo(1), 2, 1));
    assert_eq!(world.concern.deadlines.due_column(), day("2026-11-20"));
}

#[test]
fn a_clock_between_offices_promises_nothing_and_is_due_all_the_same() {
    let world = world("2026-09-16").started(ClockId::Object, "2026-09-16");
    assert_eq!(world.clock(ClockId::Object).promised, None);
    assert_eq!(world.concern.deadlines.due_column(), day("2026-09-22"));
}

#[test]
fn a_second_start_of_a_running_clock_changes_nothing() {
    let world = world("2026-09-25").started(ClockId::Done, "2026-09-21");
    assert_eq!(world.facts(start_clock(ClockId::Done, "2026-09-25")), []);
}

#[test]
fn a_date_that_came_with_the_record_stays() {
    let told = Some(day("2026-12-31"));
    let command = StartClock { promised: told, ..StartClock::of_law(ClockId::Done, day("2026-11-22")) };
    let world = world("2026-11-22").after(&Actor::System, Command::StartClock(command));
    assert_eq!(world.clock(ClockId::Done).due(), told);
}

#[test]
fn the_duty_that_ends_first_is_the_next_due_date_and_a_right_is_no_duty() {
    let world = world("2026-09-14")
        .started(ClockId::RequestReview, "2026-09-01")
        .started(ClockId::Done, "2026-09-14")
        .started(ClockId::Register, "2026-09-14");
    let (due, clock) = world.concern.deadlines.next_due().expect("a duty");
    assert_eq!((due, clock.id), (day("2026-09-29"), ClockId::Register));
    assert_eq!(world.concern.deadlines.next_miss(), Some(day("2026-09-29")));
    let met = world.after(&Actor::System, meet(ClockId::Register, "2026-09-16"));
    assert_eq!(met.concern.deadlines.due_column(), day("2026-11-13"));
    assert_eq!(met.concern.deadlines.next_miss(), Some(day("2026-10-08")), "the right ends on 1 October, a holiday");
}

#[test]
fn where_nothing_runs_the_due_column_sorts_last() {
    let world = world("2026-09-14");
    assert_eq!(world.concern.deadlines.due_column(), NO_DUE);
    assert_eq!(world.concern.deadlines.next_miss(), None);
}

#[test]
fn a_clock_met_on_its_last_day_is_met_in_time() {
    let world = world("2026-11-20").started(ClockId::Done, "2026-09-21");
    let facts = world.facts(meet(ClockId::Done, "2026-11-20"));
    assert_eq!(kinds(&facts), ["clock_met.v1"]);
    let after = world.after(&Actor::System, meet(ClockId::Done, "2026-11-20"));
    assert_eq!(after.clock(ClockId::Done).standing, Standing::Met { on: day("2026-11-20") });
}

#[test]
fn a_late_answer_records_the_miss_before_it() {
    let world = world("2026-11-21").started(ClockId::Done, "2026-09-21");
    let facts = world.facts(meet(ClockId::Done, "2026-11-21"));
    assert_eq!(kinds(&facts), ["clock_missed.v1", "clock_met.v1"]);
    let after = world.after(&Actor::System, meet(ClockId::Done, "2026-11-21"));
    let late = Standing::MetLate { on: day("2026-11-21"), due: day("2026-11-20") };
    assert_eq!(after.clock(ClockId::Done).standing, late);
}

#[test]
fn meeting_or_ending_what_does_not_run_is_no_mistake() {
    assert_eq!(world("2026-11-21").facts(meet(ClockId::Done, "2026-11-21")), []);
    assert_eq!(world("2026-11-21").facts(end_all("2026-11-21", EndReason::Closed)), []);
}

#[test]
fn the_job_notes_a_miss_once_and_only_after_the_last_day() {
    let world = world("2026-11-20").started(ClockId::Done, "2026-09-21");
    assert_eq!(world.facts(Command::NoteMisses), [], "all that happens on the last day is in time");
    let world = world.on("2026-11-21");
    assert_eq!(kinds(&world.facts(Command::NoteMisses)), ["clock_missed.v1"]);
    let world = world.after(&Actor::System, Command::NoteMisses);
    assert_eq!(world.facts(Command::NoteMisses), []);
    assert!(world.clock(ClockId::Done).is_open(), "a missed duty is still owed");
    assert_eq!(world.concern.deadlines.due_column(), day("2026-11-20"));
    assert_eq!(world.concern.deadlines.next_miss(), None);
}

#[test]
fn a_missed_right_has_lapsed() {
    let world = world("2026-12-19").started(ClockId::RequestReview, "2026-11-18");
    let world = world.after(&Actor::System, Command::NoteMisses);
    assert!(!world.clock(ClockId::RequestReview).is_open());
    assert_eq!(world.facts(meet(ClockId::RequestReview, "2026-12-19")), []);
}

#[test]
fn a_withdrawal_does_not_wipe_out_a_miss() {
    let world = world("2026-11-25").started(ClockId::Done, "2026-09-21");
    let facts = world.facts(end_all("2026-11-25", EndReason::Withdrawn));
    assert_eq!(kinds(&facts), ["clock_missed.v1", "clock_ended.v1"]);
}

#[test]
fn closing_takes_no_right_from_the_citizen() {
    let world = world("2026-11-20").started(ClockId::Done, "2026-09-21").started(ClockId::RequestReview, "2026-11-18");
    let world = world.after(&Actor::System, end_all("2026-11-20", EndReason::Closed));
    let open: Vec<ClockId> = world.concern.deadlines.open().map(|clock| clock.id).collect();
    assert_eq!(open, [ClockId::RequestReview]);
}

#[test]
fn what_was_done_in_time_but_became_known_later_was_in_time() {
    let world = world("2026-11-21").started(ClockId::Done, "2026-09-21").after(&Actor::System, Command::NoteMisses);
    let world = world.on("2026-11-23").after(&Actor::System, meet(ClockId::Done, "2026-11-20"));
    assert_eq!(world.clock(ClockId::Done).standing, Standing::Met { on: day("2026-11-20") });
}

#[test]
fn an_undone_withdrawal_wins_the_office_no_time() {
    let world = world("2026-10-12")
        .started(ClockId::Done, "2026-09-21")
        .after(&held(Role::UnitHead, UNIT), extend(ClockId::Done, 20))
        .after(&Actor::Citizen, end_all("2026-10-12", EndReason::Withdrawn));
    assert_eq!(world.concern.deadlines.due_column(), NO_DUE);
    let revive = Command::ReviveClocks(ReviveClocks { because: EndReason::Withdrawn });
    let world = world.on("2026-10-15").after(&Actor::Citizen, revive.clone());
    let clock = world.clock(ClockId::Done);
    assert_eq!((clock.no, clock.start, clock.due()), (ClockNo(2), day("2026-09-21"), Some(day("2026-12-10"))));
    let again = world.ask(&held(Role::UnitHead, UNIT), extend(ClockId::Done, 5));
    assert_eq!(again, Err(Refusal::AlreadyExtended { until: day("2026-12-10") }));
    assert_eq!(world.facts(revive), [], "what runs again is not revived twice");
}

#[test]
fn a_head_extends_once_and_the_told_date_moves_with_its_reason_beside_it() {
    let world = world("2025-04-20").started(ClockId::Done, "2025-03-04");
    let head = held(Role::UnitHead, UNIT);
    let events = world.ask(&head, extend(ClockId::Done, 30)).expect("a legal step");
    assert!(events[0].words.is_some(), "the citizen is told why");
    let expected = [
        Fact::ClockExtended(ClockExtended { clock: ClockId::Done, days: 30, no: ClockNo(1), on: day("2025-04-20") }),
        Fact::DueMoved(DueMoved {
            because: MoveReason::Extended,
            calendar: 1,
            clock: ClockId::Done,
            from: day("2025-05-06"),
            no: ClockNo(1),
            policy: 2,
            to: day("2025-06-03"),
        }),
    ];
    assert_eq!(facts(events), expected);
    let world = world.after(&head, extend(ClockId::Done, 30));
    assert_eq!(world.ask(&head, extend(ClockId::Done, 1)), Err(Refusal::AlreadyExtended { until: day("2025-06-03") }));
}

/// The second worked example of the interface.
#[test]
fn a_handler_may_not_extend_nor_the_head_of_another_unit() {
    let world = world("2025-04-20").started(ClockId::Done, "2025-03-04");
    for actor in [held(Role::Handler, UNIT), held(Role::UnitHead, UnitId(8)), Actor::Citizen, Actor::System] {
        assert_eq!(world.ask(&actor, extend(ClockId::Done, 30)), Err(Refusal::Denied(Deny::NoPost)));
    }
}

#[test]
fn a_head_extends_by_at_most_thirty_days_and_not_after_the_last_day() {
    let head = held(Role::UnitHead, UNIT);
    let world = world("2025-05-06").started(ClockId::Done, "2025-03-04");
    assert_eq!(world.ask(&head, extend(ClockId::Done, 31)), Err(Refusal::ExtensionTooLong { max: 30 }));
    assert!(world.ask(&head, extend(ClockId::Done, 30)).is_ok(), "the last day is still in time");
    let late = world.on("2025-05-07");
    assert_eq!(late.ask(&head, extend(ClockId::Done, 30)), Err(Refusal::TermOver { due: day("2025-05-06") }));
    let noted = late.after(&Actor::System, Command::NoteMisses).on("2025-05-06");
    assert_eq!(
        noted.ask(&head, extend(ClockId::Done, 30)),
        Err(Refusal::TermOver { due: day("2025-05-06") }),
        "a recorded miss stays one even if the day were set back"
    );
}

#[test]
fn only_what_runs_and_may_be_extended_is_extended() {
    let head = held(Role::UnitHead, UNIT);
    let world = world("2026-03-20").started(ClockId::Register, "2026-03-12");
    assert_eq!(world.ask(&head, extend(ClockId::Register, 5)), Err(Refusal::NotExtendable));
    assert_eq!(world.ask(&head, extend(ClockId::Done, 5)), Err(Refusal::NoClock));
}

#[test]
fn versions_that_hold_already_change_nothing() {
    let world = world("2026-09-21").started(ClockId::Done, "2026-09-21");
    assert_eq!(world.facts(Command::TakeVersions), []);
}

/// A calendar made by hand has the version 0, so it counts as another one than edition 1.
fn calendars(changes: &[&str]) -> &'static Calendars {
    let mut calendars = Calendars::none();
    for text in changes {
        calendars.add_year(text).expect("a good file");
    }
    Box::leak(Box::new(calendars))
}

const PLAIN_2026: &str = "year 2026\nnotice n\npublished 2025-11-04\nsource s\n";

#[test]
fn a_new_calendar_that_moves_no_told_date_is_taken_quietly() {
    let mut world = world("2026-09-21").started(ClockId::Done, "2026-09-21");
    world.calendars = calendars(&[PLAIN_2026]);
    let taken = VersionsTaken { calendar: 0, clocks: vec![ClockNo(1)], policy: 2 };
    assert_eq!(world.facts(Command::TakeVersions), [Fact::VersionsTaken(taken)]);
}

#[test]
fn a_new_calendar_moves_a_duty_forward_and_never_back() {
    // 16 September + 15 = 1 October, told as the 8th. Without the holiday it would be due on the 1st: in the citizen's favour.
    let mut world = world("2026-09-21").started(ClockId::Acknowledge, "2026-09-16");
    world.calendars = calendars(&[PLAIN_2026]);
    let moved = match world.facts(Command::TakeVersions).as_slice() {
        [Fact::DueMoved(moved)] => moved.clone(),
        other => panic!("one moved date expected, not {other:?}"),
    };
    let told = (moved.because, moved.from, moved.to);
    assert_eq!(told, (MoveReason::Favour, day("2026-10-08"), day("2026-10-01")));

    // A decree that makes the 29th and 30th days off would push a duty back: the date that was told stands.
    let mut world = self::world("2026-09-14").started(ClockId::Register, "2026-09-14");
    let later = format!("{PLAIN_2026}off 2026-09-29..2026-09-30 临时\n");
    world.calendars = calendars(&[&later]);
    assert_eq!(world.clock(ClockId::Register).due(), Some(day("2026-09-29")));
    assert_eq!(world.facts(Command::TakeVersions), []);
}

#[test]
fn a_provisional_date_moves_either_way_once_its_year_is_published() {
    // 28 December 2026 + 30 = 27 January 2027, a Wednesday without a notice.
    let world = world("2026-12-28").started(ClockId::RequestReview, "2026-12-28");
    assert!(world.concern.deadlines.is_provisional());
    let off = "year 2027\nnotice n\npublished 2026-11-04\nsource s\noff 2027-01-26..2027-02-01 春节\n";
    let published = World { calendars: calendars(&[PLAIN_2026, off]), ..world };
    let moved = match published.facts(Command::TakeVersions).as_slice() {
        [Fact::DueMoved(moved)] => moved.clone(),
        other => panic!("one moved date expected, not {other:?}"),
    };
    let told = (moved.because, moved.from, moved.to);
    assert_eq!(told, (MoveReason::Published, day("2027-01-27"), day("2027-02-02")));
}
