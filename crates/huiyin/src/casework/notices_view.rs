//! What people who are not on line have still to be told: a row for each thing and each who raised a concern, for those who
//! tell it.

use huiyin_domain::casework::Notice;
use huiyin_domain::concern::{Concern, OwedBy};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Row, Tx, View, sql};

use super::view::{DeskRow, desk_row, owed_key};

/// One row for each thing that one of them is still owed. A concern of which nobody is owed anything has no rows and costs one
/// look-up.
pub const NOTICES: View = View {
    name: "casework_notices",
    version: 4,
    ddl: &[
        sql!(
            "CREATE TABLE casework_notices (concern BIGINT NOT NULL, reporter BIGINT NOT NULL, position BIGINT NOT NULL, people BIGINT NOT NULL, owed_by TEXT NOT NULL, way TEXT NOT NULL, again TEXT NOT NULL, about TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (concern, reporter, about))"
        ),
        sql!("CREATE INDEX casework_notices_owed ON casework_notices (owed_by, way, again, concern, reporter, about)"),
    ],
    tables: &["casework_notices"],
    follows: Follows::States,
    apply,
};

/// The list of letters that were sent and have neither arrived nor come back.
pub const ON_ITS_WAY: &str = "on_its_way";

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    let people = concern.casework.notices.people().count();
    if people == 0 {
        return Ok(());
    }
    let kept: Vec<i64> = tx.query(
        sql!("SELECT position FROM casework_notices WHERE concern = $1 ORDER BY position DESC LIMIT 1"),
        &[recorded.stream.into()],
        |row| row.get(0),
    )?;
    let owed = concern.notices_owed();
    if kept.is_empty() && owed.is_empty() || kept.iter().any(|position| *position >= recorded.position) {
        return Ok(());
    }
    tx.put(sql!("DELETE FROM casework_notices WHERE concern = $1"), &[recorded.stream.into()])?;
    for (notice, by) in owed {
        put(tx, recorded, (notice.to, people), &of(concern, (notice, by)))?;
    }
    Ok(())
}

fn put(tx: &mut Tx, recorded: &Recorded, (to, people): (ReporterNo, usize), row: &Put) -> Result<(), Fault> {
    tx.put(
        sql!(
            "INSERT INTO casework_notices (concern, reporter, position, people, owed_by, way, again, about, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        ),
        &[
            recorded.stream.into(),
            i64::from(to.0).into(),
            recorded.position.into(),
            i64::try_from(people).unwrap_or(i64::MAX).into(),
            (&row.owed_by).into(),
            row.way.into(),
            (&row.again).into(),
            row.about.into(),
            row.outcome.into(),
        ],
    )
}

struct Put {
    owed_by: String,
    way: &'static str,
    again: String,
    about: &'static str,
    outcome: &'static str,
}

fn of(concern: &Concern, (notice, by): (&Notice, OwedBy)) -> Put {
    let reach = concern.casework.notices.reach(notice.to).word();
    Put {
        owed_by: owed_key(by),
        way: if notice.is_on_its_way() { ON_ITS_WAY } else { reach },
        again: notice.again().map_or(String::new(), |day| day.to_string()),
        about: notice.about.word(),
        outcome: notice.last.as_ref().map_or("", |last| last.outcome.word()),
    }
}

/// One row of the list.
pub struct NoticeRow {
    /// The concern.
    pub row: DeskRow,
    /// ISO day before which nobody calls; may be empty.
    pub again: String,
    /// What is to be told, as its word.
    pub about: String,
    /// What came of the last try, as its word; may be empty.
    pub outcome: String,
    /// Who is to be told.
    pub to: ReporterNo,
    /// How many are told by themselves.
    pub people: i64,
}

/// Where a list goes on: day, concern, person and word of the last row of the page before.
pub type After<'a> = (&'a str, i64, i64, &'a str);

/// What this owner has to tell in this way, the longest waiting first; `after` is the last row of the page before.
///
/// # Errors
/// What the database says.
pub fn rows(read: &Read, (owed_by, way): (&str, &str), after: After<'_>, limit: i64) -> Result<Vec<NoticeRow>, Fault> {
    read.query(
        sql!(
            "SELECT d.concern, d.number, d.stage, d.sealed, d.desk, d.unit, d.handler, d.step, d.due, d.received, d.channel, d.place, d.category, d.source, d.waits_for, d.sender, d.sent, d.superior, d.rank, d.reviewer, d.review_post, d.review_inside, d.review_open, n.again, n.about, n.outcome, n.reporter, n.people FROM casework_notices AS n JOIN casework_desk AS d ON d.concern = n.concern WHERE n.owed_by = $1 AND n.way = $2 AND (n.again, n.concern, n.reporter, n.about) > ($3, $4, $5, $6) ORDER BY n.again, n.concern, n.reporter, n.about LIMIT $7"
        ),
        &[owed_by.into(), way.into(), after.0.into(), after.1.into(), after.2.into(), after.3.into(), limit.into()],
        notice_row,
    )
}

fn notice_row(row: &Row<'_>) -> Result<NoticeRow, Fault> {
    let to = ReporterNo(u32::try_from(row.get::<i64>(26)?).unwrap_or(1));
    let (about, outcome) = (row.get(24)?, row.get(25)?);
    Ok(NoticeRow { row: desk_row(row)?, again: row.get(23)?, about, outcome, to, people: row.get(27)? })
}
