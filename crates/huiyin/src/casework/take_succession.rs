//! 承接: what a dissolved unit still has is brought to its successor, concern by concern, by the one door. Until it has come by
//! nothing is without an owner: the successor's people see and owe it already.

use huiyin_domain::access::Action;
use huiyin_domain::casework::Command;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_ledger::Failure;

use super::view;
use crate::app::App;
use crate::handle::{Order, handle};

/// Concerns brought over in one go; the rest follow in the next minute, so that pages are not kept waiting.
const AT_ONCE: i64 = 500;

/// Brings over what it finds, and says how much it was. A concern of which nothing is left to bring is not found again.
///
/// # Errors
/// When the ledger cannot take anything now; what was brought over stays so.
pub async fn take_succession(app: &App) -> Result<usize, Failure> {
    let office = app.office();
    let gone: Vec<UnitId> =
        office.office.units().map(|(id, _)| id).filter(|id| office.office.succession(*id).is_some()).collect();
    let mut taken = 0;
    for unit in gone {
        let found = app.ledger().read(move |read| view::owners::running_of(read, unit, AT_ONCE)).await?;
        for concern in found {
            let request = format!("succession {concern} {unit} {}", office.position);
            let digest = app.ledger().request_digest(request.as_bytes());
            let order = Order::new(Actor::System, Action::RunJobs, Some(concern), Command::TakeSuccession);
            match handle(app, order.once(digest, digest)).await {
                Ok(receipt) => taken += usize::from(!receipt.repeated),
                Err(failure @ (Failure::Busy | Failure::DiskFull)) => return Err(failure),
                Err(failure @ (Failure::Refused(_) | Failure::KeyReused | Failure::Stale | Failure::Fault(_))) => {
                    tracing::error!(concern, %failure, "a concern could not be brought to the unit's successor");
                }
            }
        }
    }
    Ok(taken)
}
