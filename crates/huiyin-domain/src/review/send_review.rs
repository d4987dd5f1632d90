//! 书面转交复查请求: the body stands outside, so the request goes there on paper, and who has it since when is on record.

use serde::{Deserialize, Serialize};

use super::rules::{needs, open};
use super::state::Standing;
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// Record that the request was handed over.
#[derive(Clone, Debug)]
pub struct SendReview {
    /// The day on which the other body had it.
    pub on: Day,
    /// To whom, how, under which number.
    pub words: SaidWords,
}

/// The request was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewSent {
    /// The day on which the other body had it.
    pub on: Day,
}

pub(super) fn decide(concern: &Concern, command: SendReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    let review = open(concern, Step::SendReview)?;
    if review.unit.is_some() {
        return Err(Refusal::ReviewInside);
    }
    needs(concern, Step::SendReview, review, |standing| *standing == Standing::Asked)?;
    if command.on > context.today() || command.on < review.on {
        return Err(Refusal::ReviewDay);
    }
    Ok(vec![Event::saying(super::Fact::ReviewSent(ReviewSent { on: command.on }), Words::Said(command.words))])
}
