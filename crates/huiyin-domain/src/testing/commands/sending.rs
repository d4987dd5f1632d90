//! Commands of sending on, signing for, reporting back, and what is urgent.

use jiff::Span;

use super::said;
use crate::command::Command;
use crate::concern::Step;
use crate::intake;
use crate::kernel::ids::UnitId;
use crate::kernel::time::Day;
use crate::testing::{BUREAU, GOVERNMENT};

/// Hands down to this unit until this day.
pub fn hand_down(to: UnitId, due: Day) -> Command {
    intake::Command::HandDown(intake::HandDown { to, due, reason: said() }).into()
}

/// Submits to this unit.
pub fn submit_up(to: UnitId, ground: intake::UpGround) -> Command {
    intake::Command::SubmitUp(intake::SubmitUp { to, ground, reason: said() }).into()
}

/// Signs for it.
pub fn sign_for() -> Command {
    intake::Command::SignFor(intake::SignFor).into()
}

/// Reminds of signing.
pub fn remind_to_sign() -> Command {
    intake::Command::RemindToSign(intake::RemindToSign).into()
}

/// Takes back what nobody has signed for.
pub fn take_back() -> Command {
    intake::Command::TakeBack(intake::TakeBack { reason: said() }).into()
}

/// Reports the result.
pub fn report_result() -> Command {
    intake::Command::ReportResult(intake::ReportResult { report: said() }).into()
}

/// Takes the result.
pub fn take_result() -> Command {
    intake::Command::TakeResult(intake::TakeResult).into()
}

/// Sends the result back until this day.
pub fn send_back_result(due: Day) -> Command {
    intake::Command::SendBackResult(intake::SendBackResult { due, remarks: said() }).into()
}

/// Marks as urgent.
pub fn mark_urgent() -> Command {
    intake::Command::MarkUrgent(intake::MarkUrgent { reason: said() }).into()
}

/// Sees it.
pub fn see_urgent() -> Command {
    intake::Command::SeeUrgent(intake::SeeUrgent).into()
}

/// Takes the mark off.
pub fn clear_urgent() -> Command {
    intake::Command::ClearUrgent(intake::ClearUrgent { reason: said() }).into()
}

/// At least one command a step.
pub(super) fn every(today: Day) -> Vec<(Step, Command)> {
    let in_days = |days: i32| today.saturating_add(Span::new().days(days));
    vec![
        (Step::BookReception, super::book_reception(1)),
        (Step::HandDown, hand_down(BUREAU, in_days(10))),
        (Step::SubmitUp, submit_up(GOVERNMENT, intake::UpGround::Important)),
        (Step::SubmitUp, submit_up(GOVERNMENT, intake::UpGround::Dispute)),
        (Step::SignFor, sign_for()),
        (Step::RemindToSign, remind_to_sign()),
        (Step::TakeBack, take_back()),
        (Step::ReportResult, report_result()),
        (Step::TakeResult, take_result()),
        (Step::SendBackResult, send_back_result(in_days(7))),
        (Step::MarkUrgent, mark_urgent()),
        (Step::SeeUrgent, see_urgent()),
        (Step::ClearUrgent, clear_urgent()),
    ]
}
