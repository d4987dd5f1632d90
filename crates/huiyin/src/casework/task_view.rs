//! Tasks of co-handlers in the lists of those who owe them: one row a task, beside the row of its concern.

use huiyin_domain::access::CoHandler;
use huiyin_domain::casework::{Task, TaskStanding};
use huiyin_domain::concern::Concern;
use huiyin_domain::kernel::ids::{PostId, UnitId};
use huiyin_ledger::{Fault, Read, Recorded, Row, Tx, sql};

use super::view::{DeskRow, add_owed, desk_row, owed_key, rank};

/// Brings the rows of one concern level with its tasks, and the counts with what they ask for now. A concern that never asked
/// anybody has no rows and costs nothing.
pub(super) fn apply(tx: &mut Tx, recorded: &Recorded, concern: &Concern) -> Result<(), Fault> {
    let tasks = concern.casework.tasks.all();
    if tasks.is_empty() {
        return Ok(());
    }
    let kept: Vec<(i64, String, String)> = tx.query(
        sql!("SELECT position, owed_by, step FROM casework_tasks WHERE concern = $1 ORDER BY task LIMIT 1000"),
        &[recorded.stream.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    if kept.iter().any(|(position, ..)| *position >= recorded.position) {
        return Ok(());
    }
    for (_, owed_by, step) in &kept {
        add_owed(tx, (owed_by, step), -1)?;
    }
    let owed = concern.tasks_owed();
    for task in tasks {
        let owed = owed.iter().find(|owed| owed.task == task.no);
        let (owed_by, step) = owed.map_or((String::new(), ""), |owed| (owed_key(owed.by), owed.step.word()));
        add_owed(tx, (&owed_by, step), 1)?;
        put(tx, (recorded, concern), task, (&owed_by, step))?;
    }
    Ok(())
}

fn put(
    tx: &mut Tx,
    (recorded, concern): (&Recorded, &Concern),
    task: &Task,
    (owed_by, step): (&str, &str),
) -> Result<(), Fault> {
    let due = task.due.to_string();
    let rank = rank(concern, &due);
    tx.put(
        sql!(
            "INSERT INTO casework_tasks (concern, task, position, unit, post, has_task, owed_by, step, due, rank) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (concern, task) DO UPDATE SET position = excluded.position, unit = excluded.unit, post = excluded.post, has_task = excluded.has_task, owed_by = excluded.owed_by, step = excluded.step, rank = excluded.rank"
        ),
        &[
            recorded.stream.into(),
            task.no.0.into(),
            recorded.position.into(),
            task.unit.0.into(),
            task.post.map_or(0, |post| post.0).into(),
            (task.standing != TaskStanding::Withdrawn).into(),
            owed_by.into(),
            step.into(),
            due.as_str().into(),
            rank.as_str().into(),
        ],
    )
}

/// The units that were asked to co-handle a concern, as access needs them.
///
/// # Errors
/// What the database says.
pub fn co_of(read: &Read, concern: i64) -> Result<Vec<CoHandler>, Fault> {
    read.query(
        sql!("SELECT unit, post, has_task FROM casework_tasks WHERE concern = $1 ORDER BY task LIMIT 1000"),
        &[concern.into()],
        |row| {
            let post: u32 = row.get(1)?;
            let post = (post != 0).then_some(PostId(post));
            Ok(CoHandler { unit: UnitId(row.get(0)?), post, has_task: row.get(2)? })
        },
    )
}

/// The tasks of this owner, by due date; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn owed_rows(read: &Read, owed_by: &str, after: (&str, i64, i64), limit: i64) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT d.concern, d.number, d.stage, d.sealed, d.desk, d.unit, d.handler, t.step, t.due, d.received, d.channel, d.place, d.category, d.source, d.waits_for, d.sender, d.sent, d.superior, t.rank, d.reviewer, d.review_post, d.review_inside, d.review_open, t.task, t.unit, t.post FROM casework_tasks AS t JOIN casework_desk AS d ON d.concern = t.concern WHERE t.owed_by = $1 AND (t.rank, t.concern, t.task) > ($2, $3, $4) ORDER BY t.rank, t.concern, t.task LIMIT $5"
        ),
        &[owed_by.into(), after.0.into(), after.1.into(), after.2.into(), limit.into()],
        task_row,
    )
}

/// Of these, one step.
///
/// # Errors
/// What the database says.
pub fn owed_step_rows(
    read: &Read,
    (owed_by, step): (&str, &str),
    after: (&str, i64, i64),
    limit: i64,
) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT d.concern, d.number, d.stage, d.sealed, d.desk, d.unit, d.handler, t.step, t.due, d.received, d.channel, d.place, d.category, d.source, d.waits_for, d.sender, d.sent, d.superior, t.rank, d.reviewer, d.review_post, d.review_inside, d.review_open, t.task, t.unit, t.post FROM casework_tasks AS t JOIN casework_desk AS d ON d.concern = t.concern WHERE t.owed_by = $1 AND t.step = $2 AND (t.rank, t.concern, t.task) > ($3, $4, $5) ORDER BY t.rank, t.concern, t.task LIMIT $6"
        ),
        &[owed_by.into(), step.into(), after.0.into(), after.1.into(), after.2.into(), limit.into()],
        task_row,
    )
}

fn task_row(row: &Row<'_>) -> Result<DeskRow, Fault> {
    let mut found = desk_row(row)?;
    let post: u32 = row.get(25)?;
    let post = (post != 0).then_some(PostId(post));
    found.task = row.get(23)?;
    found.waits_for = 0;
    found.facts.co = vec![CoHandler { unit: UnitId(row.get(24)?), post, has_task: true }];
    Ok(found)
}
