//! 更正: a wrong entry is corrected by a new one that names it; the old one stays readable.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Correct an entry.
#[derive(Clone, Debug)]
pub struct Correct {
    /// Which entry: its place in the concern's stream, from 1.
    pub entry: u32,
    /// What is right.
    pub words: SaidWords,
}

/// An entry was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// Which entry.
    pub entry: u32,
}

pub(super) fn decide(concern: &Concern, command: Correct, _context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() == Stage::Unfiled {
        return Err(super::not_now(concern, Step::Correct));
    }
    if command.entry == 0 || command.entry > concern.intake.entries {
        return Err(Refusal::NothingToCorrect);
    }
    let fact = super::Fact::Corrected(Corrected { entry: command.entry });
    Ok(vec![Event::saying(fact, Words::Said(command.words))])
}
