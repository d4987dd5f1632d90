//! What it is for: the pages of work: lists, one concern with its steps, the reply desk, the citizen's progress and verdict.
//! Who acts: handlers and heads of units; the supervisor for sealed concerns; the citizen with number and code.
//! Legal basis: 信访工作条例 22–24, 28, 31–35.
//! Events: those of its namesake in the rules.
//! Never: shows words without a permit, or a step that the rules would refuse without saying why.
//! Map rows: S5, S8, S11, S12, S14.

pub mod answer_question;
pub mod answer_task;
pub mod answer_verdict;
pub mod appeal_restriction;
pub mod aside_view;
pub mod ask_citizen;
pub mod ask_co_handler;
pub mod assign_lead;
pub mod call_back;
pub mod call_view;
pub mod close;
pub mod confirm_receipt;
pub mod course;
pub mod deliver_reply;
pub mod draft_checks;
pub mod draft_reply;
pub mod draft_shelf;
pub mod draft_texts;
pub mod export_list;
pub mod file_rows;
pub mod find_concerns;
mod finds;
pub mod fix_plan;
pub mod give_notice;
pub mod give_task;
pub mod give_verdict;
pub mod hand_over;
pub mod join;
pub mod link;
pub mod list_call_backs;
pub mod list_notices;
pub mod lists;
pub mod merge_drafts;
mod neighbours;
pub mod note;
pub mod note_conduct;
pub mod notices_view;
pub mod object_to_assignment;
pub mod own_routes;
pub mod part;
pub mod print_letters;
pub mod print_paper;
mod progress_review;
pub mod promises;
pub mod propose_restriction;
pub mod release_quick_steps;
pub mod reopen;
pub mod return_draft;
pub mod return_task;
pub mod rule_on_objection;
pub mod rule_on_return;
pub mod saved_filters;
mod say_notice;
pub mod settle_promise;
pub mod show_board;
pub mod show_concern;
pub mod show_file;
pub mod show_inbox;
pub mod show_own_file;
pub mod show_pages;
pub mod show_progress;
pub mod show_snippets;
pub mod show_taken_down;
pub mod show_today;
pub mod side;
pub mod sign_reply;
pub mod take_quick_step;
pub mod take_succession;
pub mod take_verdict;
pub mod task_rows;
pub mod task_view;
pub mod tell_apart;
mod tell_conduct;
mod tell_declined;
mod tell_files;
mod tell_hearing;
mod tell_kin;
mod tell_mine;
mod tell_progress;
mod tell_review;
mod tell_sending;
mod tell_steps;
mod tell_who;
pub mod today_lists;
pub mod undo_verdict;
pub mod unlink;
pub mod view;
mod walk;
pub mod withdraw_task;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use huiyin_domain::access::Action;

use crate::router::{About, Routes};
use crate::web::upload::MAX_BODY_BYTES;

/// The routes of staff in this room: lists, one concern, and a page for each step.
#[must_use]
pub fn desk_routes(routes: Routes) -> Routes {
    let routes = task_routes(reply_routes(step_routes(routes)));
    let routes = conduct_routes(find_routes(kin_routes(interview_routes(notice_routes(routes)))));
    routes
        .get("/desk", Action::BeStaff, About::Lists, show_inbox::get)
        .get("/desk/today", Action::BeStaff, About::Lists, show_today::get)
        .get("/desk/board", Action::ListConcerns, About::Lists, show_board::get)
        .get(take_quick_step::PATH, Action::ListConcerns, About::Lists, take_quick_step::get)
        .post(take_quick_step::PATH, Action::ListConcerns, About::Lists, take_quick_step::post)
        .post("/desk/quick-steps/undo", Action::ListConcerns, About::Lists, take_quick_step::post_undo)
        .get("/desk/snippets", Action::BeStaff, About::Lists, show_snippets::get)
        .get("/desk/concerns/{number}/snippets", Action::ReadConcern, About::Concern, show_snippets::get_filled)
        .get("/desk/concerns/{number}", Action::ReadConcern, About::Concern, show_concern::get)
        .get("/desk/concerns/{number}/pane", Action::ReadConcern, About::Concern, show_inbox::get_pane)
        .get("/desk/concerns/{number}/phone", Action::ReadIdentity, About::Concern, show_concern::get_phone)
        .get("/desk/concerns/{number}/files/{file}", Action::ReadConcern, About::Concern, show_file::get)
        .get(
            "/desk/concerns/{number}/files/{file}/pages/{page}",
            Action::ReadConcern,
            About::Concern,
            show_file::get_page,
        )
        .get("/desk/concerns/{number}/files/{file}/view/{page}", Action::ReadConcern, About::Concern, show_pages::get)
        .get("/desk/concerns/{number}/papers/{paper}", Action::ReadConcern, About::Concern, print_paper::get)
        .get("/desk/concerns/{number}/notices/{person}", Action::ReadConcern, About::Concern, print_paper::get_notice)
}

