//! What goes wrong stays with whoever caused it.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use huiyin_domain::kernel::actor::Actor;

use super::{DAY, clock, code, file_one, filed, fresh, settings, writes};
use crate::{Change, ClockGuard, Failure, Fault, Ledger, OpenError, Settings, StreamKind, Target, sql};

/// A change that writes, and then fails.
fn guilty() -> Change {
    let mut change = writes(Target::New(StreamKind::Concern), vec![filed(9)]);
    change.side.push(Box::new(|_, _| Err(Fault::bug("injected"))));
    change
}

/// Holds the writer until the returned flag is set, so that what comes next is one batch.
fn hold(ledger: &Ledger) -> (Arc<AtomicBool>, std::thread::JoinHandle<()>) {
    let go = Arc::new(AtomicBool::new(false));
    let (seen, ledger) = (Arc::clone(&go), ledger.clone());
    let (holding, held) = std::sync::mpsc::channel();
    let holding = Mutex::new(holding);
    let thread = std::thread::spawn(move || {
        let waits = Change::new(Actor::Citizen, Vec::new(), move |_| {
            let _waiting = holding.lock().unwrap().send(());
            while !seen.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(1));
            }
            Ok(Vec::new())
        });
        ledger.change_blocking(waits).unwrap();
    });
    held.recv().unwrap();
    (go, thread)
}

pub(super) fn a_fault_fails_only_the_command_that_caused_it() {
    let (_dir, ledger) = fresh();
    let (go, holder) = hold(&ledger);
    let threads: Vec<_> = (0..20_u8)
        .map(|n| {
            let ledger = ledger.clone();
            std::thread::spawn(move || {
                let change = if n % 7 == 3 {
                    guilty()
                } else {
                    writes(Target::New(StreamKind::Concern), vec![filed(n), code(n)])
                };
                (n, ledger.change_blocking(change))
            })
        })
        .collect();
    std::thread::sleep(Duration::from_millis(50));
    go.store(true, Ordering::SeqCst);
    holder.join().unwrap();
    let mut positions = Vec::new();
    for thread in threads {
        let (n, outcome) = thread.join().unwrap();
        match outcome {
            Ok(receipt) => positions.push(receipt.position),
            Err(failure) => assert!(
                n % 7 == 3 && failure == Failure::Fault("mistake in the program: injected".to_owned()),
                "{n} {failure:?}"
            ),
        }
    }
    positions.sort_unstable();
    assert_eq!(positions, (0..17).map(|n| n * 2).collect::<Vec<_>>(), "17 of 20, without a gap");
    assert_eq!(ledger.size().unwrap(), 34);
}

pub(super) fn after_a_fault_the_state_in_memory_is_the_state_on_disk() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let mut bad = writes(Target::Stream(1), vec![code(2), code(3)]);
    bad.side.push(Box::new(|_, _| Err(Fault::bug("injected"))));
    assert!(ledger.change_blocking(bad).is_err());
    let next = ledger.change_blocking(writes(Target::Stream(1), vec![code(4)])).unwrap();
    assert_eq!(next.position, 3);
    let history = ledger.read_blocking(|read| read.history(1)).unwrap();
    assert_eq!(history.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

pub(super) fn a_full_queue_refuses_before_anything_is_done() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let dir = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(Settings { queue: 4, ..settings(dir.path()) }).unwrap();
        let (go, holder) = hold(&ledger);
        let mut waiting = Vec::new();
        let mut busy = 0;
        for n in 0..10 {
            let change = ledger.change(writes(Target::New(StreamKind::Concern), vec![filed(n)]));
            let mut change = Box::pin(change);
            // Polled once: it is either in the queue or refused.
            match futures_poll_once(change.as_mut()).await {
                Some(Err(Failure::Busy)) => busy += 1,
                Some(other) => panic!("{other:?}"),
                None => waiting.push(change),
            }
        }
        assert_eq!((waiting.len(), busy), (4, 6));
        go.store(true, Ordering::SeqCst);
        for change in waiting {
            change.await.unwrap();
        }
        holder.join().unwrap();
        assert_eq!(ledger.read(|read| read.log_root()).await.unwrap().size, 4);
    });
}

async fn futures_poll_once<F: Future + Unpin>(mut future: F) -> Option<F::Output> {
    std::future::poll_fn(|context| match std::pin::Pin::new(&mut future).poll(context) {
        std::task::Poll::Ready(output) => std::task::Poll::Ready(Some(output)),
        std::task::Poll::Pending => std::task::Poll::Ready(None),
    })
    .await
}

pub(super) fn events_cannot_be_changed_or_removed() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let forbidden = [
        sql!("UPDATE events SET at = 0 WHERE position = 0"),
        sql!("DELETE FROM events WHERE position = 0"),
        sql!("UPDATE streams SET key_n = 0 WHERE stream = 1"),
        sql!("DELETE FROM streams WHERE stream = 1"),
        sql!("UPDATE contents SET key_n = 0 WHERE position = 0"),
    ];
    for text in forbidden {
        let outcome = ledger.side_blocking(Box::new(move |tx, _| tx.put(text, &[])));
        assert!(matches!(&outcome, Err(Failure::Fault(why)) if why.contains("append-only")), "{text}: {outcome:?}");
    }
    assert_eq!(ledger.size().unwrap(), 3);
}

