//! 没解决 must be answered by the head of the unit: reopen, or say why not and where to turn.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Say why the answer stands. The other way is [`super::Reopen`].
#[derive(Clone, Debug)]
pub struct ExplainVerdict {
    /// Why; the citizen reads it.
    pub words: SaidWords,
}

/// The head said why the answer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictExplained {}

pub(super) fn decide(concern: &Concern, command: ExplainVerdict, _: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::AnswerVerdict, &[Stage::Disputed])?;
    Ok(vec![Event::saying(super::Fact::VerdictExplained(VerdictExplained {}), Words::Said(command.words))])
}
