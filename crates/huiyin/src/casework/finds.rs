//! How concerns are found: by words through the index, by what stands in the list, newest first, in pages by key. Each is
//! asked of access on the facts of now before its title is opened; what may not be seen leaves no gap and no count.

use std::collections::BTreeSet;

use huiyin_domain::access::{self, Action, Facts, Permit, Relation};
use huiyin_domain::concern::Stage;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::office::Office;
use huiyin_ledger::{Fault, Place, Read, Wanted, WordIndex};

use super::lists::{After, Titled};
use super::task_view;
use super::view::{self, DeskRow};
use crate::indexer::days_since_1970;

/// Rows looked at in one go.
const BATCH: i64 = 200;

/// What is looked for; an empty part asks for nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// What was typed, cut into what can be found.
    pub(super) wanted: Vec<Wanted>,
    /// Area code.
    pub(super) place: String,
    /// Category code.
    pub(super) category: String,
    /// Codes given no more whose place was taken by one that the category holds.
    pub(super) before: BTreeSet<String>,
    /// Where it stands.
    pub(super) stage: Option<Stage>,
    /// How it came, as its word.
    pub(super) channel: String,
    /// Who has it.
    pub(super) unit: Option<UnitId>,
    /// Received on this day or later.
    pub(super) from: Option<Day>,
    /// Received on this day or earlier.
    pub(super) until: Option<Day>,
}

/// Who looks, and when.
pub(super) struct Looking<'a> {
    pub(super) actor: &'a Actor,
    pub(super) now: Moment,
    pub(super) index: &'a WordIndex,
}

/// How many are wanted, and how many are looked at for them.
#[derive(Clone, Copy)]
pub(super) struct Most {
    pub(super) rows: usize,
    pub(super) batches: usize,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// Rows that may be seen, the newest first.
    pub(super) rows: Vec<Titled>,
    /// The day of receipt at which looking was broken off; there may be more before it.
    pub(super) cut: Option<Day>,
}

/// Where looking goes on: the day and the concern of the last row that was looked at.
type Key = (String, i64);

/// Looks until so many rows are found, or nothing is left, or as many were looked at as one page may take.
pub(super) fn rows(
    read: &Read,
    looking: &Looking<'_>,
    filter: &Filter,
    after: Option<&After>,
    most: Most,
) -> Result<Found, Fault> {
    let mut found = Found::default();
    let mut before = begins(filter, after);
    for _batch in 0..most.batches {
        let (batch, last) = candidates(read, looking, filter, &before)?;
        for row in batch {
            if found.rows.len() >= most.rows {
                return Ok(found);
            }
            if let Some(permit) = may_be_shown(read, looking, filter, &row)? {
                let title = read.title(&permit, row.concern)?.unwrap_or_default();
                found.rows.push(Titled { row, title });
            }
        }
        match last {
            Some(key) if filter.from.is_none_or(|from| key.0 >= from.to_string()) => before = key,
            Some(_) | None => return Ok(found),
        }
    }
    found.cut = before.0.parse().ok();
    Ok(found)
}

fn begins(filter: &Filter, after: Option<&After>) -> Key {
    match (after, filter.until.and_then(|until| until.tomorrow().ok())) {
        (Some(after), _) => (after.day.clone(), after.concern),
        (None, Some(next)) => (next.to_string(), 0),
        (None, None) => ("9999-12-31".to_owned(), 0),
    }
}

/// The next rows in the order of the list, and the key of the last one; `None` when nothing is left after them.
fn candidates(
    read: &Read,
    looking: &Looking<'_>,
    filter: &Filter,
    before: &Key,
) -> Result<(Vec<DeskRow>, Option<Key>), Fault> {
    if !filter.wanted.is_empty() {
        return by_words(read, looking, filter, before);
    }
    let key = (before.0.as_str(), before.1);
    let rows = match filter.unit {
        Some(unit) => view::unit_rows(read, unit, key, BATCH)?,
        None => view::received_rows(read, key, BATCH)?,
    };
    let last = rows.last().filter(|_| is_whole(rows.len())).map(|row| (row.received.clone(), row.concern));
    Ok((rows, last))
}

