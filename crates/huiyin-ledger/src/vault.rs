//! The key store: one key per stream, wrapped by the master key, in a file of its own.
//!
//! Key rows are insert-only under a number that is never used twice; destroying a row is how a concern is erased. A new key
//! is on disk before the commit that needs it; an orphan is harmless. The file is backed up apart from the ledger, so that
//! an old backup of the one cannot undo an erasure in the other.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use huiyin_domain::log::{ALGORITHM, StreamSecret};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
};

use crate::{
    dialect::{Emptying, Purpose, Session},
    fault::{Fault, OpenError},
    place, sql,
    tx::Read,
    value::{Row, Value},
};

const DDL: &str = sql!("CREATE TABLE IF NOT EXISTS keys (n BIGINT PRIMARY KEY, wrapped BYTEA NOT NULL)");
const PUT_KEY: &str = sql!("INSERT INTO keys (n, wrapped) VALUES ($1, $2)");
const GET_KEY: &str = sql!("SELECT wrapped FROM keys WHERE n = $1");
const LAST_KEY: &str = sql!("SELECT max(n) FROM keys");
const KEY_OF_STREAM: &str = sql!("SELECT key_n FROM streams WHERE stream = $1");

/// The key for everything that belongs to no stream: drafts, sessions, codes.
const SHELF: i64 = 0;
/// After so many batches with new keys the write-ahead log of the key store is moved into its file.
const FLUSHES: u32 = 256;
/// Keys made ahead when some have to be written anyway.
const AHEAD: usize = 256;
/// Opened keys kept ready.
const READY: usize = 8_192;
/// Associated data of rows beside the events.
const ROW: &[u8] = b"huiyin/row/v1";

/// Under whose key a row beside the events is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealUnder {
    /// A stream's: erased with it.
    Stream(i64),
    /// The installation's: drafts, sessions, contacts of accounts.
    Shelf,
}

/// An opened key and what is derived from it.
pub(crate) struct StreamKey {
    pub(crate) n: i64,
    pub(crate) secret: StreamSecret,
    /// The matter in one line, once a list has shown it.
    pub(crate) title: OnceLock<Arc<str>>,
    seal: LessSafeKey,
    random: SystemRandom,
}

impl StreamKey {
    fn new(n: i64, key: &[u8; 32], random: SystemRandom) -> Result<Self, Fault> {
        let secret = StreamSecret::new(key);
        let seal = cipher(&secret.sealing_key())?;
        Ok(Self { n, secret, title: OnceLock::new(), seal, random })
    }

    /// Encrypts the words of the event at a position; at another position they do not open.
    pub(crate) fn seal_words(&self, position: i64, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        seal(&self.seal, &self.random, &position.to_be_bytes(), plain)
    }

    pub(crate) fn open_words(&self, position: i64, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        open(&self.seal, &position.to_be_bytes(), sealed)
    }

    pub(crate) fn seal_row(&self, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        seal(&self.seal, &self.random, ROW, plain)
    }

    pub(crate) fn open_row(&self, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        open(&self.seal, ROW, sealed)
    }
}

/// All keys of an installation.
pub(crate) struct Vault {
    master: LessSafeKey,
    random: SystemRandom,
    store: Mutex<Store>,
    ready: Mutex<HashMap<i64, Arc<StreamKey>>>,
    shelf: Arc<StreamKey>,
}

struct Store {
    session: Session,
    next: i64,
    /// Made in this batch, not on disk yet.
    pending: Vec<(i64, Vec<u8>)>,
    /// Made ahead and on disk: a report need not wait for the key store's own sync. What is left at the end is orphaned.
    ahead: Vec<(i64, [u8; 32])>,
    /// Flushes since the write-ahead log was last moved into the file.
    flushed: u32,
}

impl Vault {
    /// Opens the key store, or makes it when `fresh` says that there are no events yet.
    pub(crate) fn open(key_file: &Path, store_file: &Path, fresh: bool) -> Result<Self, OpenError> {
        let random = SystemRandom::new();
        if !key_file.exists() || !store_file.exists() {
            if !fresh || store_file.exists() {
                return Err(OpenError::KeysMissing);
            }
            if !key_file.exists() {
                place::write_key(key_file, &random_key(&random)?)?;
            }
        }
        let master = cipher(&place::read_key(key_file)?)?;
        let session = Session::open(store_file, Purpose::Write)?;
        session.run_ddl(DDL)?;
        session.forbid_changes("keys", true)?;
        place::sync_folder_of(store_file)?;
        let last = first(&session, LAST_KEY, &[], |row| row.get::<Option<i64>>(0))?.flatten();
        if last.is_none() {
            if !fresh {
                return Err(OpenError::KeysMissing);
            }
            let key = random_key(&random)?;
            session.put(PUT_KEY, &[SHELF.into(), (&wrap(&master, &random, SHELF, &key)?).into()])?;
        }
        let wrapped =
            first(&session, GET_KEY, &[SHELF.into()], |row| row.get::<Vec<u8>>(0))?.ok_or(OpenError::WrongKey)?;
        let shelf = unwrap(&master, SHELF, &wrapped).map_err(|_closed| OpenError::WrongKey)?;
        let shelf = Arc::new(StreamKey::new(SHELF, &shelf, random.clone())?);
        let store = Mutex::new(Store {
            session,
            next: last.unwrap_or(SHELF) + 1,
            pending: Vec::new(),
            ahead: Vec::new(),
            flushed: 0,
        });
        Ok(Self { master, random, store, ready: Mutex::default(), shelf })
    }

