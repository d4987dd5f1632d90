//! What callers hand in and get back.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use huiyin_domain::{
    Office,
    concern::Concern,
    event::{Event, Fact, Stamp},
    kernel::{
        actor::{Actor, Role},
        refusal::Refusal,
        time::Moment,
    },
};

use crate::{fault::Fault, files::StoredFile, tx::Tx};

/// How a ledger is opened.
pub struct Settings {
    /// The directory that is the whole installation. Made when it is not there.
    pub dir: PathBuf,
    /// Address of the database that holds the events; with `None` they are in a file of the directory. Keys, attachments and
    /// the word index are in the directory either way.
    pub database: Option<Address>,
    /// Where the master key lies; `None` is beside the data.
    pub key_file: Option<PathBuf>,
    /// What time it is. The ledger asks nothing else.
    pub clock: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// Watches the clock; `None` where time is invented (demo, tests, import of a story).
    pub guard: Option<ClockGuard>,
    /// Tables made from events, in the order in which they are applied.
    pub views: &'static [View],
    /// Declarations of the program's own tables (drafts, sessions). Each is run once, ever: add at the end, never edit.
    pub side_tables: &'static [&'static str],
    /// Where a backup goes before a newer program changes the shape of an older directory; `None` takes none.
    pub before_upgrade: Option<PathBuf>,
    /// Threads that answer pages.
    pub readers: usize,
    /// Changes that may wait; the next one is refused as busy.
    pub queue: usize,
    /// Called when the storage is damaged. The program's own exits with 70; a test may look instead.
    pub on_fatal: Arc<dyn Fn(&Fault) + Send + Sync>,
}

impl Settings {
    /// The usual settings for a directory; views and clock are the program's.
    pub fn new(dir: impl Into<PathBuf>, clock: Arc<dyn Fn() -> Moment + Send + Sync>, views: &'static [View]) -> Self {
        Self {
            dir: dir.into(),
            database: None,
            key_file: None,
            clock,
            guard: None,
            views,
            side_tables: &[],
            before_upgrade: None,
            readers: 4,
            queue: 1_024,
            on_fatal: Arc::new(|fault| {
                tracing::error!(%fault, "the storage is damaged; stopping, because an fsync is never tried twice");
                std::process::exit(70);
            }),
        }
    }
}

/// Address of a database: `postgres://USER:PASSWORD@HOST/NAME`, or `host=… user=… dbname=…`. It may hold a password, so it
/// is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// As it was typed; whether it can be used is said when it is opened.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl From<String> for Address {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address(…)")
    }
}

/// Keeps a wrong clock from poisoning the log, in which time never runs backwards.
#[derive(Clone)]
pub struct ClockGuard {
    /// A clock that nobody can set.
    pub monotonic: Arc<dyn Fn() -> Duration + Send + Sync>,
    /// A person has confirmed that the time is right although the last event is more than thirty days old.
    pub confirmed: bool,
}

impl ClockGuard {
    /// Watches against the machine's own count of time.
    pub fn new(confirmed: bool) -> Self {
        let start = Instant::now();
        Self { monotonic: Arc::new(move || start.elapsed()), confirmed }
    }
}

/// A table, or a few, that follow the events and can be made from them again at any time.
#[derive(Debug)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// Raised when `apply` changes what it writes; the view is then built anew at the next start.
    pub version: u32,
    /// Its declarations in plain SQL: BIGINT, TEXT, BYTEA, BOOLEAN. The dialect adds what one database wants besides.
    pub ddl: &'static [&'static str],
    /// Its tables; dropped before a rebuild and compared by digest.
    pub tables: &'static [&'static str],
    /// Which events it is shown.
    pub follows: Follows,
    /// Takes in one event; the root is the folded state after it.
    pub apply: fn(&mut Tx, &Recorded, &Root) -> Result<(), Fault>,
}

/// Which events a view is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Each of them: the view keeps what happened.
    Events,
    /// Of events of one stream that stand one after the other, the last or also some before: the view keeps how things
    /// stand, and must come out the same whichever of them it was shown. A report of five events is then one row once.
    States,
}

/// What a stream is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StreamKind {
    /// One concern.
    Concern,
    /// Who read something: of one concern and day, or of a unit's lists and day.
    Reads,
    /// Units, posts, people, areas, categories.
    Office,
    /// Terms and limits in force.
    Policy,
    /// Working days.
    Calendar,
    /// Sign-ins.
    Accounts,
}

impl StreamKind {
    pub(crate) const ALL: [Self; 6] =
        [Self::Concern, Self::Reads, Self::Office, Self::Policy, Self::Calendar, Self::Accounts];

    /// The word kept on disk.
    pub fn word(self) -> &'static str {
        match self {
            Self::Concern => "concern",
            Self::Reads => "reads",
            Self::Office => "office",
            Self::Policy => "policy",
            Self::Calendar => "calendar",
            Self::Accounts => "accounts",
        }
    }

    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The stream to which a change writes. Its number is internal and never shown: it would tell how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A new one, with a key of its own.
    New(StreamKind),
    /// One that exists.
    Stream(i64),
    /// The one of that name, made when it is first written to.
    Named {
        /// What it is about.
        kind: StreamKind,
        /// Its name among those of its kind.
        name: String,
        /// The stream whose key it uses; with `None` it gets one of its own.
        key_of: Option<i64>,
    },
}

impl Target {
    /// The office itself.
    pub fn office() -> Self {
        Self::Named { kind: StreamKind::Office, name: "office".to_owned(), key_of: None }
    }
}

