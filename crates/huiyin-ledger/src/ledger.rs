//! The ledger: one directory, one writer, a few readers.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, channel, sync_channel},
    },
    thread::JoinHandle,
    time::Duration,
};

use huiyin_domain::{
    access::Permit,
    kernel::{ids::FileId, time::Moment},
};
use tokio::sync::oneshot;

use crate::{
    change::{Change, Receipt, Settings, Side, View},
    dialect::{Emptying, Purpose, Session},
    fault::{Failure, Fault, OpenError},
    files::{self, StoredFile},
    fsck::{Fsck, Places, fsck},
    place::{Place, Scratch},
    readers::{Readers, in_one_moment},
    schema, sql,
    tx::{Read, Tx},
    upgrade,
    vault::{SealUnder, Vault},
    views::{self, Compared},
    writer::{Job, Work, Writer, failure, guard::LONG_SILENCE, head::Head},
};

const FORGET_KEYS: &str = sql!("DELETE FROM idempotency WHERE at < $1");

/// How often the write-ahead log is moved into the file, off the writer's thread.
const CHECKPOINT_EVERY: Duration = Duration::from_millis(250);
/// What a caller is told when no answer came; whatever was done, the same key gives the same receipt.
const NO_ANSWER: &str = "no answer came; ask again with the same key";

/// An open installation. Clones share it; it closes with the last one.
#[derive(Clone)]
pub struct Ledger {
    inner: Arc<Inner>,
}

struct Inner {
    jobs: Option<SyncSender<Job>>,
    writer: Mutex<Option<JoinHandle<()>>>,
    readers: Option<Readers>,
    checkpoints: Option<(Sender<()>, JoinHandle<()>)>,
    vault: Arc<Vault>,
    views: &'static [View],
    place: Place,
    key_file: PathBuf,
    upgraded: Option<PathBuf>,
}

/// Size and root of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogRoot {
    /// Number of events.
    pub size: i64,
    /// Root of the Merkle tree over their commitments (RFC 6962).
    pub root: [u8; 32],
}

impl Ledger {
    /// Opens a directory, or makes it: lock, settings, tables, keys, views, threads, in this order.
    ///
    /// # Errors
    /// [`OpenError`] says what a person must do.
    pub fn open(settings: Settings) -> Result<Self, OpenError> {
        if settings.database.is_none() {
            return Self::open_here(settings);
        }
        // A connection is driven by a runtime of its own, which cannot be started inside the caller's.
        let opened = std::thread::spawn(move || Self::open_here(settings)).join();
        opened.unwrap_or_else(|_panic| Err(Fault::bug("opening panicked").into()))
    }