fn notice_routes(routes: Routes) -> Routes {
    let (one, letters) = ("/desk/concerns/{number}/give-notice", "/desk/notices/letters");
    routes
        .get(list_notices::PATH, Action::ListConcerns, About::Lists, list_notices::get)
        .get("/desk/notices/excel", Action::ListConcerns, About::Lists, list_notices::get_excel)
        .get(letters, Action::ListConcerns, About::Lists, print_letters::get)
        .post(letters, Action::ListConcerns, About::Lists, print_letters::post)
        .get(one, Action::GiveNotice, About::Concern, give_notice::get)
        .get("/desk/concerns/{number}/give-notice/call", Action::GiveNotice, About::Concern, give_notice::get_call)
        .post(one, Action::GiveNotice, About::Concern, give_notice::post)
}

fn find_routes(routes: Routes) -> Routes {
    routes
        .get(find_concerns::PATH, Action::ListConcerns, About::Lists, find_concerns::get)
        .post(find_concerns::PATH, Action::ListConcerns, About::Lists, find_concerns::post)
        .get("/desk/find/excel", Action::ListConcerns, About::Lists, export_list::get_found)
        .post("/desk/find/saved", Action::ListConcerns, About::Lists, saved_filters::post)
        .post("/desk/find/saved/removal", Action::ListConcerns, About::Lists, saved_filters::remove)
        .get("/desk/excel", Action::ListConcerns, About::Lists, export_list::get)
}

fn step_routes(routes: Routes) -> Routes {
    routes
        .get("/desk/concerns/{number}/assign-lead", Action::AssignLead, About::Concern, assign_lead::get)
        .post("/desk/concerns/{number}/assign-lead", Action::AssignLead, About::Concern, assign_lead::post)
        .get("/desk/concerns/{number}/object", Action::ObjectToAssignment, About::Concern, object_to_assignment::get)
        .post("/desk/concerns/{number}/object", Action::ObjectToAssignment, About::Concern, object_to_assignment::post)
        .get(
            "/desk/concerns/{number}/rule-on-objection",
            Action::RuleOnObjection,
            About::Concern,
            rule_on_objection::get,
        )
        .post(
            "/desk/concerns/{number}/rule-on-objection",
            Action::RuleOnObjection,
            About::Concern,
            rule_on_objection::post,
        )
        .get("/desk/concerns/{number}/fix-plan", Action::FixPlan, About::Concern, fix_plan::get)
        .post("/desk/concerns/{number}/fix-plan", Action::FixPlan, About::Concern, fix_plan::post)
        .get("/desk/concerns/{number}/note", Action::Note, About::Concern, note::get)
        .post("/desk/concerns/{number}/note", Action::Note, About::Concern, note::post)
        .get("/desk/concerns/{number}/ask-citizen", Action::AskCitizen, About::Concern, ask_citizen::get)
        .post("/desk/concerns/{number}/ask-citizen", Action::AskCitizen, About::Concern, ask_citizen::post)
        .get(
            "/desk/concerns/{number}/answer-question",
            Action::AnswerQuestion,
            About::Concern,
            answer_question::at_desk::get,
        )
        .post(
            "/desk/concerns/{number}/answer-question",
            Action::AnswerQuestion,
            About::Concern,
            answer_question::at_desk::post,
        )
        .get("/desk/concerns/{number}/answer-verdict", Action::AnswerVerdict, About::Concern, answer_verdict::get)
        .post("/desk/concerns/{number}/answer-verdict", Action::AnswerVerdict, About::Concern, answer_verdict::post)
        .get("/desk/concerns/{number}/close", Action::Close, About::Concern, close::get)
        .post("/desk/concerns/{number}/close", Action::Close, About::Concern, close::post)
        .get("/desk/concerns/{number}/hand-over", Action::HandOver, About::Concern, hand_over::get)
        .post("/desk/concerns/{number}/hand-over", Action::HandOver, About::Concern, hand_over::post)
        .get("/desk/hand-over/{post}", Action::BeStaff, About::Lists, hand_over::get_all)
        .post("/desk/hand-over/{post}", Action::BeStaff, About::Lists, hand_over::post_all)
        .get("/desk/concerns/{number}/reopen", Action::Reopen, About::Concern, reopen::get)
        .post("/desk/concerns/{number}/reopen", Action::Reopen, About::Concern, reopen::post)
}

