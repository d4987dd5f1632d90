//! The person's own copies of what the office issued: from the step that issued them on, and never of a draft.

use axum::http::StatusCode;
use huiyin_domain::access::Action;
use huiyin_domain::casework::draft_reply::AnswerGiven;
use huiyin_domain::casework::{self, Delivery, DeliveryManner, Outcome, Plan};
use huiyin_domain::kernel::ids::{PointNo, PostId, Revision};
use huiyin_domain::words::{PlanWords, ReplyWords};

use crate::browser::Browser;
use crate::citizen::{send_report, write_report};
use crate::citizen_answer::{answer, begin, prose, reply, reported, said, step};
use crate::world::World;

async fn status(browser: &mut Browser, number: &str, paper: &str) -> StatusCode {
    browser.get(&format!("/concerns/{number}/papers/{paper}")).await.status
}

#[tokio::test]
async fn each_paper_is_the_persons_from_the_step_that_issued_it() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    for paper in ["transfer", "accept", "decline", "opinion", "anything"] {
        assert_eq!(status(&mut browser, &number, paper).await, StatusCode::NOT_FOUND, "{paper}");
    }
    begin(&world, &number);
    let page = browser.open(&format!("/concerns/{number}/papers/transfer")).await;
    assert!(page.contains("转送告知书") && page.contains("印章位置"), "{page}");
    assert!(page.contains("class=\"organ\">安澜县信访局<"), "who sent it on signs: {page}");
    let page = browser.open(&format!("/concerns/{number}/papers/accept")).await;
    assert!(page.contains("受理告知书") && page.contains("class=\"organ\">安澜县交通运输局<"), "{page}");
    assert!(page.contains("阿卜杜拉·艾合买提：") && !page.contains("未签发"), "{page}");
    assert_eq!(status(&mut browser, &number, "decline").await, StatusCode::NOT_FOUND);
    let progress = browser.open(&format!("/concerns/{number}")).await;
    for paper in ["transfer", "accept"] {
        assert!(progress.contains(&format!("/concerns/{number}/papers/{paper}\"")), "{progress}");
    }
    let mut stranger = Browser::at(huiyin::router::service(world.app.clone()));
    let away = stranger.get(&format!("/concerns/{number}/papers/accept")).await;
    assert_eq!(away.to, format!("/concerns/{number}/code"));
    browser.open("/display?language=en&back=/").await;
    let page = browser.open(&format!("/concerns/{number}/papers/accept")).await;
    assert!(page.contains("受理告知书") && page.contains("Back to the matter"), "{page}");
}

/// Another version, handed and not signed.
fn write_anew(world: &World, number: &str) {
    let due = world.app.now().plus_days(40).day(world.app.zone());
    let plan = casework::FixPlan {
        plan: Plan { due, handler: PostId(5), leader: PostId(6) },
        words: PlanWords { measures: prose("再看一遍"), solved_when: prose("本人认可") },
    };
    step(world, number, 5, Action::FixPlan, casework::Command::FixPlan(plan));
    let given = |point| AnswerGiven { point: PointNo(point), outcome: Outcome::Explained, promise_days: vec![] };
    let draft = casework::DraftReply {
        based_on: Some(Revision(1)),
        answers: vec![given(1), given(2)],
        words: ReplyWords {
            answers: vec![answer(1, vec![]), answer(2, vec![])], opening: prose("还没签的新话。")
        },
    };
    step(world, number, 5, Action::DraftReply, casework::Command::DraftReply(draft));
}

#[tokio::test]
async fn the_letter_is_the_signed_one_whatever_is_written_since() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    begin(&world, &number);
    reply(&world, &number);
    let progress = browser.open(&format!("/concerns/{number}")).await;
    assert!(progress.contains(&format!("/concerns/{number}/papers/opinion\"")), "{progress}");
    let page = browser.open(&format!("/concerns/{number}/papers/opinion")).await;
    assert!(page.contains("处理意见书") && page.contains("印章位置") && !page.contains("未签发"), "{page}");
    assert!(page.contains("请求把村东排水沟挖通；修西屋裂了的墙。"), "all requests in one paragraph: {page}");
    let delivery = Delivery { manner: DeliveryManner::ByHand, on: world.app.now().day(world.app.zone()) };
    let deliver = casework::DeliverReply { delivery, to: huiyin_domain::kernel::ids::ReporterNo::FIRST, note: None };
    step(&world, &number, 5, Action::DeliverReply, casework::Command::DeliverReply(deliver));
    let reopen = casework::Reopen { reason: said("再看一遍") };
    step(&world, &number, 6, Action::Reopen, casework::Command::Reopen(reopen));
    write_anew(&world, &number);
    let own = browser.open(&format!("/concerns/{number}/papers/opinion")).await;
    assert!(own.contains("逐件答复如下") && !own.contains("还没签的新话"), "{own}");
    let mut handler = world.signed_in("handler").await;
    let draft = world.get(&mut handler, &format!("/desk/concerns/{number}/papers/opinion")).await;
    assert!(draft.body.contains("还没签的新话") && draft.body.contains("未签发"), "a draft says so: {}", draft.body);
}

#[tokio::test]
async fn an_unsigned_letter_is_nobodys_but_the_offices() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    begin(&world, &number);
    let given = |point| AnswerGiven { point: PointNo(point), outcome: Outcome::Explained, promise_days: vec![] };
    let draft = casework::DraftReply {
        based_on: None,
        answers: vec![given(1), given(2)],
        words: ReplyWords { answers: vec![answer(1, vec![]), answer(2, vec![])], opening: prose("还没签的话。") },
    };
    step(&world, &number, 5, Action::DraftReply, casework::Command::DraftReply(draft));
    assert_eq!(status(&mut browser, &number, "opinion").await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_sealed_notice_opens_for_its_reporter_alone() {
    let world = World::new();
    let mut browser = Browser::at(huiyin::router::service(world.app.clone()));
    write_report(&mut browser, "yes").await;
    let (number, _) = send_report(&mut browser).await;
    let decline = huiyin_domain::testing::commands::decline();
    step(&world, &number, 2, Action::Accept, decline);
    let page = browser.open(&format!("/concerns/{number}/papers/decline")).await;
    assert!(page.contains("不予受理告知书"), "{page}");
    let mut desk = world.signed_in("desk").await;
    let refused = world.get(&mut desk, &format!("/desk/concerns/{number}/papers/decline")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}
