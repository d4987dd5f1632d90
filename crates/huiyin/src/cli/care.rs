//! Looking after an installation: doctor, backup, restore, rebuild, fsck, log.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use huiyin_domain::kernel::ids::Hex;
use huiyin_ledger::{Ledger, LogRoot, Settings};

use super::{Cli, Out};
use crate::app::{App, SIDE_TABLES, VIEWS};
use crate::clock::Clock;
use crate::doctor::{self, Level};
use crate::web::words::{Language, Words};

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
    settings.database = cli.database.clone();
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
        app.indexer().rebuild(&mut |_position| ())?;
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
    let mut report = app.ledger().fsck()?;
    let misfits = app.indexer().check()?;
    let found = |what| huiyin_ledger::Finding { place: "word index", what: format!("{what} (say `huiyin rebuild`)") };
    report.findings.extend(misfits.into_iter().map(found));
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

/// Says what the page of the doctor says; the exit code says whether somebody has to act.
pub(super) fn doctor(app: &App, out: &mut Out) -> anyhow::Result<ExitCode> {
    let (words, findings) = (Words::of(Language::English), doctor::look(app)?);
    for (number, finding) in findings.iter().enumerate() {
        let (name, says) = (finding.name(words).to_string(), finding.sentence(words).to_string());
        let (level, mark) = match finding.level {
            Level::Act => ("act", "DO  "),
            Level::Look => ("look", "LOOK"),
            Level::Fine => ("fine", "fine"),
        };
        if out.json {
            out.json(&serde_json::json!({
                "check": finding.check.trim_start_matches("doctor-"), "level": level, "says": says, "type": finding.line,
            }))?;
            continue;
        }
        out.line(format!("{:>2}. {mark}  {name}: {says}", number + 1))?;
        if !finding.line.is_empty() {
            out.line(format!("              {}", finding.line))?;
        }
    }
    let calm = findings.iter().all(|finding| finding.level != Level::Act);
    Ok(if calm { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
