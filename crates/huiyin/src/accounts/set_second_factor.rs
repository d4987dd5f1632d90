//! 动态口令: taking a second factor, making recovery codes anew, changing the telephone, giving it up. Works without script:
//! the secret that is being tried travels sealed in the form, so that opening the page writes nothing.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::office::Command;
use huiyin_ledger::{Failure, SealUnder, Side};
use serde::{Deserialize, Serialize};

use super::totp::{self, SECRET_BYTES};
use super::{second_factor, sessions, store};
use crate::app::App;
use crate::handle::{OfficeOrder, handle_office};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::{Signed, Visitor};
use crate::web::{attempts, refusals};

/// Where it lies.
pub const PATH: &str = "/account/second-factor";
/// Where somebody is told how many recovery codes are left.
pub(super) const AFTER_RECOVERY: &str = "/account/second-factor?by=recovery";
/// A sign-in of so many milliseconds ago is fresh enough: the password is not asked for again.
const FRESH: i64 = 15 * 60_000;
/// How long a secret that is being tried counts, in milliseconds.
const TRYING: i64 = 30 * 60_000;

/// The page.
#[derive(Template)]
#[template(path = "accounts/pages/set_second_factor.html")]
pub struct SetSecondFactor {
    /// The layout's needs.
    pub page: Page,
    /// What it shows.
    pub shows: Shows,
    /// A post needs it: there is no way past this page.
    pub required: bool,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub enum Shows {
    /// A secret to take.
    Taking {
        /// The QR as SVG.
        qr: String,
        /// The secret in groups of four.
        secret: String,
        /// The secret, sealed, for the way back.
        sealed: String,
        /// The password has to be typed again.
        password: bool,
        /// There is one already, and its code is asked for.
        anew: bool,
    },
    /// Recovery codes, this once.
    Codes(Vec<String>),
    /// It is set.
    Set {
        /// Recovery codes left.
        left: i64,
        /// One was just used.
        used: bool,
    },
}

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    by: String,
    #[serde(default)]
    anew: String,
}

/// A secret on its way to the telephone and back.
#[derive(Serialize, Deserialize)]
struct Trying {
    person: u32,
    until: i64,
    secret: [u8; SECRET_BYTES],
}

/// `GET /account/second-factor`
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let signed = visitor.staff.as_ref().ok_or(Problem::SignIn)?;
    let (person, anew) = (signed.person, !asked.anew.is_empty());
    let has = has(&visitor, person);
    let shows = match has && !anew {
        true => set(&app, person, asked.by == "recovery").await?,
        false => taking(&app, signed, new_secret(&app)?, has).await?,
    };
    Ok(page(&app, &visitor, shows, Said::default()))
}

/// `POST /account/second-factor`: which button was pressed stands in `act`.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let signed = visitor.staff.clone().ok_or(Problem::SignIn)?;
    match fields.get("act") {
        "take" => take(&app, &visitor, &signed, &fields).await,
        "codes" | "drop" => with_code(&app, &visitor, &signed, &fields).await,
        _no_such_button => Err(Problem::NotFound),
    }
}

fn has(visitor: &Visitor, person: PersonId) -> bool {
    visitor.office.office.person(person).is_some_and(|person| person.second_factor)
}

fn new_secret(app: &App) -> Result<[u8; SECRET_BYTES], Problem> {
    app.ledger().random().map_err(Into::into)
}

async fn set(app: &App, person: PersonId, used: bool) -> Result<Shows, Problem> {
    let left = app.ledger().read(move |read| second_factor::codes_left(read, person)).await?;
    Ok(Shows::Set { left, used })
}

async fn taking(app: &App, signed: &Signed, secret: [u8; SECRET_BYTES], anew: bool) -> Result<Shows, Problem> {
    let person = signed.person;
    let account = app.ledger().read(move |read| store::of_person(read, person)).await?.ok_or(Problem::NotFound)?;
    let trying = Trying { person: person.0, until: app.now().0 + TRYING, secret };
    let plain = serde_json::to_vec(&trying).map_err(|fault| Problem::fault(&fault.to_string()))?;
    let sealed = app.ledger().seal(SealUnder::Shelf, &plain)?;
    let typed = totp::base32(&secret);
    let groups: Vec<&str> = (0..typed.len()).step_by(4).filter_map(|at| typed.get(at..at + 4)).collect();
    let address = totp::address(&app.site().chinese.office, &account.login, &secret);
    Ok(Shows::Taking {
        qr: crate::web::qr::svg(&address),
        secret: groups.join(" "),
        sealed: sealed.iter().map(|byte| format!("{byte:02x}")).collect(),
        password: app.now().0 - signed.began.0 > FRESH,
        anew,
    })
}

/// The secret of the form, when it was given to this person and not long ago.
fn tried(app: &App, person: PersonId, sealed: &str) -> Option<[u8; SECRET_BYTES]> {
    let pair = |at: usize| sealed.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let sealed: Vec<u8> = (0..sealed.len()).step_by(2).map(pair).collect::<Option<_>>()?;
    let plain = app.ledger().open_sealed(SealUnder::Shelf, &sealed).ok()?;
    let trying: Trying = serde_json::from_slice(&plain).ok()?;
    (trying.person == person.0 && trying.until > app.now().0).then_some(trying.secret)
}

