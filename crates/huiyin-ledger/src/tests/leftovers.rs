//! What a kill or a broken request leaves in the directory, and what clears it.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use huiyin_domain::kernel::{ids::FileId, time::Moment};

use super::{filed, fresh, open, writes};
use crate::{Ledger, StoredFile, StreamKind, Target};

const THEN: Moment = Moment(1_763_000_000_000);
const LATER: Moment = Moment(THEN.0 + 1);

fn path_of(dir: &Path, id: &FileId) -> PathBuf {
    crate::files::path(&dir.join("files"), id)
}

fn dated(path: &Path, at: Moment) {
    let at = UNIX_EPOCH + Duration::from_millis(at.0.try_into().unwrap());
    File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
}

/// A file of that age that lies in the directory.
fn put(dir: &Path, ledger: &Ledger, at: Moment) -> StoredFile {
    let file = ledger.put_file(b"a photo").unwrap();
    dated(&path_of(dir, &file.id()), at);
    file
}

pub(super) fn a_file_that_belongs_to_nothing_goes_when_it_is_old_enough() {
    let (dir, ledger) = fresh();
    let (old, young) = (put(dir.path(), &ledger, THEN), put(dir.path(), &ledger, LATER));
    assert_eq!(ledger.loose_files(LATER).unwrap(), [old.id()]);
    assert_eq!(ledger.remove_loose_files(vec![old.id()], LATER).unwrap(), 1);
    assert!(!path_of(dir.path(), &old.id()).exists());
    assert!(path_of(dir.path(), &young.id()).exists());
    assert_eq!(ledger.remove_loose_files(vec![old.id()], LATER).unwrap(), 0, "gone is gone");
}

pub(super) fn a_file_of_an_event_stays_however_old_and_whoever_asks() {
    let (dir, ledger) = fresh();
    let file = put(dir.path(), &ledger, THEN);
    let mut change = writes(Target::New(StreamKind::Concern), vec![filed(1)]);
    change.files.push((0, file.clone()));
    ledger.change_blocking(change).unwrap();
    assert_eq!(ledger.loose_files(LATER).unwrap(), []);
    assert_eq!(ledger.remove_loose_files(vec![file.id()], LATER).unwrap(), 0);
    assert!(path_of(dir.path(), &file.id()).exists());
    assert!(ledger.fsck().unwrap().is_sound());
}

pub(super) fn a_file_whose_writing_was_broken_off_goes_with_the_others() {
    let (dir, ledger) = fresh();
    let file = put(dir.path(), &ledger, LATER);
    let whole = path_of(dir.path(), &file.id());
    let (part, fresh_part) = (whole.with_extension("part"), whole.with_file_name("now.part"));
    for (path, at) in [(&part, THEN), (&fresh_part, LATER)] {
        fs::write(path, b"half").unwrap();
        dated(path, at);
    }
    assert_eq!(ledger.remove_loose_files(Vec::new(), LATER).unwrap(), 1);
    assert!(!part.exists());
    assert!(fresh_part.exists(), "somebody may be writing it now");
    assert!(whole.exists());
}

#[test]
fn a_backup_that_meets_a_sweep_is_whole() {
    let (dir, ledger) = fresh();
    super::file_one(&ledger, 1);
    let shelf = dir.path().join("files/00");
    fs::create_dir_all(&shelf).unwrap();
    // Listed, and gone when it is read.
    std::os::unix::fs::symlink("nowhere", shelf.join("0".repeat(30))).unwrap();
    assert_eq!(ledger.backup(&dir.path().join("copy")).unwrap().files, 0);
}

pub(super) fn checks_that_run_at_once_do_not_take_each_others_copy_away() {
    let (dir, ledger) = fresh();
    for n in 0..40 {
        super::file_one(&ledger, n);
    }
    std::thread::scope(|scope| {
        let checks: Vec<_> = (0..4).map(|_| scope.spawn(|| ledger.fsck())).collect();
        for check in checks {
            assert_eq!(check.join().unwrap().unwrap().findings, []);
        }
    });
    let left = fs::read_dir(dir.path().join("scratch")).unwrap().count();
    assert_eq!(left, 0, "each takes its own away");
}

pub(super) fn a_copy_that_a_kill_left_behind_is_gone_after_the_next_start() {
    let (dir, ledger) = fresh();
    drop(ledger);
    let left = dir.path().join("scratch/7");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("views.db"), b"half").unwrap();
    let ledger = open(dir.path());
    assert!(!left.exists());
    assert!(ledger.fsck().unwrap().is_sound());
}
