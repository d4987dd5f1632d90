//! Commands where several people raised one concern.

use super::{issue_code, register_concern, reporter};
use crate::casework::{self, Delivery, DeliveryManner};
use crate::command::Command;
use crate::concern::Class;
use crate::intake::{self, IdentityCheck};
use crate::kernel::ids::{Hex, ReporterNo};
use crate::kernel::time::Day;

/// One who speaks beside the first.
pub fn representative() -> intake::Representative {
    intake::Representative { code: Hex([8; 32]), token: Some(Hex([5; 32])), words: reporter() }
}

/// A letter of two people.
pub fn register_group() -> Command {
    register_concern(Class::Ordinary)
}

/// A code of their own for this reporter.
pub fn issue_code_to(reporter: u32) -> Command {
    let Command::Intake(intake::Command::IssueCode(command)) = issue_code(IdentityCheck::CardSeen, None) else {
        return issue_code(IdentityCheck::CardSeen, None);
    };
    intake::Command::IssueCode(intake::IssueCode { reporter: ReporterNo(reporter), ..command }).into()
}

/// Into the hands of this reporter.
pub fn deliver_to(reporter: u32, on: Day) -> Command {
    let delivery = Delivery { manner: DeliveryManner::ByHand, on };
    casework::Command::DeliverReply(casework::DeliverReply { delivery, to: ReporterNo(reporter), note: None }).into()
}
