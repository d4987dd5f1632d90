//! The second factor and the sessions of staff, through the real router.

use axum::http::StatusCode;
use huiyin::accounts::totp;
use huiyin::handle::{OfficeOrder, Order, handle_blocking, handle_office_blocking};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::office::{Command, SecondFactorRequired};
use huiyin_domain::testing::commands;

use crate::world::{Answer, Browser, PASSWORD, World};

const PAGE: &str = "/account/second-factor";

/// The secret that a page shows, read as an authenticator would.
fn secret(page: &Answer) -> Vec<u8> {
    let typed = page.body.split("second-factor-secret\">").nth(1).and_then(|rest| rest.split('<').next());
    let typed = typed.unwrap();
    let sign = |sign: char| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(sign).unwrap();
    let bits =
        typed.chars().filter(|sign| *sign != ' ').flat_map(|one| (0..5).rev().map(move |bit| sign(one) >> bit & 1));
    let bits: Vec<usize> = bits.collect();
    bits.chunks_exact(8).map(|eight| eight.iter().fold(0_u8, |sum, bit| sum << 1 | *bit as u8)).collect()
}

fn code(world: &World, secret: &[u8]) -> String {
    totp::code(secret, totp::step(world.app.now()))
}

fn later(world: &World, seconds: i64) {
    world.app.clock().set(Moment(world.app.now().0 + seconds * 1_000));
}

/// Somebody takes a second factor; its secret and the recovery codes.
async fn enrolled(world: &World, browser: &mut Browser) -> (Vec<u8>, Vec<String>) {
    let form = world.get(browser, PAGE).await;
    let (secret, sealed) = (secret(&form), form.field("sealed"));
    let (csrf, key, typed) = (form.field("csrf"), form.field("key"), code(world, &secret));
    let fields = [("csrf", &*csrf), ("key", &*key), ("sealed", &*sealed), ("fresh", &*typed), ("act", "take")];
    let done = world.post_raw(browser, PAGE, &fields).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let codes = done.body.split("<li class=\"number\">").skip(1).filter_map(|rest| rest.split('<').next());
    let codes: Vec<String> = codes.map(str::to_owned).collect();
    assert_eq!(codes.len(), 10, "{}", done.body);
    (secret, codes)
}

/// The password, and then the page that asks for the code.
async fn half_signed_in(world: &World, login: &str) -> Browser {
    let mut browser = Browser::default();
    let fields = [("account", login), ("password", PASSWORD), ("next", "/desk")];
    let answer = world.post(&mut browser, "/signin", "/signin", &fields).await;
    assert_eq!(answer.location, "/signin/code");
    browser
}

