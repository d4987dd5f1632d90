//! Views follow the events in the same transaction, and can be made from them again. A view whose shape has changed is
//! built anew at the next start; no view is ever migrated.

use std::collections::{HashMap, hash_map::Entry};

use crate::{
    change::{Follows, Recorded, Root, View},
    dialect::{Purpose, Session},
    fault::{Fault, OpenError},
    schema, sql, streams,
    tx::{Read, Tx},
    value::{Cell, Row},
};

const SHAPES: &str = sql!("SELECT view, shape, tables FROM view_shapes");
const PUT_SHAPE: &str = sql!(
    "INSERT INTO view_shapes (view, shape, tables) VALUES ($1, $2, $3)
     ON CONFLICT (view) DO UPDATE SET shape = excluded.shape, tables = excluded.tables"
);
const DROP_SHAPE: &str = sql!("DELETE FROM view_shapes WHERE view = $1");

/// Events replayed at once.
const CHUNK: i64 = 5_000;
/// Folded streams kept while replaying; beyond it all are dropped and read again when needed.
const FOLDED: usize = 20_000;

/// What a view's declarations and code amount to.
fn shape(view: &View) -> [u8; 32] {
    schema::digest(&format!("{}\n{}\n{}", view.version, view.ddl.join("\n"), view.tables.join("\n")))
}

/// Whether this program will build or drop a view here. Of a file without views: no, there is nothing to lose.
pub(crate) fn are_older(session: &Session, views: &[View]) -> Result<bool, Fault> {
    if !session.has_table("view_shapes")? {
        return Ok(false);
    }
    let known = schema::rows(session, SHAPES, &[], |row| Ok((row.get::<String>(0)?, row.get::<[u8; 32]>(1)?)))?;
    let as_known = |view: &View| known.iter().any(|(name, before)| name == view.name && *before == shape(view));
    Ok(known.len() != views.len() || !views.iter().all(as_known))
}

/// The shapes of all views of this program.
pub(crate) fn shapes(views: &[View]) -> Vec<[u8; 32]> {
    views.iter().map(shape).collect()
}

/// Builds anew what is missing or has another shape, and drops what no view claims any more.
pub(crate) fn bring_up(tx: &mut Tx, views: &[View]) -> Result<(), Fault> {
    let known =
        tx.query(SHAPES, &[], |row| Ok((row.get::<String>(0)?, row.get::<[u8; 32]>(1)?, row.get::<String>(2)?)))?;
    let stale: Vec<&View> = views
        .iter()
        .filter(|view| !known.iter().any(|(name, before, _)| name == view.name && *before == shape(view)))
        .collect();
    let gone: Vec<_> = known.iter().filter(|(name, ..)| !views.iter().any(|view| view.name == name)).collect();
    if stale.is_empty() && gone.is_empty() {
        return Ok(());
    }
    tx.session.begin()?;
    let done = gone
        .into_iter()
        .try_for_each(|(name, _, tables)| {
            drop_tables(tx, tables)?;
            tx.put(DROP_SHAPE, &[name.into()])
        })
        .and_then(|()| {
            for view in &stale {
                if let Some((_, _, tables)) = known.iter().find(|(name, ..)| name == view.name) {
                    drop_tables(tx, tables)?;
                }
            }
            build(tx, &stale)
        });
    finish(tx, done)
}

/// Builds all views anew from the events, in one transaction: pages see the old ones until it is done.
pub(crate) fn rebuild(tx: &mut Tx, views: &[View]) -> Result<(), Fault> {
    let begun = tx.session.begin_building();
    let done = begun.and_then(|()| build(tx, &views.iter().collect::<Vec<_>>())).and_then(|()| {
        let mut tables = views.iter().flat_map(|view| view.tables);
        tables.try_for_each(|table| tx.session.put_in_place(table))
    });
    finish(tx, done)
}

fn finish(tx: &Tx, done: Result<(), Fault>) -> Result<(), Fault> {
    let done = done.and_then(|()| tx.session.commit());
    if done.is_err() {
        tx.session.rollback()?;
    }
    done
}

fn drop_tables(tx: &Tx, tables: &str) -> Result<(), Fault> {
    tables.lines().try_for_each(|table| tx.session.drop_table(table))
}

fn build(tx: &mut Tx, views: &[&View]) -> Result<(), Fault> {
    for view in views {
        declare(tx, view)?;
        tx.put(PUT_SHAPE, &[view.name.into(), (&shape(view)).into(), (&view.tables.join("\n")).into()])?;
    }
    replay(tx, None, views)
}

fn declare(tx: &Tx, view: &View) -> Result<(), Fault> {
    view.tables.iter().try_for_each(|table| tx.session.drop_table(table))?;
    view.ddl.iter().try_for_each(|statement| tx.session.run_ddl(statement))
}

