//! Every concern by who is near it, with what a search filters by, in the order of the lists: a reader of few among a hundred
//! thousand begins at those few, and what a filter leaves out costs no second look. One row for everybody who reads everything,
//! and one for each unit and post that the rules of access look at: usually two or three a concern.

use huiyin_domain::access::{ConcernFacts, Near};
use huiyin_domain::kernel::actor::PostHeld;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_ledger::{Fault, Place, Read, Row, Tx, Value, sql};

use super::DeskRow;

/// Its key begins where every page begins, so that a page is one stretch of it.
pub(super) const TABLE: &str = sql!(
    "CREATE TABLE casework_near (near TEXT NOT NULL, day BIGINT NOT NULL, concern BIGINT NOT NULL, unit BIGINT NOT NULL, stage TEXT NOT NULL, channel TEXT NOT NULL, place TEXT NOT NULL, category TEXT NOT NULL, PRIMARY KEY (near, day, concern))"
);

/// The key of those who read everything.
const ALL: &str = "all";

/// The key of a unit or post.
#[must_use]
pub fn key(near: Near) -> String {
    match near {
        Near::Unit(unit) => format!("unit:{unit}"),
        Near::Post(post) => format!("post:{post}"),
    }
}

/// The keys under which someone holding these posts looks. What a unit has stands all under its own key.
#[must_use]
pub fn keys_of(posts: &[PostHeld], unit: Option<UnitId>) -> Keys {
    let of_unit = unit.map(|unit| key(Near::Unit(unit)));
    match (Near::of(posts), of_unit) {
        (Some(near), of_unit) => {
            let near: Vec<String> = near.into_iter().map(key).collect();
            match of_unit {
                Some(unit) if near.contains(&unit) => Keys { near: vec![unit], of_unit: None },
                of_unit => Keys { near, of_unit },
            }
        }
        (None, Some(unit)) => Keys { near: vec![unit], of_unit: None },
        (None, None) => Keys { near: vec![ALL.to_owned()], of_unit: None },
    }
}

/// Under which keys to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Under one of these.
    pub near: Vec<String>,
    /// And under this one of the unit that is asked for, where the reader is not near to all that it has.
    pub of_unit: Option<String>,
}

/// Where a concern stands, as far as its rows here tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Keys of who is near, with blanks between.
    pub(super) near: String,
    pub(super) unit: i64,
    pub(super) stage: String,
    pub(super) category: String,
}

impl Standing {
    pub(super) fn of(facts: &ConcernFacts, category: &str) -> Self {
        let near = facts.near().into_iter().map(key).collect::<Vec<_>>().join(" ");
        Self { near, unit: facts.unit.0.into(), stage: facts.stage.word().to_owned(), category: category.to_owned() }
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        [ALL].into_iter().chain(self.near.split_whitespace())
    }
}

/// What never changes of a concern.
pub(super) struct Fixed<'a> {
    pub(super) place: Place,
    pub(super) channel: &'a str,
    pub(super) area: &'a str,
}

/// Brings the rows of a concern from where it stood to where it stands; what stays as it is costs nothing.
pub(super) fn apply(tx: &mut Tx, fixed: &Fixed<'_>, before: Option<&Standing>, now: &Standing) -> Result<(), Fault> {
    if before == Some(now) {
        return Ok(());
    }
    let had: Vec<&str> = before.map(|before| before.keys().collect()).unwrap_or_default();
    let same = before.is_some_and(|before| Standing { near: now.near.clone(), ..before.clone() } == *now);
    for key in now.keys() {
        match had.contains(&key) {
            false => insert(tx, key, fixed, now)?,
            true if same => {}
            true => update(tx, key, fixed, now)?,
        }
    }
    for key in had {
        if !now.keys().any(|kept| kept == key) {
            tx.put(
                sql!("DELETE FROM casework_near WHERE near = $1 AND day = $2 AND concern = $3"),
                &[key.into(), fixed.place.day.into(), fixed.place.concern.into()],
            )?;
        }
    }
    Ok(())
}

fn insert(tx: &mut Tx, key: &str, fixed: &Fixed<'_>, now: &Standing) -> Result<(), Fault> {
    tx.put(
        sql!(
            "INSERT INTO casework_near (near, day, concern, unit, stage, channel, place, category) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            key.into(),
            fixed.place.day.into(),
            fixed.place.concern.into(),
            now.unit.into(),
            Value::Text(&now.stage),
            fixed.channel.into(),
            fixed.area.into(),
            Value::Text(&now.category),
        ],
    )
}

