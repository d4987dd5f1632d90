//! 承接: what a dissolved unit still has is brought to its successor, concern by concern, by the one door. Until it has come by
//! nothing is without an owner: the successor's people see and owe it already.

use std::collections::BTreeSet;

use huiyin_domain::access::Action;
use huiyin_domain::casework::Command;
use huiyin_domain::concern::OwedBy;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::office::Office;
use huiyin_ledger::{Failure, Fault, Read};

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
        let keys = keys_of(&office.office, unit);
        let found = app.ledger().read(move |read| all_of(read, unit, &keys)).await?;
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

/// Everything in which a unit has or owes something, once each: not only what it handles, but what it sent, looks at again, was
/// asked for a part of, or was told of as urgent.
fn all_of(read: &Read, unit: UnitId, keys: &[String]) -> Result<Vec<i64>, Fault> {
    let mut found = view::owners::running_of(read, unit, AT_ONCE)?;
    for key in keys {
        found.extend(view::owners::owed_anywhere(read, key, AT_ONCE)?);
    }
    let mut known = BTreeSet::new();
    found.retain(|concern| known.insert(*concern));
    Ok(found)
}

/// Under which names a unit owes: its roles, and its posts.
fn keys_of(office: &Office, unit: UnitId) -> Vec<String> {
    let roles = [Role::FrontDesk, Role::Handler, Role::UnitHead, Role::Supervisor];
    let roles = roles.into_iter().map(|role| OwedBy::Role { unit, role });
    let posts = office.posts().filter(|(_, post)| post.unit == unit).map(|(id, _)| OwedBy::Post(id));
    roles.chain(posts).map(view::owed_key).collect()
}
