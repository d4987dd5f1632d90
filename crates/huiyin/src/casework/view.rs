//! The lists of the desk: one row a concern, without words, names or contacts; and who read what.

pub mod board;
pub mod categories;
pub mod held;
pub mod kin;
pub mod months;
pub mod near;
pub mod owners;

use huiyin_domain::access::{ConcernFacts, Reviewer};
use huiyin_domain::concern::{Class, Concern, OwedBy, Stage};
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::actor::{PostHeld, Role};
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Zone;
use huiyin_domain::reading;
use huiyin_ledger::{Fault, Follows, Place, Read, Recorded, Root, Row, Tx, Value, View, sql};

use self::near::{Fixed, Standing};
use super::{aside_view, task_view};
use crate::indexer::days_since_1970;

/// One row a concern: where it stands, who owes it what by when. Beside it how many each owner owes of each step, kept as
/// concerns move on, because no page counts over a table.
pub const DESK: View = View {
    name: "casework_desk",
    version: 9,
    ddl: &[
        near::TABLE,
        sql!(
            "CREATE TABLE casework_desk (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, number BIGINT NOT NULL, stage TEXT NOT NULL, sealed BOOLEAN NOT NULL, desk BIGINT NOT NULL, unit BIGINT NOT NULL, handler BIGINT NOT NULL, owed_by TEXT NOT NULL, step TEXT NOT NULL, due TEXT NOT NULL, received TEXT NOT NULL, channel TEXT NOT NULL, place TEXT NOT NULL, category TEXT NOT NULL, source TEXT NOT NULL, waits_for BIGINT NOT NULL, sender BIGINT NOT NULL, sent TEXT NOT NULL, superior BIGINT NOT NULL, rank TEXT NOT NULL, reviewer BIGINT NOT NULL, review_post BIGINT NOT NULL, review_inside BOOLEAN NOT NULL, review_open BOOLEAN NOT NULL, near TEXT NOT NULL)"
        ),
        sql!("CREATE INDEX casework_desk_owed ON casework_desk (owed_by, rank, concern)"),
        sql!("CREATE INDEX casework_desk_sent ON casework_desk (sender, sent, concern)"),
        sql!("CREATE INDEX casework_desk_handler ON casework_desk (handler, rank, concern)"),
        sql!("CREATE INDEX casework_desk_category ON casework_desk (category, concern)"),
        sql!("CREATE INDEX casework_desk_source ON casework_desk (source, stage, received, concern)"),
        sql!(
            "CREATE TABLE casework_tasks (concern BIGINT NOT NULL, task BIGINT NOT NULL, position BIGINT NOT NULL, unit BIGINT NOT NULL, post BIGINT NOT NULL, has_task BOOLEAN NOT NULL, owed_by TEXT NOT NULL, step TEXT NOT NULL, due TEXT NOT NULL, rank TEXT NOT NULL, PRIMARY KEY (concern, task))"
        ),
        sql!("CREATE INDEX casework_tasks_owed ON casework_tasks (owed_by, rank, concern, task)"),
        sql!(
            "CREATE TABLE casework_asides (concern BIGINT NOT NULL, step TEXT NOT NULL, position BIGINT NOT NULL, owed_by TEXT NOT NULL, due TEXT NOT NULL, rank TEXT NOT NULL, PRIMARY KEY (concern, step))"
        ),
        sql!("CREATE INDEX casework_asides_owed ON casework_asides (owed_by, rank, concern)"),
        sql!(
            "CREATE TABLE casework_owed (owed_by TEXT NOT NULL, step TEXT NOT NULL, concerns BIGINT NOT NULL, PRIMARY KEY (owed_by, step))"
        ),
    ],
    tables: &["casework_desk", "casework_near", "casework_tasks", "casework_asides", "casework_owed"],
    follows: Follows::States,
    apply: apply_desk,
};