fn update(tx: &mut Tx, key: &str, fixed: &Fixed<'_>, now: &Standing) -> Result<(), Fault> {
    tx.put(
        sql!(
            "UPDATE casework_near SET unit = $4, stage = $5, category = $6 WHERE near = $1 AND day = $2 AND concern = $3"
        ),
        &[
            key.into(),
            fixed.place.day.into(),
            fixed.place.concern.into(),
            now.unit.into(),
            Value::Text(&now.stage),
            Value::Text(&now.category),
        ],
    )
}

/// What a search asks of the rows under a key.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Who has it.
    pub unit: Option<UnitId>,
    /// Where it stands, as its word, or nothing.
    pub stage: &'static str,
    /// How it came, as its word, or nothing.
    pub channel: String,
    /// Area codes, from one up to another, both included.
    pub areas: (String, String),
    /// Category codes, from one up to another, both included.
    pub categories: (String, String),
}

/// No unit's number.
const ANY_UNIT: i64 = -1;
/// Sorts behind every code.
pub const LAST: char = char::MAX;

impl Default for Asked {
    fn default() -> Self {
        let any = || (String::new(), LAST.to_string());
        Self { unit: None, stage: "", channel: String::new(), areas: any(), categories: any() }
    }
}

/// A stretch of the list under one key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretch {
    /// What fits, the newest first, with its category.
    pub places: Vec<(Place, String)>,
    /// Down to where it was looked at; nothing when that was the end.
    pub down_to: Option<Place>,
}

/// So many rows under a key, from `before` down to `from`. What does not fit stays in the database.
///
/// # Errors
/// What the database says.
pub fn stretch(
    read: &Read,
    key: &str,
    (before, from): (Place, Place),
    limit: i64,
    asked: &Asked,
) -> Result<Stretch, Fault> {
    let (areas, categories) = (&asked.areas, &asked.categories);
    let places = read.query(
        sql!(
            "SELECT day, concern, category FROM (SELECT day, concern, unit, stage, channel, place, category FROM casework_near WHERE near = $1 AND (day, concern) < ($2, $3) AND day >= $4 ORDER BY day DESC, concern DESC LIMIT $5) AS looked WHERE (CAST($6 AS BIGINT) < 0 OR unit = $6) AND ($7 = '' OR stage = $7) AND ($8 = '' OR channel = $8) AND place >= $9 AND place <= $10 AND category >= $11 AND category <= $12 ORDER BY day DESC, concern DESC LIMIT $5"
        ),
        &[
            key.into(),
            before.day.into(),
            before.concern.into(),
            from.day.into(),
            limit.into(),
            asked.unit.map_or(ANY_UNIT, |unit| unit.0.into()).into(),
            asked.stage.into(),
            Value::Text(&asked.channel),
            Value::Text(&areas.0),
            Value::Text(&areas.1),
            Value::Text(&categories.0),
            Value::Text(&categories.1),
        ],
        |row| Ok((place(row)?, row.get(2)?)),
    )?;
    let all = i64::try_from(places.len()).is_ok_and(|rows| rows == limit);
    let down_to = if all {
        places.last().map(|(place, _)| *place)
    } else {
        read.one(
            sql!(
                "SELECT day, concern FROM casework_near WHERE near = $1 AND (day, concern) < ($2, $3) AND day >= $4 ORDER BY day DESC, concern DESC LIMIT 1 OFFSET $5"
            ),
            &[key.into(), before.day.into(), before.concern.into(), from.day.into(), (limit - 1).into()],
            place,
        )?
    };
    Ok(Stretch { places, down_to })
}

fn place(row: &Row<'_>) -> Result<Place, Fault> {
    Ok(Place { day: row.get(0)?, concern: row.get(1)? })
}

/// What a unit has, the newest first, among so many that are near to it.
///
/// # Errors
/// What the database says.
pub fn of_unit(read: &Read, unit: UnitId, limit: i64) -> Result<Vec<DeskRow>, Fault> {
    let all = (Place::start_of(i64::from(u16::MAX)), Place::start_of(i64::from(i16::MIN)));
    let asked = Asked { unit: Some(unit), ..Asked::default() };
    let found = stretch(read, &key(Near::Unit(unit)), all, limit, &asked)?;
    let mut rows = Vec::new();
    for (place, _) in found.places {
        rows.extend(super::row_of(read, place.concern)?);
    }
    Ok(rows)
}
