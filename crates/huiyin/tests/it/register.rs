//! Taking down a call, a letter, a visit through the real router: what is typed is kept, what is registered can be found, and
//! no screen of staff shows a code.

use axum::http::StatusCode;

use crate::world::{Answer, Browser, World};

const PATH: &str = "/desk/register";
const SAID: &str = "家里暖气不热，有五六天了，屋里十五六度，老人孩子都冻得不行。";

fn call() -> Vec<(&'static str, &'static str)> {
    vec![
        ("do", "hand"),
        ("channel", "phone"),
        ("sheet", "0a0b0c"),
        ("name", "马桂兰"),
        ("phone", "142 0013 5518"),
        ("text", SAID),
        ("conduct", "no"),
        ("place", "北苑小区 5 栋 3 单元 602"),
        ("area", "0300-01"),
        ("category", "公路"),
        ("manner", "counter"),
    ]
}

pub(crate) fn with<'a>(change: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = call().into_iter().filter(|(name, _)| !change.iter().any(|(other, _)| other == name));
    kept.chain(change.iter().copied()).collect()
}

async fn send(world: &World, who: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    world.post(who, PATH, PATH, fields).await
}

/// Registers and opens the page after it.
pub(crate) async fn registered(world: &World, who: &mut Browser, fields: &[(&str, &str)]) -> (String, Answer) {
    let answer = send(world, who, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "it was not registered: {}", answer.body);
    let page = world.get(who, &answer.location).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let digits = answer.location.trim_start_matches("/desk/registered/").split('?').next().unwrap().to_owned();
    (digits, page)
}

fn code_of(page: &Answer) -> String {
    let from = page.body.split("id=\"code\">").nth(1).unwrap_or_default();
    from.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_call_is_registered_sorted_at_once_and_its_code_opens_it_to_the_person() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let (digits, page) = registered(&world, &mut desk, &call()).await;
    let list = world.get(&mut desk, "/desk").await;
    assert!(list.body.contains("家里暖气不热") && list.body.contains("来电"), "{}", list.body);
    let concern = world.get(&mut desk, &format!("/desk/concerns/{digits}")).await;
    assert!(concern.body.contains("马桂兰") && !concern.body.contains("14200135518"), "the telephone is masked");
    assert!(concern.body.contains("代为登记") && concern.body.contains("李晓"), "operator and citizen are both kept");
    let accept = world.get(&mut desk, &format!("/desk/concerns/{digits}/accept")).await;
    assert!(accept.body.contains("value=\"0101\" selected"), "what the desk thought it is about waits at acceptance");
    let mut person = Browser::default();
    let at = format!("/concerns/{digits}/code");
    let opened = world.post(&mut person, &at, &at, &[("code", &code_of(&page))]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    assert!(world.get(&mut person, &format!("/concerns/{digits}")).await.body.contains("暖气不热"));
}

#[tokio::test]
async fn the_code_stands_on_paper_alone_and_only_for_the_session_that_registered() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let (digits, page) = registered(&world, &mut desk, &call()).await;
    let at = format!("/desk/registered/{digits}");
    let (screen, paper) = page.body.split_once("<article class=\"receipt weighty paper-only\"").unwrap();
    let code = code_of(&page);
    assert!(!screen.contains(&code) && paper.contains(&code));
    assert_eq!(page.body.matches(&code).count(), 1);
    let mut again = world.signed_in("desk").await;
    assert_eq!(world.get(&mut again, &at).await.status, StatusCode::NOT_FOUND, "another session of the same person");
    world.post(&mut desk, &at, &format!("{at}/removal"), &[]).await;
    assert_eq!(world.get(&mut desk, &at).await.status, StatusCode::NOT_FOUND, "handed over");
}