async fn with_code(world: &World, browser: &mut Browser, typed: &str) -> Answer {
    world.post(browser, "/signin/code", "/signin/code", &[("code", typed)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_second_factor_the_password_alone_opens_nothing() {
    let world = World::new();
    let mut browser = world.signed_in("handler").await;
    let (secret, _) = enrolled(&world, &mut browser).await;
    later(&world, 60);
    let mut half = half_signed_in(&world, "handler").await;
    assert_eq!(world.get(&mut half, "/desk").await.location, "/signin");
    let wrong = with_code(&world, &mut half, "000000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("这个口令不对"));
    let typed = code(&world, &secret);
    let spaced = format!("{} {}", &typed[..3], &typed[3..]);
    assert_eq!(with_code(&world, &mut half, &spaced).await.location, "/desk");
    assert_eq!(world.get(&mut half, PAGE).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_opens_one_door_even_while_it_is_still_shown() {
    let world = World::new();
    let mut browser = world.signed_in("handler").await;
    let (secret, _) = enrolled(&world, &mut browser).await;
    // The code with which it was taken is used up already.
    let mut same = half_signed_in(&world, "handler").await;
    assert_eq!(with_code(&world, &mut same, &code(&world, &secret)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    later(&world, 60);
    let typed = code(&world, &secret);
    let mut first = half_signed_in(&world, "handler").await;
    let mut second = half_signed_in(&world, "handler").await;
    assert_eq!(with_code(&world, &mut first, &typed).await.location, "/desk");
    assert_eq!(with_code(&world, &mut second, &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_opens_once_and_says_how_many_are_left() {
    let world = World::new();
    let mut browser = world.signed_in("handler").await;
    let (_, codes) = enrolled(&world, &mut browser).await;
    let mut first = half_signed_in(&world, "handler").await;
    let answer = with_code(&world, &mut first, &codes[3].to_uppercase()).await;
    assert_eq!(answer.location, "/account/second-factor?by=recovery");
    assert!(world.get(&mut first, &answer.location).await.body.contains("还剩 9 个"));
    let mut second = half_signed_in(&world, "handler").await;
    assert_eq!(with_code(&world, &mut second, &codes[3]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_are_slowed_down_and_never_locked() {
    let world = World::new();
    let mut browser = world.signed_in("handler").await;
    let (secret, _) = enrolled(&world, &mut browser).await;
    later(&world, 60);
    let mut half = half_signed_in(&world, "handler").await;
    for _ in 0..5 {
        with_code(&world, &mut half, "000000").await;
    }
    let early = with_code(&world, &mut half, &code(&world, &secret)).await;
    assert!(early.body.contains("秒再试"), "the right code also waits");
    later(&world, 61);
    assert_eq!(with_code(&world, &mut half, &code(&world, &secret)).await.location, "/desk");
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_post_needs_one_opens_nothing_before_it_is_set_and_is_shut_out_of_nothing() {
    let world = World::new();
    let roles = SecondFactorRequired::at_first();
    let order = OfficeOrder::new(Actor::Operator, vec![Command::RequireSecondFactor { roles }]);
    handle_office_blocking(&world.app, order).unwrap();
    let mut admin = world.signed_in("admin").await;
    assert_eq!(world.get(&mut admin, "/office/units/1").await.location, PAGE);
    // The control: a handler needs none.
    let mut handler = world.signed_in("handler").await;
    assert_eq!(world.get(&mut handler, "/account/sessions").await.status, StatusCode::OK);
    enrolled(&world, &mut admin).await;
    assert_eq!(world.get(&mut admin, "/office/units/1").await.status, StatusCode::OK);
    assert!(!world.get(&mut admin, PAGE).await.body.contains("value=\"drop\""), "it cannot be given up");
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_one_ends_the_sessions_that_got_in_without() {
    let world = World::new();
    let mut elsewhere = world.signed_in("handler").await;
    let mut here = world.signed_in("handler").await;
    enrolled(&world, &mut here).await;
    assert_eq!(world.get(&mut elsewhere, "/account/sessions").await.location, "/signin");
    assert_eq!(world.get(&mut here, "/account/sessions").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_phone_takes_two_people_and_the_third_sees_it() {
    let world = World::new();
    let mut handler = world.signed_in("handler").await;
    enrolled(&world, &mut handler).await;
    take_something_in(&world);
    let mut admin = world.signed_in("admin").await;
    world.post(&mut admin, "/office/people/5", "/office/people/5", &[("act", "drop-factor")]).await;
    // Asked for by one: nothing has happened yet.
    let mut half = half_signed_in(&world, "handler").await;
    assert_eq!(world.get(&mut half, "/signin/code").await.status, StatusCode::OK);
    let own = world.post(&mut admin, "/office/confirmations", "/office/confirmations/1", &[("act", "confirm")]).await;
    assert_eq!(own.status, StatusCode::CONFLICT, "whoever asked does not confirm");
    let mut supervisor = world.signed_in("supervisor").await;
    let to = "/office/confirmations/1";
    let done = world.post(&mut supervisor, "/office/confirmations", to, &[("act", "confirm")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut handler, "/account/sessions").await.location, "/signin", "signed out with it");
    let again = world.signed_in("handler").await;
    let news = world.get(&mut again.clone(), "/account/news").await;
    assert!(news.body.contains("重置了您的动态口令"), "{}", news.body);
}

/// The first concern: from now on one person alone lets nobody in.
fn take_something_in(world: &World) {
    let command = commands::file_concern(Class::Ordinary);
    handle_blocking(&world.app, Order::new(Actor::Citizen, Action::FileConcern, None, command)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_sessions_are_listed_by_kind_and_ended_one_by_one() {
    let world = World::new();
    let mut old = world.signed_in("handler").await;
    let mut here = world.signed_in("handler").await;
    let listed = world.get(&mut here, "/account/sessions").await;
    assert_eq!(listed.body.matches("<h2>电脑").count(), 2);
    let name = listed.field("session");
    // Somebody else's form with this name ends nothing.
    let mut other = world.signed_in("head").await;
    world.post(&mut other, "/account/sessions", "/account/sessions", &[("session", &name)]).await;
    assert_eq!(world.get(&mut old, "/account/sessions").await.status, StatusCode::OK);
    world.post(&mut here, "/account/sessions", "/account/sessions", &[("session", &name)]).await;
    assert_eq!(world.get(&mut old, "/account/sessions").await.location, "/signin");
    assert_eq!(world.get(&mut here, "/account/sessions").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_administrator_signs_somebody_out_and_that_is_on_record() {
    let world = World::new();
    let mut handler = world.signed_in("handler").await;
    let mut admin = world.signed_in("admin").await;
    let page = world.get(&mut admin, "/office/people/5").await;
    assert!(page.body.contains("现在在 1 台设备上登录着"), "how many, and not where");
    let before = world.app.ledger().size().unwrap();
    world.post(&mut admin, "/office/people/5", "/office/people/5", &[("act", "sign-out")]).await;
    assert_eq!(world.get(&mut handler, "/account/sessions").await.location, "/signin");
    assert_eq!(world.app.ledger().size().unwrap(), before + 1, "one fact: sessions_ended.v1");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_is_told_why_they_cannot_go() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let answer = world.post(&mut admin, "/office/people/8", "/office/people/8", &[("act", "disable")]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("就没有管理员了"));
    assert_eq!(world.get(&mut admin, "/office/units/1").await.status, StatusCode::OK);
}
