//! The second factor beside an account: the secret of an authenticator, sealed, and the recovery codes, hashed. Who has one
//! stands in the office's stream; what it is stands here alone.

use std::sync::{Arc, Mutex};

use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Fault, Read, SealUnder, Side, sql};
use unicode_normalization::UnicodeNormalization as _;

use super::totp::{self, SECRET_BYTES};
use crate::app::App;
use crate::web::attempts;
use crate::web::page::Wrong;
use crate::web::problem::Problem;

/// The table: secret sealed together with its person, so that a row put in another's place opens nothing; the last step
/// whose code was taken.
pub const SECRETS: &str =
    sql!("CREATE TABLE accounts_second (person BIGINT PRIMARY KEY, sealed BYTEA NOT NULL, used BIGINT NOT NULL)");
/// Recovery codes: HMAC of person and code. A used one is deleted.
pub const RECOVERY: &str =
    sql!("CREATE TABLE accounts_recovery (person BIGINT NOT NULL, hash BYTEA NOT NULL, PRIMARY KEY (person, hash))");

/// Recovery codes of one person.
pub const CODES: usize = 10;
/// Signs of one: 59 bits.
const SIGNS: usize = 12;

/// By what somebody got in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// By the authenticator.
    Authenticator,
    /// By a recovery code, of which so many are left.
    Recovery {
        /// How many.
        left: i64,
    },
}