    fn open_here(settings: Settings) -> Result<Self, OpenError> {
        let place = Place::enter(&settings.dir)?;
        if place.half_restored() {
            return Err(OpenError::HalfRestored);
        }
        place.sweep_scratch()?;
        let now = (settings.clock)();
        let source = place.source(settings.database.as_ref())?;
        let session = source.open(Purpose::Write)?;
        let marked = session.mark()?;
        if marked.is_none() && place.is_elsewhere() {
            return Err(OpenError::OtherInstallation);
        }
        let key_file = settings.key_file.clone().unwrap_or_else(|| place.dir.join(crate::place::MASTER));
        let upgraded = upgrade::back_up_before(&place, &session, &settings, &key_file)?;
        schema::migrate(&session, settings.side_tables, now.0)?;
        let fresh = marked.is_none() && !has_events(&session)?;
        let vault = Arc::new(Vault::open(&key_file, &place.keys(), fresh)?);
        if source.file().is_none() {
            belong_together(&session, marked, &place, &vault)?;
        }
        let mut tx = Tx { read: Read { session, vault: Arc::clone(&vault) } };
        vault.skip_past(Head::load(&tx)?.keys);
        refuse_long_silence(&tx, &settings, now.0)?;
        views::bring_up(&mut tx, settings.views)?;
        std::fs::create_dir_all(place.files()).map_err(OpenError::io("make the directory for files"))?;
        crate::place::sync_folder_of(&place.ledger())?;

        let readers = Readers::start(&source, &vault, settings.readers)?;
        let checkpoints = source.file().map(|file| start_checkpoints(file, &settings)).transpose()?;
        let writer = Writer::new(tx, &settings, source.file().map(wal_of))?;
        let (jobs, waiting) = sync_channel(settings.queue.max(1));
        let writer = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || writer.work(&waiting))
            .map_err(OpenError::io("start the writer"))?;
        Ok(Self {
            inner: Arc::new(Inner {
                jobs: Some(jobs),
                writer: Mutex::new(Some(writer)),
                readers: Some(readers),
                checkpoints,
                vault,
                views: settings.views,
                place,
                key_file,
                upgraded,
            }),
        })
    }

    /// Makes a change: decided on the newest state, written whole or not at all, on disk when this returns.
    ///
    /// # Errors
    /// [`Failure`]; in every case nothing was written.
    pub async fn change(&self, change: Change) -> Result<Receipt, Failure> {
        self.hand_over(Work::Change(change)).await
    }

    /// Writes rows beside the events without any event.
    ///
    /// # Errors
    /// [`Failure`]; in every case nothing was written.
    pub async fn side(&self, side: Side) -> Result<Receipt, Failure> {
        self.hand_over(Work::Side(side)).await
    }

    /// [`Ledger::change`] for threads that may wait. Waits for a place in the queue instead of being refused.
    ///
    /// # Errors
    /// [`Failure`]; in every case nothing was written.
    pub fn change_blocking(&self, change: Change) -> Result<Receipt, Failure> {
        self.hand_over_blocking(Work::Change(change))
    }

    /// Many changes at once, for imports and stories: they share commits, and each gets its own answer, in order. They are
    /// handed over one after the other, so a later one sees what an earlier one wrote.
    pub fn changes_blocking(&self, changes: Vec<Change>) -> Vec<Result<Receipt, Failure>> {
        let waiting: Vec<_> = changes
            .into_iter()
            .map(|change| {
                let (answer, answered) = channel();
                let job = Job::Command(Work::Change(change), Box::new(move |outcome| drop(answer.send(outcome))));
                let sent = self.jobs().map(|jobs| jobs.send(job).is_ok());
                (sent, answered)
            })
            .collect();
        let outcome = |(sent, answered): (Result<bool, Failure>, Receiver<Result<Receipt, Failure>>)| {
            if !sent? {
                return Err(Failure::Fault("the writer has stopped".to_owned()));
            }
            answered.recv().unwrap_or_else(|_gone| Err(Failure::Fault(NO_ANSWER.to_owned())))
        };
        waiting.into_iter().map(outcome).collect()
    }

    /// Forgets idempotency keys from before a moment; they are kept for ninety days. A job of the program calls this.
    ///
    /// # Errors
    /// [`Failure`]; in every case nothing was written.
    pub async fn forget_keys(&self, before: Moment) -> Result<Receipt, Failure> {
        self.side(Box::new(move |tx, _receipt| tx.put(FORGET_KEYS, &[before.0.into()]))).await
    }

    /// [`Ledger::side`] for threads that may wait.
    ///
    /// # Errors
    /// [`Failure`]; in every case nothing was written.
    pub fn side_blocking(&self, side: Side) -> Result<Receipt, Failure> {
        self.hand_over_blocking(Work::Side(side))
    }

    async fn hand_over(&self, work: Work) -> Result<Receipt, Failure> {
        let (answer, answered) = oneshot::channel();
        // Whoever asked may have gone away; what was done stays done, and the same key tells it again.
        let job = Job::Command(work, Box::new(move |outcome| drop(answer.send(outcome))));
        match self.jobs()?.try_send(job) {
            Ok(()) => answered.await.unwrap_or_else(|_gone| Err(Failure::Fault(NO_ANSWER.to_owned()))),
            Err(TrySendError::Full(_)) => Err(Failure::Busy),
            Err(TrySendError::Disconnected(_)) => Err(Failure::Fault("the writer has stopped".to_owned())),
        }
    }

    fn hand_over_blocking(&self, work: Work) -> Result<Receipt, Failure> {
        let (answer, answered) = channel();
        let job = Job::Command(work, Box::new(move |outcome| drop(answer.send(outcome))));
        self.jobs()?.send(job).map_err(|_stopped| Failure::Fault("the writer has stopped".to_owned()))?;
        answered.recv().unwrap_or_else(|_gone| Err(Failure::Fault(NO_ANSWER.to_owned())))
    }

    fn jobs(&self) -> Result<&SyncSender<Job>, Failure> {
        self.inner.jobs.as_ref().ok_or_else(|| Failure::Fault("the ledger is closed".to_owned()))
    }

    /// Asks on a reader thread. Everything the closure reads is of one moment, and at least as new as every change that
    /// was acknowledged before.
    ///
    /// # Errors
    /// [`Fault::Busy`] when too many wait, else what the closure says.
    pub async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Read) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (answer, answered) = oneshot::channel();
        self.readers()?.send(Box::new(move |read| drop(answer.send(in_one_moment(read, ask)))))?;
        answered.await.unwrap_or_else(|_panicked| Err(Fault::bug("a question gave no answer")))
    }

    /// [`Ledger::read`] for threads that may wait.
    ///
    /// # Errors
    /// [`Fault::Busy`] when too many wait, else what the closure says.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Read) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let (answer, answered) = channel();
        self.readers()?.send(Box::new(move |read| drop(answer.send(in_one_moment(read, ask)))))?;
        answered.recv().unwrap_or_else(|_panicked| Err(Fault::bug("a question gave no answer")))
    }

    fn readers(&self) -> Result<&Readers, Fault> {
        self.inner.readers.as_ref().ok_or_else(|| Fault::bug("the ledger is closed"))
    }

    /// Encrypts bytes for a row beside the events under the installation's key.
    ///
    /// # Errors
    /// [`Fault`] when a stream is named that is not there.
    pub fn seal(&self, under: SealUnder, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        match under {
            SealUnder::Shelf => self.inner.vault.shelf().seal_row(plain),
            SealUnder::Stream(_) => {
                let plain = plain.to_vec();
                self.read_blocking(move |read| read.vault.key_under(read, under)?.seal_row(&plain))
            }
        }
    }

    /// Opens what was sealed under the installation's key, or a stream's.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the bytes were changed or the key is gone.
    pub fn open_sealed(&self, under: SealUnder, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        match under {
            SealUnder::Shelf => self.inner.vault.shelf().open_row(sealed),
            SealUnder::Stream(_) => {
                let sealed = sealed.to_vec();
                self.read_blocking(move |read| read.open(under, &sealed))
            }
        }
    }

    /// HMAC-SHA-256 under a key of this installation for this purpose alone: query codes, form tokens, import identities.
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &self.inner.vault.key_for(purpose));
        let mut out = [0; 32];
        out.copy_from_slice(ring::hmac::sign(&key, bytes).as_ref());
        out
    }

    /// Digest by which two requests under one idempotency key are told apart.
    pub fn request_digest(&self, request: &[u8]) -> [u8; 16] {
        let mut out = [0; 16];
        out.copy_from_slice(&self.mac("request", request)[..16]);
        out
    }

    /// Random bytes from the system.
    ///
    /// # Errors
    /// [`Fault::Bug`] when the system has none.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], Fault> {
        self.inner.vault.random()
    }

    /// Encrypts a file and puts it on disk. It belongs to nothing until a change takes it. Waits for the disk.
    ///
    /// # Errors
    /// [`Fault::Full`] when there is no room, [`Fault::Fatal`] when the disk fails.
    pub fn put_file(&self, plain: &[u8]) -> Result<StoredFile, Fault> {
        files::put(&self.inner.place.files(), &self.inner.vault, plain)
    }

    /// Opens a file that belongs to nothing yet. Waits for the disk.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when it is missing or was changed.
    pub fn get_stored_file(&self, file: &StoredFile) -> Result<Vec<u8>, Fault> {
        files::get_stored(&self.inner.place.files(), file)
    }

    /// Files that were written before a moment and that no event refers to: uploads of drafts, or of requests that died.
    /// Which drafts still live is the program's to know. Waits for the disk.
    ///
    /// # Errors
    /// What the database or the disk says.
    pub fn loose_files(&self, before: Moment) -> Result<Vec<FileId>, Fault> {
        let old = files::older(&self.inner.place.files(), before)?;
        self.read_blocking(move |read| files::loose(read, old))
    }

    /// Removes files, and what is left of those whose writing was broken off before a moment; says how many. One that an
    /// event refers to stays, whatever is asked. Waits for the disk.
    ///
    /// # Errors
    /// What the database or the disk says; what was removed before stays removed.
    pub fn remove_loose_files(&self, ids: Vec<FileId>, before: Moment) -> Result<usize, Fault> {
        let folder = self.inner.place.files();
        let loose = self.read_blocking(move |read| files::loose(read, ids))?;
        Ok(files::remove_all(&folder, &loose)? + files::remove_unfinished(&folder, before)?)
    }

    /// A file of a concern, with the stream to which it belongs; the permit must be for that stream.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when it is missing or was changed.
    pub async fn get_file(&self, _permit: &Permit, id: FileId) -> Result<Option<(i64, Vec<u8>)>, Fault> {
        let folder = self.inner.place.files();
        self.read(move |read| files::get(read, &folder, id)).await
    }

    /// Number of events and root of the log.
    ///
    /// # Errors
    /// What the database says.
    pub fn root(&self) -> Result<LogRoot, Fault> {
        self.read_blocking(Read::log_root)
    }

    /// Number of events.
    ///
    /// # Errors
    /// What the database says.
    pub fn size(&self) -> Result<i64, Fault> {
        self.root().map(|log| log.size)
    }

    /// The backup that was taken just now, because this program is newer than the directory was.
    pub fn upgraded(&self) -> Option<&Path> {
        self.inner.upgraded.as_deref()
    }

    /// The directory.
    pub fn dir(&self) -> &Path {
        &self.inner.place.dir
    }

    /// Makes every view anew from the events. Changes wait meanwhile; pages see the old views until it is done.
    ///
    /// # Errors
    /// What the database says, or a fact that cannot be read; then nothing has changed.
    pub fn rebuild(&self) -> Result<(), Fault> {
        let (answer, answered) = channel();
        let task: Box<dyn FnOnce(&mut Writer) + Send> =
            Box::new(move |writer| drop(answer.send(views::rebuild(&mut writer.tx, writer.views))));
        let stopped = || Fault::bug("the writer has stopped");
        let jobs = self.inner.jobs.as_ref().ok_or_else(stopped)?;
        if jobs.send(Job::Task(task)).is_err() {
            return Err(stopped());
        }
        answered.recv().unwrap_or_else(|_gone| Err(stopped()))
    }

    /// Makes every view anew in a throw-away file and compares it with what pages see, while work goes on.
    ///
    /// # Errors
    /// What the database says, or a fact that cannot be read.
    pub fn check_views(&self) -> Result<Vec<Compared>, OpenError> {
        let (views, scratch) = (self.inner.views, Scratch::of(&self.inner.place)?);
        let compared =
            self.read_blocking(move |read| views::compare(read, &scratch.file(), views).map_err(OpenError::into_fault));
        Ok(compared?)
    }

    /// Looks at everything as of one moment, while work goes on: leaves, order, tree, words, keys, files, views.
    ///
    /// # Errors
    /// Only when the look itself cannot be begun; what does not fit stands in the report.
    pub fn fsck(&self) -> Result<Fsck, OpenError> {
        let scratch = Scratch::of(&self.inner.place)?;
        let places = Places { files: self.inner.place.files(), scratch: scratch.file(), views: self.inner.views };
        Ok(self.read_blocking(move |read| Ok(fsck(read, &places)))?)
    }

    pub(crate) fn key_file(&self) -> &Path {
        &self.inner.key_file
    }

    pub(crate) fn vault(&self) -> &Arc<Vault> {
        &self.inner.vault
    }

    pub(crate) fn place(&self) -> &Place {
        &self.inner.place
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.jobs = None;
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        // The last handle may go with the last change, on the writer's own thread, which ends by itself after this.
        if let Some(writer) = writer.filter(|writer| writer.thread().id() != std::thread::current().id())
            && writer.join().is_err()
        {
            tracing::error!("the writer panicked");
        }
        self.readers = None;
        if let Some((stop, thread)) = self.checkpoints.take() {
            drop(stop);
            if thread.join().is_err() {
                tracing::error!("the thread of the checkpoints panicked");
            }
        }
    }
}

