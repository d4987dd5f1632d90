//! The afternoon: what goes differently than planned.

use axum::http::StatusCode;
use huiyin::casework::release_quick_steps::release_quick_steps;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;

use super::Day;

/// Ways of a concern from house to house.
async fn sent_on(day: &mut Day) {
    let due = day.on(26);
    let down = [("to", "2"), ("due", due.as_str()), ("text", "公路施工归它管，请查清后答复。")];
    let number = day.call("大车把村路压坏了。").await;
    day.does("desk", number, "hand-down", &down).await;
    day.does("desk", number, "remind-to-sign", &[]).await;
    day.does("desk", number, "take-back", &[("text", "先和本人核对一下地点。")]).await;
    day.does("desk", number, "hand-down", &down).await;
    day.does("bureau", number, "sign-for", &[]).await;
    let reasons = [
        ("ground", "other_procedure"),
        ("text", "判决已经生效。"),
        ("instead", "安澜县人民法院立案庭"),
        ("address", "安澜县人民路 8 号"),
        ("phone", "0300-612 9000"),
    ];
    day.does("bureau", number, "decline", &reasons).await;
    let called = day.on(0);
    let told = [("outcome", "told_by_phone"), ("on", called.as_str()), ("again", ""), ("note", "本人接的。")];
    day.does("bureau", number, "give-notice", &told).await;
    let report = [("text", "已经书面告知本人，本人没有异议。")];
    day.does("head", number, "report-result", &report).await;
    let later = day.on(36);
    day.does("desk", number, "send-back-result", &[("text", "没有写本人怎么说。"), ("due", later.as_str())]).await;
    day.does("head", number, "report-result", &report).await;
    day.does("desk", number, "take-result", &[]).await;

    let number = day.call("河堤上有人取土。").await;
    day.bureau_gets(number).await;
    day.does("bureau", number, "object", &[("text", "河堤归水利局管。")]).await;
    day.does("desk", number, "rule-on-objection", &[("grant", "no"), ("text", "堤顶是公路，由你局办。")]).await;
    let number = day.call("水渠上的小桥断了。").await;
    day.bureau_gets(number).await;
    day.does("bureau", number, "object", &[("text", "小桥归水利局管。")]).await;
    day.does("desk", number, "rule-on-objection", &[("grant", "yes"), ("text", "同意，改送水利局。")]).await;

    let number = day.call_at("bureau", "交通局和水利局都说不归自己管。").await;
    let up = [("to", "4"), ("ground", "dispute"), ("text", "两家都说不归自己管。")];
    day.does("bureau", number, "submit-up", &up).await;
    day.does("county-head", number, "transfer", &[("to", "2"), ("text", "由交通运输局受理。")]).await;
}

