//! Doors that must hold: the first password, the administrator's own hands, guessing side by side, what leaves no record.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use huiyin::gate::{self, Wanted};
use huiyin::handle::{Order, handle_blocking};
use huiyin::web::attempts;
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::casework;
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Channel, Command, FileConcern};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{Prose, Title};
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::testing;
use huiyin_domain::words::{ConcernWords, SaidWords};
use huiyin_ledger::sql;

use crate::world::{Browser, PASSWORD, World};

fn file(world: &World, chance: u64, class: Class) -> Number {
    let number = Number::from_chance(chance);
    let words = ConcernWords {
        files: Vec::new(),
        place: None,
        late_because: None,
        text: Prose::parse("村口的路灯三个月不亮了，晚上老人出门看不见路。").unwrap(),
        title: Title::parse(&format!("第{chance}盏路灯不亮")).unwrap(),
    };
    let command = Command::FileConcern(Box::new(FileConcern {
        id: Hex([u8::try_from(chance % 200).unwrap(); 16]),
        number,
        code: Hex([7; 32]),
        token: None,
        class,
        channel: Channel::Web,
        place: None,
        received_on: None,
        words,
        reporter: None,
    }));
    handle_blocking(&world.app, Order::new(Actor::Citizen, Action::FileConcern, None, command)).unwrap();
    number
}

