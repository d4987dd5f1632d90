//! Query codes after the first: issued at the counter, printed on paper alone, and the old one ends at once.

use axum::http::StatusCode;
use huiyin::web::qr;
use huiyin::web::slip::{Holder, Slip};
use huiyin_domain::kernel::number::Number;

use crate::browser::Browser as Citizen;
use crate::citizen::{send_report, write_report};
use crate::citizen_answer::begin;
use crate::old_records::with_old_records;
use crate::world::{Answer, Browser, World};

const CARD: [(&str, &str); 2] = [("checked", "card_seen"), ("manner", "counter")];

async fn reported(world: &World, conduct: &str) -> (Citizen, String, String) {
    let mut browser = Citizen::at(huiyin::router::service(world.app.clone()));
    write_report(&mut browser, conduct).await;
    let (number, code) = send_report(&mut browser).await;
    (browser, number, code)
}

async fn issue(world: &World, who: &mut Browser, number: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/desk/concerns/{number}/issue-code");
    world.post(who, &path, &path, fields).await
}

/// What the printer gets and no screen shows.
fn printed(page: &str) -> String {
    let rest = page.split("paper-only\" id=\"code\">").nth(1).unwrap_or_default();
    rest.split('<').next().unwrap_or_default().to_owned()
}

async fn try_code(world: &World, number: &str, field: (&str, &str)) -> (Citizen, StatusCode) {
    let mut browser = Citizen::at(huiyin::router::service(world.app.clone()));
    let path = format!("/concerns/{number}/code");
    browser.open(&path).await;
    let answer = browser.post(&path, &[field]).await;
    (browser, answer.status)
}

#[tokio::test]
async fn a_new_code_opens_and_everything_of_the_old_one_ends() {
    let world = World::new();
    let (mut old_browser, number, old_code) = reported(&world, "no").await;
    let mut desk = world.signed_in("desk").await;
    let done = issue(&world, &mut desk, &number, &CARD).await;
    assert_eq!(done.location, format!("/desk/concerns/{number}/slip"), "{}", done.body);
    let slip = world.get(&mut desk, &done.location).await;
    let new_code = printed(&slip.body);
    assert!(new_code.len() == 9 && new_code != old_code, "{}", slip.body);
    // The browser that filed has lost it, its receipt and the code that it could still see.
    for page in ["", "/receipt"] {
        let answer = old_browser.get(&format!("/concerns/{number}{page}")).await;
        assert_eq!(answer.to, format!("/concerns/{number}/code"));
    }
    let (_, wrong) = try_code(&world, &number, ("code", &old_code)).await;
    assert_eq!(wrong, StatusCode::UNPROCESSABLE_ENTITY);
    let (mut citizen, right) = try_code(&world, &number, ("code", &new_code)).await;
    assert_eq!(right, StatusCode::SEE_OTHER);
    let page = citizen.open(&format!("/concerns/{number}")).await;
    assert!(page.contains("给了新查询码") && page.contains("看了身份证") && page.contains("10:12"), "{page}");
    let receipt = citizen.open(&format!("/concerns/{number}/receipt")).await;
    assert!(!receipt.contains(&new_code), "the new code is on paper alone");
    citizen.open("/display?language=en&back=/").await;
    let page = citizen.open(&format!("/concerns/{number}")).await;
    assert!(page.contains("A new query code was issued") && page.contains("identity card seen"), "{page}");
}

