//! 没解决 must be answered by the head of the unit: reopen, or say why not and where to turn.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::ids::ReporterNo;
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
pub struct VerdictExplained {
    /// Whose verdict it answers.
    #[serde(default, skip_serializing_if = "crate::kernel::ids::is_default")]
    pub reporter: ReporterNo,
}

pub(super) fn decide(concern: &Concern, command: ExplainVerdict, _: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::AnswerVerdict, &[Stage::Disputed])?;
    // Each of several is answered by themselves; the one who was named first comes first.
    let disputed = concern.casework.reply().and_then(|reply| reply.disputed().next());
    let reporter = disputed.unwrap_or_default();
    Ok(vec![Event::saying(super::Fact::VerdictExplained(VerdictExplained { reporter }), Words::Said(command.words))])
}
