//! A citizen reports, follows, adds, withdraws: in a browser that shows no picture and runs no script.

use axum::http::StatusCode;
use huiyin_domain::kernel::number::Number;

use crate::browser::{Answer, Browser, House};

pub(crate) const STORY: &str =
    "今年五月马柳线拓宽，施工的把我们村东头那条排水沟填了走车，完工也没给挖开。八月两场大雨，水全倒进我家院里。";

/// Fills in the five pages up to the button.
pub(crate) async fn write_report(browser: &mut Browser, conduct: &str) {
    browser.open("/report").await;
    let answer = browser.post("/report/what", &[("text", STORY), ("title", ""), ("conduct", conduct)]).await;
    assert_eq!((answer.status, answer.to.as_str()), (StatusCode::SEE_OTHER, "/report/where"), "{}", browser.page);
    browser.open("/report/where").await;
    let answer = browser.post("/report/where", &[("place", "小河村村东，12 公里牌往南"), ("area", "")]).await;
    assert_eq!(answer.to, "/report/photos", "{}", browser.page);
    browser.open("/report/photos").await;
    let answer = browser.post_files("/report/photos", &[], &[]).await;
    assert_eq!(answer.to, "/report/contact", "{}", browser.page);
    browser.open("/report/contact").await;
    let fields = [("manner", "phone"), ("phone", "１４２ 0013-6204"), ("address", ""), ("name", "阿卜杜拉·艾合买提")];
    let answer = browser.post("/report/contact", &fields).await;
    assert_eq!(answer.to, "/report/check", "{}", browser.page);
    browser.open("/report/check").await;
}

