//! Which lists there are, and how they are asked for: by post, by step, by unit; in pages, by key.

use std::sync::Arc;

use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_ledger::{Fault, Read};

use super::finds::{self, Filter, Looking, Most};
use super::view::{self, DeskRow};
use super::{aside_view, task_view};

/// Rows a page.
pub const PAGE: usize = 50;

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// What the reader's posts owe.
    Mine,
    /// Of that, one step.
    Step(Step),
    /// Everything a unit has, newest first.
    Unit(UnitId),
    /// What the reader's units sent and nobody has signed for, the longest wait first.
    Sent,
}

impl List {
    /// How it stands in the address.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Mine => "mine".to_owned(),
            Self::Step(step) => step.word().to_owned(),
            Self::Unit(unit) => format!("unit-{unit}"),
            Self::Sent => "sent".to_owned(),
        }
    }

    /// The list of an address; an unknown word is one's own work.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        if let Some(unit) = word.strip_prefix("unit-").and_then(|unit| unit.parse().ok()) {
            return Self::Unit(UnitId(unit));
        }
        if word == "sent" {
            return Self::Sent;
        }
        Step::of_word(word).map_or(Self::Mine, Self::Step)
    }

    /// Whether rows stand by due date rather than by the day received.
    #[must_use]
    pub fn by_due(&self) -> bool {
        matches!(self, Self::Mine | Self::Step(_))
    }
}

/// A row with the words that the reader may see.
pub struct Titled {
    /// The row.
    pub row: DeskRow,
    /// The matter in one line.
    pub title: Arc<str>,
}

/// Where a page begins: the keys of the last row before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// Due or received day.
    pub day: String,
    /// The concern.
    pub concern: i64,
    /// The task in it; 0 for the concern itself.
    pub task: i64,
}

impl After {
    /// Reads `2026-11-20.17` or, where a row is a task, `2026-11-20.17.2` from an address.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let (day, rest) = raw.split_once('.')?;
        let (concern, task) = rest.split_once('.').unwrap_or((rest, "0"));
        let (first, date) = match day.strip_prefix(view::URGENT_FIRST) {
            Some(date) => (view::URGENT_FIRST.to_string(), date),
            None => (String::new(), day),
        };
        let date: Day = date.parse().ok()?;
        Some(Self { day: format!("{first}{date}"), concern: concern.parse().ok()?, task: task.parse().ok()? })
    }

    /// The place of a row in its list.
    #[must_use]
    pub fn row(list: &List, row: &DeskRow) -> Self {
        let day = match list {
            List::Mine | List::Step(_) => &row.rank,
            List::Unit(_) => &row.received,
            List::Sent => &row.sent,
        };
        Self { day: day.clone(), concern: row.concern, task: row.task.into() }
    }

    /// How it stands in the address, and in the record of readings.
    #[must_use]
    pub fn word(&self) -> String {
        match self.task {
            0 => format!("{}.{}", self.day, self.concern),
            task => format!("{}.{}.{task}", self.day, self.concern),
        }
    }
}

/// One page of a list and one row more, so that one knows whether there is another page.
///
/// # Errors
/// What the database says.
pub fn rows(read: &Read, actor: &Actor, list: &List, after: Option<&After>, now: Moment) -> Result<Vec<Titled>, Fault> {
    rows_up_to(read, (actor, now), list, after, Most::PAGE)
}

/// The first rows of a list, as many as a file takes.
///
/// # Errors
/// What the database says.
pub fn all_rows(read: &Read, actor: &Actor, list: &List, now: Moment, most: usize) -> Result<Vec<Titled>, Fault> {
    rows_up_to(read, (actor, now), list, None, Most::file(most))
}

