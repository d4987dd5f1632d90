//! Everything in which databases differ stands in this folder and nowhere else: words of types, settings, locks, triggers,
//! binding, checkpoints, backup, error codes.
//!
//! The statements of the product are written once, in words that both databases know. Their tables are declared in
//! PostgreSQL's words and translated here. Keys, attachments and the word index are files beside either.

mod errors;
mod postgres;
mod sqlite;
pub(crate) mod word_index;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    fault::{Fault, OpenError},
    value::{Cell, Value},
};

/// A connection, and the transaction that is open on it.
pub(crate) struct Session(Engine);

enum Engine {
    Sqlite(sqlite::Session),
    Postgres(Box<postgres::Session>),
}

/// A row of an answer.
pub(crate) enum Row<'r> {
    /// Of a file.
    Sqlite(&'r rusqlite::Row<'r>),
    /// Of a server.
    Postgres(&'r tokio_postgres::Row),
}

impl<'r> Row<'r> {
    pub(crate) fn cell(&self, column: usize) -> Result<Cell<'_>, Fault> {
        match self {
            Self::Sqlite(row) => sqlite::cell(row, column),
            Self::Postgres(row) => postgres::cell(row, column),
        }
    }
}

/// Where the events are.
#[derive(Clone)]
pub(crate) enum Source {
    /// In a file of the directory.
    File(PathBuf),
    /// On a server.
    Server(Arc<postgres::Address>),
}

impl Source {
    /// A server, by its address.
    pub(crate) fn server(address: &str) -> Result<Self, OpenError> {
        postgres::Address::parse(address).map(Self::Server)
    }

    pub(crate) fn open(&self, purpose: Purpose) -> Result<Session, OpenError> {
        match self {
            Self::File(file) => Session::open(file, purpose),
            Self::Server(address) => {
                postgres::Session::open(address, purpose).map(|session| Session(Engine::Postgres(Box::new(session))))
            }
        }
    }

    /// The file whose write-ahead log is ours to empty; a server empties its own.
    pub(crate) fn file(&self) -> Option<&Path> {
        match self {
            Self::File(file) => Some(file),
            Self::Server(_) => None,
        }
    }
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The only one that writes.
    Write,
    /// Pages: cannot write whatever they say.
    Read,
    /// Moves what was written from the write-ahead log into the file.
    Checkpoint,
    /// A throw-away copy of the views, for comparison.
    Scratch,
    /// A backup: one file, without a log beside it.
    Archive,
    /// The word index: can be made again, so a commit need not wait for the disk.
    Index,
    /// Questions to it.
    Ask,
}

/// How far the write-ahead log is to be emptied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Emptying {
    /// As far as possible without making anybody wait.
    Passive,
    /// Wholly, and cut the file.
    Truncate,
}

impl Session {
    pub(crate) fn open(file: &Path, purpose: Purpose) -> Result<Self, OpenError> {
        sqlite::Session::open(file, purpose).map(|session| Self(Engine::Sqlite(session)))
    }