fn is_whole(rows: usize) -> bool {
    i64::try_from(rows).is_ok_and(|rows| rows == BATCH)
}

fn by_words(
    read: &Read,
    looking: &Looking<'_>,
    filter: &Filter,
    before: &Key,
) -> Result<(Vec<DeskRow>, Option<Key>), Fault> {
    let day = before.0.parse::<Day>().map_or(i64::from(u16::MAX), days_since_1970);
    let from = filter.from.map_or(-days_since_1970(Day::MAX), days_since_1970);
    let range = (Place { day, concern: before.1 }, Place::start_of(from));
    let places = looking.index.find(&filter.wanted, range, BATCH)?;
    let mut rows = Vec::with_capacity(places.len());
    for place in &places {
        rows.extend(view::row_of(read, place.concern)?);
    }
    let epoch = jiff::civil::date(1970, 1, 1);
    let key = |place: &Place| {
        let day = epoch.checked_add(jiff::Span::new().days(place.day)).unwrap_or(Day::MIN);
        (day.to_string(), place.concern)
    };
    Ok((rows, places.last().filter(|_| is_whole(places.len())).map(key)))
}

fn may_be_shown(read: &Read, looking: &Looking<'_>, filter: &Filter, row: &DeskRow) -> Result<Option<Permit>, Fault> {
    if !fits(filter, row) {
        return Ok(None);
    }
    let may = |facts| {
        let about = Facts::Concern(facts);
        access::may(looking.actor, Action::ListConcerns, &about, &Relation::default(), looking.now).ok()
    };
    if let Some(permit) = may(row.facts.clone()) {
        return Ok(Some(permit));
    }
    // Those who were asked to co-handle are looked up only where nothing else opens it.
    let mut facts = row.facts.clone();
    facts.co = task_view::co_of(read, row.concern)?;
    Ok(may(facts))
}

/// A level above holds everything below it: its code is the beginning of theirs; in codes of one length its last digits are zeros.
fn lies_in(wanted: &str, has: &str) -> bool {
    let level = wanted.trim_end_matches("000");
    wanted.is_empty() || has == wanted || (!level.is_empty() && has.starts_with(level))
}

/// Codes given no more that go on, one after another, as one that the wanted category holds.
pub(super) fn before(office: &Office, wanted: &str) -> BTreeSet<String> {
    if wanted.is_empty() {
        return BTreeSet::new();
    }
    let gone = office.retired_categories().map(|(code, _)| code);
    gone.filter(|code| lies_in(wanted, office.category_now(code).as_str())).map(ToString::to_string).collect()
}

fn fits(filter: &Filter, row: &DeskRow) -> bool {
    let is = |wanted: &str, has: &str| wanted.is_empty() || wanted == has;
    lies_in(&filter.place, &row.place)
        && (lies_in(&filter.category, &row.category) || filter.before.contains(&row.category))
        && is(&filter.channel, &row.channel)
        && filter.stage.is_none_or(|stage| stage == row.facts.stage)
        && filter.unit.is_none_or(|unit| unit == row.facts.unit)
        && filter.from.is_none_or(|from| row.received >= from.to_string())
        && filter.until.is_none_or(|until| row.received <= until.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_above_holds_everything_below_it() {
        assert!(lies_in("", "") && lies_in("", "0300-02") && lies_in("0300-02", "0300-02-01"));
        assert!(lies_in("341823101000", "341823101201") && lies_in("01", "0101"));
        assert!(!lies_in("0300-02", "0300-01-02") && !lies_in("341823101000", "341823102201") && !lies_in("000", "01"));
        assert!(!lies_in("0300-02", ""));
    }
}
