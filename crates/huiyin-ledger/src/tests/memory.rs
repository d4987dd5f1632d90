//! Words and keys: what is sealed, what opens, what never stands in clear.

use huiyin_domain::{
    access::{Action, Facts, Relation, may},
    kernel::{actor::Actor, time::Moment},
    words::Words,
};

use super::{CANARY, VIEWS, events_in_view, file_one, fresh, open, settings};
use crate::{Change, Ledger, OpenError, Planned, SealUnder, Settings, StreamKind, Target, View};

fn permit() -> huiyin_domain::access::Permit {
    may(&Actor::Citizen, Action::Look, &Facts::Open, &Relation::default(), Moment(0)).unwrap()
}

pub(super) fn words_come_back_with_a_permit() {
    let (dir, ledger) = fresh();
    file_one(&ledger, 1);
    let read_words = |ledger: &Ledger, position| {
        let permit = permit();
        ledger.read_blocking(move |read| read.words(&permit, 1, position)).unwrap()
    };
    assert!(matches!(read_words(&ledger, 0), Some(Words::Concern(words)) if words.text.as_str() == CANARY));
    assert_eq!(read_words(&ledger, 1), None);
    assert!(matches!(read_words(&ledger, 2), Some(Words::Reporter(_))));
    drop(ledger);
    assert!(matches!(read_words(&open(dir.path()), 2), Some(Words::Reporter(_))), "keys survive a restart");
}

pub(super) fn words_of_another_stream_do_not_open_under_this_one() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    file_one(&ledger, 2);
    let permit = permit();
    assert_eq!(ledger.read_blocking(move |read| read.words(&permit, 2, 0)).unwrap(), None);
}

pub(super) fn no_word_stands_in_clear_in_any_file() {
    let (dir, ledger) = fresh();
    file_one(&ledger, 1);
    let sealed = ledger.seal(SealUnder::Shelf, CANARY.as_bytes()).unwrap();
    let put = sealed.clone();
    ledger
        .side_blocking(Box::new(move |tx, _| {
            tx.put(
                crate::sql!("INSERT INTO drafts (id, sealed) VALUES ($1, $2)"),
                &[(&[1_u8; 16]).into(), (&put).into()],
            )
        }))
        .unwrap();
    assert_eq!(ledger.open_sealed(SealUnder::Shelf, &sealed).unwrap(), CANARY.as_bytes());
    let file = ledger.put_file(CANARY.as_bytes()).unwrap();
    assert_eq!(ledger.get_stored_file(&file).unwrap(), CANARY.as_bytes());
    let count = || files_holding(dir.path(), &[CANARY, "huiyincanary0123456789", "周桂兰", "13800138000"]);
    assert_eq!(count(), Vec::<String>::new());
    drop(ledger);
    assert_eq!(count(), Vec::<String>::new());
}

