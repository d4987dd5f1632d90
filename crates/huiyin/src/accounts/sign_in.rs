//! 登录: account and password; who has a second factor is asked for its code on the next page.

use std::sync::OnceLock;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::{enter_second_factor, second_factor, sessions, store};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::{STAFF, Visitor, set_cookie};
use crate::web::{attempts, dates};

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

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    #[serde(default)]
    next: String,
    #[serde(default)]
    out: String,
}

/// `GET /signin`
pub async fn get(State(app): State<App>, visitor: Visitor, Query(after): Query<After>) -> Response {
    if visitor.staff.is_some() {
        return Redirect::to(inside(&after.next)).into_response();
    }
    let mut page = form(&app, &visitor, after.next);
    if !after.out.is_empty() {
        page.note = page.page.t("sign-in-out").to_string();
    }
    render(&page, StatusCode::OK)
}

/// `POST /signin`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let account = fields.get("account").trim().to_lowercase();
    match check(&app, &account, fields.get("password")).await? {
        Ok(account) => first_half(&app, &visitor, account, fields.get("next")).await,
        Err(wrong) => {
            let mut page = form(&app, &visitor, fields.get("next").to_owned());
            (page.account, page.wrongs) = (account, vec![wrong]);
            Ok(render(&page, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

fn form(app: &App, visitor: &Visitor, next: String) -> SignIn {
    let mut page = visitor.page(app);
    page.elder = false;
    let today = dates::full_day(page.words, app.now().day(app.zone()));
    let backup = app.daily_backup().days().ok().and_then(|days| days.first().copied());
    let backup = backup.map(|day| dates::full_day(page.words, day)).unwrap_or_default();
    SignIn { page, today, backup, account: String::new(), next, wrongs: Vec::new(), note: String::new() }
}

/// Only a path of this site; `//elsewhere` would be another one.
fn inside(next: &str) -> &str {
    if crate::web::paths::is_ours(next) { next } else { "/desk/today" }
}

/// The account, or the sentence. A wrong name and a wrong password read the same and take the same time.
async fn check(app: &App, login: &str, password: &str) -> Result<Result<store::Account, Wrong>, Problem> {
    let (what, now, name) = (format!("login:{login}"), app.now(), login.to_owned());
    let wait = attempts::take(app, &what, now).await?;
    if wait > 0 {
        return Ok(Err(Wrong::counted("password", "sign-in-wait", wait)));
    }
    let found = app.ledger().read(move |read| store::find(read, &name)).await?;
    let password = password.to_owned();
    let hash = found.as_ref().map_or_else(|| nobody().to_owned(), |account| account.hash.clone());
    let fits = store::slowly(move || store::fits(&password, &hash)).await == Some(true);
    let office = app.office();
    let works = |account: &store::Account| office.office.person(account.person).is_some_and(|person| !person.disabled);
    match found.filter(works).filter(|_| fits) {
        Some(account) => {
            app.ledger().side(attempts::cleared(&what)).await?;
            Ok(Ok(account))
        }
        None => Ok(Err(Wrong::new("password", "sign-in-wrong"))),
    }
}

/// A hash that no password fits, so that an unknown name costs the same time.
fn nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| store::hash("nobody has this password", &[7; 16]).unwrap_or_default())
}

/// In, or on to the code.
async fn first_half(app: &App, visitor: &Visitor, account: store::Account, next: &str) -> Result<Response, Problem> {
    let person = account.person;
    match app.ledger().read(move |read| second_factor::has(read, person)).await? {
        true => enter_second_factor::begin(app, visitor, &account, next),
        false => enter(app, visitor, account, next).await,
    }
}

/// In: the session, its cookie, and where to go.
///
/// # Errors
/// A busy or full ledger.
pub(super) async fn enter(
    app: &App,
    visitor: &Visitor,
    account: store::Account,
    next: &str,
) -> Result<Response, Problem> {
    let cookie = sessions::begin(app, account.person, account.must_change, visitor.device).await?;
    let admin_only = {
        let posts = visitor.office.office.posts_of(account.person);
        posts.iter().all(|held| held.role == huiyin_domain::kernel::actor::Role::Admin)
    };
    let news = super::show_news::first(app, account.person).await?;
    let to = match (account.must_change, news, next.is_empty() && admin_only) {
        (true, ..) => "/account/password",
        (false, Some(news), _) => news,
        (false, None, true) => "/office",
        (false, None, false) => inside(next),
    };
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().append(SET_COOKIE, set_cookie(STAFF, &cookie, None, visitor.secure));
    Ok(response)
}
