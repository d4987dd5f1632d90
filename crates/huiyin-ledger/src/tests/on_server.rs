//! What only a server can do to a ledger: be the wrong one, be set so that it loses something, go away in the middle.

use std::{
    collections::HashSet,
    io::{Read as _, Write as _},
    net::Shutdown,
    os::unix::net::{UnixListener, UnixStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::{
    code, file_one, filed,
    server_of_tests::{self, Programs, Server, address_of, schema_of},
    settings, writes,
};
use crate::{Address, Change, Failure, Ledger, OpenError, Settings, StreamKind, Target};

/// The folder of the server that the tests share, or the end of a test where there is none.
macro_rules! server {
    () => {
        match server_of_tests::shared() {
            Some(folder) => folder,
            None => return println!("skipped: PostgreSQL is not installed (Debian: postgresql-15)"),
        }
    };
}

fn at(dir: &Path, address: &str) -> Settings {
    Settings { database: Some(Address::new(address)), ..settings(dir) }
}

fn keyed(key: u64) -> Change {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&key.to_be_bytes());
    let change = writes(Target::New(StreamKind::Concern), vec![filed(1), code(2)]);
    Change { key: Some(bytes), request: [7; 16], ..change }
}

#[test]
fn an_address_that_cannot_be_used_is_refused_without_its_password() {
    let dir = tempfile::tempdir().unwrap();
    for address in ["nonsense", "postgres://office:secret@db.example.org/huiyin", "postgres://office:secret@10.0.0.7/x"]
    {
        let refused = Ledger::open(at(dir.path(), address)).err().unwrap();
        assert!(matches!(refused, OpenError::Address(_)), "{refused:?}");
        assert!(!format!("{refused} {refused:?}").contains("secret"));
    }
    let nobody = format!("host={} user=huiyin", dir.path().display());
    assert!(matches!(Ledger::open(at(dir.path(), &nobody)), Err(OpenError::Unreachable(_))));
    assert!(!dir.path().join("keys.db").exists(), "nothing was begun");
}

#[test]
fn a_server_that_could_lose_or_mix_up_something_is_refused() {
    let Some(server) = Server::start("") else { return };
    let folder = server.folder().to_owned();
    let sql = |text: &str| server.programs.sql(&folder, text);
    let address = |more: &str| format!("host={} user=huiyin {more}", folder.display());
    let refused = |address: &str| {
        let dir = tempfile::tempdir().unwrap();
        match Ledger::open(at(dir.path(), address)) {
            Err(OpenError::Setting { name, .. }) => name,
            other => panic!("{:?}", other.map(|_ledger| ())),
        }
    };
    for setting in ["fsync", "full_page_writes"] {
        sql(&format!("ALTER SYSTEM SET {setting} = off"));
        sql("SELECT pg_reload_conf()");
        std::thread::sleep(Duration::from_millis(200));
        assert_eq!(refused(&address("dbname=postgres")), setting);
        sql(&format!("ALTER SYSTEM RESET {setting}"));
    }
    sql("SELECT pg_reload_conf()");
    assert_eq!(refused(&address("dbname=postgres options='-c synchronous_commit=off'")), "synchronous_commit");
    assert_eq!(refused(&address("dbname=postgres options='-c search_path=nowhere'")), "search_path");
    sql("CREATE DATABASE other TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
    assert_eq!(refused(&address("dbname=other")), "lc_collate");
    sql("CREATE DATABASE bytes TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
    assert_eq!(refused(&address("dbname=bytes")), "server_encoding");
    std::thread::sleep(Duration::from_millis(200));
    let dir = tempfile::tempdir().unwrap();
    assert!(Ledger::open(at(dir.path(), &address("dbname=postgres"))).is_ok(), "the control");
}

#[test]
fn directory_and_database_must_be_of_one_installation() {
    server!();
    let (first, second, fresh) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two, empty) = (address_of(first.path()), address_of(second.path()), address_of(fresh.path()));
    drop(Ledger::open(at(first.path(), &one)).unwrap());
    drop(Ledger::open(at(second.path(), &two)).unwrap());
    let refused = |settings: Settings| Ledger::open(settings).err().unwrap();
    assert!(matches!(refused(at(second.path(), &one)), OpenError::OtherInstallation));
    assert!(matches!(refused(at(second.path(), &empty)), OpenError::OtherInstallation), "a database that was emptied");
    assert!(matches!(refused(settings(second.path())), OpenError::InDatabase), "the address was forgotten");
    assert!(matches!(refused(at(fresh.path(), &one)), OpenError::KeysMissing), "a directory without keys");
    assert!(!fresh.path().join("keys.db").exists());
    let in_a_file = tempfile::tempdir().unwrap();
    file_one(&Ledger::open(settings(in_a_file.path())).unwrap(), 1);
    assert!(matches!(refused(at(in_a_file.path(), &empty)), OpenError::InDirectory));
    assert!(Ledger::open(at(second.path(), &two)).is_ok(), "the control");
}

#[test]
fn a_second_program_on_the_same_database_is_refused() {
    server!();
    let (first, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let address = address_of(first.path());
    let ledger = Ledger::open(at(first.path(), &address)).unwrap();
    assert!(matches!(Ledger::open(at(copy.path(), &address)), Err(OpenError::Taken)));
    file_one(&ledger, 1);
}

#[test]
fn what_a_server_cannot_give_yet_is_refused_and_not_skipped() {
    server!();
    let (dir, place) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let address = address_of(dir.path());
    let ledger = Ledger::open(at(dir.path(), &address)).unwrap();
    file_one(&ledger, 1);
    let file = place.path().join("huiyin.backup");
    assert!(matches!(ledger.backup(&file), Err(OpenError::OnServer { .. })));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
    let target = tempfile::tempdir().unwrap();
    assert!(matches!(Ledger::restore(&file, at(target.path(), &address)), Err(OpenError::OnServer { .. })));
    drop(ledger);
    let newer = Settings { side_tables: &[], before_upgrade: Some(place.path().join("b")), ..at(dir.path(), &address) };
    drop(Ledger::open(newer).unwrap());
    static MORE: [&str; 2] = [super::SIDE_TABLES[0], crate::sql!("CREATE TABLE more (id BIGINT PRIMARY KEY)")];
    let newer = || Settings { side_tables: &MORE, ..at(dir.path(), &address) };
    let before = Settings { before_upgrade: Some(place.path().join("b")), ..newer() };
    let refused = Ledger::open(before).err().unwrap();
    assert!(
        matches!(&refused, OpenError::NoBackup { why, .. } if matches!(**why, OpenError::OnServer { .. })),
        "{refused}"
    );
    assert!(refused.to_string().contains("--confirm-backup"), "{refused}");
    assert!(Ledger::open(newer()).is_ok(), "whoever says that there is a backup goes on");
}

#[test]
fn a_change_by_somebody_with_the_database_in_hand_is_found() {
    let folder = server!();
    let programs = Programs::find().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let address = address_of(dir.path());
    let ledger = Ledger::open(at(dir.path(), &address)).unwrap();
    for n in 0..95 {
        file_one(&ledger, n);
    }
    assert!(ledger.fsck().unwrap().is_sound());
    let schema = schema_of(dir.path());
    let cases = [
        ("events SET at = at + 1 WHERE position = 284", "events SET at = at - 1 WHERE position = 284", "events"),
        ("events SET policy = 9 WHERE position = 7", "events SET policy = 0 WHERE position = 7", "events"),
        ("events SET position = 900 WHERE position = 3", "events SET position = 3 WHERE position = 900", "events"),
        ("streams SET key_n = key_n + 1 WHERE stream = 5", "streams SET key_n = key_n - 1 WHERE stream = 5", "events"),
        ("log_nodes SET n = 7 WHERE n = 0", "log_nodes SET n = 0 WHERE n = 7", "tree"),
        ("log_head SET at = at + 1", "log_head SET at = at - 1", "tree"),
        (
            "contents SET key_n = key_n + 1 WHERE position = 0",
            "contents SET key_n = key_n - 1 WHERE position = 0",
            "contents",
        ),
        ("concerns SET events = 9 WHERE concern = 2", "concerns SET events = 3 WHERE concern = 2", "views"),
    ];
    for (change, undo, place) in cases {
        let as_owner = |text: &str| {
            programs.sql(
                folder,
                &format!("SET search_path = {schema}; SET session_replication_role = replica; UPDATE {text}"),
            );
        };
        as_owner(change);
        let report = ledger.fsck().unwrap();
        assert!(report.findings.iter().any(|finding| finding.place == place), "{change}: {:?}", report.findings);
        as_owner(undo);
    }
    assert_eq!(ledger.fsck().unwrap().findings, []);
}

#[test]
fn not_even_an_empty_table_of_events_can_be_emptied() {
    server!();
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(at(dir.path(), &address_of(dir.path()))).unwrap();
    for text in ["TRUNCATE events", "TRUNCATE contents", "DELETE FROM events WHERE position = 99"] {
        let outcome = ledger.side_blocking(Box::new(move |tx, _| tx.put(text, &[])));
        assert!(matches!(&outcome, Err(Failure::Fault(why)) if why.contains("append-only")), "{text}: {outcome:?}");
    }
}

#[test]
fn a_text_that_the_server_cannot_keep_harms_nobody() {
    server!();
    const FIND: &str = crate::sql!("SELECT kind FROM counts WHERE kind = $1");
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(at(dir.path(), &address_of(dir.path()))).unwrap();
    let find = |text: &'static str| {
        ledger.read_blocking(move |read| read.one(FIND, &[text.into()], |row| row.get::<String>(0))).unwrap()
    };
    assert_eq!(find("a\0b"), None);
    let put = crate::sql!("INSERT INTO counts (kind, n) VALUES ($1, 1)");
    ledger.side_blocking(Box::new(move |tx, _| tx.put(put, &["a\0b".into()]))).unwrap();
    assert_eq!(find("a\0b").as_deref(), Some("a\u{FFFD}b"));
    assert_eq!(find("ab"), None);
}

#[test]
fn a_fault_that_a_command_swallows_still_fails_it() {
    server!();
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(at(dir.path(), &address_of(dir.path()))).unwrap();
    let mut change = writes(Target::New(StreamKind::Concern), vec![filed(1)]);
    change.side.push(Box::new(|tx, _| {
        let nowhere = tx.one(crate::sql!("SELECT n FROM nowhere"), &[], |row| row.get::<i64>(0));
        assert!(nowhere.is_err());
        Ok(())
    }));
    let outcome = ledger.change_blocking(change);
    assert!(matches!(outcome, Err(Failure::Fault(_))), "its COMMIT would have been a silent ROLLBACK: {outcome:?}");
    assert_eq!((ledger.size().unwrap(), file_one(&ledger, 1).position), (0, 0));
}

#[test]
fn a_page_sees_the_old_views_until_a_rebuild_is_done() {
    server!();
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(at(dir.path(), &address_of(dir.path()))).unwrap();
    file_one(&ledger, 1);
    let (asked, ask) = std::sync::mpsc::channel();
    let (go_on, gone_on) = std::sync::mpsc::channel::<()>();
    let page = {
        let ledger = ledger.clone();
        std::thread::spawn(move || {
            ledger.read_blocking(move |read| {
                read.log_root()?;
                asked.send(()).unwrap();
                gone_on.recv().unwrap();
                crate::views::digest(read, "concerns")
            })
        })
    };
    ask.recv().unwrap();
    ledger.rebuild().unwrap();
    go_on.send(()).unwrap();
    assert_eq!(page.join().unwrap().unwrap().rows, 1, "neither an empty table nor a wait");
}

/// Where the connection is cut.
const BEFORE_COMMIT: u8 = 1;
const AFTER_COMMIT: u8 = 2;

/// A way to the server that can be cut at a COMMIT, once each time it is armed.
struct Way {
    folder: tempfile::TempDir,
    armed: Arc<AtomicU8>,
    cuts: Arc<AtomicUsize>,
}

impl Way {
    fn to(server: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).unwrap();
        let way = Self { folder, armed: Arc::default(), cuts: Arc::default() };
        let (armed, cuts) = (Arc::clone(&way.armed), Arc::clone(&way.cuts));
        let server: PathBuf = server.join(".s.PGSQL.5432");
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = UnixStream::connect(&server).unwrap();
                for (from, to, when, mark) in [
                    (&client, &server, BEFORE_COMMIT, &b"COMMIT\0"[..]),
                    (&server, &client, AFTER_COMMIT, &b"\x0bCOMMIT\0"[..]),
                ] {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let (armed, cuts) = (Arc::clone(&armed), Arc::clone(&cuts));
                    std::thread::spawn(move || {
                        carry(from, to, &|bytes: &[u8]| {
                            let hit = bytes.windows(mark.len()).any(|window| window == mark);
                            let cut =
                                hit && armed.compare_exchange(when, 0, Ordering::SeqCst, Ordering::SeqCst).is_ok();
                            cuts.fetch_add(usize::from(cut), Ordering::SeqCst);
                            cut
                        })
                    });
                }
            }
        });
        way
    }

    fn address(&self, address: &str) -> String {
        let (_host, rest) = address.split_once(' ').unwrap();
        format!("host={} {rest}", self.folder.path().display())
    }
}