#[tokio::test]
async fn the_code_is_on_paper_for_whoever_issued_it_and_only_until_it_is_handed_over() {
    let world = World::new();
    let (_, number, _) = reported(&world, "no").await;
    let mut desk = world.signed_in("desk").await;
    let done = issue(&world, &mut desk, &number, &CARD).await;
    let slip = world.get(&mut desk, &done.location).await;
    assert!(slip.body.contains("•••• ••••") && slip.body.contains("屏幕上不显示"), "{}", slip.body);
    assert_eq!(slip.body.matches(&printed(&slip.body)).count(), 1, "the code stands once, on paper");
    let mut other = world.signed_in("desk").await;
    let seen = world.get(&mut other, &done.location).await;
    assert_eq!((seen.status, printed(&seen.body)), (StatusCode::OK, String::new()), "another session prints nothing");
    // Nor can another session end it.
    let removal = format!("{}/removal", done.location);
    world.post(&mut other, &format!("/desk/concerns/{number}/issue-code"), &removal, &[]).await;
    assert!(!printed(&world.get(&mut desk, &done.location).await.body).is_empty());
    world.post(&mut desk, &done.location, &removal, &[]).await;
    let seen = world.get(&mut desk, &done.location).await;
    assert_eq!(printed(&seen.body), "");
    assert!(seen.body.contains("这张条不能再打印了"), "{}", seen.body);
}

#[tokio::test]
async fn the_counter_issues_a_code_for_what_it_no_longer_reads_and_sees_no_word_of_it() {
    let world = World::new();
    let (mut citizen, number, _) = reported(&world, "no").await;
    begin(&world, &number);
    let mut desk = world.signed_in("desk").await;
    assert_eq!(world.get(&mut desk, &format!("/desk/concerns/{number}")).await.status, StatusCode::NOT_FOUND);
    let found = world.get(&mut desk, &format!("/desk/find?number={number}")).await;
    assert_eq!(found.location, format!("/desk/concerns/{number}/issue-code"));
    let form = world.get(&mut desk, &found.location).await;
    assert!(form.body.contains("142 0013 6204"), "the number to call back: {}", form.body);
    assert!(!form.body.contains("排水沟"), "{}", form.body);
    let page = citizen.open(&format!("/concerns/{number}")).await;
    assert!(page.contains("只看了姓名联系方式"), "the reading says what was seen: {page}");
    let mut handler = world.signed_in("handler").await;
    let refused = world.get(&mut handler, &format!("/desk/concerns/{number}/issue-code")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "handling is no counter");
}

