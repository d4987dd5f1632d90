//! Days of the office's own: published, refused where somebody would be asked to come, and never a day of the law's terms.

use axum::http::StatusCode;
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::ids::CategoryCode;

use crate::world::{Answer, Browser, World};

const DAYS: &str = "/office/days";

async fn set(world: &World, admin: &mut Browser, (on, open, because): (&str, &str, &str)) -> Answer {
    world.post(admin, DAYS, DAYS, &[("on", on), ("open", open), ("because", because)]).await
}

fn arranged(on: &str) -> Vec<(&'static str, &str)> {
    vec![("leader", "6"), ("on", on), ("hours", "上午 8:30—12:00"), ("place", "一楼接待厅"), ("seats", "5")]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_closed_is_told_to_everybody_until_it_is_taken_back() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let wrong = set(&world, &mut admin, ("2026-09-30", "closed", "")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("写上为什么") && wrong.field("on") == "2026-09-30", "{}", wrong.body);
    assert_eq!(set(&world, &mut admin, ("2026-09-30", "closed", "县庆放假一天")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(set(&world, &mut admin, ("2026-10-03", "open", "补上")).await.status, StatusCode::SEE_OTHER);
    let past = set(&world, &mut admin, ("2026-09-13", "closed", "昨天")).await;
    assert_eq!(past.status, StatusCode::CONFLICT);
    let mut citizen = Browser::default();
    for path in ["/", "/reception-days"] {
        let page = world.get(&mut citizen, path).await;
        assert!(page.body.contains("9月30日") && page.body.contains("县庆放假一天"), "{path}: {}", page.body);
        assert!(page.body.contains("照常接待"), "{path}: {}", page.body);
    }
    let back = [("on", "2026-09-30"), ("act", "back")];
    assert_eq!(world.post(&mut admin, DAYS, DAYS, &back).await.status, StatusCode::SEE_OTHER);
    assert!(!world.get(&mut citizen, "/").await.body.contains("县庆放假一天"));
    assert_eq!(world.post(&mut admin, DAYS, DAYS, &back).await.status, StatusCode::CONFLICT, "once");
    for login in ["desk", "head", "supervisor"] {
        let mut other = world.signed_in(login).await;
        assert_eq!(world.get(&mut other, DAYS).await.status, StatusCode::NOT_FOUND, "{login}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_to_come_on_a_day_on_which_the_office_is_closed() {
    let world = World::new();
    let (mut admin, mut desk) = (world.signed_in("admin").await, world.signed_in("desk").await);
    let new = "/desk/receptions/new";
    assert_eq!(world.post(&mut desk, new, new, &arranged("2026-09-28")).await.status, StatusCode::SEE_OTHER);
    let stands = set(&world, &mut admin, ("2026-09-28", "closed", "停电")).await;
    assert_eq!(stands.status, StatusCode::CONFLICT, "what was published is called off first");
    assert!(stands.body.contains("排了领导接待日"), "{}", stands.body);
    set(&world, &mut admin, ("2026-09-29", "closed", "停电")).await;
    let closed = world.post(&mut desk, new, new, &arranged("2026-09-29")).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);
    assert!(
        closed.body.contains("不接待") && closed.body.contains("上午 8:30"),
        "what was typed stays: {}",
        closed.body
    );
    // The control: the day before is a day like others.
    assert_eq!(world.post(&mut desk, new, new, &arranged("2026-09-25")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_term_of_the_law_moves_with_a_day_of_the_office() {
    let world = World::new();
    let number = crate::desk::file(&world, 71, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let page = format!("/desk/concerns/{}", number.digits());
    let due = |world: &World| {
        let row = move |read: &huiyin_ledger::Read| huiyin::casework::view::row_of_number(read, number);
        world.app.ledger().read_blocking(row).unwrap().unwrap().due
    };
    let before = due(&world);
    assert_ne!(before, "9999-12-31", "a term runs");
    let mut admin = world.signed_in("admin").await;
    assert_eq!(set(&world, &mut admin, (&before, "closed", "县庆")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(due(&world), before);
    assert_eq!(world.get(&mut desk, &page).await.status, StatusCode::OK);
    let other = crate::desk::file(&world, 72, Class::Ordinary);
    let row = move |read: &huiyin_ledger::Read| huiyin::casework::view::row_of_number(read, other);
    assert_eq!(world.app.ledger().read_blocking(row).unwrap().unwrap().due, before, "nor one that begins afterwards");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_a_retired_category_is_found_under_the_one_that_went_on() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let lines = [("lines", "02 城乡建设\n0201 桥梁\n03 路政")];
    world.post(&mut admin, "/office/categories", "/office/categories", &lines).await;
    let number = crate::desk::file(&world, 73, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let accept = [("points", "排水沟"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    crate::desk::done(&world, &mut desk, (number, "accept"), &accept).await;
    let retire = "/office/categories/retire";
    // One after the other: 0101 went on as 0201, which went on as 03.
    for (code, successor) in [("0101", "0201"), ("0201", "03")] {
        let fields = [("code", code), ("successor", successor)];
        assert_eq!(world.post(&mut admin, retire, retire, &fields).await.status, StatusCode::SEE_OTHER);
    }
    let office = world.app.office();
    let now = |code: &str| office.office.category_now(&CategoryCode::parse(code).unwrap()).to_string();
    assert_eq!((now("0101").as_str(), now("03").as_str(), now("77").as_str()), ("03", "03", "77"));
    let spaced = number.to_string();
    for (category, found) in [("03", true), ("0101", true), ("02", false), ("0201", false)] {
        let page = world.get(&mut desk, &format!("/desk/find?category={category}")).await;
        assert_eq!(page.body.contains(&spaced), found, "{category}: {}", page.body);
    }
    let file = world.get(&mut desk, "/desk/find/excel?category=03").await;
    assert!(file.status == StatusCode::OK && !file.body.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_unit_says_what_no_post_owes_by_itself() {
    let world = World::new();
    crate::desk::file(&world, 74, Class::Ordinary);
    let mut admin = world.signed_in("admin").await;
    let page = world.get(&mut admin, "/office/units/1").await;
    assert!(page.body.contains("其中 1 件还没到具体岗位") && page.body.contains("登记分办 1"), "{}", page.body);
    let other = world.get(&mut admin, "/office/units/3").await;
    assert!(!other.body.contains("还没到具体岗位"), "{}", other.body);
    let english = [("name", "Petition Office"), ("address", "1 Main Road"), ("rooms", "Hall on the ground floor")];
    world.post(&mut admin, "/office/units/1/english", "/office/units/1/english", &english).await;
    let mut citizen = Browser::default();
    world.get(&mut citizen, "/display?language=en&back=/").await;
    let home = world.get(&mut citizen, "/").await;
    assert!(home.body.contains("1 Main Road, Hall on the ground floor"), "{}", home.body);
    let rooms = [("name", "安澜县水利局"), ("kind", "organ"), ("parent", ""), ("rooms", "二楼接待室")];
    world.post(&mut admin, "/office/units/3/edit", "/office/units/3/edit", &rooms).await;
    let units = world.get(&mut Browser::default(), "/units").await;
    assert!(units.body.contains("接待场所：二楼接待室") && units.body.contains("0300-612 3450"), "{}", units.body);
    let english = world.get(&mut citizen, "/units").await;
    assert!(english.body.contains("Rooms: Hall on the ground floor"), "{}", english.body);
}
