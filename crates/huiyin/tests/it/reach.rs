//! People who are not on line: called with a script and a number shown only then, or written to, and every try on record.

use axum::http::StatusCode;
use huiyin_domain::kernel::number::Number;

use crate::desk::done;
use crate::register::{registered, with};
use crate::world::{Browser, World};

/// Takes down a call, or somebody who left an address, and says no to it.
async fn declined(world: &World, contact: &[(&str, &str)]) -> Number {
    let mut desk = world.signed_in("desk").await;
    let call = [("title", "村口路灯不亮"), ("text", "村口的路灯坏了三个月。"), ("name", "孙德福"), ("phone", "")];
    let fields: Vec<_> =
        with(&call).into_iter().filter(|(name, _)| !contact.iter().any(|(other, _)| other == name)).collect();
    let (digits, _) = registered(world, &mut desk, &[&fields[..], contact].concat()).await;
    let number = Number::parse(&digits).unwrap();
    let no = [("ground", "not_ours"), ("text", "归法院管"), ("basis", "民事诉讼法第一百二十二条")];
    let way_on = [("instead", "县法院立案庭"), ("address", "人民路 8 号"), ("phone", "0300-612 9000")];
    let no = [&no[..], &way_on[..]].concat();
    done(world, &mut desk, (number, "decline"), &no).await;
    number
}

fn form(number: Number) -> String {
    format!("/desk/concerns/{}/give-notice", number.digits())
}

async fn list(world: &World, who: &mut Browser, way: &str) -> String {
    world.get(who, &format!("/desk/notices?way={way}")).await.body
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_with_a_telephone_alone_is_called_and_the_number_is_shown_only_then() {
    let world = World::new();
    let number = declined(&world, &[("phone", "14200136204")]).await;
    let mut desk = world.signed_in("desk").await;
    let page = list(&world, &mut desk, "phone").await;
    assert!(page.contains(&number.to_string()) && page.contains("不予受理"), "{page}");
    assert!(!page.contains("14200136204") && !page.contains("孙德福"), "no contact stands on a list");
    assert!(!list(&world, &mut desk, "letter").await.contains(&number.to_string()));
    let today = world.get(&mut desk, "/desk/today").await.body;
    assert!(today.contains("要打电话告知的人") && today.contains(&form(number)), "{today}");
    let one = world.get(&mut desk, &form(number)).await.body;
    assert!(one.contains("不要先说出名字") && one.contains("县法院立案庭"), "{one}");
    assert!(!one.contains("14200136204"), "not before one calls");
    let call = world.get(&mut desk, &format!("{}/call", form(number))).await.body;
    assert!(call.contains("14200136204"), "{call}");
    let fields = [("outcome", "call_again"), ("on", "2026-09-14"), ("again", "")];
    let wrong = world.post(&mut desk, &form(number), &form(number), &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
    let today = world.get(&mut desk, &form(number)).await.field("on");
    let told = [("outcome", "told_by_phone"), ("on", today.as_str()), ("note", "本人接的")];
    let recorded = world.post(&mut desk, &form(number), &form(number), &told).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.body);
    assert!(!list(&world, &mut desk, "phone").await.contains(&number.to_string()));
    let mut handler = world.signed_in("handler").await;
    assert_eq!(world.get(&mut handler, &form(number)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_shows_name_and_address_in_its_window_and_nothing_else_there() {
    let world = World::new();
    let number = declined(&world, &[("address", "柳林镇前街12号")]).await;
    let mut desk = world.signed_in("desk").await;
    assert!(list(&world, &mut desk, "letter").await.contains(&number.to_string()));
    let today = world.get(&mut desk, "/desk/today").await.body;
    assert!(today.contains("要寄信告知的人") && today.contains(&form(number)), "{today}");
    let print = format!("/desk/notices/letters?c={}", number.digits());
    let page = world.get(&mut desk, &print).await;
    let window = page.body.split("<div class=\"window\">").nth(1).unwrap().split("</div>").next().unwrap();
    assert!(window.contains("柳林镇前街12号") && window.contains("孙德福"), "{window}");
    assert!(!window.contains("路灯") && !window.contains(&number.to_string()), "{window}");
    assert!(page.body.contains("归法院管"), "the notice lies behind it: {}", page.body);
    let on = page.field("on");
    let form = [("c", number.digits()), ("on", on)];
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = world.post(&mut desk, &print, "/desk/notices/letters", &fields).await;
    assert_eq!(sent.location, "/desk/notices?way=on_its_way", "{}", sent.body);
    assert!(list(&world, &mut desk, "on_its_way").await.contains("信寄出了"));
    assert!(!list(&world, &mut desk, "letter").await.contains(&number.to_string()));
}
