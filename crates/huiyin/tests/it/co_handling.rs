//! 协办 through the real router: another unit is asked, answers its own task and nobody else's, and the lead waits.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use huiyin_domain::kernel::number::Number;

use crate::desk::{done, hand_over, in_hand, step};
use crate::material::{EDGE, body, jpeg};
use crate::world::{Answer, Browser, World};

const WANTED: &str = "请查明原沟的过水断面。";
const FOUND: &str = "原沟断面一米二，出口被填高四十公分。";

async fn ask(world: &World, number: Number, due: &str) -> Answer {
    let mut handler = world.signed_in("handler").await;
    let fields = [("unit", "3"), ("text", WANTED), ("due", due), ("late_because", "")];
    step(world, &mut handler, (number, "ask-co-handler"), &fields).await
}

async fn asked(world: &World, chance: u64) -> Number {
    let number = in_hand(world, chance).await;
    let answer = ask(world, number, "2026-09-30").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    number
}

fn path(number: Number, below: &str) -> String {
    format!("/desk/concerns/{}{below}", number.digits())
}

/// Sends an answer with a form that was opened before.
async fn send(world: &World, who: &mut Browser, number: Number, form: &Answer) -> Answer {
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields = [("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str()), ("text", FOUND)];
    let request = Request::post(path(number, "/answer-task/1"))
        .header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    world.send(who, request, Body::from(body(&fields, &[&jpeg()]))).await
}

async fn answered(world: &World, who: &mut Browser, number: Number) {
    let form = world.get(who, &path(number, "/answer-task/1")).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    let answer = send(world, who, number, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

#[tokio::test]
async fn a_co_handler_finds_its_task_in_the_list_does_it_and_the_lead_goes_on() {
    let world = World::new();
    let number = asked(&world, 301).await;
    let mut head = world.signed_in("water-head").await;
    let list = world.get(&mut head, "/desk").await;
    assert!(list.body.contains("分办协办任务（第 1 项）") && list.body.contains("09-30"), "{}", list.body);
    done(&world, &mut head, (number, "give-task/1"), &[("post", "10")]).await;
    assert!(!world.get(&mut head, "/desk").await.body.contains("（第 1 项）"), "it is the post's now");
    let mut water = world.signed_in("water").await;
    assert!(world.get(&mut water, "/desk?list=answer-task").await.body.contains("答复协办任务（第 1 项）"));
    let page = world.get(&mut water, &path(number, "")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(WANTED) && page.body.contains("/answer-task/1"), "{}", page.body);
    assert!(!page.body.contains("孙德福") && !page.body.contains("14200136205"), "the person stays with the lead");
    let held = hand_over(&world, number, "年底前挖通。").await;
    assert_eq!(held.status, StatusCode::CONFLICT);
    assert!(held.body.contains("安澜县水利局的第 1 项协办任务还没有答复"), "{}", held.body);
    answered(&world, &mut water, number).await;
    let mut handler = world.signed_in("handler").await;
    let desk = world.get(&mut handler, &path(number, "/draft-reply")).await;
    assert!(
        desk.body.contains(FOUND) && desk.body.contains("安澜县水利局的答复"),
        "the answer stands beside the reply"
    );
    let handed = hand_over(&world, number, "年底前挖通。").await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.body);
}

#[tokio::test]
async fn the_photo_of_an_answer_is_seen_by_lead_and_co_handler_and_never_by_the_citizen() {
    let world = World::new();
    let number = asked(&world, 302).await;
    let mut water = world.signed_in("water-head").await;
    answered(&world, &mut water, number).await;
    let page = world.get(&mut water, &path(number, "")).await;
    let at = page.body.find("/files/").expect("a file");
    let file: String = page.body[at + 7..].chars().take_while(char::is_ascii_hexdigit).collect();
    for login in ["water-head", "handler"] {
        let mut who = world.signed_in(login).await;
        let photo = world.get(&mut who, &path(number, &format!("/files/{file}"))).await;
        assert_eq!(photo.status, StatusCode::OK, "{login}");
    }
    let wanted = huiyin::gate::Wanted { number, action: huiyin_domain::access::Action::SeeProgress, page: "progress" };
    let relation = huiyin_domain::access::Relation { showed_code: true, ..Default::default() };
    let citizen = huiyin_domain::kernel::actor::Actor::Citizen;
    let opened = huiyin::gate::open(&world.app, &citizen, relation, wanted).await.ok().unwrap();
    let words = opened.entries.iter().filter(|entry| entry.recorded.fact.task().is_some());
    assert!(words.clone().count() == 2 && words.into_iter().all(|entry| entry.words.is_none()));
}

#[tokio::test]
async fn a_co_handler_that_comes_too_late_is_told_so_and_keeps_what_it_typed() {
    let world = World::new();
    let number = asked(&world, 303).await;
    let mut water = world.signed_in("water-head").await;
    let form = world.get(&mut water, &path(number, "/answer-task/1")).await;
    let mut handler = world.signed_in("handler").await;
    done(&world, &mut handler, (number, "withdraw-task/1"), &[("text", "已经自己查明了。")]).await;
    let late = send(&world, &mut water, number, &form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains(FOUND), "nothing typed is lost");
    let again = send(&world, &mut water, number, &late).await;
    assert!(again.status == StatusCode::CONFLICT && again.body.contains("已经了结，不能再动"), "{}", again.body);
    hand_over(&world, number, "年底前挖通。").await;
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (number, "sign-reply"), &[("revision", "1")]).await;
    let after = send(&world, &mut water, number, &again).await;
    assert!(after.status == StatusCode::CONFLICT && after.body.contains(FOUND), "{}", after.body);
    let closed = world.get(&mut water, &path(number, "")).await;
    assert_eq!(closed.status, StatusCode::NOT_FOUND, "whoever has no task reads no longer");
}

#[tokio::test]
async fn nobody_else_in_the_house_sees_a_task_or_its_concern() {
    let world = World::new();
    let number = asked(&world, 304).await;
    let mut colleague = world.signed_in("water").await;
    for below in ["", "/answer-task/1", "/give-task/1", "/draft-reply", "/phone", "/note"] {
        let page = world.get(&mut colleague, &path(number, below)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{below}");
    }
    let mut head = world.signed_in("water-head").await;
    for below in ["/draft-reply", "/phone", "/note", "/ask-co-handler", "/seal", "/add-material"] {
        assert_eq!(world.get(&mut head, &path(number, below)).await.status, StatusCode::NOT_FOUND, "{below}");
    }
}

#[tokio::test]
async fn a_return_waits_for_the_lead_and_a_refused_one_stays() {
    let world = World::new();
    let number = asked(&world, 305).await;
    let mut water = world.signed_in("water-head").await;
    done(&world, &mut water, (number, "return-task/1"), &[("text", "沟不归我们管。")]).await;
    let mut handler = world.signed_in("handler").await;
    assert!(world.get(&mut handler, "/desk").await.body.contains("审核退回（第 1 项）"));
    let form = world.get(&mut handler, &path(number, "/rule-on-return/1")).await;
    assert!(form.body.contains("沟不归我们管。"), "{}", form.body);
    let ruling = [("grant", "no"), ("text", "断面只有水利局有图。")];
    done(&world, &mut handler, (number, "rule-on-return/1"), &ruling).await;
    let again = world.get(&mut water, &path(number, "/return-task/1")).await;
    assert!(again.status == StatusCode::CONFLICT && again.body.contains("不能再退"), "{}", again.body);
    answered(&world, &mut water, number).await;
}

#[tokio::test]
async fn what_a_joint_meeting_decides_is_a_task_and_its_minutes_are_for_those_who_came() {
    let world = World::new();
    let number = in_hand(&world, 307).await;
    let mut handler = world.signed_in("handler").await;
    let half =
        [("on", "2026-09-14"), ("unit-1", "3"), ("who-1", "沈立春"), ("task-1", WANTED), ("minutes", "先看现场。")];
    let wrong = step(&world, &mut handler, (number, "hold-joint-meeting"), &half).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains(WANTED) && wrong.body.contains("先看现场。"), "nothing typed is lost");
    let whole: Vec<_> = half.into_iter().chain([("due-1", "2026-09-30")]).collect();
    done(&world, &mut handler, (number, "hold-joint-meeting"), &whole).await;
    let mut water = world.signed_in("water-head").await;
    let page = world.get(&mut water, &path(number, "")).await;
    assert!(page.body.contains("先看现场。") && page.body.contains(WANTED), "{}", page.body);
    assert!(page.body.contains("安澜县水利局：沈立春"), "who came stands before the minutes: {}", page.body);
    let numbers = page.body.split("<h3>").filter_map(|head| head.split('.').next()?.parse::<u32>().ok());
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.reverse();
    assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "each entry has a number of its own: {numbers:?}");
    assert!(numbers.len() > 5, "{numbers:?}");
    assert!(world.get(&mut water, "/desk").await.body.contains("分办协办任务（第 1 项）"));
    let alone = [("on", "2026-09-14"), ("minutes", "自己商量。")];
    let refused = step(&world, &mut handler, (number, "hold-joint-meeting"), &alone).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains("至少有一个别的单位"), "{}", refused.body);
}

#[tokio::test]
async fn a_last_day_after_the_leads_own_is_for_the_head_to_give_with_a_reason() {
    let world = World::new();
    let number = in_hand(&world, 306).await;
    let late = ask(&world, number, "2026-10-30").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("晚于主办单位自己的最后一日") && late.body.contains(WANTED), "{}", late.body);
    let mut head = world.signed_in("head").await;
    let fields = [("unit", "3"), ("text", WANTED), ("due", "2026-10-30"), ("late_because", "测量要等枯水。")];
    done(&world, &mut head, (number, "ask-co-handler"), &fields).await;
    let page = world.get(&mut head, &path(number, "")).await;
    assert!(page.body.contains("测量要等枯水。"), "{}", page.body);
    let clocks = page.body.matches("/clocks/").count();
    let last = world.get(&mut head, &path(number, &format!("/clocks/{clocks}"))).await;
    assert!(last.body.contains("这不是法律定的期限"), "{}", last.body);
}
