//! 听证 through the real router: called with a notice for each, held, its minutes signed, and a decision after it. Whoever is
//! complained of gets a seat and learns nothing else.

use axum::http::StatusCode;
use huiyin_domain::kernel::number::Number;

use crate::desk::{done, step};
use crate::looking_again::{REASONS, asked, opinion};
use crate::world::World;

const CALLED: [(&str, &str); 15] = [
    ("on", "2026-09-24"),
    ("time", "9：30"),
    ("place", "县政府三楼会议室"),
    ("matters", "外墙的裂缝是不是施工造成的"),
    ("role-1", "host"),
    ("who-1", "钱正"),
    ("role-2", "recorder"),
    ("who-2", "冯记"),
    ("role-3", "applicant"),
    ("who-3", "孙德福"),
    ("role-4", "of_unit"),
    ("who-4", "交通运输局 马工"),
    ("role-5", "complained_of"),
    ("who-5", "赵某"),
    ("role-6", ""),
];

#[tokio::test]
async fn both_sides_are_heard_before_the_decision_and_whoever_is_complained_of_learns_nothing_else() {
    let world = World::new();
    let (mut browser, digits) = asked(&world).await;
    let number = Number::parse(&digits).unwrap();
    let (here, desk) = (format!("/concerns/{digits}"), format!("/desk/concerns/{}", number.digits()));
    let mut chief = world.signed_in("county-head").await;
    done(&world, &mut chief, (number, "assign-review"), &[("post", "12")]).await;
    let mut clerk = world.signed_in("county").await;
    let form = world.get(&mut clerk, &format!("{desk}/call-hearing")).await;
    assert!(form.body.contains(REASONS) && !form.body.contains('⟦'), "what was asked stands there: {}", form.body);
    let before = world.get(&mut clerk, &format!("{desk}/decide-review")).await;
    let half: Vec<_> = CALLED.into_iter().filter(|(name, _)| !name.ends_with("-2")).collect();
    let refused = step(&world, &mut clerk, (number, "call-hearing"), &half).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("一位主持人、一位记录人") && refused.body.contains("县政府三楼会议室"));
    let mut wrong = CALLED.to_vec();
    wrong[1] = ("time", "上午");
    let refused = step(&world, &mut clerk, (number, "call-hearing"), &wrong).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("写成 9:30 这样"));
    done(&world, &mut clerk, (number, "call-hearing"), &CALLED).await;

    let page = world.get(&mut clerk, &desk).await;
    assert!(page.body.contains(&format!("{desk}/notices/5")) && !page.body.contains('⟦'), "{}", page.body);
    let applicant = world.get(&mut clerk, &format!("{desk}/notices/3")).await;
    let told = |body: &str| [body.contains(REASONS), body.contains("裂缝是不是施工"), body.contains("反映的“")];
    assert!(applicant.body.contains("孙德福：") && applicant.body.contains("2026年9月24日 9:30"), "{}", applicant.body);
    assert_eq!(told(&applicant.body), [false, true, true], "the control: the applicant is told what is heard");
    let complained = world.get(&mut clerk, &format!("{desk}/notices/5")).await;
    assert!(complained.body.contains("赵某：") && complained.body.contains("县政府三楼会议室"), "{}", complained.body);
    let paper = |body: &str| body.split("doc-number").nth(1).unwrap_or(body).to_owned();
    let (with, without) = (paper(&applicant.body), paper(&complained.body));
    assert!(with.contains(&digits) && !without.contains(&digits), "nor the number: {without}");
    assert!(told(&complained.body) == [false; 3] && !complained.body.contains("孙德福"), "{}", complained.body);
    assert_eq!(world.get(&mut clerk, &format!("{desk}/notices/6")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(&mut clerk, &format!("{desk}/notices/0")).await.status, StatusCode::NOT_FOUND);
    let mut head = world.signed_in("head").await;
    for below in ["call-hearing", "hold-hearing", "call-off-hearing"] {
        let tried = world.get(&mut head, &format!("{desk}/{below}")).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND, "{below}: not the unit whose answer it is");
    }

    let page = browser.open(&here).await;
    assert!(page.contains("要开听证会") && page.contains("9:30，在县政府三楼会议室"), "{page}");
    let own = browser.open(&format!("{here}/papers/hearing-notice")).await;
    assert!(own.contains("孙德福：") && own.contains("听证通知书"), "{own}");
    let early = world.get(&mut clerk, &format!("{desk}/decide-review")).await;
    assert!(early.status == StatusCode::CONFLICT && early.body.contains("先记下听证会"), "{}", early.body);
    let (csrf, key, seen) = (before.field("csrf"), before.field("key"), before.field("seen"));
    let mut opened_before = vec![("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
    opened_before.extend(opinion("maintained"));
    let late = world.post_raw(&mut clerk, &format!("{desk}/decide-review"), &opened_before).await;
    assert!(late.status == StatusCode::CONFLICT && late.body.contains("照片的日期早于施工。"), "{}", late.body);

    let minutes = "孙德福：屋里的裂缝没人看过。\n马工：同意再看一次。";
    let form = format!("{desk}/hold-hearing");
    let half = [("do", "keep"), ("auto", "1"), ("minutes", "孙德福：屋里的裂缝"), ("came-1", "signed")];
    let kept = world.post(&mut clerk, &form, &form, &half).await;
    assert!(kept.status == StatusCode::OK && kept.body.contains("草稿"), "{}", kept.body);
    let opened = world.get(&mut clerk, &form).await;
    assert!(opened.body.contains("孙德福：屋里的裂缝</textarea>"), "a closed tab loses nothing: {}", opened.body);
    assert!(opened.body.contains("value=\"signed\" checked"), "{}", opened.body);
    let mut other = world.signed_in("county-head").await;
    let theirs = world.get(&mut other, &form).await.body;
    assert!(!theirs.contains("屋里的裂缝</textarea>"), "nobody reads what another is writing: {theirs}");
    let mut held = vec![("on", "2026-09-14"), ("minutes", minutes)];
    held.extend([("came-1", "signed"), ("came-2", "refused"), ("came-3", "signed"), ("came-4", "refused")]);
    let half = step(&world, &mut clerk, (number, "hold-hearing"), &held).await;
    assert!(
        half.status == StatusCode::UNPROCESSABLE_ENTITY && half.body.contains("屋里的裂缝没人看过"),
        "{}",
        half.body
    );
    held.push(("came-5", "absent"));
    let unsigned = step(&world, &mut clerk, (number, "hold-hearing"), &held).await;
    assert!(
        unsigned.status == StatusCode::CONFLICT && unsigned.body.contains("主持人和记录人没有签名"),
        "{}",
        unsigned.body
    );
    held.retain(|(name, _)| *name != "came-2");
    held.push(("came-2", "signed"));
    done(&world, &mut clerk, (number, "hold-hearing"), &held).await;
    let page = browser.open(&here).await;
    assert!(page.contains("听证会开过了") && page.contains("到会 4 人") && !page.contains('⟦'), "{page}");
    let paper = browser.open(&format!("{here}/papers/hearing-minutes")).await;
    assert!(paper.contains("屋里的裂缝没人看过") && paper.contains("到会，看过笔录，不签名"), "{paper}");
    done(&world, &mut clerk, (number, "decide-review"), &opinion("maintained")).await;
}

#[tokio::test]
async fn a_hearing_that_is_called_off_says_why_and_the_decision_goes_on() {
    let world = World::new();
    let (mut browser, digits) = asked(&world).await;
    let number = Number::parse(&digits).unwrap();
    let mut chief = world.signed_in("county-head").await;
    done(&world, &mut chief, (number, "assign-review"), &[("post", "12")]).await;
    let mut clerk = world.signed_in("county").await;
    done(&world, &mut clerk, (number, "call-hearing"), &CALLED).await;
    let here = format!("/desk/concerns/{}", number.digits());
    let still = world.get(&mut clerk, &here).await;
    assert!(!still.body.contains("后来定了不接待"), "{}", still.body);
    let mut admin = world.signed_in("admin").await;
    let closed = [("on", "2026-09-24"), ("open", "closed"), ("because", "停电检修")];
    assert_eq!(world.post(&mut admin, "/office/days", "/office/days", &closed).await.status, StatusCode::SEE_OTHER);
    let told = world.get(&mut clerk, &here).await;
    assert!(told.body.contains("后来定了不接待（停电检修）"), "{}", told.body);
    let page = browser.open(&format!("/concerns/{digits}")).await;
    assert!(page.contains("那一天本单位不接待（停电检修）"), "{page}");
    let twice = world.get(&mut clerk, &format!("{here}/call-hearing")).await;
    assert!(twice.status == StatusCode::CONFLICT && twice.body.contains("还没有开"), "{}", twice.body);
    done(&world, &mut clerk, (number, "call-off-hearing"), &[("text", "双方愿意先调解。")]).await;
    let page = browser.open(&format!("/concerns/{digits}")).await;
    assert!(
        page.contains("听证会取消了") && page.contains("双方愿意先调解。") && !page.contains("要开听证会"),
        "{page}"
    );
    assert!(!page.contains("停电检修"), "what is called off is held on no day: {page}");
    done(&world, &mut clerk, (number, "decide-review"), &opinion("maintained")).await;
}
