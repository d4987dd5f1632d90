//! What a citizen does with a concern of their own, in this room.

use huiyin_domain::access::Action;

use super::{
    answer_question, appeal_restriction, confirm_receipt, give_verdict, print_paper, show_own_file, show_progress,
    undo_verdict,
};
use crate::router::{About, Routes};

/// The citizen's routes.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/concerns/{number}", Action::SeeProgress, About::OwnConcern, show_progress::get)
        .get("/concerns/{number}/done/{what}", Action::SeeProgress, About::OwnConcern, show_progress::done)
        .get("/concerns/{number}/files/{file}", Action::SeeProgress, About::OwnConcern, show_own_file::get)
        .get("/concerns/{number}/papers/{paper}", Action::SeeProgress, About::OwnConcern, print_paper::get_own)
        .get("/concerns/{number}/answer", Action::AnswerQuestion, About::OwnConcern, answer_question::get)
        .post("/concerns/{number}/answer", Action::AnswerQuestion, About::OwnConcern, answer_question::post)
        .get("/concerns/{number}/verdict", Action::GiveVerdict, About::OwnConcern, give_verdict::get)
        .post("/concerns/{number}/verdict", Action::GiveVerdict, About::OwnConcern, give_verdict::post)
        .post("/concerns/{number}/verdict/undo", Action::GiveVerdict, About::OwnConcern, undo_verdict::post_own)
        .get("/concerns/{number}/restriction", Action::AppealRestriction, About::OwnConcern, appeal_restriction::get)
        .post("/concerns/{number}/restriction", Action::AppealRestriction, About::OwnConcern, appeal_restriction::post)
        .post("/concerns/{number}/receipt-of-reply", Action::ConfirmReceipt, About::OwnConcern, confirm_receipt::post)
}
