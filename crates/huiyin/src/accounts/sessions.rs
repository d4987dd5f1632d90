//! Who is signed in: kept in the database, remembered in memory, ended at once when the administrator says so.

use std::collections::HashMap;
use std::sync::RwLock;

use huiyin_domain::kernel::ids::{Hex, PersonId};
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Read, Row, sql};
use ring::digest::{SHA256, digest};

use crate::app::App;
use crate::web::visitor::Signed;

/// A session lasts one working day and is then over, whatever happened in it.
const HOURS: i64 = 12;

/// A column that came later: since when.
pub const BEGAN: &str = sql!("ALTER TABLE accounts_sessions ADD COLUMN began BIGINT NOT NULL DEFAULT 0");
/// A column that came later: on what.
pub const DEVICE: &str = sql!("ALTER TABLE accounts_sessions ADD COLUMN device TEXT NOT NULL DEFAULT ''");

/// What somebody is signed in on. The kind is all that is kept of a browser, and no address: enough to know one's own
/// devices apart, too little to follow anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// A computer, or what cannot be told.
    #[default]
    Computer,
    /// A tablet.
    Tablet,
    /// A telephone.
    Phone,
}

impl Device {
    /// The kind that a browser's own name says.
    #[must_use]
    pub fn of_browser(agent: &str) -> Self {
        let says = |word| agent.contains(word);
        if says("iPad") || says("Tablet") || (says("Android") && !says("Mobile")) {
            Self::Tablet
        } else if says("Mobile") || says("iPhone") {
            Self::Phone
        } else {
            Self::Computer
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Computer => "computer",
            Self::Tablet => "tablet",
            Self::Phone => "phone",
        }
    }

    fn of_word(word: &str) -> Self {
        [Self::Computer, Self::Tablet, Self::Phone].into_iter().find(|one| one.word() == word).unwrap_or_default()
    }
}

/// One session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: PersonId,
    /// Since when; 0 when it began before this was kept.
    pub began: Moment,
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

/// One session as its owner sees it listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Names it in forms: the hash of its cookie, which opens nothing.
    pub name: String,
    /// On what.
    pub device: Device,
    /// Since when; 0 when it began before this was kept.
    pub began: Moment,
    /// Until when at the latest.
    pub until: Moment,
}

/// The sessions of a person that run now, the latest first.
///
/// # Errors
/// What the database says.
pub fn of_person(read: &Read, person: PersonId, now: Moment) -> Result<Vec<Listed>, Fault> {
    let listed = |row: &Row<'_>| {
        let (id, device): ([u8; 32], String) = (row.get(0)?, row.get(1)?);
        let (began, until) = (Moment(row.get(2)?), Moment(row.get(3)?));
        Ok(Listed { name: Hex(id).to_string(), device: Device::of_word(&device), began, until })
    };
    read.query(
        sql!("SELECT id, device, began, until FROM accounts_sessions WHERE person = $1 AND until > $2 ORDER BY until DESC, id LIMIT 100"),
        &[person.0.into(), now.0.into()],
        listed,
    )
}

/// What the session of a cookie is called in forms.
#[must_use]
pub fn name_of(cookie: &str) -> String {
    Hex(id(cookie)).to_string()
}

/// Begins a session; gives the cookie's value, which is kept nowhere.
///
/// # Errors
/// A busy or full ledger.
pub async fn begin(app: &App, person: PersonId, must_change: bool, device: Device) -> Result<String, Failure> {
    let random: [u8; 32] = app.ledger().random().map_err(|fault| Failure::Fault(fault.to_string()))?;
    let cookie = Hex(random).to_string();
    let began = app.now();
    let session = Session { person, began, until: Moment(began.0 + HOURS * 3_600_000), must_change };
    let (key, ends) = (id(&cookie), app.sessions().ends());
    app.ledger()
        .side(Box::new(move |tx, _| {
            tx.put(
                sql!("INSERT INTO accounts_sessions (id, person, until, began, device) VALUES ($1, $2, $3, $4, $5)"),
                &[
                    (&key).into(),
                    session.person.0.into(),
                    session.until.0.into(),
                    session.began.0.into(),
                    device.word().into(),
                ],
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
            "SELECT s.person, s.until, a.must_change, s.began FROM accounts_sessions AS s JOIN accounts AS a ON a.person = s.person WHERE s.id = $1 AND s.until > $2"
        ),
        &[key.into(), now.0.into()],
        |row| {
            let (person, until, began) = (PersonId(row.get(0)?), Moment(row.get(1)?), Moment(row.get(3)?));
            Ok(Session { person, began, until, must_change: row.get(2)? })
        },
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

/// Ends every session of a person but the one they are in.
///
/// # Errors
/// A busy or full ledger.
pub async fn end_others(app: &App, signed: &Signed) -> Result<(), Failure> {
    let (person, key) = (signed.person, id(&signed.cookie));
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE person = $1 AND id <> $2"), &[person.0.into(), (&key).into()])
    });
    let ended = app.ledger().side(side).await.map(drop);
    app.sessions().forget(|id, session| session.person == person && *id != key);
    ended
}

/// Ends one session of a person, named as in the list; another's is not touched, whatever is named.
///
/// # Errors
/// A busy or full ledger.
pub async fn end_named(app: &App, person: PersonId, name: &str) -> Result<(), Failure> {
    let Some(Hex(key)) = Hex::<32>::parse(name) else { return Ok(()) };
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, _: &huiyin_ledger::Receipt| {
        tx.put(sql!("DELETE FROM accounts_sessions WHERE person = $1 AND id = $2"), &[person.0.into(), (&key).into()])
    });
    let ended = app.ledger().side(side).await.map(drop);
    app.sessions().forget(|id, session| session.person == person && *id == key);
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
