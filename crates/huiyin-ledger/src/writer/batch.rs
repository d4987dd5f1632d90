//! One transaction for everything that waits: load, decide, write. Nothing is written before a command has been decided,
//! so a refusal has nothing to undo and no savepoints are needed.

use std::{collections::HashMap, sync::Arc};

use huiyin_domain::{Office, event::Stamp, kernel::time::Moment, log};

use super::{
    head::Head,
    roots::{self, Live, Roots},
};
use crate::{
    change::{Change, Planned, Receipt, Recorded, Root, Scene, StreamKind, Target, View},
    fault::{Failure, Fault},
    files, sql,
    streams::{self, Stored, StreamRow},
    tx::Tx,
    value::Value,
    vault::StreamKey,
    views,
};

const GET_KEY: &str = sql!("SELECT request, at, position, streams FROM idempotency WHERE key = $1");
const PUT_KEY: &str = sql!("INSERT INTO idempotency (key, request, at, position, streams) VALUES ($1, $2, $3, $4, $5)");

/// What happened to one command; the outer [`Fault`] of the functions below undoes the whole batch.
pub(crate) type Outcome = Result<Receipt, Failure>;

/// A batch in the making. It is merged into the cache after the commit, and forgotten if there is none.
pub(crate) struct Batch<'w> {
    pub(crate) tx: &'w mut Tx,
    pub(crate) cache: &'w mut Roots,
    pub(crate) views: &'static [View],
    pub(crate) head: Head,
    /// The time under which the batch is recorded.
    pub(crate) now: i64,
    staged: HashMap<i64, (Live, Root)>,
    /// Receipts of keys that came before, asked for in one go, and of those first seen in this batch.
    receipts: HashMap<[u8; 16], ([u8; 16], Receipt)>,
    /// Names first seen in this batch: what waits for the commit need not be asked for.
    names: HashMap<(StreamKind, String), i64>,
    office: i64,
    nobody: Office,
}

/// The streams of one command, taken out of the batch while it is decided.
struct Taken {
    lives: Vec<Live>,
    roots: Vec<Root>,
}

impl<'w> Batch<'w> {
    pub(crate) fn new(
        tx: &'w mut Tx,
        cache: &'w mut Roots,
        views: &'static [View],
        head: Head,
        now: i64,
    ) -> Result<Self, Fault> {
        let mut batch = Self {
            tx,
            cache,
            views,
            head,
            now,
            staged: HashMap::new(),
            receipts: HashMap::new(),
            names: HashMap::new(),
            office: 0,
            nobody: Office::default(),
        };
        batch.stage_office()?;
        Ok(batch)
    }

    /// Puts what the batch changed where the next one finds it. Called after the commit only.
    pub(crate) fn merge(self) -> Head {
        for (live, root) in self.staged.into_values() {
            self.cache.keep(live, root);
        }
        self.head
    }

    /// Does one command.
    pub(crate) fn run(&mut self, change: &Change) -> Result<Outcome, Fault> {
        if let Some(outcome) = self.known(change) {
            return Ok(outcome);
        }
        let mut taken = match self.take(&change.targets)? {
            Ok(taken) => taken,
            Err(failure) => return Ok(Err(failure)),
        };
        let planned = match self.decide(change, &taken) {
            Ok(planned) => planned,
            Err(failure) => {
                self.put_back(taken);
                return Ok(Err(failure));
            }
        };
        let position = self.head.size();
        for (n, plan) in planned.iter().enumerate() {
            let more = planned.get(n + 1).is_some_and(|next| next.target == plan.target);
            self.write(change, (plan, more), &mut taken)?;
        }
        let streams = taken.lives.iter().map(|live| live.stream).collect();
        let receipt = Receipt { position, streams, at: Moment(self.now), repeated: false };
        files::put_rows(self.tx, &change.files, &receipt)?;
        self.remember(change, &receipt)?;
        self.put_back(taken);
        self.stage_office()?;
        for side in &change.side {
            side(self.tx, &receipt)?;
        }
        Ok(Ok(receipt))
    }

    /// The receipt of a key that came before, in an earlier batch or in this one.
    fn known(&self, change: &Change) -> Option<Outcome> {
        let (request, receipt) = self.receipts.get(change.key.as_ref()?)?;
        if *request != change.request {
            return Some(Err(Failure::KeyReused));
        }
        Some(Ok(Receipt { repeated: true, ..receipt.clone() }))
    }

