//! The one writer: takes what waits, makes one transaction of it, and answers after the shared commit.

pub(crate) mod batch;
pub(crate) mod guard;
pub(crate) mod head;
pub(crate) mod roots;
#[cfg(feature = "torture")]
mod torture;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    time::Duration,
};

use huiyin_domain::kernel::time::Moment;

use self::{
    batch::{Batch, Outcome},
    guard::Watch,
    head::Head,
    roots::Roots,
};
use crate::{
    change::{Change, Receipt, Side, View},
    dialect::Emptying,
    fault::{Failure, Fault},
    tx::Tx,
};

/// Commands in one transaction at most.
const BATCH: usize = 256;
/// When nothing came for so long, the write-ahead log is emptied.
const IDLE: Duration = Duration::from_secs(1);
/// A write-ahead log longer than this is emptied although there is work.
const LONG_LOG: u64 = 256 * 1024 * 1024;

/// How often a batch is run again that the database broke off.
const AGAIN: u32 = 5;

/// Something to be done in a transaction.
pub(crate) enum Work {
    Change(Change),
    Side(Side),
}

impl Work {
    fn key(&self) -> Option<&[u8; 16]> {
        match self {
            Self::Change(change) => change.key.as_ref(),
            Self::Side(_) => None,
        }
    }
}

/// Takes the answer.
pub(crate) type Reply = Box<dyn FnOnce(Outcome) + Send>;

/// What waits for the writer.
pub(crate) enum Job {
    Command(Work, Reply),
    /// Something that needs the writer to itself: a rebuild.
    Task(Box<dyn FnOnce(&mut Writer) + Send>),
}

pub(crate) struct Writer {
    pub(crate) tx: Tx,
    pub(crate) views: &'static [View],
    pub(crate) clock: Arc<dyn Fn() -> Moment + Send + Sync>,
    pub(crate) on_fatal: Arc<dyn Fn(&Fault) + Send + Sync>,
    /// The write-ahead log that is ours to empty.
    wal: Option<PathBuf>,
    head: Head,
    cache: Roots,
    watch: Watch,
    /// Why nothing is written any more.
    stopped: Option<String>,
    /// Those who are answered too early.
    #[cfg(feature = "torture")]
    early: Vec<Reply>,
}

impl Writer {
    pub(crate) fn new(tx: Tx, settings: &crate::change::Settings, wal: Option<PathBuf>) -> Result<Self, Fault> {
        Ok(Self {
            head: Head::load(&tx)?,
            tx,
            views: settings.views,
            clock: Arc::clone(&settings.clock),
            on_fatal: Arc::clone(&settings.on_fatal),
            wal,
            cache: Roots::default(),
            watch: Watch::new(settings.guard.clone(), (settings.clock)()),
            stopped: None,
            #[cfg(feature = "torture")]
            early: Vec::new(),
        })
    }

