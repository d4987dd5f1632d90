//! Everything in which databases differ stands in this folder and nowhere else: words of types, settings, locks, triggers,
//! binding, checkpoints, backup, error codes.
//!
//! The statements of the product are written once, in words that both databases know. Their tables are declared in
//! PostgreSQL's words and translated here. Today there is one database, SQLite; the private enum is where the other goes.

mod errors;
mod sqlite;
pub(crate) mod word_index;

use std::path::Path;

use crate::{
    fault::{Fault, OpenError},
    value::{Cell, Value},
};

/// A connection, and the transaction that is open on it.
pub(crate) struct Session(Engine);

enum Engine {
    Sqlite(sqlite::Session),
}

/// A row of an answer.
pub(crate) enum Row<'r> {
    /// Of a file.
    Sqlite(&'r rusqlite::Row<'r>),
}

impl<'r> Row<'r> {
    pub(crate) fn cell(&self, column: usize) -> Result<Cell<'_>, Fault> {
        match self {
            Self::Sqlite(row) => sqlite::cell(row, column),
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
        }
    }

    /// Writes; nobody asks for the result. On PostgreSQL this is where writes wait for the flight with COMMIT.
    pub(crate) fn put(&self, text: &str, values: &[Value<'_>]) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.put(text, values),
        }
    }

    /// Runs a declaration written in the product's words.
    pub(crate) fn run_ddl(&self, text: &str) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run(&sqlite_words(text)),
        }
    }

    /// Begins a transaction that writes and takes the lock of the log.
    pub(crate) fn begin(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("BEGIN IMMEDIATE"),
        }
    }

    /// Begins a transaction that only reads; everything it sees is of one moment.
    pub(crate) fn begin_reading(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("BEGIN"),
        }
    }

    pub(crate) fn commit(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("COMMIT"),
        }
    }

    /// Undoes the open transaction, if there still is one: a failed COMMIT may have undone it already.
    pub(crate) fn rollback(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.rollback(),
        }
    }

    /// Makes the event tables append-only, a second line of defence below the program.
    pub(crate) fn forbid_changes(&self, table: &str, may_delete: bool) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.forbid_changes(table, may_delete),
        }
    }

    /// Empties the write-ahead log; `false` when somebody was still reading.
    pub(crate) fn checkpoint(&self, how: Emptying) -> Result<bool, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.checkpoint(how),
        }
    }

    /// Each row of a table in any order, with all its columns; the closure is told how many there are.
    pub(crate) fn each_row_of(
        &self,
        table: &str,
        row: &mut dyn FnMut(Row<'_>, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let columns = match &self.0 {
            Engine::Sqlite(session) => session.columns(table)?,
        };
        if columns.is_empty() {
            return Err(Fault::Unreadable(format!("there is no table {table}")));
        }
        let text = format!("SELECT {} FROM {table}", columns.join(", "));
        self.query(&text, &[], &mut |found| row(found, columns.len()))
    }

    /// Removes a view's table, if it is there.
    pub(crate) fn drop_table(&self, table: &str) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run(&format!("DROP TABLE IF EXISTS {table}")),
        }
    }

    /// Copies the whole database, as of one moment, into a new file while others write.
    pub(crate) fn copy_into(&self, file: &Path) -> Result<(), OpenError> {
        match &self.0 {
            Engine::Sqlite(session) => session.copy_into(file),
        }
    }

    /// Gives back the room of what was removed.
    pub(crate) fn compact(&self) -> Result<(), Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.run("VACUUM"),
        }
    }

    /// Whether there is such a table.
    pub(crate) fn has_table(&self, table: &str) -> Result<bool, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.columns(table).map(|columns| !columns.is_empty()),
        }
    }

    /// The database's own check of its file; the words it says when something is wrong.
    pub(crate) fn integrity(&self) -> Result<Vec<String>, Fault> {
        match &self.0 {
            Engine::Sqlite(session) => session.integrity(),
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