/// 十秒之内: one step is dropped, one is done, one finds the concern elsewhere by then.
async fn by_one_press(day: &mut Day) {
    let edit = "/office/texts/new-quick-step/edit";
    let fields = [
        ("name", "转交通局"),
        ("act", "transfer"),
        ("to", "2"),
        ("body", "事涉公路养护，属你局职责。"),
        ("unit", ""),
        ("works", "yes"),
        ("do", "save"),
    ];
    let saved = day.sends("admin", edit, edit, &fields).await;
    let text = saved.location.trim_start_matches("/office/texts/").to_owned();
    let numbers = [day.call("路牌倒了。").await, day.call("护栏断了一截。").await, day.call("井盖响了一夜。").await];
    let digits: Vec<String> = numbers.iter().map(|number| number.digits()).collect();
    let page = |numbers: &[String]| {
        let concerns: String = numbers.iter().map(|number| format!("&concern={number}")).collect();
        format!("/desk/quick-steps?text={text}{concerns}")
    };
    let mut fields: Vec<(&str, &str)> = digits.iter().map(|number| ("concern", number.as_str())).collect();
    fields.push(("text", text.as_str()));
    day.sits("desk").await;
    let desk = day.people.get_mut("desk").unwrap();
    let held = day.world.post(desk, &page(&digits), "/desk/quick-steps", &fields).await;
    assert_eq!(held.body.matches("10 秒后执行</span>").count(), 3, "{}", held.body);
    let undo = format!("{}&undo=1", page(&digits[..1]));
    let one = [("concern", digits[0].as_str()), ("text", text.as_str())];
    let dropped = day.world.post(desk, &undo, "/desk/quick-steps/undo", &one).await;
    assert!(dropped.status.is_success() || dropped.status == StatusCode::SEE_OTHER, "{}", dropped.body);
    day.does(
        "desk",
        numbers[1],
        "accept",
        &[("points", "修护栏"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")],
    )
    .await;
    day.world.app.clock().set(Moment(day.world.app.now().0 + 11_000));
    assert_eq!(release_quick_steps(&day.world.app).await.unwrap(), 1, "one is done; one finds it elsewhere, on record");
}

/// 紧急、更正、保密、新查询码、预约接待.
async fn out_of_turn(day: &mut Day) {
    let number = day.in_hand("水进了屋，老人一个人在家。").await;
    day.does("head", number, "mark-urgent", &[("text", "水已进屋，老人一个人在家。")]).await;
    day.does("county-head", number, "see-urgent", &[]).await;
    day.does("county-head", number, "clear-urgent", &[("text", "水已退，老人已经安置。")]).await;
    let page = day.sees("handler", &format!("/desk/concerns/{}/correct", number.digits())).await;
    let entry = page.rsplit("<option value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    day.does("handler", number, "correct", &[("entry", entry.as_str()), ("text", "老人姓孙，不姓宋。")]).await;
    let number = day.call("丢了查询码，想再要一个。").await;
    day.does("desk", number, "issue-code", &[("checked", "card_seen"), ("manner", "counter")]).await;
    day.does("desk", number, "book-reception", &[("reception", "1")]).await;
    let number = day.call("后来才说：验收的人收了礼。").await;
    day.does("desk", number, "seal", &[("text", "涉及检举，移督查岗。")]).await;
}

/// A behaviour in a channel: noted twice, warned, limited by another person; appealed, upheld, lifted.
async fn in_a_channel(day: &mut Day) {
    let (mut browser, number) = day.web().await;
    day.begun(number).await;
    let (today, until) = (day.on(0), day.on(60));
    let incident = [("channel", "phone"), ("on", today.as_str()), ("text", "一小时里打了四十次，占着窗口电话。")];
    day.does("handler", number, "note-conduct", &incident).await;
    day.does("handler", number, "warn-conduct", &[("channel", "phone"), ("text", "再这样，只能书面联系。")]).await;
    day.does("handler", number, "note-conduct", &incident).await;
    let propose = [
        ("channel", "phone"),
        ("limit", "named_contact"),
        ("until", until.as_str()),
        ("text", "两次记录在案，提醒过一次。"),
    ];
    day.does("handler", number, "propose-restriction", &propose).await;
    day.does("supervisor", number, "rule-on-restriction", &[("grant", "no"), ("text", "先再谈一次。")]).await;
    day.does("handler", number, "note-conduct", &incident).await;
    day.does("handler", number, "propose-restriction", &propose).await;
    day.does("supervisor", number, "rule-on-restriction", &[("grant", "yes"), ("text", "照准，到期自己解除。")]).await;
    let appeal = format!("/concerns/{}/restriction", number.digits());
    browser.open(&appeal).await;
    let sent = browser.post(&appeal, &[("text", "我只是着急。")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", browser.page);
    day.does("supervisor2", number, "rule-on-appeal", &[("lift", "no"), ("text", "另一位看过，维持。")]).await;
    day.does("handler", number, "lift-restriction", &[("text", "后来都好好说。")]).await;
}

/// 代记: withdrawn and undone on the person's word, by the person, for good.
async fn on_their_word(day: &mut Day) {
    let spoken = [("spoken", "phone"), ("checked", "called_back"), ("phone", "142 0013 6205"), ("confirmed", "yes")];
    let number: Number = day.call("想先撤回，再想想。").await;
    day.does("desk", number, "take-withdrawal", &spoken).await;
    day.does("desk", number, "undo-withdrawal", &spoken).await;
    let together = day.filed[4];
    assert_eq!(day.concern(together).intake.reporters.all().len(), 3, "three came together");
    let slip = [("reporter", "2"), ("checked", "card_seen"), ("manner", "counter")];
    day.does("desk", together, "issue-code", &slip).await;
    let one = [&spoken[..], &[("reporter", "2")]].concat();
    day.does("desk", together, "take-withdrawal", &one).await;
    day.does("desk", together, "undo-withdrawal", &one).await;
    let (mut browser, number) = day.web().await;
    let at = format!("/concerns/{}/withdrawal", number.digits());
    browser.open(&at).await;
    let sent = browser.post(&at, &[("reason", "邻居已经挖通了")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", browser.page);
}

/// 代办、交接: while the handler is away somebody else asks back; then the work goes to another post.
async fn in_other_hands(day: &mut Day) {
    let number = day.in_hand("路肩塌了一块。").await;
    let (absences, today) = ("/desk/absences", day.on(0));
    day.sends("head", absences, "/desk/deputies", &[("act", "name"), ("post", "5"), ("deputy", "4")]).await;
    let away = [("act", "record"), ("person", "5"), ("from", today.as_str()), ("until", today.as_str())];
    day.sends("handler", absences, absences, &away).await;
    day.does("bureau", number, "ask-citizen", &[("text", "塌了多宽？")]).await;
    let back = [("act", "back"), ("person", "5"), ("from", today.as_str())];
    day.sends("handler", absences, absences, &back).await;
    day.does("head", number, "hand-over", &[("post", "7")]).await;
}

/// Until the evening.
pub(super) async fn afternoon(day: &mut Day) {
    sent_on(day).await;
    by_one_press(day).await;
    out_of_turn(day).await;
    in_a_channel(day).await;
    in_other_hands(day).await;
    on_their_word(day).await;
}
