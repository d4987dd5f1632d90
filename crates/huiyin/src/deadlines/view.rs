//! When the scheduler has to ask a concern next whether one of its terms has passed.

use huiyin_domain::event::Fact;
use huiyin_domain::kernel::time::Day;
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Tx, View, sql};

/// One row a concern with a running term: the last day of the term that ends first.
pub const TIMERS: View = View {
    name: "deadlines_timers",
    version: 1,
    ddl: &[
        sql!("CREATE TABLE deadlines_timers (concern BIGINT PRIMARY KEY, due TEXT NOT NULL, position BIGINT NOT NULL)"),
        sql!("CREATE INDEX deadlines_timers_due ON deadlines_timers (due, concern)"),
    ],
    tables: &["deadlines_timers"],
    follows: Follows::Events,
    apply: set_timer,
};

const SET: &str = sql!(
    "INSERT INTO deadlines_timers (concern, due, position) VALUES ($1, $2, $3)
     ON CONFLICT (concern) DO UPDATE SET due = excluded.due, position = excluded.position"
);
const CLEAR: &str = sql!("DELETE FROM deadlines_timers WHERE concern = $1");
const PASSED: &str =
    sql!("SELECT concern, due, position FROM deadlines_timers WHERE due < $1 ORDER BY due, concern LIMIT $2");

/// A term of a concern that has passed and is not noted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The concern's stream.
    pub concern: i64,
    /// The last day there was, as `2026-11-20`.
    pub due: String,
    /// Position of the event that set the timer.
    pub position: i64,
}

/// The terms that ended before `today`, those that ended first before the others.
///
/// # Errors
/// What the database says.
pub fn passed(read: &Read, today: Day, most: u32) -> Result<Vec<Passed>, Fault> {
    read.query(PASSED, &[(&today.to_string()).into(), most.into()], |row| {
        Ok(Passed { concern: row.get(0)?, due: row.get(1)?, position: row.get(2)? })
    })
}

/// Only events of this room move a term.
fn set_timer(tx: &mut Tx, event: &Recorded, root: &Root) -> Result<(), Fault> {
    let (Fact::Deadlines(_), Some(concern)) = (&event.fact, root.concern()) else { return Ok(()) };
    match concern.deadlines.next_miss() {
        Some(due) => tx.put(SET, &[event.stream.into(), (&due.to_string()).into(), event.position.into()]),
        None => tx.put(CLEAR, &[event.stream.into()]),
    }
}
