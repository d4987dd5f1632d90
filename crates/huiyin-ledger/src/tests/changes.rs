//! Order, receipts, keys of the callers, staleness, several streams, the office, time.

use std::sync::atomic::Ordering;

use huiyin_domain::{
    event::Stamp,
    kernel::{refusal::Refusal, time::Moment},
    office::{self, Office},
    testing,
};

use super::{DAY, clock, code, events_in_view, file_one, filed, fresh, is_filed, kinds, open, settings, writes};
use crate::{Change, Failure, Ledger, Planned, Root, StreamKind, Target};
use huiyin_domain::kernel::actor::Actor;

fn keyed(n: u8, key: u8, request: u8) -> Change {
    Change { key: Some([key; 16]), request: [request; 16], ..writes(Target::New(StreamKind::Concern), vec![filed(n)]) }
}

pub(super) fn events_stand_in_one_order_without_gaps() {
    let (dir, ledger) = fresh();
    let first = file_one(&ledger, 1);
    let second = file_one(&ledger, 2);
    assert_eq!((first.position, first.streams.clone()), (0, vec![1]));
    assert_eq!((second.position, second.streams.clone()), (3, vec![2]));
    let third = ledger.change_blocking(writes(Target::Stream(1), vec![code(9)])).unwrap();
    assert_eq!((third.position, third.streams), (6, vec![1]));
    let history = ledger.read_blocking(|read| read.history(1)).unwrap();
    let places: Vec<_> = history.iter().map(|event| (event.position, event.seq)).collect();
    assert_eq!(places, [(0, 1), (1, 2), (2, 3), (6, 4)]);
    assert!(is_filed(&history[0].fact));
    assert_eq!(events_in_view(&ledger, 1), Some(4));

    let root = ledger.root().unwrap();
    drop(ledger);
    let again = open(dir.path());
    assert_eq!(again.root().unwrap(), root);
    assert_eq!(file_one(&again, 3).position, 7);
}

pub(super) fn the_same_key_and_request_give_the_same_receipt() {
    let (dir, ledger) = fresh();
    let first = ledger.change_blocking(keyed(1, 7, 1)).unwrap();
    let again = ledger.change_blocking(keyed(1, 7, 1)).unwrap();
    assert!(!first.repeated && again.repeated);
    assert_eq!((again.position, &again.streams, again.at), (first.position, &first.streams, first.at));
    assert_eq!(ledger.size().unwrap(), 1);
    drop(ledger);
    assert!(open(dir.path()).change_blocking(keyed(1, 7, 1)).unwrap().repeated, "a restart forgets nothing");
}

pub(super) fn the_same_key_for_another_request_is_refused() {
    let (_dir, ledger) = fresh();
    ledger.change_blocking(keyed(1, 7, 1)).unwrap();
    assert_eq!(ledger.change_blocking(keyed(1, 7, 2)), Err(Failure::KeyReused));
    assert_eq!(ledger.size().unwrap(), 1);
}

pub(super) fn one_key_pressed_many_times_at_once_is_one_concern() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (_dir, ledger) = fresh();
        let presses = (0..40).map(|_| {
            let ledger = ledger.clone();
            tokio::spawn(async move { ledger.change(keyed(1, 7, 1)).await })
        });
        let mut repeated = 0;
        for press in presses.collect::<Vec<_>>() {
            let receipt = press.await.unwrap().unwrap();
            assert_eq!(receipt.position, 0);
            repeated += usize::from(receipt.repeated);
        }
        assert_eq!(repeated, 39);
        assert_eq!(ledger.read(|read| read.log_root()).await.unwrap().size, 1);
    });
}

pub(super) fn a_refusal_writes_nothing() {
    let (_dir, ledger) = fresh();
    let refused = Change::new(Actor::Citizen, vec![Target::New(StreamKind::Concern)], |_| Err(Refusal::UnknownPlace));
    assert_eq!(ledger.change_blocking(refused), Err(Failure::Refused(Refusal::UnknownPlace)));
    assert_eq!(ledger.size().unwrap(), 0);
    assert_eq!(file_one(&ledger, 1).streams, [1]);
}

pub(super) fn a_stream_that_moved_on_is_stale_and_stays_as_it_is() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let expecting = |expected| {
        Change::new(Actor::Citizen, vec![Target::Stream(1)], move |_| {
            Ok(vec![Planned { expected: Some(expected), ..Planned::new(code(2)) }])
        })
    };
    assert_eq!(ledger.change_blocking(expecting(2)), Err(Failure::Stale));
    assert_eq!(kinds(&ledger, 1).len(), 3);
    assert!(ledger.change_blocking(expecting(3)).is_ok());
}

pub(super) fn a_decision_sees_the_folded_state_of_each_target() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let change = Change::new(Actor::Citizen, vec![Target::Stream(1), Target::New(StreamKind::Concern)], |scene| {
        assert!(scene.roots[0].concern().unwrap().class().is_some());
        assert!(scene.roots[1].concern().unwrap().class().is_none());
        assert_eq!(scene.seqs, [3, 0]);
        Ok(Vec::new())
    });
    let receipt = ledger.change_blocking(change).unwrap();
    assert_eq!((receipt.position, receipt.streams), (3, vec![1, 0]), "nothing was written to the second");
}