    /// Works until nobody can send any more.
    pub(crate) fn work(mut self, jobs: &Receiver<Job>) {
        let mut written = false;
        loop {
            match jobs.recv_timeout(IDLE) {
                Ok(first) => {
                    self.work_off(first, jobs);
                    written = true;
                }
                Err(RecvTimeoutError::Timeout) => {
                    if std::mem::take(&mut written) {
                        written = !self.empty_log();
                    }
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.empty_log();
    }

    /// Everything that waits now, up to the size of a batch.
    fn work_off(&mut self, first: Job, jobs: &Receiver<Job>) {
        let (mut works, mut replies) = (Vec::new(), Vec::new());
        let mut next = Some(first);
        while let Some(job) = next {
            match job {
                Job::Command(work, reply) => {
                    works.push(work);
                    replies.push(reply);
                }
                Job::Task(task) => {
                    self.answer(&std::mem::take(&mut works), std::mem::take(&mut replies));
                    task(self);
                    return;
                }
            }
            next = if works.len() < BATCH { jobs.try_recv().ok() } else { None };
        }
        self.answer(&works, replies);
        if self.wal.as_ref().is_some_and(|wal| std::fs::metadata(wal).is_ok_and(|log| log.len() > LONG_LOG)) {
            self.empty_log();
        }
    }

    fn answer(&mut self, works: &[Work], replies: Vec<Reply>) {
        #[cfg(feature = "torture")]
        if torture::is_control() {
            self.early = replies;
            self.run(works);
            return;
        }
        for (reply, outcome) in replies.into_iter().zip(self.run(works)) {
            reply(outcome);
        }
    }

    /// Runs works together; when one of them hits a fault, each alone, so that only the guilty one fails.
    pub(crate) fn run(&mut self, works: &[Work]) -> Vec<Outcome> {
        if works.is_empty() {
            return Vec::new();
        }
        let fault = match self.attempt_again(works) {
            Ok(outcomes) => return outcomes,
            Err(fault) => fault,
        };
        match fault {
            Fault::Busy | Fault::Full => refuse_all(works, &fault),
            Fault::BrokenOff(_) | Fault::Unsure(_) => {
                tracing::error!(%fault, "a batch failed");
                refuse_all(works, &fault)
            }
            Fault::Fatal(_) => {
                self.stopped = Some(fault.to_string());
                (self.on_fatal)(&fault);
                refuse_all(works, &fault)
            }
            Fault::Unique(_) | Fault::Unreadable(_) | Fault::Bug(_) if works.len() == 1 => {
                tracing::error!(%fault, "a command failed");
                refuse_all(works, &fault)
            }
            Fault::Unique(_) | Fault::Unreadable(_) | Fault::Bug(_) => {
                works.chunks(1).flat_map(|alone| self.run(alone)).collect()
            }
        }
    }

    /// What the database broke off was not written, so the same commands are run again on what is there now; those whose
    /// key has come through meanwhile get the receipt of then.
    fn attempt_again(&mut self, works: &[Work]) -> Result<Vec<Outcome>, Fault> {
        for _ in 0..AGAIN {
            match self.attempt(works) {
                Err(Fault::BrokenOff(why)) => tracing::warn!(why, "a batch is run again"),
                told => return told,
            }
        }
        self.attempt(works)
    }

    fn attempt(&mut self, works: &[Work]) -> Result<Vec<Outcome>, Fault> {
        if let Some(why) = &self.stopped {
            return Ok(works.iter().map(|_work| Err(Failure::Fault(why.clone()))).collect());
        }
        let now = (self.clock)();
        if let Err(why) = self.watch.check(now) {
            tracing::error!(
                why,
                "nothing is written any more until a person has looked at the clock and started again"
            );
            self.stopped = Some(why.to_owned());
            return self.attempt(works);
        }
        if self.tx.session.begin()?.is_some_and(|size| size != self.head.size()) {
            self.look_anew()?;
        }
        // A decision that panics is a mistake of that command alone; everything it touched is thrown away below.
        let filled = catch_unwind(AssertUnwindSafe(|| self.fill(works, now)));
        match filled.unwrap_or_else(|_panic| Err(Fault::bug("a command panicked"))) {
            Ok((outcomes, head)) => {
                self.head = head;
                Ok(outcomes)
            }
            Err(fault) => {
                self.tx.vault.forget_pending();
                self.cache = Roots::default();
                self.tx.session.rollback()?;
                Err(fault)
            }
        }
    }

    /// Forgets what it believed and reads the head that is there, in the transaction that holds the lock.
    fn look_anew(&mut self) -> Result<(), Fault> {
        self.cache = Roots::default();
        match Head::load(&self.tx) {
            Ok(head) => {
                self.head = head;
                Ok(())
            }
            Err(fault) => {
                self.tx.session.rollback()?;
                Err(fault)
            }
        }
    }

    /// Runs works inside the open transaction and commits: keys first, in their own file, then everything else.
    fn fill(&mut self, works: &[Work], now: Moment) -> Result<(Vec<Outcome>, Head), Fault> {
        let at = self.head.at.max(now.0);
        let before = self.head.size();
        let mut batch = Batch::new(&mut self.tx, &mut self.cache, self.views, self.head.clone(), at)?;
        batch.ask_for_keys(works.iter().filter_map(Work::key))?;
        let mut outcomes = Vec::with_capacity(works.len());
        for work in works {
            outcomes.push(match work {
                Work::Change(change) => batch.run(change)?,
                Work::Side(side) => {
                    let position = batch.head.size();
                    let receipt = Receipt { position, streams: Vec::new(), at: Moment(at), repeated: false };
                    side(batch.tx, &receipt)?;
                    Ok(receipt)
                }
            });
        }
        if batch.head.size() > before {
            batch.head.keys = batch.tx.vault.last_number();
            batch.head.put(batch.tx)?;
        }
        #[cfg(feature = "torture")]
        torture::answer_too_early(&mut self.early, &outcomes);
        batch.tx.vault.flush()?;
        batch.tx.session.commit()?;
        Ok((outcomes, batch.merge()))
    }

    /// Empties the write-ahead log; `false` when somebody was still reading.
    fn empty_log(&mut self) -> bool {
        let emptied = self.tx.vault.empty_log().and_then(|()| self.tx.session.checkpoint(Emptying::Truncate));
        match emptied {
            Ok(done) => done,
            Err(fault @ Fault::Fatal(_)) => {
                self.stopped = Some(fault.to_string());
                (self.on_fatal)(&fault);
                false
            }
            Err(fault) => {
                tracing::warn!(%fault, "the write-ahead log could not be emptied");
                false
            }
        }
    }
}

fn refuse_all(works: &[Work], fault: &Fault) -> Vec<Outcome> {
    works.iter().map(|_work| Err(failure(fault))).collect()
}

/// A fault as the caller of a change sees it.
pub(crate) fn failure(fault: &Fault) -> Failure {
    match fault {
        Fault::Busy | Fault::BrokenOff(_) => Failure::Busy,
        Fault::Full => Failure::DiskFull,
        Fault::Unique(_) | Fault::Unsure(_) | Fault::Fatal(_) | Fault::Unreadable(_) | Fault::Bug(_) => {
            Failure::Fault(fault.to_string())
        }
    }
}
