//! 联席会议: units met over a concern, and every decision is a task of one of them. Recorded afterwards, with its day.

use serde::{Deserialize, Serialize};

use crate::casework::tasks::{AT_WORK, may_ask};
use crate::casework::{self, CoHandlerAsked};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::{needs_stage, not_now};
use crate::kernel::ids::{MeetingNo, TaskNo, UnitId};
use crate::kernel::refusal::Refusal;
use crate::kernel::time::Day;
use crate::words::{MeetingWords, TaskWords, Words};

/// Record a joint meeting and what it decided.
#[derive(Clone, Debug)]
pub struct HoldJointMeeting {
    /// The day on which the units met.
    pub on: Day,
    /// Who came, and the minutes. Each unit that came is named here; the one that leads need not be.
    pub words: MeetingWords,
    /// What was decided.
    pub decided: Vec<Decided>,
}

/// One decision: a task of a unit that took part.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Whose task.
    pub unit: UnitId,
    /// Its last day.
    pub due: Day,
    /// What is to be done.
    pub words: TaskWords,
}

/// Units met over a concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointMeetingHeld {
    /// How many tasks it decided; they follow as events of their own that name this meeting.
    pub decisions: u32,
    /// Which meeting of this concern.
    pub meeting: MeetingNo,
    /// The day on which they met, as claimed.
    pub on: Day,
    /// Every unit that took part, the leading one first.
    pub units: Vec<UnitId>,
}

pub(super) fn decide(concern: &Concern, command: HoldJointMeeting, context: &Context) -> Result<Vec<Event>, Refusal> {
    needs_stage(concern, Step::HoldJointMeeting, &AT_WORK)?;
    check_day(concern, command.on, context)?;
    let units = units(concern, &command, context)?;
    let meeting = concern.gatherings.next_no();
    let decisions = u32::try_from(command.decided.len()).unwrap_or(u32::MAX);
    let mut tasks = Vec::new();
    for (decided, number) in command.decided.into_iter().zip(concern.casework.tasks.next_no().0..) {
        if !units.contains(&decided.unit) {
            return Err(Refusal::NotAtMeeting { unit: decided.unit });
        }
        may_ask(concern, (decided.unit, decided.due), decided.words.late_because.is_some(), context)?;
        let asked =
            CoHandlerAsked { due: decided.due, meeting: Some(meeting), task: TaskNo(number), unit: decided.unit };
        tasks.push(Event::saying(casework::Fact::CoHandlerAsked(asked), Words::Task(decided.words)));
    }
    let held = JointMeetingHeld { decisions, meeting, on: command.on, units };
    let held = Event::saying(super::Fact::JointMeetingHeld(held), Words::Meeting(command.words));
    Ok(std::iter::once(held).chain(tasks).collect())
}

/// A meeting that was held: not in the future, and not before there was anything to meet about.
fn check_day(concern: &Concern, on: Day, context: &Context) -> Result<(), Refusal> {
    let received = concern.intake.record.as_ref().map(|record| record.received_on);
    if on > context.today() || received.is_some_and(|received| on < received) {
        return Err(Refusal::MeetingDay);
    }
    Ok(())
}

/// The leading unit, then every other one that came, each once.
fn units(concern: &Concern, command: &HoldJointMeeting, context: &Context) -> Result<Vec<UnitId>, Refusal> {
    let lead = concern.unit().ok_or_else(|| not_now(concern, Step::HoldJointMeeting))?;
    let mut units = vec![lead];
    for present in &command.words.present {
        if !context.office.works(present.unit) {
            return Err(Refusal::UnknownUnit);
        }
        if !units.contains(&present.unit) {
            units.push(present.unit);
        }
    }
    if units.len() < 2 { Err(Refusal::MeetingAlone) } else { Ok(units) }
}
