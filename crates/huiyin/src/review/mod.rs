//! What it is for: the pages of review and re-review: asking, giving it to a post, writing and signing the opinion, carrying a request outside, delivering.
//! Who acts: the citizen with number and code; counters; the unit one level up; the head of the unit that answered, about new facts.
//! Legal basis: 信访工作条例 35, 36.
//! Events: those of its namesake in the rules.
//! Never: shows the unit whose answer it is a form for deciding; turns a late or repeated request away without recording it.
//! Map rows: S13, S31.

pub mod answer_new_facts;
pub mod assign_review;
pub mod confirm_review;
pub mod decide_review;
pub mod deliver_review;
mod opinion_shelf;
pub mod own_routes;
pub mod record_review;
pub mod register_request;
pub mod request_review;
pub mod return_review;
pub mod send_review;
pub mod sign_review;

use huiyin_domain::access::Action;

use crate::router::{About, Routes};

/// The routes of staff in this room.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    deciding(routes)
        .get("/desk/concerns/{number}/request-review", Action::RequestReview, About::Concern, register_request::get)
        .post("/desk/concerns/{number}/request-review", Action::RequestReview, About::Concern, register_request::post)
        .get("/desk/concerns/{number}/send-review", Action::SendReview, About::Concern, send_review::get)
        .post("/desk/concerns/{number}/send-review", Action::SendReview, About::Concern, send_review::post)
        .get("/desk/concerns/{number}/record-review", Action::SendReview, About::Concern, record_review::get)
        .post("/desk/concerns/{number}/record-review", Action::SendReview, About::Concern, record_review::post)
        .get("/desk/concerns/{number}/answer-new-facts", Action::AnswerVerdict, About::Concern, answer_new_facts::get)
        .post("/desk/concerns/{number}/answer-new-facts", Action::AnswerVerdict, About::Concern, answer_new_facts::post)
}

fn deciding(routes: Routes) -> Routes {
    routes
        .get("/desk/concerns/{number}/assign-review", Action::AssignReview, About::Concern, assign_review::get)
        .post("/desk/concerns/{number}/assign-review", Action::AssignReview, About::Concern, assign_review::post)
        .get("/desk/concerns/{number}/decide-review", Action::DecideReview, About::Concern, decide_review::get)
        .post("/desk/concerns/{number}/decide-review", Action::DecideReview, About::Concern, decide_review::post)
        .get("/desk/concerns/{number}/sign-review", Action::SignReview, About::Concern, sign_review::get)
        .post("/desk/concerns/{number}/sign-review", Action::SignReview, About::Concern, sign_review::post)
        .get("/desk/concerns/{number}/return-review", Action::SignReview, About::Concern, return_review::get)
        .post("/desk/concerns/{number}/return-review", Action::SignReview, About::Concern, return_review::post)
        .get("/desk/concerns/{number}/deliver-review", Action::DeliverReview, About::Concern, deliver_review::get)
        .post("/desk/concerns/{number}/deliver-review", Action::DeliverReview, About::Concern, deliver_review::post)
}
