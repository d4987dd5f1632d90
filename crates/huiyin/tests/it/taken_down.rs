//! What staff take down on the person's word: read back, confirmed, on paper for the person, undone with one press; and the calls
//! after closing.

use axum::http::StatusCode;
use huiyin_domain::kernel::number::Number;

use crate::citizen_answer::{begin, reply, reported};
use crate::desk::{done, step};
use crate::world::{Browser, World};

const SPOKEN: [(&str, &str); 3] = [("spoken", "phone"), ("checked", "called_back"), ("phone", "142 0013 6205")];

async fn delivered(world: &World) -> (crate::browser::Browser, Number, String) {
    let (mut browser, number) = reported(world).await;
    begin(world, &number);
    reply(world, &number);
    let here = format!("/concerns/{number}");
    browser.open(&here).await;
    browser.post(&format!("{here}/receipt-of-reply"), &[]).await;
    (browser, Number::parse(&number).unwrap(), here)
}

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    SPOKEN.into_iter().chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn a_spoken_verdict_is_read_back_kept_on_paper_told_and_undone_with_one_press() {
    let world = World::new();
    let (mut browser, number, here) = delivered(&world).await;
    let mut desk = world.signed_in("desk").await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{}", number.digits())).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "the desk still does not read the file");
    let said = with(&[("point-1", "solved"), ("point-2", "solved"), ("said", "挺好")]);
    let first = step(&world, &mut desk, (number, "take-verdict"), &said).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(first.body.contains("把村东排水沟挖通，解决了；修西屋裂了的墙，解决了。对不对？"), "{}", first.body);
    let confirmed: Vec<_> = said.into_iter().chain([("confirmed", "yes")]).collect();
    let sent = step(&world, &mut desk, (number, "take-verdict"), &confirmed).await;
    assert!(sent.location.ends_with("/taken-down"), "{} {}", sent.status, sent.body);
    let taken = world.get(&mut desk, &sent.location).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    let paper = world.get(&mut desk, &format!("{}/paper", sent.location)).await;
    assert!(paper.body.contains("代记单") && paper.body.contains("对不对？"), "{}", paper.body);
    let mut head = world.signed_in("head").await;
    let closed = world.get(&mut head, &format!("/desk/concerns/{}/close", number.digits())).await;
    assert_eq!(closed.status, StatusCode::CONFLICT, "nothing is closed on it for seven days");
    let page = browser.open(&here).await;
    assert!(page.contains("工作人员记下您说解决了") && page.contains("不是我说的，改回"), "{page}");
    let undone = browser.post(&format!("{here}/verdict/undo"), &[]).await;
    let page = browser.open(&undone.to).await;
    assert!(page.contains("替您记的评价改回了") && !page.contains("不是我说的，改回") && !page.contains('⟦'), "{page}");
}