pub(super) fn one_change_writes_several_streams_or_none() {
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let reads = Target::Named { kind: StreamKind::Reads, name: "1/2025-11-25".to_owned(), key_of: Some(1) };
    let both = |targets: Vec<Target>| {
        Change::new(Actor::Citizen, targets, |_| {
            Ok(vec![Planned::new(code(2)), Planned { target: 1, ..Planned::new(code(3)) }])
        })
    };
    let receipt = ledger.change_blocking(both(vec![Target::Stream(1), reads.clone()])).unwrap();
    assert_eq!(receipt.streams, [1, 2]);
    let again = ledger.change_blocking(both(vec![Target::Stream(1), reads])).unwrap();
    assert_eq!(again.streams, [1, 2], "a name is one stream");
    assert_eq!(kinds(&ledger, 2).len(), 2);

    let twice = ledger.change_blocking(both(vec![Target::Stream(1), Target::Stream(1)]));
    assert!(matches!(twice, Err(Failure::Fault(_))), "{twice:?}");
    let unknown = ledger.change_blocking(both(vec![Target::Stream(1), Target::Stream(99)]));
    assert!(matches!(unknown, Err(Failure::Fault(_))), "{unknown:?}");
    assert_eq!(ledger.size().unwrap(), 7);
    assert_eq!(ledger.change_blocking(writes(Target::Stream(1), vec![code(4)])).unwrap().position, 7);
}

pub(super) fn a_reads_stream_uses_the_key_of_its_concern() {
    const KEYS: &str = crate::sql!("SELECT count(DISTINCT key_n) FROM streams");
    let (_dir, ledger) = fresh();
    file_one(&ledger, 1);
    let reads = Target::Named { kind: StreamKind::Reads, name: "1".to_owned(), key_of: Some(1) };
    ledger.change_blocking(writes(reads, vec![code(2)])).unwrap();
    let keys = ledger.read_blocking(|read| read.one(KEYS, &[], |row| row.get::<i64>(0))).unwrap();
    assert_eq!(keys, Some(1));
}

pub(super) fn every_decision_sees_the_office_as_of_now() {
    let (_dir, ledger) = fresh();
    let seen = |units: usize| {
        Change::new(Actor::Operator, vec![Target::New(StreamKind::Concern)], move |scene| {
            let known = usize::from(scene.office.described().is_some());
            assert_eq!(known, units);
            Ok(Vec::new())
        })
    };
    ledger.change_blocking(seen(0)).unwrap();
    let facts = testing::sample_office_facts();
    let set_up = Change::new(Actor::Operator, vec![Target::office()], move |_| {
        let event = |fact: &office::Fact| Planned::new(huiyin_domain::event::Event::bare(fact.clone()));
        Ok(facts.iter().map(event).collect())
    });
    let at = ledger.change_blocking(set_up).unwrap().at;
    ledger.change_blocking(seen(1)).unwrap();
    let office = ledger.read_blocking(|read| read.load_office()).unwrap();
    let mut folded = Office::default();
    let stamp = Stamp { at, actor: Actor::Operator };
    testing::sample_office_facts().iter().for_each(|fact| folded.evolve(fact, &stamp));
    assert_eq!(office, folded, "from which day each holds is part of it");
    let sees_itself = Change::new(Actor::Operator, vec![Target::office()], |scene| {
        assert!(matches!(&scene.roots[0], Root::Office(office) if **office == *scene.office));
        Ok(Vec::new())
    });
    ledger.change_blocking(sees_itself).unwrap();
}

pub(super) fn time_never_runs_backwards() {
    let dir = tempfile::tempdir().unwrap();
    let (time, shown) = clock(10 * DAY);
    let ledger = Ledger::open(crate::Settings { clock: shown, ..settings(dir.path()) }).unwrap();
    assert_eq!(file_one(&ledger, 1).at, Moment(10 * DAY));
    time.store(9 * DAY, Ordering::SeqCst);
    assert_eq!(file_one(&ledger, 2).at, Moment(10 * DAY));
    time.store(11 * DAY, Ordering::SeqCst);
    assert_eq!(file_one(&ledger, 3).at, Moment(11 * DAY));
}

pub(super) fn many_changes_at_once_share_commits_and_keep_their_order() {
    let (_dir, ledger) = fresh();
    let mut changes: Vec<_> = (0..300).map(|n| keyed((n % 250) as u8, (n % 250) as u8, 1)).collect();
    changes.push(writes(Target::Stream(250), vec![code(1)]));
    let outcomes = ledger.changes_blocking(changes);
    let positions: Vec<_> = outcomes.iter().map(|outcome| outcome.as_ref().unwrap().position).collect();
    assert_eq!(positions[..250], (0..250).collect::<Vec<_>>());
    assert_eq!(positions[250..300], (0..50).collect::<Vec<_>>(), "the same keys give the same receipts");
    assert_eq!(outcomes[300].as_ref().unwrap().streams, [250]);
}

pub(super) fn a_key_is_forgotten_after_its_time() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (_dir, ledger) = fresh();
        let first = ledger.change(keyed(1, 7, 1)).await.unwrap();
        ledger.forget_keys(first.at).await.unwrap();
        assert!(ledger.change(keyed(1, 7, 1)).await.unwrap().repeated);
        ledger.forget_keys(Moment(first.at.0 + 1)).await.unwrap();
        assert!(!ledger.change(keyed(1, 7, 1)).await.unwrap().repeated);
    });
}

pub(super) fn the_last_handle_may_go_with_the_last_change() {
    let (dir, ledger) = fresh();
    let held = ledger.clone();
    let change = Change::new(Actor::Operator, vec![Target::New(StreamKind::Concern)], move |_| {
        let _size = held.size();
        Ok(vec![Planned::new(filed(1))])
    });
    let receipt = ledger.change_blocking(change).unwrap();
    drop(ledger);
    assert_eq!(receipt.position, 0);
    // Opening again needs the lock of the directory, so the writer has let go of everything by then.
    let again = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        Ledger::open(settings(dir.path())).ok()
    });
    assert_eq!(again.map(|again| again.size().unwrap()), Some(1));
}
