//! The citizen sees the points as the office named them and may add one (诉求点).

use serde::{Deserialize, Serialize};

use crate::concern::{Concern, Stage, Step};
use crate::context::Context;
use crate::event::Event;
use crate::kernel::ids::PointNo;
use crate::kernel::refusal::Refusal;
use crate::kernel::text::Line;
use crate::words::{PointsWords, Words};

/// Add one point.
#[derive(Clone, Debug)]
pub struct AddPoint {
    /// What is asked for.
    pub point: Line,
}

/// The citizen added a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointAdded {
    /// Its number.
    pub point: PointNo,
}

pub(super) fn decide(concern: &Concern, command: AddPoint, _context: &Context) -> Result<Vec<Event>, Refusal> {
    // While a draft is with the head its points are fixed: a new one would make it incomplete under the signer's pen.
    super::needs_stage(concern, Step::AddPoint, &[Stage::Accepted, Stage::Assigned, Stage::Handling])?;
    if concern.intake.point_added {
        return Err(Refusal::PointAlreadyAdded);
    }
    let point = PointNo(concern.intake.points + 1);
    let fact = super::Fact::PointAdded(PointAdded { point });
    Ok(vec![Event::saying(fact, Words::Points(PointsWords { points: vec![command.point] }))])
}
