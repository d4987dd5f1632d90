//! Two people, one concern: each opens it with a code of their own, and neither reads who the other is or what they say.

use axum::http::StatusCode;
use huiyin::handle::{Order, handle_blocking};
use huiyin::web::codes::QueryCode;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Delivery, DeliveryManner};
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Command, RegisterConcern};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::testing::{commands, staff};
use huiyin_domain::words::ReporterWords;

use crate::browser::Browser;
use crate::citizen_answer::step as act;
use crate::world::World;

const CODES: [&str; 2] = ["11112222", "33334444"];

/// A letter of two, each with a code of their own, with the bureau.
pub(crate) fn of_two(world: &World) -> Number {
    let huiyin_domain::command::Command::Intake(Command::RegisterConcern(sample)) =
        commands::register_concern(Class::Ordinary)
    else {
        panic!("registering is intake's")
    };
    let person = |name: &str| ReporterWords { name: Name::parse(name).ok(), ..commands::reporter() };
    let number = sample.filing.number;
    let code = |at: usize| QueryCode::parse(CODES[at]).unwrap().hash(&world.app, number);
    let mut register = RegisterConcern { others: vec![person("李桂兰")], ..*sample };
    register.filing.reporter = Some(person("孙德福"));
    register.filing.code = code(0);
    let command = Command::RegisterConcern(Box::new(register));
    handle_blocking(&world.app, Order::new(staff(1), Action::RegisterConcern, None, command)).unwrap();
    let huiyin_domain::command::Command::Intake(Command::IssueCode(mut issue)) = commands::issue_code_to(2) else {
        panic!("issuing is intake's")
    };
    issue.code = code(1);
    act(world, &number.digits(), 1, Action::IssueCode, Command::IssueCode(issue));
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
    assert!(
        page.contains("给了您自己的查询码") && !page.contains("旧查询码"),
        "the first code of one's own ends none: {page}"
    );
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