    /// Asks for the keys of all commands at once, because on a server each question is a journey.
    pub(crate) fn ask_for_keys<'k>(&mut self, keys: impl Iterator<Item = &'k [u8; 16]>) -> Result<(), Fault> {
        let keys: Vec<&[u8; 16]> = keys.collect();
        let questions: Vec<Vec<Value<'_>>> = keys.iter().map(|&key| vec![key.into()]).collect();
        let found = self.tx.ask(GET_KEY, &questions, |row| {
            let streams: Vec<u8> = row.get(3)?;
            let streams = streams.chunks_exact(8).filter_map(|n| n.try_into().ok()).map(i64::from_be_bytes).collect();
            let receipt = Receipt { position: row.get(2)?, streams, at: Moment(row.get(1)?), repeated: true };
            Ok((row.get::<[u8; 16]>(0)?, receipt))
        })?;
        let known = keys.into_iter().zip(found).filter_map(|(key, rows)| Some((*key, rows.into_iter().next()?)));
        self.receipts.extend(known);
        Ok(())
    }

    fn remember(&mut self, change: &Change, receipt: &Receipt) -> Result<(), Fault> {
        let Some(key) = &change.key else { return Ok(()) };
        self.receipts.insert(*key, (change.request, receipt.clone()));
        let streams: Vec<u8> = receipt.streams.iter().flat_map(|n| n.to_be_bytes()).collect();
        let values =
            [key.into(), (&change.request).into(), receipt.at.0.into(), receipt.position.into(), (&streams).into()];
        self.tx.put(PUT_KEY, &values)
    }

    fn decide(&self, change: &Change, taken: &Taken) -> Result<Vec<Planned>, Failure> {
        let office = taken.roots.iter().find_map(Root::office).or_else(|| self.staged.get(&self.office)?.1.office());
        let seqs: Vec<i64> = taken.lives.iter().map(|live| live.seq).collect();
        let scene =
            Scene { now: Moment(self.now), roots: &taken.roots, seqs: &seqs, office: office.unwrap_or(&self.nobody) };
        let planned = (change.decide)(&scene).map_err(Failure::Refused)?;
        for plan in &planned {
            match seqs.get(plan.target) {
                None => return Err(Failure::Fault("a planned event names no target".to_owned())),
                Some(seq) if plan.expected.is_some_and(|expected| expected != *seq) => return Err(Failure::Stale),
                Some(_) => {}
            }
        }
        Ok(planned)
    }

    fn take(&mut self, targets: &[Target]) -> Result<Result<Taken, Failure>, Fault> {
        let mut taken = Taken { lives: Vec::new(), roots: Vec::new() };
        for target in targets {
            match self.take_one(target, &taken)? {
                Ok((live, root)) => {
                    taken.lives.push(live);
                    taken.roots.push(root);
                }
                Err(failure) => {
                    self.put_back(taken);
                    return Ok(Err(failure));
                }
            }
        }
        Ok(Ok(taken))
    }

    fn take_one(&mut self, target: &Target, taken: &Taken) -> Result<Result<(Live, Root), Failure>, Fault> {
        let stream = match target {
            Target::New(kind) => return Ok(Ok((Live::unmade(*kind, None), Root::empty(*kind)))),
            Target::Stream(stream) => *stream,
            Target::Named { kind, name, key_of } => match self.number_of(*kind, name)? {
                Some(stream) => stream,
                None => {
                    let wanted = Some((name.clone(), *key_of));
                    return Ok(Ok((Live::unmade(*kind, wanted), Root::empty(*kind))));
                }
            },
        };
        if taken.lives.iter().any(|live| live.stream == stream) {
            return Ok(Err(Failure::Fault("a change names the same stream twice".to_owned())));
        }
        if let Some(found) = self.staged.remove(&stream).or_else(|| self.cache.take(stream)) {
            return Ok(Ok(found));
        }
        match streams::stream(self.tx, stream)? {
            Some(row) => roots::load(self.tx, &row).map(Ok),
            None => Ok(Err(Failure::Fault("there is no such stream".to_owned()))),
        }
    }

    fn number_of(&self, kind: StreamKind, name: &str) -> Result<Option<i64>, Fault> {
        if let Some(stream) = self.names.get(&(kind, name.to_owned())) {
            return Ok(Some(*stream));
        }
        Ok(streams::named(self.tx, kind, name)?.map(|row| row.stream))
    }

    fn put_back(&mut self, taken: Taken) {
        for (live, root) in taken.lives.into_iter().zip(taken.roots) {
            if live.stream != 0 {
                self.staged.insert(live.stream, (live, root));
            }
        }
    }

    /// Makes sure that the office can be looked at.
    fn stage_office(&mut self) -> Result<(), Fault> {
        if self.staged.contains_key(&self.office) {
            return Ok(());
        }
        let Target::Named { kind, name, .. } = Target::office() else { return Ok(()) };
        let Some(stream) = self.number_of(kind, &name)? else { return Ok(()) };
        self.office = stream;
        if self.staged.contains_key(&stream) {
            return Ok(());
        }
        let found = match self.cache.take(stream) {
            Some(found) => found,
            None => match streams::stream(self.tx, stream)? {
                Some(row) => roots::load(self.tx, &row)?,
                None => return Ok(()),
            },
        };
        self.staged.insert(stream, found);
        Ok(())
    }

    /// Writes one event with its words, its leaf and its views; `more` says that the next one is of the same stream.
    fn write(&mut self, change: &Change, (plan, more): (&Planned, bool), taken: &mut Taken) -> Result<(), Fault> {
        let (Some(live), Some(root)) = (taken.lives.get_mut(plan.target), taken.roots.get_mut(plan.target)) else {
            return Err(Fault::bug("a planned event names no target"));
        };
        let key = self.make_if_new(live)?;
        let (actor, role) = streams::actor_columns(&change.actor);
        let mut stored = Stored {
            position: self.head.size(),
            stream: live.stream,
            seq: live.seq + 1,
            at: self.now,
            occurred: plan.occurred.as_ref().map(|claimed| claimed.as_bytes().to_vec()),
            actor,
            role: role.to_owned(),
            policy: change.versions.policy,
            calendar: change.versions.calendar,
            alg: i64::from(log::ALGORITHM),
            kind: plan.event.fact.kind().to_owned(),
            data: plan.event.fact.data(),
            body: self.put_words(plan, &key)?,
            leaf: [0; 32],
        };
        let canonical = stored.envelope(&live.leaf, &live.id)?.canonical();
        stored.leaf = log::commitment(&key.secret.salt(stored.seq), &canonical);
        stored.put(self.tx)?;
        self.head.append(self.tx, &stored.leaf)?;
        self.head.at = self.now;
        (live.seq, live.leaf) = (stored.seq, stored.leaf);
        let recorded = Recorded {
            position: stored.position,
            stream: stored.stream,
            seq: stored.seq,
            stamp: Stamp { at: Moment(self.now), actor: streams::actor_of(actor, role)? },
            role: streams::role_of(role)?,
            occurred: plan.occurred.clone(),
            fact: plan.event.fact.clone(),
        };
        root.evolve(&recorded.fact, &recorded.stamp);
        views::show(self.tx, self.views.iter(), (&recorded, root), more)
    }

    /// Seals the words of an event, under a key of their own where the fact says so, and gives their HMAC.
    fn put_words(&mut self, plan: &Planned, stream_key: &Arc<StreamKey>) -> Result<Option<Vec<u8>>, Fault> {
        let Some(words) = &plan.event.words else { return Ok(None) };
        let own = if plan.event.fact.own_key() { Some(self.tx.vault.make()?) } else { None };
        let key = own.as_ref().unwrap_or(stream_key);
        let plain = words.to_bytes();
        let position = self.head.size();
        streams::put_content(self.tx, position, key.n, &key.seal_words(position, &plain)?)?;
        Ok(Some(key.secret.body(&plain).to_vec()))
    }

    /// Gives a stream its number, random name and key when it is first written to.
    fn make_if_new(&mut self, live: &mut Live) -> Result<Arc<StreamKey>, Fault> {
        if let Some(key) = &live.key {
            return Ok(Arc::clone(key));
        }
        let (name, key_of) = live.wanted.take().map_or((None, None), |(name, key_of)| (Some(name), key_of));
        let key = match key_of {
            None => self.tx.vault.make()?,
            Some(owner) => {
                let owner = streams::stream(self.tx, owner)?.ok_or_else(|| Fault::bug("no stream owns that key"))?;
                self.tx.vault.key(owner.key_n)?
            }
        };
        self.head.streams += 1;
        live.stream = self.head.streams;
        live.id = self.tx.vault.random()?;
        let row = StreamRow { stream: live.stream, kind: live.kind, id: live.id, key_n: key.n };
        streams::put_stream(self.tx, &row, name.as_deref())?;
        if let Some(name) = name {
            self.names.insert((live.kind, name), live.stream);
        }
        live.key = Some(Arc::clone(&key));
        Ok(key)
    }
}
