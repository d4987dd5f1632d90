//! Old records through the pages: found, opened as what they claim, and an open one handled on.

use std::path::{Path, PathBuf};

use axum::http::StatusCode;
use huiyin::intake::carry_over::outcome::Request;
use huiyin::intake::carry_over::run::import;

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
