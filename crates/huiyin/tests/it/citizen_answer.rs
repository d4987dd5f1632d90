//! The office works, the citizen sees, answers, confirms and judges.

use axum::http::StatusCode;
use huiyin::handle::{Order, handle_blocking};
use huiyin_domain::access::Action;
use huiyin_domain::casework::draft_reply::AnswerGiven;
use huiyin_domain::casework::{self, Outcome, Plan};
use huiyin_domain::command::Command;
use huiyin_domain::intake::{self, Path, Track};
use huiyin_domain::kernel::ids::{PointNo, PostId, Revision};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{Line, Prose};
use huiyin_domain::testing::{BUREAU, staff};
use huiyin_domain::words::{AnswerWords, PlanWords, PromiseWords, ReplyWords, SaidWords};

use crate::browser::Browser;
use crate::citizen::{send_report, write_report};
use crate::world::World;

pub(crate) fn prose(raw: &str) -> Prose {
    Prose::parse(raw).unwrap()
}

pub(crate) fn line(raw: &str) -> Line {
    Line::parse(raw).unwrap()
}

pub(crate) fn said(raw: &str) -> SaidWords {
    SaidWords { text: prose(raw) }
}

/// One step of somebody in the office.
pub(crate) fn step(world: &World, number: &str, who: u32, action: Action, command: impl Into<Command>) {
    let number = Number::parse(number).unwrap();
    let stream = world.app.ledger().read_blocking(move |read| huiyin::intake::view::stream_of(read, number)).unwrap();
    handle_blocking(&world.app, Order::new(staff(who), action, stream, command)).unwrap();
}

/// Transferred, accepted with two points, given to the handler, planned.
pub(crate) fn begin(world: &World, number: &str) {
    let transfer =
        intake::Transfer { to: BUREAU, reason: said("填沟发生在公路施工中，归公路主管部门管。") };
    step(world, number, 1, Action::Transfer, intake::Command::Transfer(transfer));
    let points = vec![line("把村东排水沟挖通"), line("修西屋裂了的墙")];
    let accept = intake::Accept { path: Path::Petition, track: Track::Ordinary, category: None, points };
    step(world, number, 4, Action::Accept, intake::Command::Accept(accept));
    let lead = casework::AssignLead { unit: BUREAU, handler: PostId(5) };
    step(world, number, 6, Action::AssignLead, casework::Command::AssignLead(lead));
    let due = world.app.now().plus_days(40).day(world.app.zone());
    let plan = casework::FixPlan {
        plan: Plan { due, handler: PostId(5), leader: PostId(6) },
        words: PlanWords {
            measures: prose("施工方恢复原沟"), solved_when: prose("沟通水，本人到场认可")
        },
    };
    step(world, number, 5, Action::FixPlan, casework::Command::FixPlan(plan));
}

pub(crate) fn answer(point: u32, promises: Vec<PromiseWords>) -> AnswerWords {
    AnswerWords {
        basis: Some(prose("《民法典》第二百九十条")),
        facts: Some(prose("填沟的是施工单位，没有得到批准。")),
        point: PointNo(point),
        promises,
        reasons: Some(prose("责任在施工方。")),
        remedy: Some(prose("按原来的宽深挖通。")),
    }
}

/// Drafted by one, signed by another.
pub(crate) fn reply(world: &World, number: &str) {
    let day = world.app.now().plus_days(30).day(world.app.zone());
    let promise = PromiseWords { what: line("挖通排水沟 86 米"), who: line("施工单位") };
    let draft = casework::DraftReply {
        based_on: None,
        answers: vec![
            AnswerGiven { point: PointNo(1), outcome: Outcome::Upheld, promise_days: vec![day] },
            AnswerGiven { point: PointNo(2), outcome: Outcome::Explained, promise_days: vec![] },
        ],
        words: ReplyWords {
            answers: vec![answer(1, vec![promise]), answer(2, vec![])],
            opening: prose("逐件答复如下。"),
        },
    };
    step(world, number, 5, Action::DraftReply, casework::Command::DraftReply(draft));
    step(
        world,
        number,
        6,
        Action::SignReply,
        casework::Command::SignReply(casework::SignReply { based_on: Revision(1), shared: None }),
    );
}

pub(crate) async fn reported(world: &World) -> (Browser, String) {
    let mut browser = Browser::at(huiyin::router::service(world.app.clone()));
    write_report(&mut browser, "no").await;
    let (number, _) = send_report(&mut browser).await;
    (browser, number)
}

