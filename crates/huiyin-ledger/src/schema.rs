//! The ledger's own tables, in PostgreSQL's words. Forward only: a migration is added, never edited, and nothing is dropped.
//!
//! Views and the program's side tables are declared by the program, not here.

use crate::{
    dialect::Session,
    fault::{Fault, OpenError},
    sql,
    value::{Row, Value},
};

pub(crate) struct Migration {
    n: i64,
    name: &'static str,
    statements: &'static [&'static str],
}

const MIGRATIONS: &[Migration] = &[Migration {
    n: 1,
    name: "ledger",
    statements: &[
        // One row, one leaf. The canonical event is rebuilt from the row; its position is not part of it.
        sql!(
            "CREATE TABLE events (
               position BIGINT PRIMARY KEY,
               stream BIGINT NOT NULL,
               seq BIGINT NOT NULL,
               at BIGINT NOT NULL,
               occurred BYTEA,
               actor BIGINT,
               role TEXT NOT NULL,
               policy BIGINT NOT NULL,
               calendar BIGINT NOT NULL,
               alg BIGINT NOT NULL,
               kind TEXT NOT NULL,
               data BYTEA NOT NULL,
               body BYTEA,
               leaf BYTEA NOT NULL,
               UNIQUE (stream, seq)
             )"
        ),
        // A stream's random name stands in its events' hashes; its number never leaves this database.
        sql!(
            "CREATE TABLE streams (
               stream BIGINT PRIMARY KEY,
               kind TEXT NOT NULL,
               name TEXT,
               id BYTEA NOT NULL,
               key_n BIGINT NOT NULL
             )"
        ),
        sql!("CREATE UNIQUE INDEX streams_name ON streams (kind, name) WHERE name IS NOT NULL"),
        // People's words, encrypted. The only rows here that may ever be deleted: that is erasure.
        sql!("CREATE TABLE contents (position BIGINT PRIMARY KEY, key_n BIGINT NOT NULL, sealed BYTEA NOT NULL)"),
        sql!(
            "CREATE TABLE files (
               id BYTEA PRIMARY KEY,
               stream BIGINT NOT NULL,
               position BIGINT NOT NULL,
               bytes BIGINT NOT NULL,
               sha256 BYTEA NOT NULL,
               key BYTEA NOT NULL
             )"
        ),
        sql!("CREATE INDEX files_stream ON files (stream)"),
        // Level 1 = roots of 256 leaves, 2 = of 65,536, 3 = of 16,777,216. Insert-only.
        sql!(
            "CREATE TABLE log_nodes (level BIGINT NOT NULL, n BIGINT NOT NULL, hash BYTEA NOT NULL, PRIMARY KEY (level, n))"
        ),
        // Exactly one row; on a server, the lock.
        sql!(
            "CREATE TABLE log_head (
               one BIGINT PRIMARY KEY CHECK (one = 1),
               size BIGINT NOT NULL,
               streams BIGINT NOT NULL,
               keys BIGINT NOT NULL,
               at BIGINT NOT NULL,
               root BYTEA NOT NULL,
               edge BYTEA NOT NULL
             )"
        ),
        sql!(
            "CREATE TABLE idempotency (
               key BYTEA PRIMARY KEY,
               request BYTEA NOT NULL,
               at BIGINT NOT NULL,
               position BIGINT NOT NULL,
               streams BYTEA NOT NULL
             )"
        ),
        // Empty until there is an outbox: today's jobs ask the views what is left to do (ARCHITECTURE, "Work that nobody clicks").
        sql!(
            "CREATE TABLE jobs (name TEXT PRIMARY KEY, due BIGINT NOT NULL, attempts BIGINT NOT NULL, last_fault TEXT)"
        ),
        sql!("CREATE TABLE view_shapes (view TEXT PRIMARY KEY, shape BYTEA NOT NULL, tables TEXT NOT NULL)"),
        sql!("CREATE TABLE side_shapes (sha256 BYTEA PRIMARY KEY, at BIGINT NOT NULL)"),
    ],
}];

