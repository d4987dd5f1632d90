//! What carried-over records claim about the past: for the list by source, state and day of receipt, and for statistics
//! that say `claimed`. Times are seconds of the wall clock the old system used, so that a wait is a plain difference.

use huiyin_domain::concern::Class;
use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::intake::{CarriedOver, Claimed, ClaimedTime, Precision};
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Row, Tx, Value, View, sql};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use super::near;

/// Stands for 日期不详: before every real day, so that it sorts last in a list that begins with the newest.
pub const NO_DAY: i64 = -62_135_596_800;

/// One row for each old record.
pub const CLAIMS: View = View {
    name: "intake_claims",
    version: 3,
    ddl: &[
        near::TABLE,
        near::INDEX,
        sql!(
            "CREATE TABLE intake_claims (
               stream BIGINT PRIMARY KEY,
               position BIGINT NOT NULL,
               number BIGINT NOT NULL,
               source TEXT NOT NULL,
               state TEXT NOT NULL,
               received BIGINT NOT NULL,
               wait BIGINT,
               duplicate BOOLEAN NOT NULL,
               sealed BOOLEAN NOT NULL
             )"
        ),
        sql!("CREATE INDEX intake_claims_source ON intake_claims (sealed, source, received, number)"),
        sql!("CREATE INDEX intake_claims_state ON intake_claims (sealed, state, received, number)"),
        sql!("CREATE INDEX intake_claims_both ON intake_claims (sealed, source, state, received, number)"),
        sql!("CREATE INDEX intake_claims_received ON intake_claims (sealed, received, number)"),
    ],
    tables: &["intake_claims", "intake_claims_near"],
    follows: Follows::Events,
    apply,
};

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    if let Fact::Intake(fact) = &recorded.fact {
        claim(tx, recorded, fact)?;
    }
    near::apply(tx, recorded, root)
}

fn claim(tx: &mut Tx, recorded: &Recorded, fact: &intake::Fact) -> Result<(), Fault> {
    match fact {
        intake::Fact::CarriedOver(carried) => put(tx, recorded, carried),
        intake::Fact::Sealed(_) => tx.put(
            sql!("UPDATE intake_claims SET sealed = $1, position = $2 WHERE stream = $3 AND position < $2"),
            &[true.into(), recorded.position.into(), recorded.stream.into()],
        ),
        intake::Fact::Filed(_)
        | intake::Fact::RepeatedAnswered(_)
        | intake::Fact::NewSaid(_)
        | intake::Fact::ReporterLeft(_)
        | intake::Fact::ReporterBack(_)
        | intake::Fact::Registered(_)
        | intake::Fact::ReporterNamed(_)
        | intake::Fact::CodeIssued(_)
        | intake::Fact::MaterialAdded(_)
        | intake::Fact::AnnexTakenBack(_)
        | intake::Fact::Accepted(_)
        | intake::Fact::PointsNamed(_)
        | intake::Fact::PointAdded(_)
        | intake::Fact::NotAccepted(_)
        | intake::Fact::Transferred(_)
        | intake::Fact::HandedDown(_)
        | intake::Fact::SubmittedUp(_)
        | intake::Fact::SignedFor(_)
        | intake::Fact::RemindedToSign(_)
        | intake::Fact::TakenBack(_)
        | intake::Fact::ResultReported(_)
        | intake::Fact::ResultTaken(_)
        | intake::Fact::ResultSentBack(_)
        | intake::Fact::MarkedUrgent(_)
        | intake::Fact::UrgentSeen(_)
        | intake::Fact::UrgencyCleared(_)
        | intake::Fact::Withdrawn(_)
        | intake::Fact::WithdrawalTaken(_)
        | intake::Fact::WithdrawalUndone(_)
        | intake::Fact::Corrected(_) => Ok(()),
    }
}

fn put(tx: &mut Tx, recorded: &Recorded, carried: &CarriedOver) -> Result<(), Fault> {
    let claimed = &carried.claimed;
    tx.put(
        sql!(
            "INSERT INTO intake_claims (stream, position, number, source, state, received, wait, duplicate, sealed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (stream) DO NOTHING"
        ),
        &[
            recorded.stream.into(),
            recorded.position.into(),
            carried.number.as_i64().into(),
            (&carried.source).into(),
            claimed.state.word().into(),
            claimed.received.as_ref().map_or(NO_DAY, seconds).into(),
            wait(claimed).into(),
            claimed.duplicate.into(),
            (carried.class == Class::Sealed).into(),
        ],
    )
}

/// From receipt to answer in seconds, where the old system knew both at least to the day and in that order.
fn wait(claimed: &Claimed) -> Option<i64> {
    let (received, replied) = (claimed.received.as_ref()?, claimed.replied.as_ref()?);
    let wait = seconds(replied) - seconds(received);
    (counts_days(received) && counts_days(replied) && wait >= 0).then_some(wait)
}

fn seconds(time: &ClaimedTime) -> i64 {
    seconds_at(time.at)
}

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// A wall clock's time as this view counts it.
#[must_use]
pub fn seconds_at(at: DateTime) -> i64 {
    at.duration_since(EPOCH).as_secs()
}

/// The day of a count.
#[must_use]
pub fn day_of(seconds: i64) -> Date {
    EPOCH.saturating_add(SignedDuration::from_secs(seconds)).date()
}

/// Names of old systems, by one seek each, at most so many.
///
/// # Errors
/// What the database says.
pub fn sources(read: &Read, most: usize) -> Result<Vec<String>, Fault> {
    let mut sources: Vec<String> = Vec::new();
    while sources.len() < most {
        let last = sources.last().map_or("", String::as_str);
        let next = read.one(
            sql!("SELECT source FROM intake_claims WHERE sealed = $1 AND source > $2 ORDER BY source LIMIT 1"),
            &[false.into(), last.into()],
            |row| row.get::<String>(0),
        )?;
        let Some(next) = next else { break };
        sources.push(next);
    }
    Ok(sources)
}

