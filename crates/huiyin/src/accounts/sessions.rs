//! Who is signed in: kept in the database, remembered in memory, ended at once when the administrator says so.

use std::collections::HashMap;
use std::sync::RwLock;

use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, sql};
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
}

/// The sessions that were seen since the program started. Empty after a restart, when the database is asked.
#[derive(Debug, Default)]
pub struct Sessions {
    seen: RwLock<HashMap<[u8; 32], Session>>,
}

fn id(cookie: &str) -> [u8; 32] {
    let mut id = [0; 32];
    id.copy_from_slice(digest(&SHA256, cookie.as_bytes()).as_ref());
    id
}

impl Sessions {
    fn seen(&self, id: &[u8; 32]) -> Option<Session> {
        self.seen.read().ok()?.get(id).copied()
    }

    fn remember(&self, id: [u8; 32], session: Session) {
        if let Ok(mut seen) = self.seen.write() {
            seen.insert(id, session);
        }
    }

    /// Forgets every session of a person; the rows go with the write beside it.
    pub fn forget_person(&self, person: PersonId) {
        self.forget(|_, session| session.person == person);
    }

    fn forget(&self, gone: impl Fn(&[u8; 32], &Session) -> bool) {
        if let Ok(mut seen) = self.seen.write() {
            seen.retain(|id, session| !gone(id, session));
        }
    }
}

/// Begins a session; gives the cookie's value, which is kept nowhere.
///
/// # Errors
/// A busy or full ledger.
pub async fn begin(app: &App, person: PersonId) -> Result<String, Failure> {
    let random: [u8; 32] = app.ledger().random().map_err(|fault| Failure::Fault(fault.to_string()))?;
    let cookie = huiyin_domain::kernel::ids::Hex(random).to_string();
    let session = Session { person, until: Moment(app.now().0 + HOURS * 3_600_000) };
    let key = id(&cookie);
    app.ledger()
        .side(Box::new(move |tx, _| {
            tx.put(
                sql!("INSERT INTO accounts_sessions (id, person, until) VALUES ($1, $2, $3)"),
                &[(&key).into(), session.person.0.into(), session.until.0.into()],
            )
        }))
        .await?;
    app.sessions().remember(key, session);
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
    let found = app
        .ledger()
        .read(move |read| {
            read.one(
                sql!("SELECT person, until FROM accounts_sessions WHERE id = $1 AND until > $2"),
                &[(&key).into(), now.0.into()],
                |row| Ok(Session { person: PersonId(row.get(0)?), until: Moment(row.get(1)?) }),
            )
        })
        .await?;
    if let Some(session) = found {
        app.sessions().remember(key, session);
    }
    Ok(found)
}

/// Ends one session.
///
/// # Errors
/// A busy or full ledger.
pub async fn end(app: &App, cookie: &str) -> Result<(), Failure> {
    let key = id(cookie);
    app.sessions().forget(|id, _| *id == key);
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE id = $1"), &[(&key).into()])
    });
    app.ledger().side(side).await.map(drop)
}

/// Ends every session of a person, at once.
///
/// # Errors
/// A busy or full ledger.
pub async fn end_all_of(app: &App, person: PersonId) -> Result<(), Failure> {
    app.sessions().forget_person(person);
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE person = $1"), &[person.0.into()])
    });
    app.ledger().side(side).await.map(drop)
}