/// Who has read a concern: one row a person, unit and kind of fields, with the last time.
pub const READERS: View = View {
    name: "casework_readers",
    version: 3,
    ddl: &[sql!(
        "CREATE TABLE casework_readers (concern BIGINT NOT NULL, person BIGINT NOT NULL, unit BIGINT NOT NULL, role TEXT NOT NULL, identity BOOLEAN NOT NULL, content BOOLEAN NOT NULL, position BIGINT NOT NULL, times BIGINT NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (concern, person, unit, role, identity, content))"
    )],
    tables: &["casework_readers"],
    follows: Follows::Events,
    apply: apply_readers,
};

fn apply_desk(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    let (Some(facts), Some(record)) = (ConcernFacts::of(concern), concern.intake.record.as_ref()) else {
        return Ok(());
    };
    // What waits for a day is in nobody's work: the job of the clocks ends its term and so brings it here. Nor is what is
    // done in the concern that leads.
    let owed = concern.owed().filter(|owed| owed.waits_until.is_none() && owed.waits_with.is_none());
    let owed_by = owed.map(|owed| owed_key(owed.by)).unwrap_or_default();
    let step = owed.map_or("", |owed| owed.step.word());
    let before = before(tx, recorded)?;
    count_moved(tx, recorded, before.as_ref(), (&owed_by, step))?;
    task_view::apply(tx, recorded, concern)?;
    aside_view::apply(tx, recorded, concern)?;
    let (due, received) = (concern.deadlines.due_column().to_string(), record.received_on.to_string());
    let (sent, ranked) = (sent_on(concern), rank(concern, &due));
    let accepted = concern.intake.acceptance().and_then(|acceptance| acceptance.category.as_ref());
    let category = accepted.or(concern.intake.registered.as_ref().and_then(|registered| registered.category.as_ref()));
    let category = category.map_or("", |category| category.as_str());
    let area = record.place.as_ref().map_or("", |place| place.as_str());
    let standing = Standing::of(&facts, category);
    if before.as_ref().is_none_or(|before| before.position < recorded.position) {
        let place = Place { day: days_since_1970(record.received_on), concern: recorded.stream };
        let fixed = Fixed { place, channel: record.channel.word(), area };
        near::apply(tx, &fixed, before.as_ref().map(|before| &before.standing), &standing)?;
    }
    tx.put(
        sql!(
            "INSERT INTO casework_desk (concern, position, number, stage, sealed, desk, unit, handler, owed_by, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open, near) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26) ON CONFLICT (concern) DO UPDATE SET position = excluded.position, stage = excluded.stage, sealed = excluded.sealed, desk = excluded.desk, unit = excluded.unit, handler = excluded.handler, owed_by = excluded.owed_by, step = excluded.step, due = excluded.due, category = excluded.category, waits_for = excluded.waits_for, sender = excluded.sender, sent = excluded.sent, superior = excluded.superior, rank = excluded.rank, reviewer = excluded.reviewer, review_post = excluded.review_post, review_inside = excluded.review_inside, review_open = excluded.review_open, near = excluded.near WHERE casework_desk.position < excluded.position"
        ),
        &[
            recorded.stream.into(),
            recorded.position.into(),
            record.number.as_i64().into(),
            facts.stage.word().into(),
            (facts.class == Class::Sealed).into(),
            facts.desk.0.into(),
            facts.unit.0.into(),
            facts.handler.map_or(0, |post| post.0).into(),
            Value::Text(&owed_by),
            step.into(),
            Value::Text(&due),
            Value::Text(&received),
            record.channel.word().into(),
            area.into(),
            category.into(),
            record.carried_from.as_deref().unwrap_or("").into(),
            owed.map_or(0, |owed| owed.waits_for).into(),
            facts.sender.map_or(0, |unit| unit.0).into(),
            Value::Text(&sent),
            facts.superior.map_or(0, |unit| unit.0).into(),
            Value::Text(&ranked),
            facts.review.map_or(0, |review| review.unit.0).into(),
            facts.review.and_then(|review| review.post).map_or(0, |post| post.0).into(),
            facts.review.is_some_and(|review| review.inside).into(),
            facts.review.is_some_and(|review| review.open).into(),
            Value::Text(&standing.near),
        ],
    )
}

