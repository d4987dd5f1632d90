//! A longer term, a question, an answer given again: people who are not on line are told of each, by whoever has to, and nobody
//! else sees it.

use axum::http::StatusCode;
use huiyin_domain::access::Action;
use huiyin_domain::casework;
use huiyin_domain::intake;
use huiyin_domain::kernel::number::Number;

use crate::browser::Browser as Person;
use crate::citizen_answer::{begin, said, step as act};
use crate::desk::{done, hand_over, in_hand, step};
use crate::readings::readers;
use crate::register::{registered, with};
use crate::world::{Answer, Browser, World};

const REASON: &str = "两侧地界要重新测量，测绘单位下个月才能进场。";
const QUESTION: &str = "泡坏的玉米现在还留着没有？";

/// Taken down at the counter from somebody who left this alone, and worked on by the bureau.
async fn in_work(world: &World, contact: (&str, &str)) -> Number {
    let mut desk = world.signed_in("desk").await;
    let nothing = [("phone", ""), ("title", "村东排水沟被填"), ("name", "孙德福")];
    let fields: Vec<_> = with(&nothing).into_iter().filter(|(name, _)| *name != contact.0).collect();
    let (digits, _) = registered(world, &mut desk, &[&fields[..], &[contact]].concat()).await;
    begin(world, &digits);
    Number::parse(&digits).unwrap()
}

const PHONE: (&str, &str) = ("phone", "14200136204");
const ADDRESS: (&str, &str) = ("address", "柳林镇前街12号");

fn form(number: Number, about: &str) -> String {
    format!("/desk/concerns/{}/give-notice?to=1&about={about}", number.digits())
}

async fn list(world: &World, who: &mut Browser, way: &str) -> String {
    world.get(who, &format!("/desk/notices?way={way}")).await.body
}

/// Records that they were told by telephone.
async fn tell(world: &World, who: &mut Browser, (number, about): (Number, &str)) -> Answer {
    let path = form(number, about);
    let on = world.get(who, &path).await.field("on");
    let told = [("to", "1"), ("about", about), ("outcome", "told_by_phone"), ("on", on.as_str()), ("note", "本人接的")];
    world.post(who, &path, path.split('?').next().unwrap(), &told).await
}

