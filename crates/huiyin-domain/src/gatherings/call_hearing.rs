//! 通知听证: whoever looks again hears both sides on a day, in a place, with everybody named in their role (信访工作条例 36 ¶2). While
//! the term allows it, it stands still from the notice until the hearing is over.

use serde::{Deserialize, Serialize};

use super::hearing::{Hearing, HearingRole};
use super::{Fact, HearingNo};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::refusal::{HearingRefusal, Refusal};
use crate::kernel::time::Day;
use crate::review::{self, Level};
use crate::words::{HearingWords, Words};

/// Most people who are called to one hearing.
pub const PEOPLE_MAX: usize = 20;

/// Call a hearing.
#[derive(Clone, Debug)]
pub struct CallHearing {
    /// When on that day, in minutes since midnight.
    pub minute: u32,
    /// On which day.
    pub on: Day,
    /// In which role each comes, in the order of the words.
    pub people: Vec<HearingRole>,
    /// Where, about what, and who.
    pub words: HearingWords,
}

/// A hearing was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingCalled {
    /// Which of this concern.
    pub hearing: HearingNo,
    /// In which look it is held.
    pub level: Level,
    /// When on that day, in minutes since midnight.
    pub minute: u32,
    /// The day.
    pub on: Day,
    /// In which role each comes.
    pub people: Vec<HearingRole>,
}

/// The review in which a hearing is held, for whoever writes its opinion.
pub(super) fn deciding<'a>(concern: &'a Concern, step: Step, context: &Context) -> Result<&'a review::Review, Refusal> {
    let (open, unit) = review::decider(concern, step, context)?;
    let writes = matches!(open.standing, review::Standing::Asked | review::Standing::Returned(_));
    let Some(post) = open.post.filter(|_| writes) else { return Err(not_now(concern, step)) };
    if context.actor.holds(post) { Ok(open) } else { Err(Refusal::ReviewOfOther { unit }) }
}

pub(super) fn decide(concern: &Concern, command: CallHearing, context: &Context) -> Result<Vec<Event>, Refusal> {
    let open = deciding(concern, Step::CallHearing, context)?;
    if let Some(Hearing { on, .. }) = concern.gatherings.hearing {
        return Err(HearingRefusal::HearingOpen { on }.into());
    }
    if command.on <= context.today() || command.minute >= 24 * 60 {
        return Err(HearingRefusal::HearingDay.into());
    }
    context.office.needs_open(command.on)?;
    check_people(&command)?;
    let called = HearingCalled {
        hearing: concern.gatherings.next_hearing(),
        level: open.level,
        minute: command.minute,
        on: command.on,
        people: command.people,
    };
    Ok(vec![Event::saying(Fact::HearingCalled(called), Words::Hearing(command.words))])
}

/// One who leads it, one who writes it down, whoever asked, and somebody for the unit whose answer is looked at.
fn check_people(command: &CallHearing) -> Result<(), Refusal> {
    let count = |role| command.people.iter().filter(|one| **one == role).count();
    let both_sides = count(HearingRole::Applicant) >= 1 && count(HearingRole::OfUnit) >= 1;
    let led = count(HearingRole::Host) == 1 && count(HearingRole::Recorder) == 1;
    let named = command.people.len() == command.words.people.len() && command.people.len() <= PEOPLE_MAX;
    if both_sides && led && named { Ok(()) } else { Err(HearingRefusal::HearingPeople.into()) }
}