#[tokio::test]
async fn a_mistake_keeps_everything_typed_and_says_what_is_wrong_beside_each_field() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let typed = with(&[("phone", "142 0013"), ("conduct", ""), ("category", "供热"), ("others", "问邻居 12")]);
    let answer = send(&world, &mut desk, &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [SAID, "142 0013", "供热", "问邻居 12", "北苑小区 5 栋 3 单元 602", "马桂兰"] {
        assert!(answer.body.contains(kept), "{kept} was lost");
    }
    for field in ["phone", "conduct", "category", "others", "group"] {
        assert!(answer.body.contains(&format!("id=\"{field}-wrong\"")), "{field} is not named");
    }
    // The tab is closed; whoever opens the form again finds it.
    let later = world.get(&mut desk, PATH).await;
    assert!(later.body.contains("/desk/register?sheet=0a0b0c"), "{}", later.body);
    let sheet = world.get(&mut desk, "/desk/register?sheet=0a0b0c").await;
    assert!(sheet.body.contains(SAID));
}

#[tokio::test]
async fn what_the_rules_refuse_is_told_with_the_article_and_nothing_typed_is_lost() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let six = with(&[("others", "甲一\n乙二\n丙三\n丁四\n戊五"), ("group", "five_to_twenty_nine")]);
    let answer = send(&world, &mut desk, &six).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("第二十条") && answer.body.contains("戊五") && answer.body.contains(SAID));
    let silent = send(&world, &mut desk, &with(&[("needs", "听力不便，请说慢一点")])).await;
    assert!(silent.status == StatusCode::CONFLICT && silent.body.contains("本人同意"), "{}", silent.body);
    let nowhere = send(&world, &mut desk, &with(&[("manner", "letter")])).await;
    assert!(nowhere.status == StatusCode::CONFLICT && nowhere.body.contains("通信地址"));
    let late = with(&[("channel", "letter"), ("received", "2026-09-01")]);
    let late = send(&world, &mut desk, &late).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("2026-09-01"), "{}", late.body);
    assert!(!world.get(&mut desk, "/desk").await.body.contains("家里暖气不热"), "a refusal has written nothing");
}

#[tokio::test]
async fn needs_agreed_to_are_shown_to_whoever_works_on_it() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let fields = with(&[("needs", "听力不便，请说慢一点"), ("needs_agreed", "yes")]);
    let (digits, _) = registered(&world, &mut desk, &fields).await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{digits}")).await;
    assert!(page.body.contains("听力不便，请说慢一点"));
}

#[tokio::test]
async fn the_same_click_twice_is_one_concern() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let form = world.get(&mut desk, PATH).await;
    let (csrf, key) = (form.field("csrf"), form.field("key"));
    let mut fields = vec![("csrf", csrf.as_str()), ("key", key.as_str())];
    fields.extend(call());
    let first = world.post_raw(&mut desk, PATH, &fields).await;
    let second = world.post_raw(&mut desk, PATH, &fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    assert_eq!(first.location, second.location);
    assert_eq!(world.get(&mut desk, &second.location).await.status, StatusCode::OK, "and its slip can be printed");
}

#[tokio::test]
async fn what_was_registered_is_no_draft_any_more_even_when_a_saving_comes_late() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    send(&world, &mut desk, &with(&[("do", "keep"), ("auto", "1")])).await;
    assert!(world.get(&mut desk, PATH).await.body.contains("sheet=0a0b0c"), "kept while it is written");
    registered(&world, &mut desk, &call()).await;
    assert!(!world.get(&mut desk, PATH).await.body.contains("sheet=0a0b0c"));
    send(&world, &mut desk, &with(&[("do", "keep"), ("auto", "1")])).await;
    assert!(!world.get(&mut desk, PATH).await.body.contains("sheet=0a0b0c"), "it came back");
}

#[tokio::test]
async fn the_sentence_to_read_back_says_who_where_and_what() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let kept = send(&world, &mut desk, &with(&[("do", "read")])).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let page = world.get(&mut desk, kept.location.split('#').next().unwrap()).await;
    let sentence = page.body.split("class=\"read-back\">").nth(1).unwrap().split('<').next().unwrap();
    for heard in ["马桂兰", "142 0013 5518", "北苑小区 5 栋 3 单元 602", "家里暖气不热", "我记得对不对"]
    {
        assert!(sentence.contains(heard), "{heard} is not read back: {sentence}");
    }
}