/// The folded state of a stream.
#[derive(Clone, Debug)]
pub enum Root {
    /// Of a concern.
    Concern(Box<Concern>),
    /// Of the office.
    Office(Box<Office>),
    /// Of a stream that has no state worth folding.
    Other,
}

impl Root {
    pub(crate) fn empty(kind: StreamKind) -> Self {
        match kind {
            StreamKind::Concern => Self::Concern(Box::default()),
            StreamKind::Office => Self::Office(Box::default()),
            StreamKind::Reads | StreamKind::Policy | StreamKind::Calendar | StreamKind::Accounts => Self::Other,
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        match self {
            Self::Concern(concern) => concern.evolve(fact, stamp),
            Self::Office(office) => {
                if let Fact::Office(fact) = fact {
                    office.evolve(fact, stamp);
                }
            }
            Self::Other => {}
        }
    }

    /// The concern, when it is one.
    pub fn concern(&self) -> Option<&Concern> {
        match self {
            Self::Concern(concern) => Some(concern),
            Self::Office(_) | Self::Other => None,
        }
    }

    /// The office, when it is that.
    pub fn office(&self) -> Option<&Office> {
        match self {
            Self::Office(office) => Some(office),
            Self::Concern(_) | Self::Other => None,
        }
    }
}

/// A time that somebody claims for an event: a letter may be registered on Monday that came on Friday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurred(Vec<u8>);

impl Occurred {
    /// A claimed civil date or time (`2025-11-21`, `2025-11-21T08:30`), how exact it is, and who says so. All three are
    /// ASCII words of ours.
    ///
    /// # Errors
    /// [`Fault::Bug`] when one of them is no such word.
    pub fn claimed(at: &str, precision: &str, says: &str) -> Result<Self, Fault> {
        let plain = |text: &str| text.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'"' && sign != b'\\');
        if ![at, precision, says].into_iter().all(plain) {
            return Err(Fault::bug("a claimed time is not made of plain words"));
        }
        Ok(Self(format!(r#"{{"at":"{at}","precision":"{precision}","says":"{says}"}}"#).into_bytes()))
    }

    /// As stored.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

/// One event as it is kept.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// 0, 1, 2 … over all streams.
    pub position: i64,
    /// Its stream.
    pub stream: i64,
    /// 1, 2, 3 … in its stream.
    pub seq: i64,
    /// When it was recorded and who acted.
    pub stamp: Stamp,
    /// As what they acted.
    pub role: Role,
    /// The time that somebody claims for it.
    pub occurred: Option<Occurred>,
    /// What happened.
    pub fact: Fact,
}

/// Versions of the rules by which a change was decided; part of the hashed envelope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Of the policy.
    pub policy: i64,
    /// Of the calendars.
    pub calendar: i64,
}

/// Decides what happens. Pure; may run twice; refuses before anything is written.
pub type Decide = Box<dyn Fn(&Scene<'_>) -> Result<Vec<Planned>, Refusal> + Send>;
/// Writes rows beside the events, in the same transaction. May run twice.
pub type Side = Box<dyn Fn(&mut Tx, &Receipt) -> Result<(), Fault> + Send>;

/// One command with everything that belongs to it.
pub struct Change {
    /// Who acts.
    pub actor: Actor,
    /// Idempotency key, time first; the same key gives the same receipt.
    pub key: Option<[u8; 16]>,
    /// Digest of the request ([`crate::Ledger::request_digest`]); the same key with another request is refused.
    pub request: [u8; 16],
    /// Rules by which it is decided.
    pub versions: Versions,
    /// The streams it looks at and writes to. Not the same twice.
    pub targets: Vec<Target>,
    /// Decides.
    pub decide: Decide,
    /// Files kept before, by the target to which they belong.
    pub files: Vec<(usize, StoredFile)>,
    /// Rows beside the events.
    pub side: Vec<Side>,
}

impl Change {
    /// A change without key, files or rows beside it.
    pub fn new(
        actor: Actor,
        targets: Vec<Target>,
        decide: impl Fn(&Scene<'_>) -> Result<Vec<Planned>, Refusal> + Send + 'static,
    ) -> Self {
        Self {
            actor,
            key: None,
            request: [0; 16],
            versions: Versions::default(),
            targets,
            decide: Box::new(decide),
            files: Vec::new(),
            side: Vec::new(),
        }
    }
}

/// What a decision is made on.
pub struct Scene<'a> {
    /// The time under which it will be recorded.
    pub now: Moment,
    /// Folded state of each target, in their order.
    pub roots: &'a [Root],
    /// Sequence of the last event of each target; 0 for an empty stream.
    pub seqs: &'a [i64],
    /// The office as of now.
    pub office: &'a Office,
}

/// One event that a decision wants written.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Which of the targets.
    pub target: usize,
    /// Sequence of the last event that the caller knew of; with `None` any will do.
    pub expected: Option<i64>,
    /// What happened, and the words that go beside it.
    pub event: Event,
    /// The time that somebody claims for it.
    pub occurred: Option<Occurred>,
}

impl Planned {
    /// An event for the first target, whatever its sequence.
    pub fn new(event: Event) -> Self {
        Self { target: 0, expected: None, event, occurred: None }
    }
}

/// What is known once everything is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Position of the first event; without events, the number of events there are.
    pub position: i64,
    /// Numbers of the targets' streams, in their order; 0 for a stream to which nothing was written and that is not there.
    pub streams: Vec<i64>,
    /// When it was recorded.
    pub at: Moment,
    /// It had been done before, with the same key and the same request.
    pub repeated: bool,
}
