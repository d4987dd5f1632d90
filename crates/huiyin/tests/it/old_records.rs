//! Old records through the pages: found, opened as what they claim, and an open one handled on.

use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use huiyin::intake::carry_over::outcome::Request;
use huiyin::intake::carry_over::run::import;

use huiyin_domain::kernel::number::Number;

use crate::desk::done;
use crate::world::World;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/import").join(name)
}

pub(crate) async fn with_old_records() -> World {
    let world = World::new();
    let request = Request { file: fixture("exchange.csv"), source: None, no_state_open: false, dry_run: false };
    let outcome = import(&world.app, &request, &|_, _| {}).await.unwrap();
    assert_eq!(outcome.added, 6);
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_desk_finds_an_old_record_by_its_old_number_and_reads_what_is_claimed() {
    let world = with_old_records().await;
    let mut desk = world.signed_in("desk").await;
    let found = world.get(&mut desk, "/desk/carried-over?old=XF9901012025000001").await;
    assert_eq!(found.status, StatusCode::SEE_OTHER, "{}", found.body);
    let page = world.get(&mut desk, &found.location).await;
    assert_eq!(page.status, StatusCode::OK);
    for said in ["村东头路灯不亮", "2025-03-04", "2025-04-02", "三盏路灯已更换", "已办结", "exchange"]
    {
        assert!(page.body.contains(said), "{said} is missing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_old_record_is_in_nobodys_list_and_under_no_number() {
    let world = with_old_records().await;
    let mut desk = world.signed_in("desk").await;
    let list = world.get(&mut desk, "/desk/carried-over").await;
    assert!(list.body.contains("工地拖欠工资"), "{}", list.body);
    assert!(!list.body.contains("反映虚报冒领") && !list.body.contains("办事推诿"));
    let asked = world.get(&mut desk, "/desk/carried-over?old=XF9901012025000002").await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.body.contains("没有这个编号的旧件"));
    let mut supervisor = world.signed_in("supervisor").await;
    let asked = world.get(&mut supervisor, "/desk/carried-over?old=XF9901012025000002").await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "the supervisor may see it");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_old_record_is_accepted_like_any_other() {
    let world = with_old_records().await;
    let mut desk = world.signed_in("desk").await;
    let found = world.get(&mut desk, "/desk/carried-over?old=XF9901012025000004").await;
    let accept = format!("{}/accept", found.location);
    let fields = [("path", "petition"), ("track", "ordinary"), ("category", "0101"), ("points", "发还拖欠的工资")];
    let answer = world.post(&mut desk, &accept, &accept, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = world.get(&mut desk, &found.location).await;
    assert!(page.body.contains("发还拖欠的工资"));
}

#[tokio::test(flavor = "multi_thread")]
async fn old_records_are_leafed_through_by_key_and_none_is_shown_twice_or_lost() {
    let world = World::new();
    let dir = tempfile::tempdir().unwrap();
    let mut csv = String::from("信访件编号,信访日期,标题,内容,办理状态\n");
    for n in 0..130 {
        // Many of one moment, and some of no day at all: the key has to part them.
        let day = if n % 10 == 0 { String::new() } else { format!("2025-03-{:02}", 1 + n % 3) };
        csv.push_str(&format!("OLD{n:04},{day},第{n}件路灯不亮,第{n}件路灯不亮，请修好，晚上看不见。,已办结\n"));
    }
    let file = dir.path().join("many.csv");
    std::fs::write(&file, csv).unwrap();
    let request = Request { file, source: Some("many".to_owned()), no_state_open: false, dry_run: false };
    assert_eq!(import(&world.app, &request, &|_, _| {}).await.unwrap().added, 130);
    for filter in ["", "source=many", "state=closed", "source=many&state=closed"] {
        for reader in ["supervisor", "desk"] {
            leafed_through(&world, reader, filter).await;
        }
    }
}

async fn leafed_through(world: &World, reader: &str, filter: &str) {
    let mut reader = world.signed_in(reader).await;
    let (mut path, mut seen) = (format!("/desk/carried-over?{filter}"), Vec::new());
    for _page in 0..5 {
        let page = world.get(&mut reader, &path).await;
        let rows = page.body.split("href=\"/desk/concerns/").skip(1);
        seen.extend(rows.map(|rest| rest.split('"').next().unwrap().to_owned()));
        let Some(next) = page.body.split("/desk/carried-over?").find(|rest| rest.contains("after=")) else { break };
        let next = next.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        if path.ends_with(&next) {
            break;
        }
        path = format!("/desk/carried-over?{next}");
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (130, 130), "{filter}");
}

/// The list of somebody who is no supervisor begins at what is near to their posts; it has to follow the record there.
#[tokio::test(flavor = "multi_thread")]
async fn an_old_record_stands_in_the_list_of_whoever_has_it_now_and_of_nobody_else() {
    let world = with_old_records().await;
    assert_eq!(who_lists(&world).await, ["desk", "supervisor"]);
    let mut desk = world.signed_in("desk").await;
    let found = world.get(&mut desk, "/desk/carried-over?old=XF9901012025000004").await;
    let number = Number::parse(found.location.rsplit('/').next().unwrap()).unwrap();
    done(&world, &mut desk, (number, "transfer"), &[("to", "2"), ("text", "属交通运输局职责")]).await;
    assert_eq!(who_lists(&world).await, ["desk", "bureau", "head", "supervisor"], "whoever sent it answers for it");
    let mut bureau = world.signed_in("bureau").await;
    let accept = [("points", "发还拖欠的工资"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    done(&world, &mut bureau, (number, "accept"), &accept).await;
    assert_eq!(who_lists(&world).await, ["bureau", "head", "supervisor"]);
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (number, "assign-lead"), &[("handler", "5")]).await;
    assert_eq!(who_lists(&world).await, ["bureau", "head", "handler", "supervisor"]);
}

async fn who_lists(world: &World) -> Vec<&'static str> {
    let mut listed = Vec::new();
    for who in ["desk", "bureau", "head", "handler", "water", "supervisor"] {
        let mut reader = world.signed_in(who).await;
        if world.get(&mut reader, "/desk/carried-over").await.body.contains("工地拖欠工资") {
            listed.push(who);
        }
    }
    listed
}
