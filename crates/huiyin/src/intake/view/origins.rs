//! Which concerns came from a round of a suggestion box, from a reception day, or are booked for one: numbers and dates, no words.

use huiyin_domain::concern::Class;
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::ids::{ReceptionNo, RoundNo};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::{gatherings, intake};
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Tx, View, sql};

/// One row a concern and occasion.
pub const ORIGINS: View = View {
    name: "intake_origins",
    version: 1,
    ddl: &[sql!(
        "CREATE TABLE intake_origins (origin TEXT NOT NULL, no BIGINT NOT NULL, concern BIGINT NOT NULL, position BIGINT NOT NULL, number BIGINT NOT NULL, sealed BOOLEAN NOT NULL, how TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (origin, no, concern))"
    )],
    tables: &["intake_origins"],
    follows: Follows::Events,
    apply,
};

/// The most rows of one occasion.
const MOST: i64 = 2_000;

/// What brought it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A box that was opened.
    Round(RoundNo),
    /// A reception day.
    Reception(ReceptionNo),
}

impl Origin {
    fn key(self) -> (&'static str, u32) {
        match self {
            Self::Round(no) => ("round", no.0),
            Self::Reception(no) => ("reception", no.0),
        }
    }
}

/// One concern of an occasion.
#[derive(Clone, Debug)]
pub struct Row {
    /// The concern; internal.
    pub concern: i64,
    /// Its number.
    pub number: Number,
    /// Sealed by now.
    pub sealed: bool,
    /// How a paper was sorted; `booked` or `came` on a reception day.
    pub how: String,
    /// When that was recorded.
    pub at: Moment,
}

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    match &recorded.fact {
        Fact::Intake(intake::Fact::Registered(registered)) => {
            let sorted = registered.sorted.map_or("", intake::Sorted::word);
            let round = registered.round.map(|no| (Origin::Round(no), sorted));
            let reception = registered.reception.map(|no| (Origin::Reception(no), "came"));
            round.into_iter().chain(reception).try_for_each(|row| put(tx, recorded, root, row))
        }
        Fact::Gatherings(gatherings::Fact::ReceptionBooked(booked)) => {
            put(tx, recorded, root, (Origin::Reception(booked.reception), "booked"))
        }
        Fact::Intake(intake::Fact::Sealed(_)) => tx.put(
            sql!("UPDATE intake_origins SET sealed = TRUE, position = $1 WHERE concern = $2 AND position < $1"),
            &[recorded.position.into(), recorded.stream.into()],
        ),
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => Ok(()),
    }
}

fn put(tx: &mut Tx, recorded: &Recorded, root: &Root, (origin, how): (Origin, &str)) -> Result<(), Fault> {
    let Some(record) = root.concern().and_then(|concern| concern.intake.record.as_ref()) else { return Ok(()) };
    let (word, no) = origin.key();
    tx.put(
        sql!(
            "INSERT INTO intake_origins (origin, no, concern, position, number, sealed, how, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (origin, no, concern) DO NOTHING"
        ),
        &[
            word.into(),
            no.into(),
            recorded.stream.into(),
            recorded.position.into(),
            record.number.as_i64().into(),
            (record.class == Class::Sealed).into(),
            how.into(),
            recorded.stamp.at.0.into(),
        ],
    )
}

/// The concerns of an occasion, first to last.
///
/// # Errors
/// What the database says.
pub fn rows(read: &Read, origin: Origin) -> Result<Vec<Row>, Fault> {
    let (word, no) = origin.key();
    read.query(
        sql!(
            "SELECT concern, number, sealed, how, at FROM intake_origins WHERE origin = $1 AND no = $2 ORDER BY at, concern LIMIT $3"
        ),
        &[word.into(), no.into(), MOST.into()],
        |row| {
            Ok(Row {
                concern: row.get(0)?,
                number: Number::parse(&format!("{:012}", row.get::<i64>(1)?)).map_err(|_| Fault::Unreadable("a number".to_owned()))?,
                sealed: row.get(2)?,
                how: row.get(3)?,
                at: Moment(row.get(4)?),
            })
        },
    )
}
