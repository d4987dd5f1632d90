//! What comes twice, too late, or in a circle: one is done, the other is told why and what can still be done, nothing is half
//! done, and nothing typed is lost.

use axum::http::StatusCode;
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::number::Number;

use crate::browser::Browser as Citizen;
use crate::citizen::{send_report, write_report};
use crate::desk::{done, file, hand_over, in_hand, step};
use crate::looking_again::REASONS;
use crate::world::{Answer, Browser, World};

fn path(number: Number, below: &str) -> String {
    format!("/desk/concerns/{}{below}", number.digits())
}

/// Sends a form that was opened before something else happened.
async fn send(world: &World, who: &mut Browser, (to, form): (&str, &Answer), more: &[(&str, &str)]) -> Answer {
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let mut fields = vec![("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
    fields.extend_from_slice(more);
    world.post_raw(who, to, &fields).await
}

/// How many events of this kind the concern has.
fn count(world: &World, number: Number, kind: &str) -> usize {
    let read = move |read: &huiyin_ledger::Read| {
        let stream = huiyin::intake::view::stream_of(read, number)?.unwrap_or_default();
        read.history(stream)
    };
    let history = world.app.ledger().read_blocking(read).unwrap();
    history.iter().filter(|recorded| recorded.fact.kind() == kind).count()
}

#[tokio::test]
async fn of_two_who_decide_in_the_same_second_one_does_and_the_other_keeps_what_was_typed() {
    let world = World::new();
    let number = in_hand(&world, 901).await;
    assert_eq!(hand_over(&world, number, "12月31日前挖通。").await.status, StatusCode::SEE_OTHER);
    let (mut head, mut deputy) = (world.signed_in("head").await, world.signed_in("deputy").await);
    let to = path(number, "/return-draft");
    let (one, two) = (world.get(&mut head, &to).await, world.get(&mut deputy, &to).await);
    let texts = ["补上鉴定的依据。", "先问问施工方。"];
    let typed = |text: &'static str| vec![("revision", "1"), ("text", text)];
    let (first, second) = (typed(texts[0]), typed(texts[1]));
    let (one, two) =
        tokio::join!(send(&world, &mut head, (&to, &one), &first), send(&world, &mut deputy, (&to, &two), &second));
    let (won, lost, lost_text) =
        if one.status == StatusCode::SEE_OTHER { (one, two, texts[1]) } else { (two, one, texts[0]) };
    assert_eq!((won.status, lost.status), (StatusCode::SEE_OTHER, StatusCode::CONFLICT), "{}", lost.body);
    assert!(lost.body.contains(lost_text) && !lost.body.contains('⟦'), "nothing typed is lost: {}", lost.body);
    assert_eq!(count(&world, number, "draft_returned.v1"), 1, "done once");
}

#[tokio::test]
async fn nothing_is_joined_to_itself_or_in_a_circle() {
    let world = World::new();
    let (one, two, three) = (in_hand(&world, 902).await, in_hand(&world, 903).await, in_hand(&world, 904).await);
    let mut head = world.signed_in("head").await;
    let itself = step(&world, &mut head, (one, "join"), &[("number", &one.digits())]).await;
    assert!(itself.status == StatusCode::CONFLICT && itself.body.contains("不能和自己"), "{}", itself.body);
    assert!(itself.body.contains(&one.digits()), "the number stays in its field");
    done(&world, &mut head, (two, "join"), &[("number", &one.digits())]).await;
    for into in [two, three] {
        let circle = world.get(&mut head, &path(one, "/join")).await;
        let form =
            if circle.status == StatusCode::OK { circle } else { world.get(&mut head, &path(three, "/join")).await };
        let tried = send(&world, &mut head, (&path(one, "/join"), &form), &[("number", &into.digits())]).await;
        assert!(tried.status == StatusCode::CONFLICT, "{}", tried.body);
        assert!(tried.body.contains("把另一件并入这一件") || tried.body.contains("已并入"), "{}", tried.body);
    }
    assert_eq!([one, two, three].map(|number| count(&world, number, "joined.v1")), [0, 1, 0], "nothing is half done");
}

#[tokio::test]
async fn parting_after_the_common_answer_was_signed_says_what_is_left_and_keeps_the_reason() {
    let world = World::new();
    let lead = in_hand(&world, 905).await;
    let own = file(&world, 906, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    done(&world, &mut desk, (own, "transfer"), &[("to", "2"), ("text", "属交通运输局职责")]).await;
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (own, "join"), &[("number", &lead.digits())]).await;
    let form = world.get(&mut head, &path(own, "/part")).await;
    hand_over(&world, lead, "12月31日前挖通。").await;
    done(&world, &mut head, (lead, "sign-reply"), &[("revision", "1")]).await;
    let late = send(&world, &mut head, (&path(own, "/part"), &form), &[("text", "不是同一段沟。")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("不是同一段沟。"), "nothing typed is lost: {}", late.body);
    let again = send(&world, &mut head, (&path(own, "/part"), &late), &[("text", "不是同一段沟。")]).await;
    assert!(again.body.contains("已经签发，不能再拆分") && again.body.contains("申请复查"), "{}", again.body);
    assert_eq!(count(&world, own, "parted.v1"), 0);
}

#[tokio::test]
async fn an_answer_to_a_task_after_closing_changes_nothing_and_is_not_lost() {
    let world = World::new();
    let number = in_hand(&world, 907).await;
    let mut handler = world.signed_in("handler").await;
    let ask = [("unit", "3"), ("text", "查排水管网图"), ("due", "2026-09-30"), ("late_because", "")];
    done(&world, &mut handler, (number, "ask-co-handler"), &ask).await;
    let mut water = world.signed_in("water-head").await;
    let form = world.get(&mut water, &path(number, "/return-task/1")).await;
    done(&world, &mut handler, (number, "withdraw-task/1"), &[("text", "已经自己查明了。")]).await;
    hand_over(&world, number, "年底前挖通。").await;
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (number, "sign-reply"), &[("revision", "1")]).await;
    done(&world, &mut handler, (number, "deliver-reply"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
    world.app.clock().set(world.app.now().plus_days(60));
    let (mut head, mut water) = (world.signed_in("head").await, world.signed_in("water-head").await);
    done(&world, &mut head, (number, "close"), &[("claim", "solved")]).await;
    let fresh = world.get(&mut water, "/desk").await;
    let csrf = fresh.field("csrf");
    let late = world
        .post_raw(
            &mut water,
            &path(number, "/return-task/1"),
            &[
                ("csrf", &csrf),
                ("key", &form.field("key")),
                ("seen", &form.field("seen")),
                ("text", "管网图在档案馆。"),
            ],
        )
        .await;
    assert!(late.status.is_client_error() && late.body.contains("管网图在档案馆。"), "{}", late.body);
    assert!(late.body.contains("没有交上去，什么也没有丢"), "{}", late.body);
    assert_eq!(count(&world, number, "task_returned.v1"), 0);
}

#[tokio::test]
async fn a_review_asked_for_after_the_term_is_on_record_refused_and_told_what_can_still_be_done() {
    let world = World::new();
    let mut browser = Citizen::at(huiyin::router::service(world.app.clone()));
    write_report(&mut browser, "no").await;
    let (number, code) = send_report(&mut browser).await;
    crate::citizen_answer::begin(&world, &number);
    crate::citizen_answer::reply(&world, &number);
    let here = format!("/concerns/{number}");
    browser.open(&here).await;
    browser.post(&format!("{here}/receipt-of-reply"), &[]).await;
    world.app.clock().set(world.app.now().plus_days(45));
    let mut browser = Citizen::at(huiyin::router::service(world.app.clone()));
    browser.open(&format!("{here}/code")).await;
    assert_eq!(browser.post(&format!("{here}/code"), &[("code", &code)]).await.status, StatusCode::SEE_OTHER);
    let page = browser.open(&format!("{here}/review")).await;
    assert!(page.contains("已经过了，照条例不能再复查") && page.contains("我们照样记下"), "{page}");
    let none = browser.post(&format!("{here}/review"), &[("reasons", REASONS), ("new_facts", "")]).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && browser.page.contains(REASONS), "kept");
    let sent =
        browser.post(&format!("{here}/review"), &[("points", "2"), ("reasons", REASONS), ("new_facts", "")]).await;
    let page = browser.open(&sent.to).await;
    assert!(page.contains("您的申请记下了") && page.contains(REASONS), "on record, with the reasons: {page}");
    assert!(page.contains("有新的事实，随时可以说"), "and what can still be done: {page}");
    let number = Number::parse(&number).unwrap();
    assert_eq!((count(&world, number, "review_not_taken.v1"), count(&world, number, "review_requested.v1")), (1, 0));
    let paper = browser.open(&format!("{here}/papers/review-not-taken")).await;
    assert!(paper.contains(REASONS) && !paper.contains('⟦'), "{paper}");
}