    /// Never gives out a number up to this one again, whatever an older key store says.
    pub(crate) fn skip_past(&self, used: i64) {
        let mut store = held(&self.store);
        store.next = store.next.max(used + 1);
    }

    /// The last number given out.
    pub(crate) fn last_number(&self) -> i64 {
        held(&self.store).next - 1
    }

    /// The key of everything without a stream.
    pub(crate) fn shelf(&self) -> &Arc<StreamKey> {
        &self.shelf
    }

    /// A new key: one made ahead, else one that [`Vault::flush`] must write before the commit that names it.
    pub(crate) fn make(&self) -> Result<Arc<StreamKey>, Fault> {
        let mut store = held(&self.store);
        let (n, key) = match store.ahead.pop() {
            Some(made) => made,
            None => {
                let (n, key, wrapped) = self.draw(&mut store)?;
                store.pending.push((n, wrapped));
                (n, key)
            }
        };
        drop(store);
        let made = Arc::new(StreamKey::new(n, &key, self.random.clone())?);
        self.keep_ready(&made);
        Ok(made)
    }

    /// A random key under the next number, and its wrapped form.
    fn draw(&self, store: &mut Store) -> Result<(i64, [u8; 32], Vec<u8>), Fault> {
        let (n, key) = (store.next, random_key(&self.random)?);
        let wrapped = wrap(&self.master, &self.random, n, &key)?;
        store.next += 1;
        Ok((n, key, wrapped))
    }

    /// Writes and syncs all keys made since the last time, and some ahead: one sync for the whole batch, and none at all
    /// while there are keys made ahead.
    pub(crate) fn flush(&self) -> Result<(), Fault> {
        let mut store = held(&self.store);
        if store.pending.is_empty() {
            return Ok(());
        }
        let mut ahead = Vec::with_capacity(AHEAD);
        for _ in 0..AHEAD {
            let (n, key, wrapped) = self.draw(&mut store)?;
            store.pending.push((n, wrapped));
            ahead.push((n, key));
        }
        store.session.begin()?;
        let written = store
            .pending
            .iter()
            .try_for_each(|(n, wrapped)| store.session.put(PUT_KEY, &[(*n).into(), wrapped.into()]))
            .and_then(|()| store.session.commit());
        if written.is_err() {
            store.session.rollback()?;
            return written;
        }
        store.pending.clear();
        // Taken from the end: the lowest number first.
        ahead.reverse();
        store.ahead = ahead;
        store.flushed += 1;
        if store.flushed >= FLUSHES {
            store.flushed = 0;
            store.session.checkpoint(Emptying::Passive)?;
        }
        Ok(())
    }

    /// Empties the write-ahead log of the key store.
    pub(crate) fn empty_log(&self) -> Result<(), Fault> {
        held(&self.store).session.checkpoint(Emptying::Truncate).map(|_done| ())
    }

    /// Forgets keys of a batch that was undone; their numbers stay used.
    pub(crate) fn forget_pending(&self) {
        let mut store = held(&self.store);
        let mut ready = held(&self.ready);
        for (n, _wrapped) in store.pending.drain(..) {
            ready.remove(&n);
        }
    }

    /// The key with this number.
    pub(crate) fn key(&self, n: i64) -> Result<Arc<StreamKey>, Fault> {
        if n == SHELF {
            return Ok(Arc::clone(&self.shelf));
        }
        if let Some(key) = held(&self.ready).get(&n) {
            return Ok(Arc::clone(key));
        }
        let wrapped = first(&held(&self.store).session, GET_KEY, &[n.into()], |row| row.get::<Vec<u8>>(0))?;
        let wrapped = wrapped.ok_or_else(|| Fault::Unreadable(format!("key {n} is gone")))?;
        let key = Arc::new(StreamKey::new(n, &unwrap(&self.master, n, &wrapped)?, self.random.clone())?);
        self.keep_ready(&key);
        Ok(key)
    }

