//! 承诺: followed until kept, or until somebody says openly that it was not.

use serde::{Deserialize, Serialize};

use crate::concern::Concern;
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::PromiseNo;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Say whether a promise was kept.
#[derive(Clone, Debug)]
pub struct SettlePromise {
    /// Which.
    pub promise: PromiseNo,
    /// Kept or not.
    pub kept: bool,
    /// How it shows, or why not; the citizen reads it.
    pub words: SaidWords,
}

/// A promise was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseKept {
    /// Which.
    pub promise: PromiseNo,
}

/// A promise was broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseBroken {
    /// Which.
    pub promise: PromiseNo,
}

pub(super) fn decide(concern: &Concern, command: SettlePromise, _: &Context) -> Result<Vec<Event>, Refusal> {
    if let Some(withdrawn) = concern.intake.withdrawn {
        return Err(Refusal::Withdrawn { until: withdrawn.until });
    }
    let promise = command.promise;
    let found = concern.casework.promises.iter().find(|held| held.promise == promise);
    match found {
        None => return Err(Refusal::PromiseUnknown { promise }),
        Some(held) if held.elsewhere => match concern.casework.kin.into {
            Some(into) => return Err(Refusal::HandledElsewhere { into }),
            None => return Err(Refusal::PromiseUnknown { promise }),
        },
        Some(held) if held.kept.is_some() => return Err(Refusal::PromiseSettled { promise }),
        Some(_) => {}
    }
    let fact = if command.kept {
        super::Fact::PromiseKept(PromiseKept { promise })
    } else {
        super::Fact::PromiseBroken(PromiseBroken { promise })
    };
    Ok(vec![Event::saying(fact, Words::Said(command.words))])
}
