//! What it is for: the pages of work: lists, one concern with its steps, the reply desk, the citizen's progress and verdict.
//! Who acts: handlers and heads of units; the supervisor for sealed concerns; the citizen with number and code.
//! Legal basis: 信访工作条例 22–24, 28, 31–35.
//! Events: those of its namesake in the rules.
//! Never: shows words without a permit, or a step that the rules would refuse without saying why.
//! Map rows: S5, S11, S12, S14.

pub mod answer_question;
pub mod draft_reply;
pub mod give_verdict;
pub mod merge_drafts;
pub mod print_paper;
pub mod show_concern;
pub mod show_inbox;
pub mod show_progress;
pub mod sign_reply;
pub mod view;
