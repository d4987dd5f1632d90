use huiyin_domain::concern::Class;
use huiyin_domain::deadlines::{ClockId, Standing};
use huiyin_domain::intake::ClaimedState;
use huiyin_domain::kernel::time::Zone;
use huiyin_domain::testing::commands::carry_over;
use jiff::civil::date;

use super::*;
use crate::app::Start;
use crate::clock::Clock;
use crate::handle::{OfficeOrder, handle_office};
use crate::office::first_office;

struct House {
    app: App,
    concern: i64,
    _folder: tempfile::TempDir,
}

impl House {
    /// One open concern, whose first term ends on 10 December 2026.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Zone::shanghai().moment(date(2026, 11, 25).at(9, 0, 0, 0));
        let dir = folder.path().join("data");
        let start = Start { dir, clock: Clock::standing_at(now), clock_confirmed: true, secure: false, database: None };
        let app = App::open(&start).unwrap();
        handle_office(&app, OfficeOrder::new(Actor::Operator, first_office::commands("云溪县").unwrap()))
            .await
            .unwrap();
        let record = carry_over(Class::Ordinary, ClaimedState::Open);
        let receipt = handle(&app, Order::new(Actor::Operator, Action::CarryOver, None, record)).await.unwrap();
        Self { app, concern: receipt.streams[0], _folder: folder }
    }

    fn on(&self, month: i8, day: i8) {
        self.app.clock().set(Zone::shanghai().moment(date(2026, month, day).at(0, 0, 30, 0)));
    }

    async fn standing(&self) -> Standing {
        let stream = self.concern;
        let concern = self.app.ledger().read(move |read| read.load_concern(stream)).await.unwrap();
        concern.deadlines.latest(ClockId::Register).unwrap().standing
    }
}

#[tokio::test]
async fn a_term_is_noted_once_in_the_night_after_its_last_day() {
    let house = House::new().await;
    house.on(12, 10);
    assert_eq!(note_misses(&house.app).await.unwrap(), 0, "all that happens on the last day is in time");
    assert_eq!(house.standing().await, Standing::Running);
    house.on(12, 11);
    assert_eq!(note_misses(&house.app).await.unwrap(), 1);
    assert_eq!(house.standing().await, Standing::Missed { due: date(2026, 12, 10) });
    assert_eq!(note_misses(&house.app).await.unwrap(), 0);
}

#[tokio::test]
async fn the_timers_come_out_of_the_events_again_row_for_row() {
    let house = House::new().await;
    let passed = |house: &House| {
        let read = |read: &huiyin_ledger::Read| view::passed(read, date(2026, 12, 11), 10);
        house.app.ledger().read_blocking(read).unwrap()
    };
    let before = passed(&house);
    assert_eq!(before.iter().map(|one| one.due.as_str()).collect::<Vec<_>>(), ["2026-12-10"]);
    house.app.ledger().rebuild().unwrap();
    assert_eq!(passed(&house), before);
    house.on(12, 11);
    note_misses(&house.app).await.unwrap();
    assert_eq!(passed(&house), [], "a noted term asks for nothing more");
}
