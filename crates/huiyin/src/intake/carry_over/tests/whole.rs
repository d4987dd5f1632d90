//! Whole imports into a ledger of their own.

use std::sync::atomic::{AtomicUsize, Ordering};

use huiyin_domain::concern::Stage;
use huiyin_domain::kernel::actor::{Actor, PostHeld, Role};
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::time::Zone;

use super::super::identity;
use super::super::outcome::{Outcome, Request};
use super::super::run::import;
use super::super::view::{self, Filter};
use super::*;
use crate::analysis::response_times::ResponseTimes;
use crate::app::{App, Start};
use crate::clock::Clock;
use crate::handle::{OfficeOrder, handle_office};
use crate::intake::list_carried::{Asked, by_old_number, look_up};
use crate::office::first_office;

struct House {
    app: App,
    folder: tempfile::TempDir,
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Zone::shanghai().moment(date(2026, 11, 25).at(9, 0, 0, 0));
        let dir = folder.path().join("data");
        let app = App::open(&Start {
            dir,
            clock: Clock::standing_at(now),
            clock_confirmed: true,
            secure: false,
            database: None,
        })
        .unwrap();
        handle_office(&app, OfficeOrder::new(Actor::Operator, first_office::commands("云溪县").unwrap()))
            .await
            .unwrap();
        House { app, folder }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    async fn import(&self, file: PathBuf) -> Outcome {
        let request = Request { file, source: None, no_state_open: false, dry_run: false };
        import(&self.app, &request, &|_, _| {}).await.unwrap()
    }
}

fn counts(outcome: &Outcome) -> [usize; 5] {
    [outcome.rows, outcome.added, outcome.already_present, outcome.changed, outcome.rejected]
}

#[tokio::test]
async fn a_second_import_adds_nothing_for_ever() {
    let house = House::new().await;
    let once = house.import(fixture("exchange.csv")).await;
    assert_eq!(counts(&once), [6, 6, 0, 0, 0]);
    let size = house.app.ledger().size().unwrap();
    let twice = house.import(fixture("exchange.csv")).await;
    assert_eq!(counts(&twice), [6, 0, 6, 0, 0]);
    assert_eq!(house.app.ledger().size().unwrap(), size);
}

#[tokio::test]
async fn an_import_that_was_killed_goes_on_where_it_was() {
    let house = House::new().await;
    let row = |number: usize| format!("{number},第{number}件,2024-01-02\n");
    let header = "编号,内容,收到日期\n";
    let half: String = (0..300).map(row).collect();
    let whole: String = (0..700).map(row).collect();
    assert_eq!(house.import(house.file("half.csv", &format!("{header}{half}"))).await.added, 300);
    let seen = AtomicUsize::new(0);
    let file = house.file("whole.csv", &format!("{header}{whole}"));
    let request = Request { file, source: None, no_state_open: true, dry_run: false };
    let outcome = import(&house.app, &request, &|_, _| {
        seen.fetch_add(1, Ordering::Relaxed);
    })
    .await
    .unwrap();
    assert_eq!(counts(&outcome), [700, 400, 300, 0, 0]);
    assert_eq!(seen.into_inner(), 400);
}

#[tokio::test]
async fn other_content_under_a_known_number_is_reported_and_not_applied() {
    let house = House::new().await;
    house.import(house.file("a.csv", "编号,内容\n1,路灯坏了\n2,水压低\n")).await;
    let outcome = house.import(house.file("b.csv", "编号,内容\n1,路灯好了\n2,水压低\n3,新的\n")).await;
    assert_eq!(counts(&outcome), [3, 1, 1, 1, 0]);
    assert!(!outcome.is_whole());
}

#[tokio::test]
async fn a_number_that_stands_twice_in_a_file_goes_back_once() {
    let house = House::new().await;
    let outcome = house.import(house.file("a.csv", "编号,内容\n1,路灯坏了\n1,路灯坏了\n1,水压低\n")).await;
    assert_eq!(counts(&outcome), [3, 1, 1, 0, 1]);
    let back = std::fs::read_to_string(outcome.rejected_file.unwrap()).unwrap();
    assert!(back.contains("1,水压低,") && back.contains("第 2 行同号"), "{back}");
}

#[tokio::test]
async fn a_dry_run_writes_nothing() {
    let house = House::new().await;
    let size = house.app.ledger().size().unwrap();
    let request = Request { file: fixture("exchange.csv"), source: None, no_state_open: false, dry_run: true };
    let outcome = import(&house.app, &request, &|_, _| {}).await.unwrap();
    assert_eq!((counts(&outcome), house.app.ledger().size().unwrap()), ([6, 6, 0, 0, 0], size));
}

