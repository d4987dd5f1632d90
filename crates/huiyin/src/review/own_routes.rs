//! What a citizen does about a review of their own concern.

use huiyin_domain::access::Action;

use super::{confirm_review, request_review};
use crate::router::{About, Routes};

/// The citizen's routes.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/concerns/{number}/review", Action::RequestReview, About::OwnConcern, request_review::get)
        .post("/concerns/{number}/review", Action::RequestReview, About::OwnConcern, request_review::post)
        .post("/concerns/{number}/receipt-of-review", Action::ConfirmReceipt, About::OwnConcern, confirm_review::post)
}
