//! Quick steps whose ten seconds are over are done by the one door, as whoever gave them. The step lies in the log until then,
//! so that a kill in between loses nothing: the next round, or the next start, finds it.

use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, FailQuickStep, ReleaseQuickStep};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::TextNo;
use huiyin_domain::office::QuickAct;
use huiyin_ledger::Failure;

use super::view::held::{self, HeldRow};
use crate::app::App;
use crate::handle::{Order, handle};

/// Done in one round.
const AT_ONCE: i64 = 50;

/// Does every quick step that is ripe; says how many were done. One that the rules refuse is recorded as failed.
///
/// # Errors
/// A busy or full ledger; what was done before stays done.
pub async fn release_quick_steps(app: &App) -> Result<usize, Failure> {
    let now = app.now();
    let ripe = app.ledger().read(move |read| held::ripe(read, now, AT_ONCE)).await?;
    let mut done = 0;
    for row in ripe {
        done += usize::from(release(app, &row).await?);
    }
    Ok(done)
}

/// The action of a quick step is the action of its step: nobody takes by it what their posts do not allow.
#[must_use]
pub fn action_of(act: QuickAct) -> Action {
    match act {
        QuickAct::AskCitizen => Action::AskCitizen,
        QuickAct::Note => Action::Note,
        QuickAct::Transfer { .. } => Action::Transfer,
    }
}

async fn release(app: &App, row: &HeldRow) -> Result<bool, Failure> {
    let office = app.office();
    let act = office.office.texts().numbered(TextNo(row.text)).and_then(|text| text.does);
    // The text was taken out of use or changed its act: it cannot be done, and that is recorded.
    let Some(act) = act else { return fail(app, row, "text-unknown").await };
    let actor = Actor::Staff { person: row.person, posts: office.office.posts_of(row.person) };
    let order = Order::new(actor, action_of(act), Some(row.concern), Command::ReleaseQuickStep(ReleaseQuickStep));
    match handle(app, once(app, order, (row, "release"))).await {
        Ok(receipt) => Ok(!receipt.repeated),
        Err(Failure::Refused(refusal)) => fail(app, row, refusal.word()).await,
        Err(failure @ (Failure::Busy | Failure::DiskFull)) => Err(failure),
        Err(failure @ (Failure::KeyReused | Failure::Stale | Failure::Fault(_))) => {
            tracing::error!(concern = row.concern, %failure, "a quick step could not be done; tried again");
            Ok(false)
        }
    }
}

async fn fail(app: &App, row: &HeldRow, why: &'static str) -> Result<bool, Failure> {
    let command = Command::FailQuickStep(FailQuickStep { why });
    let order = Order::new(Actor::System, Action::RunJobs, Some(row.concern), command);
    match handle(app, once(app, order, (row, "fail"))).await {
        Ok(_) => Ok(false),
        Err(failure @ (Failure::Busy | Failure::DiskFull)) => Err(failure),
        Err(failure @ (Failure::Refused(_) | Failure::KeyReused | Failure::Stale | Failure::Fault(_))) => {
            tracing::error!(concern = row.concern, %failure, "a quick step could not be recorded as failed");
            Ok(false)
        }
    }
}

/// The key is made of the event that holds it: asked twice, it is done once.
fn once(app: &App, order: Order, (row, what): (&HeldRow, &str)) -> Order {
    let digest = app.ledger().request_digest(format!("quick step {what} {} {}", row.concern, row.position).as_bytes());
    order.once(digest, digest)
}
