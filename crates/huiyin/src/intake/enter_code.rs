//! 查询码: a number opens nothing alone. Wrong number, wrong code, erased, sealed: the same words, status and time.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::CodeHash;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;

use super::draft::Draft;
use super::view::{self, Keys};
use crate::app::App;
use crate::web::codes::{QueryCode, QueryToken};
use crate::web::form::Fields;
use crate::web::opened::Opened;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::{VISIT, Visitor, set_cookie};
use crate::web::{attempts, paths, shelf};

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
    match check(&app, number, &fields).await? {
        Tried::Right(code) => let_in(&app, &visitor, number, code).await,
        Tried::Wrong => Ok(again(&app, &visitor, number, Wrong::new("code", "code-wrong"))),
        Tried::Waits(seconds) => Ok(again(&app, &visitor, number, Wrong::counted("code", "code-wait", seconds))),
    }
}

fn again(app: &App, visitor: &Visitor, number: Number, wrong: Wrong) -> Response {
    render(&form(visitor.page(app), number, vec![wrong]), StatusCode::UNPROCESSABLE_ENTITY)
}

fn form(page: Page, number: Number, wrongs: Vec<Wrong>) -> EnterCode {
    EnterCode { page, number: number.to_string(), digits: number.digits(), wrongs }
}

/// How a try ended.
enum Tried {
    /// The hash of the right code.
    Right(CodeHash),
    /// Another number, another code, or both.
    Wrong,
    /// Not looked at: so many seconds are still to wait, for whatever number it is.
    Waits(i64),
}

/// Tries of one number are counted and slowed down, whether it is anybody's or nobody's.
async fn check(app: &App, number: Number, fields: &Fields) -> Result<Tried, Problem> {
    let what = format!("code:{}", number.digits());
    let wait = wait_for_turn(app, &what).await?;
    if wait > 0 {
        return Ok(Tried::Waits(wait));
    }
    let kept = app.ledger().read(move |read| view::keys_of(read, number)).await?;
    // Each is looked at, so that the second reporter's code takes as long as the first's.
    let fitting: Vec<Keys> = kept.into_iter().filter(|keys| fits(app, number, fields, *keys)).collect();
    match fitting.first().and_then(|keys| keys.code) {
        Some(code) => {
            app.ledger().side(attempts::cleared(&what)).await?;
            Ok(Tried::Right(code))
        }
        None => Ok(Tried::Wrong),
    }
}

/// Code or token fits what is kept. Both are hashed in every case, so that no answer comes sooner than another.
fn fits(app: &App, number: Number, fields: &Fields, kept: Keys) -> bool {
    let code = QueryCode::parse(fields.get("code"));
    let token = QueryToken::parse(fields.get("token"));
    let zeroes = || (QueryCode::parse("00000000"), QueryToken::parse(&"0".repeat(32)));
    let of_code = code.clone().or(zeroes().0).map(|code| code.hash(app, number));
    let of_token = token.clone().or(zeroes().1).map(|token| token.hash(app, number));
    let by_code = code.is_some() && kept.code.is_some() && of_code == kept.code;
    let by_token = token.is_some() && kept.token.is_some() && of_token == kept.token;
    by_code || by_token
}

/// Waits with the request where the wait is short; else says how long it still is. Of several that wait, one goes on.
async fn wait_for_turn(app: &App, what: &str) -> Result<i64, Problem> {
    let (begun, mut slept) = (app.now(), 0);
    loop {
        let wait = attempts::take(app, what, Moment(begun.0 + slept * 1_000)).await?;
        if wait == 0 || slept + wait > LONGEST_SLEEP_S {
            return Ok(wait);
        }
        tokio::time::sleep(Duration::from_secs(wait.unsigned_abs())).await;
        slept += wait;
    }
}

/// A request waits so long at most, in seconds.
const LONGEST_SLEEP_S: i64 = 8;

async fn let_in(app: &App, visitor: &Visitor, number: Number, code: CodeHash) -> Result<Response, Problem> {
    let (opened, draft) = (Opened::of(app, visitor).await?.with(number, code, None), Draft::of(app, visitor).await?);
    let mut response = Redirect::to(&paths::progress(number)).into_response();
    let Some(fresh) = visitor.on_a_new_visit(app) else {
        app.ledger().side(opened.keep(app, visitor)).await?;
        return Ok(response);
    };
    // Whoever knew the old cookie, or had planted it, has nothing by it: what the browser had moves to the new one.
    let mut moves = vec![Opened::forget(visitor), Draft::forget(visitor), opened.keep(app, &fresh)];
    moves.extend((!draft.is_blank()).then(|| draft.keep_side(app, &fresh)));
    app.ledger().side(shelf::all(moves)).await?;
    let cookie = set_cookie(VISIT, fresh.secret(), Some(1), fresh.secure);
    response.headers_mut().append(SET_COOKIE, cookie);
    Ok(response)
}
