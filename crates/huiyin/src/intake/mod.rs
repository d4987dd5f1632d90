//! **What it is for**: every concern comes in here, whatever the way: web, phone, letter, visit, box, and old ledgers.
//! **Who acts**: the citizen; the front desk; the operator who carries old records over.
//! **Legal basis**: 信访工作条例 17, 19, 21, 22.
//! **Events**: `filed`, `registered`, `reporter_named`, `carried_over`.
//! **Never**: decide on acceptance, or write a person's words into an event.
//! **Map rows**: S1, S3, S38.

pub mod accept;
pub mod add_material;
pub mod add_point;
pub mod answer_repeated;
pub mod carry_over;
mod child;
pub mod clear_answers;
pub mod correct;
pub mod decline_to_accept;
pub mod decode_picture;
pub mod draft;
pub mod enter_code;
pub mod examine_file;
mod fields;
pub mod file_concern;
pub mod find_by_phone;
pub mod find_concern;
pub mod hand_down;
pub mod home;
pub mod issue_code;
pub mod list_carried;
pub mod list_rounds;
pub mod mark_urgent;
pub mod open_box;
pub mod print_slip;
pub mod qr;
pub mod read_workbook;
pub mod register_concern;
pub mod report_contact;
pub mod report_photos;
pub mod report_result;
pub mod report_saved;
pub mod report_what;
pub mod report_where;
pub mod say_what_is_new;
pub mod seal;
pub mod show_batch;
pub mod show_receipt;
pub mod show_registered;
pub mod show_round;
pub mod sign_for;
pub mod submit_up;
pub mod sweep_uploads;
pub mod take_back_annex;
pub mod take_letters;
pub mod take_withdrawal;
pub mod transfer;
pub mod tray;
pub(crate) mod upload;
pub mod view;
pub mod withdraw;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use huiyin_domain::access::Action;

use crate::router::{About, Routes};
use crate::web::upload::{MAX_BODY_BYTES, MAX_UPLOAD_BYTES};
use open_box::BOXES;
use take_letters::LETTERS;

/// The routes of staff in this room: accept, decline, transfer, seal, correct, add material, a new code.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    // Read to its end, so that what is too large is named beside what was typed.
    let scans = DefaultBodyLimit::max(MAX_BODY_BYTES);
    let material = "/desk/concerns/{number}/add-material";
    urgent_routes(sending_routes(routes))
        .get(material, Action::AddMaterial, About::Concern, add_material::at_desk::get)
        .post(material, Action::AddMaterial, About::Concern, add_material::at_desk::post.layer(scans))
        .post(
            "/desk/concerns/{number}/take-back-annex/{file}",
            Action::AddMaterial,
            About::Concern,
            take_back_annex::post,
        )
        .get("/desk/concerns/{number}/accept", Action::Accept, About::Concern, accept::get)
        .post("/desk/concerns/{number}/accept", Action::Accept, About::Concern, accept::post)
        .get("/desk/concerns/{number}/decline", Action::Accept, About::Concern, decline_to_accept::get)
        .post("/desk/concerns/{number}/decline", Action::Accept, About::Concern, decline_to_accept::post)
        .get("/desk/concerns/{number}/take-withdrawal", Action::TakeInterview, About::Concern, take_withdrawal::get)
        .post("/desk/concerns/{number}/take-withdrawal", Action::TakeInterview, About::Concern, take_withdrawal::post)
        .get(
            "/desk/concerns/{number}/undo-withdrawal",
            Action::TakeInterview,
            About::Concern,
            take_withdrawal::get_undo,
        )
        .post(
            "/desk/concerns/{number}/undo-withdrawal",
            Action::TakeInterview,
            About::Concern,
            take_withdrawal::post_undo,
        )
        .get("/desk/concerns/{number}/transfer", Action::Transfer, About::Concern, transfer::get)
        .post("/desk/concerns/{number}/transfer", Action::Transfer, About::Concern, transfer::post)
        .get("/desk/concerns/{number}/answer-repeated", Action::AnswerRepeated, About::Concern, answer_repeated::get)
        .post("/desk/concerns/{number}/answer-repeated", Action::AnswerRepeated, About::Concern, answer_repeated::post)
        .get("/desk/concerns/{number}/say-what-is-new", Action::SayWhatIsNew, About::Concern, say_what_is_new::get)
        .post("/desk/concerns/{number}/say-what-is-new", Action::SayWhatIsNew, About::Concern, say_what_is_new::post)
        .get("/desk/concerns/{number}/seal", Action::Seal, About::Concern, seal::get)
        .post("/desk/concerns/{number}/seal", Action::Seal, About::Concern, seal::post)
        .get("/desk/concerns/{number}/correct", Action::Correct, About::Concern, correct::get)
        .post("/desk/concerns/{number}/correct", Action::Correct, About::Concern, correct::post)
        .get("/desk/concerns/{number}/issue-code", Action::IssueCode, About::Concern, issue_code::get)
        .post("/desk/concerns/{number}/issue-code", Action::IssueCode, About::Concern, issue_code::post)
        .get("/desk/concerns/{number}/slip", Action::IssueCode, About::Concern, print_slip::get)
        .post("/desk/concerns/{number}/slip/removal", Action::IssueCode, About::Concern, print_slip::handed_over)
}

