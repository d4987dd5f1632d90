//! SQLite: settings, binding by name, triggers, checkpoints, backup.

use std::{fs, os::unix::fs::OpenOptionsExt, path::Path, time::Duration};

use rusqlite::{
    CachedStatement, Connection, OpenFlags,
    backup::{Backup, StepResult},
    config::DbConfig,
    hooks::{AuthAction, AuthContext, Authorization},
    types::ValueRef,
};

use super::{Emptying, Purpose, Row, errors::fault};
use crate::{
    fault::{Fault, OpenError},
    value::{Cell, Value},
};

/// Older versions have a race between two checkpoints in which committed rows can be lost.
const OLDEST: i32 = 3_051_003;
/// How long a connection waits for another one.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept ready per connection; without them commands cost a third more.
const STATEMENTS: usize = 256;

pub(super) struct Session {
    pub(super) connection: Connection,
}

impl Session {
    pub(super) fn open(file: &Path, purpose: Purpose) -> Result<Self, OpenError> {
        if rusqlite::version_number() < OLDEST {
            return Err(Fault::bug(format!("SQLite {} is too old", rusqlite::version())).into());
        }
        if !matches!(purpose, Purpose::Read | Purpose::Ask) {
            make_private(file)?;
        }
        let access = match purpose {
            Purpose::Read | Purpose::Ask => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Purpose::Write | Purpose::Checkpoint | Purpose::Scratch | Purpose::Archive | Purpose::Index => {
                OpenFlags::SQLITE_OPEN_READ_WRITE
            }
        };
        let mut connection =
            Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(|e| fault(&e))?;
        settle(&connection, purpose).map_err(|e| fault(&e))?;
        check_settings(&connection, purpose)?;
        guard(&mut connection, purpose).map_err(|e| fault(&e))?;
        Ok(Self { connection })
    }

    fn prepare(&self, text: &str, values: &[Value<'_>]) -> rusqlite::Result<CachedStatement<'_>> {
        let mut statement = self.connection.prepare_cached(text)?;
        // `$2` is a name here, numbered by first appearance: bound by position it would silently get another value.
        for index in 1..=statement.parameter_count() {
            let number: Option<usize> = statement
                .parameter_name(index)
                .and_then(|name| name.strip_prefix('$'))
                .and_then(|digits| digits.parse().ok());
            let value = number.and_then(|number| values.get(number.checked_sub(1)?));
            let Some(value) = value else { return Err(rusqlite::Error::InvalidParameterCount(values.len(), index)) };
            match *value {
                Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null)?,
                Value::Int(n) => statement.raw_bind_parameter(index, n)?,
                Value::Text(text) => statement.raw_bind_parameter(index, text)?,
                Value::Bytes(bytes) => statement.raw_bind_parameter(index, bytes)?,
                Value::Bool(flag) => statement.raw_bind_parameter(index, flag)?,
            }
        }
        Ok(statement)
    }

    pub(super) fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        row: &mut dyn FnMut(Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut statement = self.prepare(text, values).map_err(|e| fault(&e))?;
        let mut rows = statement.raw_query();
        while let Some(found) = rows.next().map_err(|e| fault(&e))? {
            row(Row::Sqlite(found))?;
        }
        Ok(())
    }

    pub(super) fn put(&self, text: &str, values: &[Value<'_>]) -> Result<(), Fault> {
        let mut statement = self.prepare(text, values).map_err(|e| fault(&e))?;
        statement.raw_execute().map(|_changed| ()).map_err(|e| fault(&e))
    }

    pub(super) fn run(&self, text: &str) -> Result<(), Fault> {
        self.connection.execute_batch(text).map_err(|e| fault(&e))
    }

    pub(super) fn rollback(&self) -> Result<(), Fault> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        self.run("ROLLBACK")
    }

    pub(super) fn forbid_changes(&self, table: &str, may_delete: bool) -> Result<(), Fault> {
        let verbs: &[&str] = if may_delete { &["UPDATE"] } else { &["UPDATE", "DELETE"] };
        for verb in verbs {
            self.run(&format!(
                "CREATE TRIGGER IF NOT EXISTS {table}_{verb} BEFORE {verb} ON {table} \
                 BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            ))?;
        }
        Ok(())
    }

    pub(super) fn checkpoint(&self, how: Emptying) -> Result<bool, Fault> {
        let (text, patience) = match how {
            Emptying::Passive => ("PRAGMA wal_checkpoint(PASSIVE)", PATIENCE),
            // A page that reads for long must not hold up every command.
            Emptying::Truncate => ("PRAGMA wal_checkpoint(TRUNCATE)", Duration::from_millis(50)),
        };
        self.connection.busy_timeout(patience).map_err(|e| fault(&e))?;
        let busy = self.connection.query_row(text, [], |row| row.get::<_, i64>(0));
        self.connection.busy_timeout(PATIENCE).map_err(|e| fault(&e))?;
        match busy.map_err(|e| fault(&e)) {
            Ok(busy) => Ok(busy == 0),
            Err(Fault::Busy) => Ok(false),
            Err(other) => Err(other),
        }
    }

    pub(super) fn columns(&self, table: &str) -> Result<Vec<String>, Fault> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")
            .map_err(|e| fault(&e))?;
        let names = statement.query_map([table], |row| row.get(0)).map_err(|e| fault(&e))?;
        names.collect::<Result<_, _>>().map_err(|e| fault(&e))
    }

    pub(super) fn copy_into(&self, file: &Path) -> Result<(), OpenError> {
        make_private(file)?;
        let mut copy = Connection::open(file).map_err(|e| fault(&e))?;
        {
            // All pages in one step: one snapshot, and the writer goes on meanwhile.
            let backup = Backup::new(&self.connection, &mut copy).map_err(|e| fault(&e))?;
            let mut tries = 0;
            loop {
                let step = backup.step(-1).map_err(|e| fault(&e))?;
                if step == StepResult::Done {
                    break;
                }
                if tries == 100 {
                    return Err(Fault::Busy.into());
                }
                tries += 1;
                std::thread::sleep(PATIENCE / 100);
            }
        }
        // A backup is one file that can be carried away, so it has no write-ahead log.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_row| Ok(())).map_err(|e| fault(&e))?;
        copy.close().map_err(|(_, e)| fault(&e))?;
        let done = fs::File::open(file).and_then(|file| file.sync_all());
        done.map_err(OpenError::io("sync the backup"))
    }

    pub(super) fn integrity(&self) -> Result<Vec<String>, Fault> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(20)").map_err(|e| fault(&e))?;
        let words = statement.query_map([], |row| row.get::<_, String>(0)).map_err(|e| fault(&e))?;
        let words: Vec<String> = words.collect::<Result<_, _>>().map_err(|e| fault(&e))?;
        Ok(words.into_iter().filter(|word| word != "ok").collect())
    }
}

/// Reads a cell. Reals are refused: no column of ours holds one.
pub(super) fn cell<'r>(row: &'r rusqlite::Row<'_>, column: usize) -> Result<Cell<'r>, Fault> {
    match row.get_ref(column).map_err(|e| fault(&e))? {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(n) => Ok(Cell::Int(n)),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes)
            .map(Cell::Text)
            .map_err(|_| Fault::Unreadable(format!("column {column} is not UTF-8"))),
        ValueRef::Blob(bytes) => Ok(Cell::Bytes(bytes)),
        ValueRef::Real(_) => Err(Fault::Unreadable(format!("column {column} is a real number"))),
    }
}

