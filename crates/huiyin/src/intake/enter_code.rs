//! 查询码: a number opens nothing alone. Wrong number, wrong code, erased, sealed: the same words, status and time.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::CodeHash;
use huiyin_domain::kernel::number::Number;

use super::view;
use crate::app::App;
use crate::web::codes::QueryCode;
use crate::web::form::Fields;
use crate::web::opened::Opened;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;
use crate::web::{attempts, paths};

/// Asks for the code that belongs to a number.
#[derive(Template)]
#[template(path = "intake/pages/enter_code.html")]
pub struct EnterCode {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The number as addresses carry it.
    pub digits: String,
    /// What was wrong with the last try.
    pub wrongs: Vec<Wrong>,
}

/// `GET /concerns/{number}/code`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let number = Number::parse(&number).map_err(|_| Problem::NotFound)?;
    Ok(ok(&form(visitor.page(&app), number, vec![])))
}

/// `POST /concerns/{number}/code`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let number = Number::parse(&number).map_err(|_| Problem::NotFound)?;
    match check(&app, number, fields.get("code")).await? {
        Some(code) => let_in(&app, &visitor, number, code).await,
        None => {
            let wrongs = vec![Wrong::new("code", "code-wrong")];
            Ok(render(&form(visitor.page(&app), number, wrongs), StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

fn form(page: Page, number: Number, wrongs: Vec<Wrong>) -> EnterCode {
    EnterCode { page, number: number.to_string(), digits: number.digits(), wrongs }
}

/// The hash of a right code. Tries of one number are counted and slowed down; whoever has the code still gets in.
async fn check(app: &App, number: Number, typed: &str) -> Result<Option<CodeHash>, Problem> {
    let (what, now) = (format!("code:{}", number.digits()), app.now());
    let tried = what.clone();
    let (wait, door) =
        app.ledger().read(move |read| Ok((attempts::wait_s(read, &tried, now)?, view::door_of(read, number)?))).await?;
    tokio::time::sleep(Duration::from_secs(u64::try_from(wait).unwrap_or(0).min(LONGEST_SLEEP_S))).await;
    // Something is hashed in every case, so that no answer comes sooner than another.
    let typed = QueryCode::parse(typed);
    let hash = typed.clone().or_else(|| QueryCode::parse("00000000")).map(|code| code.hash(app, number));
    let kept = door.and_then(|(_, code)| code);
    let fits = typed.is_some() && kept.is_some() && hash == kept;
    let count = if fits { attempts::cleared(&what) } else { attempts::failed(&what, now) };
    app.ledger().side(count).await?;
    Ok(hash.filter(|_| fits))
}

/// A request waits so long at most; the count goes on.
const LONGEST_SLEEP_S: u64 = 8;

async fn let_in(app: &App, visitor: &Visitor, number: Number, code: CodeHash) -> Result<Response, Problem> {
    let opened = Opened::of(app, visitor).await?.with(number, code, None);
    app.ledger().side(opened.keep(app, visitor)).await?;
    Ok(Redirect::to(&paths::progress(number)).into_response())
}
