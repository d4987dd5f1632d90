//! Look-alike concerns through the real router: joined, answered once, delivered and judged by each; parted, linked; repeated.

use axum::http::StatusCode;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Delivery, DeliveryManner};
use huiyin_domain::concern::Class;
use huiyin_domain::intake;
use huiyin_domain::kernel::number::Number;

use crate::citizen_answer::{reported, said, step as act};
use crate::desk::{done, file, hand_over, in_hand, step};
use crate::world::World;

fn path(number: Number, below: &str) -> String {
    format!("/desk/concerns/{}{below}", number.digits())
}

/// Another person's report of the same drain, transferred to the bureau.
async fn twin(world: &World, chance: u64) -> Number {
    let number = file(world, chance, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    done(world, &mut desk, (number, "transfer"), &[("to", "2"), ("text", "属交通运输局职责")]).await;
    number
}

#[tokio::test]
async fn a_citizen_whose_concern_was_joined_reads_where_it_is_handled_and_gets_the_answer_that_serves_both() {
    let world = World::new();
    let lead = in_hand(&world, 401).await;
    let (mut browser, number) = reported(&world).await;
    let own = Number::parse(&number).unwrap();
    let transfer = intake::Transfer { to: huiyin_domain::testing::BUREAU, reason: said("属交通运输局职责") };
    act(&world, &number, 1, Action::Transfer, intake::Command::Transfer(transfer));
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (own, "join"), &[("number", &lead.to_string())]).await;
    let page = world.get(&mut head, &path(own, "")).await;
    assert!(page.body.contains("已并入") && page.body.contains(&lead.to_string()), "{}", page.body);
    let beside = world.get(&mut head, &path(lead, "")).await;
    assert!(beside.body.contains("并入本件") && beside.body.contains(&own.to_string()), "{}", beside.body);
    let progress = browser.open(&format!("/concerns/{}", own.digits())).await;
    assert!(progress.contains("和另一件一并办理") && progress.contains(&lead.to_string()), "{}", progress);
    assert!(!progress.contains("孙德福"), "nobody reads who the other is");
    hand_over(&world, lead, "12月31日前挖通。").await;
    done(&world, &mut head, (lead, "sign-reply"), &[("revision", "1")]).await;
    let progress = browser.open(&format!("/concerns/{}", own.digits())).await;
    assert!(progress.contains("12月31日前挖通") && progress.contains("receipt-of-reply"), "{}", progress);
    let delivery = Delivery { manner: DeliveryManner::ByHand, on: world.app.now().day(world.app.zone()) };
    let deliver = casework::DeliverReply { delivery, to: huiyin_domain::kernel::ids::ReporterNo::FIRST, note: None };
    act(&world, &number, 5, Action::DeliverReply, casework::Command::DeliverReply(deliver));
    let progress = browser.open(&format!("/concerns/{}", own.digits())).await;
    assert!(progress.contains("verdict?all=solved"), "an own verdict: {}", progress);
    let paper = browser.open(&format!("/concerns/{}/papers/opinion", own.digits())).await;
    assert!(paper.contains("信访事项处理意见书"), "{paper}");
    let still = world.get(&mut head, &path(lead, "")).await;
    assert!(still.body.contains("已签发"), "the other waits for its own delivery");
    let parted = world.get(&mut head, &path(own, "/part")).await;
    assert!(parted.status == StatusCode::CONFLICT && parted.body.contains("不能再拆分"), "{}", parted.body);
}

#[tokio::test]
async fn an_answer_that_names_the_one_is_not_signed_for_the_other() {
    let world = World::new();
    let (lead, own) = (in_hand(&world, 402).await, twin(&world, 403).await);
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (own, "join"), &[("number", &lead.digits())]).await;
    hand_over(&world, lead, "孙德福家门前的沟，12月31日前挖通。").await;
    let held = step(&world, &mut head, (lead, "sign-reply"), &[("revision", "1")]).await;
    assert!(held.status == StatusCode::CONFLICT && held.body.contains("会让别人看到"), "{}", held.body);
    done(&world, &mut head, (own, "part"), &[("text", "不是同一段沟")]).await;
    done(&world, &mut head, (lead, "sign-reply"), &[("revision", "1")]).await;
    let alone = world.get(&mut head, &path(own, "")).await;
    assert!(!alone.body.contains("孙德福家门前的沟"), "parted, it has no part in that answer");
}

