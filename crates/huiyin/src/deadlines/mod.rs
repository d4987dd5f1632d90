//! What it is for: every date told to a citizen can be followed day by day, and a term that passed is noted without anyone asking.
//! Who acts: the citizen with the code, every unit that has the concern; the program's own scheduler.
//! Legal basis: 信访工作条例 22–24, 34, 35.
//! Events: none of its own; it shows what the rules of the same name reckoned, and asks them once a minute.
//! Never: reckons a date itself.
//! Map rows: S4, S9, S13.

pub mod explain;
pub mod explain_clock;
pub mod extend_clock;
pub mod note_misses;
pub mod sheet;
pub mod show_clock;
pub mod suspend_clock;
pub mod view;

use huiyin_domain::access::Action;

use crate::router::{About, Routes};

/// The routes of staff in this room.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    routes
        .get("/desk/concerns/{number}/extend-clock", Action::ExtendClock, About::Concern, extend_clock::get)
        .post("/desk/concerns/{number}/extend-clock", Action::ExtendClock, About::Concern, extend_clock::post)
        .get("/desk/concerns/{number}/suspend-clock", Action::SuspendClock, About::Concern, suspend_clock::get)
        .post("/desk/concerns/{number}/suspend-clock", Action::SuspendClock, About::Concern, suspend_clock::post)
        .get("/desk/concerns/{number}/resume-clock", Action::SuspendClock, About::Concern, suspend_clock::get_resume)
        .post("/desk/concerns/{number}/resume-clock", Action::SuspendClock, About::Concern, suspend_clock::post_resume)
        .get("/desk/concerns/{number}/clocks/{clock}", Action::ReadConcern, About::Concern, show_clock::get)
}

/// The citizen's routes in this room.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes.get("/concerns/{number}/clocks/{clock}", Action::SeeProgress, About::OwnConcern, explain_clock::get)
}
