//! Rebuild, fsck, the tree, backup and restore.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use huiyin_domain::log::{Edge, entry, leaf_hash};
use rusqlite::Connection;

use super::{code, events_in_view, file_one, filed, fresh, open, settings, writes};
use crate::{Fsck, Ledger, OpenError, StreamKind, Target, sql};

/// Enough events that a tile of the tree is full.
fn many(ledger: &Ledger) {
    for n in 0..95 {
        file_one(ledger, n);
    }
    ledger.change_blocking(writes(Target::Stream(3), vec![code(1), code(2)])).unwrap();
    let file = ledger.put_file(b"a photo").unwrap();
    let mut change = writes(Target::New(StreamKind::Concern), vec![filed(200)]);
    change.files.push((0, file));
    ledger.change_blocking(change).unwrap();
}

fn findings(report: &Fsck) -> Vec<&'static str> {
    let mut places: Vec<_> = report.findings.iter().map(|finding| finding.place).collect();
    places.dedup();
    places
}

pub(super) fn a_sound_ledger_has_no_findings() {
    let (_dir, ledger) = fresh();
    assert!(ledger.fsck().unwrap().is_sound(), "an empty one");
    many(&ledger);
    let report = ledger.fsck().unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.log, report.log.size), (ledger.root().unwrap(), 288));
    assert_eq!((report.streams, report.contents, report.files, report.loose_files), (96, 191, 1, 0));
    assert!(report.views.iter().all(|view| view.live.rows > 0));
}

pub(super) fn the_tree_is_that_of_the_leaves() {
    const LEAVES: &str = sql!("SELECT leaf FROM events ORDER BY position LIMIT 1000");
    let (_dir, ledger) = fresh();
    many(&ledger);
    let leaves = ledger.read_blocking(|read| read.query(LEAVES, &[], |row| row.get::<[u8; 32]>(0))).unwrap();
    let mut edge = Edge::default();
    leaves.iter().for_each(|leaf| edge.append(leaf_hash(&entry(leaf)), |_| {}));
    assert_eq!(ledger.root().unwrap().root, edge.root());
    const TILES: &str = sql!("SELECT count(*) FROM log_nodes WHERE level = 1");
    assert_eq!(ledger.read_blocking(|read| read.one(TILES, &[], |row| row.get::<i64>(0))).unwrap(), Some(1));
}

pub(super) fn a_rebuild_gives_the_same_views_and_a_changed_row_is_seen() {
    let (_dir, ledger) = fresh();
    many(&ledger);
    let before = ledger.check_views().unwrap();
    assert!(before.iter().all(|view| view.live == view.rebuilt));
    ledger
        .side_blocking(Box::new(|tx, _| tx.put(sql!("UPDATE concerns SET events = 99 WHERE concern = 3"), &[])))
        .unwrap();
    let changed = ledger.check_views().unwrap();
    assert_eq!(
        changed.iter().filter(|view| view.live != view.rebuilt).map(|view| view.table).collect::<Vec<_>>(),
        ["concerns"]
    );
    assert_eq!(findings(&ledger.fsck().unwrap()), ["views"]);
    ledger.rebuild().unwrap();
    assert_eq!(ledger.check_views().unwrap(), before);
    assert_eq!(events_in_view(&ledger, 3), Some(5));
    file_one(&ledger, 210);
    assert!(ledger.fsck().unwrap().is_sound());
}

/// What somebody with the disk in hand can do: past the triggers, past the program.
fn tamper(file: &Path, text: &str) {
    let connection = Connection::open(file).unwrap();
    for table in ["events", "streams", "log_nodes", "contents", "keys"] {
        for verb in ["UPDATE", "DELETE"] {
            connection.execute_batch(&format!("DROP TRIGGER IF EXISTS {table}_{verb}")).unwrap();
        }
    }
    assert!(connection.execute(text, []).unwrap() > 0, "{text}");
}

