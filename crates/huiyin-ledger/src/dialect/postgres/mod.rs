//! PostgreSQL: writes wait and leave with the next question or with COMMIT, all in one flight.
//!
//! What a lost connection means is settled here: whoever writes is told that a batch was written, or that it was broken off
//! and surely not written, or (only if the server cannot be asked any more) that this is not known.

mod address;
mod cells;
mod errors;
mod flight;

use std::{
    cell::RefCell,
    sync::Arc,
    time::{Duration, Instant},
};

use huiyin_domain::log::empty_root;
use tokio::runtime::Runtime;

pub(super) use self::{address::Address, cells::cell};
use self::{
    errors::{fault, is_lost},
    flight::{Asked, Line, Put},
};
use super::{Purpose, Row};
use crate::{
    fault::{Fault, OpenError},
    value::{Cell, Value},
};

/// The lock of the log, how many events there are, and the number by which the server knows this transaction.
const LOCK: &str = "SELECT size, CAST(pg_current_xact_id() AS TEXT) FROM log_head WHERE one = 1 FOR UPDATE";
const FATE: &str = "SELECT pg_xact_status(CAST(CAST($1 AS TEXT) AS xid8))";
const MAKE_LOCK: &str = "INSERT INTO log_head (one, size, streams, keys, at, root, edge) VALUES (1, 0, 0, 0, 0, $1, $2)
     ON CONFLICT (one) DO NOTHING";
const COLUMNS: &str = "SELECT CAST(attname AS TEXT) FROM pg_attribute
     WHERE attrelid = to_regclass(CAST($1 AS TEXT)) AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
const CHECKSUM_FAILURES: &str =
    "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()";
const MARK: &str = "SELECT mark FROM installation WHERE one = 1";
const PUT_MARK: &str = "INSERT INTO installation (one, mark) VALUES (1, $1)";
const DDL_MARK: &str =
    "CREATE TABLE IF NOT EXISTS installation (one BIGINT PRIMARY KEY CHECK (one = 1), mark BYTEA NOT NULL)";
/// Fires for whole statements, so that one that touches no row is refused too.
const DDL_REFUSE: &str = "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$";

/// Writes that wait at most; a rebuild writes millions.
const WAITING: usize = 512;
/// Rows of a long answer that are held at once.
const ROWS: usize = 2_000;
/// How long a lost server is called before those who wait are told that it is busy.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait between two calls.
const PAUSE: Duration = Duration::from_millis(100);

/// A connection in a runtime of its own: nothing happens on it but while somebody asks or writes.
pub(super) struct Session {
    runtime: Runtime,
    address: Arc<Address>,
    purpose: Purpose,
    state: RefCell<State>,
}

struct State {
    line: Line,
    puts: Vec<Put>,
    transaction: Transaction,
    /// What went wrong in the open transaction: the server would turn its COMMIT into a silent ROLLBACK.
    broken: Option<Fault>,
    /// The server's number of the open transaction, by which its fate can be asked for afterwards.
    number: Option<String>,
    /// Whether the table of the lock is known to be there.
    has_lock: bool,
    /// Whether tables are built beside those that pages see.
    building: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Transaction {
    None,
    /// Begins with the first question.
    Wanted,
    Open,
}

impl Session {
    pub(super) fn open(address: &Arc<Address>, purpose: Purpose) -> Result<Self, OpenError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build();
        let runtime = runtime.map_err(OpenError::io("prepare a connection"))?;
        let line = runtime.block_on(address.connect(purpose))?;
        let state = State {
            line,
            puts: Vec::new(),
            transaction: Transaction::None,
            broken: None,
            number: None,
            has_lock: false,
            building: false,
        };
        Ok(Self { runtime, address: Arc::clone(address), purpose, state: RefCell::new(state) })
    }

