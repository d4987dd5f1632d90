//! 反馈办理结果、提交办结报告: what was handed down comes back as a result with a report; whoever handed it down takes it, or
//! sends it back with remarks and another last day (信访工作条例 22 三).

use serde::{Deserialize, Serialize};

use super::not_now;
use super::sending::{Handed, ResultStanding};
use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::UnitId;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// Report the result to the sender.
#[derive(Clone, Debug)]
pub struct ReportResult {
    /// The report: what was found, what was done, how the person took it.
    pub report: SaidWords,
}

/// Take the result.
#[derive(Clone, Debug)]
pub struct TakeResult;

/// Send the result back.
#[derive(Clone, Debug)]
pub struct SendBackResult {
    /// The new last day.
    pub due: Day,
    /// What is missing.
    pub remarks: SaidWords,
}

/// The result was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultReported {
    /// Who reports.
    pub from: UnitId,
    /// Who handed it down.
    pub unit: UnitId,
}

/// The result was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultTaken {
    /// Who took it.
    pub unit: UnitId,
}

/// The result was sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultSentBack {
    /// The new last day.
    pub due: Day,
    /// Who sent it back.
    pub unit: UnitId,
}

/// There is a result once the person has an answer: a signed reply, or the reasons why it was not accepted.
pub(crate) fn has_result(concern: &Concern) -> bool {
    concern.stage() == Stage::NotAccepted || concern.casework.reply().is_some()
}

pub(super) fn decide(concern: &Concern, command: ReportResult, _: &Context) -> Result<Vec<Event>, Refusal> {
    let handed = handed(concern, Step::ReportResult)?;
    if handed.result != ResultStanding::Owed {
        return Err(Refusal::ResultReported);
    }
    if !has_result(concern) {
        return Err(Refusal::NoResultYet);
    }
    let fact = super::Fact::ResultReported(ResultReported { from: handed.to, unit: handed.from });
    Ok(vec![Event::saying(fact, Words::Said(command.report))])
}

pub(super) fn decide_take(concern: &Concern, _: TakeResult, _: &Context) -> Result<Vec<Event>, Refusal> {
    let handed = reported(concern, Step::TakeResult)?;
    Ok(vec![Event::bare(super::Fact::ResultTaken(ResultTaken { unit: handed.from }))])
}

pub(super) fn decide_back(
    concern: &Concern,
    command: SendBackResult,
    context: &Context,
) -> Result<Vec<Event>, Refusal> {
    let handed = reported(concern, Step::SendBackResult)?;
    if command.due < context.today() {
        return Err(Refusal::TermPast);
    }
    let fact = super::Fact::ResultSentBack(ResultSentBack { due: command.due, unit: handed.from });
    Ok(vec![Event::saying(fact, Words::Said(command.remarks))])
}

fn handed(concern: &Concern, step: Step) -> Result<Handed, Refusal> {
    if concern.intake.withdrawn.is_some() {
        return Err(not_now(concern, step));
    }
    concern.intake.handed_down.ok_or(Refusal::NotHandedDown)
}

fn reported(concern: &Concern, step: Step) -> Result<Handed, Refusal> {
    let handed = handed(concern, step)?;
    match handed.result {
        ResultStanding::Reported { .. } => Ok(handed),
        ResultStanding::Owed | ResultStanding::Taken => Err(Refusal::NothingReported),
    }
}
