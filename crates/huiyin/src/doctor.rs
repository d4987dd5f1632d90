//! 体检: what is odd about an installation, and what to do. One list of checks; the command line and the page say the same.

use std::collections::BTreeSet;

use huiyin_domain::kernel::actor::Role;

use crate::app::App;
use crate::web::words::{Say, Words};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something is lost, or nothing can be taken in, unless somebody acts.
    Act,
    /// Worth looking at.
    Look,
    /// As it should be.
    Fine,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Key of its name in the catalogue.
    pub check: &'static str,
    /// How much it matters.
    pub level: Level,
    /// Key of the sentence.
    says: &'static str,
    /// What stands in the sentence.
    values: Vec<(&'static str, String)>,
    /// What to type, where typing helps; empty otherwise.
    pub line: String,
}

impl Finding {
    fn new(check: &'static str, level: Level, says: &'static str) -> Self {
        Self { check, level, says, values: Vec::new(), line: String::new() }
    }

    fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    fn type_in(mut self, line: impl Into<String>) -> Self {
        self.line = line.into();
        self
    }

    /// What was looked at.
    #[must_use]
    pub fn name(&self, words: &'static Words) -> Say<'static> {
        words.t(self.check)
    }

    /// What was found.
    #[must_use]
    pub fn sentence(&self, words: &'static Words) -> Say<'static> {
        let say = words.t(self.says);
        self.values.iter().fold(say, |say, (name, value)| say.with(name, value.clone()))
    }
}

/// Looks at everything. Waits for the disk.
///
/// # Errors
/// When something cannot be looked at at all.
pub fn look(app: &App) -> anyhow::Result<Vec<Finding>> {
    let mut found = vec![
        disk(app)?,
        backups(app)?,
        log(app)?,
        index(app)?,
        desk(app),
        supervisors(app),
        administrators(app),
        second_factors(app),
        calendar(app),
    ];
    if !app.ledger().is_in_database() {
        found.insert(2, elsewhere(app)?);
    }
    Ok(found)
}

/// Below this share of free space intake will soon have to refuse.
const LEAST_FREE_PERCENT: u64 = 20;
/// Below this one it is a matter of days.
const VERY_LITTLE_PERCENT: u64 = 5;

fn disk(app: &App) -> anyhow::Result<Finding> {
    let space = rustix::fs::statvfs(app.ledger().dir())?;
    let free = space.f_bavail.saturating_mul(100).checked_div(space.f_blocks).unwrap_or(0);
    let level = match free {
        LEAST_FREE_PERCENT.. => Level::Fine,
        VERY_LITTLE_PERCENT..LEAST_FREE_PERCENT => Level::Look,
        0..VERY_LITTLE_PERCENT => Level::Act,
    };
    let says = if level == Level::Fine { "doctor-disk-fine" } else { "doctor-disk-little" };
    Ok(Finding::new("doctor-disk", level, says).with("free", free))
}

/// A backup older than this many days is not what an office would want to go back to.
const OLDEST_BACKUP: i32 = 2;

fn backups(app: &App) -> anyhow::Result<Finding> {
    if app.ledger().is_in_database() {
        return Ok(Finding::new("doctor-backup", Level::Look, "doctor-database-backup")
            .with("folder", app.ledger().dir().display())
            .type_in("pg_dump --format=custom --file=huiyin.dump NAME"));
    }
    let (daily, today) = (app.daily_backup(), app.now().day(app.zone()));
    let folder = daily.folder.display();
    let by_hand = || format!("huiyin backup FILE --data {}", app.ledger().dir().display());
    let Some(last) = daily.days()?.first().copied() else {
        return Ok(Finding::new("doctor-backup", Level::Act, "doctor-backup-none")
            .with("folder", folder)
            .type_in(by_hand()));
    };
    let age = (today - last).get_days();
    let found = match age > OLDEST_BACKUP {
        true => Finding::new("doctor-backup", Level::Act, "doctor-backup-old").type_in(by_hand()),
        false => Finding::new("doctor-backup", Level::Fine, "doctor-backup-fine"),
    };
    Ok(found.with("folder", folder).with("last", last).with("age", age))
}

/// A backup that dies with the disk it is for.
fn elsewhere(app: &App) -> anyhow::Result<Finding> {
    let daily = app.daily_backup();
    let same = !daily.folder.exists() || daily.on_same_disk(app.ledger().dir())?;
    Ok(match same {
        true => Finding::new("doctor-elsewhere", Level::Look, "doctor-elsewhere-same")
            .type_in("huiyin serve --backup-dir /mnt/OTHER-DISK …"),
        false => Finding::new("doctor-elsewhere", Level::Fine, "doctor-elsewhere-fine"),
    })
}

fn log(app: &App) -> anyhow::Result<Finding> {
    Ok(Finding::new("doctor-log", Level::Fine, "doctor-log-fine").with("events", app.ledger().root()?.size))
}

/// So many events the word index may be behind without anybody noticing.
const BEHIND: i64 = 2_000;

fn index(app: &App) -> anyhow::Result<Finding> {
    let standing = app.indexer().standing()?;
    let behind = standing.size - standing.position;
    let found = match behind > BEHIND {
        true => Finding::new("doctor-index", Level::Look, "doctor-index-behind").type_in("huiyin rebuild"),
        false => Finding::new("doctor-index", Level::Fine, "doctor-index-fine"),
    };
    Ok(found.with("behind", behind))
}

fn desk(app: &App) -> Finding {
    let office = app.office();
    let desk = office.office.described().map(|described| described.desk);
    match desk.is_some_and(|desk| !office.office.holders_in(desk, Role::FrontDesk).is_empty()) {
        true => Finding::new("doctor-desk", Level::Fine, "doctor-desk-fine"),
        false => Finding::new("doctor-desk", Level::Act, "doctor-desk-empty"),
    }
}

fn holders(app: &App, role: Role) -> usize {
    let office = app.office();
    let units = office.office.units();
    units.flat_map(|(unit, _)| office.office.holders_in(unit, role)).collect::<BTreeSet<_>>().len()
}

fn supervisors(app: &App) -> Finding {
    match holders(app, Role::Supervisor) {
        0 => Finding::new("doctor-sealed", Level::Act, "doctor-sealed-nobody"),
        1 => Finding::new("doctor-sealed", Level::Look, "doctor-sealed-one"),
        some => Finding::new("doctor-sealed", Level::Fine, "doctor-sealed-fine").with("n", some),
    }
}

/// With one alone nothing that takes two can be done, when no supervisor is there either.
fn administrators(app: &App) -> Finding {
    match holders(app, Role::Admin) {
        0 | 1 => Finding::new("doctor-admins", Level::Look, "doctor-admins-one"),
        some => Finding::new("doctor-admins", Level::Fine, "doctor-admins-fine").with("n", some),
    }
}

fn second_factors(app: &App) -> Finding {
    let office = app.office();
    let works = |(id, person): &(_, &huiyin_domain::office::Person)| {
        !person.disabled && !office.office.posts_of(*id).is_empty()
    };
    let people: Vec<_> = office.office.people().filter(works).collect();
    let owed = people.iter().filter(|(id, person)| office.office.needs_second_factor(*id) && !person.second_factor);
    let (owed, with) = (owed.count(), people.iter().filter(|(_, person)| person.second_factor).count());
    let (level, says) = match (owed, office.office.second_factor_roles().is_empty()) {
        (0, false) => (Level::Fine, "doctor-factor-fine"),
        (0, true) => (Level::Look, "doctor-factor-offered"),
        _some => (Level::Look, "doctor-factor-owed"),
    };
    Finding::new("doctor-factor", level, says).with("n", owed).with("with", with).with("all", people.len())
}

fn calendar(app: &App) -> Finding {
    let today = app.now().day(app.zone());
    let years = [today.year(), today.saturating_add(jiff::Span::new().months(2)).year()];
    match years.into_iter().find(|year| app.calendars().notice(*year).is_none()) {
        None => Finding::new("doctor-calendar", Level::Fine, "doctor-calendar-fine"),
        Some(year) => Finding::new("doctor-calendar", Level::Look, "doctor-calendar-missing").with("year", year),
    }
}