fn files_holding(dir: &std::path::Path, needles: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut todo = vec![dir.to_path_buf()];
    while let Some(next) = todo.pop() {
        if next.is_dir() {
            todo.extend(std::fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let bytes = std::fs::read(&next).unwrap();
        for needle in needles {
            if bytes.windows(needle.len()).any(|window| window == needle.as_bytes()) {
                found.push(format!("{needle} in {}", next.display()));
            }
        }
    }
    found
}

pub(super) fn a_file_belongs_to_the_stream_of_its_change() {
    let (_dir, ledger) = fresh();
    let file = ledger.put_file(b"a photo").unwrap();
    let again = crate::StoredFile::from_bytes(&file.to_bytes()).unwrap();
    assert_eq!(again, file);
    let mut change = super::writes(Target::New(StreamKind::Concern), vec![super::filed(1)]);
    change.files.push((0, again));
    ledger.change_blocking(change).unwrap();
    let (id, permit) = (file.id(), permit());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let got = runtime.block_on(ledger.get_file(&permit, id)).unwrap();
    assert_eq!(got, Some((1, b"a photo".to_vec())));
    assert_eq!(runtime.block_on(ledger.get_file(&permit, huiyin_domain::kernel::ids::Hex([0; 16]))).unwrap(), None);
}

pub(super) fn a_second_opening_is_refused_and_a_closed_one_can_be_opened() {
    let (dir, ledger) = fresh();
    assert!(matches!(Ledger::open(settings(dir.path())), Err(OpenError::Locked)));
    drop(ledger);
    assert!(Ledger::open(settings(dir.path())).is_ok());
}

pub(super) fn without_its_keys_a_ledger_does_not_open() {
    for file in ["keys.db", "master.key"] {
        let (dir, ledger) = fresh();
        file_one(&ledger, 1);
        drop(ledger);
        std::fs::remove_file(dir.path().join(file)).unwrap();
        assert!(matches!(Ledger::open(settings(dir.path())), Err(OpenError::KeysMissing)), "{file}");
    }
}

pub(super) fn an_older_key_store_that_is_put_back_gives_out_no_number_twice() {
    let (dir, ledger) = fresh();
    file_one(&ledger, 1);
    drop(ledger);
    let (keys, older) = (dir.path().join("keys.db"), dir.path().join("older"));
    std::fs::copy(&keys, &older).unwrap();
    let ledger = open(dir.path());
    file_one(&ledger, 2);
    drop(ledger);
    std::fs::copy(&older, &keys).unwrap();
    let ledger = open(dir.path());
    file_one(&ledger, 3);
    let permit = permit();
    let lost = ledger.read_blocking(move |read| read.words(&permit, 2, 3));
    assert!(matches!(&lost, Err(crate::Fault::Unreadable(why)) if why.contains("is gone")), "{lost:?}");
    let report = ledger.fsck().unwrap();
    assert!(report.findings.iter().all(|finding| ["events", "contents"].contains(&finding.place)), "{report:?}");
    assert!(matches!(report.findings.len(), 5), "three events and two words of the second concern: {report:?}");
}

pub(super) fn a_key_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let (dir, ledger) = fresh();
    drop(ledger);
    let key = dir.path().join("master.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(Ledger::open(settings(dir.path())), Err(OpenError::KeyFileOpen)));
}

pub(super) fn a_page_sees_one_moment_however_long_it_takes() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let (asked, ask) = std::sync::mpsc::channel();
    let (go_on, gone_on) = std::sync::mpsc::channel::<()>();
    let reading = {
        let ledger = ledger.clone();
        std::thread::spawn(move || {
            ledger.read_blocking(move |read| {
                let before = read.log_root()?;
                asked.send(()).unwrap();
                gone_on.recv().unwrap();
                Ok((before, read.log_root()?, read.history(1)?.len()))
            })
        })
    };
    ask.recv().unwrap();
    file_one(&ledger, 2);
    ledger.change_blocking(super::writes(Target::Stream(1), vec![super::code(5)])).unwrap();
    go_on.send(()).unwrap();
    let (before, after, events) = reading.join().unwrap().unwrap();
    assert_eq!((before, events), (after, 3));
    assert_eq!(ledger.size().unwrap(), 7, "the next page sees everything that was acknowledged");
}

pub(super) fn a_view_of_another_shape_is_built_anew_and_one_that_is_gone_is_dropped() {
    static OTHER: [View; 1] = [View {
        name: "concerns",
        version: 2,
        ddl: &[crate::sql!(
            "CREATE TABLE concerns (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, events BIGINT NOT NULL, code TEXT NOT NULL, extra BIGINT)"
        )],
        tables: &["concerns"],
        follows: VIEWS[0].follows,
        apply: VIEWS[0].apply,
    }];
    let (dir, ledger) = fresh();
    file_one(&ledger, 1);
    drop(ledger);
    let ledger = Ledger::open(Settings { views: &OTHER, ..settings(dir.path()) }).unwrap();
    assert_eq!(events_in_view(&ledger, 1), Some(3));
    assert!(ledger.check_views().unwrap().iter().all(|one| one.live == one.rebuilt));
    assert!(ledger.read_blocking(|read| crate::views::digest(read, "counts")).is_err());
    drop(ledger);
    assert_eq!(events_in_view(&open(dir.path()), 1), Some(3));
}

pub(super) fn a_change_without_events_can_still_write_rows_beside_them() {
    let (_dir, ledger) = fresh();
    let mut change = Change::new(Actor::Citizen, Vec::new(), |_| Ok(Vec::<Planned>::new()));
    change.side.push(Box::new(|tx, receipt| {
        assert_eq!(receipt.position, 0);
        tx.put(crate::sql!("INSERT INTO drafts (id, sealed) VALUES ($1, $1)"), &[(&[2_u8; 16]).into()])
    }));
    ledger.change_blocking(change).unwrap();
    let rows = ledger.read_blocking(|read| crate::views::digest(read, "drafts")).unwrap().rows;
    assert_eq!(rows, 1);
}
