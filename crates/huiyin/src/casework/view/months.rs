//! What became of a month's concerns, kept as they move: how many came in, were answered, and what the people said. The home
//! page reads one row; nothing is counted when it is asked for.
//!
//! A concern counts in the month in which it was filed here. Sealed ones are in no count, from the moment they are sealed;
//! records carried over tell what another system claims, and are left out.

use huiyin_domain::casework::{self, Verdict};
use huiyin_domain::concern::{Class, Concern};
use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::kernel::time::{Day, Zone};
use huiyin_ledger::{Fault, Follows, Read, Recorded, Root, Tx, View, sql};

/// One row a month, and one a concern that says where in it the concern stands.
pub const MONTHS: View = View {
    name: "casework_months",
    version: 1,
    ddl: &[
        sql!(
            "CREATE TABLE casework_months (month TEXT PRIMARY KEY, position BIGINT NOT NULL, received BIGINT NOT NULL, answered BIGINT NOT NULL, solved BIGINT NOT NULL, not_solved BIGINT NOT NULL)"
        ),
        sql!(
            "CREATE TABLE casework_month_of (concern BIGINT PRIMARY KEY, position BIGINT NOT NULL, month TEXT NOT NULL, standing TEXT NOT NULL)"
        ),
    ],
    tables: &["casework_months", "casework_month_of"],
    follows: Follows::Events,
    apply,
};

/// Below this many answers nothing is said of a month: a person must not be found among few.
pub const FEWEST: i64 = 10;

/// What became of a month's concerns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// Filed in it.
    pub received: i64,
    /// Of those, answered by now.
    pub answered: i64,
    /// Of the answered, 解决了.
    pub solved: i64,
    /// Of the answered, 没解决.
    pub not_solved: i64,
}

impl Month {
    /// Of the answered, those who have not said, or could not say.
    #[must_use]
    pub fn unsaid(&self) -> i64 {
        self.answered - self.solved - self.not_solved
    }

    /// Whether it may be told: enough answers, and not all of one kind, else knowing that somebody reported would be
    /// knowing what they said.
    #[must_use]
    pub fn may_be_told(&self) -> bool {
        let all_alike = [self.solved, self.not_solved].contains(&self.answered);
        self.answered >= FEWEST && !all_alike
    }
}

/// How a month stands as the key of its row.
#[must_use]
pub fn key(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// One month, as it stands now.
///
/// # Errors
/// What the database says.
pub fn month(read: &Read, day: Day) -> Result<Month, Fault> {
    let found = read.one(
        sql!("SELECT received, answered, solved, not_solved FROM casework_months WHERE month = $1"),
        &[(&key(day)).into()],
        |row| Ok(Month { received: row.get(0)?, answered: row.get(1)?, solved: row.get(2)?, not_solved: row.get(3)? }),
    )?;
    Ok(found.unwrap_or_default())
}

/// Where one concern stands in its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Received,
    Answered,
    Solved,
    NotSolved,
}

impl Standing {
    const ALL: [Self; 4] = [Self::Received, Self::Answered, Self::Solved, Self::NotSolved];

    fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Answered => "answered",
            Self::Solved => "solved",
            Self::NotSolved => "not_solved",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.word() == word)
    }

    fn counts(self) -> Month {
        let answered = i64::from(self != Self::Received);
        let (solved, not_solved) = (i64::from(self == Self::Solved), i64::from(self == Self::NotSolved));
        Month { received: 1, answered, solved, not_solved }
    }
}

/// What an event makes of a concern in its month.
enum Moves {
    Nothing,
    To(Standing),
    Out,
}

fn moves(fact: &Fact, concern: &Concern) -> Moves {
    let sealed = concern.class() == Some(Class::Sealed);
    match fact {
        Fact::Intake(intake::Fact::Filed(_)) if !sealed => Moves::To(Standing::Received),
        Fact::Intake(intake::Fact::Sealed(_)) => Moves::Out,
        Fact::Casework(fact) if !sealed => of_casework(fact),
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => Moves::Nothing,
    }
}