#[tokio::test]
async fn a_check_that_was_not_made_gives_no_code() {
    let world = World::new();
    let (mut citizen, number, _) = reported(&world, "no").await;
    let mut desk = world.signed_in("desk").await;
    let empty = issue(&world, &mut desk, &number, &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let alone = [("checked", "known_in_person"), ("manner", "counter"), ("text", "住前街，常来"), ("second", "1")];
    let refused = issue(&world, &mut desk, &number, &alone).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("两名工作人员都认识") && refused.body.contains("住前街"), "{}", refused.body);
    // No address was left: a letter to it is not offered, and not taken when it is forged.
    let forged = issue(&world, &mut desk, &number, &[("checked", "letter_to_address"), ("manner", "letter")]).await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(citizen.get(&format!("/concerns/{number}")).await.status, StatusCode::OK, "the old code still opens");
    let mut english = desk.clone();
    world.get(&mut english, "/display?language=en&back=/desk").await;
    let refused = issue(&world, &mut english, &number, &alone).await;
    assert!(refused.body.contains("two members of staff"), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_that_goes_by_letter_lies_behind_its_address_and_the_code_is_not_seen_from_outside() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let letter =
        [("title", "村口路灯不亮"), ("text", "坏了三个月。"), ("name", "孙德福"), ("address", "柳林镇前街12号")];
    let (number, _) = crate::register::registered(&world, &mut desk, &crate::register::with(&letter)).await;
    let fields = [("checked", "letter_to_address"), ("manner", "letter")];
    let done = issue(&world, &mut desk, &number, &fields).await;
    let slip = world.get(&mut desk, &done.location).await.body;
    let window = slip.split("slip-window\">").nth(1).unwrap().split("</div>").next().unwrap().to_owned();
    assert!(window.contains("柳林镇前街12号") && window.contains("孙德福"), "{window}");
    assert!(!window.contains(&printed(&slip)) && !window.contains("路灯"), "{window}");
    let by_hand = issue(&world, &mut desk, &number, &CARD).await;
    assert!(
        !world.get(&mut desk, &by_hand.location).await.body.contains("slip-window"),
        "at the counter none is needed"
    );
}

#[tokio::test]
async fn a_sealed_concern_gets_its_code_from_the_supervisor_alone() {
    let world = World::new();
    let (_, number, _) = reported(&world, "yes").await;
    let mut desk = world.signed_in("desk").await;
    let refused = world.get(&mut desk, &format!("/desk/concerns/{number}/issue-code")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let mut supervisor = world.signed_in("supervisor").await;
    let done = issue(&world, &mut supervisor, &number, &CARD).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_person_of_an_old_closed_record_reads_it_with_a_first_code() {
    let world = with_old_records().await;
    let mut desk = world.signed_in("desk").await;
    let found = world.get(&mut desk, "/desk/carried-over?old=XF9901012025000001").await;
    let number = Number::parse(found.location.rsplit('/').next().unwrap()).unwrap().digits();
    let (_, before) = try_code(&world, &number, ("code", "0000 0000")).await;
    assert_eq!(before, StatusCode::UNPROCESSABLE_ENTITY);
    let done = issue(&world, &mut desk, &number, &CARD).await;
    let slip = world.get(&mut desk, &done.location).await;
    let (mut citizen, right) = try_code(&world, &number, ("code", &printed(&slip.body))).await;
    assert_eq!(right, StatusCode::SEE_OTHER);
    let page = citizen.open(&format!("/concerns/{number}")).await;
    assert!(page.contains("村东头路灯不亮") && page.contains("三盏路灯已更换"), "text and reply: {page}");
}

#[tokio::test]
async fn two_clicks_issue_one_code() {
    let world = World::new();
    let (_, number, _) = reported(&world, "no").await;
    let mut desk = world.signed_in("desk").await;
    let path = format!("/desk/concerns/{number}/issue-code");
    let form = world.get(&mut desk, &path).await;
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let mut fields = vec![("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
    fields.extend(CARD);
    let first = world.post_raw(&mut desk, &path, &fields).await;
    let code = printed(&world.get(&mut desk, &first.location).await.body);
    let second = world.post_raw(&mut desk, &path, &fields).await;
    assert_eq!(second.location, first.location, "{}", second.body);
    assert_eq!(printed(&world.get(&mut desk, &first.location).await.body), code, "the printed slip still opens");
}

#[tokio::test]
async fn the_token_of_the_qr_opens_like_the_code_and_ends_with_it() {
    let world = World::new();
    let mut browser = Citizen::at(huiyin::router::service(world.app.clone()));
    write_report(&mut browser, "no").await;
    let key = browser.hidden("key");
    let (number, code) = send_report(&mut browser).await;
    let parsed = Number::parse(&number).unwrap();
    let slip = Slip::of(&world.app, &Holder::of_form(&key), parsed).await.unwrap().unwrap();
    assert_eq!(slip.code.grouped(), code);
    let address = format!("http://127.0.0.1:8471/concerns/{number}/code#{}", slip.token.text());
    assert!(browser.page.contains(&qr::svg(&address)), "the QR carries number and token, never the code");
    let (_, wrong) = try_code(&world, &number, ("token", &"0".repeat(32))).await;
    assert_eq!(wrong, StatusCode::UNPROCESSABLE_ENTITY);
    let (mut citizen, right) = try_code(&world, &number, ("token", &slip.token.text())).await;
    assert_eq!(right, StatusCode::SEE_OTHER);
    citizen.open(&format!("/concerns/{number}")).await;
    issue(&world, &mut world.signed_in("desk").await, &number, &CARD).await;
    let (_, ended) = try_code(&world, &number, ("token", &slip.token.text())).await;
    assert_eq!(ended, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(citizen.get(&format!("/concerns/{number}")).await.to, format!("/concerns/{number}/code"));
}
