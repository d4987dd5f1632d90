//! Encrypted rows outside the ledger that run out: drafts, what a visitor has opened, a code that may be seen again.

use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Read, SealUnder, Side, sql};
use ring::digest::{SHA256, digest};

use crate::app::App;

/// The table.
pub const SHELF: &str = sql!(
    "CREATE TABLE shelf (kind TEXT NOT NULL, id BYTEA NOT NULL, until BIGINT NOT NULL, sealed BYTEA NOT NULL, PRIMARY KEY (kind, id))"
);
/// By which rows that ran out are found.
pub const SHELF_UNTIL: &str = sql!("CREATE INDEX shelf_until ON shelf (until)");

/// What a row is; part of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelved {
    /// A citizen's report that is being written, and the concerns this browser has opened: 24 hours.
    Visit,
    /// A query code that the browser that filed may see again: 24 hours.
    Code,
    /// A staff member's text that was not handed in yet: 30 days.
    StaffDraft,
    /// A table of the office that was looked through and not confirmed yet: a day.
    Workbook,
}

impl Shelved {
    fn word(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Code => "code",
            Self::StaffDraft => "staff_draft",
            Self::Workbook => "workbook",
        }
    }

    fn days(self) -> i64 {
        match self {
            Self::Visit | Self::Code | Self::Workbook => 1,
            Self::StaffDraft => 30,
        }
    }
}

/// Names of rows are secrets of cookies or internal numbers; what lies on disk is their hash.
fn row_id(name: &[u8]) -> [u8; 32] {
    let mut id = [0; 32];
    id.copy_from_slice(digest(&SHA256, name).as_ref());
    id
}

/// A write that puts a row on the shelf; to be done with a change, or alone with [`put`].
#[must_use]
pub fn put_side(kind: Shelved, name: &[u8], now: Moment, plain: Vec<u8>) -> Side {
    let (id, until) = (row_id(name), now.plus_days(kind.days()).0);
    Box::new(move |tx, _receipt| {
        let sealed = tx.seal(SealUnder::Shelf, &plain)?;
        tx.put(
            sql!(
                "INSERT INTO shelf (kind, id, until, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT (kind, id) DO UPDATE SET until = excluded.until, sealed = excluded.sealed"
            ),
            &[kind.word().into(), (&id).into(), until.into(), (&sealed).into()],
        )
    })
}

/// A write that takes a row off the shelf.
#[must_use]
pub fn drop_side(kind: Shelved, name: &[u8]) -> Side {
    let id = row_id(name);
    Box::new(move |tx, _receipt| {
        tx.put(sql!("DELETE FROM shelf WHERE kind = $1 AND id = $2"), &[kind.word().into(), (&id).into()])
    })
}

/// Several writes as one: all of them or none.
#[must_use]
pub fn all(sides: Vec<Side>) -> Side {
    Box::new(move |tx, receipt| sides.iter().try_for_each(|side| side(tx, receipt)))
}

/// Puts a row on the shelf now.
///
/// # Errors
/// A busy or full ledger.
pub async fn put(app: &App, kind: Shelved, name: &[u8], plain: Vec<u8>) -> Result<(), Failure> {
    app.ledger().side(put_side(kind, name, app.now(), plain)).await.map(drop)
}

/// Takes a row off the shelf now.
///
/// # Errors
/// A busy or full ledger.
pub async fn remove(app: &App, kind: Shelved, name: &[u8]) -> Result<(), Failure> {
    app.ledger().side(drop_side(kind, name)).await.map(drop)
}

/// What lies there, if it has not run out.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read, kind: Shelved, name: &[u8], now: Moment) -> Result<Option<Vec<u8>>, Fault> {
    let sealed = read.one(
        sql!("SELECT sealed FROM shelf WHERE kind = $1 AND id = $2 AND until > $3"),
        &[kind.word().into(), (&row_id(name)).into(), now.0.into()],
        |row| row.get::<Vec<u8>>(0),
    )?;
    sealed.map(|sealed| read.open(SealUnder::Shelf, &sealed)).transpose()
}

/// Rows looked at in one go.
const BATCH: i64 = 200;

/// Everything of a kind that still lies there, also what has run out and was not cleared yet.
///
/// # Errors
/// What the database says, or a row that cannot be opened.
pub fn every(read: &Read, kind: Shelved) -> Result<Vec<Vec<u8>>, Fault> {
    let (mut found, mut after) = (Vec::new(), Vec::new());
    loop {
        let rows = read.query(
            sql!("SELECT id, sealed FROM shelf WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $3"),
            &[kind.word().into(), (&after[..]).into(), BATCH.into()],
            |row| Ok((row.get::<Vec<u8>>(0)?, row.get::<Vec<u8>>(1)?)),
        )?;
        let Some((last, _)) = rows.last() else { return Ok(found) };
        after.clone_from(last);
        for (_, sealed) in rows {
            found.push(read.open(SealUnder::Shelf, &sealed)?);
        }
    }
}

/// The same, asked from a handler.
///
/// # Errors
/// What the database says.
pub async fn get(app: &App, kind: Shelved, name: Vec<u8>) -> Result<Option<Vec<u8>>, Fault> {
    let now = app.now();
    app.ledger().read(move |read| find(read, kind, &name, now)).await
}

/// Clears what has run out; done by a job every hour.
///
/// # Errors
/// A busy or full ledger.
pub async fn sweep(app: &App) -> Result<(), Failure> {
    let now = app.now().0;
    app.ledger()
        .side(Box::new(move |tx, _| tx.put(sql!("DELETE FROM shelf WHERE until <= $1"), &[now.into()])))
        .await
        .map(drop)
}
