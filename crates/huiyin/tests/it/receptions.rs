//! Suggestion boxes and reception days through the real router.

use axum::http::StatusCode;

use crate::world::{Answer, Browser, World};

const BOX: [(&str, &str); 4] =
    [("place", "柳林镇政府门口意见箱"), ("opener_1", "1"), ("opener_2", "2"), ("papers", "2")];

fn paper<'a>(round: &'a str, sheet: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("do", "hand"),
        ("channel", "box"),
        ("sheet", sheet),
        ("round", round),
        ("sorted", "to_others"),
        ("text", "村口路灯坏了三个月，没人修。"),
        ("conduct", "no"),
        ("manner", "counter"),
    ]
}

async fn open_box(world: &World, desk: &mut Browser, change: (&str, &str)) -> Answer {
    let fields: Vec<(&str, &str)> = BOX.iter().copied().filter(|(name, _)| *name != change.0).chain([change]).collect();
    let today = world.app.now().day(world.app.zone()).to_string();
    world.post(desk, "/desk/boxes/new", "/desk/boxes/new", &[&fields[..], &[("on", &today)]].concat()).await
}

#[tokio::test]
async fn a_box_is_opened_by_two_and_its_ledger_counts_every_paper() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let alone = open_box(&world, &mut desk, ("opener_2", "1")).await;
    assert_eq!(alone.status, StatusCode::CONFLICT);
    assert!(alone.body.contains("至少要 2 个人") && alone.body.contains("柳林镇政府门口意见箱"), "{}", alone.body);
    let opened = open_box(&world, &mut desk, ("papers", "2")).await;
    assert_eq!((opened.status, opened.location.as_str()), (StatusCode::SEE_OTHER, "/desk/boxes/1"), "{}", opened.body);
    let ledger = world.get(&mut desk, "/desk/boxes/1").await.body;
    for said in ["李晓", "郑和平", "还有 2 张没登记"] {
        assert!(ledger.contains(said), "{said}: {ledger}");
    }
    let nowhere = world.post(&mut desk, "/desk/register?channel=box", "/desk/register", &paper("", "0a")).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY, "a paper comes from a round");
    let done = world.post(&mut desk, "/desk/register?channel=box&round=1", "/desk/register", &paper("1", "0b")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(done.location.contains("round=1"), "the next paper is of the same round: {}", done.location);
    let ledger = world.get(&mut desk, "/desk/boxes/1").await.body;
    assert!(ledger.contains("转办") && ledger.contains("还有 1 张没登记"), "{ledger}");
    let mut handler = world.signed_in("handler").await;
    assert_eq!(world.get(&mut handler, "/desk/boxes/1").await.status, StatusCode::NOT_FOUND);
}

async fn arrange(world: &World, desk: &mut Browser, on: &str) -> Answer {
    let fields =
        [("leader", "6"), ("on", on), ("hours", "上午 8:30—12:00"), ("place", "县信访局一楼接待厅"), ("seats", "3")];
    world.post(desk, "/desk/receptions/new", "/desk/receptions/new", &fields).await
}

#[tokio::test]
async fn a_reception_day_is_published_booked_and_called_off() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let today = world.app.now().day(world.app.zone());
    let past = arrange(&world, &mut desk, &today.yesterday().unwrap().to_string()).await;
    assert_eq!(past.status, StatusCode::CONFLICT);
    let day = today.saturating_add(jiff::Span::new().days(7)).to_string();
    let done = arrange(&world, &mut desk, &day).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let mut anybody = Browser::default();
    let public = world.get(&mut anybody, "/reception-days").await;
    assert!(public.body.contains("何建国") && public.body.contains("一楼接待厅"), "{}", public.body);
    let number = crate::desk::file(&world, 71, huiyin_domain::concern::Class::Ordinary);
    let book = format!("/desk/concerns/{}/book-reception", number.digits());
    let booked = world.post(&mut desk, &book, &book, &[("reception", "1")]).await;
    assert_eq!(booked.status, StatusCode::SEE_OTHER, "{}", booked.body);
    let again = world.post(&mut desk, &book, &book, &[("reception", "1")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "once");
    let page = world.get(&mut desk, "/desk/receptions/1").await.body;
    assert!(page.contains(&number.to_string()) && page.contains("还可以预约 2 拨"), "{page}");
    let off = "/desk/receptions/1/call-off";
    let called = world.post(&mut desk, off, off, &[("because", "改到下周同一时间")]).await;
    assert_eq!(called.status, StatusCode::SEE_OTHER, "{}", called.body);
    let public = world.get(&mut anybody, "/reception-days").await;
    assert!(public.body.contains("已取消") && public.body.contains("改到下周同一时间"), "{}", public.body);
}

#[tokio::test]
async fn who_comes_on_the_day_is_taken_down_under_its_leader() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let today = world.app.now().day(world.app.zone()).to_string();
    arrange(&world, &mut desk, &today).await;
    let said = [
        ("do", "hand"),
        ("channel", "reception"),
        ("sheet", "0c"),
        ("reception", "1"),
        ("queue", "12"),
        ("name", "何秀英"),
        ("text", "拆迁协议漏记了一间房。"),
        ("conduct", "no"),
        ("manner", "counter"),
    ];
    let done = world.post(&mut desk, "/desk/register?channel=reception", "/desk/register", &said).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = world.get(&mut desk, "/desk/receptions/1").await.body;
    assert!(page.contains("当天登记 1 拨"), "{page}");
    let digits = done.location.split('/').nth(3).unwrap().split('?').next().unwrap().to_owned();
    let concern = world.get(&mut desk, &format!("/desk/concerns/{digits}")).await.body;
    assert!(concern.contains("何建国"), "the leader is that day's: {concern}");
}
