//! The administrator's pages.

use axum::http::StatusCode;

use crate::world::{Browser, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_person_gets_an_account_a_post_and_a_password_that_works() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "孙小雨"), ("login", "sunxiaoyu"), ("phone", ""), ("post", "5")];
    let answer = world.post(&mut admin, "/office/people/new", "/office/people/new", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let password = answer.body.split("number password\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    let mut browser = Browser::default();
    let fields = [("account", "sunxiaoyu"), ("password", password)];
    let signed = world.post(&mut browser, "/signin", "/signin", &fields).await;
    assert_eq!(signed.location, "/account/password", "the first password has to be changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_somebody_off_ends_their_session_at_once() {
    let world = World::new();
    let mut handler = world.signed_in("handler").await;
    let mut admin = world.signed_in("admin").await;
    assert_eq!(world.get(&mut handler, "/account/password").await.status, StatusCode::OK);
    world.post(&mut admin, "/office/people/5", "/office/people/5", &[("act", "disable")]).await;
    assert_eq!(world.get(&mut handler, "/account/password").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_account_is_refused_and_what_was_typed_is_kept() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "孙小雨"), ("login", "handler"), ("phone", ""), ("post", "")];
    let answer = world.post(&mut admin, "/office/people/new", "/office/people/new", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("已经有人用了") && answer.body.contains("孙小雨"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_the_administrator_finds_these_pages() {
    let world = World::new();
    for login in ["desk", "handler", "head", "supervisor"] {
        let mut browser = world.signed_in(login).await;
        assert_eq!(world.get(&mut browser, "/office/units/1").await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(world.get(&mut browser, "/office/people/5").await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn units_posts_and_lists_are_added_in_pages() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let unit = [("name", "安澜县水利局"), ("kind", "organ"), ("parent", ""), ("works", "yes")];
    let added = world.post(&mut admin, "/office/units/new/edit", "/office/units/new/edit", &unit).await;
    assert_eq!(added.location, "/office/units/6");
    let post = [("title", "承办岗"), ("role", "handler")];
    let added = world.post(&mut admin, "/office/units/6/posts/new", "/office/units/6/posts/new", &post).await;
    assert_eq!(added.location, "/office/units/6");
    let lines = [("lines", "0300-01 柳林镇\n0300-02 石桥镇")];
    world.post(&mut admin, "/office/areas", "/office/areas", &lines).await;
    assert!(world.get(&mut admin, "/office/areas").await.body.contains("石桥镇"));
    let wrong = world.post(&mut admin, "/office/areas", "/office/areas", &[("lines", "石桥镇")]).await;
    assert!(wrong.body.contains("第 1 行") && wrong.status == StatusCode::UNPROCESSABLE_ENTITY);
}
