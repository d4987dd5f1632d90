//! Accounts beside the ledger: sign-in name, person, Argon2id hash.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use huiyin_domain::kernel::ids::PersonId;
use huiyin_ledger::{Fault, Read, Row, Side, sql};

use super::hasher::{self, Hasher};

/// The table of accounts.
pub const ACCOUNTS: &str = sql!(
    "CREATE TABLE accounts (login TEXT PRIMARY KEY, person BIGINT NOT NULL, hash TEXT NOT NULL, must_change BOOLEAN NOT NULL)"
);
/// One person, one account.
pub const ACCOUNTS_PERSON: &str = sql!("CREATE UNIQUE INDEX accounts_person ON accounts (person)");
/// The table of sessions: hash of the cookie, person, until when (milliseconds since 1970 in UTC).
pub const SESSIONS: &str =
    sql!("CREATE TABLE accounts_sessions (id BYTEA PRIMARY KEY, person BIGINT NOT NULL, until BIGINT NOT NULL)");
/// Wrong tries of sign-in names and query codes.
pub const ATTEMPTS: &str = crate::web::attempts::ATTEMPTS;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Sign-in name: lower case.
    pub login: String,
    /// Whose.
    pub person: PersonId,
    /// Argon2id hash in PHC form.
    pub hash: String,
    /// Whether the password has to be changed at the next sign-in.
    pub must_change: bool,
}

fn account(row: &Row<'_>) -> Result<Account, Fault> {
    Ok(Account { login: row.get(0)?, person: PersonId(row.get(1)?), hash: row.get(2)?, must_change: row.get(3)? })
}

/// The account of a sign-in name.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read, login: &str) -> Result<Option<Account>, Fault> {
    read.one(sql!("SELECT login, person, hash, must_change FROM accounts WHERE login = $1"), &[login.into()], account)
}

/// The account of a person.
///
/// # Errors
/// What the database says.
pub fn of_person(read: &Read, person: PersonId) -> Result<Option<Account>, Fault> {
    read.one(
        sql!("SELECT login, person, hash, must_change FROM accounts WHERE person = $1"),
        &[person.0.into()],
        account,
    )
}

/// All accounts by name; an office has hundreds at most.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read) -> Result<Vec<Account>, Fault> {
    read.query(sql!("SELECT login, person, hash, must_change FROM accounts ORDER BY login LIMIT 10000"), &[], account)
}

/// A write that adds an account, or gives it another password.
#[must_use]
pub fn set(account: Account) -> Side {
    Box::new(move |tx, _| {
        tx.put(
            sql!(
                "INSERT INTO accounts (login, person, hash, must_change) VALUES ($1, $2, $3, $4) ON CONFLICT (login) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change"
            ),
            &[
                (&account.login).into(),
                account.person.0.into(),
                (&account.hash).into(),
                account.must_change.into(),
            ],
        )
    })
}

/// A write that ends every session of a person; what is remembered of them is forgotten by
/// [`super::Sessions::forget_person`].
#[must_use]
pub fn end_sessions(person: PersonId) -> Side {
    Box::new(move |tx, _| tx.put(sql!("DELETE FROM accounts_sessions WHERE person = $1"), &[person.0.into()]))
}

/// The table of what somebody was told of their account: up to when (milliseconds since 1970 in UTC).
pub const TOLD: &str = sql!("CREATE TABLE accounts_told (person BIGINT PRIMARY KEY, until BIGINT NOT NULL)");

/// Up to when somebody was told what others did to their account.
///
/// # Errors
/// What the database says.
pub fn told_until(read: &Read, person: PersonId) -> Result<i64, Fault> {
    let row = |row: &Row<'_>| row.get(0);
    let until = read.one(sql!("SELECT until FROM accounts_told WHERE person = $1"), &[person.0.into()], row)?;
    Ok(until.unwrap_or(i64::MIN))
}

/// A write that notes it.
#[must_use]
pub fn tell(person: PersonId, until: i64) -> Side {
    Box::new(move |tx, _| {
        tx.put(
            sql!(
                "INSERT INTO accounts_told (person, until) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET until = excluded.until"
            ),
            &[person.0.into(), until.into()],
        )
    })
}

/// Least characters of a password; no rules of composition (ASVS 6.2).
pub const MIN_PASSWORD: usize = 10;

/// Hashes a password. Slow on purpose: never on the writer or a reader thread.
///
/// # Errors
/// [`Fault::Bug`] when the hasher refuses its parameters.
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, Fault> {
    let salt = SaltString::encode_b64(salt).map_err(|fault| Fault::bug(fault.to_string()))?;
    let hashed = Hasher.hash_password(password.as_bytes(), &salt);
    hashed.map(|hash| hash.to_string()).map_err(|fault| Fault::bug(fault.to_string()))
}

/// Whether the password fits the hash. Slow on purpose.
#[must_use]
pub fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|parsed| Hasher.verify_password(password.as_bytes(), &parsed).is_ok())
}

static HASHING: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(hasher::AT_A_TIME);

/// Does slow work on a password where it holds up nobody else; `None` when the machine cannot. Whoever goes away meanwhile keeps
/// the turn until the work is done.
pub async fn slowly<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let turn = HASHING.acquire().await.ok()?;
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.ok()
}
