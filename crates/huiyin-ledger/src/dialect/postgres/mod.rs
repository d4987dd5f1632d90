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
use ring::rand::{SecureRandom as _, SystemRandom};
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

/// The lock of the log, and how many events there are.
const LOCK: &str = "SELECT size FROM log_head WHERE one = 1 FOR UPDATE";
/// Each batch signs with a sign that no other has. (The server's own number of a transaction would not do: after a crash it
/// may be given out again.)
const SIGN: &str = "UPDATE installation SET batch = $1 WHERE one = 1";
const LAST_SIGN: &str = "SELECT batch FROM installation WHERE one = 1";
const MAKE_LOCK: &str = "INSERT INTO log_head (one, size, streams, keys, at, root, edge) VALUES (1, 0, 0, 0, 0, $1, $2)
     ON CONFLICT (one) DO NOTHING";
const COLUMNS: &str = "SELECT CAST(attname AS TEXT) FROM pg_attribute
     WHERE attrelid = to_regclass(CAST($1 AS TEXT)) AND attnum > 0 AND NOT attisdropped ORDER BY attnum";
const CHECKSUM_FAILURES: &str =
    "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()";
const MARK: &str = "SELECT mark FROM installation WHERE one = 1";
const PUT_MARK: &str = "UPDATE installation SET mark = $1 WHERE one = 1";
const DDL_INSTALLATION: &str = "CREATE TABLE IF NOT EXISTS installation
     (one BIGINT PRIMARY KEY CHECK (one = 1), mark BYTEA, batch BYTEA)";
const MAKE_INSTALLATION: &str = "INSERT INTO installation (one) VALUES (1) ON CONFLICT (one) DO NOTHING";
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
    /// `None` once it was given up: the server must see the old one end before a new one may write.
    line: Option<Line>,
    puts: Vec<Put>,
    transaction: Transaction,
    /// What went wrong in the open transaction: the server would turn its COMMIT into a silent ROLLBACK.
    broken: Option<Fault>,
    /// Whether the open transaction holds the lock of the log, and whether it has written.
    locked: bool,
    wrote: bool,
    /// Signs that were given out; the first half is this connection's alone.
    signs: (u64, u64),
    /// Whether the table of the lock is known to be there.
    has_lock: bool,
    /// Whether tables are built beside those that pages see.
    building: bool,
}

