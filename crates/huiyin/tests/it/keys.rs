//! Going through one's work by keys: the way to the concern before and after, and where a form begins.

use huiyin_domain::concern::Class;
use huiyin_domain::kernel::number::Number;

use crate::desk::{done, file, in_hand};
use crate::world::World;

fn page(number: Number) -> String {
    format!("/desk/concerns/{}", number.digits())
}

/// Where a key of the page leads.
fn leads(page: &str, key: &str) -> Option<String> {
    let mark = format!("\" data-key=\"{key}\"");
    let at = page.find(&mark)?;
    page[..at].rsplit_once("href=\"").map(|(_, href)| href.to_owned())
}

#[tokio::test]
async fn brackets_lead_through_ones_own_work_in_its_order_and_past_nothing_sealed() {
    let world = World::new();
    let first = file(&world, 81, Class::Ordinary);
    let sealed = file(&world, 82, Class::Sealed);
    let second = file(&world, 83, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let (one, two) = (world.get(&mut desk, &page(first)).await.body, world.get(&mut desk, &page(second)).await.body);
    assert_eq!((leads(&one, "["), leads(&one, "]")), (None, Some(page(second))));
    assert_eq!((leads(&two, "["), leads(&two, "]")), (Some(page(first)), None));
    assert!(
        !one.contains(&sealed.digits()) && !two.contains(&sealed.digits()),
        "a sealed one is not even a number here"
    );
}

#[tokio::test]
async fn the_course_is_numbered_without_holes_and_a_correction_names_the_number_shown() {
    let world = World::new();
    let number = in_hand(&world, 84).await;
    let mut handler = world.signed_in("handler").await;
    let form = world.get(&mut handler, &format!("{}/correct", page(number))).await.body;
    let (value, shown) = form.rsplit_once("<option value=\"").unwrap().1.split_once("\">").unwrap();
    let shown = shown.split('.').next().unwrap().to_owned();
    assert_ne!(value, shown, "clocks stand between, or this test sees nothing");
    done(&world, &mut handler, (number, "correct"), &[("entry", value), ("text", "写错了日子")]).await;
    let body = world.get(&mut handler, &page(number)).await.body;
    let titles = body.split("<div class=\"node-head\"><h3>").skip(1);
    let numbers: Vec<usize> = titles.map(|rest| rest.split('.').next().unwrap().parse().unwrap()).collect();
    let wanted: Vec<usize> = (1..=numbers.len()).rev().collect();
    assert_eq!(numbers, wanted);
    assert!(body.contains(&format!("更正第 {shown} 条")), "{body}");
}

#[tokio::test]
async fn a_steps_form_begins_at_its_first_question_and_at_what_is_wrong_when_something_is() {
    let world = World::new();
    let number = file(&world, 85, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    for step in ["note", "accept", "transfer", "decline", "add-material", "seal"] {
        let body = world.get(&mut desk, &format!("{}/{step}", page(number))).await.body;
        assert_eq!(body.matches(" autofocus").count(), 1, "{step}");
        let field = body[..body.find(" autofocus").unwrap()].rsplit('<').next().unwrap();
        assert!(["input", "textarea", "select"].iter().any(|kind| field.starts_with(kind)), "{step}: {field}");
    }
    let note = format!("{}/note", page(number));
    let wrong = world.post(&mut desk, &note, &note, &[("text", "")]).await;
    assert_eq!(wrong.body.matches(" autofocus").count(), 1);
    assert!(wrong.body.contains("tabindex=\"-1\" autofocus"), "the summary of what is wrong comes first");
}
