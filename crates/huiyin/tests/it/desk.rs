//! Work at the desk through the real router: from registration to a signed letter, by people with different posts.

use axum::http::StatusCode;
use huiyin::handle::{Order, handle_blocking};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Channel, Command, FileConcern};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{AreaCode, Hex};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{Name, Prose, Title};
use huiyin_domain::words::{ConcernWords, ReporterWords};

use crate::world::{Answer, Browser, World};

pub(crate) const TITLE: &str = "村东排水沟被填，下雨院里进水";

pub(crate) fn file(world: &World, chance: u64, class: Class) -> Number {
    file_at(world, chance, class, None)
}

/// The same, somewhere.
pub(crate) fn file_at(world: &World, chance: u64, class: Class, place: Option<AreaCode>) -> Number {
    let number = Number::from_chance(chance);
    let words = ConcernWords {
        files: Vec::new(),
        place: None,
        late_because: None,
        text: Prose::parse("施工的把我们村东头那条排水沟填了走车，水全倒进我家院里。").unwrap(),
        title: Title::parse(TITLE).unwrap(),
    };
    let reporter = ReporterWords {
        name: Name::parse("孙德福").ok(),
        phone: Some("14200136205".to_owned()),
        ..ReporterWords::default()
    };
    let command = Command::FileConcern(Box::new(FileConcern {
        id: Hex([u8::try_from(chance % 200).unwrap(); 16]),
        number,
        code: Hex([7; 32]),
        token: None,
        class,
        channel: Channel::Web,
        place,
        received_on: None,
        words,
        reporter: Some(reporter),
    }));
    handle_blocking(&world.app, Order::new(Actor::Citizen, Action::FileConcern, None, command)).unwrap();
    number
}

/// Opens a step's page and sends its form.
pub(crate) async fn step(
    world: &World,
    who: &mut Browser,
    (number, word): (Number, &str),
    fields: &[(&str, &str)],
) -> Answer {
    let path = format!("/desk/concerns/{}/{word}", number.digits());
    world.post(who, &path, &path, fields).await
}

