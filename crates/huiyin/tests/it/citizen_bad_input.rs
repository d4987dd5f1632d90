//! What goes wrong gets a clear page, keeps what was typed, and writes nothing.

use axum::http::{Method, StatusCode};

use crate::browser::{Browser, House};
use crate::citizen::{STORY, write_report};

async fn what(browser: &mut Browser, text: &str) -> StatusCode {
    browser.open("/report/what").await;
    browser.post("/report/what", &[("text", text), ("title", ""), ("conduct", "no")]).await.status
}

#[tokio::test]
async fn empty_short_and_long_texts_are_said_in_the_summary_and_kept() {
    let house = House::new();
    let mut browser = house.browser();
    for (text, sentence) in [
        ("", "再多写几句，至少 10 个字"),
        ("沟被填了", "再多写几句，至少 10 个字"),
        (&"字".repeat(2001), "多了 1 个字"),
        (&"字".repeat(200_000), "多了 198000 个字"),
    ] {
        assert_eq!(what(&mut browser, text).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(browser.page.contains(sentence) && browser.page.contains("href=\"#text\""), "{sentence}");
        assert!(browser.page.contains(&format!("\n{text}</textarea>")));
    }
}

#[tokio::test]
async fn control_characters_and_direction_marks_are_refused_with_the_words_kept() {
    let house = House::new();
    let mut browser = house.browser();
    for (sign, sentence) in
        [("\0", "控制字符"), ("\u{1b}", "控制字符"), ("\u{202e}", "文字方向"), ("\u{2067}", "文字方向")]
    {
        let text = format!("{STORY}{sign}再说一句");
        assert_eq!(what(&mut browser, &text).await, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert!(browser.page.contains(sentence) && browser.page.contains("再说一句"), "{sentence}");
    }
}

#[tokio::test]
async fn marks_of_html_in_a_report_stay_words() {
    let house = House::new();
    let mut browser = house.browser();
    let text = "<script>alert(1)</script> \"&' 路灯不亮了好几天";
    assert_eq!(what(&mut browser, text).await, StatusCode::SEE_OTHER);
    let page = browser.open("/report/what").await;
    assert!(page.contains("&#60;script&#62;") || page.contains("&lt;script&gt;"), "{page}");
    assert!(!page.contains("<script>alert"));
}

#[tokio::test]
async fn wrong_encoding_many_fields_and_ten_megabytes_get_a_clear_page() {
    let house = House::new();
    let mut browser = house.browser();
    browser.open("/report/what").await;
    let form = "application/x-www-form-urlencoded";
    let bad = browser.send(Method::POST, "/report/what", form, b"text=%FF%FE".to_vec()).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    assert!(browser.page.contains("<h1>"));
    let many: String = (0..1_000).map(|n| format!("f{n}=1&")).collect();
    let many = browser.send(Method::POST, "/report/what", form, many.into_bytes()).await;
    assert_eq!(many.status, StatusCode::PAYLOAD_TOO_LARGE);
    let huge = browser.send(Method::POST, "/report/what", form, vec![b'a'; 20 * 1024 * 1024]).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    let plain = browser.send(Method::POST, "/report/what", "text/plain", b"text=1".to_vec()).await;
    assert_eq!(plain.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn ten_megabytes_of_text_come_back_with_their_sentence() {
    let house = House::new();
    let mut browser = house.browser();
    assert_eq!(what(&mut browser, &"a".repeat(10 * 1024 * 1024)).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains("个字") && browser.page.len() > 10 * 1024 * 1024);
}

#[tokio::test]
async fn a_forged_form_is_refused_with_the_words_kept() {
    let house = House::new();
    let mut browser = house.browser();
    browser.open("/report/what").await;
    let forged = browser.post_with("/report/what", &[("csrf", "0"), ("text", STORY), ("conduct", "no")]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert!(browser.page.contains(STORY), "{}", browser.page);
    assert!(!browser.open("/").await.contains("接着写"));
}

#[tokio::test]
async fn a_key_of_somebody_else_sends_nothing() {
    let house = House::new();
    let (mut mine, mut other) = (house.browser(), house.browser());
    write_report(&mut mine, "no").await;
    other.open("/report/what").await;
    let (csrf, foreign) = (mine.hidden("csrf"), other.hidden("key"));
    let answer = mine.post_with("/concerns", &[("csrf", &csrf), ("key", &foreign)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let answer = mine.post_with("/concerns", &[("csrf", &csrf), ("key", "not-a-key")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_button_without_a_draft_begins_anew() {
    let house = House::new();
    let mut browser = house.browser();
    browser.open("/report/what").await;
    let answer = browser.post("/concerns", &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains("还没有写什么事"), "{}", browser.page);
    assert_eq!(browser.get("/report/check").await.to, "/report/what");
}

#[tokio::test]
async fn contact_faults_name_what_is_wrong_with_this_one() {
    let house = House::new();
    let mut browser = house.browser();
    browser.open("/report/contact").await;
    for (fields, sentence) in [
        (vec![("manner", "")], "选一个办法"),
        (vec![("manner", "phone"), ("phone", "142 0013 620")], "少了 1 位，手机号是 11 位"),
        (vec![("manner", "phone"), ("phone", "问邻居")], "不是数字的字"),
        (vec![("manner", "letter"), ("address", "")], "写上通信地址"),
        (vec![("manner", "none"), ("name", "\u{202e}名")], "文字方向"),
    ] {
        let answer = browser.post("/report/contact", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert!(browser.page.contains(sentence), "{sentence}: {}", browser.page);
    }
    let answer = browser.post("/report/contact", &[("manner", "none")]).await;
    assert_eq!(answer.to, "/report/check");
}

#[tokio::test]
async fn an_unknown_area_or_path_is_a_clear_page() {
    let house = House::new();
    let mut browser = house.browser();
    browser.open("/report/where").await;
    let answer = browser.post("/report/where", &[("place", ""), ("area", "no-such")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for path in ["/no-such-page", "/concerns/123", "/concerns/abc/code", "/report/photos/7"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(browser.page.contains("<h1>"), "{path}");
    }
}
