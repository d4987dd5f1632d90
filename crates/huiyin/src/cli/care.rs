//! Looking after an installation: doctor, backup, restore, rebuild, fsck, log.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::Hex;
use huiyin_ledger::{Ledger, LogRoot, Settings};

use super::{Cli, Out};
use crate::app::{App, SIDE_TABLES, VIEWS};
use crate::clock::Clock;

/// Arguments of `huiyin backup`.
#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    /// Where to write; FILE.keys stands beside it and is needed too.
    pub file: PathBuf,
}

/// Arguments of `huiyin restore`.
#[derive(Args, Clone, Debug)]
pub struct RestoreArgs {
    /// The backup; FILE.keys has to stand beside it.
    pub file: PathBuf,
}

/// Arguments of `huiyin rebuild`.
#[derive(Args, Clone, Debug)]
pub struct RebuildArgs {
    /// Only compare: make the views in a throw-away file and say whether they are the same.
    #[arg(long)]
    pub check: bool,
}

/// Arguments of `huiyin log`.
#[derive(Args, Clone, Debug)]
pub struct LogArgs {
    /// What to show.
    #[command(subcommand)]
    pub show: LogShow,
}

/// What the log can show.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum LogShow {
    /// Number of events and root of the tree over them.
    Root,
}

fn root_line(root: &LogRoot) -> String {
    format!("{} {}", root.size, Hex(root.root))
}

