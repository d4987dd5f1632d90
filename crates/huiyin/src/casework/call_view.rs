//! Calls that are owed after closing: one row a concern, from the moment on which the next call may be made.

use huiyin_domain::concern::Concern;
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Row, Tx, View, sql};

use super::view::{DeskRow, desk_row, owed_key};

/// Who owes the next call of which concern, from when on; and how many calls of this round reached nobody.
pub const CALLS: View = View {
    name: "casework_calls",
    version: 1,
    ddl: &[
        sql!(
            "CREATE TABLE casework_calls (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, owed_by TEXT NOT NULL, from_at BIGINT NOT NULL, round TEXT NOT NULL, missed BIGINT NOT NULL)"
        ),
        sql!("CREATE INDEX casework_calls_owed ON casework_calls (owed_by, from_at, concern)"),
    ],
    tables: &["casework_calls"],
    follows: Follows::States,
    apply,
};

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    match concern.call_owed() {
        Some(_) => put(tx, recorded, concern),
        // Before closing there is no row, and nothing is written.
        None if concern.casework.calls == huiyin_domain::casework::CallBacks::default() => tx.put(
            sql!("DELETE FROM casework_calls WHERE concern = $1 AND position < $2"),
            &[recorded.stream.into(), recorded.position.into()],
        ),
        None => tx.put(
            sql!("UPDATE casework_calls SET owed_by = '', position = $2 WHERE concern = $1 AND position < $2"),
            &[recorded.stream.into(), recorded.position.into()],
        ),
    }
}

fn put(tx: &mut Tx, recorded: &Recorded, concern: &Concern) -> Result<(), Fault> {
    let Some(owed) = concern.call_owed() else { return Ok(()) };
    let owed_by = owed_key(owed.by);
    tx.put(
        sql!(
            "INSERT INTO casework_calls (concern, position, owed_by, from_at, round, missed) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (concern) DO UPDATE SET position = excluded.position, owed_by = excluded.owed_by, from_at = excluded.from_at, round = excluded.round, missed = excluded.missed WHERE casework_calls.position < excluded.position"
        ),
        &[
            recorded.stream.into(),
            recorded.position.into(),
            owed_by.as_str().into(),
            owed.from.0.into(),
            owed.round.word().into(),
            owed.missed.into(),
        ],
    )
}

/// One call that is owed.
pub struct CallRow {
    /// The concern.
    pub desk: DeskRow,
    /// From when on, in milliseconds since 1970 in UTC.
    pub from: i64,
    /// `first` or `second`.
    pub round: String,
    /// How many calls of this round reached nobody.
    pub missed: u32,
}

/// Calls that this owner may make by now, the longest owed first; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn rows(read: &Read, (owed_by, now): (&str, i64), after: (i64, i64), limit: i64) -> Result<Vec<CallRow>, Fault> {
    read.query(
        sql!(
            "SELECT d.concern, d.number, d.stage, d.sealed, d.desk, d.unit, d.handler, d.step, d.due, d.received, d.channel, d.place, d.category, d.source, d.waits_for, d.sender, d.sent, d.superior, d.rank, d.reviewer, d.review_post, d.review_inside, d.review_open, c.from_at, c.round, c.missed FROM casework_calls AS c JOIN casework_desk AS d ON d.concern = c.concern WHERE c.owed_by = $1 AND c.from_at <= $2 AND (c.from_at, c.concern) > ($3, $4) ORDER BY c.from_at, c.concern LIMIT $5"
        ),
        &[owed_by.into(), now.into(), after.0.into(), after.1.into(), limit.into()],
        call_row,
    )
}

fn call_row(row: &Row<'_>) -> Result<CallRow, Fault> {
    Ok(CallRow { desk: desk_row(row)?, from: row.get(23)?, round: row.get(24)?, missed: row.get(25)? })
}
