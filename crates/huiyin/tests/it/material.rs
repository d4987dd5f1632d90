//! 补充材料 at the desk: words and pictures that the office puts with a concern, as its own.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use huiyin::gate::{self, Wanted};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::words::Words;
use image::{DynamicImage, ImageFormat, RgbImage};

use crate::desk::file;
use crate::world::{Answer, Browser, World};

pub(crate) const EDGE: &str = "----huiyin-test-edge";

pub(crate) fn jpeg() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(40, 30)).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

pub(crate) fn body(fields: &[(&str, &str)], photos: &[&[u8]]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for photo in photos {
        let head = "Content-Disposition: form-data; name=\"photos\"; filename=\"scan.jpg\"\r\n\r\n";
        body.extend_from_slice(format!("--{EDGE}\r\n{head}").as_bytes());
        body.extend_from_slice(photo);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    body
}

fn path(number: Number) -> String {
    format!("/desk/concerns/{}/add-material", number.digits())
}

/// Opens the page and sends it `times` times over.
async fn add(world: &World, who: &mut Browser, number: Number, (text, photos): (&str, &[&[u8]]), times: u8) -> Answer {
    let form = world.get(who, &path(number)).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    assert!(form.body.contains("enctype=\"multipart/form-data\""), "files go with this form");
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields = [("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str()), ("text", text)];
    let mut last = None;
    for _ in 0..times {
        let request = Request::post(path(number)).header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
        last = Some(world.send(who, request, Body::from(body(&fields, photos))).await);
    }
    last.unwrap()
}

/// Who added what, as the citizen's page is given it.
async fn seen_by_citizen(world: &World, number: Number) -> Vec<(Actor, String, usize)> {
    let wanted = Wanted { number, action: Action::SeeProgress, page: "progress" };
    let relation = Relation { showed_code: true, ..Default::default() };
    let opened = gate::open(&world.app, &Actor::Citizen, relation, wanted).await.ok().unwrap();
    let material = opened.entries.into_iter().filter_map(|entry| match entry.words {
        Some(Words::Material(words)) => {
            let text = words.text.map_or(String::new(), |text| text.as_str().to_owned());
            Some((entry.recorded.stamp.actor, text, words.files.len()))
        }
        _ => None,
    });
    material.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_adds_words_and_a_scan_once_and_the_citizen_sees_whose_they_are() {
    let world = World::new();
    let number = file(&world, 41, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{}", number.digits())).await;
    assert!(page.body.contains(&path(number)), "the concern leads there");
    let answer = add(&world, &mut desk, number, ("孙德福送来鉴定报告一份", &[&jpeg()]), 2).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let form = world.get(&mut desk, &path(number)).await;
    assert!(!form.body.contains("value=\"drop-"), "nothing is left on the tray");
    let seen = seen_by_citizen(&world, number).await;
    let [(who, text, files)] = seen.as_slice() else { panic!("once, not {}", seen.len()) };
    assert_eq!((who.person().map(|person| person.0), text.as_str(), *files), (Some(1), "孙德福送来鉴定报告一份", 1));
    let page = world.get(&mut desk, &format!("/desk/concerns/{}", number.digits())).await.body;
    assert!(page.contains("孙德福送来鉴定报告一份") && page.contains("/files/"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_brought_and_what_is_no_picture_come_back_with_what_was_typed() {
    let world = World::new();
    let number = file(&world, 42, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let empty = add(&world, &mut desk, number, (" ", &[]), 1).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("写几句，或者选一张照片"), "{}", empty.body);
    let page = add(&world, &mut desk, number, ("来信扫描", &[b"<html>hello</html>"]), 1).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("不是照片") && page.body.contains("来信扫描"), "{}", page.body);
    assert!(seen_by_citizen(&world, number).await.is_empty(), "nothing was written");
}

#[tokio::test]
async fn whoever_may_not_read_it_adds_nothing_either() {
    let world = World::new();
    let ordinary = file(&world, 43, Class::Ordinary);
    let sealed = file(&world, 44, Class::Sealed);
    for (login, number) in [("admin", ordinary), ("handler", ordinary), ("desk", sealed), ("head", sealed)] {
        let mut who = world.signed_in(login).await;
        assert_eq!(world.get(&mut who, &path(number)).await.status, StatusCode::NOT_FOUND, "{login}");
    }
    let mut supervisor = world.signed_in("supervisor").await;
    assert_eq!(world.get(&mut supervisor, &path(sealed)).await.status, StatusCode::OK);
}
