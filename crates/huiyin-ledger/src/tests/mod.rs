//! The promises of the ledger, each in a fresh directory.

mod changes;
mod faults;
mod leftovers;
mod memory;
mod proof;
mod random;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use huiyin_domain::{
    concern::Class,
    event::{Event, Fact},
    intake::{self, Channel, CodeIssued, Filed, ReporterNamed},
    kernel::{
        actor::Actor,
        ids::{Hex, UnitId},
        number::Number,
        text::{Name, Prose, Title},
        time::{Moment, Zone},
    },
    words::{ConcernWords, ReporterWords, Words},
};

use crate::{
    Change, Fault, Follows, Ledger, Planned, Receipt, Recorded, Root, Settings, StreamKind, Target, Tx, View, sql,
};

pub(super) const DAY: i64 = 86_400_000;
/// What people wrote in these tests; it must be found in no file.
pub(super) const CANARY: &str = "门前的路坑坑洼洼huiyincanary0123456789";

const PUT_ROW: &str = sql!(
    "INSERT INTO concerns (concern, position, events, code) VALUES ($1, $2, $3, $4)
     ON CONFLICT (concern) DO UPDATE SET position = excluded.position, events = excluded.events"
);
const COUNT: &str =
    sql!("INSERT INTO counts (kind, n) VALUES ($1, 1) ON CONFLICT (kind) DO UPDATE SET n = counts.n + 1");

fn put_concern(tx: &mut Tx, event: &Recorded, root: &Root) -> Result<(), Fault> {
    let Root::Concern(concern) = root else { return Ok(()) };
    let code = concern.stage().word();
    tx.put(PUT_ROW, &[event.stream.into(), event.position.into(), event.seq.into(), code.into()])
}

fn count(tx: &mut Tx, event: &Recorded, _root: &Root) -> Result<(), Fault> {
    tx.put(COUNT, &[event.fact.kind().into()])
}

pub(super) static VIEWS: [View; 2] = [
    View {
        name: "concerns",
        version: 1,
        ddl: &[
            sql!(
                "CREATE TABLE concerns (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, events BIGINT NOT NULL, code TEXT NOT NULL)"
            ),
            sql!("CREATE INDEX concerns_code ON concerns (code, concern)"),
        ],
        tables: &["concerns"],
        follows: Follows::States,
        apply: put_concern,
    },
    View {
        name: "counts",
        version: 1,
        ddl: &[sql!("CREATE TABLE counts (kind TEXT PRIMARY KEY, n BIGINT NOT NULL)")],
        tables: &["counts"],
        follows: Follows::Events,
        apply: count,
    },
];

pub(super) static SIDE_TABLES: [&str; 1] = [sql!("CREATE TABLE drafts (id BYTEA PRIMARY KEY, sealed BYTEA NOT NULL)")];

/// A clock that tests set.
pub(super) fn clock(start: i64) -> (Arc<AtomicI64>, Arc<dyn Fn() -> Moment + Send + Sync>) {
    let time = Arc::new(AtomicI64::new(start));
    let shown = Arc::clone(&time);
    (time, Arc::new(move || Moment(shown.load(Ordering::SeqCst))))
}

pub(super) fn settings(dir: &Path) -> Settings {
    let (_time, clock) = clock(1_764_028_800_000);
    Settings { side_tables: &SIDE_TABLES, readers: 2, ..Settings::new(dir, clock, &VIEWS) }
}

pub(super) fn open(dir: &Path) -> Ledger {
    Ledger::open(settings(dir)).unwrap()
}

pub(super) fn fresh() -> (tempfile::TempDir, Ledger) {
    let dir = tempfile::tempdir().unwrap();
    let ledger = open(dir.path());
    (dir, ledger)
}

pub(super) fn filed(n: u8) -> Event {
    let words = ConcernWords {
        files: Vec::new(),
        place: None,
        late_because: None,
        text: Prose::parse(CANARY).unwrap(),
        title: Title::parse("路").unwrap(),
    };
    let filed = Filed {
        channel: Channel::Web,
        class: Class::Ordinary,
        desk: UnitId(1),
        files: Vec::new(),
        id: Hex([n; 16]),
        number: Number::from_chance(u64::from(n)),
        origin: None,
        place: None,
        received_on: Moment(1_764_028_800_000).day(&Zone::shanghai()),
    };
    Event::saying(intake::Fact::Filed(filed), Words::Concern(words))
}

pub(super) fn code(n: u8) -> Event {
    Event::bare(intake::Fact::CodeIssued(CodeIssued { anew: None, code: Hex([n; 32]), reporter: 1, token: None }))
}

pub(super) fn named() -> Event {
    let words = ReporterWords {
        name: Some(Name::parse("周桂兰").unwrap()),
        phone: Some("13800138000".to_owned()),
        ..ReporterWords::default()
    };
    Event::saying(intake::Fact::ReporterNamed(ReporterNamed { reporter: 1, ways: Vec::new() }), Words::Reporter(words))
}

/// A change by a citizen that writes these events to the first target.
pub(super) fn writes(target: Target, events: Vec<Event>) -> Change {
    Change::new(Actor::Citizen, vec![target], move |_scene| Ok(events.iter().cloned().map(Planned::new).collect()))
}

/// Files a concern and gives its receipt.
pub(super) fn file_one(ledger: &Ledger, n: u8) -> Receipt {
    ledger.change_blocking(writes(Target::New(StreamKind::Concern), vec![filed(n), code(n), named()])).unwrap()
}

/// The row of the test's view.
pub(super) fn events_in_view(ledger: &Ledger, stream: i64) -> Option<i64> {
    const EVENTS: &str = sql!("SELECT events FROM concerns WHERE concern = $1");
    ledger.read_blocking(move |read| read.one(EVENTS, &[stream.into()], |row| row.get(0))).unwrap()
}

pub(super) fn kinds(ledger: &Ledger, stream: i64) -> Vec<&'static str> {
    let history = ledger.read_blocking(move |read| read.history(stream)).unwrap();
    history.iter().map(|event: &Recorded| event.fact.kind()).collect()
}

pub(super) fn is_filed(fact: &Fact) -> bool {
    matches!(fact, Fact::Intake(intake::Fact::Filed(_)))
}
