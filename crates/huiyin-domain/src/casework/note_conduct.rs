//! 记录言行、告诫: what happened, in which channel, on which day; and the warning that comes before any restriction. The person
//! can read both.

use serde::{Deserialize, Serialize};

use super::conduct::{Contact, needs_life};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{SaidWords, Words};

/// Record what happened.
#[derive(Clone, Debug)]
pub struct NoteConduct {
    /// Where.
    pub channel: Contact,
    /// On which day.
    pub on: Day,
    /// What was said and done, without judging the person.
    pub words: SaidWords,
}

/// Warn in writing.
#[derive(Clone, Debug)]
pub struct WarnConduct {
    /// In which channel.
    pub channel: Contact,
    /// What has to change, and what follows if it does not.
    pub words: SaidWords,
}

/// An incident was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConductNoted {
    /// Where.
    pub channel: Contact,
    /// Its number in the concern.
    pub no: u32,
    /// The law day.
    pub on: Day,
}

/// A warning was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConductWarned {
    /// In which channel.
    pub channel: Contact,
}

pub(super) fn decide(concern: &Concern, command: NoteConduct, context: &Context) -> Result<Vec<Event>, Refusal> {
    let record = concern.intake.record.as_ref().ok_or_else(|| not_now(concern, Step::NoteConduct))?;
    needs_life(concern, Step::NoteConduct)?;
    if command.on < record.received_on || command.on > context.today() {
        return Err(Refusal::ConductDay);
    }
    let no = u32::try_from(concern.casework.conduct.incidents.len()).unwrap_or(u32::MAX).saturating_add(1);
    let fact = super::Fact::ConductNoted(ConductNoted { channel: command.channel, no, on: command.on });
    Ok(vec![Event::saying(fact, Words::Said(command.words))])
}

pub(super) fn decide_warn(concern: &Concern, command: WarnConduct, _: &Context) -> Result<Vec<Event>, Refusal> {
    needs_life(concern, Step::WarnConduct)?;
    if concern.casework.conduct.fresh(command.channel).is_empty() {
        return Err(Refusal::NoIncident);
    }
    let fact = super::Fact::ConductWarned(ConductWarned { channel: command.channel });
    Ok(vec![Event::saying(fact, Words::Said(command.words))])
}