/// What goes first, the writes, the questions, what goes last.
type Flight<'a> = (Option<&'a str>, &'a [Put], &'a [Asked<'a>], Option<&'a str>);

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
        let mut chance = [0; 8];
        SystemRandom::new().fill(&mut chance).map_err(|_dry| Fault::bug("no random bytes"))?;
        let state = State {
            line: Some(line),
            puts: Vec::new(),
            transaction: Transaction::None,
            broken: None,
            locked: false,
            wrote: false,
            signs: (u64::from_be_bytes(chance), 0),
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
        let state = &mut *self.state.borrow_mut();
        let puts = std::mem::take(&mut state.puts);
        let first = (state.transaction == Transaction::Wanted).then(|| self.begin_words());
        // Nothing was seen yet and nothing written, so a connection that died while it rested is no reason to bother anybody.
        let untouched = puts.is_empty() && state.transaction != Transaction::Open;
        state.wrote |= !puts.is_empty();
        let mut flown = self.send(state, (first, &puts, asked, None));
        if untouched && matches!(flown, Err(Fault::BrokenOff(_))) {
            self.call(state)?;
            flown = self.send(state, (first, &puts, asked, None));
        }
        if first.is_some() {
            state.transaction = Transaction::Open;
        }
        flown.map_err(|fault| state.note(fault))
    }

    fn send(&self, state: &mut State, flight: Flight<'_>) -> Result<Vec<Vec<tokio_postgres::Row>>, Fault> {
        let (first, puts, asked, last) = flight;
        let line = state.line.as_mut().ok_or_else(|| Fault::BrokenOff("there is no connection".to_owned()))?;
        self.runtime.block_on(line.fly(first, puts, asked, last)).map_err(|error| fault(&error))
    }

    /// A new connection in the place of the old one, which has to end first: it holds the lock against a second program.
    fn call(&self, state: &mut State) -> Result<(), Fault> {
        state.line = None;
        state.line = Some(self.call_again().map_err(|_silent| Fault::Busy)?);
        Ok(())
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
        state.wrote = true;
        let line = state.line.as_ref().ok_or_else(|| Fault::BrokenOff("there is no connection".to_owned()))?;
        let done = self.runtime.block_on(line.run(text));
        done.map_err(|error| state.note(fault(&error)))
    }

    /// Begins, takes the lock of the log, and says how many events there are: after a lost connection more may have come
    /// through than the caller knows of.
    pub(super) fn begin(&self) -> Result<Option<i64>, Fault> {
        let mut state = self.state.borrow_mut();
        if state.line.as_ref().is_none_or(Line::is_closed) {
            self.call(&mut state)?;
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
            locked = Some(row.get::<i64>(0)?);
            Ok(())
        })?;
        self.state.borrow_mut().locked = locked.is_some();
        Ok(locked)
    }

    /// Begins like [`Session::begin`]; what is declared from now on is for this transaction alone, under the names that it will
    /// have in [`Session::put_in_place`].
    pub(super) fn begin_building(&self) -> Result<(), Fault> {
        self.begin()?;
        self.run(&format!("SET LOCAL statement_timeout = 0; SET LOCAL search_path TO pg_temp, {}", self.schema()?))?;
        self.state.borrow_mut().building = true;
        Ok(())
    }

    /// Puts what was built into the tables that pages see. Row by row and not by another table under the same name, because a
    /// page that began before must find its own rows until it ends.
    pub(super) fn put_in_place(&self, table: &str) -> Result<(), Fault> {
        let columns = self.columns(table)?.join(", ");
        let schema = self.schema()?;
        self.run(&format!(
            "DELETE FROM {schema}.{table}; INSERT INTO {schema}.{table} ({columns}) SELECT {columns} FROM pg_temp.{table}; \
             DROP TABLE pg_temp.{table}"
        ))
    }

    fn schema(&self) -> Result<String, Fault> {
        let state = self.state.borrow();
        let line = state.line.as_ref().ok_or_else(|| Fault::BrokenOff("there is no connection".to_owned()))?;
        Ok(line.schema().to_owned())
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

    /// Sends what waits together with COMMIT. When the connection is lost in that flight, the server is asked whether the
    /// batch came through: by its sign, and only after the old connection has ended, so that nothing is still under way.
    pub(super) fn commit(&self) -> Result<(), Fault> {
        let state = &mut *self.state.borrow_mut();
        if let Some(fault) = state.broken.clone() {
            return Err(fault);
        }
        let mut puts = std::mem::take(&mut state.puts);
        let begun = std::mem::replace(&mut state.transaction, Transaction::None);
        if begun == Transaction::None || (begun == Transaction::Wanted && puts.is_empty()) {
            return Ok(());
        }
        let sign = (state.locked && (state.wrote || !puts.is_empty())).then(|| state.next_sign());
        puts.extend(sign.as_ref().map(|sign| Put::new(SIGN, &[sign.into()])));
        let first = (begun == Transaction::Wanted).then(|| self.begin_words());
        match (self.send(state, (first, &puts, &[], Some("COMMIT"))), sign) {
            (Err(Fault::BrokenOff(_)), Some(sign)) => self.fate(state, &sign),
            (flown, _) => flown.map(drop),
        }
    }

    /// Asks what became of a batch whose COMMIT got no answer.
    fn fate(&self, state: &mut State, sign: &[u8; 16]) -> Result<(), Fault> {
        if cfg!(test) && self.address.is_control() {
            return Err(Fault::BrokenOff("the control asks nobody".to_owned()));
        }
        let unsure =
            |why: String| Fault::Unsure(format!("the connection was lost at the commit, and since then {why}"));
        let until = Instant::now() + PATIENCE;
        loop {
            state.line = None;
            state.line = Some(self.call_again().map_err(|error| unsure(error.to_string()))?);
            let asked = [Asked { text: LAST_SIGN, values: &[] }];
            match self.send(state, (None, &[], &asked, None)) {
                Ok(told) => {
                    let last = told.first().and_then(|rows| rows.first()).map(|row| cell(row, 0)).transpose()?;
                    let came_through = matches!(last, Some(Cell::Bytes(last)) if last == sign);
                    let lost = || Fault::BrokenOff("the connection was lost".to_owned());
                    return if came_through { Ok(()) } else { Err(lost()) };
                }
                Err(Fault::BrokenOff(_)) if Instant::now() < until => std::thread::sleep(PAUSE),
                Err(fault) => return Err(unsure(fault.to_string())),
            }
        }
    }

    /// Calls a lost server until it answers or patience ends.
    fn call_again(&self) -> Result<Line, OpenError> {
        let mut told = false;
        let until = Instant::now() + PATIENCE;
        loop {
            match self.runtime.block_on(self.address.connect(self.purpose)) {
                Ok(line) => return Ok(line),
                Err(error) if Instant::now() >= until => {
                    tracing::error!(%error, "the database does not answer");
                    return Err(error);
                }
                Err(error) => {
                    if !std::mem::replace(&mut told, true) {
                        tracing::warn!(%error, "the database is called until it answers");
                    }
                    std::thread::sleep(PAUSE);
                }
            }
        }
    }

    pub(super) fn rollback(&self) -> Result<(), Fault> {
        let state = &mut *self.state.borrow_mut();
        let begun = state.transaction;
        state.begin_anew(Transaction::None);
        let Some(line) = state.line.as_ref().filter(|line| begun == Transaction::Open && !line.is_closed()) else {
            return Ok(());
        };
        match self.runtime.block_on(line.run("ROLLBACK")) {
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
        self.put(MAKE_LOCK, &[(&empty_root()).into(), Value::Bytes(&[])])?;
        self.run(DDL_INSTALLATION)?;
        self.put(MAKE_INSTALLATION, &[])
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
            mark = crate::value::Row(row).get(0)?;
            Ok(())
        })?;
        Ok(mark)
    }

    pub(super) fn put_mark(&self, mark: &[u8; 32]) -> Result<(), Fault> {
        self.put(PUT_MARK, &[mark.into()])
    }
}

impl State {
    fn begin_anew(&mut self, transaction: Transaction) {
        self.puts.clear();
        self.transaction = transaction;
        self.broken = None;
        self.locked = false;
        self.wrote = false;
        self.building = false;
    }

    fn next_sign(&mut self) -> [u8; 16] {
        self.signs.1 += 1;
        let mut sign = [0; 16];
        sign[..8].copy_from_slice(&self.signs.0.to_be_bytes());
        sign[8..].copy_from_slice(&self.signs.1.to_be_bytes());
        sign
    }

    /// Keeps the first fault of an open transaction.
    fn note(&mut self, fault: Fault) -> Fault {
        if self.transaction != Transaction::None && self.broken.is_none() {
            self.broken = Some(fault.clone());
        }
        fault
    }
}
