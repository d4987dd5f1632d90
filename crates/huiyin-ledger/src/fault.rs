//! What can go wrong, by who must act.

use std::io::{Error, ErrorKind};

use huiyin_domain::kernel::refusal::Refusal;

/// Something that is ours to mend, never the writer's or the citizen's fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// More work waits than can be done in time; nothing was begun.
    #[error("too much work is waiting")]
    Busy,
    /// A row with this key stands there already.
    #[error("a row with this key stands there already: {0}")]
    Unique(String),
    /// The disk is full; nothing was written.
    #[error("the disk is full")]
    Full,
    /// The database broke the work off: the connection was lost, or two transactions stood in each other's way. Surely
    /// nothing was written.
    #[error("the database broke off: {0}")]
    BrokenOff(String),
    /// The connection was lost at the commit and the database can no longer be asked; the same key may be tried again.
    #[error("it is not known whether this was written; ask again with the same key: {0}")]
    Unsure(String),
    /// The disk or the file is damaged. The program must stop: an fsync is never tried twice.
    #[error("the storage is damaged: {0}")]
    Fatal(String),
    /// What is kept does not have the shape that it must have.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// A mistake in the program.
    #[error("mistake in the program: {0}")]
    Bug(String),
}

impl Fault {
    /// A mistake in the program, in words.
    pub fn bug(what: impl Into<String>) -> Self {
        Self::Bug(what.into())
    }

    /// What a failed file operation means.
    pub(crate) fn disk(error: &Error) -> Self {
        if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
            Self::Full
        } else if error.kind() == ErrorKind::NotFound {
            Self::Unreadable(format!("a file is missing: {error}"))
        } else {
            Self::Fatal(error.to_string())
        }
    }
}

/// Why a change was not made. In every case nothing was written, but where a [`Failure::Fault`] says that this is not known.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// The rules say no; the refusal says on what basis, and what now.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The same idempotency key came before with another request.
    #[error("this key was used for another request")]
    KeyReused,
    /// The queue is full; the caller answers 503 and names other ways to reach the office.
    #[error("too much work is waiting")]
    Busy,
    /// The disk is full; the caller answers 507.
    #[error("the disk is full")]
    DiskFull,
    /// The stream has moved on since the caller looked.
    #[error("the stream has moved on")]
    Stale,
    /// Ours to mend; the same key may be tried again.
    #[error("{0}")]
    Fault(String),
}

/// Why a directory was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another program has the directory open.
    #[error("another program has this directory open")]
    Locked,
    /// The directory lies on a network file system, where locks and fsync cannot be relied on.
    #[error("the directory lies on a network file system")]
    Network,
    /// The key file can be read by others than its owner.
    #[error("the key file can be read by others; its mode must be 0600")]
    KeyFileOpen,
    /// There are events, but the key file or key store is missing.
    #[error("the key file or the key store is missing; put it back or restore a backup with its .keys file")]
    KeysMissing,
    /// The key store does not open with this key file.
    #[error("the key store does not open with this key file")]
    WrongKey,
    /// The files were written by a newer version of this program.
    #[error("the data were written by a newer version of this program")]
    Newer,
    /// A migration that was applied differs from the one in the program.
    #[error("migration {0} differs from the one that was applied")]
    Changed(i64),
    /// The clock shows a time more than thirty days after the last event.
    #[error(
        "the clock shows a time more than thirty days after the last event ({last} ms); confirm it, or set it right"
    )]
    ClockAhead {
        /// When the last event was recorded: milliseconds since 1970 in UTC.
        last: i64,
        /// What the clock shows.
        now: i64,
    },
    /// This program is newer than the directory, and the backup that comes before every change of shape failed.
    #[error(
        "this program is newer than the data, and the backup that comes first could not be taken as {}; nothing was changed: {why}",
        file.display()
    )]
    NoBackup {
        /// Where it should have been.
        file: std::path::PathBuf,
        /// Why it failed.
        why: Box<OpenError>,
    },
    /// The address of the database cannot be used.
    #[error("the address of the database cannot be used: {0}")]
    Address(String),
    /// The database does not answer, or does not let us in.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// A setting of the database with which something acknowledged could be lost, or sorted otherwise.
    #[error("the database's {name} is {is:?}; it must be {wanted}")]
    Setting {
        /// The setting.
        name: &'static str,
        /// What it is.
        is: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// Another program writes to this database.
    #[error("another program has this database open")]
    Taken,
    /// The events of this directory are in a database, and none was named.
    #[error("the events of this directory are in a database; name its address (--database)")]
    InDatabase,
    /// A database was named for a directory that has its events in a file.
    #[error("this directory has its events in ledger.db; it cannot be opened with a database as well")]
    InDirectory,
    /// Directory and database do not belong together.
    #[error(
        "the keys of this directory and this database do not belong together; name the database and the directory of one installation"
    )]
    OtherInstallation,
    /// Not to be had of a ledger that is in a database.
    #[error(
        "{what} cannot be made of a ledger in a database yet: back up the database with its own tools (pg_dump, pg_basebackup) and, apart from it, keys.db, master.key and files/ of the directory"
    )]
    OnServer {
        /// What was asked for.
        what: &'static str,
    },
    /// A restore wants an empty directory.
    #[error("the directory is not empty")]
    NotEmpty,
    /// A restore was interrupted; what lies there is not whole.
    #[error("a restore into this directory was interrupted; empty it and restore again")]
    HalfRestored,
    /// Files could not be read or written.
    #[error("{what}: {source}")]
    Io {
        /// What was attempted.
        what: &'static str,
        /// Why it failed.
        source: Error,
    },
    /// The database said no.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl OpenError {
    /// The same for somebody who is at work already.
    pub(crate) fn into_fault(self) -> Fault {
        if let Self::Fault(fault) = self {
            return fault;
        }
        if let Self::Io { source, .. } = &self {
            return Fault::disk(source);
        }
        Fault::bug(self.to_string())
    }

    /// Says what was attempted when a file operation failed.
    pub(crate) fn io(what: &'static str) -> impl FnOnce(Error) -> Self {
        move |source| Self::Io { what, source }
    }
}
