//! What is owed beside a concern's own next step, in the lists of those who owe it: to see that it is urgent, to report a
//! result and to take it. A concern of which nothing is owed beside has no rows and costs one look-up.

use huiyin_domain::concern::Concern;
use huiyin_domain::deadlines::NO_DUE;
use huiyin_ledger::{Fault, Read, Recorded, Tx, sql};

use super::view::{DeskRow, add_owed, desk_row, owed_key, rank};

/// Brings the rows of one concern level with what is owed beside it, and the counts with them.
pub(super) fn apply(tx: &mut Tx, recorded: &Recorded, concern: &Concern) -> Result<(), Fault> {
    let kept: Vec<(String, i64, String)> = tx.query(
        sql!("SELECT step, position, owed_by FROM casework_asides WHERE concern = $1 ORDER BY step LIMIT 40"),
        &[recorded.stream.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let owed = concern.asides();
    if kept.is_empty() && owed.is_empty() || kept.iter().any(|(_, position, _)| *position >= recorded.position) {
        return Ok(());
    }
    for (step, _, owed_by) in &kept {
        add_owed(tx, (owed_by, step), -1)?;
    }
    tx.put(sql!("DELETE FROM casework_asides WHERE concern = $1"), &[recorded.stream.into()])?;
    for aside in owed {
        let (owed_by, due) = (owed_key(aside.by), aside.due.unwrap_or(NO_DUE).to_string());
        add_owed(tx, (&owed_by, aside.step.word()), 1)?;
        tx.put(
            sql!(
                "INSERT INTO casework_asides (concern, step, position, owed_by, due, rank) VALUES ($1, $2, $3, $4, $5, $6)"
            ),
            &[
                recorded.stream.into(),
                aside.step.word().into(),
                recorded.position.into(),
                owed_by.as_str().into(),
                due.as_str().into(),
                rank(concern, &due).as_str().into(),
            ],
        )?;
    }
    Ok(())
}

/// What this owner owes beside the concerns' own steps; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn owed_rows(read: &Read, owed_by: &str, after: (&str, i64), limit: i64) -> Result<Vec<DeskRow>, Fault> {
    read.query(
        sql!(
            "SELECT d.concern, d.number, d.stage, d.sealed, d.desk, d.unit, d.handler, a.step, a.due, d.received, d.channel, d.place, d.category, d.source, d.waits_for, d.sender, d.sent, d.superior, a.rank, d.reviewer, d.review_post, d.review_inside, d.review_open FROM casework_asides AS a JOIN casework_desk AS d ON d.concern = a.concern WHERE a.owed_by = $1 AND (a.rank, a.concern) > ($2, $3) ORDER BY a.rank, a.concern LIMIT $4"
        ),
        &[owed_by.into(), after.0.into(), after.1.into(), limit.into()],
        |row| Ok(DeskRow { waits_for: 0, ..desk_row(row)? }),
    )
}
