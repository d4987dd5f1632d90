//! 谁看过: one look is one record, under the post that opened it, and none is missing.

use axum::http::StatusCode;
use huiyin::handle::{OfficeOrder, handle_office_blocking};
use huiyin_domain::concern::Class;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::office::Command;
use huiyin_ledger::sql;

use crate::desk::{done, file, in_hand};
use crate::world::World;

/// Person, role and how often, of everybody who read the only concern.
pub(crate) fn readers(world: &World) -> Vec<(u32, String, i64)> {
    world
        .app
        .ledger()
        .read_blocking(|read| {
            read.query(
                sql!("SELECT person, role, times FROM casework_readers ORDER BY person, role LIMIT 100"),
                &[],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
        })
        .unwrap()
}

fn later(world: &World, minutes: i64) {
    world.app.clock().set(Moment(world.app.now().0 + minutes * 60_000));
}

fn page(number: Number) -> String {
    format!("/desk/concerns/{}", number.digits())
}

#[tokio::test]
async fn a_page_loaded_again_is_one_reading_for_ten_minutes() {
    let world = World::new();
    let number = file(&world, 31, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    for _ in 0..5 {
        assert_eq!(world.get(&mut desk, &page(number)).await.status, StatusCode::OK);
    }
    assert_eq!(readers(&world), [(1, "front_desk".to_owned(), 1)]);
    later(&world, 10);
    world.get(&mut desk, &page(number)).await;
    assert_eq!(readers(&world), [(1, "front_desk".to_owned(), 2)]);
}

#[tokio::test]
async fn a_draft_that_saves_itself_is_one_reading() {
    let world = World::new();
    let number = in_hand(&world, 32).await;
    later(&world, 60);
    let times =
        |who| readers(&world).into_iter().filter(|(person, _, _)| *person == who).map(|(_, _, n)| n).sum::<i64>();
    let before = times(5);
    let mut handler = world.signed_in("handler").await;
    for opening in ["写到", "写到一半", "写到一半了"] {
        done(&world, &mut handler, (number, "draft-reply"), &[("opening", opening), ("do", "keep")]).await;
    }
    assert_eq!(times(5), before + 1, "the form and three savings of it");
}

#[tokio::test]
async fn two_people_and_two_pages_are_readings_of_their_own() {
    let world = World::new();
    let number = file(&world, 33, Class::Ordinary);
    let (mut desk, mut supervisor) = (world.signed_in("desk").await, world.signed_in("supervisor").await);
    world.get(&mut desk, &page(number)).await;
    world.get(&mut desk, &format!("{}/pane", page(number))).await;
    world.get(&mut supervisor, &page(number)).await;
    assert_eq!(readers(&world), [(1, "front_desk".to_owned(), 2), (2, "supervisor".to_owned(), 1)]);
}

#[tokio::test]
async fn a_reading_is_recorded_under_the_post_that_opened_the_page() {
    let world = World::new();
    // The handler of one bureau also sorts at the desk: here she reads as the desk.
    handle_office_blocking(
        &world.app,
        OfficeOrder::new(Actor::Operator, vec![Command::TakePost { person: PersonId(5), post: PostId(1) }]),
    )
    .unwrap();
    let number = file(&world, 34, Class::Ordinary);
    let mut both = world.signed_in("handler").await;
    assert_eq!(world.get(&mut both, &page(number)).await.status, StatusCode::OK);
    assert_eq!(readers(&world), [(5, Role::FrontDesk.word().to_owned(), 1)]);
    let own = world.get(&mut world.signed_in("desk").await, &page(number)).await;
    assert!(own.body.contains("周敏"), "she is among those who read");
}
