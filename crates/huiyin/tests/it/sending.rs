//! Sending on through the real router: who answers for a concern until somebody has signed, what comes back of a hand-down,
//! and what is urgent.

use axum::http::StatusCode;
use huiyin::accounts::store::{self, Account};
use huiyin::handle::{OfficeOrder, handle_office_blocking};
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::office::{Arrangement, Command, Post, Unit, UnitDissolved};
use huiyin_domain::words::PersonWords;

use crate::citizen_answer::reported;
use crate::desk::{TITLE, done, file, in_hand, step};
use crate::world::{Answer, PASSWORD, World};

const GOVERNMENT: UnitId = UnitId(4);
const MAYOR: u32 = 31;
const WHY: &str = "公路施工归它管，请查清后答复。";

fn path(number: Number, below: &str) -> String {
    format!("/desk/concerns/{}{below}", number.digits())
}

fn set(world: &World, id: UnitId, change: impl FnOnce(&mut Unit)) {
    let office = world.app.office();
    let mut unit = office.office.unit(id).or(office.office.unit(UnitId(1))).cloned().unwrap();
    change(&mut unit);
    handle_office_blocking(&world.app, OfficeOrder::new(Actor::Operator, vec![Command::SetUnit { id, unit }])).unwrap();
}

/// The county government stands above the others and has a head.
fn with_government() -> World {
    let world = World::new();
    set(&world, GOVERNMENT, |unit| unit.name = Name::parse("安澜县人民政府").unwrap());
    for id in [UnitId(1), UnitId(2), UnitId(3)] {
        set(&world, id, |unit| unit.parent = Some(GOVERNMENT));
    }
    let (person, post) = (PersonId(MAYOR), PostId(MAYOR));
    let title = Name::parse("县长").unwrap();
    let words = PersonWords { name: Name::parse("陆明").unwrap(), phone: None };
    let commands = vec![
        Command::SetPost { id: post, post: Post { role: Role::UnitHead, title, unit: GOVERNMENT } },
        Command::AddPerson { person, words },
        Command::TakePost { person, post },
    ];
    handle_office_blocking(&world.app, OfficeOrder::new(Actor::Operator, commands)).unwrap();
    let hash = store::hash(PASSWORD, &[3; 16]).unwrap();
    let account = Account { login: "mayor".to_owned(), person, hash, must_change: false };
    world.app.ledger().side_blocking(store::set(account)).unwrap();
    world
}

async fn page(world: &World, login: &str, below: &str) -> Answer {
    let mut who = world.signed_in(login).await;
    world.get(&mut who, below).await
}

