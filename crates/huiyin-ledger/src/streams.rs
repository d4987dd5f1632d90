//! Events and streams as rows, and back.

use std::sync::Arc;

use huiyin_domain::{
    event::{Fact, Stamp},
    kernel::{
        actor::{Actor, Role},
        ids::PersonId,
        time::Moment,
    },
    log::{Envelope, tree::Hash},
    words::Words,
};

use crate::{
    change::{Occurred, Recorded, Root, StreamKind},
    fault::Fault,
    sql,
    tx::{Read, Tx},
    value::Row,
    vault::StreamKey,
};

const GET_STREAM: &str = sql!("SELECT stream, kind, id, key_n FROM streams WHERE stream = $1");
const GET_NAMED: &str = sql!("SELECT stream, kind, id, key_n FROM streams WHERE kind = $1 AND name = $2");
const PUT_STREAM: &str = sql!("INSERT INTO streams (stream, kind, name, id, key_n) VALUES ($1, $2, $3, $4, $5)");
const PUT_EVENT: &str = sql!(
    "INSERT INTO events (position, stream, seq, at, occurred, actor, role, policy, calendar, alg, kind, data, body, leaf)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
);
const EVENTS_OF: &str = sql!(
    "SELECT position, stream, seq, at, occurred, actor, role, policy, calendar, alg, kind, data, body, leaf
     FROM events WHERE stream = $1 AND seq > $2 AND position < $3 ORDER BY seq LIMIT $4"
);
const EVENTS_FROM: &str = sql!(
    "SELECT position, stream, seq, at, occurred, actor, role, policy, calendar, alg, kind, data, body, leaf
     FROM events WHERE position >= $1 ORDER BY position LIMIT $2"
);
const LAST_OF: &str = sql!("SELECT seq, leaf FROM events WHERE stream = $1 ORDER BY seq DESC LIMIT 1");
const PUT_CONTENT: &str = sql!("INSERT INTO contents (position, key_n, sealed) VALUES ($1, $2, $3)");
const KEY_OF: &str = sql!("SELECT key_n FROM streams WHERE stream = $1");
const FIRST_CONTENT: &str = sql!(
    "SELECT c.position, c.key_n, c.sealed FROM events AS e JOIN contents AS c ON c.position = e.position
     WHERE e.stream = $1 AND e.seq = 1"
);
const GET_CONTENT: &str = sql!(
    "SELECT c.key_n, c.sealed FROM contents AS c JOIN events AS e ON e.position = c.position
     WHERE e.stream = $1 AND c.position = $2"
);

/// Events read at once.
const PAGE: i64 = 1_000;

/// A stream as it is kept.
pub(crate) struct StreamRow {
    pub(crate) stream: i64,
    pub(crate) kind: StreamKind,
    pub(crate) id: [u8; 16],
    pub(crate) key_n: i64,
}

fn stream_row(row: &Row<'_>) -> Result<StreamRow, Fault> {
    let word: String = row.get(1)?;
    let kind = StreamKind::of_word(&word).ok_or_else(|| Fault::Unreadable(format!("no stream is a {word}")))?;
    Ok(StreamRow { stream: row.get(0)?, kind, id: row.get(2)?, key_n: row.get(3)? })
}

pub(crate) fn stream(read: &Read, stream: i64) -> Result<Option<StreamRow>, Fault> {
    read.one(GET_STREAM, &[stream.into()], stream_row)
}

pub(crate) fn named(read: &Read, kind: StreamKind, name: &str) -> Result<Option<StreamRow>, Fault> {
    read.one(GET_NAMED, &[kind.word().into(), name.into()], stream_row)
}

pub(crate) fn put_stream(tx: &mut Tx, row: &StreamRow, name: Option<&str>) -> Result<(), Fault> {
    let values = [row.stream.into(), row.kind.word().into(), name.into(), (&row.id).into(), row.key_n.into()];
    tx.put(PUT_STREAM, &values)
}

