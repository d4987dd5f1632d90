//! The demo, told as sentences.

use std::collections::BTreeSet;

use huiyin_domain::access::{Action, Relation};
use huiyin_domain::casework;
use huiyin_domain::command::Command;
use huiyin_domain::concern::{Class, Concern, Stage};
use huiyin_domain::deadlines::{ClockId, Standing};
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Zone;
use huiyin_domain::words::Words;

use super::*;
use crate::app::Start;
use crate::clock::Clock;

const PICTURES: Day = jiff::civil::date(2026, 11, 25);

struct County {
    app: App,
    _dir: tempfile::TempDir,
}

fn county(today: Day, concerns: usize) -> County {
    let dir = tempfile::tempdir().unwrap();
    let noon = Zone::shanghai().moment(today.at(12, 0, 0, 0));
    let start = Start {
        dir: dir.path().to_owned(),
        clock: Clock::standing_at(noon),
        clock_confirmed: true,
        secure: false,
        database: None,
    };
    let app = App::open(&start).unwrap();
    let played = make_and_play(&app, today, concerns, &mut |_, _| {}).unwrap();
    assert_eq!(played.refused, Vec::<String>::new(), "nothing is refused on {today}");
    assert!(app.now() <= noon, "nothing happens after today's noon");
    app.clock().set(noon);
    County { app, _dir: dir }
}

impl County {
    fn stages(&self) -> std::collections::BTreeMap<Stage, usize> {
        let rows = self.rows();
        rows.iter().fold(std::collections::BTreeMap::new(), |mut counts, row| {
            *counts.entry(row.facts.stage).or_default() += 1;
            counts
        })
    }

    /// Every concern, as the desk's table has it.
    fn rows(&self) -> Vec<crate::casework::view::DeskRow> {
        let all = huiyin_ledger::sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk ORDER BY concern LIMIT 100000"
        );
        self.app.ledger().read_blocking(move |read| read.query(all, &[], crate::casework::view::desk_row)).unwrap()
    }

    /// Every event with its words, but for what holds the installation's own secrets: codes and marks of old records.
    fn told(&self) -> Vec<(i64, String, Vec<u8>, Option<Words>)> {
        let permit = crate::gate::staff_names();
        let mut rows = self.rows();
        // Stream numbers are internal: readings that come in the same minute may be kept in either order.
        rows.sort_by_key(|row| row.number);
        let streams: Vec<i64> = rows.iter().map(|row| row.concern).collect();
        let told = move |read: &huiyin_ledger::Read| {
            let mut told = Vec::new();
            for stream in streams {
                for recorded in read.history(stream)? {
                    let kind = recorded.fact.kind().to_owned();
                    let secret = kind == "code_issued.v1" || kind == "carried_over.v1";
                    let data = if secret { Vec::new() } else { recorded.fact.data() };
                    let words = read.words(&permit, stream, recorded.position)?;
                    told.push((recorded.stamp.at.0, kind, data, words));
                }
            }
            Ok(told)
        };
        self.app.ledger().read_blocking(told).unwrap()
    }

    fn story(&self) -> (i64, Concern) {
        let number = Number::parse(story::NUMBER).unwrap();
        let read = move |read: &huiyin_ledger::Read| {
            let stream = crate::intake::view::stream_of(read, number)?.unwrap_or_default();
            Ok((stream, read.load_concern(stream)?))
        };
        self.app.ledger().read_blocking(read).unwrap()
    }
}

const fn date(month: i8, day: i8) -> Day {
    jiff::civil::date(2026, month, day)
}

#[test]
fn on_the_day_of_the_pictures_the_story_stands_as_in_the_pictures() {
    let county = county(PICTURES, 1);
    let (_, concern) = county.story();
    assert_eq!(concern.stage(), Stage::Delivered);
    assert_eq!(concern.intake.points, 3);
    let clock = |id| concern.deadlines.latest(id).unwrap();
    assert_eq!(clock(ClockId::Register).due(), Some(date(9, 29)));
    assert_eq!(clock(ClockId::AcknowledgeForwarded).due(), Some(date(10, 8)));
    assert_eq!(clock(ClockId::Object).due(), Some(date(9, 22)));
    assert_eq!(clock(ClockId::Done).due(), Some(date(11, 20)));
    assert_eq!(clock(ClockId::Done).standing, Standing::Met { on: date(11, 18) });
    assert_eq!(clock(ClockId::Done).reckoning().used(date(11, 18)), 58);
    assert_eq!(clock(ClockId::RequestReview).due(), Some(date(12, 18)));
    let promises: Vec<Day> = concern.casework.promises.iter().map(|promise| promise.due).collect();
    assert_eq!(promises, [date(12, 31), date(11, 30), date(11, 27)]);
}

