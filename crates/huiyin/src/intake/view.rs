//! Tables by which a concern is found: its number, its code, the record it was carried over from.

pub mod origins;

use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::kernel::ids::{CodeHash, Hex, ReporterNo};
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::{Fault, Follows, Ledger, Read, Recorded, Root, Tx, View, sql};

/// Number → stream; and what is kept of each reporter's query code and of the token in its QR: always the last ones issued.
pub const NUMBERS: View = View {
    name: "intake_numbers",
    version: 3,
    ddl: &[
        sql!(
            "CREATE TABLE intake_numbers (number BIGINT PRIMARY KEY, position BIGINT NOT NULL, stream BIGINT NOT NULL)"
        ),
        sql!(
            "CREATE TABLE intake_codes (number BIGINT NOT NULL, reporter BIGINT NOT NULL, position BIGINT NOT NULL, code BYTEA NOT NULL, token BYTEA, PRIMARY KEY (number, reporter))"
        ),
    ],
    tables: &["intake_numbers", "intake_codes"],
    follows: Follows::Events,
    apply: apply_numbers,
};

/// Old record → stream, for ever: a second import finds what the first brought.
pub const SOURCES: View = View {
    name: "intake_sources",
    version: 1,
    ddl: &[sql!(
        "CREATE TABLE intake_sources (source_id BYTEA PRIMARY KEY, position BIGINT NOT NULL, stream BIGINT NOT NULL, row_hmac BYTEA NOT NULL)"
    )],
    tables: &["intake_sources"],
    follows: Follows::Events,
    apply: apply_sources,
};

fn apply_numbers(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Fact::Intake(fact) = &recorded.fact else { return Ok(()) };
    match fact {
        intake::Fact::Filed(filed) => put_number(tx, recorded, filed.number),
        intake::Fact::CarriedOver(carried) => put_number(tx, recorded, carried.number),
        intake::Fact::CodeIssued(issued) => {
            let Some(record) = root.concern().and_then(|concern| concern.intake.record.as_ref()) else { return Ok(()) };
            tx.put(
                sql!(
                    "INSERT INTO intake_codes (number, reporter, position, code, token) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (number, reporter) DO UPDATE SET position = excluded.position, code = excluded.code, token = excluded.token WHERE intake_codes.position < excluded.position"
                ),
                &[
                    record.number.as_i64().into(),
                    issued.reporter.into(),
                    recorded.position.into(),
                    (&issued.code.0).into(),
                    issued.token.as_ref().map(|token| &token.0).into(),
                ],
            )
        }
        intake::Fact::Registered(_)
        | intake::Fact::RepeatedAnswered(_)
        | intake::Fact::NewSaid(_)
        | intake::Fact::ReporterLeft(_)
        | intake::Fact::ReporterBack(_)
        | intake::Fact::ReporterNamed(_)
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
        | intake::Fact::Sealed(_)
        | intake::Fact::Withdrawn(_)
        | intake::Fact::WithdrawalTaken(_)
        | intake::Fact::WithdrawalUndone(_)
        | intake::Fact::Corrected(_) => Ok(()),
    }
}

fn put_number(tx: &mut Tx, recorded: &Recorded, number: Number) -> Result<(), Fault> {
    // No ON CONFLICT: two concerns with one number must fail, and the caller draws another.
    tx.put(
        sql!("INSERT INTO intake_numbers (number, position, stream) VALUES ($1, $2, $3)"),
        &[number.as_i64().into(), recorded.position.into(), recorded.stream.into()],
    )
}

fn apply_sources(tx: &mut Tx, recorded: &Recorded, _root: &Root) -> Result<(), Fault> {
    let Fact::Intake(intake::Fact::CarriedOver(carried)) = &recorded.fact else { return Ok(()) };
    tx.put(
        sql!("INSERT INTO intake_sources (source_id, position, stream, row_hmac) VALUES ($1, $2, $3, $4)"),
        &[
            (&carried.source_id.0).into(),
            recorded.position.into(),
            recorded.stream.into(),
            (&carried.row_hmac.0).into(),
        ],
    )
}

/// What is kept of a query code: its HMAC together with the number, so that equal codes of two concerns look different.
/// Blanks in the code do not count.
#[must_use]
pub fn kept_code(ledger: &Ledger, number: Number, code: &str) -> CodeHash {
    let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    Hex(ledger.mac("query-code", format!("{}/{digits}", number.digits()).as_bytes()))
}

/// The stream of a number.
///
/// # Errors
/// What the database says.
pub fn stream_of(read: &Read, number: Number) -> Result<Option<i64>, Fault> {
    read.one(sql!("SELECT stream FROM intake_numbers WHERE number = $1"), &[number.as_i64().into()], |row| row.get(0))
}

/// What opens a concern to one of those who raised it; both are `None` while no code was given out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Whose.
    pub reporter: ReporterNo,
    /// What is kept of the query code.
    pub code: Option<CodeHash>,
    /// What is kept of the token in the QR.
    pub token: Option<CodeHash>,
}

/// The keys of a number, one for each reporter who has their own; at least one, so that nobody's number is looked at as long.
///
/// # Errors
/// What the database says.
pub fn keys_of(read: &Read, number: Number) -> Result<Vec<Keys>, Fault> {
    let mut found = read.query(
        sql!("SELECT code, token, reporter FROM intake_codes WHERE number = $1 ORDER BY reporter LIMIT 100"),
        &[number.as_i64().into()],
        |row| {
            let hash = |at| Ok::<_, Fault>(row.get::<Option<[u8; 32]>>(at)?.map(Hex));
            Ok(Keys { code: hash(0)?, token: hash(1)?, reporter: ReporterNo(row.get(2)?) })
        },
    )?;
    if found.is_empty() {
        found.push(Keys::default());
    }
    Ok(found)
}

/// The stream and content mark of an old record that was carried over before.
///
/// # Errors
/// What the database says.
pub fn carried_before(read: &Read, source_id: &Hex<33>) -> Result<Option<(i64, Hex<33>)>, Fault> {
    read.one(
        sql!("SELECT stream, row_hmac FROM intake_sources WHERE source_id = $1"),
        &[(&source_id.0).into()],
        |row| Ok((row.get(0)?, Hex(row.get::<[u8; 33]>(1)?))),
    )
}

/// Whether nothing was ever taken in.
///
/// # Errors
/// What the database says.
pub fn is_empty(read: &Read) -> Result<bool, Fault> {
    let first =
        read.one(sql!("SELECT number FROM intake_numbers ORDER BY number LIMIT 1"), &[], |row| row.get::<i64>(0))?;
    Ok(first.is_none())
}