pub(crate) async fn done(world: &World, who: &mut Browser, at: (Number, &str), fields: &[(&str, &str)]) {
    let answer = step(world, who, at, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{} was not done: {}", at.1, answer.body);
}

const PLAN: [(&str, &str); 5] = [
    ("leader", "6"),
    ("handler", "5"),
    ("measures", "施工方恢复原沟"),
    ("due", "2026-10-20"),
    ("solved_when", "沟通水，本人到场认可"),
];

pub(crate) fn reply(remedy: &str) -> Vec<(&str, &str)> {
    vec![
        ("opening", "经两次到村查看，现答复如下。"),
        ("outcome-1", "upheld"),
        ("facts-1", "填沟的是施工单位，没有得到批准。"),
        ("basis-1", "《民法典》第二百九十条"),
        ("reasons-1", "施工不能把自然流向截断。"),
        ("remedy-1", remedy),
        ("promise-what-1-1", "挖通排水沟"),
        ("promise-who-1-1", "施工单位"),
        ("promise-day-1-1", "2026-12-31"),
    ]
}

/// Up to the moment when the handler may write.
pub(crate) async fn in_hand(world: &World, chance: u64) -> Number {
    let number = file(world, chance, Class::Ordinary);
    let (mut desk, mut bureau) = (world.signed_in("desk").await, world.signed_in("bureau").await);
    let (mut head, mut handler) = (world.signed_in("head").await, world.signed_in("handler").await);
    done(world, &mut desk, (number, "transfer"), &[("to", "2"), ("text", "属交通运输局职责")]).await;
    let accept = [("points", "把村东排水沟挖通"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    done(world, &mut bureau, (number, "accept"), &accept).await;
    done(world, &mut head, (number, "assign-lead"), &[("handler", "5")]).await;
    done(world, &mut handler, (number, "fix-plan"), &PLAN).await;
    number
}

pub(crate) async fn hand_over(world: &World, number: Number, remedy: &str) -> Answer {
    let mut handler = world.signed_in("handler").await;
    let mut fields = reply(remedy);
    let path = format!("/desk/concerns/{}/draft-reply", number.digits());
    let based_on = world.get(&mut handler, &path).await.field("based_on");
    fields.extend([("do", "hand"), ("based_on", based_on.as_str())]);
    step(world, &mut handler, (number, "draft-reply"), &fields).await
}

#[tokio::test]
async fn five_people_carry_a_concern_to_a_signed_letter() {
    let world = World::new();
    let number = in_hand(&world, 11).await;
    assert_eq!(hand_over(&world, number, "12月31日前挖通。").await.status, StatusCode::SEE_OTHER);
    let mut head = world.signed_in("head").await;
    let inbox = world.get(&mut head, "/desk").await;
    assert!(
        inbox.body.contains(TITLE) && inbox.body.contains("sign-reply"),
        "the head sees what waits: {}",
        inbox.body
    );
    let sign = format!("/desk/concerns/{}/sign-reply", number.digits());
    assert!(world.get(&mut head, &sign).await.body.contains("12月31日前挖通"));
    done(&world, &mut head, (number, "sign-reply"), &[("revision", "1")]).await;
    let mut handler = world.signed_in("handler").await;
    done(&world, &mut handler, (number, "deliver-reply"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
    let paper = world.get(&mut head, &format!("/desk/concerns/{}/papers/opinion", number.digits())).await;
    assert!(paper.body.contains("信访事项处理意见书") && paper.body.contains("孙德福："), "{}", paper.body);
    done(&world, &mut handler, (number, "settle-promise/1"), &[("kept", "yes"), ("text", "沟通水了")]).await;
    let page = world.get(&mut head, &format!("/desk/concerns/{}", number.digits())).await;
    assert!(!page.body.contains('⟦') && page.body.contains("谁看过"), "{}", page.body);
}

#[tokio::test]
async fn whoever_changed_a_word_may_not_sign() {
    let world = World::new();
    let number = in_hand(&world, 12).await;
    hand_over(&world, number, "12月31日前挖通。").await;
    let mut head = world.signed_in("head").await;
    let mut fields = reply("11月30日前挖通。");
    fields.extend([("do", "hand"), ("based_on", "1")]);
    let answer = step(&world, &mut head, (number, "edit-draft"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let refused = step(&world, &mut head, (number, "sign-reply"), &[("revision", "2")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let mut deputy = world.signed_in("deputy").await;
    let page = world.get(&mut deputy, &format!("/desk/concerns/{}/sign-reply", number.digits())).await;
    assert!(
        page.body.contains("<del class=\"deleted\">") && page.body.contains("<ins class=\"inserted\">"),
        "{}",
        page.body
    );
    done(&world, &mut deputy, (number, "sign-reply"), &[("revision", "2")]).await;
}

#[tokio::test]
async fn a_reply_with_a_missing_part_comes_back_with_everything_typed() {
    let world = World::new();
    let number = in_hand(&world, 13).await;
    let answer = hand_over(&world, number, " ").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("#remedy-1") && answer.body.contains("填沟的是施工单位"), "{}", answer.body);
}

#[tokio::test]
async fn a_draft_survives_a_closed_tab() {
    let world = World::new();
    let number = in_hand(&world, 14).await;
    let mut handler = world.signed_in("handler").await;
    done(&world, &mut handler, (number, "draft-reply"), &[("opening", "写到一半"), ("do", "keep")]).await;
    let mut again = world.signed_in("handler").await;
    let page = world.get(&mut again, &format!("/desk/concerns/{}/draft-reply", number.digits())).await;
    assert!(page.body.contains("写到一半"));
}

#[tokio::test]
async fn the_second_of_two_who_save_gets_both_texts() {
    let world = World::new();
    let number = in_hand(&world, 15).await;
    let (mut handler, mut head) = (world.signed_in("handler").await, world.signed_in("head").await);
    let path = format!("/desk/concerns/{}/draft-reply", number.digits());
    let form = world.get(&mut head, &path).await;
    done(&world, &mut handler, (number, "draft-reply"), &[("opening", "周敏写的开头"), ("do", "keep")]).await;
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields =
        [("csrf", csrf.as_str()), ("key", &key), ("seen", &seen), ("opening", "何建国写的开头"), ("do", "keep")];
    let merge = world.post_raw(&mut head, &path, &fields).await;
    assert_eq!(merge.status, StatusCode::CONFLICT);
    assert!(
        merge.body.contains("周敏")
            && merge.body.contains("value=\"何建国写的开头\"")
            && merge.body.contains("value=\"周敏写的开头\""),
        "{}",
        merge.body
    );
    let (csrf, key, seen) = (merge.field("csrf"), merge.field("key"), merge.field("seen"));
    let fields =
        [("csrf", csrf.as_str()), ("key", &key), ("seen", &seen), ("opening", "何建国写的开头"), ("do", "keep")];
    assert_eq!(world.post_raw(&mut head, &path, &fields).await.status, StatusCode::SEE_OTHER);
    assert!(world.get(&mut handler, &path).await.body.contains("何建国写的开头"));
}

#[tokio::test]
async fn a_form_that_was_overtaken_comes_back_with_its_text() {
    let world = World::new();
    let number = in_hand(&world, 16).await;
    let (mut handler, mut head) = (world.signed_in("handler").await, world.signed_in("head").await);
    let path = format!("/desk/concerns/{}/note", number.digits());
    let form = world.get(&mut head, &path).await;
    done(&world, &mut handler, (number, "note"), &[("text", "先记一条")]).await;
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields = [("csrf", csrf.as_str()), ("key", &key), ("seen", &seen), ("text", "我也记一条")];
    let answer = world.post_raw(&mut head, &path, &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("我也记一条") && answer.body.contains("周敏"), "{}", answer.body);
}

#[tokio::test]
async fn a_double_click_takes_one_step() {
    let world = World::new();
    let number = in_hand(&world, 17).await;
    let mut handler = world.signed_in("handler").await;
    let path = format!("/desk/concerns/{}/note", number.digits());
    let form = world.get(&mut handler, &path).await;
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let fields = [("csrf", csrf.as_str()), ("key", &key), ("seen", &seen), ("text", "只有一条")];
    for _ in 0..2 {
        assert_eq!(world.post_raw(&mut handler, &path, &fields).await.status, StatusCode::SEE_OTHER);
    }
    let page = world.get(&mut handler, &format!("/desk/concerns/{}", number.digits())).await;
    assert_eq!(page.body.matches("只有一条").count(), 1);
}

#[tokio::test]
async fn a_step_that_cannot_be_taken_says_why_and_shows_no_form() {
    let world = World::new();
    let number = in_hand(&world, 18).await;
    let mut head = world.signed_in("head").await;
    let answer = world.get(&mut head, &format!("/desk/concerns/{}/close", number.digits())).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let page = world.get(&mut head, &format!("/desk/concerns/{}", number.digits())).await;
    assert!(!page.body.contains(&format!("{}/close\"", number.digits())), "no link to a step that cannot be taken");
}

#[tokio::test]
async fn the_administrator_and_other_posts_see_nothing() {
    let world = World::new();
    let number = file(&world, 19, Class::Ordinary);
    for login in ["admin", "handler", "bureau"] {
        let mut who = world.signed_in(login).await;
        let answer = world.get(&mut who, &format!("/desk/concerns/{}", number.digits())).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{login} opened it");
        assert!(!world.get(&mut who, "/desk").await.body.contains(TITLE), "{login} sees the title");
    }
    let mut nobody = Browser::default();
    let answer = world.get(&mut nobody, &format!("/desk/concerns/{}", number.digits())).await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/signin"));
}

#[tokio::test]
async fn a_sealed_concern_is_seen_by_supervisors_alone() {
    let world = World::new();
    let number = file(&world, 20, Class::Sealed);
    for (login, sees) in [("desk", false), ("head", false), ("supervisor", true)] {
        let mut who = world.signed_in(login).await;
        let answer = world.get(&mut who, &format!("/desk/concerns/{}", number.digits())).await;
        assert_eq!(answer.status == StatusCode::OK, sees, "{login}");
        assert_eq!(world.get(&mut who, "/desk").await.body.contains(TITLE), sees, "{login}’s list");
    }
}

#[tokio::test]
async fn a_phone_number_is_shown_only_when_asked_for_and_the_reading_is_told() {
    let world = World::new();
    let number = file(&world, 21, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let page = format!("/desk/concerns/{}", number.digits());
    assert!(!world.get(&mut desk, &page).await.body.contains("14200136205"));
    assert!(world.get(&mut desk, &format!("{page}/phone")).await.body.contains("14200136205"));
    assert!(world.get(&mut desk, &page).await.body.contains("李晓"), "the reader is named");
}

#[tokio::test]
async fn declining_without_a_way_on_comes_back_with_what_was_typed() {
    let world = World::new();
    let number = file(&world, 22, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let answer = step(&world, &mut desk, (number, "decline"), &[("ground", "not_ours"), ("text", "不归这里管")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("不归这里管") && answer.body.contains("#instead"), "{}", answer.body);
    assert!(answer.body.contains("#address") && answer.body.contains("#phone"), "where, and by which telephone");
    let rest = [("instead", "县人民法院立案庭"), ("address", "人民路 8 号"), ("phone", "0300-612 9000")];
    let fields =
        [&[("ground", "not_ours"), ("text", "不归这里管"), ("basis", "民事诉讼法第一百二十二条")], &rest[..]].concat();
    done(&world, &mut desk, (number, "decline"), &fields).await;
    let paper = world.get(&mut desk, &format!("/desk/concerns/{}/papers/decline", number.digits())).await;
    for said in
        ["县人民法院立案庭", "人民路 8 号", "0300-612 9000", "民事诉讼法第一百二十二条", "《信访工作条例》第二十三条"]
    {
        assert!(paper.body.contains(said), "{said}: {}", paper.body);
    }
}

#[tokio::test]
async fn nobody_is_sent_on_foot_to_a_unit_that_can_take_the_concern() {
    let world = World::new();
    let number = file(&world, 23, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let rest = [("instead", "安澜县水利局一楼"), ("address", "河滨路 40 号"), ("phone", "0300-615 6640")];
    let fields = [&[("ground", "not_ours"), ("text", "排水沟归水利局管")], &rest[..]].concat();
    let answer = step(&world, &mut desk, (number, "decline"), &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("不要让群众再跑一趟") && answer.body.contains("排水沟归水利局管"), "{}", answer.body);
}