fn carry(mut from: UnixStream, mut to: UnixStream, is_cut: &dyn Fn(&[u8]) -> bool) {
    let mut bytes = [0; 65_536];
    while let Ok(length) = from.read(&mut bytes) {
        if length == 0 || is_cut(&bytes[..length]) || to.write_all(&bytes[..length]).is_err() {
            break;
        }
    }
    for end in [from, to] {
        // The other direction may have closed it already.
        let _closed = end.shutdown(Shutdown::Both);
    }
}

/// Files four concerns without and with keys while the connection is cut at each COMMIT; says how many events there are,
/// and how often a key was answered by its row.
fn file_while_cut(when: u8, more: &str) -> (i64, usize) {
    let folder = server_of_tests::shared().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let way = Way::to(folder);
    let address = way.address(&address_of(dir.path())) + more;
    let ledger = Ledger::open(at(dir.path(), &address)).unwrap();
    let mut repeated = 0;
    for n in 0..4_u64 {
        way.armed.store(when, Ordering::SeqCst);
        let change =
            if n % 2 == 0 { keyed(n) } else { writes(Target::New(StreamKind::Concern), vec![filed(9), code(9)]) };
        repeated += usize::from(ledger.change_blocking(change).unwrap().repeated);
    }
    assert_eq!(way.cuts.load(Ordering::SeqCst), 4, "each was cut");
    assert_eq!(ledger.fsck().unwrap().findings, []);
    (ledger.size().unwrap(), repeated)
}

