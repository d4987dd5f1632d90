//! Steps between two concerns, as far as they can be asked for before the other one is named.

use huiyin_domain::casework as work;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::intake;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::{ReplyWords, SaidWords, SharedWords};

use super::case::Case;

/// A trial of a step with another concern; which one does not matter, because a number that is not there is a refusal of the
/// trial's own content.
pub(super) fn trial(case: &Case, step: Step) -> Option<Command> {
    let text = Prose::parse("-").ok()?;
    let nobodys = Number::from_chance(0);
    let other = if nobodys == case.opened.number { Number::from_chance(1) } else { nobodys };
    let said = SaidWords { text: text.clone() };
    Some(if step == Step::Join {
        work::Command::Join(work::Join { into: other }).into()
    } else if step == Step::Part {
        work::Command::Part(work::Part { reason: Some(said) }).into()
    } else if step == Step::Link {
        work::Command::Link(work::Link { to: other }).into()
    } else if step == Step::Unlink {
        work::Command::Unlink(work::Unlink { from: other }).into()
    } else if step == Step::TellApart {
        work::Command::TellApart(work::TellApart { from: other }).into()
    } else if step == Step::SayWhatIsNew {
        intake::Command::SayWhatIsNew(intake::SayWhatIsNew { words: said }).into()
    } else {
        let words =
            SharedWords { points: Vec::new(), reply: ReplyWords { answers: Vec::new(), opening: text.clone() } };
        let repeated = intake::AnswerRepeated { because: text, earlier: other, people: Vec::new(), words };
        intake::Command::AnswerRepeated(Box::new(repeated)).into()
    })
}