#[tokio::test]
async fn who_complains_of_conduct_is_sealed_even_from_whoever_wrote_it_down() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let (digits, page) = registered(&world, &mut desk, &with(&[("conduct", "yes")])).await;
    assert!(page.body.contains("保密") && page.body.contains("id=\"code\""), "number and code all the same");
    assert_eq!(world.get(&mut desk, &format!("/desk/concerns/{digits}")).await.status, StatusCode::NOT_FOUND);
    assert!(!world.get(&mut desk, "/desk").await.body.contains("家里暖气不热"));
    let mut supervisor = world.signed_in("supervisor").await;
    let concern = world.get(&mut supervisor, &format!("/desk/concerns/{digits}")).await;
    assert!(concern.body.contains(SAID), "{}", concern.body);
}

#[tokio::test]
async fn a_visit_keeps_card_and_company_and_shows_the_card_only_when_asked_for() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let fields = with(&[
        ("channel", "walk_in"),
        ("queue", "12"),
        ("room", "二号接待室"),
        ("id_card", "11010519491231002x"),
        ("companions", "2"),
        ("companions_who", "儿子、村会计"),
    ]);
    let (digits, _) = registered(&world, &mut desk, &fields).await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{digits}")).await;
    assert!(page.body.contains("同来 2 人") && page.body.contains("二号接待室") && page.body.contains("儿子、村会计"));
    assert!(!page.body.contains("110105"), "masked after entry");
    let asked = world.get(&mut desk, &format!("/desk/concerns/{digits}/phone")).await;
    assert!(asked.body.contains("11010519491231002X"));
    let wrong = send(&world, &mut desk, &with(&[("channel", "walk_in"), ("id_card", "110105194912310021")])).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("id=\"id_card-wrong\""));
}

#[tokio::test]
async fn a_unit_takes_down_what_is_said_at_its_own_counter() {
    let world = World::new();
    let mut bureau = world.signed_in("bureau").await;
    let (digits, _) = registered(&world, &mut bureau, &call()).await;
    assert_eq!(world.get(&mut bureau, &format!("/desk/concerns/{digits}")).await.status, StatusCode::OK);
    let mut desk = world.signed_in("desk").await;
    assert_eq!(world.get(&mut desk, &format!("/desk/concerns/{digits}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_sits_at_no_desk_finds_no_form() {
    let world = World::new();
    for login in ["handler", "head", "supervisor", "admin"] {
        let mut other = world.signed_in(login).await;
        assert_eq!(world.get(&mut other, PATH).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test]
async fn a_sheet_belongs_to_whoever_began_it_and_can_be_thrown_away() {
    let world = World::new();
    let (mut desk, mut bureau) = (world.signed_in("desk").await, world.signed_in("bureau").await);
    send(&world, &mut desk, &with(&[("do", "park")])).await;
    assert!(!world.get(&mut bureau, "/desk/register?sheet=0a0b0c").await.body.contains("马桂兰"));
    let gone = world.post(&mut desk, PATH, "/desk/register/removal", &[("sheet", "0a0b0c")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!world.get(&mut desk, PATH).await.body.contains("0a0b0c"));
}

#[tokio::test]
async fn what_another_organ_sent_keeps_its_sender_number_and_date() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let fields = with(&[
        ("channel", "handed_over"),
        ("sender", "安澜县人民检察院"),
        ("sender_number", "安检控申〔2026〕12 号"),
        ("sent_on", "2026-09-10"),
        ("received", "2026-09-14"),
    ]);
    let (digits, _) = registered(&world, &mut desk, &fields).await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{digits}")).await;
    assert!(page.body.contains("安检控申〔2026〕12 号") && page.body.contains("9月10日"), "{}", page.body);
}