#[test]
fn a_commit_whose_answer_is_lost_is_written_once_and_answered() {
    server!();
    assert_eq!(file_while_cut(AFTER_COMMIT, ""), (8, 0));
}

#[test]
fn a_commit_that_never_arrived_is_run_again() {
    server!();
    assert_eq!(file_while_cut(BEFORE_COMMIT, ""), (8, 0));
}

/// The control: whoever does not ask the server takes a lost answer for a lost batch. Then only the rows of the keys hold.
#[test]
fn without_asking_for_the_fate_what_has_no_key_is_doubled() {
    server!();
    assert_eq!(file_while_cut(AFTER_COMMIT, " application_name=control"), (12, 2));
}

/// Callers that file until they are told to stop; each keeps what was acknowledged.
fn under_load(ledger: &Ledger, while_they_file: impl FnOnce()) -> (Vec<i64>, usize) {
    let (stop, failures) = (AtomicBool::new(false), AtomicUsize::new(0));
    let positions = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..8_u64)
            .map(|caller| {
                let (stop, failures) = (&stop, &failures);
                scope.spawn(move || {
                    let mut acknowledged = Vec::new();
                    for n in 0.. {
                        if stop.load(Ordering::SeqCst) {
                            break;
                        }
                        let change = if n % 3 == 0 {
                            writes(Target::New(StreamKind::Concern), vec![filed(3), code(3)])
                        } else {
                            keyed(caller << 32 | n)
                        };
                        match ledger.change_blocking(change) {
                            Ok(receipt) => acknowledged.push(receipt.position),
                            Err(failure) => {
                                println!("{failure}");
                                failures.fetch_add(1, Ordering::SeqCst);
                            }
                        }
                    }
                    acknowledged
                })
            })
            .collect();
        while_they_file();
        stop.store(true, Ordering::SeqCst);
        callers.into_iter().flat_map(|caller| caller.join().unwrap()).collect::<Vec<_>>()
    });
    (positions, failures.into_inner())
}

