//! 回应新的事实、理由: whoever names something new after the last day or the last look is heard: the unit takes it up again
//! ([`crate::casework::Reopen`]), or its head says why it is not new.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Say why what was named changes nothing.
#[derive(Clone, Debug)]
pub struct AnswerNewFacts {
    /// Why; the citizen reads it.
    pub words: SaidWords,
}

/// The head said why it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewFactsAnswered {}

pub(super) fn decide(concern: &Concern, command: AnswerNewFacts, _: &Context) -> Result<Vec<Event>, Refusal> {
    if !concern.review.new_facts || concern.intake.withdrawn.is_some() {
        return Err(not_now(concern, Step::AnswerNewFacts));
    }
    Ok(vec![Event::saying(super::Fact::NewFactsAnswered(NewFactsAnswered {}), Words::Said(command.words))])
}
