//! What the first page says of last month: numbers kept as concerns move, and nothing when few could be found among them.

use huiyin::casework::view::months::{self, Month};
use huiyin::handle::{Order, handle_blocking};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Delivery, DeliveryManner, PointVerdict, Verdict};
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{self, Command};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{Hex, PointNo};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::testing::{STORY_START, commands};

use crate::browser::Browser;
use crate::citizen_answer::{begin, reply, said, step};
use crate::world::World;

fn file(world: &World, n: u8, class: Class) -> String {
    let huiyin_domain::command::Command::Intake(Command::FileConcern(mut command)) = commands::file_concern(class)
    else {
        panic!("filing is intake's")
    };
    command.id = Hex([n; 16]);
    command.number = Number::from_chance(u64::from(n));
    command.words.files.clear();
    let number = command.number.digits();
    handle_blocking(&world.app, Order::new(Actor::Citizen, Action::FileConcern, None, Command::FileConcern(command)))
        .unwrap();
    number
}

fn answered(world: &World, number: &str) {
    begin(world, number);
    reply(world, number);
    let delivery = Delivery { manner: DeliveryManner::ByHand, on: world.app.now().day(world.app.zone()) };
    let deliver = casework::DeliverReply { delivery, to: huiyin_domain::kernel::ids::ReporterNo::FIRST, note: None };
    step(world, number, 5, Action::DeliverReply, casework::Command::DeliverReply(deliver));
}

fn judged(world: &World, number: &str, verdict: Verdict) {
    let parsed = Number::parse(number).unwrap();
    let stream = world.app.ledger().read_blocking(move |read| huiyin::intake::view::stream_of(read, parsed)).unwrap();
    let points = [1, 2].map(|point| PointVerdict { point: PointNo(point), verdict }).to_vec();
    let command = casework::Command::GiveVerdict(casework::GiveVerdict { points, words: None });
    let order = Order::new(Actor::Citizen, Action::GiveVerdict, stream, command).with_code_shown();
    handle_blocking(&world.app, order).unwrap();
}

fn september(world: &World) -> Month {
    world.app.ledger().read_blocking(|read| months::month(read, jiff::civil::date(2026, 9, 30))).unwrap()
}

#[tokio::test]
async fn last_month_is_one_sentence_whose_parts_add_up() {
    let world = World::new();
    let filed: Vec<String> = (1..=12).map(|n| file(&world, n, Class::Ordinary)).collect();
    file(&world, 90, Class::Sealed);
    for number in &filed[..9] {
        answered(&world, number);
    }
    judged(&world, &filed[0], Verdict::NotSolved);
    judged(&world, &filed[0], Verdict::Solved);
    judged(&world, &filed[1], Verdict::NotSolved);
    judged(&world, &filed[2], Verdict::CannotSay);
    assert_eq!(september(&world), Month { received: 12, answered: 9, solved: 1, not_solved: 1 });
    world.app.clock().set(STORY_START.plus_days(20));
    let mut browser = Browser::at(huiyin::router::service(world.app.clone()));
    assert!(!browser.open("/").await.contains("id=\"last-month\""), "nine answers are too few to be told");
    answered(&world, &filed[9]);
    let page = browser.open("/").await;
    for said in ["9月收到", "<strong>12</strong>", "<strong>10</strong>", "<strong>8</strong>"] {
        assert!(page.contains(said), "{said} is missing: {page}");
    }
    browser.open("/display?language=en&back=/").await;
    let page = browser.open("/").await;
    assert!(page.contains("received in September") && page.contains("<strong>8</strong>"), "{page}");
    // From the moment of sealing a concern is in no count.
    let seal = Command::Seal(intake::Seal { reason: said("怕被人知道") });
    step(&world, &filed[1], 6, Action::Seal, seal);
    assert_eq!(september(&world), Month { received: 11, answered: 9, solved: 1, not_solved: 0 });
    assert!(!browser.open("/").await.contains("id=\"last-month\""));
}
