//! 取消听证: it is not held on that day; everybody is told why, and the term runs again until another one is called.

use serde::{Deserialize, Serialize};

use super::call_hearing::deciding;
use super::{Fact, HearingNo};
use crate::concern::{Concern, Step};
use crate::context::Context;
use crate::event::Event;
use crate::intake::not_now;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Call a hearing off.
#[derive(Clone, Debug)]
pub struct CallOffHearing {
    /// Why; everybody who was called reads it.
    pub reason: SaidWords,
}

/// A hearing was called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingCalledOff {
    /// Which of this concern.
    pub hearing: HearingNo,
}

pub(super) fn decide(concern: &Concern, command: CallOffHearing, context: &Context) -> Result<Vec<Event>, Refusal> {
    deciding(concern, Step::CallOffHearing, context)?;
    let hearing = concern.gatherings.hearing.as_ref().ok_or_else(|| not_now(concern, Step::CallOffHearing))?;
    let off = HearingCalledOff { hearing: hearing.no };
    Ok(vec![Event::saying(Fact::HearingCalledOff(off), Words::Said(command.reason))])
}
