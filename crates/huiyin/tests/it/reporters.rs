//! Two people, one concern: each opens it with a code of their own, and neither reads who the other is or what they say.

use axum::http::StatusCode;
use huiyin::handle::{Order, handle_blocking};
use huiyin::web::codes::QueryCode;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Delivery, DeliveryManner, NoticeAbout, NoticeOutcome};
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Command, RegisterConcern, Representative};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::testing::{commands, staff};
use huiyin_domain::words::ReporterWords;

use crate::browser::Browser;
use crate::citizen_answer::step as act;
use crate::desk::done;
use crate::register::{registered, with};
use crate::world::{Browser as Desk, World};

const CODES: [&str; 2] = ["11112222", "33334444"];

/// A letter of two, each with a code of their own from the first slip, with the bureau.
pub(crate) fn of_two(world: &World) -> Number {
    let huiyin_domain::command::Command::Intake(Command::RegisterConcern(sample)) =
        commands::register_concern(Class::Ordinary)
    else {
        panic!("registering is intake's")
    };
    let person = |name: &str| ReporterWords { name: Name::parse(name).ok(), ..commands::reporter() };
    let number = sample.filing.number;
    let code = |at: usize| QueryCode::parse(CODES[at]).unwrap().hash(&world.app, number);
    let second = Representative { code: code(1), token: None, words: person("李桂兰") };
    let mut register = RegisterConcern { others: vec![second], ..*sample };
    register.filing.reporter = Some(person("孙德福"));
    register.filing.code = code(0);
    let command = Command::RegisterConcern(Box::new(register));
    handle_blocking(&world.app, Order::new(staff(1), Action::RegisterConcern, None, command)).unwrap();
    number
}