#[tokio::test]
async fn an_open_record_is_owed_by_the_front_desk_with_a_clock_from_today_and_a_closed_one_has_none() {
    let house = House::new().await;
    house
        .import(house.file("a.csv", "编号,内容,收到日期,状态\n1,路灯,2023-05-08,办理中\n2,水压,2023-05-08,已办结\n"))
        .await;
    let streams = house.app.ledger().read(|read| view::list(read, &Filter::default(), None, 10)).await.unwrap();
    assert_eq!(streams.len(), 2);
    for line in streams {
        let concern = house.app.ledger().read(move |read| read.load_concern(line.stream)).await.unwrap();
        let clocks = concern.deadlines.clocks().len();
        match line.state.as_str() {
            "open" => {
                assert_eq!((concern.stage(), clocks), (Stage::Received, 1));
                assert_eq!(concern.intake.record.as_ref().unwrap().received_on, date(2023, 5, 8));
                assert!(concern.owed().is_some());
            }
            "closed" => assert_eq!((concern.stage(), clocks), (Stage::Closed, 0)),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn old_records_are_found_by_their_old_number_and_in_a_filtered_list_without_the_sealed_ones() {
    let house = House::new().await;
    house.import(fixture("exchange.csv")).await;
    house.import(fixture("hotline-12345.csv")).await;
    let ledger = house.app.ledger().clone();
    let mac = |bytes: &[u8]| ledger.mac("import", bytes);
    let wanted = identity::of_number(&mac, "hotline-12345", "H2025000102");
    let found = ledger
        .read(move |read| crate::intake::view::carried_before(read, &huiyin_domain::kernel::ids::Hex(wanted)))
        .await
        .unwrap();
    assert!(found.is_some());
    let list = |filter: Filter| house.app.ledger().read(move |read| view::list(read, &filter, None, 50));
    assert_eq!(list(Filter::default()).await.unwrap().len(), 9 - 2);
    let hotline = Filter { source: Some("hotline-12345".to_owned()), ..Filter::default() };
    let days: Vec<i64> = list(hotline).await.unwrap().iter().map(|line| line.received.unwrap()).collect();
    assert_eq!(days.len(), 3);
    assert!(days.is_sorted_by(|a, b| a >= b), "the newest first");
    let open = Filter { state: Some("open".to_owned()), ..Filter::default() };
    assert_eq!(list(open).await.unwrap().len(), 1);
}

#[tokio::test]
async fn all_seven_real_files_come_in_once_and_their_answers_took_as_long_as_is_known() {
    let Some(folder) = samples() else { return };
    let house = House::new().await;
    let files = [
        ("messages_with_replies.xlsx", 2_816),
        ("messages_hot_topics.xlsx", 4_326),
        ("concerns_labelled.csv", 6_523),
        ("baltimore_311.csv", 10_000),
        ("boston_311_100.csv", 100),
        ("nyc_311_100.csv", 100),
        ("nyc_311_cr_only.csv", 2_386),
    ];
    for (name, rows) in files {
        let once = house.import(folder.join(name)).await;
        assert_eq!(counts(&once), [rows, rows, 0, 0, 0], "{name}");
    }
    let twice = house.import(folder.join(files[0].0)).await;
    assert_eq!(counts(&twice), [2_816, 0, 2_816, 0, 0]);
    let times = ResponseTimes::of(house.app.ledger().read(view::claimed_waits).await.unwrap());
    // No other file says when it was answered, so these are the messages' alone.
    assert_eq!((times.n, times.median_days, times.q1_days, times.q3_days), (2_816, Some(11.2), Some(4.8), Some(22.3)));
    assert_eq!((times.over_15_pct, times.over_30_pct, times.over_60_pct), (Some(38.5), Some(16.4), Some(5.6)));
}

fn front_desk() -> Actor {
    let held = PostHeld { post: PostId(2), unit: first_office::FIRST_UNIT, role: Role::FrontDesk, deputy: false };
    Actor::Staff { person: PersonId(2), posts: vec![held] }
}

#[tokio::test]
async fn the_front_desk_finds_old_records_by_source_state_day_and_old_number_and_never_a_sealed_one() {
    let house = House::new().await;
    house.import(fixture("exchange.csv")).await;
    house.import(fixture("hotline-12345.csv")).await;
    let titles = async |asked: Asked| {
        let found = look_up(&house.app, &front_desk(), asked).await.unwrap();
        found.titled.into_iter().map(|(_, title)| title).collect::<Vec<_>>()
    };
    let all = look_up(&house.app, &front_desk(), Asked::default()).await.unwrap();
    assert_eq!((all.titled.len(), all.sources), (7, vec!["exchange".to_owned(), "hotline-12345".to_owned()]));
    let march = Asked { from: "2025-03-01".to_owned(), until: "2025-03-31".to_owned(), ..Asked::default() };
    assert_eq!(titles(march).await, ["村东头路灯不亮"]);
    let open = Asked { state: "open".to_owned(), source: "exchange".to_owned(), ..Asked::default() };
    assert_eq!(titles(open).await, ["工地拖欠工资"]);
    let old = |number: &str| Asked { old: number.to_owned(), ..Asked::default() };
    let found = async |asked: Asked| by_old_number(&house.app, &front_desk(), asked).await.unwrap().is_some();
    assert!(found(old(" Ｈ2025000102 ")).await);
    assert!(!found(old("XF9901012025000002")).await, "a denunciation is not there for the front desk");
    assert!(!found(old("nothing")).await);
}
