//! One decision, many receipts: the answer signed for the concern that leads becomes the answer of each that was joined. A
//! copy lies with each under its own key, so that erasing one takes nothing from another, and nobody's page opens another's.

use serde::{Deserialize, Serialize};

use super::{Answer, PromiseBroken, PromiseKept};
use crate::event::Event;
use crate::intake::{self, PointsNamed};
use crate::kernel::ids::{PromiseNo, Revision};
use crate::kernel::number::Number;
use crate::words::{PointsWords, SaidWords, SharedWords, Words};

/// Take the answer of the concern that leads. Follows from its signature.
#[derive(Clone, Debug)]
pub struct TakeAnswer {
    /// Outcomes and promises of each point.
    pub answers: Vec<Answer>,
    /// The concern that leads.
    pub from: Number,
    /// The version that was signed there.
    pub revision: Revision,
    /// Points and reply as they read.
    pub words: SharedWords,
}

/// The answer signed for another concern answers this one too; the points are that answer's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTaken {
    /// Outcomes and promises of each point. The promises are followed in the concern that leads.
    pub answers: Vec<Answer>,
    /// The concern that leads.
    pub from: Number,
    /// The version that was signed there.
    pub revision: Revision,
}

/// A promise of that answer was settled in the concern that leads; whoever was promised it is told.
#[derive(Clone, Debug)]
pub struct TakeSettlement {
    /// Which.
    pub promise: PromiseNo,
    /// Kept or not.
    pub kept: bool,
    /// How it shows, or why not.
    pub words: Option<SaidWords>,
}

/// Never refused: it follows from what was decided for the other.
pub(super) fn decide(command: TakeAnswer) -> Vec<Event> {
    let SharedWords { points, reply } = command.words;
    let count = u32::try_from(points.len()).unwrap_or(u32::MAX);
    let named = intake::Fact::PointsNamed(PointsNamed { points: count });
    let taken = AnswerTaken { answers: command.answers, from: command.from, revision: command.revision };
    vec![
        Event::saying(named, Words::Points(PointsWords { points })),
        Event::saying(super::Fact::AnswerTaken(taken), Words::Reply(reply)),
    ]
}

/// Never refused, as above.
pub(super) fn decide_settlement(command: TakeSettlement) -> Vec<Event> {
    let promise = command.promise;
    let fact = match command.kept {
        true => super::Fact::PromiseKept(PromiseKept { promise }),
        false => super::Fact::PromiseBroken(PromiseBroken { promise }),
    };
    vec![match command.words {
        Some(words) => Event::saying(fact, Words::Said(words)),
        None => Event::bare(fact),
    }]
}