/// Takes the second factor: password and old code first, so that a wrong one costs nothing, then the new code.
async fn take(app: &App, visitor: &Visitor, signed: &Signed, fields: &Fields) -> Result<Response, Problem> {
    let has = has(visitor, signed.person);
    let Some(secret) = tried(app, signed.person, fields.get("sealed")) else {
        return Ok(Redirect::to(PATH).into_response());
    };
    let wrongs = proven(app, signed, has, fields).await?;
    let typed: String = fields.get("fresh").chars().filter(char::is_ascii_digit).collect();
    let Some(step) = totp::fitting(&secret, &typed, app.phone_now(), i64::MIN).filter(|_| wrongs.is_empty()) else {
        let wrongs = if wrongs.is_empty() { vec![Wrong::new("fresh", "second-factor-not-yet")] } else { wrongs };
        let shows = taking(app, signed, secret, has).await?;
        return Ok(page(app, visitor, shows, Said { wrongs, ..Said::default() }));
    };
    let (codes, kept) = second_factor::new_codes(app, signed.person)?;
    let sides = vec![second_factor::set(signed.person, secret, step), kept];
    let command = Command::SetSecondFactor { person: signed.person };
    match order(app, visitor, (command, sides), fields).await? {
        Ok(false) => {
            // Whoever is signed in elsewhere got in with the password alone.
            sessions::end_others(app, signed).await?;
            Ok(page(app, visitor, Shows::Codes(codes), Said::default()))
        }
        Ok(true) => Ok(Redirect::to(PATH).into_response()),
        Err(refused) => {
            let shows = taking(app, signed, secret, has).await?;
            Ok(page(app, visitor, shows, Said { refused, ..Said::default() }))
        }
    }
}

/// What is wrong with who this is: the old code where there is one, the password where the sign-in is long ago.
async fn proven(app: &App, signed: &Signed, has: bool, fields: &Fields) -> Result<Vec<Wrong>, Problem> {
    let mut wrongs = Vec::new();
    if has && let Err(wrong) = second_factor::take(app, signed.person, fields.get("code")).await? {
        wrongs.push(wrong);
    }
    if app.now().0 - signed.began.0 > FRESH {
        let person = signed.person;
        let account = app.ledger().read(move |read| store::of_person(read, person)).await?.ok_or(Problem::NotFound)?;
        let what = format!("login:{}", account.login);
        let wait = attempts::take(app, &what, app.now()).await?;
        if wait > 0 {
            return Ok(vec![Wrong::counted("password", "sign-in-wait", wait)]);
        }
        let (typed, hash) = (fields.get("password").to_owned(), account.hash);
        if store::slowly(move || store::fits(&typed, &hash)).await == Some(true) {
            app.ledger().side(attempts::cleared(&what)).await?;
        } else {
            wrongs.push(Wrong::new("password", "password-wrong"));
        }
    }
    Ok(wrongs)
}

/// Recovery codes anew, or giving it up: both want a code.
async fn with_code(app: &App, visitor: &Visitor, signed: &Signed, fields: &Fields) -> Result<Response, Problem> {
    let person = signed.person;
    if !has(visitor, person) {
        return Ok(Redirect::to(PATH).into_response());
    }
    if let Err(wrong) = second_factor::take(app, person, fields.get("code")).await? {
        let shows = set(app, person, false).await?;
        return Ok(page(app, visitor, shows, Said { wrongs: vec![wrong], ..Said::default() }));
    }
    if fields.get("act") == "codes" {
        let (codes, kept) = second_factor::new_codes(app, person)?;
        app.ledger().side(kept).await?;
        return Ok(page(app, visitor, Shows::Codes(codes), Said::default()));
    }
    let order_of = (Command::DropSecondFactor { person }, vec![second_factor::dropped(person)]);
    match order(app, visitor, order_of, fields).await? {
        Ok(_done) => Ok(Redirect::to(PATH).into_response()),
        Err(refused) => {
            let shows = set(app, person, false).await?;
            Ok(page(app, visitor, shows, Said { refused, ..Said::default() }))
        }
    }
}

/// Whether it was done before, or the sentence why not.
async fn order(
    app: &App,
    visitor: &Visitor,
    (command, side): (Command, Vec<Side>),
    fields: &Fields,
) -> Result<Result<bool, String>, Problem> {
    let key = fields.once(app, &visitor.here).ok();
    match handle_office(app, OfficeOrder { key, side, ..OfficeOrder::new(visitor.actor.clone(), vec![command]) }).await
    {
        Ok(receipt) => Ok(Ok(receipt.repeated)),
        Err(Failure::Refused(refusal)) => {
            Ok(Err(refusals::told(app, crate::web::words::Words::of(visitor.language), &refusal)))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What the page says beside.
#[derive(Default)]
struct Said {
    wrongs: Vec<Wrong>,
    refused: String,
}

fn page(app: &App, visitor: &Visitor, shows: Shows, said: Said) -> Response {
    let status = match (said.wrongs.is_empty(), said.refused.is_empty()) {
        (true, true) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, false) => StatusCode::CONFLICT,
    };
    let required = visitor.actor.person().is_some_and(|person| visitor.office.office.needs_second_factor(person));
    let Said { wrongs, refused } = said;
    let page = visitor.desk_page(app, "area-desk");
    render(&SetSecondFactor { page, shows, required, wrongs, refused }, status)
}
