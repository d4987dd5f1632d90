//! Quick steps of the sample office, and the commands on them.

use super::stages::handling;
use super::{BUREAU, Given, HANDLER, LETTERS, commands, name};
use crate::casework;
use crate::command::Command;
use crate::concern::Step;
use crate::kernel::ids::{TextNo, UnitId};
use crate::office;

/// A quick step of everybody that writes a note.
pub const QUICK_NOTE: TextNo = TextNo(1);
/// A quick step of the first desk that transfers to the bureau.
pub const QUICK_TRANSFER: TextNo = TextNo(2);

/// The facts behind both.
pub fn facts() -> [office::Fact; 2] {
    let transfer = office::QuickAct::Transfer { to: BUREAU };
    [fact(QUICK_NOTE, None, office::QuickAct::Note), fact(QUICK_TRANSFER, Some(LETTERS), transfer)]
}

fn fact(no: TextNo, unit: Option<UnitId>, act: office::QuickAct) -> office::Fact {
    let text = office::OfficeText {
        body: commands::text(),
        body_en: None,
        does: Some(act),
        kind: office::TextKind::QuickStep,
        name: name("一键动作"),
        name_en: None,
        short: None,
        unit,
        works: true,
    };
    office::Fact::TextSet(office::TextSet { no, text })
}

/// Holds a quick step.
pub fn hold(text: TextNo) -> Command {
    casework::Command::HoldQuickStep(casework::HoldQuickStep { text }).into()
}

/// Takes it back.
pub fn drop_held() -> Command {
    casework::Command::DropQuickStep(casework::DropQuickStep).into()
}

/// Does it.
pub fn release() -> Command {
    casework::Command::ReleaseQuickStep(casework::ReleaseQuickStep).into()
}

/// Records that it could not be done.
pub fn fail() -> Command {
    casework::Command::FailQuickStep(casework::FailQuickStep { why: "not-now" }).into()
}

/// All of them, each under the step that it takes.
pub fn every() -> [(Step, Command); 5] {
    [
        (Step::Note, hold(QUICK_NOTE)),
        (Step::Transfer, hold(QUICK_TRANSFER)),
        (Step::Note, drop_held()),
        (Step::Note, release()),
        (Step::Note, fail()),
    ]
}

/// A quick step is held: a note of the handler's.
pub fn quick_step_held() -> Given {
    handling().by_staff(HANDLER).when(hold(QUICK_NOTE))
}

/// Its ten seconds are over, and it was done.
pub fn quick_step_done() -> Given {
    let mut given = quick_step_held();
    given.now = crate::kernel::time::Moment(given.now.0 + casework::hold_quick_step::HELD_FOR);
    given.when(release())
}