fn wal_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn has_events(session: &Session) -> Result<bool, Fault> {
    const ANY: &str = sql!("SELECT size FROM log_head WHERE size > 0");
    schema::rows(session, ANY, &[], |row| row.get::<i64>(0)).map(|rows| !rows.is_empty())
}

/// Keys and database recognise each other by a mark that only these keys make: the database first, so that a kill between
/// the two is mended by the next start.
fn belong_together(session: &Session, marked: Option<[u8; 32]>, place: &Place, vault: &Vault) -> Result<(), OpenError> {
    let ours = vault.key_for("the database that belongs to this directory");
    match marked {
        Some(mark) if mark != ours => return Err(OpenError::OtherInstallation),
        Some(_) => {}
        None => session.put_mark(&ours)?,
    }
    if place.is_elsewhere() { Ok(()) } else { place.mark_elsewhere() }
}

/// Time in the log never runs backwards: a clock that is a year ahead would hold for a year.
fn refuse_long_silence(read: &Read, settings: &Settings, now: i64) -> Result<(), OpenError> {
    let head = Head::load(read)?;
    let unconfirmed = settings.guard.as_ref().is_some_and(|guard| !guard.confirmed);
    if unconfirmed && head.size() > 0 && now.saturating_sub(head.at) > LONG_SILENCE {
        return Err(OpenError::ClockAhead { last: head.at, now });
    }
    Ok(())
}

fn start_checkpoints(file: &Path, settings: &Settings) -> Result<(Sender<()>, JoinHandle<()>), OpenError> {
    let session = Session::open(file, Purpose::Checkpoint)?;
    let on_fatal = Arc::clone(&settings.on_fatal);
    let (stop, stopped) = channel::<()>();
    let work = move || {
        while matches!(stopped.recv_timeout(CHECKPOINT_EVERY), Err(RecvTimeoutError::Timeout)) {
            match session.checkpoint(Emptying::Passive) {
                Ok(_done) => {}
                Err(fault @ Fault::Fatal(_)) => return on_fatal(&fault),
                Err(fault) => tracing::warn!(%fault, "a checkpoint failed"),
            }
        }
    };
    let thread = std::thread::Builder::new().name("checkpoints".to_owned()).spawn(work);
    Ok((stop, thread.map_err(OpenError::io("start the checkpoints"))?))
}

/// For callers that hold a fault and must answer as a change does.
impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        failure(&fault)
    }
}