async fn handed_down(world: &World, chance: u64) -> Number {
    let number = file(world, chance, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let fields = [("to", "2"), ("due", "2026-10-10"), ("text", WHY)];
    done(world, &mut desk, (number, "hand-down"), &fields).await;
    number
}

#[tokio::test]
async fn until_somebody_signs_the_sender_has_it_in_a_list_of_its_own_and_reads_on() {
    let world = World::new();
    let number = handed_down(&world, 401).await;
    let list = page(&world, "desk", "/desk?list=sent").await;
    assert!(list.body.contains(TITLE) && list.body.contains("等安澜县交通运输局签收"), "{}", list.body);
    assert!(list.body.contains("今天送出"), "with its age: {}", list.body);
    let today = page(&world, "desk", "/desk/today").await.body;
    assert!(today.contains("转出去还没人签收的") && today.contains(TITLE), "{today}");
    let here = page(&world, "desk", &path(number, "")).await;
    assert!(
        here.body.contains("签收以前仍由安澜县信访局负责") && here.body.contains("首办：安澜县信访局"),
        "{}",
        here.body
    );
    let mut bureau = world.signed_in("bureau").await;
    let list = world.get(&mut bureau, "/desk?list=sent").await;
    assert!(!list.body.contains(TITLE), "the receiver has sent nothing");
    done(&world, &mut bureau, (number, "sign-for"), &[]).await;
    let list = page(&world, "desk", "/desk?list=sent").await;
    assert!(!list.body.contains(TITLE), "{}", list.body);
    assert!(!page(&world, "desk", "/desk/today").await.body.contains("转出去还没人签收的"));
}

#[tokio::test]
async fn taking_back_and_signing_in_the_same_second_leaves_one_of_them_done() {
    let world = World::new();
    let number = handed_down(&world, 402).await;
    let (mut desk, mut bureau) = (world.signed_in("desk").await, world.signed_in("bureau").await);
    let at = path(number, "/take-back");
    let form = world.get(&mut desk, &at).await;
    done(&world, &mut bureau, (number, "sign-for"), &[]).await;
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields = [("csrf", csrf.as_str()), ("key", &key), ("seen", &seen), ("text", "送错了，改送水利局。")];
    let late = world.post_raw(&mut desk, &at, &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
    assert!(late.body.contains("送错了，改送水利局。"), "nothing typed is lost: {}", late.body);
}

#[tokio::test]
async fn a_unit_that_was_dissolved_meanwhile_gets_nothing_and_the_reason_stays() {
    let world = World::new();
    let number = file(&world, 403, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let at = path(number, "/hand-down");
    let form = world.get(&mut desk, &at).await;
    let gone = Arrangement::DissolveUnit(UnitDissolved { successor: UnitId(2), unit: UnitId(3) });
    let dissolve = vec![Command::Arrange { from: None, what: gone }];
    handle_office_blocking(&world.app, OfficeOrder::new(Actor::Operator, dissolve)).unwrap();
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields =
        [("csrf", csrf.as_str()), ("key", &key), ("seen", &seen), ("to", "3"), ("due", "2026-10-10"), ("text", WHY)];
    let answer = world.post_raw(&mut desk, &at, &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("安澜县水利局已经撤并") && answer.body.contains(WHY), "{}", answer.body);
}

#[tokio::test]
async fn the_result_of_a_hand_down_comes_back_is_sent_back_and_is_taken() {
    let world = World::new();
    let number = handed_down(&world, 404).await;
    let (mut desk, mut bureau) = (world.signed_in("desk").await, world.signed_in("bureau").await);
    let mut head = world.signed_in("head").await;
    let reasons = [
        ("ground", "other_procedure"),
        ("text", "判决已经生效。"),
        ("instead", "安澜县人民法院立案庭"),
        ("address", "安澜县人民路 8 号"),
        ("phone", "0300-612 9000"),
    ];
    done(&world, &mut bureau, (number, "decline"), &reasons).await;
    assert!(world.get(&mut head, "/desk").await.body.contains("反馈办理结果"), "the head owes the report");
    let report = "已经书面告知本人，本人没有异议。";
    done(&world, &mut head, (number, "report-result"), &[("text", report)]).await;
    let list = world.get(&mut desk, "/desk").await;
    assert!(list.body.contains("收下办理结果"), "{}", list.body);
    let here = world.get(&mut desk, &path(number, "")).await;
    assert!(here.body.contains(report), "who handed it down reads the report: {}", here.body);
    let fields = [("text", "没有写本人怎么说。"), ("due", "2026-10-20")];
    done(&world, &mut desk, (number, "send-back-result"), &fields).await;
    done(&world, &mut head, (number, "report-result"), &[("text", report)]).await;
    let answer = step(&world, &mut desk, (number, "take-result"), &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let again = world.get(&mut desk, &path(number, "")).await;
    assert!(!again.body.contains("/take-result"), "it is taken once: {}", again.body);
}

#[tokio::test]
async fn what_is_urgent_stands_first_and_is_seen_above_without_the_person() {
    let world = with_government();
    let number = in_hand(&world, 405).await;
    let mut head = world.signed_in("head").await;
    let mut mayor = world.signed_in("mayor").await;
    assert_eq!(
        world.get(&mut mayor, &path(number, "")).await.status,
        StatusCode::NOT_FOUND,
        "being above opens nothing"
    );
    let why = "水已进屋，老人一个人在家。";
    done(&world, &mut head, (number, "mark-urgent"), &[("text", why)]).await;
    let list = world.get(&mut mayor, "/desk").await;
    assert!(list.body.contains("已阅紧急") && list.body.contains(TITLE), "{}", list.body);
    let here = world.get(&mut mayor, &path(number, "")).await;
    assert!(here.body.contains(why) && here.body.contains("还没有阅"), "{}", here.body);
    assert!(!here.body.contains("孙德福") && !here.body.contains("14200136205"), "the matter, not the person");
    let mine = page(&world, "handler", "/desk").await;
    assert!(mine.body.contains("<h2 class=\"group-head\">紧急"), "{}", mine.body);
    let refused = world.get(&mut head, &path(number, "/clear-urgent")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "below nobody takes the mark off");
    done(&world, &mut mayor, (number, "see-urgent"), &[]).await;
    assert!(world.get(&mut head, &path(number, "")).await.body.contains("已报告安澜县人民政府，已阅"));
    done(&world, &mut mayor, (number, "clear-urgent"), &[("text", "水已退，老人已经安置。")]).await;
    assert_eq!(
        world.get(&mut mayor, &path(number, "")).await.status,
        StatusCode::NOT_FOUND,
        "as long as the mark stands"
    );
    assert!(world.get(&mut head, &path(number, "")).await.body.contains("取消紧急"), "and it stays on record");
}

#[tokio::test]
async fn the_person_is_told_where_it_is_and_whom_to_ask() {
    let world = with_government();
    let (mut browser, number) = reported(&world).await;
    let number = Number::parse(&number).unwrap();
    let mut desk = world.signed_in("desk").await;
    let fields = [("to", "4"), ("ground", "dispute"), ("text", "交通局和水利局都说不归自己管。")];
    done(&world, &mut desk, (number, "submit-up"), &fields).await;
    let mine = browser.open(&format!("/concerns/{}", number.digits())).await;
    assert!(mine.contains("报请安澜县人民政府决定") && mine.contains("它还没有签收"), "{mine}");
    assert!(mine.contains("首办单位"), "{mine}");
    let paper = browser.open(&format!("/concerns/{}/papers/transfer", number.digits())).await;
    assert!(paper.contains("报请上级告知书"), "{paper}");
    let mut mayor = world.signed_in("mayor").await;
    done(&world, &mut mayor, (number, "transfer"), &[("to", "2"), ("text", "由交通运输局受理。")]).await;
    let mut bureau = world.signed_in("bureau").await;
    let refused = world.get(&mut bureau, &path(number, "/object")).await;
    assert_ne!(refused.status, StatusCode::OK, "whoever was named from above does not object");
}