/// An event as it is kept.
pub(crate) struct Stored {
    pub(crate) position: i64,
    pub(crate) stream: i64,
    pub(crate) seq: i64,
    pub(crate) at: i64,
    pub(crate) occurred: Option<Vec<u8>>,
    pub(crate) actor: Option<i64>,
    pub(crate) role: String,
    pub(crate) policy: i64,
    pub(crate) calendar: i64,
    pub(crate) alg: i64,
    pub(crate) kind: String,
    pub(crate) data: Vec<u8>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) leaf: Hash,
}

impl Stored {
    fn of(row: &Row<'_>) -> Result<Self, Fault> {
        Ok(Self {
            position: row.get(0)?,
            stream: row.get(1)?,
            seq: row.get(2)?,
            at: row.get(3)?,
            occurred: row.get(4)?,
            actor: row.get(5)?,
            role: row.get(6)?,
            policy: row.get(7)?,
            calendar: row.get(8)?,
            alg: row.get(9)?,
            kind: row.get(10)?,
            data: row.get(11)?,
            body: row.get(12)?,
            leaf: row.get(13)?,
        })
    }

    /// What is hashed, rebuilt from the row.
    pub(crate) fn envelope<'a>(&'a self, prev: &'a Hash, stream_id: &'a [u8; 16]) -> Result<Envelope<'a>, Fault> {
        let alg =
            u8::try_from(self.alg).map_err(|_| Fault::Unreadable(format!("algorithm {} is not known", self.alg)))?;
        Ok(Envelope {
            actor: self.actor,
            alg,
            at: self.at,
            calendar: self.calendar,
            content: self.body.as_deref(),
            data: &self.data,
            kind: &self.kind,
            occurred: self.occurred.as_deref(),
            policy: self.policy,
            prev,
            role: &self.role,
            seq: self.seq,
            stream: stream_id,
        })
    }

    /// What it means, in today's shapes.
    pub(crate) fn recorded(self) -> Result<Recorded, Fault> {
        let position = self.position;
        let fact = Fact::read(&self.kind, &self.data)
            .map_err(|error| Fault::Unreadable(format!("event {position}: {error}")))?;
        Ok(Recorded {
            position,
            stream: self.stream,
            seq: self.seq,
            stamp: Stamp { at: Moment(self.at), actor: actor_of(self.actor, &self.role)? },
            role: role_of(&self.role)?,
            occurred: self.occurred.map(Occurred::stored),
            fact,
        })
    }

    pub(crate) fn put(&self, tx: &mut Tx) -> Result<(), Fault> {
        tx.put(
            PUT_EVENT,
            &[
                self.position.into(),
                self.stream.into(),
                self.seq.into(),
                self.at.into(),
                self.occurred.as_deref().into(),
                self.actor.into(),
                (&self.role).into(),
                self.policy.into(),
                self.calendar.into(),
                self.alg.into(),
                (&self.kind).into(),
                (&self.data).into(),
                self.body.as_deref().into(),
                (&self.leaf).into(),
            ],
        )
    }
}

/// The actor's two columns: the person, and the word of the role.
pub(crate) fn actor_columns(actor: &Actor) -> (Option<i64>, &'static str) {
    (actor.person().map(|person| i64::from(person.0)), actor.role().word())
}

/// The role of a stored word.
pub(crate) fn role_of(word: &str) -> Result<Role, Fault> {
    Role::of_word(word).ok_or_else(|| Fault::Unreadable(format!("nobody acts as {word}")))
}

/// The actor as events know it: of staff the person alone. What is folded while writing is folded from this too, so that
/// a rebuild sees the same.
pub(crate) fn actor_of(person: Option<i64>, role: &str) -> Result<Actor, Fault> {
    let unknown = || Fault::Unreadable(format!("nobody acts as {role}"));
    match role_of(role)? {
        Role::Citizen => Ok(Actor::Citizen),
        Role::System => Ok(Actor::System),
        Role::Operator => Ok(Actor::Operator),
        Role::FrontDesk | Role::Handler | Role::UnitHead | Role::Supervisor | Role::Admin => {
            let person = person.and_then(|id| u32::try_from(id).ok()).ok_or_else(unknown)?;
            Ok(Actor::Staff { person: PersonId(person), posts: Vec::new() })
        }
    }
}

