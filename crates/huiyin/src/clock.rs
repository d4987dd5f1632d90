//! The program's one clock. Everything else is told the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use huiyin_domain::kernel::time::Moment;

/// Where the time comes from: the machine, or a story that sets its own (demo, tests).
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// A clock that stands until it is set.
    Story(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this instant.
    #[must_use]
    pub fn standing_at(moment: Moment) -> Self {
        Self::Story(Arc::new(AtomicI64::new(moment.0)))
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        match self {
            Self::Machine => machine_now(),
            Self::Story(at) => Moment(at.load(Ordering::Relaxed)),
        }
    }

    /// Sets a story's clock; the machine's cannot be set.
    pub fn set(&self, moment: Moment) {
        if let Self::Story(at) = self {
            at.store(moment.0, Ordering::Relaxed);
        }
    }

    /// The clock as the ledger wants it.
    #[must_use]
    pub fn as_function(&self) -> Arc<dyn Fn() -> Moment + Send + Sync> {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the program asks the machine for the time")]
fn machine_now() -> Moment {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
