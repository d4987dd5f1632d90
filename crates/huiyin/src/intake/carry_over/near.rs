//! Old records by who is near them, so that the list of someone who reads few of a hundred thousand begins at those few.
//! One row for each unit and post that the rules of access look at: usually one, the unit that has the record.

use huiyin_domain::access::{ConcernFacts, Near};
use huiyin_domain::concern::Class;
use huiyin_ledger::{Fault, Read, Recorded, Root, Tx, Value, sql};

use super::view::{After, Filter, Line, line};
use crate::casework::view::near::key;

pub(super) const TABLE: &str = sql!(
    "CREATE TABLE intake_claims_near (stream BIGINT NOT NULL, near TEXT NOT NULL, position BIGINT NOT NULL, received BIGINT NOT NULL, number BIGINT NOT NULL, source TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (stream, near))"
);

/// Everything a filter asks for stands in the index: what is filtered out costs no second look.
pub(super) const INDEX: &str = sql!(
    "CREATE INDEX intake_claims_near_received ON intake_claims_near (near, received, number, source, state, stream)"
);

/// Brings the rows of one old record level with who is near it now. What was not carried over costs nothing, and what
/// stays where it is one look.
pub(super) fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    if concern.intake.record.as_ref().is_none_or(|record| record.carried_from.is_none()) {
        return Ok(());
    }
    let Some(facts) = ConcernFacts::of(concern) else { return Ok(()) };
    let near: Vec<String> = match facts.class {
        Class::Ordinary => facts.near().into_iter().map(key).collect(),
        Class::Sealed => Vec::new(),
    };
    let kept: Vec<(String, i64)> = tx.query(
        sql!("SELECT near, position FROM intake_claims_near WHERE stream = $1 ORDER BY near LIMIT 1000"),
        &[recorded.stream.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let same = kept.len() == near.len() && kept.iter().all(|(one, _)| near.contains(one));
    if same || kept.iter().any(|(_, position)| *position >= recorded.position) {
        return Ok(());
    }
    tx.put(sql!("DELETE FROM intake_claims_near WHERE stream = $1"), &[recorded.stream.into()])?;
    for one in &near {
        tx.put(
            sql!(
                "INSERT INTO intake_claims_near (stream, near, position, received, number, source, state) SELECT stream, $2, $3, received, number, source, state FROM intake_claims WHERE stream = $1"
            ),
            &[recorded.stream.into(), one.into(), recorded.position.into()],
        )?;
    }
    Ok(())
}

/// A page of the old records near to one unit or post, the newest first, after the last line of the page before.
///
/// # Errors
/// What the database says.
pub fn list(
    read: &Read,
    near: Near,
    (filter, after): (&Filter, Option<After>),
    limit: u32,
) -> Result<Vec<Line>, Fault> {
    let near = key(near);
    let after = after.unwrap_or(After { received: i64::MAX, number: i64::MAX });
    let (from, before) = (filter.from.unwrap_or(i64::MIN), filter.before.unwrap_or(i64::MAX));
    let (source, state) = (filter.source.as_deref().unwrap_or(""), filter.state.as_deref().unwrap_or(""));
    let values: [Value<'_>; 8] = [
        Value::Text(&near),
        after.received.into(),
        after.number.into(),
        from.into(),
        before.into(),
        limit.into(),
        source.into(),
        state.into(),
    ];
    read.query(
        sql!(
            "SELECT c.stream, c.number, c.source, c.state, c.received, c.duplicate, c.position FROM intake_claims_near AS n JOIN intake_claims AS c ON c.stream = n.stream WHERE n.near = $1 AND (n.received, n.number) < ($2, $3) AND n.received >= $4 AND n.received < $5 AND ($7 = '' OR n.source = $7) AND ($8 = '' OR n.state = $8) ORDER BY n.received DESC, n.number DESC LIMIT $6"
        ),
        &values,
        line,
    )
}