#[tokio::test]
async fn a_spoken_verdict_needs_the_number_that_was_called_and_a_check_that_fits() {
    let world = World::new();
    let (_, number, _) = delivered(&world).await;
    let mut desk = world.signed_in("desk").await;
    let none = [("spoken", "phone"), ("checked", "called_back"), ("point-1", "solved"), ("confirmed", "yes")];
    let wrong = step(&world, &mut desk, (number, "take-verdict"), &none).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("写上打的号码"), "{}", wrong.body);
    let card =
        [("spoken", "phone"), ("checked", "card_seen"), ("phone", "142"), ("point-1", "solved"), ("confirmed", "yes")];
    let refused = step(&world, &mut desk, (number, "take-verdict"), &card).await;
    assert!(
        refused.status == StatusCode::CONFLICT && refused.body.contains("核对本人的办法对不上"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn a_spoken_withdrawal_can_be_taken_back_with_the_code_or_on_the_persons_word() {
    let world = World::new();
    let (mut browser, number, here) = delivered(&world).await;
    let mut desk = world.signed_in("desk").await;
    let confirmed = with(&[("confirmed", "yes")]);
    done(&world, &mut desk, (number, "take-withdrawal"), &confirmed).await;
    let page = browser.open(&here).await;
    assert!(page.contains("工作人员记下您要撤回") && page.contains(&format!("{here}/withdrawal/undo")), "{page}");
    done(&world, &mut desk, (number, "undo-withdrawal"), &confirmed).await;
    done(&world, &mut desk, (number, "take-withdrawal"), &confirmed).await;
    browser.open(&here).await;
    let undone = browser.post(&format!("{here}/withdrawal/undo"), &[]).await;
    assert!(browser.open(&undone.to).await.contains("接着办"));
}

async fn closed(world: &World) -> (crate::browser::Browser, Number, String) {
    let (mut browser, number, here) = delivered(world).await;
    browser.open(&format!("{here}/verdict")).await;
    browser.post(&format!("{here}/verdict"), &[("point-1", "solved"), ("point-2", "solved"), ("words", "")]).await;
    let mut head = world.signed_in("head").await;
    done(world, &mut head, (number, "close"), &[("claim", "solved")]).await;
    (browser, number, here)
}

async fn calls(world: &World, who: &mut Browser) -> String {
    let list = world.get(who, "/desk/call-backs").await;
    assert_eq!(list.status, StatusCode::OK);
    list.body
}

#[tokio::test]
async fn a_closed_matter_is_called_back_and_what_is_not_solved_leads_to_review_in_one_step() {
    let world = World::new();
    let (mut browser, number, here) = closed(&world).await;
    let mut desk = world.signed_in("desk").await;
    let path = format!("/desk/concerns/{}/call-back", number.digits());
    assert!(calls(&world, &mut desk).await.contains(&path));
    let today = world.get(&mut desk, "/desk/today").await.body;
    assert!(today.contains("要回访的人") && today.contains(&path), "{today}");
    let mut water = world.signed_in("water").await;
    assert!(!world.get(&mut water, "/desk/today").await.body.contains(&path), "nor there");
    assert!(!calls(&world, &mut water).await.contains(&path), "nobody else's list");
    done(&world, &mut desk, (number, "call-back"), &[("reached", "no")]).await;
    assert!(calls(&world, &mut desk).await.contains("打过 1 次没打通"));
    let said = with(&[
        ("reached", "yes"),
        ("point-1", "solved"),
        ("point-2", "not_solved"),
        ("attitude", "good"),
        ("said", "墙还裂着"),
        ("confirmed", "yes"),
    ]);
    let sent = step(&world, &mut desk, (number, "call-back"), &said).await;
    let next = world.get(&mut desk, &sent.location).await;
    assert!(next.body.contains("/request-review") && next.body.contains("本人说没解决"), "{}", next.body);
    assert!(!calls(&world, &mut desk).await.contains(&path), "the second call waits thirty days");
    assert!(!world.get(&mut desk, "/desk/today").await.body.contains(&path));
    let page = browser.open(&here).await;
    assert!(page.contains("工作人员记下您说没解决") && !page.contains("态度好"), "manner is no verdict: {page}");
    let ask = [("by", "phone"), ("on", "2026-09-14"), ("points", "2"), ("reasons", "墙还裂着"), ("new_facts", "")];
    done(&world, &mut desk, (number, "request-review"), &ask).await;
    assert!(browser.open(&here).await.contains("上一级在看"));
}

#[tokio::test]
async fn three_calls_that_reach_nobody_end_openly() {
    let world = World::new();
    let (mut browser, number, here) = closed(&world).await;
    let mut desk = world.signed_in("desk").await;
    for _ in 0..3 {
        done(&world, &mut desk, (number, "call-back"), &[("reached", "no")]).await;
    }
    let path = format!("/desk/concerns/{}/call-back", number.digits());
    assert!(!calls(&world, &mut desk).await.contains(&path));
    assert!(browser.open(&here).await.contains("打了 3 次都没有找到您，不再打了"));
    let early = world.get(&mut desk, &path).await;
    assert!(early.status == StatusCode::CONFLICT && early.body.contains("第二次回访从"), "{}", early.body);
}
