//! The demo, told as sentences.

use std::collections::BTreeSet;

use huiyin_domain::access::{Action, Relation};
use huiyin_domain::concern::{Concern, Stage};
use huiyin_domain::deadlines::{ClockId, Standing};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Zone;

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
    let start =
        Start { dir: dir.path().to_owned(), clock: Clock::standing_at(noon), clock_confirmed: true, secure: false };
    let app = App::open(&start).unwrap();
    fill_with(&app, today, concerns, &mut |_, _| {}).unwrap();
    assert!(app.now() <= noon, "nothing happens after today's noon");
    app.clock().set(noon);
    County { app, _dir: dir }
}

impl County {
    fn story(&self) -> (i64, Concern) {
        let number = Number::parse(story::NUMBER).unwrap();
        let read = move |read: &huiyin_ledger::Read| {
            let stream = crate::intake::view::stream_of(read, number)?.unwrap_or_default();
            Ok((stream, read.load_concern(stream)?))
        };
        self.app.ledger().read_blocking(read).unwrap()
    }
}

fn date(month: i8, day: i8) -> Day {
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
    assert_eq!(times, BTreeSet::from([(2, 2), (4, 1), (6, 2), (7, 9)]));
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
    let door = county.app.ledger().read_blocking(move |read| crate::intake::view::door_of(read, number)).unwrap();
    let kept = crate::intake::view::kept_code(county.app.ledger(), number, "47190356");
    assert_eq!(door.and_then(|(_, code)| code), Some(kept));
    let relation = Relation { showed_code: true };
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
    assert_eq!(sign_ins().len(), 30);
    assert!(county.app.site().demo, "every page says that it is a demonstration");
}
