//! People come and go, and in the end a whole unit: AB 岗, absence, handing over, dissolving with a successor.

use huiyin::casework::take_succession::take_succession;
use huiyin_domain::kernel::number::Number;

use super::Day;

/// While the handler is away the deputy asks under the handler's post; then all of it goes to a colleague.
pub(super) async fn away(day: &mut Day) {
    let number = day.in_hand("路边的树挡住了红绿灯。").await;
    let page = "/desk/absences";
    day.sends("head", page, "/desk/deputies", &[("act", "name"), ("post", "5"), ("deputy", "4")]).await;
    let (today, until) = (day.on(0), day.on(4));
    let away = [("act", "record"), ("person", "5"), ("from", today.as_str()), ("until", until.as_str())];
    day.sends("handler", page, page, &away).await;
    day.does("bureau", number, "ask-citizen", &[("text", "是哪一棵树？")]).await;
    let back = [("act", "back"), ("person", "5"), ("from", today.as_str())];
    day.sends("handler", page, page, &back).await;
    let (path, digits) = ("/desk/hand-over/5", number.digits());
    day.sends("head", path, path, &[("concern", digits.as_str()), ("post", "7")]).await;
    day.does("deputy", number, "note", &[("text", "接手了，明天去看。")]).await;
}

/// Two people dissolve the bureau; what it had is its successor's the same minute, and goes on.
pub(super) async fn dissolved(day: &mut Day) {
    let number: Number = day.in_hand("撤并前还没办完的一件。").await;
    let path = "/office/units/2/dissolve";
    day.sends("admin", &format!("{path}?successor=3"), path, &[("successor", "3"), ("from", "")]).await;
    let confirm = "/office/confirmations";
    let page = day.sees("supervisor", confirm).await;
    let to = page.split("action=\"").find(|part| part.starts_with("/office/confirmations/")).unwrap();
    let to = to.split('"').next().unwrap().to_owned();
    day.sends("supervisor", confirm, &to, &[("act", "confirm")]).await;
    let open = day.filed.iter().filter(|number| day.concern(**number).unit() == Some(huiyin_domain::testing::BUREAU));
    let (open, taken) = (open.count(), take_succession(&day.world.app).await.unwrap());
    assert!(taken > 0 && taken <= open, "{taken} of {open}");
    day.people.clear();
    day.does("water-head", number, "hand-over", &[("post", "10")]).await;
    day.writes("water", number, "draft-reply").await;
    day.signed("water-head", number).await;
}