/// An answer stays one when the matter is taken up again; what was said of it ends with the next answer.
fn of_casework(fact: &casework::Fact) -> Moves {
    if let casework::Fact::ReplyDelivered(_) = fact {
        return Moves::To(Standing::Answered);
    }
    let casework::Fact::VerdictGiven(given) = fact else { return Moves::Nothing };
    Moves::To(match given.overall() {
        Verdict::Solved => Standing::Solved,
        Verdict::NotSolved => Standing::NotSolved,
        Verdict::CannotSay => Standing::Answered,
    })
}

fn apply(tx: &mut Tx, recorded: &Recorded, root: &Root) -> Result<(), Fault> {
    let Some(concern) = root.concern() else { return Ok(()) };
    let to = match moves(&recorded.fact, concern) {
        Moves::Nothing => return Ok(()),
        Moves::To(standing) => Some(standing),
        Moves::Out => None,
    };
    let before = tx.one(
        sql!("SELECT month, standing, position FROM casework_month_of WHERE concern = $1"),
        &[recorded.stream.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?)),
    )?;
    let filed = matches!(recorded.fact, Fact::Intake(intake::Fact::Filed(_)));
    let (month, from) = match &before {
        Some((_, _, position)) if *position >= recorded.position => return Ok(()),
        Some((month, standing, _)) => (month.clone(), Standing::of_word(standing)),
        None if filed => (key(recorded.stamp.at.day(&Zone::of_installation())), None),
        // Carried over, or sealed before: in no month.
        None => return Ok(()),
    };
    count(tx, recorded, &month, (from, to))?;
    place(tx, recorded, &month, to)
}

fn count(
    tx: &mut Tx,
    recorded: &Recorded,
    month: &str,
    (from, to): (Option<Standing>, Option<Standing>),
) -> Result<(), Fault> {
    let counts = |standing: Option<Standing>| standing.map(Standing::counts).unwrap_or_default();
    let (minus, plus) = (counts(from), counts(to));
    tx.put(
        sql!(
            "INSERT INTO casework_months (month, position, received, answered, solved, not_solved) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (month) DO UPDATE SET position = excluded.position, received = casework_months.received + excluded.received, answered = casework_months.answered + excluded.answered, solved = casework_months.solved + excluded.solved, not_solved = casework_months.not_solved + excluded.not_solved"
        ),
        &[
            month.into(),
            recorded.position.into(),
            (plus.received - minus.received).into(),
            (plus.answered - minus.answered).into(),
            (plus.solved - minus.solved).into(),
            (plus.not_solved - minus.not_solved).into(),
        ],
    )
}

fn place(tx: &mut Tx, recorded: &Recorded, month: &str, to: Option<Standing>) -> Result<(), Fault> {
    match to {
        Some(standing) => tx.put(
            sql!(
                "INSERT INTO casework_month_of (concern, position, month, standing) VALUES ($1, $2, $3, $4) ON CONFLICT (concern) DO UPDATE SET position = excluded.position, standing = excluded.standing"
            ),
            &[recorded.stream.into(), recorded.position.into(), month.into(), standing.word().into()],
        ),
        None => tx.put(sql!("DELETE FROM casework_month_of WHERE concern = $1"), &[recorded.stream.into()]),
    }
}

#[cfg(test)]
mod tests {
    use super::Month;

    #[test]
    fn a_month_of_few_answers_or_of_one_voice_is_not_told() {
        let month = |answered, solved, not_solved| Month { received: 30, answered, solved, not_solved };
        assert!(!month(9, 4, 3).may_be_told());
        assert!(!month(10, 10, 0).may_be_told() && !month(10, 0, 10).may_be_told());
        assert!(month(10, 4, 3).may_be_told() && month(10, 0, 0).may_be_told());
        assert_eq!(month(10, 4, 3).unsaid(), 3);
    }
}