/// Sending on, signing for it, and what comes back.
fn sending_routes(routes: Routes) -> Routes {
    let (hand_down, submit_up) = ("/desk/concerns/{number}/hand-down", "/desk/concerns/{number}/submit-up");
    let (sign, remind) = ("/desk/concerns/{number}/sign-for", "/desk/concerns/{number}/remind-to-sign");
    let take_back = "/desk/concerns/{number}/take-back";
    let (report, take) = ("/desk/concerns/{number}/report-result", "/desk/concerns/{number}/take-result");
    let send_back = "/desk/concerns/{number}/send-back-result";
    routes
        .get(hand_down, Action::HandDown, About::Concern, hand_down::get)
        .post(hand_down, Action::HandDown, About::Concern, hand_down::post)
        .get(submit_up, Action::HandDown, About::Concern, submit_up::get)
        .post(submit_up, Action::HandDown, About::Concern, submit_up::post)
        .get(sign, Action::SignFor, About::Concern, sign_for::get)
        .post(sign, Action::SignFor, About::Concern, sign_for::post)
        .get(remind, Action::TakeBack, About::Concern, sign_for::get_remind)
        .post(remind, Action::TakeBack, About::Concern, sign_for::post_remind)
        .get(take_back, Action::TakeBack, About::Concern, sign_for::get_take_back)
        .post(take_back, Action::TakeBack, About::Concern, sign_for::post_take_back)
        .get(report, Action::ReportResult, About::Concern, report_result::get)
        .post(report, Action::ReportResult, About::Concern, report_result::post)
        .get(take, Action::TakeResult, About::Concern, report_result::get_take)
        .post(take, Action::TakeResult, About::Concern, report_result::post_take)
        .get(send_back, Action::TakeResult, About::Concern, report_result::get_back)
        .post(send_back, Action::TakeResult, About::Concern, report_result::post_back)
}

/// What is urgent: marked here, seen and unmarked above.
fn urgent_routes(routes: Routes) -> Routes {
    let (mark, see) = ("/desk/concerns/{number}/mark-urgent", "/desk/concerns/{number}/see-urgent");
    let clear = "/desk/concerns/{number}/clear-urgent";
    routes
        .get(mark, Action::MarkUrgent, About::Concern, mark_urgent::get)
        .post(mark, Action::MarkUrgent, About::Concern, mark_urgent::post)
        .get(see, Action::SeeUrgent, About::Concern, mark_urgent::get_see)
        .post(see, Action::SeeUrgent, About::Concern, mark_urgent::post_see)
        .get(clear, Action::SeeUrgent, About::Concern, mark_urgent::get_clear)
        .post(clear, Action::SeeUrgent, About::Concern, mark_urgent::post_clear)
}

