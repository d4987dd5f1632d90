//! The import itself: every record through the one door, many in flight, none twice.
//!
//! A record is looked up by its identity before it is carried over, and the identity is unique in the ledger: so an import
//! may be killed at any moment and started again, and two at once add nothing twice.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use huiyin_domain::access::Action;
use huiyin_domain::intake::Command;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Failure, Fault};
use tokio::task::JoinSet;

use super::command::{Drawn, command};
use super::file::{Choices, FileRead, Rejected, read_file};
use super::identity::{Digest, Identifier, Identity};
use super::outcome::{Outcome, Request};
use super::reasons::Reason;
use super::rejected;
use super::row::CarriedRow;
use super::states::Standing;
use super::table::Row;
use crate::app::App;
use crate::handle::{Order, handle};
use crate::intake::view;
use crate::web::refusals;
use crate::web::words::{Language, Words};

/// Records that wait for their acknowledgement at once: enough to fill the ledger's groups, few enough to leave the
/// queue of a running server to people.
const IN_FLIGHT: usize = 256;

/// Records that are looked up in one question.
const LOOK_UP: usize = 500;

/// How often a record is tried again with another number, or after the ledger was busy.
const TRIES: u32 = 50;

/// Told after every record: how many are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Send + Sync);

/// Carries a file over.
///
/// # Errors
/// Where the file cannot be taken as a whole, or the ledger fails; what was acknowledged until then stays, and the same
/// import started again goes on behind it.
pub async fn import(app: &App, request: &Request, progress: Progress<'_>) -> anyhow::Result<Outcome> {
    let choices = Choices {
        source: request.source.clone(),
        no_state: if request.no_state_open { Standing::Open } else { Standing::Closed },
        zone: app.zone().rules().clone(),
        now: app.now().civil(app.zone()),
    };
    let file = request.file.clone();
    let mut read = tokio::task::spawn_blocking(move || read_file(&file, &choices)).await??;
    let mut outcome = Outcome { rows: read.rows, repaired: read.repaired, ..Outcome::default() };
    outcome.unread_sheets = std::mem::take(&mut read.unread_sheets);
    let wanted = sort(app, &mut read, &mut outcome).await?;
    if request.dry_run {
        outcome.added = wanted.len();
    } else {
        write(app, wanted, Tally { read: &mut read, outcome: &mut outcome }, progress).await?;
    }
    outcome.rejected = read.rejected.len();
    read.rejected.sort_by_key(|rejected| rejected.row.line);
    if !read.rejected.is_empty() {
        let path = rejected::path_for(&request.file, read.kind);
        rejected::write(&path, &read).with_context(|| format!("cannot write {}", path.display()))?;
        outcome.rejected_file = Some(path);
    }
    Ok(outcome)
}

/// A record that is not there yet.
struct Wanted {
    record: CarriedRow,
    identity: Identity,
}

/// What is there already is counted; what stands twice in the file goes back; the rest is wanted.
async fn sort(app: &App, read: &mut FileRead, outcome: &mut Outcome) -> anyhow::Result<Vec<Wanted>> {
    let ledger = app.ledger().clone();
    let mac = |bytes: &[u8]| ledger.mac("import", bytes);
    let mut identifier = Identifier::new(&mac);
    let mut first: HashMap<Digest, (u32, Digest)> = HashMap::new();
    let mut new = Vec::with_capacity(read.records.len());
    for record in std::mem::take(&mut read.records) {
        let identity = identifier.identify(&record);
        match first.get(&identity.source_hmac) {
            Some((_, content)) if *content == identity.row_hmac => outcome.already_present += 1,
            Some((line, _)) => read.rejected.push(back(&record, Reason::SameNumberOtherContent { line: *line })),
            None => {
                first.insert(identity.source_hmac, (record.line, identity.row_hmac));
                new.push(Wanted { record, identity });
            }
        }
    }
    let mut wanted = Vec::new();
    while !new.is_empty() {
        let chunk: Vec<Wanted> = new.drain(..new.len().min(LOOK_UP)).collect();
        let known = look_up(app, chunk.iter().map(|one| one.identity).collect()).await?;
        for (one, known) in chunk.into_iter().zip(known) {
            match known {
                Some(content) if content == one.identity.row_hmac => outcome.already_present += 1,
                Some(_) => outcome.changed += 1,
                None => wanted.push(one),
            }
        }
    }
    Ok(wanted)
}