#[test]
fn every_kind_of_change_on_disk_is_found() {
    let cases = [
        (
            "ledger.db",
            "UPDATE events SET data = CAST(replace(CAST(data AS TEXT), 'web', 'box') AS BLOB) WHERE position = 0",
            "events",
        ),
        ("ledger.db", "UPDATE events SET at = at + 1 WHERE position = 287", "events"),
        ("ledger.db", "UPDATE events SET role = 'admin', actor = 1 WHERE position = 7", "events"),
        ("ledger.db", "UPDATE events SET policy = 9 WHERE position = 7", "events"),
        ("ledger.db", "UPDATE events SET body = zeroblob(33) WHERE position = 0", "events"),
        ("ledger.db", "UPDATE events SET leaf = zeroblob(32) WHERE position = 100", "events"),
        ("ledger.db", "UPDATE events SET occurred = CAST('{}' AS BLOB) WHERE position = 9", "events"),
        ("ledger.db", "DELETE FROM events WHERE position = 50", "events"),
        ("ledger.db", "DELETE FROM events WHERE position = 287", "events"),
        ("ledger.db", "UPDATE streams SET id = zeroblob(16) WHERE stream = 5", "events"),
        ("ledger.db", "UPDATE streams SET key_n = 1 WHERE stream = 5", "events"),
        ("ledger.db", "UPDATE log_nodes SET hash = zeroblob(32)", "tree"),
        ("ledger.db", "DELETE FROM log_nodes", "tree"),
        ("ledger.db", "UPDATE log_head SET root = zeroblob(32)", "tree"),
        ("ledger.db", "UPDATE log_head SET at = at + 1", "tree"),
        ("ledger.db", "UPDATE contents SET sealed = CAST(sealed || x'00' AS BLOB) WHERE position = 0", "contents"),
        ("ledger.db", "UPDATE contents SET key_n = 2 WHERE position = 0", "contents"),
        ("ledger.db", "DELETE FROM contents WHERE position = 0", "contents"),
        ("ledger.db", "UPDATE concerns SET code = 'closed' WHERE concern = 2", "views"),
        ("ledger.db", "DELETE FROM counts", "views"),
        ("keys.db", "UPDATE keys SET wrapped = zeroblob(61) WHERE n = 3", "events"),
        ("keys.db", "DELETE FROM keys WHERE n = 3", "events"),
    ];
    let (origin, ledger) = fresh();
    many(&ledger);
    drop(ledger);
    for (file, text, place) in cases {
        let dir = tempfile::tempdir().unwrap();
        copy_folder(origin.path(), dir.path());
        tamper(&dir.path().join(file), text);
        let report = open(dir.path()).fsck().unwrap();
        assert!(findings(&report).contains(&place), "{text}: {:?}", report.findings);
    }
}

pub(super) fn a_changed_or_missing_attachment_is_found() {
    let (dir, ledger) = fresh();
    many(&ledger);
    let shelf = std::fs::read_dir(dir.path().join("files")).unwrap().next().unwrap().unwrap().path();
    let file = std::fs::read_dir(shelf).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(findings(&ledger.fsck().unwrap()), ["files"]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(findings(&ledger.fsck().unwrap()), ["files"]);
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_backup_taken_while_writing_restores_to_the_same_root() {
    let (_dir, ledger) = fresh();
    many(&ledger);
    let stop = Arc::new(AtomicBool::new(false));
    let writing = {
        let (ledger, stop) = (ledger.clone(), Arc::clone(&stop));
        std::thread::spawn(move || {
            let mut written = 0;
            while !stop.load(Ordering::SeqCst) {
                file_one(&ledger, 201);
                written += 1;
            }
            written
        })
    };
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("huiyin.backup");
    let backup = ledger.backup(&file).unwrap();
    let again = ledger.backup(&file).unwrap();
    stop.store(true, Ordering::SeqCst);
    assert!(writing.join().unwrap() > 0);
    assert!(again.log.size >= backup.log.size && backup.files == 1);
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 2, "FILE and FILE.keys, nothing else");

    let target = tempfile::tempdir().unwrap();
    let restored = Ledger::restore(&file, settings(target.path())).unwrap();
    assert_eq!(restored.root().unwrap(), again.log);
    let report = restored.fsck().unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.files, report.log), (1, again.log));
    assert_eq!(file_one(&restored, 202).position, again.log.size, "and goes on");
}

#[test]
fn a_restore_wants_an_empty_directory_and_both_files() {
    let (dir, ledger) = fresh();
    file_one(&ledger, 1);
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("b");
    let backup = ledger.backup(&file).unwrap();
    drop(ledger);
    assert!(matches!(Ledger::restore(&file, settings(dir.path())), Err(OpenError::NotEmpty)));
    std::fs::remove_file(&backup.keys).unwrap();
    let target = tempfile::tempdir().unwrap();
    assert!(matches!(Ledger::restore(&file, settings(target.path())), Err(OpenError::Io { .. })));
    assert_eq!(std::fs::read_dir(target.path()).unwrap().count(), 0, "nothing was begun");
}

pub(super) fn an_interrupted_restore_does_not_open_as_an_empty_installation() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("restoring"), b"").unwrap();
    assert!(matches!(Ledger::open(settings(dir.path())), Err(OpenError::HalfRestored)));
}
