//! Which concerns know of each other, and which may look alike: numbers, places, categories and days, never a person.

use huiyin_domain::access::ConcernFacts;
use huiyin_domain::casework as work;
use huiyin_domain::concern::Class;
use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Tx, View, sql};

use super::{DeskRow, row_of};

/// One row a pair, on each side of it.
pub const KIN: View = View {
    name: "casework_kin",
    version: 2,
    ddl: &[sql!(
        "CREATE TABLE casework_kin (concern BIGINT NOT NULL, kind TEXT NOT NULL, other BIGINT NOT NULL, PRIMARY KEY (concern, kind, other))"
    )],
    tables: &["casework_kin"],
    follows: Follows::Events,
    apply: apply_kin,
};

/// One row a concern, found by place or category and day.
pub const ALIKE: View = View {
    name: "casework_alike",
    version: 1,
    ddl: &[
        sql!(
            "CREATE TABLE casework_alike (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, sealed BOOLEAN NOT NULL, place TEXT NOT NULL, category TEXT NOT NULL, received TEXT NOT NULL)"
        ),
        sql!("CREATE INDEX casework_alike_place ON casework_alike (sealed, place, received, concern)"),
        sql!("CREATE INDEX casework_alike_category ON casework_alike (sealed, category, received, concern)"),
    ],
    tables: &["casework_alike"],
    follows: Follows::States,
    apply: apply_alike,
};

fn apply_kin(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let changes = match &recorded.fact {
        Fact::Casework(fact) => matches!(
            fact,
            work::Fact::Joined(_)
                | work::Fact::TakenIn(_)
                | work::Fact::Parted(_)
                | work::Fact::Released(_)
                | work::Fact::Linked(_)
                | work::Fact::ToldApart(_)
                | work::Fact::Unlinked(_)
                | work::Fact::Reopened(_)
        ),
        Fact::Intake(fact) => matches!(fact, intake::Fact::Sealed(_) | intake::Fact::RepeatedAnswered(_)),
        Fact::Deadlines(_) | Fact::Office(_) | Fact::Reading(_) | Fact::Gatherings(_) | Fact::Review(_) => false,
    };
    let Some(concern) = root.concern().filter(|_| changes) else { return Ok(()) };
    tx.put(sql!("DELETE FROM casework_kin WHERE concern = $1"), &[recorded.stream.into()])?;
    for (kind, other) in concern.casework.kin.all() {
        tx.put(
            sql!("INSERT INTO casework_kin (concern, kind, other) VALUES ($1, $2, $3)"),
            &[recorded.stream.into(), kind.word().into(), other.as_i64().into()],
        )?;
    }
    Ok(())
}

fn apply_alike(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    let (Some(facts), Some(record)) = (ConcernFacts::of(concern), concern.intake.record.as_ref()) else {
        return Ok(());
    };
    let accepted = concern.intake.acceptance().and_then(|acceptance| acceptance.category.as_ref());
    let thought = concern.intake.registered.as_ref().and_then(|registered| registered.category.as_ref());
    let received = record.received_on.to_string();
    tx.put(
        sql!(
            "INSERT INTO casework_alike (concern, position, sealed, place, category, received) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (concern) DO UPDATE SET position = excluded.position, sealed = excluded.sealed, category = excluded.category WHERE casework_alike.position < excluded.position"
        ),
        &[
            recorded.stream.into(),
            recorded.position.into(),
            (facts.class == Class::Sealed).into(),
            record.place.as_ref().map_or("", |place| place.as_str()).into(),
            accepted.or(thought).map_or("", |category| category.as_str()).into(),
            received.as_str().into(),
        ],
    )
}

/// Streams of the concerns that are looked at together with one: what it was joined with, and the one that a command names.
///
/// # Errors
/// What the database says.
pub fn beside(read: &Read, stream: i64, named: Option<Number>) -> Result<Vec<i64>, Fault> {
    let mut beside = read.query(
        sql!(
            "SELECT numbers.stream FROM casework_kin AS kin JOIN intake_numbers AS numbers ON numbers.number = kin.other WHERE kin.concern = $1 AND kin.kind IN ('into', 'joined') ORDER BY numbers.stream LIMIT 60"
        ),
        &[stream.into()],
        |row| row.get::<i64>(0),
    )?;
    if let Some(named) = named {
        beside.extend(crate::intake::view::stream_of(read, named)?);
    }
    beside.retain(|other| *other != stream);
    beside.sort_unstable();
    beside.dedup();
    Ok(beside)
}

/// What may look like a concern: the same place or the same category, received between two days.
#[derive(Clone, Debug)]
pub struct Traits {
    /// Only among its own kind.
    pub sealed: bool,
    /// Area code; nothing finds nothing.
    pub place: String,
    /// Category code; nothing finds nothing.
    pub category: String,
    /// ISO dates, first and last.
    pub between: (String, String),
}

/// The most rows looked at by place, and as many by category.
const MOST: i64 = 60;

/// Rows that may look alike, the newest first, each once. Whether the reader may see one is asked of each by itself.
///
/// # Errors
/// What the database says.
pub fn alike(read: &Read, traits: &Traits) -> Result<Vec<DeskRow>, Fault> {
    let mut found: Vec<i64> = Vec::new();
    let (first, last) = (traits.between.0.as_str(), traits.between.1.as_str());
    if !traits.place.is_empty() {
        found.extend(read.query(
            sql!(
                "SELECT concern FROM casework_alike WHERE sealed = $1 AND place = $2 AND received BETWEEN $3 AND $4 ORDER BY received DESC, concern DESC LIMIT $5"
            ),
            &[traits.sealed.into(), traits.place.as_str().into(), first.into(), last.into(), MOST.into()],
            |row| row.get::<i64>(0),
        )?);
    }
    if !traits.category.is_empty() {
        found.extend(read.query(
            sql!(
                "SELECT concern FROM casework_alike WHERE sealed = $1 AND category = $2 AND received BETWEEN $3 AND $4 ORDER BY received DESC, concern DESC LIMIT $5"
            ),
            &[traits.sealed.into(), traits.category.as_str().into(), first.into(), last.into(), MOST.into()],
            |row| row.get::<i64>(0),
        )?);
    }
    found.sort_unstable();
    found.dedup();
    let rows = found.into_iter().rev().map(|concern| row_of(read, concern));
    rows.filter_map(Result::transpose).collect()
}
