//! Signing in and out.

use axum::http::StatusCode;

use crate::world::{Browser, PASSWORD, World};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_in_gets_to_the_desk_and_whoever_signs_out_does_not() {
    let world = World::new();
    let mut browser = world.signed_in("admin").await;
    assert_eq!(world.get(&mut browser, "/office/units/1").await.status, StatusCode::OK);
    let kept = browser.clone();
    let out = world.post(&mut browser, "/account/password", "/signout", &[]).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    // The session is over on the server: the old cookie opens nothing either.
    let again = world.get(&mut kept.clone(), "/office/units/1").await;
    assert_eq!((again.status, again.location.as_str()), (StatusCode::SEE_OTHER, "/signin"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_name_and_a_wrong_password_read_the_same() {
    let world = World::new();
    let mut pages = Vec::new();
    for (name, password) in [("handler", "wrong"), ("nobody", PASSWORD)] {
        let mut browser = Browser::default();
        let answer = world.post(&mut browser, "/signin", "/signin", &[("account", name), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("账号或密码不对"));
        pages.push(answer.body.matches("账号或密码不对").count());
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_tries_are_slowed_down_and_never_locked() {
    let world = World::new();
    let mut browser = Browser::default();
    for _ in 0..5 {
        world.post(&mut browser, "/signin", "/signin", &[("account", "head"), ("password", "wrong")]).await;
    }
    let right = [("account", "head"), ("password", PASSWORD)];
    let early = world.post(&mut browser, "/signin", "/signin", &right).await;
    assert!(early.body.contains("秒再试"), "the right password also waits");
    world.app.clock().set(huiyin_domain::kernel::time::Moment(world.app.now().0 + 61_000));
    assert_eq!(world.post(&mut browser, "/signin", "/signin", &right).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_signing_in_nobody_is_led_to_another_site() {
    let world = World::new();
    for next in ["//evil.example/", "https://evil.example/", "/\\evil.example"] {
        let mut browser = Browser::default();
        let fields = [("account", "handler"), ("password", PASSWORD), ("next", next)];
        let answer = world.post(&mut browser, "/signin", "/signin", &fields).await;
        assert_eq!(answer.location, "/desk/today");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_the_other_sessions_and_opens_the_door() {
    let world = World::new();
    let mut elsewhere = world.signed_in("handler").await;
    let mut here = world.signed_in("handler").await;
    let fresh = "a fresh password";
    let fields = [("present", PASSWORD), ("fresh", fresh), ("again", fresh)];
    let answer = world.post(&mut here, "/account/password", "/account/password", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut elsewhere, "/account/password").await.status, StatusCode::SEE_OTHER);
    let mut browser = Browser::default();
    let fields = [("account", "handler"), ("password", fresh)];
    assert_eq!(world.post(&mut browser, "/signin", "/signin", &fields).await.status, StatusCode::SEE_OTHER);
}