/// Makes the file with mode 0600 before the database does with a laxer one; its companions inherit the mode.
fn make_private(file: &Path) -> Result<(), OpenError> {
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(_made) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(OpenError::io("make the database file")(error)),
    }
}

fn settle(connection: &Connection, purpose: Purpose) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // One plan per statement: otherwise a new value under LIMIT or a comparison has the statement compiled again each time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    let cache = match purpose {
        Purpose::Write => -32_768,
        Purpose::Read | Purpose::Ask => -4_096,
        Purpose::Checkpoint => -256,
        Purpose::Scratch | Purpose::Archive | Purpose::Index => -16_384,
    };
    if !matches!(purpose, Purpose::Read | Purpose::Ask | Purpose::Archive) {
        connection.query_row("PRAGMA journal_mode = WAL", [], |_row| Ok(()))?;
        connection.execute_batch("PRAGMA wal_autocheckpoint = 0")?;
    }
    let synchronous = match purpose {
        Purpose::Scratch => "OFF",
        // What is lost here is read from the events again.
        Purpose::Index => "NORMAL",
        Purpose::Write | Purpose::Read | Purpose::Ask | Purpose::Checkpoint | Purpose::Archive => "FULL",
    };
    connection.execute_batch(&format!(
        "PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; \
         PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; \
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = {cache};"
    ))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true).map(|_on| ())
}

/// Reads the settings back: a setting that is silently not taken is how acknowledged rows get lost.
fn check_settings(connection: &Connection, purpose: Purpose) -> Result<(), Fault> {
    if matches!(purpose, Purpose::Scratch | Purpose::Archive) {
        return Ok(());
    }
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).map_err(|e| fault(&e))?;
    if mode != "wal" {
        return Err(Fault::bug(format!("journal mode is {mode}, not wal")));
    }
    let synchronous = if purpose == Purpose::Index { 1 } else { 2 };
    let wanted = [
        ("synchronous", synchronous),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cell_size_check", 1),
    ];
    for (name, value) in wanted {
        let now: i64 = connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).map_err(|e| fault(&e))?;
        if now != value {
            return Err(Fault::bug(format!("{name} is {now}, not {value}")));
        }
    }
    Ok(())
}

/// No statement may reach beyond the open file, and those of pages may only read.
fn guard(connection: &mut Connection, purpose: Purpose) -> rusqlite::Result<()> {
    match purpose {
        Purpose::Read | Purpose::Ask => connection.authorizer(Some(only_reading)),
        Purpose::Write | Purpose::Checkpoint | Purpose::Scratch | Purpose::Index => {
            connection.authorizer(Some(within_the_file))
        }
        // Giving back room attaches a file of the database's own.
        Purpose::Archive => Ok(()),
    }
}

fn within_the_file(context: AuthContext<'_>) -> Authorization {
    let beyond =
        matches!(context.action, AuthAction::Attach { .. } | AuthAction::Detach { .. } | AuthAction::Unknown { .. });
    if beyond { Authorization::Deny } else { Authorization::Allow }
}

fn only_reading(context: AuthContext<'_>) -> Authorization {
    let reads = matches!(
        context.action,
        AuthAction::Select
            | AuthAction::Read { .. }
            | AuthAction::Recursive
            | AuthAction::Function { .. }
            | AuthAction::Transaction { .. }
            // The word index asks by itself whether its file has changed.
            | AuthAction::Pragma { pragma_name: "integrity_check" | "table_info" | "data_version", .. }
    );
    if reads { Authorization::Allow } else { Authorization::Deny }
}
