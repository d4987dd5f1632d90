//! An administrator alone lets nobody in: posts, accounts switched on and passwords of those who read take a second
//! person, and the one concerned is told. And a form of the office sent twice is done once.

use axum::http::StatusCode;
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::ids::PersonId;

use crate::desk::file;
use crate::world::{Answer, Browser, PASSWORD, World};

const CONFIRM: &str = "/office/confirmations";

/// An installation in which something was taken in: from now on two are needed.
fn in_use() -> World {
    let world = World::new();
    file(&world, 91, Class::Ordinary);
    world
}

async fn act(world: &World, who: &mut Browser, person: u32, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/office/people/{person}");
    world.post(who, &path, &path, fields).await
}

async fn confirm(world: &World, who: &mut Browser, no: u32, button: &str) -> Answer {
    world.post(who, CONFIRM, &format!("{CONFIRM}/{no}"), &[("act", button)]).await
}

fn password(page: &str) -> Option<String> {
    page.split("number password\">").nth(1).and_then(|rest| rest.split('<').next()).map(str::to_owned)
}

async fn sign_in(world: &World, login: &str, password: &str) -> (Browser, Answer) {
    let mut browser = Browser::default();
    let fields = [("account", login), ("password", password)];
    let answer = world.post(&mut browser, "/signin", "/signin", &fields).await;
    (browser, answer)
}

