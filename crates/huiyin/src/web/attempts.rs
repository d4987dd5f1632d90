//! Wrong tries, counted in the database and slowed down, never locked out: nobody can shut somebody else's door.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Read, Side, sql};
use ring::digest::{SHA256, digest};

use crate::app::App;

/// The table: hash of what was tried, how often in a row it was wrong, and when last (milliseconds since 1970 in UTC).
pub const ATTEMPTS: &str =
    sql!("CREATE TABLE attempts (what BYTEA PRIMARY KEY, fails BIGINT NOT NULL, last BIGINT NOT NULL)");

/// Tries that cost no waiting.
const FREE: i64 = 3;
/// The longest wait between two tries, in seconds.
const LONGEST_WAIT_S: i64 = 60;

fn id(what: &str) -> [u8; 32] {
    let mut id = [0; 32];
    id.copy_from_slice(digest(&SHA256, what.as_bytes()).as_ref());
    id
}

/// Takes a try, counted as wrong until [`cleared`]; or says how many seconds are still to wait. Decided on the writer, so
/// that tries sent side by side wait like those sent in turn.
///
/// # Errors
/// A busy or full ledger.
pub async fn take(app: &App, what: &str, now: Moment) -> Result<i64, Failure> {
    let (answer, tried) = (Arc::new(AtomicI64::new(LONGEST_WAIT_S)), what.to_owned());
    let told = Arc::clone(&answer);
    let side: Side = Box::new(move |tx, receipt| {
        let wait = wait_s(tx, &tried, now)?;
        told.store(wait, Ordering::SeqCst);
        if wait > 0 { Ok(()) } else { failed(&tried, now)(tx, receipt) }
    });
    app.ledger().side(side).await?;
    Ok(answer.load(Ordering::SeqCst))
}

/// Forgets tries that are a day old; done by a job every hour.
///
/// # Errors
/// A busy or full ledger.
pub async fn sweep(app: &App) -> Result<(), Failure> {
    let before = app.now().plus_days(-1).0;
    let side: Side = Box::new(move |tx, _| tx.put(sql!("DELETE FROM attempts WHERE last <= $1"), &[before.into()]));
    app.ledger().side(side).await.map(drop)
}

/// Seconds still to wait before the next try; 0 when it may be made now.
///
/// # Errors
/// What the database says.
pub fn wait_s(read: &Read, what: &str, now: Moment) -> Result<i64, Fault> {
    let found = read.one(sql!("SELECT fails, last FROM attempts WHERE what = $1"), &[(&id(what)).into()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))
    })?;
    let Some((fails, last)) = found else { return Ok(0) };
    let open_at = last + pause_s(fails) * 1_000;
    Ok((open_at - now.0).max(0).div_euclid(1_000) + i64::from((open_at - now.0).max(0) % 1_000 > 0))
}

fn pause_s(fails: i64) -> i64 {
    match fails - FREE {
        ..0 => 0,
        more @ 0..6 => (1_i64 << more).min(LONGEST_WAIT_S),
        6.. => LONGEST_WAIT_S,
    }
}

/// A write that counts a wrong try.
#[must_use]
pub fn failed(what: &str, now: Moment) -> Side {
    let id = id(what);
    Box::new(move |tx, _| {
        tx.put(
            sql!(
                "INSERT INTO attempts (what, fails, last) VALUES ($1, $2, $3) ON CONFLICT (what) DO UPDATE SET fails = attempts.fails + 1, last = excluded.last"
            ),
            &[(&id).into(), 1_i64.into(), now.0.into()],
        )
    })
}

/// A write that forgets the wrong tries after a right one.
#[must_use]
pub fn cleared(what: &str) -> Side {
    let id = id(what);
    Box::new(move |tx, _| tx.put(sql!("DELETE FROM attempts WHERE what = $1"), &[(&id).into()]))
}

#[cfg(test)]
mod tests {
    use super::pause_s;

    #[test]
    fn three_tries_are_free_and_then_the_wait_doubles_up_to_a_minute() {
        assert_eq!([1, 2, 3, 4, 8, 9, 500].map(pause_s), [0, 0, 1, 2, 32, 60, 60]);
    }
}
