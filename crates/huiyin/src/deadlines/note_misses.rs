//! Terms pass by themselves; once a minute the program asks which, and has each noted by the one door.

use huiyin_domain::access::Action;
use huiyin_domain::deadlines::Command;
use huiyin_domain::kernel::actor::Actor;
use huiyin_ledger::Failure;
use tokio::task::JoinSet;

use super::view::{self, Passed};
use crate::app::App;
use crate::handle::{Order, handle};

/// Terms noted in one go; the rest follow at once in the next, so that pages are not kept waiting.
const AT_ONCE: u32 = 200;

/// Notes every term whose last day is over, and says of how many concerns. One that fails is logged and left for the next
/// minute, so that it holds up no other.
///
/// # Errors
/// When the ledger cannot take anything now; what was noted before stays noted.
pub async fn note_misses(app: &App) -> Result<usize, Failure> {
    let mut noted = 0;
    loop {
        let today = app.now().day(app.zone());
        let passed = app.ledger().read(move |read| view::passed(read, today, AT_ONCE)).await?;
        let last = passed.len() < usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        let before = noted;
        noted += note_all(app, passed).await?;
        // Nothing new in a full round: it would be the same round for ever.
        if last || noted == before {
            return Ok(noted);
        }
    }
}

/// All at the same time, so that the writer keeps them in one commit.
async fn note_all(app: &App, passed: Vec<Passed>) -> Result<usize, Failure> {
    let mut flying = JoinSet::new();
    for one in passed {
        let app = app.clone();
        flying.spawn(async move { note(&app, &one).await });
    }
    let mut noted = 0;
    while let Some(landed) = flying.join_next().await {
        noted += usize::from(landed.unwrap_or(Ok(false))?);
    }
    Ok(noted)
}

/// Whether something was noted now.
async fn note(app: &App, passed: &Passed) -> Result<bool, Failure> {
    match handle(app, order(app, passed)).await {
        Ok(receipt) => Ok(!receipt.repeated),
        Err(failure @ (Failure::Busy | Failure::DiskFull)) => Err(failure),
        Err(failure @ (Failure::Refused(_) | Failure::KeyReused | Failure::Stale | Failure::Fault(_))) => {
            tracing::error!(concern = passed.concern, %failure, "a passed term could not be noted");
            Ok(false)
        }
    }
}

/// The key is made of the concern, the day and the event that set the timer: asked twice, it is noted once, and a term that
/// was begun anew with the same last day is asked about again.
fn order(app: &App, passed: &Passed) -> Order {
    let request = format!("miss {} {} {}", passed.concern, passed.due, passed.position);
    let digest = app.ledger().request_digest(request.as_bytes());
    Order::new(Actor::System, Action::RunJobs, Some(passed.concern), Command::NoteMisses).once(digest, digest)
}

#[cfg(test)]
mod tests;
