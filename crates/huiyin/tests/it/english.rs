//! English pages: whatever is Chinese on them says so, so that a screen reader does not read it as English.

use axum::http::StatusCode;
use huiyin_domain::concern::Class;

use crate::desk::{file, in_hand};
use crate::world::{Browser, World};

/// Chinese text that stands in no element marked as Chinese, with what stands around it. Knows nothing of how pages are
/// made: it keeps the languages of open elements on a stack.
fn unmarked(html: &str) -> Vec<String> {
    let mut languages: Vec<(String, bool)> = Vec::new();
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default().to_owned();
        if let Some(name) = tag.strip_prefix('/') {
            while languages.pop().is_some_and(|(open, _)| open != name) {}
        } else if !["!doctype", "meta", "link", "input", "br", "img", "hr"].contains(&name.as_str())
            && !tag.ends_with('/')
        {
            let inherited = languages.last().is_some_and(|(_, chinese)| *chinese);
            let chinese = match tag.split_once("lang=\"") {
                Some((_, rest)) => rest.starts_with("zh"),
                None => inherited,
            };
            languages.push((name, chinese));
        }
        let chinese = languages.last().is_some_and(|(_, chinese)| *chinese);
        if !chinese && text.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign)) {
            found.push(format!("<{tag}>{text}"));
        }
    }
    found
}

#[test]
fn the_check_sees_what_is_not_marked_and_passes_what_is() {
    assert_eq!(unmarked("<html lang=\"en\"><p>With 周敏</p></html>").len(), 1);
    assert_eq!(unmarked("<html lang=\"en\"><p lang=\"zh-CN\">原话<b>一</b></p><br><p>a</p></html>").len(), 0);
    assert_eq!(unmarked("<html lang=\"en\"><div lang=\"zh-CN\">一</div><p>二</p></html>").len(), 1);
}

async fn check(world: &World, who: &mut Browser, path: &str) {
    let answer = world.get(who, path).await;
    assert!(matches!(answer.status, StatusCode::OK | StatusCode::NOT_FOUND | StatusCode::CONFLICT), "{path}");
    let whole = answer.body.contains("<html");
    assert!(!whole || answer.body.contains("<html lang=\"en\""), "{path} is in English");
    let found = unmarked(&format!("<html lang=\"en\">{}", answer.body));
    assert!(found.is_empty(), "{path} has unmarked Chinese: {found:#?}");
}

async fn english(world: &World, login: &str) -> Browser {
    let mut browser = world.signed_in(login).await;
    world.get(&mut browser, "/display?language=en&back=/").await;
    browser
}

#[tokio::test]
async fn staff_pages_in_english_mark_names_and_peoples_words_as_chinese() {
    let world = World::new();
    let number = in_hand(&world, 71).await;
    let waiting = file(&world, 72, Class::Ordinary);
    let page =
        |number: huiyin_domain::kernel::number::Number, more: &str| format!("/desk/concerns/{}{more}", number.digits());
    let mut handler = english(&world, "handler").await;
    let steps = [
        "",
        "/pane",
        "/phone",
        "/draft-reply",
        "/note",
        "/ask-citizen",
        "/close",
        "/fix-plan",
        "/correct",
        "/add-material",
    ];
    for path in steps.map(|more| page(number, more)) {
        check(&world, &mut handler, &path).await;
    }
    for path in [
        "/desk",
        "/desk/today",
        "/desk?list=unit-2",
        "/desk/carried-over",
        "/desk/keys",
        "/account/password",
        "/desk/nothing",
    ] {
        check(&world, &mut handler, path).await;
    }
    let mut desk = english(&world, "desk").await;
    for path in ["/accept", "/transfer", "/decline"].map(|more| page(waiting, more)) {
        check(&world, &mut desk, &path).await;
    }
    let mut admin = english(&world, "admin").await;
    for path in [
        "/office/units/1",
        "/office/people/5",
        "/office/people/new",
        "/office/areas",
        "/office/categories",
        "/office/units/1/posts/new",
    ] {
        check(&world, &mut admin, path).await;
    }
}

#[tokio::test]
async fn citizens_pages_in_english_mark_the_offices_names_as_chinese() {
    let world = World::new();
    let mut browser = Browser::default();
    world.get(&mut browser, "/display?language=en&back=/").await;
    for path in [
        "/",
        "/report/what",
        "/report/where",
        "/find",
        "/privacy",
        "/how-it-works",
        "/accessibility",
        "/signin",
        "/nothing",
    ] {
        let answer = world.get(&mut browser, path).await;
        let found = unmarked(&answer.body);
        assert!(found.is_empty(), "{path} has unmarked Chinese: {found:#?}");
    }
}
