//! 拆分: a joined concern gets its own life back: its unit, its clocks, which never stopped, and a plan to be fixed. After an
//! answer that serves it was signed there is nothing left to part: it has its own delivery, verdict and review.

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::event::Event;
use crate::intake::needs_stage;
use crate::kernel::number::Number;
use crate::kernel::refusal::Refusal;
use crate::words::{SaidWords, Words};

/// Take this concern out of the one that leads.
#[derive(Clone, Debug)]
pub struct Part {
    /// Why; the citizen reads it. `None` when nobody decided it: the concern that led was withdrawn or sealed.
    pub reason: Option<SaidWords>,
}

/// It stands by itself again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parted {
    /// The concern that led.
    pub from: Number,
}

/// The other side: that concern is no longer handled here. Follows from what happens there.
#[derive(Clone, Debug)]
pub struct Release {
    /// Which.
    pub concern: Number,
}

/// That concern is no longer handled here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// Which.
    pub concern: Number,
}

pub(super) fn decide(concern: &Concern, command: Part) -> Result<Vec<Event>, Refusal> {
    let Some(reason) = command.reason else {
        let from = concern.casework.kin.into;
        return Ok(from.map(|from| Event::bare(super::Fact::Parted(Parted { from }))).into_iter().collect());
    };
    let from = concern.casework.kin.into.ok_or(Refusal::NotJoined)?;
    if concern.casework.reply().is_some() {
        return Err(Refusal::AnsweredTogether { into: from });
    }
    needs_stage(concern, Step::Part, &[Stage::Joined])?;
    Ok(vec![Event::saying(super::Fact::Parted(Parted { from }), Words::Said(reason))])
}

/// Never refused: it follows from what was decided for the other.
pub(super) fn decide_release(concern: &Concern, command: &Release) -> Vec<Event> {
    if !concern.casework.kin.joined.contains(&command.concern) {
        return Vec::new();
    }
    vec![Event::bare(super::Fact::Released(Released { concern: command.concern }))]
}