/// Whether everything that was ever taken in came from this one source, sealed matters too.
///
/// # Errors
/// What the database says.
pub fn all_of(read: &Read, source: &str) -> Result<bool, Fault> {
    let other = read.one(
        sql!(
            "SELECT n.number FROM intake_numbers AS n LEFT JOIN intake_claims AS c ON c.stream = n.stream WHERE c.stream IS NULL OR c.source <> $1 ORDER BY n.number LIMIT 1"
        ),
        &[source.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(other.is_none())
}

/// Whether a claimed time is exact enough to count days from it.
fn counts_days(time: &ClaimedTime) -> bool {
    match time.precision {
        Precision::Year | Precision::Month => false,
        Precision::Day | Precision::Minute | Precision::Second => true,
    }
}

/// How long each person waited for the answer, in seconds, as the old systems claim; in no order. Sealed
/// records are in no count.
///
/// # Errors
/// What the database says.
pub fn claimed_waits(read: &Read) -> Result<Vec<i64>, Fault> {
    let mut waits = Vec::new();
    read.each(sql!("SELECT wait FROM intake_claims WHERE sealed = $1 AND wait IS NOT NULL"), &[false.into()], |row| {
        waits.push(row.get(0)?);
        Ok(())
    })?;
    Ok(waits)
}

/// Which old records are wanted; absent parts want all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// From which old system.
    pub source: Option<String>,
    /// `closed`, `open`, `unknown_closed` or `unknown_open`.
    pub state: Option<String>,
    /// Received on this day or later, in seconds of the wall clock.
    pub from: Option<i64>,
    /// Received before this, in seconds of the wall clock.
    pub before: Option<i64>,
}

/// One line of the list. Titles are words: they are opened through the gate, not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The concern; internal.
    pub stream: i64,
    /// Where its words lie; internal.
    pub position: i64,
    /// The number people use.
    pub number: i64,
    /// The old system.
    pub source: String,
    /// Its state there.
    pub state: String,
    /// When it came in; `None` is shown as 日期不详.
    pub received: Option<i64>,
    /// It is a claimed duplicate.
    pub duplicate: bool,
}

/// Where a page begins: the keys of the last line before it, 日期不详 after every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct After {
    pub(super) received: i64,
    pub(super) number: i64,
}

impl After {
    /// After this line.
    #[must_use]
    pub fn of(line: &Line) -> Self {
        Self { received: line.received.unwrap_or(NO_DAY), number: line.number }
    }

    /// Reads `1741051800.410735296889` from an address: the number is the one that people use, no internal one.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let (received, number) = raw.split_once('.')?;
        Some(Self { received: received.parse().ok()?, number: number.parse().ok()? })
    }

    /// How it stands in the address.
    #[must_use]
    pub fn word(self) -> String {
        format!("{}.{:012}", self.received, self.number)
    }
}

/// A page of old records, the newest first, after the last line of the page before. Never a sealed one. Each filter has a
/// statement of its own, so that an index leads straight to where the page begins, however many lie before it.
///
/// # Errors
/// What the database says.
pub fn list(read: &Read, filter: &Filter, after: Option<After>, limit: u32) -> Result<Vec<Line>, Fault> {
    let after = after.unwrap_or(After { received: i64::MAX, number: i64::MAX });
    let (from, before) = (filter.from.unwrap_or(i64::MIN), filter.before.unwrap_or(i64::MAX));
    let mut values: Vec<Value<'_>> =
        vec![false.into(), after.received.into(), after.number.into(), from.into(), before.into(), limit.into()];
    values.extend(filter.source.iter().chain(filter.state.iter()).map(Value::from));
    let text = match (&filter.source, &filter.state) {
        (None, None) => sql!(
            "SELECT stream, number, source, state, received, duplicate, position FROM intake_claims WHERE sealed = $1 AND (received, number) < ($2, $3) AND received >= $4 AND received < $5 ORDER BY received DESC, number DESC LIMIT $6"
        ),
        (Some(_), None) => sql!(
            "SELECT stream, number, source, state, received, duplicate, position FROM intake_claims WHERE sealed = $1 AND source = $7 AND (received, number) < ($2, $3) AND received >= $4 AND received < $5 ORDER BY received DESC, number DESC LIMIT $6"
        ),
        (None, Some(_)) => sql!(
            "SELECT stream, number, source, state, received, duplicate, position FROM intake_claims WHERE sealed = $1 AND state = $7 AND (received, number) < ($2, $3) AND received >= $4 AND received < $5 ORDER BY received DESC, number DESC LIMIT $6"
        ),
        (Some(_), Some(_)) => sql!(
            "SELECT stream, number, source, state, received, duplicate, position FROM intake_claims WHERE sealed = $1 AND source = $7 AND state = $8 AND (received, number) < ($2, $3) AND received >= $4 AND received < $5 ORDER BY received DESC, number DESC LIMIT $6"
        ),
    };
    read.query(text, &values, line)
}

pub(super) fn line(row: &Row<'_>) -> Result<Line, Fault> {
    let received: i64 = row.get(4)?;
    Ok(Line {
        stream: row.get(0)?,
        position: row.get(6)?,
        number: row.get(1)?,
        source: row.get(2)?,
        state: row.get(3)?,
        received: (received > NO_DAY).then_some(received),
        duplicate: row.get(5)?,
    })
}
