//! Quick steps that are held: when each is to be done.

use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Tx, View, sql};

/// One row a concern with a quick step that is held. Only such concerns have one.
pub const HELD: View = View {
    name: "casework_held",
    version: 1,
    ddl: &[
        sql!(
            "CREATE TABLE casework_held (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, until BIGINT NOT NULL, person BIGINT NOT NULL, text BIGINT NOT NULL)"
        ),
        sql!("CREATE INDEX casework_held_until ON casework_held (until, concern)"),
    ],
    tables: &["casework_held"],
    follows: Follows::Events,
    apply,
};

/// A quick step that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldRow {
    /// The concern's stream.
    pub concern: i64,
    /// Position of the event that holds it.
    pub position: i64,
    /// Who gave it.
    pub person: PersonId,
    /// Which text of the office.
    pub text: u32,
    /// Until when.
    pub until: Moment,
}

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    use huiyin_domain::casework::Fact as Work;
    let huiyin_domain::event::Fact::Casework(fact) = &recorded.fact else { return Ok(()) };
    let moves = matches!(
        fact,
        Work::QuickStepHeld(_) | Work::QuickStepDropped(_) | Work::QuickStepDone(_) | Work::QuickStepFailed(_)
    );
    let (true, Some(concern)) = (moves, root.concern()) else { return Ok(()) };
    let Some(held) = &concern.casework.held else {
        return tx.put(sql!("DELETE FROM casework_held WHERE concern = $1"), &[recorded.stream.into()]);
    };
    tx.put(
        sql!(
            "INSERT INTO casework_held (concern, position, until, person, text) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (concern) DO UPDATE SET position = excluded.position, until = excluded.until, person = excluded.person, text = excluded.text"
        ),
        &[
            recorded.stream.into(),
            recorded.position.into(),
            held.what.until.0.into(),
            held.by.map_or(0, |person| person.0).into(),
            held.what.text.0.into(),
        ],
    )
}

/// The quick steps whose ten seconds are over, the oldest first.
///
/// # Errors
/// What the database says.
pub fn ripe(read: &Read, now: Moment, limit: i64) -> Result<Vec<HeldRow>, Fault> {
    read.query(
        sql!(
            "SELECT concern, position, person, text, until FROM casework_held WHERE until <= $1 ORDER BY until, concern LIMIT $2"
        ),
        &[now.0.into(), limit.into()],
        |row| {
            Ok(HeldRow {
                concern: row.get(0)?,
                position: row.get(1)?,
                person: PersonId(row.get(2)?),
                text: row.get(3)?,
                until: Moment(row.get(4)?),
            })
        },
    )
}