/// The person with a new code in a browser of their own.
async fn person(world: &World, number: Number) -> Person {
    let mut person = Person::at(huiyin::router::service(world.app.clone()));
    let huiyin_domain::command::Command::Intake(intake::Command::IssueCode(mut issue)) =
        huiyin_domain::testing::commands::issue_code_to(1)
    else {
        panic!("issuing is intake's")
    };
    issue.code = huiyin::web::codes::QueryCode::parse("55556666").unwrap().hash(&world.app, number);
    act(world, &number.digits(), 1, Action::IssueCode, intake::Command::IssueCode(issue));
    let path = format!("/concerns/{}/code", number.digits());
    person.open(&path).await;
    let sent = person.post(&path, &[("code", "55556666")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    person
}

async fn see_nothing(world: &World, logins: &[&str], (number, about): (Number, &str)) {
    for login in logins {
        let mut who = world.signed_in(login).await;
        assert_eq!(world.get(&mut who, &form(number, about)).await.status, StatusCode::NOT_FOUND, "{login}");
        for way in ["phone", "letter", "counter", "on_its_way"] {
            assert!(!list(world, &mut who, way).await.contains(&number.to_string()), "{login} {way}");
        }
        let letters = world.get(&mut who, &format!("/desk/notices/letters?c={}.1.{about}", number.digits())).await;
        assert_ne!(letters.status, StatusCode::OK, "{login}: {}", letters.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_longer_term_is_told_by_telephone_with_both_days_the_reason_and_the_article() {
    let world = World::new();
    let number = in_work(&world, PHONE).await;
    let mut bureau = world.signed_in("bureau").await;
    assert_eq!(tell(&world, &mut bureau, (number, "accepted")).await.status, StatusCode::SEE_OTHER);
    let mut head = world.signed_in("head").await;
    let nothing = world.get(&mut bureau, &form(number, "extended")).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND, "nothing was extended yet");
    let long = step(&world, &mut head, (number, "extend-clock"), &[("days", "31"), ("text", REASON)]).await;
    assert!(long.status == StatusCode::CONFLICT && long.body.contains(REASON), "typed words stay: {}", long.body);
    done(&world, &mut head, (number, "extend-clock"), &[("days", "20"), ("text", REASON)]).await;
    let phones = list(&world, &mut bureau, "phone").await;
    assert!(phones.contains(&number.to_string()) && phones.contains("延长办理期限"), "{phones}");
    assert!(!phones.contains("测绘") && !phones.contains("14200136204") && !phones.contains("孙德福"), "{phones}");
    let today = world.get(&mut bureau, "/desk/today").await.body;
    assert!(today.contains("要打电话告知的人") && today.contains(&number.to_string()), "{today}");
    see_nothing(&world, &["desk", "county", "county-head", "admin"], (number, "extended")).await;
    let page = world.get(&mut bureau, &form(number, "extended")).await.body;
    for wanted in [REASON, "第三十四条", "11月13日", "12月3日", "不要先说出名字"] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    let opened = world.get(&mut bureau, &form(number, "extended")).await;
    let told = tell(&world, &mut bureau, (number, "extended")).await;
    assert_eq!(told.location, "/desk/notices?way=phone", "{}", told.body);
    let (csrf, key, seen) = (opened.field("csrf"), opened.field("key"), opened.field("seen"));
    let typed = [("to", "1"), ("about", "extended"), ("outcome", "told_by_phone"), ("note", "接电话的是本人")];
    let late = [("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
    let late: Vec<_> = late.into_iter().chain(typed).collect();
    let action = format!("/desk/concerns/{}/give-notice", number.digits());
    let late = world.post_raw(&mut bureau, &action, &late).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "a colleague was faster: {}", late.body);
    assert!(late.body.contains("接电话的是本人"), "what was typed stays: {}", late.body);
    assert!(!list(&world, &mut bureau, "phone").await.contains(&number.to_string()));
    let twice = world.get(&mut bureau, &form(number, "extended")).await;
    assert_eq!(twice.status, StatusCode::NOT_FOUND, "nobody is told twice");
    let mut own = person(&world, number).await;
    let progress = own.open(&format!("/concerns/{}", number.digits())).await;
    assert!(progress.contains(REASON) && progress.contains("打电话告诉了您"), "{progress}");
    let paper = own.open(&format!("/concerns/{}/papers/extension", number.digits())).await;
    assert!(paper.contains("延长办理期限告知书") && paper.contains("2026年12月3日"), "{paper}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_longer_term_goes_out_as_a_letter_of_its_own_and_beside_it_what_was_not_told_before() {
    let world = World::new();
    let number = in_work(&world, ADDRESS).await;
    let (mut bureau, mut head) = (world.signed_in("bureau").await, world.signed_in("head").await);
    done(&world, &mut head, (number, "extend-clock"), &[("days", "20"), ("text", REASON)]).await;
    let letters = list(&world, &mut bureau, "letter").await;
    assert!(letters.contains("已经受理") && letters.contains("延长办理期限"), "both are owed: {letters}");
    let page = world.get(&mut bureau, &form(number, "extended")).await.body;
    assert!(page.contains("同一位还有要告知的") && page.contains("about=accepted"), "{page}");
    let spoken = world.get(&mut bureau, &form(number, "accepted")).await.body;
    assert!(spoken.contains("11月13日") && !spoken.contains("12月3日"), "first the day that was told first: {spoken}");
    let first = world.get(&mut bureau, &format!("/desk/notices/letters?c={}.1.accepted", number.digits())).await.body;
    assert!(first.contains("2026年11月13日前书面答复") && !first.contains("2026年12月3日"), "as it went out: {first}");
    let print = format!("/desk/notices/letters?c={}.1.extended", number.digits());
    let printed = world.get(&mut bureau, &print).await;
    assert_eq!(printed.body.matches("<div class=\"window\">").count(), 1, "{}", printed.body);
    let window = printed.body.split("<div class=\"window\">").nth(1).unwrap().split("</div>").next().unwrap();
    assert!(window.contains("柳林镇前街12号") && !window.contains("测绘"), "{window}");
    for wanted in
        ["延长办理期限告知书", REASON, "2026年11月13日", "2026年12月3日", "《信访工作条例》第三十四条", "延长20日"]
    {
        assert!(printed.body.contains(wanted), "{wanted}: {}", printed.body);
    }
    let on = printed.field("on");
    let key = format!("{}.1.extended", number.digits());
    let sent = world.post(&mut bureau, &print, "/desk/notices/letters", &[("c", key.as_str()), ("on", &on)]).await;
    assert_eq!(sent.location, "/desk/notices?way=on_its_way", "{}", sent.body);
    let (letters, away) = (list(&world, &mut bureau, "letter").await, list(&world, &mut bureau, "on_its_way").await);
    assert!(
        letters.contains("已经受理") && !letters.contains("延长办理期限"),
        "the other letter still waits: {letters}"
    );
    assert!(away.contains("延长办理期限") && !away.contains("已经受理"), "{away}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_read_out_and_the_answer_taken_down_at_the_desk() {
    let world = World::new();
    let number = in_work(&world, PHONE).await;
    let mut bureau = world.signed_in("bureau").await;
    assert_eq!(tell(&world, &mut bureau, (number, "accepted")).await.status, StatusCode::SEE_OTHER);
    let mut handler = world.signed_in("handler").await;
    let unasked = world.get(&mut handler, &format!("/desk/concerns/{}/answer-question", number.digits())).await;
    assert_eq!(unasked.status, StatusCode::CONFLICT, "nothing is asked");
    done(&world, &mut handler, (number, "ask-citizen"), &[("text", QUESTION)]).await;
    let phones = list(&world, &mut handler, "phone").await;
    assert!(phones.contains(&number.to_string()) && phones.contains("问本人的话"), "{phones}");
    assert!(!phones.contains("玉米"), "what is asked stands on no list: {phones}");
    assert!(!list(&world, &mut bureau, "phone").await.contains(&number.to_string()), "whoever asked calls");
    see_nothing(&world, &["desk", "county", "county-head", "admin"], (number, "question")).await;
    let read = || readers(&world).into_iter().filter(|(who, ..)| *who == 5).map(|(.., times)| times).sum::<i64>();
    let before = read();
    let page = world.get(&mut handler, &form(number, "question")).await.body;
    assert_eq!(read(), before + 1, "what is asked is read through the gate, and that is on record");
    assert!(page.contains(QUESTION) && page.contains("到窗口来") && page.contains("answer-question"), "{page}");
    assert!(page.contains("不回答，我们也照样办"), "{page}");
    let paper = world.get(&mut handler, &format!("/desk/concerns/{}/papers/question", number.digits())).await.body;
    assert!(paper.contains("询问函") && paper.contains(QUESTION) && paper.contains("您可以这样回答"), "{paper}");
    let told = tell(&world, &mut handler, (number, "question")).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    assert!(!list(&world, &mut handler, "phone").await.contains(&number.to_string()));
    // They come back to the counter of the bureau.
    let mut county = world.signed_in("county").await;
    let other = world.get(&mut county, &format!("/desk/concerns/{}/answer-question", number.digits())).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "no business of another unit");
    let empty = step(&world, &mut bureau, (number, "answer-question"), &[("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.body);
    done(&world, &mut bureau, (number, "answer-question"), &[("text", "还留着两袋，随时来看。")]).await;
    let again = world.get(&mut bureau, &format!("/desk/concerns/{}/answer-question", number.digits())).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "answered once: {}", again.body);
    let page = world.get(&mut handler, &format!("/desk/concerns/{}", number.digits())).await.body;
    assert!(page.contains("记下本人的回答") && page.contains("还留着两袋"), "{page}");
    let mut own = person(&world, number).await;
    let progress = own.open(&format!("/concerns/{}", number.digits())).await;
    assert!(progress.contains("您回答了，工作人员记下的") && progress.contains("还留着两袋"), "{progress}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_on_the_page_settles_the_question_before_anybody_calls() {
    let world = World::new();
    let number = in_work(&world, PHONE).await;
    let mut handler = world.signed_in("handler").await;
    done(&world, &mut handler, (number, "ask-citizen"), &[("text", QUESTION)]).await;
    assert!(list(&world, &mut handler, "phone").await.contains(&number.to_string()), "the control: it was to be told");
    let first = form(number, "").split('?').next().unwrap().to_owned();
    let page = world.get(&mut handler, &first).await.body;
    assert!(page.contains(QUESTION) && page.contains("about=accepted"), "what one owes oneself comes first: {page}");
    let mut bureau = world.signed_in("bureau").await;
    let page = world.get(&mut bureau, &first).await.body;
    assert!(
        page.contains("已经受理，") && page.contains("about=question"),
        "and to the desk what the desk owes: {page}"
    );
    let mut own = person(&world, number).await;
    let path = format!("/concerns/{}/answer", number.digits());
    own.open(&path).await;
    let sent = own.post(&path, &[("answer", "扔了。")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(!list(&world, &mut handler, "phone").await.contains(&number.to_string()));
    assert_eq!(world.get(&mut handler, &form(number, "question")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_given_again_is_told_with_why_it_stands_and_printed_with_that_answer() {
    let world = World::new();
    let earlier = in_hand(&world, 611).await;
    hand_over(&world, earlier, "12月31日前挖通。").await;
    let mut head = world.signed_in("head").await;
    done(&world, &mut head, (earlier, "sign-reply"), &[("revision", "1")]).await;
    let mut handler = world.signed_in("handler").await;
    done(&world, &mut handler, (earlier, "deliver-reply"), &[("manner", "by_hand"), ("on", "2026-09-14")]).await;
    let mut desk = world.signed_in("desk").await;
    let fields: Vec<_> = with(&[("phone", ""), ("name", "李桂兰"), ("title", "村东排水沟被填")]);
    let (digits, _) = registered(&world, &mut desk, &[&fields[..], &[ADDRESS]].concat()).await;
    let number = Number::parse(&digits).unwrap();
    done(&world, &mut desk, (number, "transfer"), &[("to", "2"), ("text", "属交通运输局职责")]).await;
    let (other, because) = (earlier.digits(), "比对了两次的照片，没有新的情况。");
    done(&world, &mut head, (number, "answer-repeated"), &[("number", other.as_str()), ("because", because)]).await;
    let mut bureau = world.signed_in("bureau").await;
    let letters = list(&world, &mut bureau, "letter").await;
    assert!(letters.contains(&number.to_string()) && letters.contains("重复，给原答复"), "{letters}");
    see_nothing(&world, &["desk", "county", "county-head", "admin"], (number, "repeated")).await;
    let page = world.get(&mut bureau, &form(number, "repeated")).await.body;
    assert!(page.contains(because) && page.contains(&earlier.to_string()) && page.contains("重新办理"), "{page}");
    let print = format!("/desk/notices/letters?c={digits}.1.repeated");
    let printed = world.get(&mut bureau, &print).await.body;
    for wanted in ["重复事项答复告知书", "李桂兰：", because, "12月31日前挖通", "没有得到批准", "随时通过办理进度页"]
    {
        assert!(printed.contains(wanted), "{wanted}: {printed}");
    }
    assert!(!printed.contains("孙德福"), "nobody reads who the other is");
    let mut own = person(&world, number).await;
    let news = format!("/concerns/{digits}/news");
    own.open(&news).await;
    assert_eq!(own.post(&news, &[("news", "上周又塌了一段。")]).await.status, StatusCode::SEE_OTHER);
    assert!(!list(&world, &mut bureau, "letter").await.contains(&number.to_string()), "it is heard anew");
}

/// A letter that complains of the bureau's own head is the supervisors' alone; so is what is asked about it.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_complained_of_sees_neither_the_question_nor_that_somebody_is_to_be_told() {
    let world = World::new();
    let number = in_work(&world, PHONE).await;
    let (mut handler, mut head) = (world.signed_in("handler").await, world.signed_in("head").await);
    let mut bureau = world.signed_in("bureau").await;
    assert_eq!(tell(&world, &mut bureau, (number, "accepted")).await.status, StatusCode::SEE_OTHER);
    done(&world, &mut handler, (number, "ask-citizen"), &[("text", QUESTION)]).await;
    assert!(list(&world, &mut handler, "phone").await.contains(&number.to_string()), "the control: before, they did");
    done(&world, &mut head, (number, "seal"), &[("text", "信里说到本局负责人。")]).await;
    see_nothing(&world, &["head", "handler", "bureau", "desk", "county"], (number, "question")).await;
    for login in ["head", "handler", "bureau", "desk"] {
        let mut who = world.signed_in(login).await;
        for below in ["answer-question", "papers/question", "papers/extension"] {
            let path = format!("/desk/concerns/{}/{below}", number.digits());
            assert_eq!(world.get(&mut who, &path).await.status, StatusCode::NOT_FOUND, "{login} {below}");
        }
    }
    let mut supervisor = world.signed_in("supervisor").await;
    assert!(list(&world, &mut supervisor, "phone").await.contains(&number.to_string()), "the control: somebody tells");
    let page = world.get(&mut supervisor, &form(number, "question")).await.body;
    assert!(page.contains(QUESTION), "{page}");
    let asked = casework::AnswerQuestion { answer: said("扔了。") };
    act(&world, &number.digits(), 2, Action::AnswerQuestion, casework::Command::AnswerQuestion(asked));
    assert!(!list(&world, &mut supervisor, "phone").await.contains(&number.to_string()));
}