    /// Asks, and hands each row to the closure.
    pub(crate) fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        row: &mut dyn FnMut(Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.query(text, values, row),
            Engine::Postgres(session) => session.query(text, values, row),
        }
    }

    /// The same question many times; the closure is told which. On a server all leave in one flight.
    pub(crate) fn ask(
        &self,
        text: &str,
        questions: &[Vec<Value<'_>>],
        row: &mut dyn FnMut(usize, Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => {
                let mut each = questions.iter().enumerate();
                each.try_for_each(|(n, values)| session.query(text, values, &mut |found| row(n, found)))
            }
            Engine::Postgres(session) => session.ask(text, questions, row),
        }
    }

    /// Writes; nobody asks for the result. On PostgreSQL this is where writes wait for the flight with COMMIT.
    pub(crate) fn put(&self, text: &str, values: &[Value<'_>]) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.put(text, values),
            Engine::Postgres(session) => session.put(text, values),
        }
    }

    /// Runs a declaration written in the product's words.
    pub(crate) fn run_ddl(&self, text: &str) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run(&sqlite_words(text)),
            Engine::Postgres(session) => session.run(text),
        }
    }

    /// Begins a transaction that writes and takes the lock of the log. Where others could have written since, it says how
    /// many events there are.
    pub(crate) fn begin(&self) -> Result<Option<i64>, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("BEGIN IMMEDIATE").map(|()| None),
            Engine::Postgres(session) => session.begin(),
        }
    }

    /// Begins a transaction in which views are made anew while pages see the old ones.
    pub(crate) fn begin_building(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(_) => self.begin().map(drop),
            Engine::Postgres(session) => session.begin_building(),
        }
    }

    /// Puts a table that was made anew in the place of the old one.
    pub(crate) fn put_in_place(&self, table: &str) -> Result<(), Fault> {
        match &self.0 {
            // The old one was dropped; whoever reads sees it until the commit.
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.put_in_place(table),
        }
    }

    /// Begins a transaction that only reads; everything it sees is of one moment.
    pub(crate) fn begin_reading(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("BEGIN"),
            Engine::Postgres(session) => {
                session.begin_reading();
                Ok(())
            }
        }
    }

    pub(crate) fn commit(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("COMMIT"),
            Engine::Postgres(session) => session.commit(),
        }
    }

    /// Undoes the open transaction, if there still is one: a failed COMMIT may have undone it already.
    pub(crate) fn rollback(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.rollback(),
            Engine::Postgres(session) => session.rollback(),
        }
    }

    /// Makes the event tables append-only, a second line of defence below the program.
    pub(crate) fn forbid_changes(&self, table: &str, may_delete: bool) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.forbid_changes(table, may_delete),
            Engine::Postgres(session) => session.forbid_changes(table, may_delete),
        }
    }

    /// Makes what the lock of the log needs before there are events.
    pub(crate) fn make_lock(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.make_lock(),
        }
    }

    /// By what a database elsewhere knows the directory to which it belongs.
    pub(crate) fn mark(&self) -> Result<Option<[u8; 32]>, Fault> {
        match &self.0 {
            Engine::Sqlite(_) => Ok(None),
            Engine::Postgres(session) => session.mark(),
        }
    }

    pub(crate) fn put_mark(&self, mark: &[u8; 32]) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(session) => session.put_mark(mark),
        }
    }

    /// Empties the write-ahead log; `false` when somebody was still reading.
    pub(crate) fn checkpoint(&self, how: Emptying) -> Result<bool, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.checkpoint(how),
            Engine::Postgres(_) => Ok(true),
        }
    }

    /// Each row of a table in any order, with all its columns; the closure is told how many there are.
    pub(crate) fn each_row_of(
        &self,
        table: &str,
        row: &mut dyn FnMut(Row<'_>, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let columns = self.columns(table)?;
        if columns.is_empty() {
            return Err(Fault::Unreadable(format!("there is no table {table}")));
        }
        let text = format!("SELECT {} FROM {table}", columns.join(", "));
        let mut each = |found: Row<'_>| row(found, columns.len());
        match &self.0 {
            Engine::Sqlite(session) => session.query(&text, &[], &mut each),
            Engine::Postgres(session) => session.each_of(table, &text, &mut each),
        }
    }

    fn columns(&self, table: &str) -> Result<Vec<String>, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.columns(table),
            Engine::Postgres(session) => session.columns(table),
        }
    }

    /// Removes a view's table, if it is there.
    pub(crate) fn drop_table(&self, table: &str) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run(&format!("DROP TABLE IF EXISTS {table}")),
            Engine::Postgres(session) => session.drop_table(table),
        }
    }

    /// Copies the whole database, as of one moment, into a new file while others write.
    pub(crate) fn copy_into(&self, file: &Path) -> Result<(), OpenError> {
        match &self.0 {
            Engine::Sqlite(session) => session.copy_into(file),
            Engine::Postgres(_) => Err(OpenError::OnServer { what: "a copy in one file" }),
        }
    }

    /// Gives back the room of what was removed.
    pub(crate) fn compact(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("VACUUM"),
            // The server does so by itself.
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// Whether there is such a table.
    pub(crate) fn has_table(&self, table: &str) -> Result<bool, Fault> {
        self.columns(table).map(|columns| !columns.is_empty())
    }

    /// The database's own check of its file; the words it says when something is wrong.
    pub(crate) fn integrity(&self) -> Result<Vec<String>, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.integrity(),
            Engine::Postgres(session) => session.integrity(),
        }
    }
}

/// Translates a declaration into SQLite's words. `BIGINT PRIMARY KEY` must become `INTEGER PRIMARY KEY`, or the table gets
/// a second tree for its key; a table with another key is kept in the order of that key. Types are enforced.
fn sqlite_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 24);
    let mut rest = text.trim_end();
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_alphabetic()) {
        let end = rest[start..]
            .find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'))
            .map_or(rest.len(), |length| start + length);
        out.push_str(&rest[..start]);
        out.push_str(match &rest[start..end] {
            "BIGINT" | "BOOLEAN" => "INTEGER",
            "BYTEA" => "BLOB",
            word => word,
        });
        rest = &rest[end..];
    }
    out.push_str(rest);
    if text.trim_start().starts_with("CREATE TABLE") {
        let keyed = text.contains("PRIMARY KEY") && !text.contains("BIGINT PRIMARY KEY");
        out.push_str(if keyed { " STRICT, WITHOUT ROWID" } else { " STRICT" });
    }
    out
}

#[cfg(test)]
mod tests;