async fn look_up(app: &App, identities: Vec<Identity>) -> Result<Vec<Option<Digest>>, Fault> {
    app.ledger()
        .read(move |read| {
            let content = |identity: &Identity| {
                let found = view::carried_before(read, &Hex(identity.source_hmac))?;
                Ok(found.map(|(_, content)| content.0))
            };
            identities.iter().map(content).collect()
        })
        .await
}

/// Where results are put.
struct Tally<'a> {
    read: &'a mut FileRead,
    outcome: &'a mut Outcome,
}

/// What became of one record.
enum Fate {
    Added,
    AlreadyPresent,
    Changed,
    Refused(Box<Rejected>),
}

async fn write(app: &App, wanted: Vec<Wanted>, tally: Tally<'_>, progress: Progress<'_>) -> anyhow::Result<()> {
    let total = wanted.len();
    let mut flying: JoinSet<anyhow::Result<Fate>> = JoinSet::new();
    let mut waiting = wanted.into_iter();
    let mut done = 0;
    loop {
        while flying.len() < IN_FLIGHT {
            let Some(one) = waiting.next() else { break };
            flying.spawn(carry(app.clone(), one));
        }
        let Some(landed) = flying.join_next().await else { return Ok(()) };
        match landed.context("an import task ended early")?? {
            Fate::Added => tally.outcome.added += 1,
            Fate::AlreadyPresent => tally.outcome.already_present += 1,
            Fate::Changed => tally.outcome.changed += 1,
            Fate::Refused(rejected) => tally.read.rejected.push(*rejected),
        }
        done += 1;
        progress(done, total);
    }
}

async fn carry(app: App, one: Wanted) -> anyhow::Result<Fate> {
    let one = Arc::new(one);
    let mut fault = String::new();
    for _try in 0..TRIES {
        let drawn = Drawn {
            id: Hex(app.ledger().random()?),
            number: Number::from_chance(u64::from_be_bytes(app.ledger().random()?)),
        };
        let Ok(command) = command(&one.record, &one.identity, drawn) else {
            return Ok(Fate::Refused(Box::new(back(&one.record, Reason::ControlCharacter { column: String::new() }))));
        };
        let order = Order::new(Actor::Operator, Action::CarryOver, None, Command::CarryOver(Box::new(command)));
        match handle(&app, order).await {
            Ok(_) => return Ok(Fate::Added),
            Err(Failure::Refused(refusal)) => {
                let sentence = refusals::told(&app, Words::of(Language::Chinese), &refusal);
                let reason = Reason::Refused { sentence };
                return Ok(Fate::Refused(Box::new(back(&one.record, reason))));
            }
            Err(Failure::Busy | Failure::Stale) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            Err(Failure::DiskFull) => {
                return Err(anyhow!("the disk is full; make room and start the same import again"));
            }
            // A number that is taken, or another import that was quicker: both are faults of the one command only.
            Err(Failure::Fault(said)) => {
                if let Some(content) = look_up(&app, vec![one.identity]).await?.pop().flatten() {
                    return Ok(if content == one.identity.row_hmac { Fate::AlreadyPresent } else { Fate::Changed });
                }
                fault = said;
            }
            Err(Failure::KeyReused) => return Err(anyhow!("an import uses no idempotency keys")),
        }
    }
    Err(anyhow!("line {} was not taken after {TRIES} tries: {fault}", one.record.line))
}

/// A record as the row it came from.
fn back(record: &CarriedRow, reason: Reason) -> Rejected {
    Rejected { row: Row { line: record.line, cells: record.raw.clone() }, reasons: vec![reason] }
}
