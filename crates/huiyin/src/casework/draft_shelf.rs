//! Drafts that were not handed over yet: kept encrypted for thirty days, one a concern and round, shared by those who
//! write it. Nobody overwrites somebody else: what was changed in two places is put before the second writer.

use std::sync::{Arc, Mutex};

use huiyin_domain::kernel::ids::PersonId;
use huiyin_ledger::Fault;
use serde::{Deserialize, Serialize};

use super::draft_texts::Texts;
use crate::app::App;
use crate::web::problem::Problem;
use crate::web::shelf::{self, Shelved};

/// A kept draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Raised with every saving.
    pub version: u32,
    /// Who saved it last.
    pub by: u32,
    /// When, in milliseconds since 1970 in UTC.
    pub at: i64,
    /// The texts.
    pub texts: Texts,
    /// The texts before the last saving.
    pub before: Texts,
}

/// How a saving ended.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is kept, merged with what somebody else changed elsewhere in the text.
    Kept(Kept),
    /// Somebody else changed the same places; theirs is kept, one's own is not.
    Conflict(Kept),
}

/// What somebody wants to keep.
#[derive(Clone, Debug)]
pub struct Mine {
    /// Name of the draft.
    pub name: Vec<u8>,
    /// The version from which it was written.
    pub seen: u32,
    /// Who writes.
    pub by: PersonId,
    /// The texts.
    pub texts: Texts,
}

/// The kept draft of that name.
///
/// # Errors
/// What the database says.
pub async fn load(app: &App, name: Vec<u8>) -> Result<Option<Kept>, Problem> {
    let bytes = shelf::get(app, Shelved::StaffDraft, name).await?;
    // A draft in a shape that is no longer read is worth less than a page that opens.
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// Keeps a draft, or says who was faster; decided on the writer, so that two savings cannot cross.
///
/// # Errors
/// A busy or full ledger.
pub async fn save(app: &App, mine: Mine) -> Result<Saved, Problem> {
    let (now, answer) = (app.now(), Arc::new(Mutex::new(None)));
    let told = Arc::clone(&answer);
    let side = Box::new(move |tx: &mut huiyin_ledger::Tx, receipt: &huiyin_ledger::Receipt| {
        let found = shelf::find(tx, Shelved::StaffDraft, &mine.name, now)?;
        let there: Kept = found.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let saved = decide(&there, &mine, now.0);
        if let Saved::Kept(kept) = &saved {
            let bytes = serde_json::to_vec(kept).map_err(|fault| Fault::bug(fault.to_string()))?;
            shelf::put_side(Shelved::StaffDraft, &mine.name, now, bytes)(tx, receipt)?;
        }
        if let Ok(mut told) = told.lock() {
            *told = Some(saved);
        }
        Ok(())
    });
    app.ledger().side(side).await?;
    let saved = answer.lock().ok().and_then(|mut answer| answer.take());
    saved.ok_or_else(|| Problem::fault("a draft was saved without an answer"))
}

/// Three texts of every place: before, theirs, mine. Whoever alone changed a place is right.
fn decide(there: &Kept, mine: &Mine, now: i64) -> Saved {
    let next = |texts| Kept { version: there.version + 1, by: mine.by.0, at: now, texts, before: there.texts.clone() };
    let own = there.version == 0 || there.version == mine.seen || there.by == mine.by.0;
    if own {
        return Saved::Kept(next(mine.texts.clone()));
    }
    let base = (there.version == mine.seen + 1).then_some(&there.before);
    match merge(base, &there.texts, &mine.texts) {
        Some(merged) => Saved::Kept(next(merged)),
        None => Saved::Conflict(there.clone()),
    }
}

fn merge(base: Option<&Texts>, theirs: &Texts, mine: &Texts) -> Option<Texts> {
    let mut merged = Texts::new();
    for name in theirs.keys().chain(mine.keys()) {
        let (their, own) = (theirs.get(name), mine.get(name));
        let taken = match base.map(|base| base.get(name)) {
            _ if their == own => own,
            Some(before) if before == own => their,
            Some(before) if before == their => own,
            Some(_) | None => return None,
        };
        merged.extend(taken.map(|text| (name.clone(), text.clone())));
    }
    Some(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn mine(seen: u32, by: u32, pairs: &[(&str, &str)]) -> Mine {
        Mine { name: Vec::new(), seen, by: PersonId(by), texts: texts(pairs) }
    }

    fn there() -> Kept {
        Kept {
            version: 2,
            by: 7,
            at: 0,
            texts: texts(&[("a", "theirs"), ("b", "old")]),
            before: texts(&[("a", "old"), ("b", "old")]),
        }
    }

    #[test]
    fn changes_in_different_places_are_merged() {
        let Saved::Kept(kept) = decide(&there(), &mine(1, 8, &[("a", "old"), ("b", "mine")]), 0) else {
            panic!("conflict")
        };
        assert_eq!(kept.texts, texts(&[("a", "theirs"), ("b", "mine")]));
    }

    #[test]
    fn a_change_in_the_same_place_is_put_before_the_second_writer() {
        assert!(matches!(decide(&there(), &mine(1, 8, &[("a", "mine"), ("b", "old")]), 0), Saved::Conflict(_)));
    }

    #[test]
    fn who_saw_the_last_version_is_kept() {
        assert!(matches!(decide(&there(), &mine(2, 8, &[("a", "mine")]), 0), Saved::Kept(kept) if kept.version == 3));
    }
}
