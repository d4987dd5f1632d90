//! The administrator's pages.

use axum::http::StatusCode;

use crate::world::{Browser, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_person_gets_an_account_a_post_and_a_password_that_works() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "孙小雨"), ("login", "sunxiaoyu"), ("phone", ""), ("post", "5")];
    let answer = world.post(&mut admin, "/office/people/new", "/office/people/new", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    let password = answer.body.split("number password\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    let mut browser = Browser::default();
    let fields = [("account", "sunxiaoyu"), ("password", password)];
    let signed = world.post(&mut browser, "/signin", "/signin", &fields).await;
    assert_eq!(signed.location, "/account/password", "the first password has to be changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_somebody_off_ends_their_session_at_once() {
    let world = World::new();
    let mut handler = world.signed_in("handler").await;
    let mut admin = world.signed_in("admin").await;
    assert_eq!(world.get(&mut handler, "/account/password").await.status, StatusCode::OK);
    world.post(&mut admin, "/office/people/5", "/office/people/5", &[("act", "disable")]).await;
    assert_eq!(world.get(&mut handler, "/account/password").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_account_is_refused_and_what_was_typed_is_kept() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "孙小雨"), ("login", "handler"), ("phone", ""), ("post", "")];
    let answer = world.post(&mut admin, "/office/people/new", "/office/people/new", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("已经有人用了") && answer.body.contains("孙小雨"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_the_administrator_finds_these_pages() {
    let world = World::new();
    for login in ["desk", "handler", "head", "supervisor"] {
        let mut browser = world.signed_in(login).await;
        assert_eq!(world.get(&mut browser, "/office/units/1").await.status, StatusCode::NOT_FOUND, "{login}");
        assert_eq!(world.get(&mut browser, "/office/people/5").await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn units_posts_and_lists_are_added_in_pages() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let unit = [("name", "安澜县水利局"), ("kind", "organ"), ("parent", ""), ("works", "yes")];
    let added = world.post(&mut admin, "/office/units/new/edit", "/office/units/new/edit", &unit).await;
    assert_eq!(added.location, "/office/units/6");
    let post = [("title", "承办岗"), ("role", "handler")];
    let added = world.post(&mut admin, "/office/units/6/posts/new", "/office/units/6/posts/new", &post).await;
    assert_eq!(added.location, "/office/units/6");
    let lines = [("lines", "0300-01 柳林镇\n0300-02 石桥镇")];
    world.post(&mut admin, "/office/areas", "/office/areas", &lines).await;
    assert!(world.get(&mut admin, "/office/areas").await.body.contains("石桥镇"));
    let wrong = world.post(&mut admin, "/office/areas", "/office/areas", &[("lines", "石桥镇")]).await;
    assert!(wrong.body.contains("第 1 行") && wrong.status == StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_in_three_columns_gets_its_codes_and_one_in_use_is_retired_only_with_its_successor() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let path = "/office/categories";
    let table = "一级分类,二级分类,三级分类\n城乡建设,安全生产,事故处理\n城乡建设,安全生产,安全隐患";
    assert_eq!(world.post(&mut admin, path, path, &[("lines", table)]).await.status, StatusCode::SEE_OTHER);
    let page = world.get(&mut admin, path).await;
    assert!(page.body.contains("0201 安全生产") && page.body.contains("020102 安全隐患"), "{}", page.body);
    let facts = world.app.office().office.facts();
    world.post(&mut admin, path, path, &[("lines", table)]).await;
    assert_eq!(world.app.office().office.facts(), facts, "the same table again changes nothing");
    let number = crate::desk::file(&world, 41, huiyin_domain::concern::Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let accept = [("points", "排水沟"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    crate::desk::done(&world, &mut desk, (number, "accept"), &accept).await;
    let retire = "/office/categories/retire";
    let used = world.post(&mut admin, retire, retire, &[("code", "0101"), ("successor", "")]).await;
    assert_eq!(used.status, StatusCode::CONFLICT, "{}", used.body);
    assert!(used.body.contains("请选好以后用哪一个"), "{}", used.body);
    let fields = [("code", "0101"), ("successor", "020101")];
    assert_eq!(world.post(&mut admin, retire, retire, &fields).await.status, StatusCode::SEE_OTHER);
    let mut head = world.signed_in("head").await;
    let shown = world.get(&mut desk, &format!("/desk/concerns/{}", number.digits())).await;
    assert!(shown.body.contains("农村公路"), "what has it keeps its name: {}", shown.body);
    let file = world.get(&mut admin, "/office/export/categories").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(world.get(&mut head, "/office/export/people").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_transfers_is_pointed_to_the_unit_that_answers_for_the_place_and_why() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let lines = [("lines", "0300-01 柳林镇")];
    world.post(&mut admin, "/office/areas", "/office/areas", &lines).await;
    let path = "/office/units/3/jurisdiction";
    assert_eq!(world.post(&mut admin, path, path, &[("area", "0300-01")]).await.status, StatusCode::SEE_OTHER);
    let kept = world.get(&mut admin, path).await;
    assert!(kept.body.contains("checked"), "{}", kept.body);
    let place = huiyin_domain::kernel::ids::AreaCode::parse("0300-01");
    let number = crate::desk::file_at(&world, 42, huiyin_domain::concern::Class::Ordinary, place);
    let mut desk = world.signed_in("desk").await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{}/transfer", number.digits())).await;
    assert!(page.body.contains("属地“柳林镇”归它管"), "{}", page.body);
    let first = page.body.split("name=\"to\"").nth(1).unwrap();
    assert!(first.contains("value=\"3\""), "the likeliest stands first: {first}");
    assert!(!page.body.contains(" checked"), "and nobody is picked: {}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_changes_from_a_day_on_and_never_comes_to_stand_above_itself() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let path = "/office/units/3/edit";
    let moved = |parent: &'static str, from: &'static str| {
        vec![("name", "安澜县水利局"), ("kind", "organ"), ("parent", parent), ("rooms", "二楼接待室"), ("from", from)]
    };
    assert_eq!(world.post(&mut admin, path, path, &moved("2", "2026-09-21")).await.status, StatusCode::SEE_OTHER);
    assert_ne!(
        world.app.office().office.unit(huiyin_domain::testing::WATER).unwrap().parent,
        Some(huiyin_domain::testing::BUREAU)
    );
    let round = [("name", "安澜县交通运输局"), ("kind", "organ"), ("parent", "3"), ("from", "2026-09-22")];
    let refused = world.post(&mut admin, "/office/units/2/edit", "/office/units/2/edit", &round).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("单位不能排在自己上面"), "{}", refused.body);
    world.app.clock().set(world.app.now().plus_days(7));
    let unit = world.app.office().office.unit(huiyin_domain::testing::WATER).unwrap().clone();
    assert_eq!(unit.parent, Some(huiyin_domain::testing::BUREAU), "by itself, on its day");
    assert_eq!(unit.rooms.unwrap().as_str(), "二楼接待室");
}