fn reply_routes(routes: Routes) -> Routes {
    let settle = "/desk/concerns/{number}/settle-promise/{promise}";
    routes
        .get("/desk/concerns/{number}/draft-reply", Action::DraftReply, About::Concern, draft_reply::get)
        .post("/desk/concerns/{number}/draft-reply", Action::DraftReply, About::Concern, draft_reply::post)
        .get("/desk/concerns/{number}/edit-draft", Action::CheckReply, About::Concern, draft_reply::get_edit)
        .post("/desk/concerns/{number}/edit-draft", Action::CheckReply, About::Concern, draft_reply::post_edit)
        .get("/desk/concerns/{number}/return-draft", Action::CheckReply, About::Concern, return_draft::get)
        .post("/desk/concerns/{number}/return-draft", Action::CheckReply, About::Concern, return_draft::post)
        .get("/desk/concerns/{number}/sign-reply", Action::SignReply, About::Concern, sign_reply::get)
        .post("/desk/concerns/{number}/sign-reply", Action::SignReply, About::Concern, sign_reply::post)
        .get("/desk/concerns/{number}/deliver-reply", Action::DeliverReply, About::Concern, deliver_reply::get)
        .post("/desk/concerns/{number}/deliver-reply", Action::DeliverReply, About::Concern, deliver_reply::post)
        .get(settle, Action::SettlePromise, About::Concern, settle_promise::get)
        .post(settle, Action::SettlePromise, About::Concern, settle_promise::post)
}

fn conduct_routes(routes: Routes) -> Routes {
    let (note, warn) = ("/desk/concerns/{number}/note-conduct", "/desk/concerns/{number}/warn-conduct");
    let propose = "/desk/concerns/{number}/propose-restriction";
    let rule = "/desk/concerns/{number}/rule-on-restriction";
    let (appeal, lift) = ("/desk/concerns/{number}/rule-on-appeal", "/desk/concerns/{number}/lift-restriction");
    routes
        .get(note, Action::NoteConduct, About::Concern, note_conduct::get)
        .post(note, Action::NoteConduct, About::Concern, note_conduct::post)
        .get(warn, Action::NoteConduct, About::Concern, note_conduct::get_warn)
        .post(warn, Action::NoteConduct, About::Concern, note_conduct::post_warn)
        .get(propose, Action::ProposeRestriction, About::Concern, propose_restriction::get)
        .post(propose, Action::ProposeRestriction, About::Concern, propose_restriction::post)
        .get(rule, Action::RuleOnRestriction, About::Concern, propose_restriction::get_ruling)
        .post(rule, Action::RuleOnRestriction, About::Concern, propose_restriction::post_ruling)
        .get(appeal, Action::RuleOnRestriction, About::Concern, appeal_restriction::get_ruling)
        .post(appeal, Action::RuleOnRestriction, About::Concern, appeal_restriction::post_ruling)
        .get(lift, Action::ProposeRestriction, About::Concern, appeal_restriction::get_lift)
        .post(lift, Action::ProposeRestriction, About::Concern, appeal_restriction::post_lift)
}

