//! 动态口令: the second step of signing in, after the password. Who has shown a password is kept for ten minutes in a sealed
//! cookie and nowhere else: before the code there is no session that could open anything.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::{Hex, PersonId};
use huiyin_ledger::SealUnder;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::second_factor::{self, Proof};
use super::sign_in;
use super::store::{self, Account};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::{HALF, Visitor, set_cookie};

/// Where it lies.
pub const PATH: &str = "/signin/code";
/// How long the password counts, in milliseconds.
const MINUTES_10: i64 = 600_000;

/// The page.
#[derive(Template)]
#[template(path = "accounts/pages/enter_second_factor.html")]
pub struct EnterSecondFactor {
    /// The layout's needs.
    pub page: Page,
    /// Whose account.
    pub account: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
}

/// Who has shown a password. Ends with the password: `hash` is a digest of what is kept of it.
#[derive(Serialize, Deserialize)]
struct Half {
    person: u32,
    until: i64,
    hash: String,
    next: String,
}

/// `GET /signin/code`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let Some((account, _)) = half_of(&app, &visitor).await? else { return Ok(again()) };
    Ok(render(&form(&app, &visitor, account.login, Vec::new()), StatusCode::OK))
}

/// `POST /signin/code`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let Some((account, next)) = half_of(&app, &visitor).await? else { return Ok(again()) };
    match second_factor::take(&app, account.person, fields.get("code")).await? {
        Ok(proof) => enter(&app, &visitor, (account, proof), &next).await,
        Err(wrong) => {
            let page = form(&app, &visitor, account.login, vec![wrong]);
            Ok(render(&page, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// The password was right: the cookie that says so, and the page that asks for the code.
///
/// # Errors
/// What the ledger says.
pub(super) fn begin(app: &App, visitor: &Visitor, account: &Account, next: &str) -> Result<Response, Problem> {
    let until = app.now().0 + MINUTES_10;
    let half = Half { person: account.person.0, until, hash: fingerprint(account), next: next.to_owned() };
    let plain = serde_json::to_vec(&half).map_err(|fault| Problem::fault(&fault.to_string()))?;
    let sealed = app.ledger().seal(SealUnder::Shelf, &plain)?;
    let mut response = Redirect::to(PATH).into_response();
    response.headers_mut().append(SET_COOKIE, set_cookie(HALF, &hex(&sealed), None, visitor.secure));
    Ok(response)
}

/// In by a recovery code one is told how many are left.
async fn enter(
    app: &App,
    visitor: &Visitor,
    (account, proof): (Account, Proof),
    next: &str,
) -> Result<Response, Problem> {
    let next = match proof {
        Proof::Authenticator => next,
        Proof::Recovery { .. } => super::set_second_factor::AFTER_RECOVERY,
    };
    let mut response = sign_in::enter(app, visitor, account, next).await?;
    response.headers_mut().append(SET_COOKIE, set_cookie(HALF, "", Some(0), visitor.secure));
    Ok(response)
}

/// The account whose password this browser has shown, if that still counts, and where it wanted to go.
async fn half_of(app: &App, visitor: &Visitor) -> Result<Option<(Account, String)>, Problem> {
    let sealed = visitor.half.as_deref().and_then(bytes);
    let opened = sealed.and_then(|sealed| app.ledger().open_sealed(SealUnder::Shelf, &sealed).ok());
    let half: Option<Half> = opened.and_then(|plain| serde_json::from_slice(&plain).ok());
    let Some(half) = half.filter(|half| half.until > app.now().0) else { return Ok(None) };
    let person = PersonId(half.person);
    let works = visitor.office.office.person(person).is_some_and(|person| !person.disabled);
    let account = app.ledger().read(move |read| store::of_person(read, person)).await?;
    let account = account.filter(|account| works && fingerprint(account) == half.hash);
    Ok(account.map(|account| (account, half.next)))
}

fn fingerprint(account: &Account) -> String {
    let mut first = [0; 16];
    first.copy_from_slice(&digest(&SHA256, account.hash.as_bytes()).as_ref()[..16]);
    Hex(first).to_string()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pair = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..hex.len()).step_by(2).map(pair).collect()
}

fn again() -> Response {
    Redirect::to("/signin").into_response()
}

fn form(app: &App, visitor: &Visitor, account: String, wrongs: Vec<Wrong>) -> EnterSecondFactor {
    let mut page = visitor.page(app);
    page.elder = false;
    EnterSecondFactor { page, account, wrongs }
}
