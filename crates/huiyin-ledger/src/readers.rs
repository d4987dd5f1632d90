//! Threads that answer pages. Each owns a connection that cannot write; each closure sees one moment.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread::JoinHandle,
};

use crate::{
    dialect::{Purpose, Source},
    fault::{Fault, OpenError},
    tx::Read,
    vault::Vault,
};

/// Pages that may wait; the next one is refused as busy.
const QUEUE: usize = 1_024;

/// Asks, and hands over the answer itself.
pub(crate) type Question = Box<dyn FnOnce(&Read) + Send>;

pub(crate) struct Readers {
    questions: Option<SyncSender<Question>>,
    threads: Vec<JoinHandle<()>>,
}

impl Readers {
    pub(crate) fn start(source: &Source, vault: &Arc<Vault>, count: usize) -> Result<Self, OpenError> {
        let (questions, waiting) = sync_channel(QUEUE);
        let waiting = Arc::new(Mutex::new(waiting));
        let mut threads = Vec::new();
        for n in 0..count.max(1) {
            let read = Read { session: source.open(Purpose::Read)?, vault: Arc::clone(vault) };
            let waiting = Arc::clone(&waiting);
            let thread = std::thread::Builder::new().name(format!("reader-{n}")).spawn(move || answer(&read, &waiting));
            threads.push(thread.map_err(OpenError::io("start a reader"))?);
        }
        Ok(Self { questions: Some(questions), threads })
    }

    pub(crate) fn send(&self, question: Question) -> Result<(), Fault> {
        let sent = self.questions.as_ref().map(|questions| questions.try_send(question));
        match sent {
            Some(Ok(())) => Ok(()),
            Some(Err(TrySendError::Full(_))) => Err(Fault::Busy),
            Some(Err(TrySendError::Disconnected(_))) | None => Err(Fault::bug("no reader is left")),
        }
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.questions = None;
        let here = std::thread::current().id();
        for thread in self.threads.drain(..).filter(|thread| thread.thread().id() != here) {
            // A reader cannot panic: its closures are caught.
            let _ended = thread.join();
        }
    }
}

fn answer(read: &Read, waiting: &Mutex<Receiver<Question>>) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(question) = next else { return };
        // A page that panics is the page's own mistake; its caller sees that no answer came.
        if catch_unwind(AssertUnwindSafe(|| question(read))).is_err() {
            tracing::error!("a question panicked");
            if let Err(fault) = read.session.rollback() {
                tracing::error!(%fault, "its transaction could not be ended");
            }
        }
    }
}

/// Runs a closure so that everything it reads is of one moment, and nothing stays open after it.
pub(crate) fn in_one_moment<T>(read: &Read, ask: impl FnOnce(&Read) -> Result<T, Fault>) -> Result<T, Fault> {
    read.session.begin_reading()?;
    let answer = ask(read);
    match read.session.commit() {
        Ok(()) => answer,
        Err(fault) => {
            read.session.rollback()?;
            Err(fault)
        }
    }
}