/// Where it stands among what is owed: urgent first, then by the day.
pub(super) fn rank(concern: &Concern, due: &str) -> String {
    match concern.intake.urgent {
        Some(_) => format!("{URGENT_FIRST}{due}"),
        None => due.to_owned(),
    }
}

/// Stands before the day of what is urgent; every day begins with a larger digit.
pub const URGENT_FIRST: char = '0';

/// The day on which it was sent, while nobody has signed for it.
fn sent_on(concern: &Concern) -> String {
    let since = concern.intake.unsigned_since();
    since.map_or(String::new(), |at| at.day(&Zone::of_installation()).to_string())
}

/// What the row of a concern said before this.
struct Before {
    owed_by: String,
    step: String,
    position: i64,
    standing: Standing,
}

fn before(tx: &mut Tx, recorded: &Recorded) -> Result<Option<Before>, Fault> {
    tx.one(
        sql!("SELECT owed_by, step, position, near, unit, stage, category FROM casework_desk WHERE concern = $1"),
        &[recorded.stream.into()],
        |row| {
            let (near, unit, stage, category) = (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
            let standing = Standing { near, unit, stage, category };
            Ok(Before { owed_by: row.get(0)?, step: row.get(1)?, position: row.get(2)?, standing })
        },
    )
}

/// Takes a concern from the count in which its row stands and puts it into the one where it stands from now on.
fn count_moved(
    tx: &mut Tx,
    recorded: &Recorded,
    before: Option<&Before>,
    (owed_by, step): (&str, &str),
) -> Result<(), Fault> {
    if let Some(before) = before {
        let unchanged = before.owed_by == owed_by && before.step == step;
        if unchanged || before.position >= recorded.position {
            return Ok(());
        }
        add_owed(tx, (&before.owed_by, &before.step), -1)?;
    }
    add_owed(tx, (owed_by, step), 1)
}

/// Rows of nothing owed stay away: in between, a concern may have been with somebody for whom no row was ever made.
pub(super) fn add_owed(tx: &mut Tx, (owed_by, step): (&str, &str), concerns: i64) -> Result<(), Fault> {
    if owed_by.is_empty() {
        return Ok(());
    }
    tx.put(
        sql!(
            "INSERT INTO casework_owed (owed_by, step, concerns) VALUES ($1, $2, $3) ON CONFLICT (owed_by, step) DO UPDATE SET concerns = casework_owed.concerns + excluded.concerns"
        ),
        &[owed_by.into(), step.into(), concerns.into()],
    )?;
    if concerns > 0 {
        return Ok(());
    }
    tx.put(
        sql!("DELETE FROM casework_owed WHERE owed_by = $1 AND step = $2 AND concerns = 0"),
        &[owed_by.into(), step.into()],
    )
}

/// How the next step's owner stands in the list.
#[must_use]
pub fn owed_key(by: OwedBy) -> String {
    match by {
        OwedBy::Post(post) => format!("post:{post}"),
        OwedBy::Role { unit, role } => format!("role:{unit}:{}", role.word()),
    }
}

/// The owners that someone holding these posts answers for.
#[must_use]
pub fn owed_keys(posts: &[PostHeld]) -> Vec<String> {
    let of_post = |held: &PostHeld| [OwedBy::Post(held.post), OwedBy::Role { unit: held.unit, role: held.role }];
    let mut keys: Vec<String> = posts.iter().flat_map(of_post).map(owed_key).collect();
    // In a small unit without a front desk of its own the head sorts too.
    for held in posts.iter().filter(|held| held.role == Role::UnitHead) {
        keys.push(owed_key(OwedBy::Role { unit: held.unit, role: Role::FrontDesk }));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskRow {
    /// Stream; internal.
    pub concern: i64,
    /// The number people use.
    pub number: Number,
    /// What access needs to know.
    pub facts: ConcernFacts,
    /// The step owed now, as its word; empty when nothing is owed or it waits for a day.
    pub step: String,
    /// ISO date; `9999-12-31` when nothing is owed by a date.
    pub due: String,
    /// ISO date.
    pub received: String,
    /// How it came.
    pub channel: String,
    /// Area code, or nothing.
    pub place: String,
    /// Category code, or nothing.
    pub category: String,
    /// Name of the former system, or nothing.
    pub source: String,
    /// How many co-handlers the step waits for.
    pub waits_for: u32,
    /// ISO date on which it was sent, while nobody has signed for it; else nothing.
    pub sent: String,
    /// Its place among what is owed: the due day, urgent before all.
    pub rank: String,
    /// The task that the row is about; 0 for the concern itself.
    pub task: u32,
}

/// The first page of everything: keys that sort before every row.
pub const FROM_START: (&str, i64, i64) = ("", 0, 0);

/// What this owner owes, by due date; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn owed_rows(read: &Read, owed_by: &str, after: (&str, i64), limit: i64) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk WHERE owed_by = $1 AND (rank, concern) > ($2, $3) ORDER BY rank, concern LIMIT $4"
        ),
        &[owed_by.into(), after.0.into(), after.1.into(), limit.into()],
        desk_row,
    )
}

