//! Who is signed in: kept in the database, remembered in memory, ended at once when the administrator says so.

use std::collections::HashMap;
use std::sync::RwLock;

use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Read, sql};
use ring::digest::{SHA256, digest};

use crate::app::App;

/// A session lasts one working day and is then over, whatever happened in it.
const HOURS: i64 = 12;

/// One session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: PersonId,
    /// Until when.
    pub until: Moment,
    /// The password is still the one that somebody else has seen: nothing opens before it is changed.
    pub must_change: bool,
}

/// The sessions that were seen since the program started. Empty after a restart, when the database is asked.
#[derive(Debug, Default)]
pub struct Sessions {
    seen: RwLock<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    running: HashMap<[u8; 32], Session>,
    /// Raised whenever sessions end: what was read from the database before that is not remembered after it.
    ends: u64,
}

fn id(cookie: &str) -> [u8; 32] {
    let mut id = [0; 32];
    id.copy_from_slice(digest(&SHA256, cookie.as_bytes()).as_ref());
    id
}

impl Sessions {
    fn seen(&self, id: &[u8; 32]) -> Option<Session> {
        self.seen.read().ok()?.running.get(id).copied()
    }

    fn ends(&self) -> u64 {
        self.seen.read().map(|seen| seen.ends).unwrap_or_default()
    }

    fn remember(&self, id: [u8; 32], session: Session, ends: u64) {
        if let Ok(mut seen) = self.seen.write()
            && seen.ends == ends
        {
            seen.running.insert(id, session);
        }
    }

    /// Forgets every session of a person; to be called when the rows are gone.
    pub fn forget_person(&self, person: PersonId) {
        self.forget(|_, session| session.person == person);
    }

    fn forget(&self, gone: impl Fn(&[u8; 32], &Session) -> bool) {
        if let Ok(mut seen) = self.seen.write() {
            seen.ends += 1;
            seen.running.retain(|id, session| !gone(id, session));
        }
    }
}

/// Begins a session; gives the cookie's value, which is kept nowhere.
///
/// # Errors
/// A busy or full ledger.
pub async fn begin(app: &App, person: PersonId, must_change: bool) -> Result<String, Failure> {
    let random: [u8; 32] = app.ledger().random().map_err(|fault| Failure::Fault(fault.to_string()))?;
    let cookie = huiyin_domain::kernel::ids::Hex(random).to_string();
    let session = Session { person, until: Moment(app.now().0 + HOURS * 3_600_000), must_change };
    let (key, ends) = (id(&cookie), app.sessions().ends());
    app.ledger()
        .side(Box::new(move |tx, _| {
            tx.put(
                sql!("INSERT INTO accounts_sessions (id, person, until) VALUES ($1, $2, $3)"),
                &[(&key).into(), session.person.0.into(), session.until.0.into()],
            )
        }))
        .await?;
    app.sessions().remember(key, session, ends);
    Ok(cookie)
}

/// Whose session a cookie is, if it is one that still runs.
///
/// # Errors
/// What the database says.
pub async fn of_cookie(app: &App, cookie: &str) -> Result<Option<Session>, Fault> {
    let (key, now) = (id(cookie), app.now());
    if let Some(session) = app.sessions().seen(&key) {
        return Ok((session.until > now).then_some(session));
    }
    let ends = app.sessions().ends();
    let found = app.ledger().read(move |read| find(read, &key, now)).await?;
    if let Some(session) = found {
        app.sessions().remember(key, session, ends);
    }
    Ok(found)
}

fn find(read: &Read, key: &[u8; 32], now: Moment) -> Result<Option<Session>, Fault> {
    read.one(
        sql!(
            "SELECT s.person, s.until, a.must_change FROM accounts_sessions AS s JOIN accounts AS a ON a.person = s.person WHERE s.id = $1 AND s.until > $2"
        ),
        &[key.into(), now.0.into()],
        |row| Ok(Session { person: PersonId(row.get(0)?), until: Moment(row.get(1)?), must_change: row.get(2)? }),
    )
}

/// Ends one session.
///
/// # Errors
/// A busy or full ledger.
pub async fn end(app: &App, cookie: &str) -> Result<(), Failure> {
    let key = id(cookie);
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE id = $1"), &[(&key).into()])
    });
    let ended = app.ledger().side(side).await.map(drop);
    app.sessions().forget(|id, _| *id == key);
    ended
}

/// Ends every session of a person, at once.
///
/// # Errors
/// A busy or full ledger.
pub async fn end_all_of(app: &App, person: PersonId) -> Result<(), Failure> {
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE person = $1"), &[person.0.into()])
    });
    let ended = app.ledger().side(side).await.map(drop);
    app.sessions().forget_person(person);
    ended
}

/// Clears sessions that have run out; done by a job every hour.
///
/// # Errors
/// A busy or full ledger.
pub async fn sweep(app: &App) -> Result<(), Failure> {
    let now = app.now();
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE until <= $1"), &[now.0.into()])
    });
    app.ledger().side(side).await?;
    app.sessions().forget(|_, session| session.until <= now);
    Ok(())
}