    /// The key under which a row is sealed.
    pub(crate) fn key_under(&self, read: &Read, under: SealUnder) -> Result<Arc<StreamKey>, Fault> {
        let SealUnder::Stream(stream) = under else { return Ok(Arc::clone(&self.shelf)) };
        let n = read.one(KEY_OF_STREAM, &[stream.into()], |row| row.get::<i64>(0))?;
        self.key(n.ok_or_else(|| Fault::Unreadable(format!("there is no stream {stream}")))?)
    }

    /// Copies the key store, as of one moment, into a new file. Keys made ahead are given up: no later concern may have its
    /// key in an older backup.
    pub(crate) fn copy_into(&self, file: &Path) -> Result<(), OpenError> {
        let mut store = held(&self.store);
        store.ahead.clear();
        store.session.copy_into(file)
    }

    /// The database's own check of the key store.
    pub(crate) fn integrity(&self) -> Result<Vec<String>, Fault> {
        held(&self.store).session.integrity()
    }

    /// Random bytes.
    pub(crate) fn random<const N: usize>(&self) -> Result<[u8; N], Fault> {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes).map_err(|_dry| Fault::bug("no random bytes"))?;
        Ok(bytes)
    }

    /// A key for one purpose, derived from the installation's.
    pub(crate) fn key_for(&self, purpose: &str) -> [u8; 32] {
        self.shelf.secret.key_for(purpose)
    }

    fn keep_ready(&self, key: &Arc<StreamKey>) {
        let mut ready = held(&self.ready);
        if ready.len() >= READY {
            ready.clear();
        }
        ready.insert(key.n, Arc::clone(key));
    }
}

/// Encrypts a file under a key of its own.
pub(crate) fn seal_file(key: &[u8; 32], id: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
    seal(&cipher(key)?, &SystemRandom::new(), id, plain)
}

/// Opens a file.
pub(crate) fn open_file(key: &[u8; 32], id: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
    open(&cipher(key)?, id, sealed)
}

/// A mutex is poisoned when another thread panicked; the data under ours are consistent at every step.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn first<T>(
    session: &Session,
    text: &str,
    values: &[Value<'_>],
    mut each: impl FnMut(&Row<'_>) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    let mut found = None;
    session.query(text, values, &mut |row| {
        found = Some(each(&Row(row))?);
        Ok(())
    })?;
    Ok(found)
}

fn random_key(random: &SystemRandom) -> Result<[u8; 32], Fault> {
    let mut key = [0; 32];
    random.fill(&mut key).map_err(|_dry| Fault::bug("no random bytes"))?;
    Ok(key)
}

fn cipher(key: &[u8; 32]) -> Result<LessSafeKey, Fault> {
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_length| Fault::bug("a key of 32 bytes was refused"))?;
    Ok(LessSafeKey::new(key))
}

/// A key wrapped by the master key. The number is bound in, so rows cannot be swapped.
fn wrap(master: &LessSafeKey, random: &SystemRandom, n: i64, key: &[u8; 32]) -> Result<Vec<u8>, Fault> {
    seal(master, random, &n.to_be_bytes(), key)
}

fn unwrap(master: &LessSafeKey, n: i64, wrapped: &[u8]) -> Result<[u8; 32], Fault> {
    let key = open(master, &n.to_be_bytes(), wrapped)?;
    key.try_into().map_err(|_length| Fault::Unreadable(format!("key {n} has another length")))
}

/// Algorithm byte ‖ nonce ‖ ciphertext ‖ tag.
fn seal(key: &LessSafeKey, random: &SystemRandom, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut nonce = [0; NONCE_LEN];
    random.fill(&mut nonce).map_err(|_dry| Fault::bug("no random bytes"))?;
    let mut sealed = Vec::with_capacity(1 + NONCE_LEN + plain.len() + AES_256_GCM.tag_len());
    sealed.push(ALGORITHM);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let nonce = Nonce::assume_unique_for_key(nonce);
    let tag = key
        .seal_in_place_separate_tag(nonce, Aad::from(place), &mut sealed[1 + NONCE_LEN..])
        .map_err(|_long| Fault::bug("too long to encrypt"))?;
    sealed.extend_from_slice(tag.as_ref());
    Ok(sealed)
}

fn open(key: &LessSafeKey, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Fault> {
    let closed = || Fault::Unreadable("a sealed value does not open with its key at its place".to_owned());
    let (&algorithm, rest) = sealed.split_first().ok_or_else(closed)?;
    if algorithm != ALGORITHM {
        return Err(Fault::Unreadable(format!("algorithm {algorithm} is not known")));
    }
    let (nonce, body) = rest.split_at_checked(NONCE_LEN).ok_or_else(closed)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_length| closed())?;
    let mut body = body.to_vec();
    let plain = key.open_in_place(nonce, Aad::from(place), &mut body).map_err(|_forged| closed())?.len();
    body.truncate(plain);
    Ok(body)
}
