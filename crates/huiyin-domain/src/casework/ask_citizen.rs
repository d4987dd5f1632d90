//! 询问与回答: one question at a time to the person, answered with number and code, or at the counter, on the telephone, by letter:
//! then staff take the answer down, and the entry says who did.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Ask the person something.
#[derive(Clone, Debug)]
pub struct AskCitizen {
    /// The question.
    pub question: SaidWords,
}

/// Answer the office's question.
#[derive(Clone, Debug)]
pub struct AnswerQuestion {
    /// The answer.
    pub answer: SaidWords,
}

/// The person was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitizenAsked {}

/// The person answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitizenAnswered {}

/// Whatever decides ends the question: nobody waits for the answer any more, and the next question can be asked. At the door
/// nothing is decided while a question is open: it is asked by whoever works on the concern.
pub(super) fn is_over(fact: &super::Fact) -> bool {
    use super::Fact as F;
    matches!(fact, F::ReplySigned(_) | F::AnswerTaken(_) | F::ObjectionGranted(_) | F::Reopened(_) | F::Closed(_))
}

pub(super) fn decide(concern: &Concern, command: AskCitizen, _: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::AskCitizen, &[Stage::Assigned, Stage::Handling])?;
    if concern.casework.open_questions > 0 {
        return Err(Refusal::QuestionOpen);
    }
    Ok(vec![Event::saying(super::Fact::CitizenAsked(CitizenAsked {}), Words::Said(command.question))])
}

pub(super) fn decide_answer(concern: &Concern, command: AnswerQuestion, _: &Context) -> Result<Vec<Event>, Refusal> {
    if let Some(withdrawn) = concern.intake.withdrawn {
        return Err(Refusal::Withdrawn { until: withdrawn.until });
    }
    if concern.casework.open_questions == 0 {
        return Err(Refusal::NoQuestion);
    }
    Ok(vec![Event::saying(super::Fact::CitizenAnswered(CitizenAnswered {}), Words::Said(command.answer))])
}
