//! **What it is for**: every concern comes in here, whatever the way: web, phone, letter, visit, box, and old ledgers.
//! **Who acts**: the citizen; the front desk; the operator who carries old records over.
//! **Legal basis**: 信访工作条例 17, 19, 21, 22.
//! **Events**: `filed`, `registered`, `reporter_named`, `carried_over`.
//! **Never**: decide on acceptance, or write a person's words into an event.
//! **Map rows**: S1, S3, S38.

pub mod accept;
pub mod add_material;
pub mod add_point;
pub mod carry_over;
pub mod clear_answers;
pub mod correct;
pub mod decline_to_accept;
pub mod decode_picture;
pub mod enter_code;
pub mod file_concern;
pub mod find_concern;
pub mod home;
pub mod list_carried;
pub mod qr;
pub mod report_contact;
pub mod report_photos;
pub mod report_saved;
pub mod report_what;
pub mod report_where;
pub mod seal;
pub mod show_receipt;
pub mod transfer;
pub mod view;
pub mod withdraw;

use huiyin_domain::access::Action;

use crate::router::{About, Routes};

/// The routes of staff in this room: accept, decline, transfer, seal, correct.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    routes
        .get("/desk/concerns/{number}/accept", Action::Accept, About::Concern, accept::get)
        .post("/desk/concerns/{number}/accept", Action::Accept, About::Concern, accept::post)
        .get("/desk/concerns/{number}/decline", Action::Accept, About::Concern, decline_to_accept::get)
        .post("/desk/concerns/{number}/decline", Action::Accept, About::Concern, decline_to_accept::post)
        .get("/desk/concerns/{number}/transfer", Action::Transfer, About::Concern, transfer::get)
        .post("/desk/concerns/{number}/transfer", Action::Transfer, About::Concern, transfer::post)
        .get("/desk/concerns/{number}/seal", Action::Seal, About::Concern, seal::get)
        .post("/desk/concerns/{number}/seal", Action::Seal, About::Concern, seal::post)
        .get("/desk/concerns/{number}/correct", Action::Correct, About::Concern, correct::get)
        .post("/desk/concerns/{number}/correct", Action::Correct, About::Concern, correct::post)
}