/// Whether a person has one.
///
/// # Errors
/// What the database says.
pub fn has(read: &Read, person: PersonId) -> Result<bool, Fault> {
    let found = read
        .one(sql!("SELECT used FROM accounts_second WHERE person = $1"), &[person.0.into()], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

/// Recovery codes a person has left.
///
/// # Errors
/// What the database says.
pub fn codes_left(read: &Read, person: PersonId) -> Result<i64, Fault> {
    let rows = read.query(
        sql!("SELECT hash FROM accounts_recovery WHERE person = $1 ORDER BY hash LIMIT 100"),
        &[person.0.into()],
        |row| row.get::<Vec<u8>>(0),
    )?;
    Ok(i64::try_from(rows.len()).unwrap_or(0))
}

/// Takes what was typed: six digits of the authenticator, or a recovery code. Wrong ones are delayed, never locked out.
/// Decided on the writer, so that the same code sent twice at once opens one door.
///
/// # Errors
/// A busy or full ledger.
pub async fn take(app: &App, person: PersonId, typed: &str) -> Result<Result<Proof, Wrong>, Problem> {
    let what = format!("second:{person}");
    let wait = attempts::take(app, &what, app.now()).await?;
    if wait > 0 {
        return Ok(Err(Wrong::counted("code", "sign-in-wait", wait)));
    }
    let told = Arc::new(Mutex::new(None));
    app.ledger().side(taking(app, (person, plain(typed)), Arc::clone(&told))).await?;
    let proof = told.lock().ok().and_then(|told| *told);
    let Some(proof) = proof else { return Ok(Err(Wrong::new("code", "second-factor-wrong"))) };
    app.ledger().side(attempts::cleared(&what)).await?;
    Ok(Ok(proof))
}

/// Forgiving: full-width digits, blanks, dashes and capitals do no harm.
fn plain(typed: &str) -> String {
    typed.nfkc().filter(|sign| sign.is_ascii_alphanumeric()).map(|sign| sign.to_ascii_lowercase()).collect()
}

fn taking(app: &App, (person, typed): (PersonId, String), told: Arc<Mutex<Option<Proof>>>) -> Side {
    let (now, hash) = (app.phone_now(), hash(app, person, &typed));
    Box::new(move |tx, _| {
        let proof = match typed.len() {
            6 => by_authenticator(tx, person, &typed, now)?,
            _ => by_recovery(tx, person, &hash)?,
        };
        if let Ok(mut told) = told.lock() {
            *told = proof;
        }
        Ok(())
    })
}

fn by_authenticator(
    tx: &mut huiyin_ledger::Tx,
    person: PersonId,
    typed: &str,
    now: Moment,
) -> Result<Option<Proof>, Fault> {
    let row =
        tx.one(sql!("SELECT sealed, used FROM accounts_second WHERE person = $1"), &[person.0.into()], |row| {
            Ok((row.get::<Vec<u8>>(0)?, row.get::<i64>(1)?))
        })?;
    let Some((sealed, used)) = row else { return Ok(None) };
    let opened = tx.open(SealUnder::Shelf, &sealed)?;
    let secret = opened.strip_prefix(person.0.to_be_bytes().as_slice());
    let Some(step) = secret.and_then(|secret| totp::fitting(secret, typed, now, used)) else { return Ok(None) };
    tx.put(sql!("UPDATE accounts_second SET used = $2 WHERE person = $1"), &[person.0.into(), step.into()])?;
    Ok(Some(Proof::Authenticator))
}

fn by_recovery(tx: &mut huiyin_ledger::Tx, person: PersonId, hash: &[u8; 32]) -> Result<Option<Proof>, Fault> {
    let values = [person.0.into(), hash.into()];
    let there =
        tx.one(sql!("SELECT person FROM accounts_recovery WHERE person = $1 AND hash = $2"), &values, |row| {
            row.get::<i64>(0)
        })?;
    if there.is_none() {
        return Ok(None);
    }
    tx.put(sql!("DELETE FROM accounts_recovery WHERE person = $1 AND hash = $2"), &values)?;
    Ok(Some(Proof::Recovery { left: codes_left(tx, person)? }))
}

fn hash(app: &App, person: PersonId, code: &str) -> [u8; 32] {
    app.ledger().mac("recovery code", &[person.0.to_be_bytes().as_slice(), code.as_bytes()].concat())
}

/// A write that keeps a secret, the step whose code proved it, in place of what was there.
#[must_use]
pub fn set(person: PersonId, secret: [u8; SECRET_BYTES], used: i64) -> Side {
    Box::new(move |tx, _| {
        let sealed = tx.seal(SealUnder::Shelf, &[person.0.to_be_bytes().as_slice(), &secret].concat())?;
        tx.put(
            sql!(
                "INSERT INTO accounts_second (person, sealed, used) VALUES ($1, $2, $3) ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, used = excluded.used"
            ),
            &[person.0.into(), (&sealed).into(), used.into()],
        )
    })
}

/// Recovery codes as they are shown once, and the write that keeps their hashes in place of those from before.
///
/// # Errors
/// When the machine has no randomness to give.
pub fn new_codes(app: &App, person: PersonId) -> Result<(Vec<String>, Side), Problem> {
    let fault = |fault: anyhow::Error| Problem::fault(&fault.to_string());
    let codes: Vec<String> =
        (0..CODES).map(|_| crate::cli::user::signs(app, SIGNS)).collect::<Result<_, _>>().map_err(fault)?;
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(app, person, code)).collect();
    let side: Side = Box::new(move |tx, _| {
        tx.put(sql!("DELETE FROM accounts_recovery WHERE person = $1"), &[person.0.into()])?;
        hashes.iter().try_for_each(|hash| {
            tx.put(
                sql!("INSERT INTO accounts_recovery (person, hash) VALUES ($1, $2)"),
                &[person.0.into(), hash.into()],
            )
        })
    });
    let grouped = |code: &String| {
        let signs: Vec<char> = code.chars().collect();
        signs.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
    };
    Ok((codes.iter().map(grouped).collect(), side))
}

/// A write that lets secret and recovery codes go.
#[must_use]
pub fn dropped(person: PersonId) -> Side {
    Box::new(move |tx, _| {
        tx.put(sql!("DELETE FROM accounts_second WHERE person = $1"), &[person.0.into()])?;
        tx.put(sql!("DELETE FROM accounts_recovery WHERE person = $1"), &[person.0.into()])
    })
}
