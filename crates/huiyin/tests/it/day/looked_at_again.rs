//! The weeks after: verdicts, calls, promises that were not kept, terms that are lengthened, stopped and missed; and whoever is
//! not content goes one level up, and one more.

use axum::http::StatusCode;
use huiyin::deadlines::note_misses::note_misses;
use huiyin_domain::kernel::number::Number;

use super::Day;
use crate::browser::Browser as Citizen;

const REASONS: &str = "鉴定的人只看了外墙，没进屋。";

async fn says_not_solved(browser: &mut Citizen, number: Number) {
    let here = format!("/concerns/{}", number.digits());
    browser.open(&here).await;
    browser.post(&format!("{here}/receipt-of-reply"), &[]).await;
    browser.open(&format!("{here}/verdict")).await;
    let sent = browser.post(&format!("{here}/verdict"), &[("point-1", "not_solved"), ("words", REASONS)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", browser.page);
}

async fn asks_for_a_look(browser: &mut Citizen, number: Number, new_facts: &str) {
    let at = format!("/concerns/{}/review", number.digits());
    browser.open(&at).await;
    let fields = [("points", "1"), ("reasons", REASONS), ("new_facts", new_facts)];
    let sent = browser.post(&at, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", browser.page);
}

fn opinion(decision: &str) -> [(&str, &str); 6] {
    [
        ("decision-1", decision),
        ("opening", "本机关调阅了全部材料。"),
        ("facts-1", "裂缝在施工以前就有。"),
        ("basis-1", "《民法典》第二百九十条"),
        ("reasons-1", "照片的日期早于施工。"),
        ("remedy-1", "维持原答复。"),
    ]
}

/// Given out, written, returned once, written again, signed, delivered.
async fn decided(day: &mut Day, number: Number, (head, writer, post): (&str, &str, &str), decision: &str) {
    day.does(head, number, "assign-review", &[("post", post)]).await;
    day.does(writer, number, "decide-review", &opinion(decision)).await;
    day.does(head, number, "return-review", &[("text", "补上鉴定的依据。")]).await;
    day.does(writer, number, "decide-review", &opinion(decision)).await;
    day.does(head, number, "sign-review", &[("revision", "2")]).await;
    let today = day.on(0);
    day.does(writer, number, "deliver-review", &[("manner", "by_hand"), ("on", today.as_str())]).await;
}

/// Both sides are called, it falls away, they are called again and come.
async fn heard(day: &mut Day, number: Number, (head, writer, post): (&str, &str, &str)) {
    day.does(head, number, "assign-review", &[("post", post)]).await;
    let (today, next) = (day.on(0), day.on(7));
    let call = [
        ("on", next.as_str()),
        ("time", "9:30"),
        ("place", "三楼会议室"),
        ("matters", "裂缝是不是施工造成的"),
        ("role-1", "host"),
        ("who-1", "钱正"),
        ("role-2", "recorder"),
        ("who-2", "冯记"),
        ("role-3", "applicant"),
        ("who-3", "孙德福"),
        ("role-4", "of_unit"),
        ("who-4", "马工"),
    ];
    day.does(writer, number, "call-hearing", &call).await;
    day.does(writer, number, "call-off-hearing", &[("text", "那天会议室停电。")]).await;
    day.does(writer, number, "call-hearing", &call).await;
    let mut held = vec![("on", today.as_str()), ("minutes", "两边都说了，都看过签了。")];
    held.extend([("came-1", "signed"), ("came-2", "signed"), ("came-3", "signed"), ("came-4", "refused")]);
    day.does(writer, number, "hold-hearing", &held).await;
}

/// 复查、复核、终结; then the same again, then something new.
async fn two_levels_up(day: &mut Day) {
    let (mut browser, number) = day.web_answered().await;
    says_not_solved(&mut browser, number).await;
    asks_for_a_look(&mut browser, number, "").await;
    decided(day, number, ("county-head", "county", "12"), "maintained").await;
    asks_for_a_look(&mut browser, number, "").await;
    let stop = [("clock", "xf_recheck"), ("because", "hearing"), ("text", "听证下周三开。")];
    day.does("city-head", number, "suspend-clock", &stop).await;
    day.does("city-head", number, "resume-clock", &[("clock", "xf_recheck")]).await;
    heard(day, number, ("city-head", "city", "14")).await;
    decided(day, number, ("city-head", "city", "14"), "maintained").await;
    asks_for_a_look(&mut browser, number, "").await;
    asks_for_a_look(&mut browser, number, "找到了施工前的照片。").await;
    day.does("head", number, "answer-new-facts", &[("way", "stands"), ("text", "照片拍的是另一面墙。")]).await;
}

/// Answered again after a review sent it back.
async fn sent_back(day: &mut Day) {
    let (mut browser, number) = day.web_answered().await;
    says_not_solved(&mut browser, number).await;
    asks_for_a_look(&mut browser, number, "").await;
    decided(day, number, ("county-head", "county", "12"), "sent_back").await;
    day.planned(number).await;
    day.answered(number).await;
}

/// 没解决: answered with reasons, once taken up again; spoken verdicts; calls.
async fn judged(day: &mut Day) {
    let (mut browser, number) = day.web_answered().await;
    says_not_solved(&mut browser, number).await;
    day.does("head", number, "answer-verdict", &[("way", "stands"), ("text", "裂缝不是施工造成的，鉴定在附件里。")])
        .await;
    let (mut browser, number) = day.web_answered().await;
    says_not_solved(&mut browser, number).await;
    day.does("head", number, "answer-verdict", &[("way", "reopen"), ("text", "再到场看一次。")]).await;

    let spoken = [
        ("spoken", "phone"),
        ("checked", "called_back"),
        ("phone", "142 0013 6205"),
        ("point-1", "solved"),
        ("said", "挺好"),
        ("confirmed", "yes"),
    ];
    let number = day.in_hand("站牌上的字看不清。").await;
    day.answered(number).await;
    day.does("desk", number, "take-verdict", &spoken).await;
    let undo = [("spoken", "phone"), ("checked", "called_back"), ("phone", "142 0013 6205"), ("confirmed", "yes")];
    day.does("desk", number, "undo-verdict", &undo).await;
    day.does("desk", number, "take-verdict", &spoken).await;
    day.sleep(8);
    day.does("head", number, "close", &[("claim", "solved")]).await;
    day.does("desk", number, "call-back", &[("reached", "no")]).await;
    let mut called = spoken.to_vec();
    called.extend([("reached", "yes"), ("attitude", "good")]);
    day.does("desk", number, "call-back", &called).await;
    day.does("handler", number, "settle-promise/1", &[("kept", "no"), ("text", "材料没有到。")]).await;
}

/// Terms: lengthened once, told; one that nobody kept is on record.
async fn terms(day: &mut Day) {
    let number = day.in_hand("公路排水管断了。").await;
    day.does("head", number, "extend-clock", &[("days", "20"), ("text", "要等枯水才能测。")]).await;
    let late = day.call("一直没有人理。").await;
    day.sleep(40);
    assert!(note_misses(&day.world.app).await.unwrap() > 0, "what was missed is on record");
    day.bureau_gets(late).await;
    day.accepted(late).await;
}

/// Of a sealed concern the supervisor works alone, and a body outside looks again.
async fn outside(day: &mut Day) {
    let number = crate::looking_again::sealed_and_answered(&day.world);
    day.filed.push(number);
    let today = day.on(0);
    let register = [("by", "letter"), ("on", today.as_str()), ("points", "1"), ("reasons", REASONS), ("new_facts", "")];
    day.does("supervisor", number, "request-review", &register).await;
    day.does("supervisor", number, "send-review", &[("on", today.as_str()), ("text", "收文号 12")]).await;
    let recorded = [("on", today.as_str()), ("point-1", "maintained"), ("text", "县政府复查意见：维持。")];
    day.does("supervisor", number, "record-review", &recorded).await;
    day.does("supervisor", number, "deliver-review", &[("manner", "by_hand"), ("on", today.as_str())]).await;
}

/// Of two who raised one concern the second leaves, and is back.
async fn one_of_two_leaves(day: &mut Day) {
    let number = crate::reporters::of_two(&day.world);
    day.filed.push(number);
    let here = format!("/concerns/{}", number.digits());
    let mut second = crate::reporters::opened(&day.world, number, 1).await;
    second.open(&format!("{here}/withdrawal")).await;
    let left = second.post(&format!("{here}/withdrawal"), &[("reason", "搬走了")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.text());
    second.open(&here).await;
    let back = second.post(&format!("{here}/withdrawal/undo"), &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
}

/// What follows.
pub(super) async fn weeks_after(day: &mut Day) {
    outside(day).await;
    two_levels_up(day).await;
    sent_back(day).await;
    judged(day).await;
    terms(day).await;
    one_of_two_leaves(day).await;
}
