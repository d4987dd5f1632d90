//! Deputies, absences, handing over, and a unit that goes: through the real router, as the people concerned meet it.

use axum::http::StatusCode;
use huiyin::casework::take_succession::take_succession;
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::number::Number;

use crate::citizen_answer::begin;
use crate::desk::{TITLE, done, file, step};
use crate::world::{Answer, Browser, World};

const PATH: &str = "/desk/absences";

/// A concern that the handler (post 5) of the bureau has in hand.
async fn in_hand(world: &World, chance: u64) -> Number {
    let number = file(world, chance, Class::Ordinary);
    begin(world, &number.digits());
    number
}

async fn away(world: &World, who: &mut Browser, person: &str, (from, until): (&str, &str)) -> Answer {
    let fields = [("act", "record"), ("person", person), ("from", from), ("until", until)];
    world.post(who, PATH, PATH, &fields).await
}

async fn name_deputy(world: &World, who: &mut Browser, post: &str, deputy: &str) -> Answer {
    world.post(who, PATH, "/desk/deputies", &[("act", "name"), ("post", post), ("deputy", deputy)]).await
}

fn concern(number: Number) -> String {
    format!("/desk/concerns/{}", number.digits())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_deputy_sees_and_does_the_work_while_the_holder_is_away_and_not_before_nor_after() {
    let world = World::new();
    let number = in_hand(&world, 11).await;
    let (mut head, mut handler, mut deputy) =
        (world.signed_in("head").await, world.signed_in("handler").await, world.signed_in("bureau").await);
    assert_eq!(name_deputy(&world, &mut head, "5", "4").await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut deputy, &concern(number)).await.status, StatusCode::OK, "the unit's own desk reads");
    assert_eq!(step(&world, &mut deputy, (number, "note"), &[("text", "看过")]).await.status, StatusCode::SEE_OTHER);
    let draft = format!("{}/draft-reply", concern(number));
    assert_eq!(world.get(&mut deputy, &draft).await.status, StatusCode::NOT_FOUND, "not before");
    away(&world, &mut handler, "5", ("2026-09-14", "2026-09-18")).await;
    let list = world.get(&mut deputy, "/desk").await;
    assert!(list.body.contains(TITLE) && list.body.contains("周敏不在"), "{}", list.body);
    assert_eq!(world.get(&mut deputy, &draft).await.status, StatusCode::OK);
    done(&world, &mut deputy, (number, "ask-citizen"), &[("text", "沟有多长？")]).await;
    let page = world.get(&mut head, &concern(number)).await;
    assert!(page.body.contains("吴芳（代安澜县交通运输局"), "it is on record under which post: {}", page.body);
    let back = [("act", "back"), ("person", "5"), ("from", "2026-09-14")];
    assert_eq!(world.post(&mut handler, PATH, PATH, &back).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&mut deputy, &draft).await.status, StatusCode::NOT_FOUND, "not after");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_deputy_the_head_has_it_and_sees_beforehand_that_nobody_will() {
    let world = World::new();
    let number = in_hand(&world, 12).await;
    let mut head = world.signed_in("head").await;
    away(&world, &mut head, "5", ("2026-09-16", "2026-09-18")).await;
    let near = world.get(&mut head, PATH).await;
    assert!(near.body.contains("快没有人管") && near.body.contains("落到"), "{}", near.body);
    assert!(world.get(&mut head, "/desk").await.body.contains("快没有人管"), "said where the head looks");
    world.app.clock().set(world.app.now().plus_days(3));
    let mut head = world.signed_in("head").await;
    let list = world.get(&mut head, "/desk").await;
    assert!(list.body.contains(TITLE), "the handler's work is in the head's list");
    assert_eq!(world.get(&mut head, &format!("{}/draft-reply", concern(number))).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_records_for_others_and_an_administrators_deputy_takes_a_second_person() {
    let world = World::new();
    file(&world, 13, Class::Ordinary);
    let (mut bureau, mut admin, mut supervisor) =
        (world.signed_in("bureau").await, world.signed_in("admin").await, world.signed_in("supervisor").await);
    let refused = away(&world, &mut bureau, "5", ("2026-09-14", "2026-09-18")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("本单位负责人") && refused.body.contains("2026-09-18"), "what was typed stays");
    let own = name_deputy(&world, &mut bureau, "5", "4").await;
    assert_eq!(own.status, StatusCode::CONFLICT, "nobody lets themselves in");
    assert_eq!(name_deputy(&world, &mut admin, "2", "3").await.location, "/desk/absences?done=asked");
    assert_eq!(world.app.office().office.deputy_today(PostId(2)), None, "it waits");
    let confirm = "/office/confirmations";
    world.post(&mut supervisor, confirm, "/office/confirmations/1", &[("act", "confirm")]).await;
    assert_eq!(world.app.office().office.deputy_today(PostId(2)), Some(PostId(3)));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_drafted_as_a_deputy_does_not_sign_as_the_head() {
    let world = World::new();
    let number = in_hand(&world, 14).await;
    let (mut head, mut handler) = (world.signed_in("head").await, world.signed_in("handler").await);
    // The head stands in for the handler, drafts under that post, and may not sign under the own one.
    name_deputy(&world, &mut head, "5", "6").await;
    away(&world, &mut handler, "5", ("2026-09-14", "2026-09-18")).await;
    let fields = crate::desk::reply("挖通排水沟。");
    let fields: Vec<(&str, &str)> = fields.into_iter().collect();
    done(&world, &mut head, (number, "draft-reply"), &fields).await;
    let sign = world.get(&mut head, &format!("{}/sign-reply", concern(number))).await;
    let answer = world
        .post_raw(
            &mut head,
            &format!("{}/sign-reply", concern(number)),
            &[
                ("csrf", &sign.field("csrf")),
                ("key", &sign.field("key")),
                ("seen", &sign.field("seen")),
                ("revision", "1"),
                ("based_on", "1"),
            ],
        )
        .await;
    assert_ne!(answer.status, StatusCode::SEE_OTHER, "signed the own draft");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_a_posts_work_goes_to_another_at_once_and_the_citizen_sees_the_new_contact() {
    let world = World::new();
    let (first, second) = (in_hand(&world, 15).await, in_hand(&world, 16).await);
    let mut head = world.signed_in("head").await;
    let path = "/desk/hand-over/5";
    let page = world.get(&mut head, path).await;
    assert!(page.body.contains(&first.to_string()) && page.body.contains(&second.to_string()), "{}", page.body);
    let nothing = world.post(&mut head, path, path, &[("post", "7")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (one, two) = (first.digits(), second.digits());
    let fields = [("concern", one.as_str()), ("concern", two.as_str()), ("post", "5")];
    let same = world.post(&mut head, path, path, &fields).await;
    assert_eq!(same.status, StatusCode::CONFLICT, "to itself");
    let fields = [("concern", one.as_str()), ("concern", two.as_str()), ("post", "7")];
    let given = world.post(&mut head, path, path, &fields).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let (mut handler, mut taker) = (world.signed_in("handler").await, world.signed_in("deputy").await);
    for number in [first, second] {
        assert_eq!(world.get(&mut handler, &concern(number)).await.status, StatusCode::NOT_FOUND);
        let page = world.get(&mut taker, &concern(number)).await;
        assert!(page.body.contains("交接") && page.body.contains("挖"), "the plan went along: {}", page.body);
    }
    assert_eq!(world.get(&mut handler, path).await.status, StatusCode::NOT_FOUND, "not theirs to give");
    let mut water = world.signed_in("water-head").await;
    assert_eq!(world.get(&mut water, path).await.status, StatusCode::NOT_FOUND, "nor another unit's head's");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_that_are_handed_over_one_that_cannot_be_holds_back_all() {
    let world = World::new();
    let first = in_hand(&world, 17).await;
    let mut head = world.signed_in("head").await;
    let path = "/desk/hand-over/5";
    let form = world.get(&mut head, path).await;
    let (csrf, key) = (form.field("csrf"), form.field("key"));
    let fields = [("csrf", csrf.as_str()), ("key", key.as_str()), ("concern", &first.digits()), ("post", "10")];
    let refused = world.post_raw(&mut head, path, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "a post of another unit");
    let mut handler = world.signed_in("handler").await;
    assert_eq!(world.get(&mut handler, &concern(first)).await.status, StatusCode::OK, "nothing was done");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_move_will_change_is_said_before_and_it_takes_effect_on_its_day() {
    let world = World::new();
    in_hand(&world, 21).await;
    let mut admin = world.signed_in("admin").await;
    let path = "/office/people/5/move";
    let before = world.get(&mut admin, &format!("{path}?leave=5&from=2026-09-21")).await;
    assert!(before.body.contains("会这样变") && before.body.contains("期限一天也不多给"), "{}", before.body);
    assert!(
        before.body.contains("手上 1 件留在岗位上") && before.body.contains("9月21日（周一）起生效"),
        "{}",
        before.body
    );
    assert!(!before.body.contains(TITLE), "the administrator reads nothing");
    let fields = [("leave", "5"), ("take", ""), ("from", "2026-09-21")];
    assert_eq!(
        world.post(&mut admin, &format!("{path}?leave=5&from=2026-09-21"), path, &fields).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(world.app.office().office.posts_of(PersonId(5)).len(), 1, "not yet");
    let unit = world.get(&mut admin, "/office/units/2").await;
    assert!(unit.body.contains("到日子生效的") && unit.body.contains("周敏离开"), "{}", unit.body);
    let then = world.get(&mut admin, "/office/units/2?on=2026-09-21").await;
    assert!(then.body.contains("的样子") && then.body.contains("空着"), "{}", then.body);
    let past = [("leave", "5"), ("take", ""), ("from", "2026-09-01")];
    assert_eq!(world.post(&mut admin, path, path, &past).await.status, StatusCode::CONFLICT);
    world.app.clock().set(world.app.now().plus_days(7));
    assert!(world.app.office().office.posts_of(PersonId(5)).is_empty(), "by itself, on its day");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_dissolved_by_two_people_after_the_page_said_what_follows() {
    let world = World::new();
    in_hand(&world, 22).await;
    let (mut admin, mut supervisor) = (world.signed_in("admin").await, world.signed_in("supervisor").await);
    let path = "/office/units/2/dissolve";
    let itself = world.post(&mut admin, path, path, &[("successor", "2"), ("from", "")]).await;
    assert_eq!(itself.status, StatusCode::CONFLICT);
    let page = format!("{path}?successor=3");
    let before = world.get(&mut admin, &page).await;
    assert!(before.body.contains("由安澜县水利局沈立春接着办") && before.body.contains("马上生效"), "{}", before.body);
    let asked = world.post(&mut admin, &page, path, &[("successor", "3"), ("from", "")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    assert!(world.app.office().office.works(huiyin_domain::testing::BUREAU), "it waits for the second person");
    let confirm = "/office/confirmations";
    let shown = world.get(&mut supervisor, confirm).await;
    assert!(shown.body.contains("撤并，由安澜县水利局承接"), "{}", shown.body);
    world.post(&mut supervisor, confirm, "/office/confirmations/1", &[("act", "confirm")]).await;
    assert!(!world.app.office().office.works(huiyin_domain::testing::BUREAU));
    let gone = world.get(&mut admin, "/office/units/2").await;
    assert!(gone.body.contains("撤并，手上的事和没过的期限由安澜县水利局接着办"), "{}", gone.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dissolved_units_work_is_its_successors_at_once_and_later_under_its_name() {
    use huiyin::handle::{OfficeOrder, handle_office_blocking};
    use huiyin_domain::kernel::actor::Actor;
    use huiyin_domain::office::{Arrangement, Command, UnitDissolved};
    use huiyin_domain::testing::{BUREAU, WATER};
    let world = World::new();
    let number = in_hand(&world, 18).await;
    let dissolved = Arrangement::DissolveUnit(UnitDissolved { successor: WATER, unit: BUREAU });
    let dissolve = vec![Command::Arrange { from: None, what: dissolved }];
    handle_office_blocking(&world.app, OfficeOrder::new(Actor::Operator, dissolve)).unwrap();
    assert!(world.app.office().office.posts_of(PersonId(5)).is_empty());
    let (mut head, mut water) = (world.signed_in("water-head").await, world.signed_in("water").await);
    let list = world.get(&mut head, "/desk").await;
    assert!(list.body.contains(TITLE), "owed by the successor's head at once: {}", list.body);
    assert_eq!(world.get(&mut water, &concern(number)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(take_succession(&world.app).await.unwrap(), 1);
    assert_eq!(take_succession(&world.app).await.unwrap(), 0, "brought over once");
    let page = world.get(&mut head, &concern(number)).await;
    assert!(page.body.contains("单位撤并") && page.body.contains("安澜县水利局"), "{}", page.body);
    done(&world, &mut head, (number, "hand-over"), &[("post", "10")]).await;
    assert_eq!(world.get(&mut water, &concern(number)).await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dissolved_unit_owed_in_concerns_of_others_is_found_by_the_job() {
    use huiyin::handle::{OfficeOrder, handle_office_blocking};
    use huiyin_domain::kernel::actor::Actor;
    use huiyin_domain::office::{Arrangement, Command, UnitDissolved};
    use huiyin_domain::testing::{CITY, GOVERNMENT};
    let world = World::new();
    let number = in_hand(&world, 19).await;
    let mut bureau = world.signed_in("head").await;
    let urgent = [("text", "墙体外倾，下面有人住。已拉警戒线。")];
    done(&world, &mut bureau, (number, "mark-urgent"), &urgent).await;
    let (_, digits) = crate::looking_again::asked(&world).await;
    let asked = Number::parse(&digits).unwrap();
    let dissolved = Arrangement::DissolveUnit(UnitDissolved { successor: CITY, unit: GOVERNMENT });
    let dissolve = vec![Command::Arrange { from: None, what: dissolved }];
    handle_office_blocking(&world.app, OfficeOrder::new(Actor::Operator, dissolve)).unwrap();
    assert_eq!(
        take_succession(&world.app).await.unwrap(),
        2,
        "told of one as urgent, asked to look again at the other"
    );
    assert_eq!(take_succession(&world.app).await.unwrap(), 0, "brought over once");
    let mut city = world.signed_in("city-head").await;
    let list = world.get(&mut city, "/desk").await.body;
    assert!(list.contains(&number.to_string()) && list.contains(&asked.to_string()), "{list}");
    done(&world, &mut city, (number, "see-urgent"), &[]).await;
    done(&world, &mut city, (asked, "assign-review"), &[("post", "14")]).await;
}