#[test]
fn the_story_has_the_readers_of_the_pictures() {
    let county = county(PICTURES, 1);
    let (stream, _) = county.story();
    let readers =
        county.app.ledger().read_blocking(move |read| crate::casework::view::readers_of(read, stream)).unwrap();
    let times: BTreeSet<(u32, i64)> = readers.iter().map(|reader| (reader.person.0, reader.times)).collect();
    // 周敏 sorted it for the bureau before she handled it.
    assert_eq!(times, BTreeSet::from([(2, 2), (4, 1), (6, 2), (7, 2), (7, 7)]));
    let as_what = |person| -> BTreeSet<Role> {
        readers.iter().filter(|reader| reader.person.0 == person).map(|reader| reader.role).collect()
    };
    assert_eq!(as_what(7), BTreeSet::from([Role::FrontDesk, Role::Handler]));
    assert_eq!(as_what(6), BTreeSet::from([Role::UnitHead]));
}

#[test]
fn the_counts_beside_the_lists_are_those_of_the_lists() {
    let county = county(PICTURES, 130);
    let (kept, counted) = county
        .app
        .ledger()
        .read_blocking(|read| {
            let row = |row: &huiyin_ledger::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            let kept: Vec<(String, String, i64)> = read.query(
                huiyin_ledger::sql!(
                    "SELECT owed_by, step, concerns FROM casework_owed WHERE concerns <> 0 ORDER BY owed_by, step"
                ),
                &[],
                row,
            )?;
            let counted: Vec<(String, String, i64)> = read.query(
                huiyin_ledger::sql!(
                    "SELECT o.owed_by, o.step, COUNT(*) FROM (SELECT owed_by, step FROM casework_desk UNION ALL SELECT owed_by, step FROM casework_tasks UNION ALL SELECT owed_by, step FROM casework_asides) AS o WHERE o.owed_by <> '' GROUP BY o.owed_by, o.step ORDER BY o.owed_by, o.step"
                ),
                &[],
                row,
            )?;
            Ok((kept, counted))
        })
        .unwrap();
    assert!(kept.len() > 20, "a county owes many things");
    assert_eq!(kept, counted);
    let compared = county.app.ledger().check_views().unwrap();
    assert!(compared.iter().all(|table| table.live == table.rebuilt), "rebuilt from the events it is the same");
}

#[test]
fn on_any_other_day_the_story_is_as_far() {
    for today in [date(2, 23), date(10, 5), jiff::civil::date(2027, 1, 4)] {
        let county = county(today, 1);
        let (_, concern) = county.story();
        assert_eq!(concern.stage(), Stage::Delivered, "{today}");
        let last = concern.casework.promises.first().map(|promise| promise.due);
        assert_eq!(last, Some(plus(today, 36)), "{today}");
    }
}

#[test]
fn the_citizen_finds_the_story_with_number_and_code() {
    let county = county(PICTURES, 1);
    let number = Number::parse(story::NUMBER).unwrap();
    let keys = county.app.ledger().read_blocking(move |read| crate::intake::view::keys_of(read, number)).unwrap();
    let kept = crate::intake::view::kept_code(county.app.ledger(), number, "47190356");
    assert_eq!(keys.first().and_then(|keys| keys.code), Some(kept));
    let relation = Relation { showed_code: true, ..Relation::default() };
    let wanted = crate::gate::Wanted { number, action: Action::SeeProgress, page: "progress" };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let opened = runtime.block_on(crate::gate::open(&county.app, &Actor::Citizen, relation, wanted));
    assert!(opened.is_ok());
}

#[test]
fn everybody_of_the_demo_can_sign_in() {
    let county = county(PICTURES, 0);
    let account = county.app.ledger().read_blocking(|read| store::find(read, "zhoumin")).unwrap().unwrap();
    assert!(store::fits(PASSWORD, &account.hash) && !account.must_change);
    assert_eq!(sign_ins().len(), 34);
    assert!(county.app.site().demo, "every page says that it is a demonstration");
}

