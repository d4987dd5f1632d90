//! Any sequence of commands, refusals, faults and restarts leaves a ledger in which everything fits.

use huiyin_domain::kernel::{actor::Actor, refusal::Refusal};
use proptest::{prelude::*, test_runner::TestRunner};

use super::{code, events_in_view, filed, open, writes};
use crate::{Change, Failure, Fault, Planned, StreamKind, Target};

#[derive(Clone, Debug)]
enum Step {
    File { events: usize },
    Add { to: usize },
    Named { name: u8, owner: usize },
    Repeat { key: u8 },
    Stale { to: usize },
    Refuse,
    Fail { to: usize },
    Restart,
    Rebuild,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (1usize..4).prop_map(|events| Step::File { events }),
        4 => (0usize..9).prop_map(|to| Step::Add { to }),
        2 => (0u8..3, 0usize..9).prop_map(|(name, owner)| Step::Named { name, owner }),
        3 => (0u8..3).prop_map(|key| Step::Repeat { key }),
        1 => (0usize..9).prop_map(|to| Step::Stale { to }),
        1 => Just(Step::Refuse),
        2 => (0usize..9).prop_map(|to| Step::Fail { to }),
        1 => Just(Step::Restart),
        1 => Just(Step::Rebuild),
    ];
    prop::collection::vec(step, 1..25)
}

/// What must be there, kept in the simplest way.
#[derive(Default)]
struct Model {
    /// Events by stream; index 0 is stream 1.
    streams: Vec<i64>,
    named: Vec<(u8, usize)>,
    keys: Vec<u8>,
}

impl Model {
    fn pick(&self, n: usize) -> Option<(usize, Target)> {
        let index = n.checked_rem(self.streams.len())?;
        Some((index, Target::Stream(index as i64 + 1)))
    }
}

pub(super) fn everything_fits_after_any_story() {
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config).run(&steps(), tell).unwrap();
}

fn tell(story: Vec<Step>) -> Result<(), TestCaseError> {
    let dir = tempfile::tempdir().unwrap();
    let (mut ledger, mut model) = (open(dir.path()), Model::default());
    for step in story {
        if matches!(step, Step::Restart) {
            drop(ledger);
            ledger = open(dir.path());
        }
        run(&ledger, &mut model, step)?;
    }
    let report = ledger.fsck().unwrap();
    prop_assert_eq!(&report.findings, &[]);
    prop_assert_eq!(report.log.size, model.streams.iter().sum::<i64>());
    for (index, events) in model.streams.iter().enumerate() {
        if !model.named.iter().any(|(_, stream)| *stream == index) {
            prop_assert_eq!(events_in_view(&ledger, index as i64 + 1), Some(*events));
        }
    }
    Ok(())
}

fn run(ledger: &crate::Ledger, model: &mut Model, step: Step) -> Result<(), TestCaseError> {
    match step {
        Step::File { events } => {
            let all = std::iter::once(filed(1)).chain((1..events).map(|_| code(1))).collect();
            let receipt = ledger.change_blocking(writes(Target::New(StreamKind::Concern), all)).unwrap();
            prop_assert_eq!(receipt.streams, [model.streams.len() as i64 + 1]);
            model.streams.push(events as i64);
        }
        Step::Add { to } => {
            if let Some((index, target)) = model.pick(to) {
                ledger.change_blocking(writes(target, vec![code(2)])).unwrap();
                model.streams[index] += 1;
            }
        }
        Step::Named { name, owner } => {
            if let Some((owner, _)) = model.pick(owner) {
                let key_of = Some(owner as i64 + 1);
                let target = Target::Named { kind: StreamKind::Reads, name: name.to_string(), key_of };
                ledger.change_blocking(writes(target, vec![code(3)])).unwrap();
                match model.named.iter().find(|(known, _)| *known == name) {
                    Some((_, index)) => model.streams[*index] += 1,
                    None => {
                        model.named.push((name, model.streams.len()));
                        model.streams.push(1);
                    }
                }
            }
        }
        Step::Repeat { key } => {
            let change = writes(Target::New(StreamKind::Concern), vec![filed(key)]);
            let receipt = ledger.change_blocking(Change { key: Some([key; 16]), ..change }).unwrap();
            prop_assert_eq!(receipt.repeated, model.keys.contains(&key));
            if !receipt.repeated {
                model.keys.push(key);
                model.streams.push(1);
            }
        }
        Step::Stale { to } => {
            if let Some((index, target)) = model.pick(to) {
                let wrong = model.streams[index] + 1;
                let change = Change::new(Actor::Citizen, vec![target], move |_| {
                    Ok(vec![Planned { expected: Some(wrong), ..Planned::new(code(4)) }])
                });
                prop_assert_eq!(ledger.change_blocking(change), Err(Failure::Stale));
            }
        }
        Step::Refuse => {
            let change =
                Change::new(Actor::Citizen, vec![Target::New(StreamKind::Concern)], |_| Err(Refusal::UnknownPlace));
            prop_assert_eq!(ledger.change_blocking(change), Err(Failure::Refused(Refusal::UnknownPlace)));
        }
        Step::Fail { to } => {
            let target = model.pick(to).map_or(Target::New(StreamKind::Concern), |(_, target)| target);
            let mut change = writes(target, vec![code(5)]);
            change.side.push(Box::new(|_, _| Err(Fault::bug("injected"))));
            prop_assert!(ledger.change_blocking(change).is_err());
        }
        Step::Restart => {}
        Step::Rebuild => ledger.rebuild().unwrap(),
    }
    Ok(())
}