#[tokio::test]
async fn a_number_that_may_not_be_seen_reads_like_one_that_is_nobodys() {
    let world = World::new();
    let own = twin(&world, 404).await;
    let sealed = file(&world, 405, Class::Sealed);
    let mut head = world.signed_in("head").await;
    let nobodys = Number::from_chance(999);
    let refused = |answer: crate::world::Answer| {
        assert_eq!(answer.status, StatusCode::CONFLICT);
        answer.body.contains("没有这个编号，或者您看不到它")
    };
    for word in ["join", "link", "answer-repeated"] {
        for number in [sealed, nobodys] {
            let fields = [("number", number.digits()), ("because", "没有新情况".to_owned())];
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert!(refused(step(&world, &mut head, (own, word), &fields).await), "{word}");
        }
    }
    let itself = step(&world, &mut head, (own, "link"), &[("number", &own.digits())]).await;
    assert!(itself.body.contains("不能和自己"), "{}", itself.body);
    let typed = step(&world, &mut head, (own, "join"), &[("number", "4107 3529")]).await;
    assert!(typed.status == StatusCode::UNPROCESSABLE_ENTITY && typed.body.contains("4107 3529"), "{}", typed.body);
    let other = twin(&world, 406).await;
    done(&world, &mut head, (own, "link"), &[("number", &other.digits())]).await;
    let page = world.get(&mut head, &path(other, "")).await;
    assert!(
        page.body.contains(&own.to_string()) && page.body.contains("关联"),
        "the control: what may be seen is linked"
    );
    let form = path(own, &format!("/unlink?other={}", other.digits()));
    assert!(world.get(&mut head, &path(own, "")).await.body.contains("/unlink?other="), "a way back beside the number");
    assert!(world.get(&mut head, &form).await.body.contains(&other.to_string()));
    done(&world, &mut head, (own, "unlink"), &[("other", &other.digits())]).await;
    let page = world.get(&mut head, &path(other, "")).await;
    assert!(!page.body.contains("id=\"kin\"") && page.body.contains("取消了和另一件的关联"), "{}", page.body);
    let twice = world.get(&mut head, &path(own, "/unlink")).await;
    assert!(twice.status == StatusCode::CONFLICT && twice.body.contains("没有关联"), "{}", twice.body);
}

#[tokio::test]
async fn the_same_matter_again_gets_the_earlier_answer_and_whoever_says_what_is_new_is_heard() {
    let world = World::new();
    let earlier = in_hand(&world, 407).await;
    hand_over(&world, earlier, "12月31日前挖通。").await;
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (earlier, "sign-reply"), &[("revision", "1")]).await;
    let mut handler = world.signed_in("handler").await;
    done(&world, &mut handler, (earlier, "deliver-reply"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
    let (mut browser, number) = reported(&world).await;
    let own = Number::parse(&number).unwrap();
    let transfer = intake::Transfer { to: huiyin_domain::testing::BUREAU, reason: said("属交通运输局职责") };
    act(&world, &number, 1, Action::Transfer, intake::Command::Transfer(transfer));
    let fields = [("number", earlier.digits()), ("because", "比对了两次的照片，没有新的情况。".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    done(&world, &mut head, (own, "answer-repeated"), &fields).await;
    let own_path = format!("/concerns/{}", own.digits());
    let progress = browser.open(&own_path).await;
    assert!(progress.contains("比对了两次的照片") && progress.contains("12月31日前挖通"), "{}", progress);
    let news = format!("{own_path}/news");
    browser.open(&news).await;
    let empty = browser.post(&news, &[("news", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = browser.post(&news, &[("news", "上周又塌了一段。")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let mut desk = world.signed_in("desk").await;
    let again = world.get(&mut desk, &path(own, "")).await;
    assert!(again.body.contains("上周又塌了一段") && again.body.contains(&earlier.to_string()), "{}", again.body);
}
