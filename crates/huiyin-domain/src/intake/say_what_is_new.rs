//! 说明新情况: what was answered as repeated goes the normal way as soon as somebody says what is new about it.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::event::Event;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Say what is new.
#[derive(Clone, Debug)]
pub struct SayWhatIsNew {
    /// New facts, new reasons, or what is wrong in the answer given.
    pub words: SaidWords,
}

/// Somebody said what is new; the concern stands at the door again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSaid {}

pub(super) fn decide(concern: &Concern, command: SayWhatIsNew) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::SayWhatIsNew, &[Stage::Repeated])?;
    Ok(vec![Event::saying(super::Fact::NewSaid(NewSaid {}), Words::Said(command.words))])
}
