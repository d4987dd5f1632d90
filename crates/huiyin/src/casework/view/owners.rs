//! Questions to the lists about whoever answers for what: a post's work, a unit's running concerns, how much each owes.

use huiyin_domain::access::Near;
use huiyin_domain::kernel::ids::{PostId, UnitId};
use huiyin_ledger::{Fault, Read, Row, Value, sql};

use super::{DeskRow, desk_row, near};

/// What a post handles and is not over, by due date: the work that is handed over. At most so many.
///
/// # Errors
/// What the database says.
pub fn handled_rows(read: &Read, handler: PostId, limit: i64) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk WHERE handler = $1 AND stage NOT IN ('closed', 'joined', 'repeated', 'withdrawn', 'not_accepted') ORDER BY rank, concern LIMIT $2"
        ),
        &[handler.0.into(), limit.into()],
        desk_row,
    )
}

/// Running concerns that a unit has, the oldest first, and those that it sent and still answers for: what its successor takes
/// over.
///
/// # Errors
/// What the database says.
pub fn running_of(read: &Read, unit: UnitId, limit: i64) -> Result<Vec<i64>, Fault> {
    let one = |row: &Row<'_>| row.get(0);
    let mut found = read.query(
        sql!(
            "SELECT concern FROM casework_near WHERE near = $1 AND unit = $2 AND stage NOT IN ('closed', 'withdrawn', 'not_accepted') ORDER BY day, concern LIMIT $3"
        ),
        &[Value::Text(&near::key(Near::Unit(unit))), unit.0.into(), limit.into()],
        one,
    )?;
    let sent: Vec<i64> = read.query(
        sql!("SELECT concern FROM casework_desk WHERE sender = $1 ORDER BY sent, concern LIMIT $2"),
        &[unit.0.into(), limit.into()],
        one,
    )?;
    found.extend(sent);
    Ok(found)
}

/// Where this owner owes a step, whoever has the concern: a review, a task, to see that something is urgent, to tell somebody.
///
/// # Errors
/// What the database says.
pub fn owed_anywhere(read: &Read, owed_by: &str, limit: i64) -> Result<Vec<i64>, Fault> {
    read.query(
        sql!(
            "SELECT concern FROM casework_desk WHERE owed_by = $1 UNION SELECT concern FROM casework_tasks WHERE owed_by = $1 UNION SELECT concern FROM casework_asides WHERE owed_by = $1 UNION SELECT concern FROM casework_notices WHERE owed_by = $1 ORDER BY concern LIMIT $2"
        ),
        &[owed_by.into(), limit.into()],
        |row| row.get(0),
    )
}

/// How much every owner owes now, as kept while concerns move on: one row an owner and step.
///
/// # Errors
/// What the database says.
pub fn owed_by_all(read: &Read) -> Result<Vec<(String, i64)>, Fault> {
    read.query(
        sql!("SELECT owed_by, concerns FROM casework_owed WHERE concerns > 0 ORDER BY owed_by, step LIMIT 50000"),
        &[],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