/// What this owner owes before a row of the list, the nearest first.
///
/// # Errors
/// What the database says.
pub fn owed_rows_before(read: &Read, owed_by: &str, before: (&str, i64), limit: i64) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk WHERE owed_by = $1 AND (rank, concern) < ($2, $3) ORDER BY rank DESC, concern DESC LIMIT $4"
        ),
        &[owed_by.into(), before.0.into(), before.1.into(), limit.into()],
        desk_row,
    )
}

/// One row by stream.
///
/// # Errors
/// What the database says.
pub fn row_of(read: &Read, concern: i64) -> Result<Option<DeskRow>, Fault> {
    read.one(
        sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk WHERE concern = $1"
        ),
        &[concern.into()],
        desk_row,
    )
}

/// The row of a number, with the units that were asked to co-handle. Row and units are looked up for nobody's number too, so
/// that it takes as long as any other.
///
/// # Errors
/// What the database says.
pub fn row_of_number(read: &Read, number: Number) -> Result<Option<DeskRow>, Fault> {
    const NOBODYS: i64 = -1;
    let stream = crate::intake::view::stream_of(read, number)?.unwrap_or(NOBODYS);
    let (row, co) = (row_of(read, stream)?, task_view::co_of(read, stream)?);
    Ok(row.map(|mut row| {
        row.facts.co = co;
        row
    }))
}

/// Reads one row of the list's columns, in the order in which every query here names them.
///
/// # Errors
/// When a cell holds something else than the view wrote.
pub fn desk_row(row: &Row<'_>) -> Result<DeskRow, Fault> {
    let unreadable = |what: &str| Fault::Unreadable(format!("casework_desk holds an unknown {what}"));
    let digits = format!("{:012}", row.get::<i64>(1)?);
    let handler: u32 = row.get(6)?;
    let (reviewer, review_post): (u32, u32) = (row.get(19)?, row.get(20)?);
    let review = Reviewer {
        unit: UnitId(reviewer),
        post: (review_post != 0).then_some(PostId(review_post)),
        inside: row.get(21)?,
        open: row.get(22)?,
    };
    Ok(DeskRow {
        concern: row.get(0)?,
        number: Number::parse(&digits).map_err(|_| unreadable("number"))?,
        facts: ConcernFacts {
            class: if row.get(3)? { Class::Sealed } else { Class::Ordinary },
            stage: Stage::of_word(&row.get::<String>(2)?).ok_or_else(|| unreadable("stage"))?,
            desk: UnitId(row.get(4)?),
            unit: UnitId(row.get(5)?),
            handler: (handler != 0).then_some(PostId(handler)),
            sender: unit_of(row.get(15)?),
            superior: unit_of(row.get(17)?),
            co: Vec::new(),
            review: (reviewer != 0).then_some(review),
        },
        step: row.get(7)?,
        due: row.get(8)?,
        received: row.get(9)?,
        channel: row.get(10)?,
        place: row.get(11)?,
        category: row.get(12)?,
        source: row.get(13)?,
        waits_for: row.get(14)?,
        sent: row.get(16)?,
        rank: row.get(18)?,
        task: 0,
    })
}