#[test]
fn a_small_county_has_every_stage_and_no_dead_end() {
    let county = county(PICTURES, 130);
    let stages = county.stages();
    for stage in Stage::ALL.into_iter().filter(|stage| *stage != Stage::Unfiled) {
        assert!(stages.contains_key(&stage), "nothing stands in {stage:?}");
    }
    let rows = county.rows();
    assert_eq!(rows.len(), 130);
    assert!(rows.iter().any(|row| row.facts.class == Class::Sealed), "something is sealed");
    assert!(rows.iter().any(|row| !row.source.is_empty()), "something was carried over");
    for row in rows {
        let concern = county.app.ledger().read_blocking(move |read| read.load_concern(row.concern)).unwrap();
        assert!(
            concern.owed().is_some() || !concern.asides().is_empty() || concern.is_final(),
            "{} stands and nobody owes a step",
            row.number
        );
    }
}

/// What only a life with a turn leaves behind.
const TURNED: [&str; 31] = [
    "clock_extended.v1",
    "citizen_asked.v1",
    "hearing_called.v1",
    "hearing_held.v1",
    "handed_down.v1",
    "signed_for.v1",
    "result_reported.v1",
    "result_sent_back.v1",
    "submitted_up.v1",
    "marked_urgent.v1",
    "urgent_seen.v1",
    "conduct_noted.v1",
    "conduct_warned.v1",
    "restriction_proposed.v1",
    "restriction_approved.v1",
    "restriction_appealed.v1",
    "review_requested.v1",
    "review_assigned.v1",
    "review_decided.v1",
    "review_signed.v1",
    "review_delivered.v1",
    "review_sent.v1",
    "clock_suspended.v1",
    "verdict_taken.v1",
    "withdrawal_taken.v1",
    "called_back.v1",
    "joined.v1",
    "parted.v1",
    "linked.v1",
    "repeated_answered.v1",
    "reporter_named.v1",
];

#[test]
fn the_county_has_something_of_every_turn() {
    let county = county(PICTURES, 130);
    let kinds: BTreeSet<String> = county.told().into_iter().map(|(_, kind, _, _)| kind).collect();
    let missing: Vec<&str> = TURNED.into_iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let concerns: Vec<Concern> = county
        .rows()
        .into_iter()
        .map(|row| county.app.ledger().read_blocking(move |read| read.load_concern(row.concern)).unwrap())
        .collect();
    let some = |fits: &dyn Fn(&Concern) -> bool| concerns.iter().any(fits);
    assert!(some(&|one| one.review.is_final), "one went through re-review");
    assert!(some(&|one| one.review.open.as_ref().is_some_and(|open| open.unit.is_none())), "one is outside");
    let stopped = |one: &Concern| one.deadlines.latest(ClockId::Recheck).is_some_and(|clock| clock.is_stopped());
    assert!(some(&stopped), "one clock is stopped");
    for about in [casework::NoticeAbout::Extended, casework::NoticeAbout::Question] {
        let owed = |one: &Concern| one.notices_owed().iter().any(|(notice, _)| notice.about == about);
        assert!(some(&owed), "somebody is to be told: {}", about.word());
    }
}

#[test]
fn no_list_of_work_holds_what_cannot_be_closed_yet() {
    let county = county(PICTURES, 130);
    let (mut waits, mut owed_now) = (0, 0);
    for row in county.rows() {
        let concern = county.app.ledger().read_blocking(move |read| read.load_concern(row.concern)).unwrap();
        let owed = concern.owed().filter(|owed| owed.step == huiyin_domain::concern::Step::Close);
        let waiting = owed.is_some_and(|owed| owed.waits_until.is_some());
        assert!(!waiting || row.step.is_empty(), "{} lies in a list and waits", row.number);
        waits += usize::from(waiting);
        owed_now += usize::from(owed.is_some() && !waiting && row.step == "close");
    }
    assert!(waits > 0 && owed_now > 0, "{waits} wait, {owed_now} can be closed");
}

#[test]
fn lists_are_alive_around_today() {
    let county = county(PICTURES, 130);
    let today = PICTURES.to_string();
    let soon = plus(PICTURES, 7).to_string();
    let open = |row: &&crate::casework::view::DeskRow| row.due.as_str() < "9999";
    let rows = county.rows();
    let late = rows.iter().filter(open).filter(|row| row.due < today).count();
    let due_soon = rows.iter().filter(open).filter(|row| row.due >= today && row.due <= soon).count();
    assert!((2..=20).contains(&late), "{late} are late");
    assert!(due_soon >= 4, "{due_soon} are due within a week");
}