/// Applies every event to the views. The events come from `source`, or from where the views are.
fn replay(tx: &mut Tx, source: Option<&Read>, views: &[&View]) -> Result<(), Fault> {
    let mut folds = Folds::default();
    let mut next = 0;
    loop {
        let chunk = streams::events_from(source.unwrap_or(&tx.read), next, CHUNK)?;
        if chunk.is_empty() {
            return Ok(());
        }
        let mut chunk = chunk.into_iter().peekable();
        while let Some(stored) = chunk.next() {
            next = stored.position + 1;
            let recorded = stored.recorded()?;
            let more = chunk.peek().is_some_and(|after| after.stream == recorded.stream);
            let root = folds.evolved(source.unwrap_or(&tx.read), &recorded)?;
            show(tx, views.iter().copied(), (&recorded, root), more)?;
        }
    }
}

/// Shows an event to the views that follow it; `more` says that the next event is of the same stream.
pub(crate) fn show<'v>(
    tx: &mut Tx,
    mut views: impl Iterator<Item = &'v View>,
    (recorded, root): (&Recorded, &Root),
    more: bool,
) -> Result<(), Fault> {
    views.try_for_each(|view| match view.follows {
        Follows::States if more => Ok(()),
        Follows::States | Follows::Events => (view.apply)(tx, recorded, root),
    })
}

/// Folded streams while events go by in order.
#[derive(Default)]
struct Folds {
    roots: HashMap<i64, Root>,
}

impl Folds {
    fn evolved(&mut self, read: &Read, recorded: &Recorded) -> Result<&Root, Fault> {
        if self.roots.len() >= FOLDED {
            self.roots.clear();
        }
        let stream = recorded.stream;
        let root = match self.roots.entry(stream) {
            Entry::Occupied(found) => found.into_mut(),
            Entry::Vacant(empty) => {
                let row = streams::stream(read, stream)?;
                let row = row.ok_or_else(|| Fault::Unreadable(format!("stream {stream} has events but no row")))?;
                let before = if recorded.seq == 1 { 0 } else { recorded.position };
                empty.insert(streams::fold(read, row.kind, stream, before)?)
            }
        };
        root.evolve(&recorded.fact, &recorded.stamp);
        Ok(root)
    }
}

/// What a table holds, in any order of its rows: their number, and the sum of their hashes modulo 2^256.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableDigest {
    /// Rows.
    pub rows: u64,
    /// Sum of SHA-256 over each row.
    pub sum: [u8; 32],
}

/// A view's table as it is, and as the events make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The table.
    pub table: &'static str,
    /// As pages see it.
    pub live: TableDigest,
    /// As it comes out of the events.
    pub rebuilt: TableDigest,
}

/// Builds all views anew in a throw-away file and compares them with those that pages see. `read` must be in a
/// transaction, so that both are of one moment.
pub(crate) fn compare(
    read: &Read,
    scratch: &std::path::Path,
    views: &'static [View],
) -> Result<Vec<Compared>, OpenError> {
    let session = Session::open(scratch, Purpose::Scratch)?;
    let mut tx = Tx { read: Read { session, vault: std::sync::Arc::clone(&read.vault) } };
    tx.session.begin()?;
    for view in views {
        declare(&tx, view)?;
    }
    replay(&mut tx, Some(read), &views.iter().collect::<Vec<_>>())?;
    tx.session.commit()?;
    let tables = views.iter().flat_map(|view| view.tables);
    let compared = tables.map(|table| Ok(Compared { table, live: digest(read, table)?, rebuilt: digest(&tx, table)? }));
    compared.collect()
}

/// The digest of a table.
pub(crate) fn digest(read: &Read, table: &str) -> Result<TableDigest, Fault> {
    let mut whole = TableDigest::default();
    read.session.each_row_of(table, &mut |row, columns| {
        let row = Row(row);
        let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
        for column in 0..columns {
            hash_cell(&mut hash, row.cell(column)?);
        }
        whole.rows += 1;
        add(&mut whole.sum, hash.finish().as_ref());
        Ok(())
    })?;
    Ok(whole)
}

/// Kind and length go in too, so that no two different rows hash alike.
fn hash_cell(hash: &mut ring::digest::Context, cell: Cell<'_>) {
    let mut part = |kind: u8, bytes: &[u8]| {
        hash.update(&[kind]);
        hash.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    match cell {
        Cell::Null => part(0, &[]),
        Cell::Int(n) => part(1, &n.to_be_bytes()),
        Cell::Text(text) => part(2, text.as_bytes()),
        Cell::Bytes(bytes) => part(3, bytes),
    }
}

/// Adds two numbers of 256 bits; what overflows is dropped.
fn add(sum: &mut [u8; 32], more: &[u8]) {
    let mut carry = 0;
    for (byte, other) in sum.iter_mut().zip(more).rev() {
        let total = u16::from(*byte) + u16::from(*other) + carry;
        *byte = (total & 0xff) as u8;
        carry = total >> 8;
    }
}