/// The events of a stream that stand before a position, in order.
pub(crate) fn history(read: &Read, stream: i64, before: i64) -> Result<Vec<Stored>, Fault> {
    let mut all: Vec<Stored> = Vec::new();
    loop {
        let after = all.last().map_or(0, |last| last.seq);
        let page = read.query(EVENTS_OF, &[stream.into(), after.into(), before.into(), PAGE.into()], Stored::of)?;
        let more = i64::try_from(page.len()).is_ok_and(|length| length == PAGE);
        all.extend(page);
        if !more {
            return Ok(all);
        }
    }
}

/// Events over all streams from a position on.
pub(crate) fn events_from(read: &Read, position: i64, limit: i64) -> Result<Vec<Stored>, Fault> {
    read.query(EVENTS_FROM, &[position.into(), limit.into()], Stored::of)
}

/// Sequence and leaf of a stream's last event.
pub(crate) fn last_of(read: &Read, stream: i64) -> Result<Option<(i64, Hash)>, Fault> {
    read.one(LAST_OF, &[stream.into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Folds the events of a stream that stand before a position.
pub(crate) fn fold(read: &Read, kind: StreamKind, stream: i64, before: i64) -> Result<Root, Fault> {
    let mut root = Root::empty(kind);
    if matches!(root, Root::Other) {
        return Ok(root);
    }
    for stored in history(read, stream, before)? {
        let recorded = stored.recorded()?;
        root.evolve(&recorded.fact, &recorded.stamp);
    }
    Ok(root)
}

pub(crate) fn put_content(tx: &mut Tx, position: i64, key_n: i64, sealed: &[u8]) -> Result<(), Fault> {
    tx.put(PUT_CONTENT, &[position.into(), key_n.into(), sealed.into()])
}

/// The words beside an event, opened.
pub(crate) fn words(read: &Read, stream: i64, position: i64) -> Result<Option<Words>, Fault> {
    let found = read
        .one(GET_CONTENT, &[stream.into(), position.into()], |row| Ok((row.get::<i64>(0)?, row.get::<Vec<u8>>(1)?)))?;
    let Some((key_n, sealed)) = found else { return Ok(None) };
    open_words(&*read.vault.key(key_n)?, position, &sealed).map(Some)
}

/// The matter of a concern in one line. It is kept with the opened key, so that a list of fifty opens each once and not each
/// time, and is gone with the key.
pub(crate) fn title(read: &Read, stream: i64) -> Result<Option<Arc<str>>, Fault> {
    let Some(key_n) = read.one(KEY_OF, &[stream.into()], |row| row.get::<i64>(0))? else { return Ok(None) };
    let key = read.vault.key(key_n)?;
    if let Some(title) = key.title.get() {
        return Ok(Some(Arc::clone(title)));
    }
    let first = read.one(FIRST_CONTENT, &[stream.into()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let Some((position, sealed_under, sealed)) = first else { return Ok(None) };
    if sealed_under != key_n {
        return Ok(None);
    }
    let title: Option<Arc<str>> = open_words(&key, position, &sealed)?.title().map(Arc::from);
    Ok(title.map(|title| Arc::clone(key.title.get_or_init(|| title))))
}

fn open_words(key: &StreamKey, position: i64, sealed: &[u8]) -> Result<Words, Fault> {
    let plain = key.open_words(position, sealed)?;
    Words::from_bytes(&plain)
        // Only where it stopped: the message of the reader would quote what people wrote.
        .map_err(|error| Fault::Unreadable(format!("words of event {position} stop at column {}", error.column())))
}