fn kin_routes(routes: Routes) -> Routes {
    routes
        .get("/desk/concerns/{number}/join", Action::Join, About::Concern, join::get)
        .post("/desk/concerns/{number}/join", Action::Join, About::Concern, join::post)
        .get("/desk/concerns/{number}/part", Action::Part, About::Concern, part::get)
        .post("/desk/concerns/{number}/part", Action::Part, About::Concern, part::post)
        .get("/desk/concerns/{number}/link", Action::Link, About::Concern, link::get)
        .post("/desk/concerns/{number}/link", Action::Link, About::Concern, link::post)
        .get("/desk/concerns/{number}/unlink", Action::Link, About::Concern, unlink::get)
        .post("/desk/concerns/{number}/unlink", Action::Link, About::Concern, unlink::post)
        .get("/desk/concerns/{number}/tell-apart", Action::Link, About::Concern, tell_apart::get)
        .post("/desk/concerns/{number}/tell-apart", Action::Link, About::Concern, tell_apart::post)
}

fn task_routes(routes: Routes) -> Routes {
    let (give, answer) = ("/desk/concerns/{number}/give-task/{task}", "/desk/concerns/{number}/answer-task/{task}");
    let (hand_back, rule) =
        ("/desk/concerns/{number}/return-task/{task}", "/desk/concerns/{number}/rule-on-return/{task}");
    let withdraw = "/desk/concerns/{number}/withdraw-task/{task}";
    let papers = DefaultBodyLimit::max(MAX_BODY_BYTES);
    routes
        .get("/desk/concerns/{number}/ask-co-handler", Action::AskCoHandler, About::Concern, ask_co_handler::get)
        .post("/desk/concerns/{number}/ask-co-handler", Action::AskCoHandler, About::Concern, ask_co_handler::post)
        .get(give, Action::GiveTask, About::Concern, give_task::get)
        .post(give, Action::GiveTask, About::Concern, give_task::post)
        .get(answer, Action::AnswerTask, About::Concern, answer_task::get)
        .post(answer, Action::AnswerTask, About::Concern, answer_task::post.layer(papers))
        .get(hand_back, Action::AnswerTask, About::Concern, return_task::get)
        .post(hand_back, Action::AnswerTask, About::Concern, return_task::post)
        .get(rule, Action::AskCoHandler, About::Concern, rule_on_return::get)
        .post(rule, Action::AskCoHandler, About::Concern, rule_on_return::post)
        .get(withdraw, Action::AskCoHandler, About::Concern, withdraw_task::get)
        .post(withdraw, Action::AskCoHandler, About::Concern, withdraw_task::post)
}

fn interview_routes(routes: Routes) -> Routes {
    let (take, undo) = ("/desk/concerns/{number}/take-verdict", "/desk/concerns/{number}/undo-verdict");
    let (call, taken) = ("/desk/concerns/{number}/call-back", "/desk/concerns/{number}/taken-down");
    routes
        .get(take, Action::TakeInterview, About::Concern, take_verdict::get)
        .post(take, Action::TakeInterview, About::Concern, take_verdict::post)
        .get(undo, Action::TakeInterview, About::Concern, undo_verdict::get)
        .post(undo, Action::TakeInterview, About::Concern, undo_verdict::post)
        .get(list_call_backs::PATH, Action::ListConcerns, About::Lists, list_call_backs::get)
        .get("/desk/call-backs/excel", Action::ListConcerns, About::Lists, list_call_backs::get_excel)
        .get(call, Action::CallBack, About::Concern, call_back::get)
        .post(call, Action::CallBack, About::Concern, call_back::post)
        .get(taken, Action::TakeInterview, About::Concern, show_taken_down::get)
        .get(
            "/desk/concerns/{number}/taken-down/paper",
            Action::TakeInterview,
            About::Concern,
            print_paper::get_interview,
        )
}