const DDL_MIGRATIONS: &str = sql!(
    "CREATE TABLE IF NOT EXISTS migrations (n BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 BYTEA NOT NULL, at BIGINT NOT NULL)"
);
const APPLIED: &str = sql!("SELECT n, sha256 FROM migrations");
const PUT_MIGRATION: &str = sql!("INSERT INTO migrations (n, name, sha256, at) VALUES ($1, $2, $3, $4)");
const SIDE_KNOWN: &str = sql!("SELECT at FROM side_shapes WHERE sha256 = $1");
const PUT_SIDE: &str = sql!("INSERT INTO side_shapes (sha256, at) VALUES ($1, $2)");

/// Tables in which no row may ever be changed, and whether rows may be deleted.
const APPEND_ONLY: &[(&str, bool)] = &[("events", false), ("streams", false), ("log_nodes", false), ("contents", true)];

/// Brings the tables to the shape of this program, all or nothing.
pub(crate) fn migrate(session: &Session, side_tables: &[&str], at: i64) -> Result<(), OpenError> {
    session.run_ddl(DDL_MIGRATIONS)?;
    let applied = rows(session, APPLIED, &[], |row| Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?)))?;
    if applied.iter().any(|(n, _)| MIGRATIONS.last().is_some_and(|last| *n > last.n)) {
        return Err(OpenError::Newer);
    }
    session.begin()?;
    let done = run_missing(session, &applied, at).and_then(|()| Ok(run_side_tables(session, side_tables, at)?));
    if done.is_err() {
        session.rollback()?;
        return done;
    }
    Ok(session.commit()?)
}

fn run_missing(session: &Session, applied: &[(i64, Vec<u8>)], at: i64) -> Result<(), OpenError> {
    for migration in MIGRATIONS {
        let digest = digest(&migration.statements.concat());
        match applied.iter().find(|(n, _)| *n == migration.n) {
            Some((_, before)) if before[..] == digest[..] => {}
            Some(_) => return Err(OpenError::Changed(migration.n)),
            None => {
                for statement in migration.statements {
                    session.run_ddl(statement)?;
                }
                session
                    .put(PUT_MIGRATION, &[migration.n.into(), migration.name.into(), (&digest).into(), at.into()])?;
            }
        }
    }
    for (table, may_delete) in APPEND_ONLY {
        session.forbid_changes(table, *may_delete)?;
    }
    session.make_lock()?;
    Ok(())
}

fn run_side_tables(session: &Session, side_tables: &[&str], at: i64) -> Result<(), Fault> {
    for statement in side_tables {
        let digest = digest(statement);
        if rows(session, SIDE_KNOWN, &[(&digest).into()], |row| row.get::<i64>(0))?.is_empty() {
            session.run_ddl(statement)?;
            session.put(PUT_SIDE, &[(&digest).into(), at.into()])?;
        }
    }
    Ok(())
}

/// Whether this program will run declarations here that were not run yet. Of an empty file: no, there is nothing to lose.
pub(crate) fn is_older(session: &Session, side_tables: &[&str]) -> Result<bool, Fault> {
    session.run_ddl(DDL_MIGRATIONS)?;
    let applied = rows(session, APPLIED, &[], |row| row.get::<i64>(0))?;
    if applied.is_empty() {
        return Ok(false);
    }
    let missing = MIGRATIONS.iter().any(|migration| !applied.contains(&migration.n));
    let unknown = |statement: &&str| {
        let known = rows(session, SIDE_KNOWN, &[(&digest(statement)).into()], |row| row.get::<i64>(0))?;
        Ok::<_, Fault>(known.is_empty())
    };
    let mut new_side = side_tables.iter().map(unknown);
    Ok(missing || new_side.try_fold(false, |any, one| one.map(|one| any || one))?)
}

/// All declarations of this program, as one text.
pub(crate) fn shape(side_tables: &[&str]) -> String {
    let migrations = MIGRATIONS.iter().map(|migration| migration.statements.concat());
    migrations.chain(side_tables.iter().map(|&statement| statement.to_owned())).collect()
}

/// SHA-256 of a declaration.
pub(crate) fn digest(text: &str) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(ring::digest::digest(&ring::digest::SHA256, text.as_bytes()).as_ref());
    out
}

pub(crate) fn rows<T>(
    session: &Session,
    text: &str,
    values: &[Value<'_>],
    mut each: impl FnMut(&Row<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut all = Vec::new();
    session.query(text, values, &mut |row| {
        all.push(each(&Row(row))?);
        Ok(())
    })?;
    Ok(all)
}