    pub(super) fn query(
        &self,
        text: &str,
        values: &[Value<'_>],
        row: &mut dyn FnMut(Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let answers = self.fly(&[Asked { text, values }])?;
        answers.iter().flatten().try_for_each(|found| row(Row::Postgres(found)))
    }

    /// The same question many times, in one flight.
    pub(super) fn ask(
        &self,
        text: &str,
        questions: &[Vec<Value<'_>>],
        row: &mut dyn FnMut(usize, Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let asked: Vec<_> = questions.iter().map(|values| Asked { text, values }).collect();
        for (n, rows) in self.fly(&asked)?.iter().enumerate() {
            rows.iter().try_for_each(|found| row(n, Row::Postgres(found)))?;
        }
        Ok(())
    }

    pub(super) fn put(&self, text: &str, values: &[Value<'_>]) -> Result<(), Fault> {
        let mut state = self.state.borrow_mut();
        state.puts.push(Put::new(text, values));
        let waits = state.transaction != Transaction::None && state.puts.len() < WAITING;
        drop(state);
        if waits { Ok(()) } else { self.fly(&[]).map(drop) }
    }

    /// Everything that waits, and these questions.
    fn fly(&self, asked: &[Asked<'_>]) -> Result<Vec<Vec<tokio_postgres::Row>>, Fault> {
        let mut state = self.state.borrow_mut();
        let puts = std::mem::take(&mut state.puts);
        let first = (state.transaction == Transaction::Wanted).then(|| self.begin_words());
        let mut flown = self.runtime.block_on(state.line.fly(first, &puts, asked, None));
        // Nothing was seen yet and nothing written, so a connection that died while it rested is no reason to bother anybody.
        let untouched = puts.is_empty() && state.transaction != Transaction::Open;
        if untouched && flown.as_ref().is_err_and(is_lost) {
            state.line = self.call_again().map_err(|_silent| Fault::Busy)?;
            flown = self.runtime.block_on(state.line.fly(first, &puts, asked, None));
        }
        if first.is_some() {
            state.transaction = Transaction::Open;
        }
        flown.map_err(|error| state.note(fault(&error)))
    }

    fn begin_words(&self) -> &'static str {
        match self.purpose {
            Purpose::Read | Purpose::Ask => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Purpose::Write | Purpose::Checkpoint | Purpose::Scratch | Purpose::Archive | Purpose::Index => {
                "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
            }
        }
    }

    /// Runs words that no statement can be prepared of.
    pub(super) fn run(&self, text: &str) -> Result<(), Fault> {
        self.fly(&[])?;
        let state = &mut *self.state.borrow_mut();
        let done = self.runtime.block_on(state.line.run(text));
        done.map_err(|error| state.note(fault(&error)))
    }

    /// Begins, takes the lock of the log, and says how many events there are: after a lost connection more may have come
    /// through than the caller knows of.
    pub(super) fn begin(&self) -> Result<Option<i64>, Fault> {
        let mut state = self.state.borrow_mut();
        if state.line.is_closed() {
            state.line = self.call_again().map_err(|_silent| Fault::Busy)?;
        }
        state.begin_anew(Transaction::Wanted);
        if !state.has_lock {
            drop(state);
            let mut found = false;
            self.query(COLUMNS, &["log_head".into()], &mut |_row| {
                found = true;
                Ok(())
            })?;
            state = self.state.borrow_mut();
            state.has_lock = found;
        }
        if !state.has_lock {
            return Ok(None);
        }
        drop(state);
        let mut locked = None;
        self.query(LOCK, &[], &mut |row| {
            let row = crate::value::Row(row);
            locked = Some((row.get::<i64>(0)?, row.get::<String>(1)?));
            Ok(())
        })?;
        let Some((size, number)) = locked else { return Ok(None) };
        self.state.borrow_mut().number = Some(number);
        Ok(Some(size))
    }

    /// Begins like [`Session::begin`]; what is declared from now on is for this transaction alone, under the names that it will
    /// have in [`Session::put_in_place`].
    pub(super) fn begin_building(&self) -> Result<(), Fault> {
        self.begin()?;
        self.run(&format!(
            "SET LOCAL statement_timeout = 0; SET LOCAL search_path TO pg_temp, {}",
            self.state.borrow().line.schema()
        ))?;
        self.state.borrow_mut().building = true;
        Ok(())
    }

    /// Puts what was built into the tables that pages see. Row by row and not by another table under the same name, because a
    /// page that began before must find its own rows until it ends.
    pub(super) fn put_in_place(&self, table: &str) -> Result<(), Fault> {
        let columns = self.columns(table)?.join(", ");
        let schema = self.state.borrow().line.schema().to_owned();
        self.run(&format!(
            "DELETE FROM {schema}.{table}; INSERT INTO {schema}.{table} ({columns}) SELECT {columns} FROM pg_temp.{table}; \
             DROP TABLE pg_temp.{table}"
        ))
    }

    pub(super) fn drop_table(&self, table: &str) -> Result<(), Fault> {
        if self.state.borrow().building {
            return Ok(());
        }
        self.run(&format!("DROP TABLE IF EXISTS {table}"))
    }

    pub(super) fn begin_reading(&self) {
        self.state.borrow_mut().begin_anew(Transaction::Wanted);
    }

    /// Sends what waits together with COMMIT. When the connection is lost in that flight, the server is asked what became
    /// of it.
    pub(super) fn commit(&self) -> Result<(), Fault> {
        let mut state = self.state.borrow_mut();
        if let Some(fault) = state.broken.clone() {
            return Err(fault);
        }
        let puts = std::mem::take(&mut state.puts);
        let begun = std::mem::replace(&mut state.transaction, Transaction::None);
        if begun == Transaction::None || (begun == Transaction::Wanted && puts.is_empty()) {
            return Ok(());
        }
        let number = state.number.take();
        let first = (begun == Transaction::Wanted).then(|| self.begin_words());
        let flown = self.runtime.block_on(state.line.fly(first, &puts, &[], Some("COMMIT")));
        match flown {
            Ok(_answers) => Ok(()),
            Err(error) if is_lost(&error) => {
                let Some(number) = number else { return Err(fault(&error)) };
                self.fate(&mut state, &number)
            }
            Err(error) => Err(fault(&error)),
        }
    }

    /// Asks what became of a transaction whose COMMIT got no answer.
    fn fate(&self, state: &mut State, number: &str) -> Result<(), Fault> {
        if cfg!(test) && self.address.is_control() {
            return Err(Fault::BrokenOff("the control asks nobody".to_owned()));
        }
        let unsure = |why: String| Fault::Unsure(format!("the connection was lost at the commit, {why}"));
        let until = Instant::now() + PATIENCE;
        loop {
            state.line = self.call_again().map_err(|error| unsure(format!("and since then {error}")))?;
            let asked = [Asked { text: FATE, values: &[number.into()] }];
            let told = self.runtime.block_on(state.line.fly(None, &[], &asked, None));
            let word = told.map(|rows| rows.first().and_then(|rows| word_of(rows.first()?)));
            match word.as_ref().map(Option::as_deref) {
                Ok(Some("committed")) => return Ok(()),
                Ok(Some("aborted")) => return Err(Fault::BrokenOff("the connection was lost".to_owned())),
                Ok(None) => return Err(unsure("and the server has forgotten it".to_owned())),
                Ok(Some(_)) | Err(_) if Instant::now() < until => std::thread::sleep(PAUSE),
                Ok(Some(_)) | Err(_) => return Err(unsure("and the server does not tell".to_owned())),
            }
        }
    }

    /// Calls a lost server until it answers or patience ends.
    fn call_again(&self) -> Result<Line, OpenError> {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.runtime.block_on(self.address.connect(self.purpose)) {
                Ok(line) => return Ok(line),
                Err(error) if Instant::now() >= until => {
                    tracing::error!(%error, "the database does not answer");
                    return Err(error);
                }
                Err(error) => {
                    tracing::warn!(%error, "the database is called again");
                    std::thread::sleep(PAUSE);
                }
            }
        }
    }

    pub(super) fn rollback(&self) -> Result<(), Fault> {
        let state = &mut *self.state.borrow_mut();
        let begun = state.transaction;
        state.begin_anew(Transaction::None);
        if begun != Transaction::Open || state.line.is_closed() {
            return Ok(());
        }
        match self.runtime.block_on(state.line.run("ROLLBACK")) {
            // Whoever is cut off is rolled back by the server.
            Err(error) if !is_lost(&error) => Err(fault(&error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    pub(super) fn forbid_changes(&self, table: &str, may_delete: bool) -> Result<(), Fault> {
        let verbs = if may_delete { "UPDATE OR TRUNCATE" } else { "UPDATE OR DELETE OR TRUNCATE" };
        self.run(DDL_REFUSE)?;
        self.run(&format!(
            "CREATE OR REPLACE TRIGGER {table}_append_only BEFORE {verbs} ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        ))
    }

    /// A lock wants a row, also before the first event.
    pub(super) fn make_lock(&self) -> Result<(), Fault> {
        self.put(MAKE_LOCK, &[(&empty_root()).into(), Value::Bytes(&[])])
    }

    pub(super) fn columns(&self, table: &str) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        self.query(COLUMNS, &[table.into()], &mut |row| {
            names.push(crate::value::Row(row).get(0)?);
            Ok(())
        })?;
        Ok(names)
    }

    /// Each row of a table, a part at a time. The cursor has the table's name, because a prepared FETCH keeps its columns.
    pub(super) fn each_of(
        &self,
        table: &str,
        text: &str,
        row: &mut dyn FnMut(Row<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if self.state.borrow().transaction == Transaction::None {
            return self.query(text, &[], row);
        }
        self.run(&format!("DECLARE each_{table} NO SCROLL CURSOR FOR {text}"))?;
        let fetch = format!("FETCH {ROWS} FROM each_{table}");
        loop {
            let mut count = 0;
            self.query(&fetch, &[], &mut |found| {
                count += 1;
                row(found)
            })?;
            if count < ROWS {
                return self.run(&format!("CLOSE each_{table}"));
            }
        }
    }

    /// The server looks after its own files; it says here what its checksums found.
    pub(super) fn integrity(&self) -> Result<Vec<String>, Fault> {
        let mut found = Vec::new();
        self.query(CHECKSUM_FAILURES, &[], &mut |row| {
            let failures: i64 = crate::value::Row(row).get(0)?;
            if failures > 0 {
                found.push(format!("the server counts {failures} damaged pages"));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// By what the installation is known to which this database belongs.
    pub(super) fn mark(&self) -> Result<Option<[u8; 32]>, Fault> {
        if self.columns("installation")?.is_empty() {
            return Ok(None);
        }
        let mut mark = None;
        self.query(MARK, &[], &mut |row| {
            mark = Some(crate::value::Row(row).get(0)?);
            Ok(())
        })?;
        Ok(mark)
    }

    pub(super) fn put_mark(&self, mark: &[u8; 32]) -> Result<(), Fault> {
        self.run(DDL_MARK)?;
        self.put(PUT_MARK, &[mark.into()])
    }
}

impl State {
    fn begin_anew(&mut self, transaction: Transaction) {
        self.puts.clear();
        self.transaction = transaction;
        self.broken = None;
        self.number = None;
        self.building = false;
    }

    /// Keeps the first fault of an open transaction.
    fn note(&mut self, fault: Fault) -> Fault {
        if self.transaction != Transaction::None && self.broken.is_none() {
            self.broken = Some(fault.clone());
        }
        fault
    }
}

fn word_of(row: &tokio_postgres::Row) -> Option<String> {
    match cell(row, 0) {
        Ok(Cell::Text(word)) => Some(word.to_owned()),
        Ok(Cell::Null | Cell::Int(_) | Cell::Bytes(_)) | Err(_) => None,
    }
}