/// Taking down what others say.
#[must_use]
pub fn register_routes(routes: Routes) -> Routes {
    let registered = "/desk/registered/{number}";
    routes
        .get(register_concern::PATH, Action::RegisterConcern, About::Lists, register_concern::get)
        .post(
            register_concern::PATH,
            Action::RegisterConcern,
            About::Lists,
            register_concern::post.layer(DefaultBodyLimit::max(MAX_BODY_BYTES)),
        )
        .post("/desk/register/removal", Action::RegisterConcern, About::Lists, register_concern::throw_away)
        .get(find_by_phone::PATH, Action::FindByPhone, About::Lists, find_by_phone::get)
        .post(find_by_phone::PATH, Action::FindByPhone, About::Lists, find_by_phone::post)
        .post(
            "/desk/register/scans",
            Action::RegisterConcern,
            About::Lists,
            register_concern::scans::post.layer(DefaultBodyLimit::max(MAX_BODY_BYTES)),
        )
        .get("/desk/register/scans/{sheet}/{page}", Action::RegisterConcern, About::Lists, register_concern::scans::get)
        .get(LETTERS, Action::RegisterConcern, About::Lists, take_letters::get)
        .post(
            LETTERS,
            Action::RegisterConcern,
            About::Lists,
            take_letters::post.layer(DefaultBodyLimit::max(MAX_BODY_BYTES)),
        )
        .get(BOXES, Action::OpenBox, About::Lists, list_rounds::get)
        .get("/desk/boxes/new", Action::OpenBox, About::Lists, open_box::get)
        .post("/desk/boxes/new", Action::OpenBox, About::Lists, open_box::post)
        .get("/desk/boxes/{no}", Action::OpenBox, About::Lists, show_round::get)
        .get("/desk/boxes/{no}/excel", Action::OpenBox, About::Lists, show_round::get_excel)
        .get("/desk/letters/{batch}", Action::RegisterConcern, About::Lists, show_batch::get)
        .get("/desk/letters/{batch}/next", Action::RegisterConcern, About::Lists, take_letters::next)
        .get(registered, Action::RegisterConcern, About::Lists, show_registered::get)
        .post("/desk/registered/{number}/removal", Action::RegisterConcern, About::Lists, show_registered::handed_over)
}

/// The routes of this room.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    let photos = DefaultBodyLimit::max(MAX_UPLOAD_BYTES);
    let routes = routes
        .get("/", Action::Look, About::Open, home::get)
        .get("/find", Action::FindConcern, About::Open, find_concern::get)
        .get("/report", Action::FileConcern, About::Open, report_what::start)
        .get("/report/what", Action::FileConcern, About::Open, report_what::get)
        .post("/report/what", Action::FileConcern, About::Open, report_what::post)
        .get("/report/where", Action::FileConcern, About::Open, report_where::get)
        .post("/report/where", Action::FileConcern, About::Open, report_where::post)
        .get("/report/photos", Action::FileConcern, About::Open, report_photos::get)
        .post("/report/photos", Action::FileConcern, About::Open, report_photos::post.layer(photos))
        .get("/report/photos/{n}", Action::FileConcern, About::Open, report_photos::photo)
        .post("/report/photos/{n}/removal", Action::FileConcern, About::Open, report_photos::remove)
        .get("/report/contact", Action::FileConcern, About::Open, report_contact::get)
        .post("/report/contact", Action::FileConcern, About::Open, report_contact::post)
        .get("/report/check", Action::FileConcern, About::Open, file_concern::get)
        .get("/report/saved", Action::FileConcern, About::Open, report_saved::get)
        .post("/concerns", Action::FileConcern, About::Open, file_concern::post)
        .get("/my-answers", Action::Look, About::Open, clear_answers::get)
        .post("/my-answers/removal", Action::Look, About::Open, clear_answers::post)
        .get("/my-answers/removed", Action::Look, About::Open, clear_answers::removed);
    own_routes(routes)
}

/// What a citizen does with a concern of their own.
fn own_routes(routes: Routes) -> Routes {
    let photos = DefaultBodyLimit::max(MAX_UPLOAD_BYTES);
    routes
        .get("/concerns/{number}/code", Action::FindConcern, About::Open, enter_code::get)
        .post("/concerns/{number}/code", Action::FindConcern, About::Open, enter_code::post)
        .get("/concerns/{number}/receipt", Action::SeeProgress, About::OwnConcern, show_receipt::get)
        .get("/concerns/{number}/material", Action::AddMaterial, About::OwnConcern, add_material::get)
        .post("/concerns/{number}/material", Action::AddMaterial, About::OwnConcern, add_material::post.layer(photos))
        .get("/concerns/{number}/points", Action::AddPoint, About::OwnConcern, add_point::get)
        .post("/concerns/{number}/points", Action::AddPoint, About::OwnConcern, add_point::post)
        .get("/concerns/{number}/news", Action::SayWhatIsNew, About::OwnConcern, say_what_is_new::get_own)
        .post("/concerns/{number}/news", Action::SayWhatIsNew, About::OwnConcern, say_what_is_new::post_own)
        .get("/concerns/{number}/withdrawal", Action::Withdraw, About::OwnConcern, withdraw::get)
        .post("/concerns/{number}/withdrawal", Action::Withdraw, About::OwnConcern, withdraw::post)
        .post("/concerns/{number}/withdrawal/undo", Action::Withdraw, About::OwnConcern, withdraw::undo)
}
