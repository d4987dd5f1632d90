//! 今天 and the unit's board: what is owed, by whom, and nobody sees more than in any other list.

use axum::http::StatusCode;
use huiyin_domain::concern::Class;
use huiyin_domain::testing::STORY_START;

use crate::desk::{done, file, hand_over, in_hand};
use crate::world::World;

#[tokio::test]
async fn today_says_what_is_late_and_keeps_what_is_sealed_to_itself() {
    let world = World::new();
    let (open, sealed) = (file(&world, 401, Class::Ordinary), file(&world, 402, Class::Sealed));
    let mut desk = world.signed_in("desk").await;
    let page = world.get(&mut desk, "/desk/today").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains(&open.to_string()), "due in weeks: {}", page.body);
    assert!(page.body.contains("手上共 1 件，过了期限 0 件"), "{}", page.body);
    world.app.clock().set(STORY_START.plus_days(20));
    let mut desk = world.signed_in("desk").await;
    let page = world.get(&mut desk, "/desk/today").await;
    assert!(page.body.contains(&open.to_string()) && page.body.contains("已超期"), "{}", page.body);
    assert!(!page.body.contains(&sealed.to_string()));
    let mut supervisor = world.signed_in("supervisor").await;
    let page = world.get(&mut supervisor, "/desk/today").await;
    assert!(page.body.contains(&sealed.to_string()), "the control: its own post sees it");
    let lists = world.get(&mut world.signed_in("admin").await, "/desk/today").await;
    assert!(lists.status == StatusCode::OK && !lists.body.contains(&open.to_string()));
}

#[tokio::test]
async fn the_board_counts_by_post_and_is_the_heads_alone() {
    let world = World::new();
    let (first, second) = (in_hand(&world, 403).await, in_hand(&world, 404).await);
    assert_eq!(hand_over(&world, first, "12月31日前挖通。").await.status, StatusCode::SEE_OTHER);
    let mut head = world.signed_in("head").await;
    let board = world.get(&mut head, "/desk/board").await;
    assert_eq!(board.status, StatusCode::OK);
    let row = |body: &str| {
        let from = body.find("<b>handler</b>").unwrap();
        let cells = body[from..].split("data-label=\"").skip(1).take(4);
        cells.map(|cell| cell.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(row(&board.body), ["1", "0", "1", "0"], "one in hand, one to be signed: {}", board.body);
    assert!(board.body.contains("周敏") && board.body.contains(&second.to_string()));
    done(&world, &mut head, (first, "return-draft"), &[("revision", "1"), ("text", "写明哪天")]).await;
    assert_eq!(row(&world.get(&mut head, "/desk/board").await.body), ["2", "0", "0", "1"]);
    let mut handler = world.signed_in("handler").await;
    let today = world.get(&mut handler, "/desk/today").await;
    assert!(today.body.contains("退回来要改的答复") && today.body.contains(&first.to_string()), "{}", today.body);
    for login in ["handler", "desk", "supervisor", "admin"] {
        let answer = world.get(&mut world.signed_in(login).await, "/desk/board").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{login}");
    }
    let water = world.get(&mut world.signed_in("water-head").await, "/desk/board").await;
    assert!(water.status == StatusCode::OK && !water.body.contains(&second.to_string()), "another unit's head");
}

#[tokio::test]
async fn the_head_sees_what_posts_of_the_unit_owe_too_late() {
    let world = World::new();
    let number = in_hand(&world, 405).await;
    world.app.clock().set(STORY_START.plus_days(70));
    let mut head = world.signed_in("head").await;
    let page = world.get(&mut head, "/desk/today").await;
    assert!(page.body.contains(&number.to_string()) && page.body.contains("周敏"), "{}", page.body);
}