fn posts(world: &World, person: u32) -> usize {
    world.app.office().office.posts_of(PersonId(person)).len()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invented_account_reads_nothing_until_a_second_person_confirms_and_the_first_never_has_its_password() {
    let world = in_use();
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "孙小雨"), ("login", "sunxiaoyu"), ("phone", ""), ("post", "1")];
    let made = world.post(&mut admin, "/office/people/new", "/office/people/new", &fields).await;
    assert!(made.body.contains("等第二个人确认"), "{}", made.body);
    let first = password(&made.body).unwrap();
    let newcomer = world.app.office().office.people().map(|(id, _)| id.0).max().unwrap();
    assert_eq!(posts(&world, newcomer), 0, "the post waits");
    let alone = confirm(&world, &mut admin, 1, "confirm").await;
    assert_eq!(alone.status, StatusCode::CONFLICT, "whoever asked does not confirm");
    assert_eq!(posts(&world, newcomer), 0);
    let mut supervisor = world.signed_in("supervisor").await;
    assert!(world.get(&mut supervisor, "/desk").await.body.contains(CONFIRM), "the supervisor finds it");
    let confirmed = confirm(&world, &mut supervisor, 1, "confirm").await;
    assert_eq!((confirmed.status, posts(&world, newcomer)), (StatusCode::OK, 1), "{}", confirmed.body);
    let (_, refused) = sign_in(&world, "sunxiaoyu", &first).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "what the administrator saw opens nothing");
    let (_, entered) = sign_in(&world, "sunxiaoyu", &password(&confirmed.body).unwrap()).await;
    assert_eq!(entered.location, "/account/password");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_of_somebody_who_reads_waits_and_they_are_told_at_the_next_sign_in() {
    let world = in_use();
    let mut admin = world.signed_in("admin").await;
    let asked = act(&world, &mut admin, 5, &[("act", "password")]).await;
    assert_eq!((asked.status, password(&asked.body)), (StatusCode::SEE_OTHER, None), "nothing is shown yet");
    assert_eq!(sign_in(&world, "handler", PASSWORD).await.1.status, StatusCode::SEE_OTHER, "the old one still works");
    let mut supervisor = world.signed_in("supervisor").await;
    let fresh = password(&confirm(&world, &mut supervisor, 1, "confirm").await.body).unwrap();
    let (mut handler, entered) = sign_in(&world, "handler", &fresh).await;
    assert_eq!(entered.location, "/account/password");
    let fields = [("present", fresh.as_str()), ("fresh", "another ten signs"), ("again", "another ten signs")];
    let changed = world.post(&mut handler, "/account/password", "/account/password", &fields).await;
    assert_eq!(changed.location, "/account/news");
    let news = world.get(&mut handler, "/account/news").await;
    assert!(news.body.contains("重设了您的密码") && news.body.contains("郑和平"), "{}", news.body);
    let until = news.field("until");
    let read = world.post(&mut handler, "/account/news", "/account/news", &[("until", &until)]).await;
    assert_eq!(read.location, "/desk/today");
    assert_eq!(sign_in(&world, "handler", "another ten signs").await.1.location, "/desk/today", "told once");
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_on_and_a_further_post_wait_too_and_can_be_dropped() {
    let world = in_use();
    let mut admin = world.signed_in("admin").await;
    act(&world, &mut admin, 6, &[("act", "disable")]).await;
    act(&world, &mut admin, 6, &[("act", "enable")]).await;
    act(&world, &mut admin, 5, &[("act", "take"), ("post", "2")]).await;
    assert_eq!((posts(&world, 6), posts(&world, 5)), (0, 1));
    let mut supervisor = world.signed_in("supervisor").await;
    confirm(&world, &mut supervisor, 1, "confirm").await;
    confirm(&world, &mut supervisor, 2, "drop").await;
    assert_eq!((posts(&world, 6), posts(&world, 5)), (1, 1));
    let gone = confirm(&world, &mut supervisor, 2, "confirm").await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    let twice = [
        act(&world, &mut admin, 5, &[("act", "password")]).await,
        act(&world, &mut admin, 5, &[("act", "password")]).await,
    ];
    assert_eq!(twice.map(|answer| answer.status), [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_post_does_not_become_one_that_reads_and_nobody_else_finds_the_page() {
    let world = in_use();
    let mut admin = world.signed_in("admin").await;
    let post = "/office/units/1/posts/8";
    let turned = world.post(&mut admin, post, post, &[("title", "管理员"), ("role", "supervisor")]).await;
    assert_eq!(turned.status, StatusCode::CONFLICT);
    let held = "/office/units/2/posts/5";
    let turned = world.post(&mut admin, held, held, &[("title", "承办岗"), ("role", "supervisor")]).await;
    assert_eq!(turned.status, StatusCode::CONFLICT);
    for login in ["desk", "handler", "head"] {
        let mut who = world.signed_in(login).await;
        assert_eq!(world.get(&mut who, CONFIRM).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_anything_was_taken_in_one_person_sets_everything_up() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    act(&world, &mut admin, 5, &[("act", "take"), ("post", "4")]).await;
    assert_eq!(posts(&world, 5), 2);
    assert!(password(&act(&world, &mut admin, 5, &[("act", "password")]).await.body).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_makes_one_unit_one_post_one_person_and_one_list() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let counts = || {
        let office = world.app.office();
        (office.office.units().count(), office.office.posts().count(), office.office.people().count())
    };
    let before = counts();
    let unit: &[(&str, &str)] = &[("name", "安澜县水利局"), ("kind", "organ"), ("parent", ""), ("works", "yes")];
    let person: &[(&str, &str)] = &[("name", "孙小雨"), ("login", "sunxiaoyu"), ("phone", ""), ("post", "")];
    let forms: [(&str, &[(&str, &str)]); 4] = [
        ("/office/units/new/edit", unit),
        ("/office/units/1/posts/new", &[("title", "承办岗"), ("role", "handler")]),
        ("/office/people/new", person),
        ("/office/areas", &[("lines", "0300-02 石桥镇")]),
    ];
    for (path, typed) in forms {
        let form = world.get(&mut admin, path).await;
        let (csrf, key) = (form.field("csrf"), form.field("key"));
        let fields = [&[("csrf", csrf.as_str()), ("key", key.as_str())][..], typed].concat();
        for _ in 0..2 {
            let answer = world.post_raw(&mut admin, path, &fields).await;
            assert!(
                answer.status == StatusCode::SEE_OTHER || answer.status == StatusCode::OK,
                "{path}: {}",
                answer.body
            );
        }
    }
    assert_eq!(counts(), (before.0 + 1, before.1 + 1, before.2 + 1));
}