#[tokio::test]
async fn a_question_of_the_office_is_shown_and_answered() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    begin(&world, &number);
    let question = casework::AskCitizen { question: said("西屋的墙是哪一年盖的？") };
    step(&world, &number, 5, Action::AskCitizen, casework::Command::AskCitizen(question));
    let note = casework::Note { words: said("此人多次来访，注意方式") };
    step(&world, &number, 5, Action::Note, casework::Command::Note(note));
    let page = browser.open(&format!("/concerns/{number}")).await;
    assert!(page.contains("西屋的墙是哪一年盖的") && page.contains("周敏"), "{page}");
    assert!(!page.contains("注意方式"), "a staff note reached the citizen");
    browser.open(&format!("/concerns/{number}/answer")).await;
    let empty = browser.post(&format!("/concerns/{number}/answer"), &[("answer", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = browser.post(&format!("/concerns/{number}/answer"), &[("answer", "一九九八年盖的")]).await;
    let page = browser.open(&sent.to).await;
    assert!(page.contains("一九九八年盖的") && page.contains("您回答了"), "{page}");
    let again = browser.get(&format!("/concerns/{number}/answer")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_missed_point_is_added_once() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    begin(&world, &number);
    let path = format!("/concerns/{number}/points");
    let page = browser.open(&path).await;
    assert!(page.contains("把村东排水沟挖通"));
    let sent = browser.post(&path, &[("point", "赔泡坏的玉米")]).await;
    let page = browser.open(&sent.to).await;
    assert!(page.contains("赔泡坏的玉米") && !page.contains(&format!("href=\"{path}\"")), "{page}");
}

#[tokio::test]
async fn the_letter_is_confirmed_and_judged_point_by_point() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    begin(&world, &number);
    reply(&world, &number);
    let here = format!("/concerns/{number}");
    let page = browser.open(&here).await;
    assert!(
        page.contains("一、把村东排水沟挖通") && page.contains("我收到了") && page.contains("阿卜杜拉·艾合买提："),
        "{page}"
    );
    assert!(!page.contains("这件事，您说解决了没有"), "nobody judges what has not reached them");
    let sent = browser.post(&format!("{here}/receipt-of-reply"), &[]).await;
    let page = browser.open(&sent.to).await;
    assert!(
        page.contains("这件事，您说解决了没有") && page.contains("申请复查") && page.contains("挖通排水沟 86 米"),
        "{page}"
    );
    browser.open(&format!("{here}/verdict?all=not_solved")).await;
    assert_eq!(browser.page.matches(" checked").count(), 2);
    let none = browser.post(&format!("{here}/verdict"), &[("words", "没进屋看")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains("没进屋看"));
    let fields = [("point-1", "cannot_say"), ("point-2", "not_solved"), ("words", "没进屋看")];
    let sent = browser.post(&format!("{here}/verdict"), &fields).await;
    let page = browser.open(&sent.to).await;
    assert!(
        page.contains("您说没解决") && page.contains("没进屋看") && page.contains("交通运输局负责人欠您一个回应"),
        "{page}"
    );
    assert!(page.contains("条例没有给这一步定期限") && page.contains("都能书面请安澜县人民政府复查"), "{page}");
    assert!(!page.contains('⟦'), "{page}");
}

#[tokio::test]
async fn the_same_page_speaks_english() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    begin(&world, &number);
    reply(&world, &number);
    browser.get("/display?language=en&back=/").await;
    for path in [
        format!("/concerns/{number}"),
        format!("/concerns/{number}/clocks/xf_done"),
        format!("/concerns/{number}/receipt"),
    ] {
        let page = browser.open(&path).await;
        assert!(page.contains("<html lang=\"en\"") && !page.contains('⟦'), "{path}: {page}");
    }
}

#[tokio::test]
async fn a_refusal_to_accept_says_why_and_where_instead() {
    let world = World::new();
    let (mut browser, number) = reported(&world).await;
    let decline = intake::DeclineToAccept {
        ground: intake::DeclineGround::OtherProcedure,
        until: None,
        words: huiyin_domain::words::DeclineWords {
            address: None,
            basis: None,
            number: None,
            phone: None,
            instead: line("县人民法院柳林法庭"),
            reason: prose("法院已经立案。"),
        },
    };
    step(&world, &number, 1, Action::Accept, intake::Command::DeclineToAccept(decline));
    let page = browser.open(&format!("/concerns/{number}")).await;
    assert!(
        page.contains("法院已经立案") && page.contains("县人民法院柳林法庭") && page.contains("没有受理"),
        "{page}"
    );
}
