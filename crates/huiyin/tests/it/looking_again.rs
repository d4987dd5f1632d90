//! 复查、复核 through the real router: asked for on the page or at the counter, decided one level up by people who had no part in
//! the answer, delivered, final; and what goes outside on paper.

use axum::http::StatusCode;
use huiyin::gate::{self, Wanted};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::casework::draft_reply::AnswerGiven;
use huiyin_domain::casework::{self, Delivery, DeliveryManner, Outcome, Plan};
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{self, Path, Track};
use huiyin_domain::kernel::ids::{PointNo, PostId, ReporterNo, Revision};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::testing::{self, COUNTY_HANDLER, HEAD, LETTERS};
use huiyin_domain::words::{PlanWords, ReplyWords};

use crate::browser::Browser as Citizen;
use crate::citizen_answer::{answer, begin, line, prose, reply, reported, step as given};
use crate::desk::{done, file, step};
use crate::world::World;

pub(crate) const REASONS: &str = "鉴定的人只看了外墙，没进屋。";

/// Answered, in the citizen's hands, and not agreed with.
async fn answered(world: &World) -> (Citizen, String) {
    let (mut browser, number) = reported(world).await;
    begin(world, &number);
    reply(world, &number);
    let here = format!("/concerns/{number}");
    browser.open(&here).await;
    browser.post(&format!("{here}/receipt-of-reply"), &[]).await;
    browser.open(&format!("{here}/verdict")).await;
    let fields = [("point-1", "solved"), ("point-2", "not_solved"), ("words", REASONS), ("then", "review")];
    let sent = browser.post(&format!("{here}/verdict"), &fields).await;
    assert_eq!(sent.to, format!("{here}/review"), "one press from 没解决 to the request");
    (browser, number)
}

