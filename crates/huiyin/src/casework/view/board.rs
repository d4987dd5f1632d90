//! What 今天 and the unit's board ask beside the lists: drafts with the head, and drafts that came back. Only concerns that
//! stand so now have a row.

use huiyin_domain::access::ConcernFacts;
use huiyin_domain::casework::{Draft, Work};
use huiyin_domain::concern::Concern;
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Tx, View, sql};

/// One row a concern whose draft is between two people.
pub const BOARD: View = View {
    name: "casework_board",
    version: 2,
    ddl: &[
        sql!(
            "CREATE TABLE casework_board (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, standing TEXT NOT NULL, unit BIGINT NOT NULL, post BIGINT NOT NULL, due TEXT NOT NULL, drafter BIGINT NOT NULL, revision BIGINT NOT NULL)"
        ),
        sql!("CREATE INDEX casework_board_unit ON casework_board (unit, standing, due, concern)"),
        sql!("CREATE INDEX casework_board_post ON casework_board (post, standing, due, concern)"),
    ],
    tables: &["casework_board"],
    follows: Follows::States,
    apply,
};

/// Between whom a concern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A draft is with the head.
    Handed,
    /// A draft is back with remarks.
    Returned,
}

impl Standing {
    fn word(self) -> &'static str {
        match self {
            Self::Handed => "handed",
            Self::Returned => "returned",
        }
    }
}

fn standing(concern: &Concern) -> Option<Standing> {
    if concern.intake.withdrawn.is_some() {
        return None;
    }
    match &concern.casework.work {
        Work::Handling { draft: Draft::Handed(_), .. } => Some(Standing::Handed),
        Work::Handling { draft: Draft::Returned(_), .. } => Some(Standing::Returned),
        Work::NotBegun
        | Work::Assigned(_)
        | Work::Handling { draft: Draft::NotHanded, .. }
        | Work::Replied { .. }
        | Work::Joined(_)
        | Work::Closed { .. } => None,
    }
}

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    let Some(facts) = ConcernFacts::of(concern) else { return Ok(()) };
    let Some(standing) = standing(concern) else {
        return tx.put(
            sql!("DELETE FROM casework_board WHERE concern = $1 AND position < $2"),
            &[recorded.stream.into(), recorded.position.into()],
        );
    };
    let (due, handed) = (concern.deadlines.due_column().to_string(), concern.casework.handed());
    tx.put(
        sql!(
            "INSERT INTO casework_board (concern, position, standing, unit, post, due, drafter, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (concern) DO UPDATE SET position = excluded.position, standing = excluded.standing, unit = excluded.unit, post = excluded.post, due = excluded.due, drafter = excluded.drafter, revision = excluded.revision WHERE casework_board.position < excluded.position"
        ),
        &[
            recorded.stream.into(),
            recorded.position.into(),
            standing.word().into(),
            facts.unit.0.into(),
            facts.handler.map_or(0, |post| post.0).into(),
            due.as_str().into(),
            handed.and_then(|handed| handed.drafter).map_or(0, |person| person.0).into(),
            handed.map_or(0, |handed| handed.revision.0).into(),
        ],
    )
}

/// The most that a number on the board tells; beyond it the page says 以上.
pub const MOST: i64 = 100;

/// Concerns of a post that stand so, those that are due first before the others.
///
/// # Errors
/// What the database says.
pub fn standing_of_post(read: &Read, post: PostId, standing: Standing, limit: i64) -> Result<Vec<i64>, Fault> {
    read.query(
        sql!("SELECT concern FROM casework_board WHERE post = $1 AND standing = $2 ORDER BY due, concern LIMIT $3"),
        &[post.0.into(), standing.word().into(), limit.into()],
        |row| row.get(0),
    )
}

/// How many drafts of each post stand so, of the first two thousand of the unit.
///
/// # Errors
/// What the database says.
pub fn standing_by_post(read: &Read, unit: UnitId, standing: Standing) -> Result<Vec<(PostId, i64)>, Fault> {
    read.query(
        sql!(
            "SELECT few.post, count(*) FROM (SELECT post, due, concern FROM casework_board WHERE unit = $1 AND standing = $2 ORDER BY due, concern LIMIT 2000) AS few GROUP BY few.post ORDER BY few.post LIMIT 2000"
        ),
        &[unit.0.into(), standing.word().into()],
        |row| Ok((PostId(row.get(0)?), row.get(1)?)),
    )
}

/// How many steps of this owner were due before a day; at most [`MOST`] of concerns and as many of tasks are looked at.
///
/// # Errors
/// What the database says.
pub fn late(read: &Read, owed_by: &str, today: &str) -> Result<i64, Fault> {
    let concerns: Option<i64> = read.one(
        sql!(
            "SELECT count(*) FROM (SELECT concern FROM casework_desk WHERE owed_by = $1 AND due < $2 ORDER BY due, concern LIMIT $3) AS few"
        ),
        &[owed_by.into(), today.into(), MOST.into()],
        |row| row.get(0),
    )?;
    let tasks: Option<i64> = read.one(
        sql!(
            "SELECT count(*) FROM (SELECT task FROM casework_tasks WHERE owed_by = $1 AND due < $2 ORDER BY due, concern, task LIMIT $3) AS few"
        ),
        &[owed_by.into(), today.into(), MOST.into()],
        |row| row.get(0),
    )?;
    Ok(concerns.unwrap_or(0) + tasks.unwrap_or(0))
}

/// Who handed the draft that is with the head, and which version it is; `None` when none is.
///
/// # Errors
/// What the database says.
pub fn handed(read: &Read, concern: i64) -> Result<Option<(PersonId, u32)>, Fault> {
    let row = |row: &huiyin_ledger::Row<'_>| Ok((PersonId(row.get(0)?), row.get(1)?));
    read.one(
        sql!("SELECT drafter, revision FROM casework_board WHERE concern = $1 AND standing = 'handed'"),
        &[concern.into()],
        row,
    )
}
