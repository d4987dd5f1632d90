//! 记听证: who came, the minutes, and that each read and signed them, or would not. From then on the term runs again.

use serde::{Deserialize, Serialize};

use super::call_hearing::deciding;
use super::hearing::{Attendance, HearingRole};
use super::{Fact, HearingNo};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::refusal::{HearingRefusal, Refusal};
use crate::kernel::time::Day;
use crate::words::{MinutesWords, Words};

/// Record a hearing that was held.
#[derive(Clone, Debug)]
pub struct HoldHearing {
    /// The day on which it was held; by agreement it may be another than the one called for.
    pub on: Day,
    /// Who came, read the minutes and signed them, in the order in which they were called.
    pub people: Vec<Attendance>,
    /// The minutes.
    pub words: MinutesWords,
}

/// A hearing was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingHeld {
    /// Which of this concern.
    pub hearing: HearingNo,
    /// The day.
    pub on: Day,
    /// Who came, read the minutes and signed them, in the order in which they were called.
    pub people: Vec<Attendance>,
}

pub(super) fn decide(concern: &Concern, command: HoldHearing, context: &Context) -> Result<Vec<Event>, Refusal> {
    let open = deciding(concern, Step::HoldHearing, context)?;
    let hearing = concern.gatherings.hearing.as_ref().ok_or_else(|| not_now(concern, Step::HoldHearing))?;
    if command.on > context.today() {
        return Err(HearingRefusal::HearingNotYet { on: hearing.on }.into());
    }
    if command.on < open.on {
        return Err(Refusal::MeetingDay);
    }
    if command.people.len() != hearing.people.len() {
        return Err(HearingRefusal::HearingPeople.into());
    }
    // Without whoever led it and whoever wrote it down there are no minutes; anybody else may refuse to sign, and it is said.
    let mut both = hearing.people.iter().zip(&command.people);
    let unsigned = |(role, came): (&HearingRole, &Attendance)| {
        matches!(role, HearingRole::Host | HearingRole::Recorder) && *came != Attendance::Signed
    };
    if both.any(unsigned) {
        return Err(HearingRefusal::MinutesUnsigned.into());
    }
    let held = HearingHeld { hearing: hearing.no, on: command.on, people: command.people };
    Ok(vec![Event::saying(Fact::HearingHeld(held), Words::Minutes(command.words))])
}
