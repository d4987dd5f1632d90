//! The forenoon: concerns go their way from the counter to a signed answer and its verdict; other units help.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use huiyin_domain::kernel::number::Number;

use super::{Day, told};
use crate::browser::Browser as Citizen;
use crate::material::{EDGE, jpeg};
use crate::papers::{multipart, pdf};

/// An answer to one point, with one promise.
const ANSWER: [(&str, &str); 9] = [
    ("opening", "经到村查看，现答复如下。"),
    ("outcome-1", "upheld"),
    ("facts-1", "填沟的是施工单位，没有得到批准。"),
    ("basis-1", "《民法典》第二百九十条"),
    ("reasons-1", "施工不能把自然流向截断。"),
    ("remedy-1", "按原来的宽深挖通。"),
    ("promise-what-1-1", "挖通排水沟"),
    ("promise-who-1-1", "施工单位"),
    ("do", "hand"),
];

const ACCEPT: [(&str, &str); 4] =
    [("points", "把村东排水沟挖通"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];

impl Day {
    pub(super) async fn bureau_gets(&mut self, number: Number) {
        self.does("desk", number, "transfer", &[("to", "2"), ("text", "属交通运输局职责。")]).await;
    }

    pub(super) async fn accepted(&mut self, number: Number) {
        self.does("bureau", number, "accept", &ACCEPT).await;
    }

    pub(super) async fn planned(&mut self, number: Number) {
        let due = self.on(30);
        let plan = [
            ("leader", "6"),
            ("handler", "5"),
            ("measures", "施工方恢复原沟"),
            ("due", due.as_str()),
            ("solved_when", "沟通水，本人到场认可"),
        ];
        self.does("handler", number, "fix-plan", &plan).await;
    }

    /// In the handler's hands.
    pub(super) async fn begun(&mut self, number: Number) {
        self.bureau_gets(number).await;
        self.accepted(number).await;
        self.does("head", number, "assign-lead", &[("handler", "5")]).await;
        self.planned(number).await;
    }

    pub(super) async fn in_hand(&mut self, text: &'static str) -> Number {
        let number = self.call(text).await;
        self.begun(number).await;
        number
    }

    /// The answer is handed over to be signed, on top of what there is.
    pub(super) async fn drafted(&mut self, number: Number) {
        self.writes("handler", number, "draft-reply").await;
    }

    pub(super) async fn writes(&mut self, login: &str, number: Number, step: &str) {
        let page = self.sees(login, &format!("/desk/concerns/{}/{step}", number.digits())).await;
        let based_on =
            page.split("name=\"based_on\" value=\"").nth(1).map_or("", |rest| rest.split('"').next().unwrap());
        let day = self.on(60);
        let mut fields = ANSWER.to_vec();
        let based_on = based_on.to_owned();
        fields.extend([("promise-day-1-1", day.as_str()), ("based_on", based_on.as_str())]);
        self.does(login, number, step, &fields).await;
    }

    pub(super) fn revision(&self, number: Number) -> String {
        self.concern(number).casework.revisions.to_string()
    }

    pub(super) async fn signed(&mut self, login: &str, number: Number) {
        let revision = self.revision(number);
        self.does(login, number, "sign-reply", &[("revision", revision.as_str())]).await;
    }

    pub(super) async fn delivered(&mut self, number: Number) {
        let today = self.on(0);
        self.does("handler", number, "deliver-reply", &[("manner", "by_hand"), ("on", today.as_str())]).await;
    }

    /// Answered, and the answer in the person's hands.
    pub(super) async fn answered(&mut self, number: Number) {
        self.drafted(number).await;
        self.signed("head", number).await;
        self.delivered(number).await;
    }

    /// A web report that was answered; its browser.
    pub(super) async fn web_answered(&mut self) -> (Citizen, Number) {
        let (browser, number) = self.web().await;
        self.begun(number).await;
        self.answered(number).await;
        (browser, number)
    }

    /// Sends a form with a file.
    pub(super) async fn puts(&mut self, login: &str, number: Number, step: &str, (fields, name, bytes): With<'_>) {
        self.sits(login).await;
        let path = format!("/desk/concerns/{}/{step}", number.digits());
        let browser = self.people.get_mut(login).unwrap();
        let form = self.world.get(browser, &path).await;
        assert_eq!(form.status, StatusCode::OK, "{path}: {}", told(&form));
        let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
        let hidden = [("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
        let body = multipart(&[&hidden, fields].concat(), &[(name, bytes)]);
        let request = Request::post(&path).header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
        let answer = self.world.send(browser, request, Body::from(body)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", told(&answer));
    }
}

type With<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a [u8]);

/// The person follows, is asked, adds, confirms and judges.
async fn with_the_citizen(day: &mut Day) {
    let (mut browser, number) = day.web().await;
    let here = format!("/concerns/{}", number.digits());
    day.begun(number).await;
    browser.open(&format!("{here}/points")).await;
    browser.post(&format!("{here}/points"), &[("point", "赔泡坏的玉米")]).await;
    day.does("handler", number, "ask-citizen", &[("text", "西屋的墙是哪一年盖的？")]).await;
    browser.open(&format!("{here}/answer")).await;
    browser.post(&format!("{here}/answer"), &[("answer", "一九九八年盖的")]).await;
    browser.open(&format!("{here}/material")).await;
    browser.post_files(&format!("{here}/material"), &[("text", "又塌了一段")], &[]).await;
    day.does("handler", number, "note", &[("text", "明早再去一次。")]).await;
    let paper = pdf(1, "");
    day.puts("handler", number, "add-material", (&[("kind", "annex")], "测量图.pdf", &paper)).await;
    let page = day.sees("handler", &format!("/desk/concerns/{}", number.digits())).await;
    let back = page.split("action=\"").find(|part| part.contains("/take-back-annex/")).unwrap();
    let to = back.split('"').next().unwrap().to_owned();
    day.sends("handler", &format!("/desk/concerns/{}", number.digits()), &to, &[]).await;
    two_points(day, number).await;
    browser.open(&here).await;
    browser.post(&format!("{here}/receipt-of-reply"), &[]).await;
    browser.open(&format!("{here}/verdict")).await;
    let fields = [("point-1", "solved"), ("point-2", "solved"), ("words", "谢谢")];
    let sent = browser.post(&format!("{here}/verdict"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", browser.page);
    day.does("handler", number, "settle-promise/1", &[("kept", "yes"), ("text", "沟通水了")]).await;
}

/// Returned with remarks, written anew, changed by the head, signed by another.
async fn two_points(day: &mut Day, number: Number) {
    let promise = day.on(60);
    let mut whole = ANSWER.to_vec();
    whole.extend([
        ("outcome-2", "explained"),
        ("facts-2", "泡坏的玉米有两亩。"),
        ("basis-2", "《民法典》第一千一百六十五条"),
        ("reasons-2", "损失由施工单位造成。"),
        ("remedy-2", "双方已经谈好数目。"),
        ("promise-day-1-1", promise.as_str()),
    ]);
    for (login, step, based_on) in
        [("handler", "draft-reply", ""), ("handler", "draft-reply", "1"), ("head", "edit-draft", "2")]
    {
        let mut fields = whole.clone();
        fields.push(("based_on", based_on));
        day.does(login, number, step, &fields).await;
        if based_on.is_empty() {
            day.does("head", number, "return-draft", &[("revision", "1"), ("text", "写明哪天挖通。")]).await;
        }
    }
    let refused = day.is_refused("head", number, "sign-reply", &[("revision", "3")]).await;
    assert!(refused.contains("签"), "whoever changed a word does not sign");
    day.signed("deputy", number).await;
    day.delivered(number).await;
}

/// Two units are asked; one answers, one returns its task twice over; one task is taken back; a meeting makes another.
async fn with_other_units(day: &mut Day) {
    let number = day.in_hand("桥下的水排不走，两个村互相推。").await;
    let due = day.on(14);
    let ask = [("unit", "3"), ("text", "请查明原沟的过水断面。"), ("due", due.as_str()), ("late_because", "")];
    day.does("handler", number, "ask-co-handler", &ask).await;
    day.does("water-head", number, "give-task/1", &[("post", "10")]).await;
    day.does("water-head", number, "return-task/1", &[("text", "沟不归我们管。")]).await;
    day.does("handler", number, "rule-on-return/1", &[("grant", "no"), ("text", "断面只有水利局有图。")]).await;
    let (fields, picture) = ([("text", "原沟断面一米二。")], jpeg());
    day.puts("water", number, "answer-task/1", (&fields, "断面图.pdf", &pdf(1, ""))).await;
    day.does("handler", number, "ask-co-handler", &ask).await;
    day.does("water-head", number, "return-task/2", &[("text", "与第一项重复。")]).await;
    day.does("handler", number, "rule-on-return/2", &[("grant", "yes"), ("text", "同意。")]).await;
    day.does("handler", number, "ask-co-handler", &ask).await;
    day.does("handler", number, "withdraw-task/3", &[("text", "已经自己查明了。")]).await;
    let today = day.on(0);
    let meeting = [
        ("on", today.as_str()),
        ("unit-1", "3"),
        ("who-1", "沈立春"),
        ("task-1", "把出口降到原来的高度。"),
        ("minutes", "先看现场，再一起修。"),
        ("due-1", due.as_str()),
    ];
    day.does("handler", number, "hold-joint-meeting", &meeting).await;
    let promise = day.on(60);
    let whole = [&ANSWER[..], &[("promise-day-1-1", promise.as_str()), ("based_on", "")]].concat();
    let held = day.is_refused("handler", number, "draft-reply", &whole).await;
    assert!(held.contains("第 4 项协办任务还没有答复"), "the lead waits for what it asked");
    day.puts("water-head", number, "answer-task/4", (&[("text", "出口已经降下去。")], "验收单.jpg", &picture)).await;
    day.answered(number).await;
}

/// Look-alikes: two are joined and answered as one, one is parted again, two are linked, one is told apart, one is repeated.
async fn alike(day: &mut Day) {
    let lead = day.in_hand("村东排水沟被填，下雨院里进水。").await;
    let (mut browser, own) = day.web().await;
    let other = day.call("村东的沟被填了，我家也进水。").await;
    let third = day.call("村西的沟堵了。").await;
    for number in [own, other, third] {
        day.bureau_gets(number).await;
    }
    let lead_digits = lead.digits();
    for number in [own, other] {
        day.does("head", number, "join", &[("number", lead_digits.as_str())]).await;
    }
    day.does("head", other, "part", &[("text", "不是同一段沟")]).await;
    day.does("head", other, "link", &[("number", lead_digits.as_str())]).await;
    day.does("head", other, "unlink", &[("other", lead_digits.as_str())]).await;
    day.does("head", third, "tell-apart", &[("number", lead_digits.as_str())]).await;
    day.drafted(lead).await;
    day.signed("head", lead).await;
    day.delivered(lead).await;
    let today = day.on(0);
    day.does("handler", own, "deliver-reply", &[("manner", "post"), ("on", today.as_str()), ("note", "XA123456789")])
        .await;
    let here = format!("/concerns/{}", own.digits());
    browser.open(&here).await;
    let again = day.call("还是那条排水沟。").await;
    day.bureau_gets(again).await;
    let same = [("number", lead_digits.as_str()), ("because", "比对了两次的照片，没有新的情况。")];
    day.does("head", again, "answer-repeated", &same).await;
    let (mut browser, more) = day.web().await;
    day.bureau_gets(more).await;
    day.does("head", more, "answer-repeated", &same).await;
    let news = format!("/concerns/{}/news", more.digits());
    browser.open(&news).await;
    let sent = browser.post(&news, &[("news", "上周又塌了一段。")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", browser.page);
}

/// A lead is named after another concern was joined: the other goes along.
async fn together(day: &mut Day) {
    let first = day.call("水渠边的栏杆倒了。").await;
    day.bureau_gets(first).await;
    day.accepted(first).await;
    let second = day.call("水渠那里孩子差点掉下去。").await;
    day.bureau_gets(second).await;
    let digits = first.digits();
    day.does("head", second, "join", &[("number", digits.as_str())]).await;
    day.does("head", first, "assign-lead", &[("handler", "5")]).await;
    assert_eq!(day.concern(second).handler(), day.concern(first).handler(), "one owner for both");
}

/// Until noon.
pub(super) async fn forenoon(day: &mut Day) {
    with_the_citizen(day).await;
    with_other_units(day).await;
    alike(day).await;
    together(day).await;
}
