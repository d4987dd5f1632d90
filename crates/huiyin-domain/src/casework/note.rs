//! 备注: what staff tell each other. The citizen does not see it, and is told that such notes exist.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Write a note.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note.
    pub words: SaidWords,
}

/// A note was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {}

pub(super) fn decide(concern: &Concern, command: Note, _context: &Context) -> Result<Vec<Event>, Refusal> {
    if concern.stage() == Stage::Unfiled {
        return Err(not_now(concern, Step::Note));
    }
    Ok(vec![Event::saying(super::Fact::Noted(Noted {}), Words::Said(command.words))])
}
