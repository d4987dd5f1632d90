//! 登录: account and password. No second factor yet, so no field for one.

use askama::Template;

use crate::web::page::{Page, Wrong};

/// The sign-in page.
#[derive(Template)]
#[template(path = "accounts/pages/sign_in.html")]
pub struct SignIn {
    /// The layout's needs.
    pub page: Page,
    /// 2026年11月17日（周二）
    pub today: String,
    /// When the last backup was finished; may be empty.
    pub backup: String,
    /// What was typed as the account.
    pub account: String,
    /// Where to go afterwards.
    pub next: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Said above the form: signed out, session over; may be empty.
    pub note: String,
}