fn unit_of(id: u32) -> Option<UnitId> {
    (id != 0).then_some(UnitId(id))
}

/// What a unit sent and nobody has signed for, the longest wait first; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn sent_rows(read: &Read, sender: UnitId, after: (&str, i64), limit: i64) -> Result<Vec<DeskRow>, Fault> {
    // Rows without a day were signed for; every day sorts behind this one sign.
    let from = if after.0.is_empty() { "0" } else { after.0 };
    read.query(
        sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk WHERE sender = $1 AND (sent, concern) > ($2, $3) ORDER BY sent, concern LIMIT $4"
        ),
        &[sender.0.into(), from.into(), after.1.into(), limit.into()],
        desk_row,
    )
}

fn apply_readers(tx: &mut Tx, recorded: &Recorded, _root: &Root) -> Result<(), Fault> {
    let Fact::Reading(reading::Fact::ContentRead(read)) = &recorded.fact else { return Ok(()) };
    let Some(person) = recorded.stamp.actor.person() else { return Ok(()) };
    tx.put(
        sql!(
            "INSERT INTO casework_readers (concern, person, unit, role, identity, content, position, times, last) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (concern, person, unit, role, identity, content) DO UPDATE SET position = excluded.position, times = casework_readers.times + 1, last = excluded.last WHERE casework_readers.position < excluded.position"
        ),
        &[
            read.concern.into(),
            person.0.into(),
            read.unit.0.into(),
            recorded.role.word().into(),
            read.fields.identity.into(),
            read.fields.content.into(),
            recorded.position.into(),
            1_i64.into(),
            recorded.stamp.at.0.into(),
        ],
    )
}

/// Somebody who read a concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who; staff pages show the name, the citizen's page role and unit.
    pub person: PersonId,
    /// For which unit.
    pub unit: UnitId,
    /// As what.
    pub role: Role,
    /// Whether name and contacts were among it.
    pub identity: bool,
    /// Whether the matter itself was among it.
    pub content: bool,
    /// How often.
    pub times: i64,
    /// The last time, in milliseconds since 1970 in UTC.
    pub last: i64,
}

/// Everybody who read a concern, the latest first; at most a hundred.
///
/// # Errors
/// What the database says.
pub fn readers_of(read: &Read, concern: i64) -> Result<Vec<Reader>, Fault> {
    read.query(
        sql!(
            "SELECT person, unit, role, identity, content, times, last FROM casework_readers WHERE concern = $1 ORDER BY last DESC, person LIMIT 100"
        ),
        &[concern.into()],
        |row| {
            Ok(Reader {
                person: PersonId(row.get(0)?),
                unit: UnitId(row.get(1)?),
                role: Role::of_word(&row.get::<String>(2)?).unwrap_or(Role::Handler),
                identity: row.get(3)?,
                content: row.get(4)?,
                times: row.get(5)?,
                last: row.get(6)?,
            })
        },
    )
}

/// Of what this owner owes, one step; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn owed_step_rows(
    read: &Read,
    (owed_by, step): (&str, &str),
    after: (&str, i64),
    limit: i64,
) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT concern, number, stage, sealed, desk, unit, handler, step, due, received, channel, place, category, source, waits_for, sender, sent, superior, rank, reviewer, review_post, review_inside, review_open FROM casework_desk WHERE owed_by = $1 AND step = $2 AND (rank, concern) > ($3, $4) ORDER BY rank, concern LIMIT $5"
        ),
        &[owed_by.into(), step.into(), after.0.into(), after.1.into(), limit.into()],
        desk_row,
    )
}

/// How many of each step this owner owes.
///
/// # Errors
/// What the database says.
pub fn count_owed(read: &Read, owed_by: &str) -> Result<Vec<(String, i64)>, Fault> {
    read.query(
        sql!("SELECT step, concerns FROM casework_owed WHERE owed_by = $1 AND concerns > 0 ORDER BY step LIMIT 40"),
        &[owed_by.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
