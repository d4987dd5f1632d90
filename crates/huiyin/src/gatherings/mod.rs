//! What it is for: pages of meetings: the joint meeting of units over one concern, whose decisions become tasks; hearings of a review, with a notice for each and signed minutes; reception days of leaders.
//! Who acts: the post or the head of the unit that leads; the front desk for reception days; the supervisor for sealed concerns.
//! Legal basis: 信访工作条例 18, 24, 36.
//! Events: those of its namesake in the rules.
//! Never: shows minutes to anybody but the units that sat in the meeting, the lead and the supervisor.
//! Map rows: S6, S8, S21.

pub mod arrange_reception;
pub mod book_reception;
pub mod call_hearing;
pub mod call_off_hearing;
pub mod hold_hearing;
pub mod hold_joint_meeting;
pub mod list_receptions;
pub mod reception_days;
pub mod show_reception;

use huiyin_domain::access::Action;

use crate::router::{About, Routes};
use arrange_reception::RECEPTIONS;

/// The routes of staff in this room.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    let meeting = "/desk/concerns/{number}/hold-joint-meeting";
    let book = "/desk/concerns/{number}/book-reception";
    routes
        .get(meeting, Action::HoldJointMeeting, About::Concern, hold_joint_meeting::get)
        .post(meeting, Action::HoldJointMeeting, About::Concern, hold_joint_meeting::post)
        .get(book, Action::BookReception, About::Concern, book_reception::get)
        .post(book, Action::BookReception, About::Concern, book_reception::post)
        .get("/desk/concerns/{number}/call-hearing", Action::HoldHearing, About::Concern, call_hearing::get)
        .post("/desk/concerns/{number}/call-hearing", Action::HoldHearing, About::Concern, call_hearing::post)
        .get("/desk/concerns/{number}/hold-hearing", Action::HoldHearing, About::Concern, hold_hearing::get)
        .post("/desk/concerns/{number}/hold-hearing", Action::HoldHearing, About::Concern, hold_hearing::post)
        .get("/desk/concerns/{number}/call-off-hearing", Action::HoldHearing, About::Concern, call_off_hearing::get)
        .post("/desk/concerns/{number}/call-off-hearing", Action::HoldHearing, About::Concern, call_off_hearing::post)
        .get("/reception-days", Action::Look, About::Open, reception_days::get)
        .get(RECEPTIONS, Action::ArrangeReception, About::Lists, list_receptions::get)
        .get("/desk/receptions/new", Action::ArrangeReception, About::Lists, arrange_reception::get)
        .post("/desk/receptions/new", Action::ArrangeReception, About::Lists, arrange_reception::post)
        .get("/desk/receptions/{no}", Action::ArrangeReception, About::Lists, show_reception::get)
        .get("/desk/receptions/{no}/call-off", Action::ArrangeReception, About::Lists, arrange_reception::get_off)
        .post("/desk/receptions/{no}/call-off", Action::ArrangeReception, About::Lists, arrange_reception::call_off)
}
