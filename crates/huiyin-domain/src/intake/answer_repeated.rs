//! 重复: the same matter again, with nothing new. It is registered like any other (信访工作条例 19, 44: not registering is the
//! fault); the earlier answer is given with its reasons, and why it stands. Whoever says what is new brings it back.

use serde::{Deserialize, Serialize};

use super::PointsNamed;
use crate::casework::{Answer, other};
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::{Revision, UnitId};
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Prose;
use crate::kernel::time::Day;
use crate::words::{PointsWords, RepeatedWords, ReporterWords, SharedWords, Words};

/// Give the earlier answer again.
#[derive(Clone, Debug)]
pub struct AnswerRepeated {
    /// Why nothing in it is new, and what way is left; the citizen reads it.
    pub because: Prose,
    /// The concern that was answered.
    pub earlier: Number,
    /// Whoever raised the earlier one and not this one: the answer is given only if it does not tell who they are.
    pub people: Vec<ReporterWords>,
    /// Points and reply as they read there.
    pub words: SharedWords,
}

/// The earlier answer was given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepeatedAnswered {
    /// Outcomes of each point of the earlier answer.
    pub answers: Vec<Answer>,
    /// The concern that was answered.
    pub earlier: Number,
    /// The law day on which that answer was in the person's hands.
    pub on: Day,
    /// Its version.
    pub revision: Revision,
    /// The unit that says so.
    pub unit: UnitId,
}

pub(super) fn decide(concern: &Concern, command: AnswerRepeated, context: &Context) -> Result<Vec<Event>, Refusal> {
    super::needs_stage(concern, Step::AnswerRepeated, &[Stage::Received, Stage::Transferred])?;
    let earlier = other(concern, command.earlier, context)?;
    if concern.class() != earlier.class() {
        return Err(Refusal::OtherClass);
    }
    let unit = concern.unit().ok_or_else(|| super::not_now(concern, Step::AnswerRepeated))?;
    let reply = earlier.casework.reply().ok_or(Refusal::EarlierUnanswered)?;
    let delivered = reply.delivery.as_ref().ok_or(Refusal::EarlierUnanswered)?;
    if command.words.tells_of(&command.people) {
        return Err(Refusal::TellsOfPerson);
    }
    let SharedWords { points, reply: words } = command.words;
    let count = u32::try_from(points.len()).unwrap_or(u32::MAX);
    let answered = RepeatedAnswered {
        answers: reply.answers.clone(),
        earlier: command.earlier,
        on: delivered.on,
        revision: reply.revision,
        unit,
    };
    let said = Words::Repeated(RepeatedWords { because: command.because, reply: words });
    Ok(vec![
        Event::saying(super::Fact::PointsNamed(PointsNamed { points: count }), Words::Points(PointsWords { points })),
        Event::saying(super::Fact::RepeatedAnswered(answered), said),
    ])
}
