//! Words of the office: papers, snippets, English names; with history, and old papers stay as they went out.

use axum::http::StatusCode;

use crate::desk::{done, file, in_hand};
use crate::looking_again::{REASONS, asked, opinion};
use crate::world::{Browser, World};
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::number::Number;

const OWN: &str = "您反映的“【标题】”已经转给【接收单位】。\n为什么：【理由】\n他们会在【期限】前告诉您。";

async fn save(world: &World, who: &mut Browser, word: &str, fields: &[(&str, &str)]) -> crate::world::Answer {
    let edit = format!("/office/texts/{word}/edit");
    let all: Vec<(&str, &str)> = fields.iter().copied().chain([("do", "save")]).collect();
    world.post(who, &edit, &edit, &all).await
}

#[tokio::test]
async fn a_paper_is_shown_before_it_is_used_and_an_old_one_stays_as_it_went_out() {
    let world = World::new();
    let (old, new) = (file(&world, 501, Class::Ordinary), file(&world, 502, Class::Ordinary));
    let mut desk = world.signed_in("desk").await;
    let mut bureau = world.signed_in("bureau").await;
    let send = [("to", "2"), ("text", "属交通运输局职责")];
    done(&world, &mut desk, (old, "transfer"), &send).await;
    let mut admin = world.signed_in("admin").await;
    let edit = "/office/texts/transfer-notice/edit";
    let form = world.get(&mut admin, edit).await;
    assert!(form.body.contains("【接收单位】") && form.body.contains("一定要有"), "{}", form.body);
    let fields = [("name", "转送告知书"), ("body", OWN), ("works", "yes")];
    let preview = world.post(&mut admin, edit, edit, &fields).await;
    assert!(preview.body.contains("已经转给安澜县交通运输局") && preview.body.contains("还没有存"), "{}", preview.body);
    assert!(world.app.office().office.texts().all().next().is_none(), "a preview saves nothing");
    let saved = save(&world, &mut admin, "transfer-notice", &fields).await;
    assert_eq!(saved.location, "/office/texts/1", "{}", saved.body);
    let page = world.get(&mut admin, "/office/texts/1").await;
    assert!(page.body.contains("第 1 次") && page.body.contains("管理员"), "who and when: {}", page.body);
    done(&world, &mut desk, (new, "transfer"), &send).await;
    let paper = |number: Number| format!("/desk/concerns/{}/papers/transfer", number.digits());
    let (before, after) = (world.get(&mut bureau, &paper(old)).await, world.get(&mut bureau, &paper(new)).await);
    assert!(before.body.contains("第二十二条") && !before.body.contains("已经转给"), "{}", before.body);
    assert!(
        after.body.contains("已经转给安澜县交通运输局") && after.body.contains("为什么：属交通运输局职责"),
        "{}",
        after.body
    );
}

#[tokio::test]
async fn a_paper_without_what_the_law_asks_for_is_refused_and_kept_in_the_form() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let edit = "/office/texts/transfer-notice/edit";
    let lacking = [("name", "转送告知书"), ("body", "您反映的“【标题】”转给【接收单位】。【理由】"), ("works", "yes")];
    let refused = world.post(&mut admin, edit, edit, &lacking).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("少了【期限】") && refused.body.contains("转给【接收单位】"), "{}", refused.body);
    let unknown = [("name", "转送告知书"), ("body", "【题目】"), ("works", "yes")];
    let wrong = world.post(&mut admin, edit, edit, &unknown).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("【题目】"), "{}", wrong.body);
}

