//! One run that says how fast this machine is, how fast the ledger alone, and how fast the whole server over HTTP.
//!
//! Numbers of a busy machine are lower bounds. Nothing here asserts: goals stand beside the numbers, and a person judges.

mod county;
mod disk;
mod first_readings;
mod lists;
mod load;
mod process;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::{Value, json};

use crate::say;
use crate::server;
use county::County;
use load::Measured;

/// What to measure with.
#[derive(Args)]
pub(crate) struct Options {
    /// Print one JSON object and nothing else.
    #[arg(long)]
    json: bool,
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Concerns in the county before measuring.
    #[arg(long, default_value_t = 10_000)]
    concerns: u32,
}

/// Connections at a time, as the goals name them.
const CONNECTIONS: [usize; 2] = [8, 64];
/// How long one answer in a hundred of a list may take.
const LIST_GOAL: Duration = Duration::from_millis(50);
/// Percent of the ledger's own rate that filing over HTTP should reach.
const GOAL: f64 = 60.0;

/// Measures everything and prints it.
pub(crate) fn run(root: &Path, options: &Options) -> Result<ExitCode> {
    let time = Duration::from_secs(options.seconds);
    let folder = tempfile::Builder::new().prefix("huiyin-bench-").tempdir()?;
    let tell = |line: &str| {
        if !options.json {
            say(line);
        }
    };
    tell("raw: append of 16 KiB and fdatasync");
    let raw = disk::appends_per_second(folder.path(), time)?;
    tell(&format!("  {raw:.0} a second"));
    let binary = server::build(root, true, &[])?;
    tell("ledger alone: the same commands without HTTP");
    let ledger = ledger_alone(root, options.seconds)?;
    tell(&format!("  {ledger}"));
    tell(&format!("server over HTTP, {} concerns", options.concerns));
    let county = County::build(&binary, folder.path(), options.concerns)?;
    let (mut pages, mut filing) = (Vec::new(), Vec::new());
    for (connections, unread) in CONNECTIONS.into_iter().zip(county.unread(CONNECTIONS.len())?) {
        let measured = county.measure(connections, &unread, time)?;
        for one in &measured {
            tell(&format!("  {one}"));
        }
        let share = filing_share(&ledger, &measured, connections)?;
        tell(&format!(
            "  filing at {connections} connections: {share:.0} % of the ledger's own rate (goal ≥ {GOAL:.0} %)"
        ));
        filing.push(json!({"connections": connections, "percent_of_ledger": share, "goal_percent": GOAL}));
        pages.extend(measured.iter().map(Measured::json));
    }
    tell(&format!("lists at {} connections (goal: p99 < {} ms)", CONNECTIONS[0], LIST_GOAL.as_millis()));
    let lists = county.lists(CONNECTIONS[0], time)?;
    for one in &lists {
        tell(&format!("  {one}"));
    }
    let slow = lists.iter().filter(|one| one.p99() >= LIST_GOAL).count();
    tell(&format!("  {slow} of {} lists miss the goal", lists.len()));
    pages.extend(lists.iter().map(Measured::json));
    let (start_ms, memory_mib) = (county.started_in().as_secs_f64() * 1_000.0, county.memory_mib()?);
    tell(&format!(
        "start {start_ms:.0} ms (goal < 1,000) · memory {memory_mib:.0} MiB (goal < 150 with 100,000 concerns)"
    ));
    county.stop()?;
    if options.json {
        let all = json!({"raw_appends_per_second": raw, "ledger": ledger, "http": pages, "filing": filing, "start_ms": start_ms, "memory_mib": memory_mib, "concerns": options.concerns});
        say(&all.to_string());
    }
    Ok(ExitCode::SUCCESS)
}

/// Filing over HTTP in percent of what the ledger does by itself with as many callers.
fn filing_share(ledger: &Value, measured: &[Measured], connections: usize) -> Result<f64> {
    let same =
        |one: &&Value| one["callers"].as_u64().is_some_and(|callers| usize::try_from(callers) == Ok(connections));
    let alone =
        ledger.as_array().and_then(|rates| rates.iter().find(same)).and_then(|one| one["commands_per_second"].as_f64());
    let alone =
        alone.filter(|rate| *rate > 0.0).with_context(|| format!("no rate of the ledger at {connections} callers"))?;
    let report = measured.iter().find(|one| one.what == "report").context("reporting was not measured")?;
    Ok(100.0 * report.per_second / alone)
}

/// The ledger's own rate at 1, 8 and 64 callers, measured by its example.
fn ledger_alone(root: &Path, seconds: u64) -> Result<Value> {
    let output = Command::new("cargo")
        .current_dir(root)
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "huiyin-ledger",
            "--example",
            "rate",
            "--",
            &seconds.to_string(),
        ])
        .output()
        .context("cargo run --example rate")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    let rates: Result<Vec<Value>, _> = said.lines().map(serde_json::from_str).collect();
    Ok(Value::Array(rates.context("the example prints one JSON object a line")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filing_is_compared_with_as_many_callers_of_the_ledger() {
        let ledger =
            json!([{"callers": 8, "commands_per_second": 400.0}, {"callers": 64, "commands_per_second": 1_000.0}]);
        let measured = [Measured::sample("inbox", 9_000.0), Measured::sample("report", 700.0)];
        assert!((filing_share(&ledger, &measured, 64).unwrap() - 70.0).abs() < 1e-9);
        assert!(filing_share(&ledger, &measured, 32).is_err(), "nothing to compare with");
    }
}
