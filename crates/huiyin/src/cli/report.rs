//! `huiyin report`: figures over all concerns.

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use super::Out;
use crate::analysis::response_times::ResponseTimes;
use crate::app::App;
use crate::intake::carry_over::view;

const EXAMPLES: &str = "\
Examples:
  huiyin report response-times --basis claimed --data /srv/huiyin
  huiyin report response-times --basis claimed --json
";

/// Arguments of `huiyin report`.
#[derive(Args, Clone, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ReportArgs {
    /// Which figures.
    #[command(subcommand)]
    pub report: Report,
}

/// The reports there are.
#[derive(Clone, Debug, Subcommand)]
pub enum Report {
    /// How long people waited for an answer, elapsed to the second.
    ResponseTimes {
        /// On what the figures rest: `claimed` is what old systems say of the records carried over.
        #[arg(long, value_enum)]
        basis: Basis,
    },
}

/// On what a figure rests. The two are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Basis {
    /// What old systems claim.
    Claimed,
}

pub(super) fn run(app: &App, args: &ReportArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    let Report::ResponseTimes { basis: Basis::Claimed } = args.report;
    let times = ResponseTimes::of(app.ledger().read_blocking(view::claimed_waits)?);
    if out.json {
        out.line(serde_json::to_string(&times)?)?;
    } else {
        tell(&times, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(times: &ResponseTimes, out: &mut Out) -> std::io::Result<()> {
    let (Some(median), Some(q1), Some(q3)) = (times.median_days, times.q1_days, times.q3_days) else {
        return out.line("No carried-over record says both when it came in and when it was answered.");
    };
    let share = |share: Option<f64>| share.map_or(String::new(), |share| format!("{share} %"));
    out.line(format!("Response times as old systems claim them (据原系统记载), {} answers:", times.n))?;
    out.line(format!("  half waited less than {median} days, a quarter less than {q1}, a quarter more than {q3}"))?;
    out.line(format!(
        "  over 15 days {}, over 30 days {}, over 60 days {}",
        share(times.over_15_pct),
        share(times.over_30_pct),
        share(times.over_60_pct)
    ))
}
