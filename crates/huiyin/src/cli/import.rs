//! `huiyin import`: old records from a file.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::Out;
use super::bar::Bar;
use super::exchange::take;
use crate::app::App;
use crate::intake::carry_over::outcome::{Outcome, Request};
use crate::intake::carry_over::run::import;

const EXAMPLES: &str = "\
Examples:
  huiyin import ledger.xlsx --data /srv/huiyin --dry-run     what would happen; nothing is carried over
  huiyin import ledger.xlsx --data /srv/huiyin               a second time adds nothing, after a kill it goes on
  huiyin import old.csv --source county-2019 --no-state open --json
";

/// Arguments of `huiyin import`.
#[derive(Args, Clone, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ImportArgs {
    /// The file, .csv or .xlsx; or the folder of `huiyin export`, into an empty installation.
    pub file: PathBuf,
    /// Which old system the rows come from; by default the name of the recognised header.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// What a row is that has neither a state nor a reply.
    #[arg(long, value_enum, default_value_t = NoState::Closed)]
    pub no_state: NoState,
    /// Read, repair and judge, but carry nothing over.
    #[arg(long)]
    pub dry_run: bool,
}

/// What a row without state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NoState {
    /// Done; shown as 状态不详.
    Closed,
    /// Still owed an answer.
    Open,
}

pub(super) fn run(app: &App, args: &ImportArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    if take::is_exchange(&args.file) {
        return run_exchange(app, args, out);
    }
    let request = Request {
        file: args.file.clone(),
        source: args.source.as_deref().map(source).transpose()?,
        no_state_open: args.no_state == NoState::Open,
        dry_run: args.dry_run,
    };
    let outcome = import_with_bar(app, &request, out)?;
    for sheet in &outcome.unread_sheets {
        writeln!(out.err, "sheet “{sheet}” stands under another header and was not read")?;
    }
    if out.json {
        out.line(serde_json::to_string(&outcome)?)?;
    } else {
        tell(&outcome, args.dry_run, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Another installation's export.
fn run_exchange(app: &App, args: &ImportArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(
        !args.dry_run && args.source.is_none(),
        "an export of an installation is taken as it is, or not at all"
    );
    let mut bar = Bar::new(out.terminal && !out.json);
    let taken = take::take(app, &args.file, &mut |done, of| drop(bar.show(done, of, out.err)))?;
    bar.clear(out.err)?;
    if out.json {
        out.line(serde_json::to_string(&taken)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    out.line(format!(
        "{} concerns carried over, {} there already, {} attachments; {} stayed with the other installation",
        taken.added, taken.already_present, taken.files, taken.left_behind
    ))?;
    if taken.files_missing > 0 {
        out.line(format!("{} attachments are named and are not in the folder: ask for them", taken.files_missing))?;
    }
    out.line(format!("Its log had the root {}", taken.old_root))?;
    out.line(
        "Numbers stay. Query codes do not travel: whoever asks gets a new one at the counter, as for a lost slip.",
    )?;
    Ok(ExitCode::SUCCESS)
}

/// A source is a short name that stands in the log for ever, so it must not be somebody's file name by accident.
fn source(name: &str) -> anyhow::Result<String> {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
    let fits = (1..=60).contains(&name.chars().count()) && name.chars().all(plain);
    anyhow::ensure!(fits, "--source wants a name of 1 to 60 letters, digits, dashes, dots or underscores");
    Ok(name.to_owned())
}

/// The import works on threads of its own; this one looks after the bar.
fn import_with_bar(app: &App, request: &Request, out: &mut Out) -> anyhow::Result<Outcome> {
    let (done, total) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build()?;
    let progress = |now: usize, of: usize| {
        total.store(of, Ordering::Relaxed);
        done.store(now, Ordering::Relaxed);
    };
    std::thread::scope(|scope| {
        let work = scope.spawn(|| runtime.block_on(import(app, request, &progress)));
        let mut bar = Bar::new(out.terminal && !out.json);
        while !work.is_finished() {
            bar.show(done.load(Ordering::Relaxed), total.load(Ordering::Relaxed), out.err)?;
            std::thread::sleep(Duration::from_millis(50));
        }
        bar.clear(out.err)?;
        work.join().map_err(|_| anyhow::anyhow!("the import ended in the middle; start it again, it goes on there"))?
    })
}

fn tell(outcome: &Outcome, dry_run: bool, out: &mut Out) -> std::io::Result<()> {
    let would = if dry_run { " (dry run: nothing was carried over)" } else { "" };
    out.line(format!(
        "{} rows: {} added, {} already there, {} changed and left as they are, {} rejected{would}",
        outcome.rows, outcome.added, outcome.already_present, outcome.changed, outcome.rejected
    ))?;
    let repaired = &outcome.repaired;
    let repairs = [
        (repaired.whitespace, "rows: padding taken off"),
        (repaired.x000d, "rows: _x000D_ taken off"),
        (repaired.date_text, "rows: dates read from text"),
        (repaired.encoding, "rows: brought to UTF-8"),
        (repaired.line_ends, "rows: bare carriage returns at their ends"),
        (repaired.bom, "file: byte order mark taken off"),
    ];
    for (count, what) in repairs.into_iter().filter(|(count, _)| *count > 0) {
        out.line(format!("  {count} {what}"))?;
    }
    if let Some(path) = &outcome.rejected_file {
        out.line(format!(
            "The rejected rows, each with its reason, are in {}; mend them and import that file.",
            path.display()
        ))?;
    }
    Ok(())
}
