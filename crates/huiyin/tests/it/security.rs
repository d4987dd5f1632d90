//! What every answer carries, and what no page of ours sends.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};

use crate::world::{Browser, World};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_forbids_what_is_not_ours() {
    let world = World::new();
    for path in ["/signin", "/healthz", "/no-such-page"] {
        let answer = world.get(&mut Browser::default(), path).await;
        assert!(answer.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'self'"));
        assert_eq!(answer.headers["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers["cache-control"], "no-store");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_the_token_of_this_browser_is_refused_and_keeps_its_words() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    for token in ["", "forged", &"0".repeat(64)] {
        let fields = [("csrf", token), ("lines", "0300-09 偷加的镇")];
        let answer = world.post_raw(&mut admin, "/office/areas", &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.body.contains("偷加的镇"), "what was typed is given back");
    }
    assert!(!world.get(&mut admin, "/office/areas").await.body.contains("偷加的镇"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_another_site_started_is_refused() {
    let world = World::new();
    let request = Request::post("/signin").header(CONTENT_TYPE, FORM).header("sec-fetch-site", "cross-site");
    let answer = world.send(&mut Browser::default(), request, Body::from("account=admin")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_no_form_get_a_page_and_never_a_fault() {
    let world = World::new();
    for (kind, body) in [(FORM, "csrf=%FF%FE"), (FORM, "a=%zz"), ("application/json", "{}"), ("", "x")] {
        let request = Request::post("/signin").header(CONTENT_TYPE, kind);
        let answer = world.send(&mut Browser::default(), request, Body::from(body)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{kind} {body}");
        assert!(answer.body.contains("没有读懂"));
    }
    let many: String = (0..1_000).map(|n| format!("f{n}=1&")).collect();
    let request = Request::post("/signin").header(CONTENT_TYPE, FORM);
    let answer = world.send(&mut Browser::default(), request, Body::from(many)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_pages_lead_strangers_to_the_sign_in_and_show_them_nothing() {
    let world = World::new();
    for line in huiyin::router::routes().lines() {
        if line.method != "GET" || line.about == "Open" || line.about == "OwnConcern" {
            continue;
        }
        let path = line.path.split('/').map(|part| if part.starts_with('{') { "410735296889" } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        let answer = world.get(&mut Browser::default(), &path).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/signin"), "{path}");
    }
}