/// Each acknowledged concern is there, once, and nothing else is.
fn nothing_lost_or_doubled(ledger: &Ledger, positions: &[i64]) {
    let distinct: HashSet<_> = positions.iter().collect();
    assert_eq!(distinct.len(), positions.len(), "two were given the same place");
    assert_eq!(ledger.size().unwrap(), positions.len() as i64 * 2, "what was acknowledged, and nothing else");
    assert_eq!(ledger.fsck().unwrap().findings, []);
}

#[test]
fn connections_that_are_ended_under_load_lose_and_double_nothing() {
    let folder = server!();
    let programs = Programs::find().unwrap();
    let dir = tempfile::tempdir().unwrap();
    let name = schema_of(dir.path());
    let ledger = Ledger::open(at(dir.path(), &address_of(dir.path()))).unwrap();
    let mut ended = 0;
    let (positions, failures) = under_load(&ledger, || {
        for _ in 0..25 {
            std::thread::sleep(Duration::from_millis(40));
            let told = programs.sql(
                folder,
                &format!(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                     WHERE application_name = '{name}' AND query NOT LIKE 'BEGIN ISOLATION LEVEL REPEATABLE%'"
                ),
            );
            ended += told.parse::<usize>().unwrap();
        }
    });
    println!("{} acknowledged, {ended} connections ended, {failures} failures", positions.len());
    assert!(ended > 20 && positions.len() > 100);
    assert_eq!(failures, 0, "nobody is told of it");
    nothing_lost_or_doubled(&ledger, &positions);
}

#[test]
fn a_server_that_dies_under_load_loses_nothing_that_was_acknowledged() {
    let Some(server) = Server::start("") else { return };
    let dir = tempfile::tempdir().unwrap();
    let address = format!("host={} user=huiyin dbname=postgres", server.folder().display());
    let ledger = Ledger::open(at(dir.path(), &address)).unwrap();
    let (positions, failures) = under_load(&ledger, || {
        std::thread::sleep(Duration::from_millis(400));
        server.stop();
        server.start_again("");
        std::thread::sleep(Duration::from_millis(400));
    });
    assert!(positions.len() > 50);
    assert_eq!(failures, 0, "whoever waits is served when it is back");
    nothing_lost_or_doubled(&ledger, &positions);
}
