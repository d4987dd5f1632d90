//! Commands around conduct in a channel: recorded, warned of, restricted, appealed against.

use jiff::Span;

use super::said;
use crate::casework::{self, Contact, Limit};
use crate::command::Command;
use crate::concern::Step;
use crate::kernel::time::Day;

/// Records an incident on the telephone.
pub fn note_conduct(on: Day) -> Command {
    casework::Command::NoteConduct(casework::NoteConduct { channel: Contact::Phone, on, words: said() }).into()
}

/// Warns of it.
pub fn warn_conduct() -> Command {
    casework::Command::WarnConduct(casework::WarnConduct { channel: Contact::Phone, words: said() }).into()
}

/// Proposes a fixed hour until that day.
pub fn propose_restriction(until: Day) -> Command {
    let (channel, limit, reasons) = (Contact::Phone, Limit::FixedHour, said());
    casework::Command::ProposeRestriction(casework::ProposeRestriction { channel, limit, until, reasons }).into()
}

/// Rules on the proposal.
pub fn rule_on_restriction(grant: bool) -> Command {
    casework::Command::RuleOnRestriction(casework::RuleOnRestriction { grant, reason: said() }).into()
}

/// Appeals.
pub fn appeal_restriction() -> Command {
    casework::Command::AppealRestriction(casework::AppealRestriction { words: said() }).into()
}

/// Rules on the appeal.
pub fn rule_on_appeal(lift: bool) -> Command {
    casework::Command::RuleOnAppeal(casework::RuleOnAppeal { lift, reason: said() }).into()
}

/// Lifts it.
pub fn lift_restriction() -> Command {
    casework::Command::LiftRestriction(casework::LiftRestriction { reason: said() }).into()
}

/// At least one command a step.
pub(super) fn every(today: Day) -> Vec<(Step, Command)> {
    let in_days = |days: i32| today.saturating_add(Span::new().days(days));
    vec![
        (Step::NoteConduct, note_conduct(today)),
        (Step::WarnConduct, warn_conduct()),
        (Step::ProposeRestriction, propose_restriction(in_days(90))),
        (Step::RuleOnRestriction, rule_on_restriction(true)),
        (Step::RuleOnRestriction, rule_on_restriction(false)),
        (Step::AppealRestriction, appeal_restriction()),
        (Step::RuleOnAppeal, rule_on_appeal(true)),
        (Step::RuleOnAppeal, rule_on_appeal(false)),
        (Step::LiftRestriction, lift_restriction()),
    ]
}