/// Adds somebody on a post and signs in with the password that was shown.
async fn newcomer(world: &World, post: &str) -> (Browser, String) {
    let mut admin = world.signed_in("admin").await;
    let fields = [("name", "孙小雨"), ("login", "sunxiaoyu"), ("phone", ""), ("post", post)];
    let answer = world.post(&mut admin, "/office/people/new", "/office/people/new", &fields).await;
    let password = answer.body.split("number password\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    let mut browser = Browser::default();
    let fields = [("account", "sunxiaoyu"), ("password", password)];
    world.post(&mut browser, "/signin", "/signin", &fields).await;
    (browser, password.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_first_password_nothing_opens_but_the_page_that_changes_it() {
    let world = World::new();
    let (mut browser, password) = newcomer(&world, "8").await;
    for path in [
        "/desk",
        "/desk/find?number=1",
        "/desk/carried-over",
        "/desk/keys",
        "/office/people/5",
        "/desk/concerns/410735296889",
    ] {
        let answer = world.get(&mut browser, path).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/account/password"), "{path}");
    }
    let page = "/account/password";
    let taken = [("act", "take"), ("post", "5")];
    let csrf = world.get(&mut browser, page).await;
    let (token, key) = (csrf.field("csrf"), csrf.field("key"));
    let fields = [&[("csrf", token.as_str()), ("key", key.as_str())][..], &taken].concat();
    let act = world.post_raw(&mut browser, "/office/people/5", &fields).await;
    assert_eq!((act.status, act.location.as_str()), (StatusCode::SEE_OTHER, "/account/password"));
    // The first password is no new one.
    let same = [("present", password.as_str()), ("fresh", password.as_str()), ("again", password.as_str())];
    assert_eq!(world.post(&mut browser, page, page, &same).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fresh = [("present", password.as_str()), ("fresh", "a fresh password"), ("again", "a fresh password")];
    assert_eq!(world.post(&mut browser, page, page, &fresh).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut browser, "/office/people/5").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_to_change_the_password_can_still_sign_out() {
    let world = World::new();
    let (mut browser, _) = newcomer(&world, "5").await;
    let out = world.post(&mut browser, "/account/password", "/signout", &[]).await;
    assert_eq!((out.status, out.location.as_str()), (StatusCode::SEE_OTHER, "/signin?out=1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_gives_themselves_no_post_that_reads() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let own = "/office/people/8";
    for post in ["1", "2", "5", "6"] {
        let answer = world.post(&mut admin, own, own, &[("act", "take"), ("post", post)]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "post {post}");
        assert!(answer.body.contains("管理员不能给自己"), "{}", answer.body);
    }
    // Nor by turning the post that they hold into another.
    let held = "/office/units/1/posts/8";
    let turned = world.post(&mut admin, held, held, &[("title", "督查岗"), ("role", "supervisor")]).await;
    assert_eq!(turned.status, StatusCode::CONFLICT);
    let number = file(&world, 21, Class::Ordinary);
    let concern = format!("/desk/concerns/{}", number.digits());
    assert_eq!(world.get(&mut admin, &concern).await.status, StatusCode::NOT_FOUND);
    // To others they do give posts.
    let other = world.post(&mut admin, "/office/people/4", "/office/people/4", &[("act", "take"), ("post", "5")]).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrators_desk_is_the_office() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let desk = world.get(&mut admin, "/desk").await;
    assert_eq!((desk.status, desk.location.as_str()), (StatusCode::SEE_OTHER, "/office"));
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_tried_side_by_side_are_slowed_like_those_tried_in_turn() {
    let world = Arc::new(World::new());
    let tries = (0..12).map(|_| {
        let world = Arc::clone(&world);
        tokio::spawn(async move {
            let mut browser = Browser::default();
            let fields = [("account", "head"), ("password", "wrong wrong wrong")];
            world.post(&mut browser, "/signin", "/signin", &fields).await.body.contains("账号或密码不对")
        })
    });
    let mut judged = 0;
    for tried in tries.collect::<Vec<_>>() {
        judged += usize::from(tried.await.unwrap());
    }
    assert!(judged <= 3, "{judged} passwords were compared at once");
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_tried_side_by_side_are_slowed_like_those_tried_in_turn() {
    let world = Arc::new(World::new());
    let number = file(&world, 22, Class::Ordinary).digits();
    for _ in 0..6 {
        world.app.ledger().side(attempts::failed(&format!("code:{number}"), world.app.now())).await.unwrap();
    }
    // Eight seconds to wait, of which seven have gone by.
    world.app.clock().set(Moment(world.app.now().0 + 7_000));
    let tries = (0..4).map(|_| {
        let (world, path) = (Arc::clone(&world), format!("/concerns/{number}/code"));
        tokio::spawn(async move {
            let mut browser = Browser::default();
            let answer = world.post(&mut browser, &path, &path, &[("code", "12345678")]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            answer.body.contains("编号和查询码对不上")
        })
    });
    let mut judged = 0;
    for tried in tries.collect::<Vec<_>>() {
        judged += usize::from(tried.await.unwrap());
    }
    assert_eq!(judged, 1, "of four codes at once one is compared, the others wait their turn");
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_the_head_of_a_page_reads_nothing_and_records_nothing() {
    let world = World::new();
    let number = file(&world, 23, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let before = world.app.ledger().size().unwrap();
    for path in [format!("/desk/concerns/{}", number.digits()), "/desk".to_owned()] {
        let answer = world.send(&mut desk, Request::head(&path), Body::empty()).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""), "{path}");
    }
    assert_eq!(world.app.ledger().size().unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_link_of_ours_leads_to_another_site_by_a_sign_that_browsers_drop() {
    let world = World::new();
    for back in ["/%09/evil.example", "/%0A/evil.example", "/a%00b", "%2F%09%2Fevil.example"] {
        let answer = world.get(&mut Browser::default(), &format!("/display?size=elder&back={back}")).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{back}");
    }
    for next in ["/\t/evil.example", "/\n/evil.example", "/a\0b"] {
        let mut browser = Browser::default();
        let fields = [("account", "handler"), ("password", PASSWORD), ("next", next)];
        let answer = world.post(&mut browser, "/signin", "/signin", &fields).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/desk/today"), "{next:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_form_never_gives_a_password_or_code_back() {
    let world = World::new();
    let secret = "my very long and secret password";
    let fields = [
        ("csrf", "0"),
        ("account", "head"),
        ("password", secret),
        ("code", secret),
        ("present", secret),
        ("fresh", secret),
        ("again", secret),
    ];
    let answer = world.post_raw(&mut Browser::default(), "/signin", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!answer.body.contains(secret));
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_concerns_leave_no_gap_in_the_list_of_a_unit() {
    let world = World::new();
    for chance in 100..153 {
        file(&world, chance, Class::Ordinary);
        if chance % 10 == 0 {
            file(&world, chance + 5_000, Class::Sealed);
        }
    }
    let mut desk = world.signed_in("desk").await;
    let first = world.get(&mut desk, "/desk?list=unit-1").await;
    let rows = |body: &str| body.matches("盏路灯不亮").count();
    let next = first
        .body
        .split("href=\"/desk?list=unit-1&")
        .nth(1)
        .or_else(|| first.body.split("href=\"/desk?list=unit-1&#38;").nth(1));
    let next = next
        .and_then(|rest| rest.split('"').next())
        .expect("the list goes on")
        .trim_start_matches("#38;")
        .trim_start_matches("amp;");
    let second = world.get(&mut desk, &format!("/desk?list=unit-1&{next}")).await;
    assert_eq!((rows(&first.body), rows(&second.body)), (50, 3));
    assert!(!first.body.contains("第5") && !second.body.contains("第5"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_writes_into_an_address_is_in_no_event() {
    let world = World::new();
    file(&world, 24, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    for path in ["/desk?list=unit-1&after=Sun-Defu.9999999999", "/desk?list=unit-1&after=Sun-Defu"] {
        assert_eq!(world.get(&mut desk, path).await.status, StatusCode::OK);
    }
    let told = world.app.ledger().read_blocking(|read| {
        read.query(sql!("SELECT data FROM events ORDER BY position LIMIT 1000"), &[], |row| row.get::<Vec<u8>>(0))
    });
    for data in told.unwrap() {
        assert!(!String::from_utf8_lossy(&data).contains("Sun-Defu"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_among_staff_is_not_even_opened_for_the_citizen() {
    let world = World::new();
    let number = file(&world, 25, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let note = format!("/desk/concerns/{}/note", number.digits());
    let noted = world.post(&mut desk, &note, &note, &[("text", "这户人家去年也来过，态度要耐心")]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER);
    let wanted = Wanted { number, action: Action::SeeProgress, page: "progress" };
    let opened = gate::open(&world.app, &Actor::Citizen, Relation { showed_code: true, ..Default::default() }, wanted)
        .await
        .unwrap();
    let noted = opened.entries.iter().find(|entry| entry.recorded.fact.among_staff()).unwrap();
    assert!(noted.words.is_none());
    assert!(opened.entries.iter().any(|entry| entry.words.is_some()), "their own words are");
}

fn main_part(page: &str) -> &str {
    let from = page.find("<main").unwrap();
    let to = page.find("</main>").unwrap();
    &page[from..to]
}

#[tokio::test]
async fn at_the_desk_what_is_sealed_and_what_is_not_there_look_the_same_and_lead_back_to_the_work() {
    let world = World::new();
    let sealed = file(&world, 61, Class::Sealed);
    let unknown = Number::from_chance(62);
    let mut desk = world.signed_in("desk").await;
    let mut pages = Vec::new();
    for path in [
        format!("/desk/concerns/{}", sealed.digits()),
        format!("/desk/concerns/{}", unknown.digits()),
        format!("/desk/concerns/{}/add-material", sealed.digits()),
        "/desk/concerns/1".to_owned(),
        "/desk/nothing".to_owned(),
        "/office".to_owned(),
    ] {
        let answer = world.get(&mut desk, &path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("class=\"desk\"") && answer.body.contains("李晓"), "{path}: {}", answer.body);
        assert!(main_part(&answer.body).contains("href=\"/desk\""), "{path} leads back");
        pages.push(main_part(&answer.body).to_owned());
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "one page for all: {pages:#?}");
    let mut nobody = Browser::default();
    let citizens = world.get(&mut nobody, "/nothing").await;
    assert!(citizens.body.contains("class=\"citizen\"") && !citizens.body.contains("/signout"), "{}", citizens.body);
}

#[tokio::test]
async fn a_stale_form_at_the_desk_keeps_the_text_and_the_desk() {
    let world = World::new();
    let number = file(&world, 63, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let fields = [("csrf", "old"), ("text", "打了半天的字")];
    let answer = world.post_raw(&mut desk, &format!("/desk/concerns/{}/note", number.digits()), &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("class=\"desk\"") && answer.body.contains("打了半天的字"), "{}", answer.body);
}

/// The shortest of many tries of each, by turns: what the work itself takes, whatever else the machine is doing meanwhile.
async fn shortest(world: &World, actor: &Actor, numbers: [Number; 2]) -> [std::time::Duration; 2] {
    let mut shortest = [std::time::Duration::MAX; 2];
    for _ in 0..400 {
        for (number, shortest) in numbers.into_iter().zip(&mut shortest) {
            let begun = std::time::Instant::now();
            let wanted = Wanted { number, action: Action::ReadConcern, page: "concern" };
            assert!(gate::open(&world.app, actor, Relation::default(), wanted).await.is_err());
            *shortest = begun.elapsed().min(*shortest);
        }
    }
    shortest
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_takes_as_long_for_a_sealed_number_as_for_nobodys() {
    let world = World::new();
    let sealed = file(&world, 41, Class::Sealed);
    let stream = world.app.ledger().read_blocking(move |read| huiyin::intake::view::stream_of(read, sealed)).unwrap();
    for n in 0..300 {
        let text = Prose::parse(&format!("第{n}次去看了")).unwrap();
        let note = casework::Command::Note(casework::Note { words: SaidWords { text } });
        handle_blocking(&world.app, Order::new(testing::staff(2), Action::Note, stream, note)).unwrap();
    }
    let actor = testing::staff(1);
    let [of_sealed, of_nobody] = shortest(&world, &actor, [sealed, Number::from_chance(999)]).await;
    assert!(of_sealed < of_nobody * 3 / 2, "a sealed number takes {of_sealed:?}, nobody's {of_nobody:?}");
}
