//! Quick steps: held for ten seconds, taken back in time or done by the rules, and never lost in between.

use axum::http::StatusCode;
use huiyin::app::{App, SIDE_TABLES, Start, VIEWS};
use huiyin::casework::release_quick_steps::release_quick_steps;
use huiyin::clock::Clock;
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;

use crate::desk::{done, file};
use crate::world::{Answer, Browser, World};

/// A shared step that sends to the transport bureau, made by the administrator.
async fn offered(world: &World) {
    let mut admin = world.signed_in("admin").await;
    let edit = "/office/texts/new-quick-step/edit";
    let fields = [
        ("name", "转交通局"),
        ("act", "transfer"),
        ("to", "2"),
        ("body", "事涉公路养护，属你局职责。"),
        ("unit", ""),
        ("works", "yes"),
        ("do", "save"),
    ];
    let saved = world.post(&mut admin, edit, edit, &fields).await;
    assert_eq!(saved.location, "/office/texts/1", "{}", saved.body);
}

async fn take(world: &World, who: &mut Browser, numbers: &[Number]) -> Answer {
    let concerns = numbers.iter().map(|number| format!("&concern={}", number.digits())).collect::<String>();
    let page = format!("/desk/quick-steps?text=1{concerns}");
    let digits: Vec<String> = numbers.iter().map(|number| number.digits()).collect();
    let fields: Vec<(&str, &str)> =
        digits.iter().map(|number| ("concern", number.as_str())).chain([("text", "1")]).collect();
    world.post(who, &page, "/desk/quick-steps", &fields).await
}

async fn undo(world: &World, who: &mut Browser, number: Number) -> Answer {
    let page = format!("/desk/quick-steps?text=1&concern={}&undo=1", number.digits());
    let fields = [("concern", &*number.digits()), ("text", "1")];
    world.post(who, &page, "/desk/quick-steps/undo", &fields).await
}

fn later(world: &World, seconds: i64) {
    world.app.clock().set(Moment(world.app.now().0 + seconds * 1_000));
}

async fn stage(world: &World, who: &mut Browser, number: Number) -> String {
    world.get(who, &format!("/desk/concerns/{}", number.digits())).await.body
}

#[tokio::test]
async fn many_are_held_each_by_itself_and_done_after_ten_seconds() {
    let world = World::new();
    offered(&world).await;
    let (first, second, gone) =
        (file(&world, 601, Class::Ordinary), file(&world, 602, Class::Ordinary), file(&world, 603, Class::Ordinary));
    let mut desk = world.signed_in("desk").await;
    let accept = [("points", "修路"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    done(&world, &mut desk, (gone, "accept"), &accept).await;
    let list = world.get(&mut desk, "/desk").await;
    assert!(list.body.contains("name=\"concern\"") && list.body.contains("一键办选中的"), "{}", list.body);
    let page = world.get(&mut desk, &format!("/desk/quick-steps?text=1&concern={}", first.digits())).await;
    assert!(page.body.contains("转送安澜县交通运输局，理由写：事涉公路养护，属你局职责。"), "{}", page.body);
    let held = take(&world, &mut desk, &[first, second, gone]).await;
    assert_eq!(held.body.matches("10 秒后执行</span>").count(), 2, "two are held: {}", held.body);
    assert_eq!(release_quick_steps(&world.app).await.unwrap(), 0, "not before its time");
    assert!(stage(&world, &mut desk, first).await.contains("一键动作，等 10 秒"));
    later(&world, 11);
    assert_eq!(release_quick_steps(&world.app).await.unwrap(), 2);
    assert_eq!(release_quick_steps(&world.app).await.unwrap(), 0, "once");
    let mut bureau = world.signed_in("bureau").await;
    for number in [first, second] {
        let body = stage(&world, &mut bureau, number).await;
        assert!(body.contains("事涉公路养护，属你局职责。") && body.contains("一键动作执行"), "{body}");
    }
    assert!(!stage(&world, &mut desk, gone).await.contains("一键动作，等"), "the third was refused by itself");
}

#[tokio::test]
async fn taken_back_in_time_nothing_is_done_and_afterwards_it_cannot_be() {
    let world = World::new();
    offered(&world).await;
    let (back, kept) = (file(&world, 604, Class::Ordinary), file(&world, 605, Class::Ordinary));
    let mut desk = world.signed_in("desk").await;
    take(&world, &mut desk, &[back, kept]).await;
    let page = stage(&world, &mut desk, back).await;
    assert!(page.contains("收回一键动作"), "{page}");
    let undone = undo(&world, &mut desk, back).await;
    assert!(undone.body.contains("什么也没有办"), "{}", undone.body);
    later(&world, 11);
    assert_eq!(release_quick_steps(&world.app).await.unwrap(), 1, "only the other one");
    let body = stage(&world, &mut desk, back).await;
    assert!(body.contains("一键动作收回") && !body.contains("一键动作执行"), "{body}");
    let late = undo(&world, &mut world.signed_in("bureau").await, kept).await;
    assert!(late.body.contains("不能再收回"), "{}", late.body);
}

#[tokio::test]
async fn what_the_rules_refuse_when_its_time_comes_is_on_record() {
    let world = World::new();
    offered(&world).await;
    let number = file(&world, 606, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    take(&world, &mut desk, &[number]).await;
    let accept = [("points", "修路"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    done(&world, &mut desk, (number, "accept"), &accept).await;
    later(&world, 11);
    assert_eq!(release_quick_steps(&world.app).await.unwrap(), 0);
    assert!(stage(&world, &mut desk, number).await.contains("一键动作没有办成"));
    assert_eq!(release_quick_steps(&world.app).await.unwrap(), 0, "and is not tried for ever");
}

#[tokio::test]
async fn a_step_that_is_not_offered_to_somebody_or_not_theirs_to_see_is_not_taken() {
    let world = World::new();
    offered(&world).await;
    let number = file(&world, 607, Class::Ordinary);
    let mut water = world.signed_in("water").await;
    let page = format!("/desk/quick-steps?text=1&concern={}", number.digits());
    assert_eq!(world.get(&mut water, &page).await.status, StatusCode::NOT_FOUND);
    let mut desk = world.signed_in("desk").await;
    assert_eq!(world.get(&mut desk, &page).await.status, StatusCode::OK, "the control");
    let unknown = format!("/desk/quick-steps?text=9&concern={}", number.digits());
    assert!(world.get(&mut desk, &unknown).await.body.contains("做哪一个"));
}

#[tokio::test]
async fn a_held_step_survives_the_end_of_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let world = World::in_a_file();
    offered(&world).await;
    let number = file(&world, 608, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    take(&world, &mut desk, &[number]).await;
    // What lies on disk at this moment is all that a killed program leaves behind.
    let (copy, data) = (dir.path().join("copy"), dir.path().join("data"));
    world.app.ledger().backup(&copy).unwrap();
    let clock = Clock::standing_at(Moment(world.app.now().0 + 60_000));
    let mut settings = huiyin_ledger::Settings::new(&data, clock.as_function(), VIEWS);
    settings.side_tables = SIDE_TABLES;
    drop(huiyin_ledger::Ledger::restore(&copy, settings).unwrap());
    let start = Start { dir: data, clock, clock_confirmed: true, secure: false, database: None };
    let app = App::open(&start).unwrap();
    assert_eq!(release_quick_steps(&app).await.unwrap(), 1, "what was acknowledged is done");
}
