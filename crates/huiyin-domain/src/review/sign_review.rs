//! 签发复查、复核意见: by the head of the reviewing unit, never by whoever wrote it.

use serde::{Deserialize, Serialize};

use super::rules::{decider, head_role, needs};
use super::state::{Review, Standing};
use super::{Fact, Level};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::Revision;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Sign the opinion that was handed over.
#[derive(Clone, Debug)]
pub struct SignReview {
    /// The version that was on the screen.
    pub based_on: Revision,
}

/// Return it with remarks.
#[derive(Clone, Debug)]
pub struct ReturnReview {
    /// The version that was on the screen.
    pub based_on: Revision,
    /// What to change.
    pub remarks: SaidWords,
}

/// Signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewSigned {
    /// Which look.
    pub level: Level,
    /// Which version.
    pub revision: Revision,
}

/// Returned with remarks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewReturned {
    /// Which version.
    pub revision: Revision,
}

pub(super) fn decide(concern: &Concern, command: SignReview, context: &Context) -> Result<Vec<Event>, Refusal> {
    let review = handed(concern, Step::SignReview, command.based_on, context)?;
    let fact = Fact::ReviewSigned(ReviewSigned { level: review.level, revision: review.revision });
    Ok(vec![Event::bare(fact)])
}

pub(super) fn decide_return(
    concern: &Concern,
    command: ReturnReview,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let review = handed(concern, Step::ReturnReview, command.based_on, context)?;
    let fact = Fact::ReviewReturned(ReviewReturned { revision: review.revision });
    Ok(vec![Event::saying(fact, Words::Said(command.remarks))])
}

fn handed<'a>(concern: &'a Concern, step: Step, seen: Revision, context: &Context) -> Result<&'a Review, Refusal> {
    let (review, unit) = decider(concern, step, context)?;
    needs(concern, step, review, |standing| matches!(standing, Standing::Drafted(_)))?;
    if !context.actor.has_in(head_role(concern), unit) {
        return Err(Refusal::ReviewOfOther { unit });
    }
    if context.actor.person().is_none_or(|person| review.was_written_by(person)) {
        return Err(Refusal::DrafterCannotSign);
    }
    if review.revision != seen {
        return Err(Refusal::StaleDraft { now: Some(review.revision) });
    }
    Ok(review)
}