#[tokio::test]
async fn a_head_keeps_snippets_of_the_own_unit_and_they_come_filled_beside_a_concern() {
    let world = World::new();
    let mut head = world.signed_in("head").await;
    let fields = [
        ("name", "已列计划"),
        ("short", "jh"),
        ("body", "“【标题】”（【编号】）已列入养护计划。"),
        ("unit", "2"),
        ("works", "yes"),
    ];
    let saved = save(&world, &mut head, "new-snippet", &fields).await;
    assert_eq!(saved.location, "/office/texts/1", "{}", saved.body);
    let others = [("name", "别的"), ("short", "x"), ("body", "别的话"), ("unit", "3"), ("works", "yes")];
    assert_eq!(save(&world, &mut head, "new-snippet", &others).await.status, StatusCode::CONFLICT);
    let shared = [("name", "别的"), ("short", "x"), ("body", "别的话"), ("unit", ""), ("works", "yes")];
    assert_eq!(save(&world, &mut head, "new-snippet", &shared).await.status, StatusCode::CONFLICT);
    assert_eq!(world.get(&mut head, "/office/texts/opinion").await.status, StatusCode::NOT_FOUND);
    let number = in_hand(&world, 503).await;
    let mut handler = world.signed_in("handler").await;
    let page = world.get(&mut handler, &format!("/desk/concerns/{}/snippets", number.digits())).await;
    assert!(
        page.body.contains(&format!("“村东排水沟被填，下雨院里进水”（{number}）已列入养护计划。")),
        "{}",
        page.body
    );
    assert!(page.body.contains("data-short=\"jh\""));
    let bare = world.get(&mut handler, "/desk/snippets").await;
    assert!(bare.body.contains("“【标题】”（【编号】）"), "{}", bare.body);
    let mut water = world.signed_in("water").await;
    let theirs = world.get(&mut water, "/desk/snippets").await;
    assert!(theirs.status == StatusCode::OK && !theirs.body.contains("已列计划"), "another unit's words");
    assert_eq!(world.get(&mut water, "/office/texts").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn english_pages_call_the_office_by_its_english_names_and_papers_stay_chinese() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let unit = "/office/units/1/english";
    let fields = [("name", "Anlan Letters Office"), ("hours", "Weekdays 8:30 to 12:00")];
    let saved = world.post(&mut admin, unit, unit, &fields).await;
    assert_eq!(saved.location, "/office/units/1", "{}", saved.body);
    world.post(&mut admin, "/office/english", "/office/english", &[("area", "Anlan County")]).await;
    let mut reader = Browser::default();
    let chinese = world.get(&mut reader, "/").await;
    assert!(chinese.body.contains("安澜县信访局") && !chinese.body.contains("Anlan Letters"), "{}", chinese.body);
    world.get(&mut reader, "/display?language=en&back=/").await;
    let english = world.get(&mut reader, "/").await;
    assert!(english.body.contains("Anlan County") && english.body.contains("Anlan Letters Office"), "{}", english.body);
    assert!(english.body.contains("Weekdays 8:30 to 12:00"));
    let number = file(&world, 504, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    done(&world, &mut desk, (number, "transfer"), &[("to", "2"), ("text", "属交通运输局职责")]).await;
    let mut bureau = world.signed_in("bureau").await;
    world.get(&mut bureau, "/display?language=en&back=/").await;
    let paper = world.get(&mut bureau, &format!("/desk/concerns/{}/papers/transfer", number.digits())).await;
    assert!(paper.body.contains("class=\"organ\">安澜县信访局<"), "{}", paper.body);
    assert!(paper.body.contains("has been sent on to") && paper.body.contains("reading copy"), "{}", paper.body);
}

const OWN_REVIEW: &str = "您不服“【标题】”的答复，【申请日期】来找我们。【调查经过】\n您要我们看的：\n【复查请求】\n【查明】\n【处理意见】\n【救济途径】";

#[tokio::test]
async fn papers_of_a_review_and_of_a_restriction_are_the_offices_own_and_keep_what_the_law_asks_for() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    for (word, without) in [
        ("review-request", "申请日期"),
        ("review-opinion", "救济途径"),
        ("recheck-opinion", "终结说明"),
        ("not-taken-notice", "不再受理的理由"),
        ("restriction-notice", "申诉"),
        ("extension-notice", "延期依据"),
        ("question-notice", "怎样回答"),
        ("repeated-notice", "以前的答复"),
    ] {
        let look = world.get(&mut admin, &format!("/office/texts/{word}")).await;
        assert!(look.status == StatusCode::OK && !look.body.contains('⟦') && !look.body.contains('【'), "{word}");
        world.get(&mut admin, "/display?language=en&back=/").await;
        let english = world.get(&mut admin, &format!("/office/texts/{word}")).await;
        assert!(!english.body.contains('⟦') && !english.body.contains('【'), "{word}: {}", english.body);
        world.get(&mut admin, "/display?language=zh-CN&back=/").await;
        let edit = format!("/office/texts/{word}/edit");
        let form = world.get(&mut admin, &edit).await;
        let body = form.body.split("name=\"body\"").nth(1).unwrap().split("</textarea>").next().unwrap();
        let body = body.split_once('>').unwrap().1.trim().replace("&#8220;", "“");
        assert!(body.contains(without), "{word} begins with the text of the catalogue: {body}");
        let lacking = body.replace(&format!("【{without}】"), "");
        let fields = [("name", "文书"), ("body", lacking.as_str()), ("works", "yes")];
        let refused = world.post(&mut admin, &edit, &edit, &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{word}: {}", refused.body);
        assert!(refused.body.contains(&format!("少了【{without}】")), "{word}: {}", refused.body);
        let whole = [("name", "文书"), ("body", body.as_str()), ("works", "yes")];
        let taken = world.post(&mut admin, &edit, &edit, &whole).await;
        assert_eq!(taken.status, StatusCode::OK, "the control: with all of it, it is shown: {}", taken.body);
    }
}

#[tokio::test]
async fn a_review_is_printed_with_the_text_of_the_office_and_its_term_stands_there() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "复查意见书"), ("body", OWN_REVIEW), ("works", "yes")];
    let saved = save(&world, &mut admin, "review-opinion", &fields).await;
    assert_eq!(saved.location, "/office/texts/1", "{}", saved.body);
    let (mut citizen, digits) = asked(&world).await;
    let number = Number::parse(&digits).unwrap();
    let (mut chief, mut clerk) = (world.signed_in("county-head").await, world.signed_in("county").await);
    done(&world, &mut chief, (number, "assign-review"), &[("post", "12")]).await;
    done(&world, &mut clerk, (number, "decide-review"), &opinion("maintained")).await;
    done(&world, &mut chief, (number, "sign-review"), &[("revision", "1")]).await;
    let paper = world.get(&mut clerk, &format!("/desk/concerns/{digits}/papers/review")).await.body;
    assert!(paper.contains("来找我们。本机关调阅了全部材料。") && paper.contains("您要我们看的："), "{paper}");
    assert!(paper.contains(REASONS) && paper.contains("照片的日期早于施工。"), "{paper}");
    assert!(paper.contains("三十日内") && !paper.contains('【'), "the term of the next look stands there: {paper}");
    let own = citizen.open(&format!("/concerns/{digits}/papers/review")).await;
    assert!(own.contains("来找我们。"), "{own}");
}