pub(super) fn a_start_long_after_the_last_event_wants_a_person() {
    let dir = tempfile::tempdir().unwrap();
    let at = |now: i64, guard: Option<ClockGuard>| {
        let (_time, shown) = clock(now);
        Ledger::open(Settings { clock: shown, guard, ..settings(dir.path()) })
    };
    file_one(&at(DAY, Some(ClockGuard::new(false))).unwrap(), 1);
    drop(at(30 * DAY, Some(ClockGuard::new(false))).unwrap());
    let refused = at(32 * DAY, Some(ClockGuard::new(false)));
    assert!(matches!(refused, Err(OpenError::ClockAhead { last, now }) if (last, now) == (DAY, 32 * DAY)));
    assert!(at(32 * DAY, Some(ClockGuard::new(true))).is_ok());
    assert!(at(32 * DAY, None).is_ok(), "invented time is not watched");
}

pub(super) fn a_clock_that_jumps_stops_writing_but_not_reading() {
    let dir = tempfile::tempdir().unwrap();
    let (time, shown) = clock(DAY);
    let passed = Arc::new(Mutex::new(Duration::ZERO));
    let guard = {
        let passed = Arc::clone(&passed);
        ClockGuard { monotonic: Arc::new(move || *passed.lock().unwrap()), confirmed: false }
    };
    let ledger = Ledger::open(Settings { clock: shown, guard: Some(guard), ..settings(dir.path()) }).unwrap();
    file_one(&ledger, 1);
    time.store(DAY + 3_600_000, Ordering::SeqCst);
    *passed.lock().unwrap() = Duration::from_secs(3_600);
    file_one(&ledger, 2);
    time.store(DAY + 3_600_000 + 601_000, Ordering::SeqCst);
    let refused = ledger.change_blocking(writes(Target::New(StreamKind::Concern), vec![filed(3)]));
    assert!(matches!(&refused, Err(Failure::Fault(why)) if why.contains("clock")), "{refused:?}");
    assert_eq!(ledger.size().unwrap(), 6);
}

pub(super) fn damage_stops_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let on_fatal = {
        let told = Arc::clone(&told);
        Arc::new(move |fault: &Fault| told.lock().unwrap().push(fault.clone()))
    };
    let ledger = Ledger::open(Settings { on_fatal, ..settings(dir.path()) }).unwrap();
    let outcome = ledger.side_blocking(Box::new(|_, _| Err(Fault::Fatal("injected".to_owned()))));
    assert!(matches!(outcome, Err(Failure::Fault(_))));
    assert_eq!(*told.lock().unwrap(), [Fault::Fatal("injected".to_owned())]);
    let after = ledger.change_blocking(writes(Target::New(StreamKind::Concern), vec![filed(3)]));
    assert!(matches!(after, Err(Failure::Fault(_))), "nothing is tried again");
}

pub(super) fn a_command_that_panics_fails_alone() {
    let (_dir, ledger) = fresh();
    let panics = Change::new(Actor::Citizen, vec![Target::New(StreamKind::Concern)], |_| panic!("on purpose"));
    let good = writes(Target::New(StreamKind::Concern), vec![filed(1)]);
    let outcomes = ledger.changes_blocking(vec![panics, good]);
    assert!(matches!(&outcomes[0], Err(Failure::Fault(why)) if why.contains("panicked")), "{outcomes:?}");
    assert_eq!(outcomes[1].as_ref().unwrap().position, 0);
    assert!(ledger.fsck().unwrap().is_sound());
}

#[test]
fn a_file_that_may_not_grow_refuses_and_takes_up_work_by_itself() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let limit = |pages: i64| {
        let text: &'static str = Box::leak(format!("PRAGMA max_page_count = {pages}").into_boxed_str());
        ledger.side_blocking(Box::new(move |tx, _| tx.query(text, &[], |_| Ok(())).map(|_| ()))).unwrap();
    };
    limit(1);
    let outcomes: Vec<_> =
        (0..60).map(|n| ledger.change_blocking(writes(Target::New(StreamKind::Concern), vec![filed(n)]))).collect();
    let written = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert!(outcomes.contains(&Err(Failure::DiskFull)), "{:?}", outcomes.last());
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(_) | Err(Failure::DiskFull))));
    limit(1_000_000);
    file_one(&ledger, 61);
    let report = ledger.fsck().unwrap();
    assert_eq!((report.findings, report.log.size), (Vec::new(), 3 + written as i64 + 3));
}

pub(super) fn a_full_disk_refuses_all_and_goes_on() {
    let (_dir, ledger) = fresh();
    let outcome = ledger.side_blocking(Box::new(|_, _| Err(Fault::Full)));
    assert_eq!(outcome, Err(Failure::DiskFull));
    assert_eq!(file_one(&ledger, 1).position, 0);
}
