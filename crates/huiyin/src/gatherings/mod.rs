//! What it is for: pages of meetings; today the joint meeting of units over one concern, whose decisions become tasks.
//! Who acts: the post or the head of the unit that leads; the supervisor for sealed concerns.
//! Legal basis: 信访工作条例 24.
//! Events: those of its namesake in the rules.
//! Never: shows minutes to anybody but the units that sat in the meeting, the lead and the supervisor.
//! Map rows: S8.

pub mod hold_joint_meeting;

use huiyin_domain::access::Action;

use crate::router::{About, Routes};

/// The routes of staff in this room.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    let meeting = "/desk/concerns/{number}/hold-joint-meeting";
    routes.get(meeting, Action::HoldJointMeeting, About::Concern, hold_joint_meeting::get).post(
        meeting,
        Action::HoldJointMeeting,
        About::Concern,
        hold_joint_meeting::post,
    )
}
