//! Commands between two concerns.

use super::{file_concern, said, text};
use crate::casework;
use crate::command::Command;
use crate::concern::{Class, Step};
use crate::intake;
use crate::kernel::ids::Hex;
use crate::kernel::number::Number;
use crate::words::{ReplyWords, SharedWords};

/// The number of the concern that stands beside in the samples.
pub fn beside() -> Number {
    Number::from_chance(4_200_000_042)
}

/// Files an ordinary concern under that number.
pub fn file_beside() -> Command {
    let Command::Intake(intake::Command::FileConcern(filing)) = file_concern(Class::Ordinary) else {
        return file_concern(Class::Ordinary);
    };
    let filing = intake::FileConcern { id: Hex([17; 16]), number: beside(), ..*filing };
    intake::Command::FileConcern(Box::new(filing)).into()
}

/// Handles it in the concern beside.
pub fn join(into: Number) -> Command {
    casework::Command::Join(casework::Join { into }).into()
}

/// Takes it out again.
pub fn part() -> Command {
    casework::Command::Part(casework::Part { reason: Some(said()) }).into()
}

/// Links it.
pub fn link(to: Number) -> Command {
    casework::Command::Link(casework::Link { to }).into()
}

/// Takes the link back.
pub fn unlink(from: Number) -> Command {
    casework::Command::Unlink(casework::Unlink { from }).into()
}

/// Tells it apart.
pub fn tell_apart(from: Number) -> Command {
    casework::Command::TellApart(casework::TellApart { from }).into()
}

/// A reply with so many points, as it goes to several.
pub fn shared(points: usize) -> SharedWords {
    SharedWords { points: vec![text(); points], reply: ReplyWords { answers: Vec::new(), opening: text() } }
}

/// Gives the answer of an earlier concern again.
pub fn answer_repeated(earlier: Number) -> Command {
    let command = intake::AnswerRepeated { because: text(), earlier, people: Vec::new(), words: shared(2) };
    intake::Command::AnswerRepeated(Box::new(command)).into()
}

/// Says what is new.
pub fn say_what_is_new() -> Command {
    intake::Command::SayWhatIsNew(intake::SayWhatIsNew { words: said() }).into()
}

/// At least one command for every step with another concern.
pub fn with_another() -> Vec<(Step, Command)> {
    vec![
        (Step::Join, join(beside())),
        (Step::Part, part()),
        (Step::Link, link(beside())),
        (Step::Unlink, unlink(beside())),
        (Step::TellApart, tell_apart(beside())),
        (Step::AnswerRepeated, answer_repeated(beside())),
        (Step::SayWhatIsNew, say_what_is_new()),
    ]
}