pub(crate) async fn asked(world: &World) -> (Citizen, String) {
    let (mut browser, number) = answered(world).await;
    let here = format!("/concerns/{number}/review");
    let page = browser.open(&here).await;
    assert!(page.contains("安澜县人民政府") && page.contains(REASONS), "{page}");
    assert_eq!(page.matches(" checked").count(), 1, "the point that was said not to be solved is ticked");
    let none = browser.post(&here, &[("reasons", REASONS), ("new_facts", "")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains(REASONS), "nothing typed is lost");
    let sent = browser.post(&here, &[("points", "2"), ("reasons", REASONS), ("new_facts", "")]).await;
    let page = browser.open(&sent.to).await;
    assert!(page.contains("上一级在看") && page.contains("您申请了复查") && !page.contains('⟦'), "{page}");
    (browser, number)
}

pub(crate) fn opinion(decision: &str) -> Vec<(&str, &str)> {
    vec![
        ("decision-2", decision),
        ("opening", "本机关调阅了全部材料。"),
        ("facts-2", "裂缝在施工以前就有。"),
        ("basis-2", "《民法典》第二百九十条"),
        ("reasons-2", "照片的日期早于施工。"),
        ("remedy-2", "维持原答复。"),
    ]
}

/// Given out, written, signed and delivered by the people of one unit.
async fn decided(world: &World, number: &str, (head, writer, post): (&str, &str, &str), decision: &str) {
    let number = Number::parse(number).unwrap();
    let mut chief = world.signed_in(head).await;
    let inbox = world.get(&mut chief, "/desk").await;
    assert!(inbox.body.contains(&number.digits().to_string()), "it is in the inbox: {}", inbox.body);
    done(world, &mut chief, (number, "assign-review"), &[("post", post)]).await;
    let mut clerk = world.signed_in(writer).await;
    let desk = world.get(&mut clerk, &format!("/desk/concerns/{}/decide-review", number.digits())).await;
    assert!(desk.body.contains(REASONS) && desk.body.contains("责任在施工方。"), "{}", desk.body);
    let half = step(world, &mut clerk, (number, "decide-review"), &opinion("")).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(half.body.contains("照片的日期早于施工。") && half.body.contains("还没有选怎么定"), "{}", half.body);
    done(world, &mut clerk, (number, "decide-review"), &opinion(decision)).await;
    let sign = world.get(&mut chief, &format!("/desk/concerns/{}/sign-review", number.digits())).await;
    assert!(sign.body.contains("照片的日期早于施工。"), "{}", sign.body);
    done(world, &mut chief, (number, "sign-review"), &[("revision", "1")]).await;
    done(world, &mut clerk, (number, "deliver-review"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
}

#[tokio::test]
async fn a_review_and_a_re_review_are_decided_above_and_after_the_last_look_only_new_facts_are_heard() {
    let world = World::new();
    let (mut browser, number) = asked(&world).await;
    let here = format!("/concerns/{number}");
    decided(&world, &number, ("county-head", "county", "12"), "maintained").await;
    let page = browser.open(&here).await;
    assert!(page.contains("信访事项复查意见书") && page.contains("照片的日期早于施工。"), "{page}");
    let paper = browser.open(&format!("{here}/papers/review")).await;
    assert!(paper.contains("河阳市人民政府") && paper.contains("三、复查意见和依据"), "{paper}");
    assert!(page.contains("申请复核") && page.contains("请再上一级看一遍"), "{page}");
    let ask = [("points", "2"), ("reasons", REASONS), ("new_facts", "")];
    browser.open(&format!("{here}/review")).await;
    browser.post(&format!("{here}/review"), &ask).await;
    decided(&world, &number, ("city-head", "city", "14"), "maintained").await;
    let page = browser.open(&here).await;
    assert!(page.contains("已经终结") && page.contains("信访事项复核意见书"), "{page}");
    let again = browser.open(&format!("{here}/review")).await;
    assert!(again.contains("同样的事实和理由不再受理"), "{again}");
    let sent = browser.post(&format!("{here}/review"), &ask).await;
    let page = browser.open(&sent.to).await;
    assert!(page.contains("您的申请记下了") && page.contains("信访事项不再受理告知书"), "{page}");
    browser.open(&format!("{here}/review")).await;
    let new = [("points", "2"), ("reasons", REASONS), ("new_facts", "找到了施工前的照片。")];
    browser.post(&format!("{here}/review"), &new).await;
    let mut head = world.signed_in("head").await;
    let number = Number::parse(&number).unwrap();
    let form = world.get(&mut head, &format!("/desk/concerns/{}/answer-new-facts", number.digits())).await;
    assert!(form.body.contains("找到了施工前的照片。"), "{}", form.body);
    done(&world, &mut head, (number, "answer-new-facts"), &[("way", "reopen"), ("text", "重新鉴定。")]).await;
}

/// All words that the gate opens for somebody, whatever a page shows of them.
async fn words_opened(world: &World, post: u32, number: Number) -> String {
    let actor = testing::staff(post);
    let wanted = Wanted { number, action: Action::ReadConcern, page: "concern" };
    let opened = gate::open(&world.app, &actor, Relation::default(), wanted).await.unwrap();
    opened.entries.iter().map(|entry| serde_json::to_string(&entry.words).unwrap()).collect()
}

#[tokio::test]
async fn whose_answer_it_is_neither_decides_nor_reads_what_is_still_written_and_the_next_level_reads_the_file() {
    let world = World::new();
    let (_, number) = asked(&world).await;
    let number = Number::parse(&number).unwrap();
    let path = |below: &str| format!("/desk/concerns/{}{below}", number.digits());
    let mut head = world.signed_in("head").await;
    for below in ["/assign-review", "/decide-review", "/sign-review", "/deliver-review", "/papers/review"] {
        assert_eq!(world.get(&mut head, &path(below)).await.status, StatusCode::NOT_FOUND, "{below}");
    }
    let closed = world.get(&mut head, &format!("/desk/concerns/{}/close", number.digits())).await;
    assert!(closed.status == StatusCode::CONFLICT, "{}", closed.body);
    let mut county = world.signed_in("county").await;
    assert_eq!(world.get(&mut county, &path("")).await.status, StatusCode::NOT_FOUND, "not before it is given to them");
    let mut chief = world.signed_in("county-head").await;
    done(&world, &mut chief, (number, "assign-review"), &[("post", "12")]).await;
    let page = world.get(&mut county, &path("")).await;
    assert!(page.status == StatusCode::OK && page.body.contains("责任在施工方。"), "{}", page.body);
    assert_eq!(world.get(&mut county, &path("/draft-reply")).await.status, StatusCode::NOT_FOUND);
    done(&world, &mut county, (number, "decide-review"), &opinion("sent_back")).await;
    let seen = world.get(&mut head, &path("")).await;
    assert!(!seen.body.contains("照片的日期早于施工。"), "the unit reads it when it is signed, not before");
    done(&world, &mut chief, (number, "return-review"), &[("text", "补上鉴定的依据。")]).await;
    let again = world.get(&mut county, &path("/decide-review")).await;
    assert!(again.body.contains("补上鉴定的依据。") && again.body.contains("照片的日期早于施工。"), "{}", again.body);
    done(&world, &mut county, (number, "decide-review"), &opinion("sent_back")).await;
    let stale = step(&world, &mut chief, (number, "sign-review"), &[("revision", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
    let (answered, again) =
        (words_opened(&world, HEAD, number).await, words_opened(&world, COUNTY_HANDLER, number).await);
    assert!(!answered.contains("照片的日期早于施工。") && !answered.contains("补上鉴定的依据。"), "{answered}");
    assert!(again.contains("照片的日期早于施工。") && again.contains("补上鉴定的依据。"), "the control: who writes it");
    done(&world, &mut chief, (number, "sign-review"), &[("revision", "2")]).await;
    let answered = words_opened(&world, HEAD, number).await;
    assert!(answered.contains("照片的日期早于施工。") && !answered.contains("补上鉴定的依据。"), "{answered}");
    done(&world, &mut county, (number, "deliver-review"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
    let mut handler = world.signed_in("handler").await;
    assert!(world.get(&mut handler, "/desk").await.body.contains("fix-plan"), "back with its owner");
}

/// A sealed concern is the supervisors'; above the letters office there is nobody in this installation.
pub(crate) fn sealed_and_answered(world: &World) -> Number {
    let number = file(world, 77, Class::Sealed);
    let digits = number.digits();
    let accept = intake::Accept {
        path: Path::Denunciation,
        track: Track::Ordinary,
        category: None,
        points: vec![line("查清谁同意填沟")],
    };
    given(world, &digits, 2, Action::Accept, intake::Command::Accept(accept));
    let lead = casework::AssignLead { unit: LETTERS, handler: PostId(2) };
    given(world, &digits, 2, Action::AssignLead, casework::Command::AssignLead(lead));
    let due = world.app.now().plus_days(30).day(world.app.zone());
    let plan = casework::FixPlan {
        plan: Plan { due, handler: PostId(2), leader: PostId(3) },
        words: PlanWords { measures: prose("调阅审批材料"), solved_when: prose("查清并答复") },
    };
    given(world, &digits, 2, Action::FixPlan, casework::Command::FixPlan(plan));
    let draft = casework::DraftReply {
        based_on: None,
        answers: vec![AnswerGiven { point: PointNo(1), outcome: Outcome::Explained, promise_days: vec![] }],
        words: ReplyWords { answers: vec![answer(1, vec![])], opening: prose("答复如下。") },
    };
    given(world, &digits, 2, Action::DraftReply, casework::Command::DraftReply(draft));
    let sign = casework::SignReply { based_on: Revision(1), shared: None };
    given(world, &digits, 3, Action::SignReply, casework::Command::SignReply(sign));
    let on = world.app.now().day(world.app.zone());
    let delivery = Delivery { manner: DeliveryManner::ByHand, on };
    let deliver = casework::DeliverReply { delivery, to: ReporterNo::FIRST, note: None };
    given(world, &digits, 2, Action::DeliverReply, casework::Command::DeliverReply(deliver));
    number
}

#[tokio::test]
async fn a_request_to_a_body_outside_is_registered_printed_handed_over_and_its_opinion_comes_back() {
    let world = World::new();
    let number = sealed_and_answered(&world);
    let mut who = world.signed_in("supervisor").await;
    let register = [("by", "letter"), ("on", "2026-09-14"), ("points", "1"), ("reasons", REASONS), ("new_facts", "")];
    let early = [("by", "letter"), ("on", "2026-09-01"), ("points", "1"), ("reasons", REASONS), ("new_facts", "")];
    let refused = step(&world, &mut who, (number, "request-review"), &early).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.body.contains(REASONS), "{}", refused.body);
    done(&world, &mut who, (number, "request-review"), &register).await;
    let path = |below: &str| format!("/desk/concerns/{}{below}", number.digits());
    let paper = world.get(&mut who, &path("/papers/review-request")).await;
    assert!(paper.body.contains("安澜县人民政府：") && paper.body.contains(REASONS), "{}", paper.body);
    done(&world, &mut who, (number, "send-review"), &[("on", "2026-09-14"), ("text", "收文号 12")]).await;
    let recorded = [("on", "2026-09-14"), ("point-1", "maintained"), ("text", "县政府复查意见：维持。")];
    done(&world, &mut who, (number, "record-review"), &recorded).await;
    done(&world, &mut who, (number, "deliver-review"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
    let page = world.get(&mut who, &path("")).await;
    assert!(page.body.contains("县政府复查意见：维持。") && !page.body.contains('⟦'), "{}", page.body);
}

#[tokio::test]
async fn an_opinion_that_is_being_written_is_kept_for_its_writer_and_gone_when_it_is_handed_over() {
    let world = World::new();
    let (_, number) = asked(&world).await;
    let number = Number::parse(&number).unwrap();
    let path = format!("/desk/concerns/{}/decide-review", number.digits());
    let mut chief = world.signed_in("county-head").await;
    done(&world, &mut chief, (number, "assign-review"), &[("post", "12")]).await;
    let mut clerk = world.signed_in("county").await;
    let mut half = vec![("decision-2", "changed"), ("facts-2", "门口的裂缝有两指宽。"), ("do", "keep")];
    let kept = step(&world, &mut clerk, (number, "decide-review"), &half).await;
    assert_eq!((kept.status, kept.location.as_str()), (StatusCode::SEE_OTHER, path.as_str()));
    let again = world.get(&mut clerk, &path).await;
    assert!(again.body.contains("门口的裂缝有两指宽。") && again.body.contains("已存"), "{}", again.body);
    assert!(again.body.contains("value=\"changed\" checked"), "the decision too: {}", again.body);
    let seen = again.field("seen");
    half.push(("auto", "1"));
    let auto = step(&world, &mut clerk, (number, "decide-review"), &half).await;
    assert_eq!((auto.status, auto.field("seen")), (StatusCode::OK, seen), "keeping does not hide what happened since");
    let beside = world.get(&mut chief, &path).await;
    assert!(!beside.body.contains("门口的裂缝有两指宽。"), "whoever does not write it reads no draft");
    done(&world, &mut clerk, (number, "decide-review"), &opinion("maintained")).await;
    done(&world, &mut chief, (number, "return-review"), &[("text", "补上鉴定的依据。")]).await;
    let next = world.get(&mut clerk, &path).await;
    assert!(!next.body.contains("门口的裂缝有两指宽。") && next.body.contains("照片的日期早于施工。"), "{}", next.body);
}
