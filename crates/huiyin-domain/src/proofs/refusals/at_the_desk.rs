//! What is refused when staff take something down.

use super::{Sentence, refused};
use crate::casework;
use crate::command::Command;
use crate::concern::Class;
use crate::intake;
use crate::kernel::refusal::Refusal;
use crate::testing::commands as c;
use crate::testing::{DESK, Given, nothing};

fn at_desk() -> Given {
    nothing().by_staff(DESK)
}

fn registered_with(change: impl FnOnce(&mut intake::RegisterConcern)) -> Command {
    let Command::Intake(intake::Command::RegisterConcern(mut command)) = c::register_concern(Class::Ordinary) else {
        panic!("registering is intake's")
    };
    change(&mut command);
    intake::Command::RegisterConcern(command).into()
}

fn told(outcome: casework::NoticeOutcome) -> Command {
    c::give_notice(outcome, at_desk().today())
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "six do not speak for many",
        || refused(at_desk(), registered_with(|command| command.others = vec![c::representative(); 5])),
        |why| *why == Refusal::TooManyRepresentatives { max: 5 },
    ),
    (
        "what somebody needs is not kept without asking them",
        || refused(at_desk(), registered_with(|command| command.needs_agreed = false)),
        |why| *why == Refusal::NeedsWithoutConsent,
    ),
    (
        "no letter goes out without an address",
        || refused(at_desk(), registered_with(|command| command.filing.reporter = None)),
        |why| *why == Refusal::SlipNeedsAddress,
    ),
    (
        "a further reporter's code does not go to the first one's address",
        || {
            let given = crate::testing::stages::of_two().by_staff(DESK);
            let Command::Intake(intake::Command::IssueCode(command)) = c::issue_code_to(2) else {
                panic!("issuing is intake's")
            };
            let manner = intake::SlipManner::Letter;
            refused(given, intake::Command::IssueCode(intake::IssueCode { manner, ..command }).into())
        },
        |why| *why == Refusal::FurtherAtCounter,
    ),
    (
        "a code is for somebody who raised it",
        || refused(crate::testing::stages::of_two().by_staff(DESK), c::issue_code_to(7)),
        |why| *why == Refusal::ReporterUnknown,
    ),
    (
        "what nobody is owed is not told",
        || refused(at_desk().when(c::file_concern(Class::Ordinary)), told(casework::NoticeOutcome::Handed)),
        |why| *why == Refusal::NoticeNotOwed,
    ),
    (
        "a call is not put off to no day",
        || {
            let given = at_desk().when(c::register_concern(Class::Ordinary)).when(c::decline());
            refused(given, told(casework::NoticeOutcome::CallAgain))
        },
        |why| *why == Refusal::CallAgainDay,
    ),
];