/// Presses the button and opens the receipt: number and code.
pub(crate) async fn send_report(browser: &mut Browser) -> (String, String) {
    let answer = browser.post("/concerns", &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", browser.page);
    browser.open(&answer.to).await;
    (browser.by_id("number").replace(' ', ""), browser.by_id("code"))
}

async fn reported(house: &House) -> (Browser, String, String) {
    let mut browser = house.browser();
    write_report(&mut browser, "no").await;
    let (number, code) = send_report(&mut browser).await;
    (browser, number, code)
}

fn is_error(answer: &Answer, browser: &Browser) -> bool {
    answer.status == StatusCode::UNPROCESSABLE_ENTITY && browser.page.contains("<title>错误：")
}

#[tokio::test]
async fn a_stranger_without_scripts_can_report_and_follow() {
    let house = House::new();
    let mut browser = house.browser();
    let home = browser.open("/").await;
    assert!(home.contains("查进度") && home.contains("110"));
    write_report(&mut browser, "no").await;
    assert!(browser.page.contains("安澜县信访局") && browser.page.contains("142 0013 6204"), "{}", browser.page);
    let (number, code) = send_report(&mut browser).await;
    assert!(Number::parse(&number).is_ok() && code.len() == 9, "{number} {code}");
    let progress = browser.open(&format!("/concerns/{number}")).await;
    assert!(
        progress.contains("已登记") && progress.contains(STORY) && progress.contains("还没有人打开过"),
        "{progress}"
    );
}

#[tokio::test]
async fn a_draft_waits_for_a_day_and_goes_with_the_report() {
    let house = House::new();
    let mut browser = house.browser();
    browser.open("/report").await;
    let answer = browser.post("/report/what", &[("text", "路灯"), ("conduct", ""), ("then", "later")]).await;
    assert_eq!(answer.to, "/report/saved");
    assert!(browser.open("/").await.contains("接着写上次没写完的"));
    assert!(browser.open("/report/what").await.contains("\n路灯</textarea>"));
    write_report(&mut browser, "no").await;
    send_report(&mut browser).await;
    assert!(!browser.open("/").await.contains("接着写上次没写完的"));
}

#[tokio::test]
async fn a_double_click_makes_one_concern() {
    let house = House::new();
    let mut browser = house.browser();
    write_report(&mut browser, "no").await;
    let mut second = browser.clone();
    let (first, again) = tokio::join!(browser.post("/concerns", &[]), second.post("/concerns", &[]));
    assert_eq!((first.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER), "{}", second.page);
    assert_eq!(first.to, again.to);
}

#[tokio::test]
async fn back_and_the_button_again_gives_the_same_receipt() {
    let house = House::new();
    let mut browser = house.browser();
    write_report(&mut browser, "no").await;
    let old_page = browser.page.clone();
    let first = browser.post("/concerns", &[]).await;
    browser.page = old_page.clone();
    let again = browser.post("/concerns", &[]).await;
    assert_eq!(first.to, again.to);
    // With other words in the draft the old button loses nothing: they are offered as added material.
    browser.open("/report/what").await;
    browser.post("/report/what", &[("text", "另外一件事，村口的路灯也不亮了"), ("conduct", "no")]).await;
    browser.page = old_page;
    let other = browser.post("/concerns", &[]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains("村口的路灯也不亮了") && browser.page.contains("/material"), "{}", browser.page);
}

#[tokio::test]
async fn number_and_code_open_it_elsewhere_and_a_wrong_code_never_does() {
    let house = House::new();
    let (_, number, code) = reported(&house).await;
    let mut elsewhere = house.browser();
    let answer = elsewhere.get(&format!("/find?number={}", number.as_str())).await;
    assert_eq!(answer.to, format!("/concerns/{number}"));
    let answer = elsewhere.get(&answer.to.clone()).await;
    assert_eq!(answer.to, format!("/concerns/{number}/code"));
    elsewhere.open(&answer.to).await;
    let path = format!("/concerns/{number}/code");
    let answer = elsewhere.post(&path, &[("code", "0000 0000")]).await;
    assert!(is_error(&answer, &elsewhere) || code == "0000 0000");
    let answer = elsewhere.post(&path, &[("code", &code.replace(' ', "-"))]).await;
    assert_eq!(answer.to, format!("/concerns/{number}"), "{}", elsewhere.page);
    assert!(elsewhere.open(&answer.to).await.contains(STORY));
}

#[tokio::test]
async fn a_guessed_number_reads_like_a_wrong_code() {
    let house = House::new();
    let (_, number, _) = reported(&house).await;
    let nobody = Number::from_chance(4_711).digits();
    let mut pages = Vec::new();
    for number in [number.as_str(), nobody.as_str()] {
        let mut browser = house.browser();
        browser.open(&format!("/concerns/{number}")).await;
        let answer = browser.post(&format!("/concerns/{number}/code"), &[("code", "12345678")]).await;
        let plain = browser.page.replace(&Number::parse(number).unwrap().to_string(), "N").replace(number, "N");
        let plain = plain.replace(&browser.hidden("csrf"), "").replace(&browser.hidden("key"), "");
        pages.push((answer.status, plain));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a_number_copied_wrongly_is_explained_and_kept() {
    let house = House::new();
    let mut browser = house.browser();
    let answer = browser.get("/find?number=4107%203529%206898").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains("编号好像抄错了一位") && browser.page.contains("value=\"4107 3529 6898\""));
    for typed in ["", "41073529", "abc", "%EF%BC%94%EF%BC%91", "%00%E2%80%AE", "%FF%FE"] {
        let answer = browser.get(&format!("/find?number={typed}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
    }
}

#[tokio::test]
async fn the_address_without_a_number_is_a_page_that_asks() {
    let house = House::new();
    let mut browser = house.browser();
    let answer = browser.get("/find").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(browser.page.contains("查进度") && !browser.page.contains("再输一遍"));
}

#[tokio::test]
async fn material_is_added_and_shown() {
    let house = House::new();
    let (mut browser, number, _) = reported(&house).await;
    browser.open(&format!("/concerns/{number}/material")).await;
    let answer = browser.post_files(&format!("/concerns/{number}/material"), &[("text", " ")], &[]).await;
    assert!(is_error(&answer, &browser), "{}", browser.page);
    let answer = browser.post_files(&format!("/concerns/{number}/material"), &[("text", "昨天又进水了")], &[]).await;
    let page = browser.open(&answer.to).await;
    assert!(page.contains("昨天又进水了") && page.contains("您补充了材料"), "{page}");
}

#[tokio::test]
async fn a_withdrawal_can_be_undone() {
    let house = House::new();
    let (mut browser, number, _) = reported(&house).await;
    browser.open(&format!("/concerns/{number}/withdrawal")).await;
    let answer = browser.post(&format!("/concerns/{number}/withdrawal"), &[("reason", "")]).await;
    let page = browser.open(&answer.to).await;
    assert!(page.contains("已撤回") && page.contains("不撤了，接着办"), "{page}");
    let answer = browser.post(&format!("/concerns/{number}/withdrawal/undo"), &[]).await;
    let page = browser.open(&answer.to).await;
    assert!(page.contains("已登记") && page.contains("您决定不撤了"), "{page}");
}

#[tokio::test]
async fn what_the_rules_refuse_is_said_and_not_done() {
    let house = House::new();
    let (mut browser, number, _) = reported(&house).await;
    browser.open(&format!("/concerns/{number}")).await;
    browser.open(&format!("/concerns/{number}/withdrawal")).await;
    let answer = browser.post(&format!("/concerns/{number}/receipt-of-reply"), &[]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", browser.page);
    assert!(browser.page.contains("<h1>") && !browser.page.contains('⟦'), "{}", browser.page);
}

#[tokio::test]
async fn every_date_told_can_be_followed() {
    let house = House::new();
    let (mut browser, number, _) = reported(&house).await;
    let page = browser.open(&format!("/concerns/{number}/clocks/xf_reg")).await;
    assert!(page.contains("一天一天数") && page.contains("class=\"last\"") && !page.contains('⟦'), "{page}");
    let answer = browser.get(&format!("/concerns/{number}/clocks/xf_done")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn clearing_this_device_closes_everything_on_it() {
    let house = House::new();
    let (mut browser, number, _) = reported(&house).await;
    browser.open("/my-answers").await;
    let answer = browser.post("/my-answers/removal", &[]).await;
    browser.open(&answer.to).await;
    let answer = browser.get(&format!("/concerns/{number}")).await;
    assert_eq!(answer.to, format!("/concerns/{number}/code"));
    assert!(!browser.open("/").await.contains("接着写"));
}

#[tokio::test]
async fn a_sealed_report_says_who_reads_it_before_it_is_sent() {
    let house = House::new();
    let mut browser = house.browser();
    write_report(&mut browser, "yes").await;
    assert!(browser.page.contains("督查岗") && browser.page.contains("保密"), "{}", browser.page);
    let (number, _) = send_report(&mut browser).await;
    assert!(browser.open(&format!("/concerns/{number}")).await.contains("已登记"));
}

#[tokio::test]
async fn language_and_size_are_kept_by_cookies() {
    let house = House::new();
    let mut browser = house.browser();
    let answer = browser.get("/display?language=en&back=/privacy").await;
    assert_eq!(answer.to, "/privacy");
    assert!(browser.open("/privacy").await.contains("<html lang=\"en\""));
    browser.get("/display?size=elder&back=/").await;
    assert!(browser.open("/").await.contains("class=\"citizen elder\""));
    for path in ["/how-it-works", "/accessibility", "/report/what", "/report/contact", "/report/saved", "/my-answers"] {
        assert!(!browser.open(path).await.contains('⟦'), "{path}");
    }
}

#[tokio::test]
async fn entering_a_code_leaves_the_old_cookie_with_nothing() {
    let house = House::new();
    let (_, number, code) = reported(&house).await;
    // Somebody planted a cookie in this browser, and knows it.
    let mut victim = house.browser();
    victim.open("/report").await;
    victim.post("/report/what", &[("text", "村口的路灯三个月不亮了，晚上看不见路"), ("conduct", "no")]).await;
    let mut planted = victim.clone();
    let path = format!("/concerns/{number}/code");
    victim.open(&path).await;
    victim.post(&path, &[("code", &code)]).await;
    assert!(victim.open(&format!("/concerns/{number}")).await.contains(STORY));
    assert!(victim.open("/report/what").await.contains("村口的路灯"), "what was begun is still there");
    assert_eq!(planted.get(&format!("/concerns/{number}")).await.to, path, "the old cookie opens nothing");
    assert!(!planted.open("/report/what").await.contains("村口的路灯"), "nor what was begun");
}

#[tokio::test]
async fn the_browser_that_filed_sees_its_slip_also_after_entering_another_code() {
    let house = House::new();
    let (_, other, other_code) = reported(&house).await;
    let (mut browser, number, code) = reported(&house).await;
    let path = format!("/concerns/{other}/code");
    browser.open(&path).await;
    browser.post(&path, &[("code", &other_code)]).await;
    assert!(browser.open(&format!("/concerns/{number}/receipt")).await.contains(&code));
}