pub(super) fn log(app: &App, args: &LogArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    let LogShow::Root = args.show;
    let root = app.ledger().root()?;
    if out.json {
        out.json(&serde_json::json!({ "size": root.size, "root": Hex(root.root).to_string() }))?;
    } else {
        out.line(root_line(&root))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn backup(app: &App, args: &BackupArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    let done = app.ledger().backup(&args.file)?;
    if out.json {
        out.json(&serde_json::json!({
            "file": args.file, "keys": done.keys, "files": done.files,
            "size": done.log.size, "root": Hex(done.log.root).to_string(),
        }))?;
    } else {
        out.line(format!("{} events, {} files, root {}", done.log.size, done.files, Hex(done.log.root)))?;
        out.line(format!("Written: {}", args.file.display()))?;
        out.line(format!("     and {}", done.keys.display()))?;
        out.line("Both are needed to restore. Keep them in different places: the keys open everything.")?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn restore(cli: &Cli, args: &RestoreArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    let mut settings = Settings::new(&cli.data, Clock::Machine.as_function(), VIEWS);
    settings.side_tables = SIDE_TABLES;
    let ledger = Ledger::restore(&args.file, settings)?;
    let root = ledger.root()?;
    if out.json {
        out.json(&serde_json::json!({ "size": root.size, "root": Hex(root.root).to_string() }))?;
    } else {
        out.line(format!("Restored into {}: {} events, root {}", cli.data.display(), root.size, Hex(root.root)))?;
        out.line("Compare the root with the one that the backup printed, then start with `huiyin serve`.")?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn rebuild(app: &App, args: &RebuildArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    if !args.check {
        app.ledger().rebuild()?;
    }
    let compared = app.ledger().check_views()?;
    let differing: Vec<_> = compared.iter().filter(|view| view.live != view.rebuilt).map(|view| view.table).collect();
    if out.json {
        out.json(&serde_json::json!({ "tables": compared.len(), "differing": differing }))?;
    } else if differing.is_empty() {
        out.line(format!("{} tables, each the same as the events make it", compared.len()))?;
    } else {
        out.line(format!(
            "These tables differ from what the events make: {}. Run `huiyin rebuild`.",
            differing.join(", ")
        ))?;
    }
    Ok(if differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub(super) fn fsck(app: &App, out: &mut Out) -> anyhow::Result<ExitCode> {
    let report = app.ledger().fsck()?;
    if out.json {
        let findings: Vec<_> =
            report.findings.iter().map(|finding| format!("{}: {}", finding.place, finding.what)).collect();
        out.json(&serde_json::json!({
            "events": report.log.size, "root": Hex(report.log.root).to_string(), "streams": report.streams,
            "contents": report.contents, "files": report.files, "loose_files": report.loose_files, "findings": findings,
        }))?;
    } else {
        out.line(format!(
            "{} events, {} streams, {} sealed texts, {} files, {} views; root {}",
            report.log.size,
            report.streams,
            report.contents,
            report.files,
            report.views.len(),
            Hex(report.log.root)
        ))?;
        for finding in &report.findings {
            out.line(format!("{}: {}", finding.place, finding.what))?;
        }
        out.line(if report.is_sound() {
            "Everything fits."
        } else {
            "Something does not fit: restore a backup, and keep this directory for those who look into it."
        })?;
    }
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One thing the doctor looked at.
struct Finding {
    name: &'static str,
    fine: bool,
    says: String,
}

pub(super) fn doctor(app: &App, out: &mut Out) -> anyhow::Result<ExitCode> {
    let findings = [disk(app)?, calendar(app), supervisors(app), desk(app), memory(app)?, backups(app)?];
    let mut code = ExitCode::SUCCESS;
    for (number, finding) in findings.iter().enumerate() {
        if !finding.fine {
            code = ExitCode::FAILURE;
        }
        if out.json {
            out.json(&serde_json::json!({ "check": finding.name, "fine": finding.fine, "says": finding.says }))?;
        } else {
            let mark = if finding.fine { "fine" } else { "LOOK" };
            out.line(format!("{:>2}. {mark}  {:<12} {}", number + 1, finding.name, finding.says))?;
        }
    }
    Ok(code)
}

/// Below this share of free space intake will soon have to refuse.
const LEAST_FREE_PERCENT: u64 = 20;

fn disk(app: &App) -> anyhow::Result<Finding> {
    let space = rustix::fs::statvfs(app.ledger().dir())?;
    let free = space.f_bavail.saturating_mul(100).checked_div(space.f_blocks).unwrap_or(0);
    let fine = free >= LEAST_FREE_PERCENT;
    let says = if fine {
        format!("{free} % free")
    } else {
        format!("only {free} % free: make room, or intake will have to refuse")
    };
    Ok(Finding { name: "disk", fine, says })
}

/// A backup older than this many days is not what an office would want to go back to.
const OLDEST_BACKUP: i32 = 2;

fn backups(app: &App) -> anyhow::Result<Finding> {
    let (daily, today) = (app.daily_backup(), app.now().day(app.zone()));
    let folder = daily.folder.display();
    let Some(last) = daily.days()?.first().copied() else {
        let says = format!("there is none in {folder}: a running `huiyin serve` takes one every day");
        return Ok(Finding { name: "backup", fine: false, says });
    };
    let age = (today - last).get_days();
    if age > OLDEST_BACKUP {
        let says = format!(
            "the last is {age} days old, in {folder}: keep `huiyin serve` running, or say `huiyin backup FILE`"
        );
        return Ok(Finding { name: "backup", fine: false, says });
    }
    let same = daily.on_same_disk(app.ledger().dir())?;
    let says = if same {
        format!("the last is of {last}, but on the same disk as the data: name another with --backup-dir")
    } else {
        format!("the last is of {last}, in {folder}")
    };
    Ok(Finding { name: "backup", fine: true, says })
}

fn calendar(app: &App) -> Finding {
    let today = app.now().day(app.zone());
    let missing = [today.year(), today.saturating_add(jiff::Span::new().months(2)).year()];
    let missing = missing.into_iter().find(|year| app.calendars().notice(*year).is_none());
    let says = missing.map_or_else(
        || "working days of this year and of the next two months are known".to_owned(),
        |year| format!("the working days of {year} are not published here yet: dates that need them say that they are provisional"),
    );
    Finding { name: "calendar", fine: missing.is_none(), says }
}

fn supervisors(app: &App) -> Finding {
    let office = app.office();
    let people: std::collections::BTreeSet<_> =
        office.office.units().flat_map(|(unit, _)| office.office.holders_in(unit, Role::Supervisor)).collect();
    let fine = people.len() >= 2;
    let says = match people.len() {
        0 => {
            "nobody holds a supervisor's post: sealed concerns cannot be opened; give the post to two people".to_owned()
        }
        1 => "one person holds a supervisor's post: a sealed reply needs two, one to draft and one to sign".to_owned(),
        some => format!("{some} people hold a supervisor's post"),
    };
    Finding { name: "sealed", fine, says }
}

fn desk(app: &App) -> Finding {
    let office = app.office();
    let desk = office.office.described().map(|described| described.desk);
    let fine = desk.is_some_and(|desk| !office.office.holders_in(desk, Role::FrontDesk).is_empty());
    let says = if fine {
        "somebody holds the front desk's post"
    } else {
        "nobody holds the front desk's post: what comes in waits; give the post to somebody"
    };
    Finding { name: "front desk", fine, says: says.to_owned() }
}

fn memory(app: &App) -> anyhow::Result<Finding> {
    let root = app.ledger().root()?;
    Ok(Finding { name: "log", fine: true, says: format!("{} events; `huiyin fsck` recomputes them all", root.size) })
}