#[test]
fn the_same_day_gives_the_same_texts_and_the_same_events() {
    let (one, other) = (county(PICTURES, 40), county(PICTURES, 40));
    let (one, other) = (one.told(), other.told());
    assert_eq!(one.len(), other.len());
    for (a, b) in one.iter().zip(&other) {
        // A file has a name that nobody can guess, in a demonstration too: of its event only that it is there is the same.
        if a.1 != "material_added.v1" {
            assert_eq!(a, b);
        }
    }
}

#[test]
fn nothing_is_refused_whatever_the_day() {
    for today in [date(2, 24), date(10, 4), jiff::civil::date(2027, 3, 1)] {
        assert_eq!(county(today, 100).rows().len(), 100, "{today}");
    }
}

/// Days around which holidays stand: a draft waits longest for its signature there.
const WHOLE_ON: [Day; 4] = [PICTURES, date(11, 28), date(2, 24), date(10, 9)];

#[test]
fn no_day_promised_anywhere_in_the_county_is_over_when_the_answer_is_signed() {
    let zone = Zone::shanghai();
    let days = Days { zone: &zone, calendars: huiyin_domain::deadlines::Calendars::newest() };
    let mut signed = 0;
    for today in WHOLE_ON {
        for script in county::scripts(days, today, CONCERNS - 1).unwrap() {
            let mut promised: Vec<Day> = Vec::new();
            for step in &script.steps {
                let script::Act::Do(_, command) = &step.act else { continue };
                if let Command::Casework(casework::Command::DraftReply(draft)) = command.as_ref() {
                    promised = draft.answers.iter().flat_map(|answer| answer.promise_days.clone()).collect();
                }
                if let Command::Casework(casework::Command::SignReply(_)) = command.as_ref() {
                    signed += 1;
                    let day = step.at.day(&zone);
                    let over = promised.iter().find(|due| **due < day);
                    assert_eq!(over, None, "{today}: {} is signed on {day}", script.number);
                }
            }
        }
    }
    assert!(signed > 3_000, "only {signed} answers are signed");
}

#[test]
fn a_whole_county_does_not_read_like_copies() {
    let days = Days { zone: &Zone::shanghai(), calendars: huiyin_domain::deadlines::Calendars::newest() };
    let scripts = county::scripts(days, PICTURES, CONCERNS - 1).unwrap();
    assert!(scripts.len() + 1 >= 1_500);
    let mut texts: Vec<String> = scripts.iter().filter_map(first_text).collect();
    let all = texts.len();
    texts.sort();
    texts.dedup();
    assert!(texts.len() * 100 >= all * 98, "{} of {all} are unlike each other", texts.len());
}

#[test]
fn every_text_of_every_matter_can_be_told() {
    let days = Days { zone: &Zone::shanghai(), calendars: huiyin_domain::deadlines::Calendars::newest() };
    let matters = matters::read().unwrap();
    assert!(matters.len() >= 30, "{} kinds of matters", matters.len());
    for (index, matter) in matters.iter().enumerate() {
        assert_eq!((matter.titles.len(), matter.bodies.len()), (2, 2), "matter {index}");
        for (variant, seed) in [(0, 1), (1, 2), (0, 3), (1, 4)] {
            assert!(!matter.points(variant).is_empty(), "matter {index} has nothing to ask for");
            let plan = life::Plan {
                start: date(3, 2),
                until: None,
                matter: Some((index, variant)),
                handler: None,
                number: None,
                turn: None,
            };
            let mut life = life::Life::new(days, &matters, plan, chance::Chance::of(seed, 7)).unwrap();
            life.live().unwrap();
            let script = life.script(Moment(i64::MAX)).unwrap();
            assert!(script.steps.windows(2).all(|pair| pair[0].at < pair[1].at), "steps stand in their order");
        }
    }
}

fn first_text(script: &script::Script) -> Option<String> {
    match &script.steps.first()?.act {
        script::Act::Do(_, command) => match command.as_ref() {
            Command::Intake(intake::Command::FileConcern(filing)) => Some(filing.words.text.as_str().to_owned()),
            Command::Intake(intake::Command::RegisterConcern(register)) => {
                Some(register.filing.words.text.as_str().to_owned())
            }
            Command::Intake(_)
            | Command::Casework(_)
            | Command::Deadlines(_)
            | Command::Gatherings(_)
            | Command::Review(_) => None,
        },
        script::Act::Look => None,
    }
}