fn rows_up_to(
    read: &Read,
    (actor, now): (&Actor, Moment),
    list: &List,
    after: Option<&After>,
    most: Most,
) -> Result<Vec<Titled>, Fault> {
    let limit = i64::try_from(most.rows).unwrap_or(i64::MAX);
    let from = after.map_or(view::FROM_START, |after| (after.day.as_str(), after.concern, after.task));
    let mut found = match list {
        List::Mine | List::Step(_) => owed(read, actor, list, (from, limit))?,
        List::Unit(unit) => {
            let (looking, filter) = (Looking { actor, now, index: None }, Filter::of_unit(*unit));
            return finds::rows(read, &looking, &filter, after, most.unbroken()).map(|found| found.rows);
        }
        List::Sent => sent(read, actor, (from, limit))?,
    };
    if list.by_due() {
        found.sort_by(|left, right| {
            (&left.rank, left.concern, left.task).cmp(&(&right.rank, right.concern, right.task))
        });
    }
    found.truncate(most.rows);
    let mut titled = Vec::new();
    for row in found {
        let facts = Facts::Concern(row.facts.clone());
        // A row that may not be seen is left out without a trace.
        let Ok(permit) = access::may(actor, Action::ListConcerns, &facts, &Relation::default(), now) else { continue };
        let title = read.title(&permit, row.concern)?.unwrap_or_default();
        titled.push(Titled { row, title });
    }
    Ok(titled)
}

fn owed(
    read: &Read,
    actor: &Actor,
    list: &List,
    (from, limit): ((&str, i64, i64), i64),
) -> Result<Vec<DeskRow>, Fault> {
    let mut found = Vec::new();
    for key in view::owed_keys(actor.posts()) {
        // Of one day and concern the concern itself stands first, so whatever row ended the page before, it was shown.
        let concerns = (from.0, from.1);
        match list {
            List::Step(step) => {
                found.extend(view::owed_step_rows(read, (&key, step.word()), concerns, limit)?);
                found.extend(task_view::owed_step_rows(read, (&key, step.word()), from, limit)?);
                let beside = aside_view::owed_rows(read, &key, concerns, limit)?;
                found.extend(beside.into_iter().filter(|row| row.step == step.word()));
            }
            List::Mine | List::Unit(_) | List::Sent => {
                found.extend(view::owed_rows(read, &key, concerns, limit)?);
                found.extend(aside_view::owed_rows(read, &key, concerns, limit)?);
                found.extend(task_view::owed_rows(read, &key, from, limit)?);
            }
        }
    }
    Ok(found)
}

/// Of every unit for which the reader sends, what waits for somebody elsewhere to sign.
fn sent(read: &Read, actor: &Actor, (from, limit): ((&str, i64, i64), i64)) -> Result<Vec<DeskRow>, Fault> {
    let mut found = Vec::new();
    for unit in senders(actor) {
        found.extend(view::sent_rows(read, unit, (from.0, from.1), limit)?);
    }
    found.sort_by(|left, right| (&left.sent, left.concern).cmp(&(&right.sent, right.concern)));
    Ok(found)
}

/// Units for which the reader sends and answers until somebody has signed.
#[must_use]
pub fn senders(actor: &Actor) -> Vec<UnitId> {
    let sends = |role| matches!(role, Role::FrontDesk | Role::UnitHead | Role::Supervisor);
    let mut units: Vec<UnitId> = actor.posts().iter().filter(|held| sends(held.role)).map(|held| held.unit).collect();
    units.sort();
    units.dedup();
    units
}

/// How many of each step the reader's posts owe.
///
/// # Errors
/// What the database says.
pub fn owed_counts(read: &Read, actor: &Actor) -> Result<Vec<(String, i64)>, Fault> {
    let mut counts: Vec<(String, i64)> = Vec::new();
    for key in view::owed_keys(actor.posts()) {
        for (step, count) in view::count_owed(read, &key)? {
            match counts.iter_mut().find(|(known, _)| *known == step) {
                Some((_, sum)) => *sum += count,
                None => counts.push((step, count)),
            }
        }
    }
    Ok(counts)
}

/// Units whose whole list the reader may open: those they head, sort for, or, as a supervisor, their own.
#[must_use]
pub fn units_of(actor: &Actor) -> Vec<UnitId> {
    let sees_all = |role| matches!(role, Role::UnitHead | Role::FrontDesk | Role::Supervisor | Role::Handler);
    let mut units: Vec<UnitId> =
        actor.posts().iter().filter(|held| sees_all(held.role)).map(|held| held.unit).collect();
    units.sort();
    units.dedup();
    units
}
