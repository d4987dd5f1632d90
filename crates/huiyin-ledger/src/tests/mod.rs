//! The promises of the ledger, each in a fresh directory, with its events in a file and on a server.

mod changes;
mod faults;
mod leftovers;
mod memory;
mod on_server;
mod proof;
mod random;

#[path = "../../tests/postgres/mod.rs"]
pub(crate) mod server_of_tests;

use std::{
    cell::Cell,
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
    Address, Change, Fault, Follows, Ledger, Planned, Receipt, Recorded, Root, Settings, StreamKind, Target, Tx, View,
    sql,
};

/// Each of these runs on both databases. A test that is in no list is not called, which the compiler sees.
macro_rules! on_both {
    ($($room:ident: $($name:ident),+;)+) => {
        mod in_a_file {
            $(mod $room {$(
                #[test]
                fn $name() {
                    crate::tests::on(crate::tests::Engine::File, crate::tests::$room::$name);
                }
            )+})+
        }
        mod on_a_server {
            $(mod $room {$(
                #[test]
                fn $name() {
                    crate::tests::on(crate::tests::Engine::Server, crate::tests::$room::$name);
                }
            )+})+
        }
    };
}

on_both! {
    changes: events_stand_in_one_order_without_gaps, the_same_key_and_request_give_the_same_receipt, the_same_key_for_another_request_is_refused, a_refusal_writes_nothing, a_stream_that_moved_on_is_stale_and_stays_as_it_is, a_decision_sees_the_folded_state_of_each_target, one_change_writes_several_streams_or_none, a_reads_stream_uses_the_key_of_its_concern, every_decision_sees_the_office_as_of_now, time_never_runs_backwards, many_changes_at_once_share_commits_and_keep_their_order, the_last_handle_may_go_with_the_last_change, one_key_pressed_many_times_at_once_is_one_concern, a_key_is_forgotten_after_its_time;
    faults: a_fault_fails_only_the_command_that_caused_it, after_a_fault_the_state_in_memory_is_the_state_on_disk, events_cannot_be_changed_or_removed, a_start_long_after_the_last_event_wants_a_person, a_clock_that_jumps_stops_writing_but_not_reading, damage_stops_the_program, a_command_that_panics_fails_alone, a_full_disk_refuses_all_and_goes_on, a_full_queue_refuses_before_anything_is_done;
    leftovers: a_file_that_belongs_to_nothing_goes_when_it_is_old_enough, a_file_of_an_event_stays_however_old_and_whoever_asks, a_file_whose_writing_was_broken_off_goes_with_the_others, checks_that_run_at_once_do_not_take_each_others_copy_away, a_copy_that_a_kill_left_behind_is_gone_after_the_next_start;
    memory: words_come_back_with_a_permit, words_of_another_stream_do_not_open_under_this_one, no_word_stands_in_clear_in_any_file, a_file_belongs_to_the_stream_of_its_change, a_second_opening_is_refused_and_a_closed_one_can_be_opened, without_its_keys_a_ledger_does_not_open, an_older_key_store_that_is_put_back_gives_out_no_number_twice, a_key_file_that_others_can_read_is_refused, a_page_sees_one_moment_however_long_it_takes, a_view_of_another_shape_is_built_anew_and_one_that_is_gone_is_dropped, a_change_without_events_can_still_write_rows_beside_them;
    proof: a_sound_ledger_has_no_findings, the_tree_is_that_of_the_leaves, a_rebuild_gives_the_same_views_and_a_changed_row_is_seen, a_changed_or_missing_attachment_is_found, an_interrupted_restore_does_not_open_as_an_empty_installation;
    random: everything_fits_after_any_story;
}

/// Where the events of a test are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Engine {
    File,
    Server,
}

thread_local! {
    static ENGINE: Cell<Engine> = const { Cell::new(Engine::File) };
}

fn on(engine: Engine, test: fn()) {
    if engine == Engine::Server && server_of_tests::shared().is_none() {
        println!("skipped: PostgreSQL is not installed (Debian: postgresql-15)");
        return;
    }
    ENGINE.set(engine);
    test();
}

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
    let database = (ENGINE.get() == Engine::Server).then(|| Address::new(server_of_tests::address_of(dir)));
    Settings { database, side_tables: &SIDE_TABLES, readers: 2, ..Settings::new(dir, clock, &VIEWS) }
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
