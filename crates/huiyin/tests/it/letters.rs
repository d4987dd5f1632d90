//! Letters with their scan beside the form: put in, turned, registered; a stack of them, one after the other.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};

use crate::material::EDGE;
use crate::papers::{multipart, pdf, scanned};
use crate::world::{Answer, Browser, World};

/// Sends a form with files as the page has it, tokens and all.
async fn send(world: &World, who: &mut Browser, (page, to): (&str, &str), sent: Sent<'_>) -> Answer {
    let form = world.get(who, page).await;
    assert_eq!(form.status, StatusCode::OK, "{page}: {}", form.body);
    let (csrf, key, sheet) = (form.field("csrf"), form.field("key"), form.field("sheet"));
    let hidden = [("csrf", csrf.as_str()), ("key", key.as_str()), ("sheet", sheet.as_str())];
    let request = Request::post(to).header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    world.send(who, request, Body::from(multipart(&[&hidden, sent.fields].concat(), sent.files))).await
}

struct Sent<'a> {
    fields: &'a [(&'a str, &'a str)],
    files: &'a [(&'a str, &'a [u8])],
}

const LETTER: [(&str, &str); 6] = [
    ("channel", "letter"),
    ("name", "孙立本"),
    ("address", "柳林镇小河村 12 号"),
    ("text", "来信反映村道塌方，拖拉机过不去。"),
    ("conduct", "no"),
    ("manner", "letter"),
];

const REGISTER: &str = "/desk/register";

#[tokio::test(flavor = "multi_thread")]
async fn the_scan_lies_beside_what_was_typed_and_is_registered_with_it() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let letter = scanned(2);
    let put = Sent { fields: &LETTER, files: &[("来信.pdf", &letter)] };
    let from = format!("{REGISTER}?channel=letter");
    let answer = send(&world, &mut desk, (&from, "/desk/register/scans"), put).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let to = answer.location.split('#').next().unwrap().to_owned();
    let page = world.get(&mut desk, &to).await.body;
    for kept in ["孙立本", "拖拉机过不去", "来信.pdf", "第 1 页，共 2 页"] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    let picture = page.split("id=\"scan\" src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(world.get(&mut desk, &picture).await.status, StatusCode::OK);
    let mut other = world.signed_in("bureau").await;
    assert_eq!(world.get(&mut other, &picture).await.status, StatusCode::NOT_FOUND, "another desk's sheet");
    let turned = send(
        &world,
        &mut desk,
        (&to, REGISTER),
        Sent { fields: &[&LETTER[..], &[("do", "page-2")]].concat(), files: &[] },
    )
    .await;
    assert!(turned.location.ends_with("&page=2#scans"), "{}", turned.location);
    let hand = Sent { fields: &[&LETTER[..], &[("do", "hand")]].concat(), files: &[] };
    let done = send(&world, &mut desk, (&to, REGISTER), hand).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let digits = done.location.split('/').nth(3).unwrap().split('?').next().unwrap().to_owned();
    let concern = world.get(&mut desk, &format!("/desk/concerns/{digits}")).await.body;
    assert!(concern.contains("来信.pdf") && concern.contains("本人的材料"), "{concern}");
    assert_eq!(world.get(&mut desk, &picture).await.status, StatusCode::NOT_FOUND, "the sheet is finished");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_that_was_chosen_and_not_put_beside_the_form_is_registered_all_the_same() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let letter = scanned(1);
    let hand = [&LETTER[..], &[("do", "hand")]].concat();
    let from = format!("{REGISTER}?channel=letter");
    let bad = Sent { fields: &hand, files: &[("来信.pdf", b"nothing")] };
    let refused = send(&world, &mut desk, (&from, REGISTER), bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("“来信”没有收下") && refused.body.contains("拖拉机过不去"), "{}", refused.body);
    let good = Sent { fields: &hand, files: &[("来信.pdf", &letter)] };
    let done = send(&world, &mut desk, (&from, REGISTER), good).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let digits = done.location.split('/').nth(3).unwrap().split('?').next().unwrap().to_owned();
    assert!(world.get(&mut desk, &format!("/desk/concerns/{digits}")).await.body.contains("来信.pdf"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stack_is_registered_letter_by_letter_and_its_cover_counts_them() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let (one, two, active) = (scanned(1), pdf(3, ""), pdf(1, "/OpenAction << /S /Launch >>"));
    let today = world.app.now().day(world.app.zone()).to_string();
    let files: [(&str, &[u8]); 3] = [("信10.pdf", &one), ("信2.pdf", &two), ("坏.pdf", &active)];
    let stack = Sent { fields: &[("received", today.as_str()), ("way", "each")], files: &files };
    let answer = send(&world, &mut desk, ("/desk/letters", "/desk/letters"), stack).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("“坏”没有收下") && answer.body.contains("还有 2 封没登记"), "{}", answer.body);
    let cover = answer.body.split("href=\"/desk/letters/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let next = format!("/desk/letters/{cover}/next");
    for (n, name) in [(1, "信2.pdf"), (2, "信10.pdf")] {
        let sheet = world.get(&mut desk, &next).await.location;
        let page = world.get(&mut desk, &sheet).await.body;
        assert!(page.contains(name) && page.contains(&format!("第 {n} 封，共 2 封")), "{name}: {page}");
        let hand = Sent { fields: &[&LETTER[..], &[("do", "hand")]].concat(), files: &[] };
        let done = send(&world, &mut desk, (&sheet, REGISTER), hand).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let slip = world.get(&mut desk, &done.location).await.body;
        assert!(slip.contains(&next), "the next of the stack comes next");
    }
    assert_eq!(world.get(&mut desk, &next).await.location, format!("/desk/letters/{cover}"));
    let cover = world.get(&mut desk, &format!("/desk/letters/{cover}")).await.body;
    assert_eq!(cover.matches("<td class=\"number\">").count(), 2, "{cover}");
    assert!(!cover.contains("没登记"), "none waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_of_three_hundred_pages_is_refused_with_what_to_do_and_nothing_typed_is_lost() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let from = format!("{REGISTER}?channel=letter");
    let long = pdf(300, "");
    let put = Sent { fields: &LETTER, files: &[("三百页.pdf", &long)] };
    let answer = send(&world, &mut desk, (&from, "/desk/register/scans"), put).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["“三百页”没有收下", "请拆成几份，每份不超过 200 页", "拖拉机过不去"] {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    let leaf = crate::citizen_photos::jpeg(8, 8);
    let leaves: Vec<(&str, &[u8])> = (0..50).map(|_| ("一页.jpg", leaf.as_slice())).collect();
    let answer =
        send(&world, &mut desk, (&from, "/desk/register/scans"), Sent { fields: &LETTER, files: &leaves }).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.body.matches("一次放不下这么多，请先提交前面的").count(), 30, "{}", answer.body);
    assert!(answer.body.contains("拖拉机过不去") && answer.body.contains("一页.jpg"), "{}", answer.body);
}