pub(crate) async fn opened(world: &World, number: Number, at: usize) -> Browser {
    let mut browser = Browser::at(huiyin::router::service(world.app.clone()));
    let path = format!("/concerns/{}/code", number.digits());
    browser.open(&path).await;
    let sent = browser.post(&path, &[("code", CODES[at])]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    browser
}

#[tokio::test]
async fn each_of_two_reads_judges_and_leaves_by_themselves() {
    let world = World::new();
    let number = of_two(&world);
    let here = format!("/concerns/{}", number.digits());
    crate::citizen_answer::begin(&world, &number.digits());
    crate::citizen_answer::reply(&world, &number.digits());
    let (mut first, mut second) = (opened(&world, number, 0).await, opened(&world, number, 1).await);
    let delivery = Delivery { manner: DeliveryManner::ByHand, on: world.app.now().day(world.app.zone()) };
    let deliver = casework::DeliverReply { delivery, to: ReporterNo::FIRST, note: None };
    act(&world, &number.digits(), 5, Action::DeliverReply, casework::Command::DeliverReply(deliver));
    let page = first.open(&here).await;
    assert!(page.contains("verdict?all=solved"), "the first has it and is asked: {page}");
    let page = second.open(&here).await;
    assert!(page.contains("receipt-of-reply") && !page.contains("verdict?all=solved"), "not in the second's hands");
    assert!(
        !page.contains("孙德福") && page.contains("李桂兰"),
        "a letter to the second, and nobody else's name: {page}"
    );
    first.open(&format!("{here}/verdict")).await;
    let said = [("point-1", "not_solved"), ("point-2", "solved"), ("words", "沟还堵着呢")];
    assert_eq!(first.post(&format!("{here}/verdict"), &said).await.status, StatusCode::SEE_OTHER);
    let page = second.open(&here).await;
    assert!(
        !page.contains("沟还堵着呢") && page.contains("receipt-of-reply"),
        "one's verdict is nobody else's: {page}"
    );
    let sent = second.post(&format!("{here}/receipt-of-reply"), &[]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let mut head = world.signed_in("head").await;
    let desk = world.get(&mut head, &format!("/desk{here}")).await;
    assert!(
        desk.body.contains("孙德福（第一反映人）") && desk.body.contains("李桂兰（第 2 位反映人）"),
        "{}",
        desk.body
    );
    let asked = second.open(&format!("{here}/withdrawal")).await;
    assert!(asked.contains("其他反映人的事继续办") && !asked.contains("单位就停下来不办了"), "{asked}");
    let left = second.post(&format!("{here}/withdrawal"), &[("reason", "搬走了")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    let page = second.open(&here).await;
    assert!(page.contains("您已退出") && page.contains("回来，继续参加") && !page.contains("这件事撤回了"), "{page}");
    assert!(!page.contains("旧查询码"), "the first code of one's own ends none: {page}");
    let page = first.open(&here).await;
    assert!(!page.contains("搬走了") && !page.contains("您已退出"), "the first goes on: {page}");
}

#[tokio::test]
async fn a_new_code_for_one_leaves_the_other_ones_open() {
    let world = World::new();
    let number = of_two(&world);
    let (mut first, mut second) = (opened(&world, number, 0).await, opened(&world, number, 1).await);
    let huiyin_domain::command::Command::Intake(again) = commands::issue_code_to(2) else {
        panic!("issuing is intake's")
    };
    act(&world, &number.digits(), 1, Action::IssueCode, again);
    let here = format!("/concerns/{}", number.digits());
    assert_eq!(first.get(&here).await.status, StatusCode::OK);
    assert_eq!(second.get(&here).await.status, StatusCode::SEE_OTHER, "the second's old code is over");
}

const OTHERS: [(&str, &str); 2] =
    [("others", "李桂兰 142 0013 6204\n周长河，柳林镇前街 12 号"), ("group", "two_to_four")];

/// A letter of three: the first and the third left an address, the second a telephone number alone.
async fn letter_of_three(world: &World, desk: &mut Desk) -> (Number, String) {
    let letter =
        [("channel", "letter"), ("name", "孙德福"), ("phone", ""), ("address", "河西村 3 组"), ("manner", "letter")];
    let (digits, page) = registered(world, desk, &with(&[&letter[..], &OTHERS[..]].concat())).await;
    (Number::parse(&digits).unwrap(), page.body)
}

fn sheets(page: &str) -> Vec<&str> {
    page.split("<article class=\"receipt").skip(1).map(|rest| rest.split("</article>").next().unwrap()).collect()
}

fn code_on(sheet: &str) -> &str {
    sheet.split("id=\"code").nth(1).unwrap().split('>').nth(1).unwrap().split('<').next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_slip_is_one_sheet_for_each_with_a_code_that_opens_and_the_window_of_their_own_address() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let (number, page) = letter_of_three(&world, &mut desk).await;
    let papers = sheets(&page);
    assert_eq!(papers.len(), 3, "{page}");
    for (sheet, name) in papers.iter().zip(["孙德福", "李桂兰", "周长河"]) {
        let others = ["孙德福", "李桂兰", "周长河"].into_iter().filter(|other| *other != name);
        assert!(sheet.contains(name) && others.into_iter().all(|other| !sheet.contains(other)), "{sheet}");
        let mut person = Browser::at(huiyin::router::service(world.app.clone()));
        let path = format!("/concerns/{}/code", number.digits());
        person.open(&path).await;
        let sent = person.post(&path, &[("code", code_on(sheet))]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{name}: {}", sent.text());
    }
    let windows: Vec<&str> = page.split("<div class=\"slip-window\">").skip(1).collect();
    let window = |at: usize| windows[at].split("</div>").next().unwrap();
    assert_eq!(windows.len(), 2, "whoever left no address has no window: {page}");
    assert!(window(0).contains("河西村 3 组") && window(0).contains("孙德福"), "{}", window(0));
    assert!(window(1).contains("柳林镇前街 12 号") && window(1).contains("周长河"), "{}", window(1));
    assert!(!window(0).contains(&number.to_string()), "all that can be seen from outside");
    assert!(papers[1].contains("没有留地址") && !papers[2].contains("没有留地址"));
    let (screen, _) = page.split_once("<div class=\"slip-cover").unwrap();
    assert!(!screen.contains("孙德福") && screen.contains("一共 3 份"), "no word of anybody on the screen: {screen}");
    let removal = format!("/desk/registered/{}", number.digits());
    world.post(&mut desk, &removal, &format!("{removal}/removal"), &[]).await;
    assert_eq!(world.get(&mut desk, &removal).await.status, StatusCode::NOT_FOUND, "all of them are gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_several_is_told_by_their_own_way_and_one_told_is_not_the_other() {
    let world = World::new();
    let mut desk = world.signed_in("desk").await;
    let (number, _) = letter_of_three(&world, &mut desk).await;
    let no = [("ground", "not_ours"), ("text", "归法院管"), ("basis", "民事诉讼法第一百二十二条")];
    let way_on = [("instead", "县法院立案庭"), ("address", "人民路 8 号"), ("phone", "0300-612 9000")];
    done(&world, &mut desk, (number, "decline"), &[&no[..], &way_on[..]].concat()).await;
    let (phones, letters) = (list(&world, &mut desk, "phone").await, list(&world, &mut desk, "letter").await);
    assert!(phones.contains("第 2 位反映人") && !phones.contains("第一反映人"), "{phones}");
    assert!(letters.contains("第一反映人") && letters.contains("第 3 位反映人"), "{letters}");
    assert!(!letters.contains("周长河") && !phones.contains("14200136204"), "no name, no contact on a list");
    let form = format!("/desk/concerns/{}/give-notice?to=2", number.digits());
    let page = world.get(&mut desk, &form).await;
    assert!(page.body.contains("您好，这里是安澜县信访局"), "the desk that says it: {}", page.body);
    assert!(page.body.contains("要找的是：李桂兰") && page.body.contains("孙德福（第一反映人）"), "{}", page.body);
    let call = world.get(&mut desk, &form.replace('?', "/call?")).await.body;
    assert!(call.contains("14200136204"), "{call}");
    let on = page.field("on");
    let told = [("to", "2"), ("outcome", "told_by_phone"), ("on", on.as_str()), ("note", "本人接的")];
    let path = form.split('?').next().unwrap().to_owned();
    let recorded = world.post(&mut desk, &form, &path, &told).await;
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.body);
    assert!(!list(&world, &mut desk, "phone").await.contains(&number.to_string()));
    assert!(list(&world, &mut desk, "letter").await.contains("第 3 位反映人"), "the others are still owed theirs");
    let again = world.get(&mut desk, &form).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "nobody is told twice");
    let first = world.get(&mut desk, &path).await.body;
    assert!(first.contains("已告知（电话读给本人听）"), "how each of the others stands: {first}");
    let key = number.digits();
    let print = format!("/desk/notices/letters?c={key}&c={key}.2&c={key}.3");
    let page = world.get(&mut desk, &print).await;
    let windows: Vec<&str> = page.body.split("<div class=\"window\">").skip(1).collect();
    assert_eq!(windows.len(), 2, "whoever is told by telephone gets no letter: {}", page.body);
    assert!(windows[0].contains("孙德福") && !windows[0].contains("周长河"), "{}", windows[0]);
    assert!(windows[1].contains("周长河：") && !windows[1].contains("孙德福"), "addressed to them alone");
    let on = page.field("on");
    let third = format!("{key}.3");
    let sent = world.post(&mut desk, &print, "/desk/notices/letters", &[("c", third.as_str()), ("on", &on)]).await;
    assert_eq!(sent.location, "/desk/notices?way=on_its_way", "{}", sent.body);
    assert!(list(&world, &mut desk, "on_its_way").await.contains("第 3 位反映人"));
    let letters = list(&world, &mut desk, "letter").await;
    assert!(letters.contains("第一反映人") && !letters.contains("第 3 位反映人"), "{letters}");
}

async fn list(world: &World, who: &mut Desk, way: &str) -> String {
    world.get(who, &format!("/desk/notices?way={way}")).await.body
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reporter_opens_their_own_notice_and_never_anothers() {
    let world = World::new();
    let number = of_two(&world);
    let here = format!("/concerns/{}", number.digits());
    crate::citizen_answer::begin(&world, &number.digits());
    let told = casework::GiveNotice {
        about: NoticeAbout::Accepted,
        again: None,
        note: None,
        on: world.app.now().day(world.app.zone()),
        outcome: NoticeOutcome::ToldByPhone,
        to: ReporterNo(2),
    };
    act(&world, &number.digits(), 4, Action::GiveNotice, casework::Command::GiveNotice(told));
    let (mut first, mut second) = (opened(&world, number, 0).await, opened(&world, number, 1).await);
    let own = second.open(&format!("{here}/papers/accept")).await;
    assert!(own.contains("李桂兰") && !own.contains("孙德福"), "{own}");
    for asked in ["?to=1", "?to=2"] {
        let other = first.open(&format!("{here}/papers/accept{asked}")).await;
        assert!(other.contains("孙德福") && !other.contains("李桂兰"), "{asked}: {other}");
    }
    let mut desk = world.signed_in("head").await;
    let staff = world.get(&mut desk, &format!("/desk{here}/papers/accept?to=2")).await;
    assert!(staff.body.contains("李桂兰"), "the control: to the office it is addressed to the second: {}", staff.body);
    for path in [format!("/desk{here}/give-notice?to=1"), format!("/desk{here}/papers/accept?to=1")] {
        let refused = second.get(&path).await;
        assert_ne!(refused.status, StatusCode::OK, "{path}");
    }
    assert!(second.open(&here).await.contains("打电话告诉了您"), "their own telling stands on their page");
    assert!(!first.open(&here).await.contains("打电话告诉了您"), "and on nobody else's");
}
