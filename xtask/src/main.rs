//! Chores of the workspace: `cargo xtask tidy` holds what the compiler cannot, the others measure and torture.

mod bench;
mod chance;
mod filing;
mod http;
mod journeys;
mod kill9;
mod server;
mod states;
mod tidy;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

/// What one can ask for.
#[derive(Parser)]
#[command(name = "cargo xtask", about = "Checks, measurements and chores of the Huiyin workspace")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Check the house rules that neither Cargo nor clippy can hold; prints one line per finding.
    Tidy {
        /// Another checkout than this one.
        #[arg(long)]
        root: Option<PathBuf>,
    },
    /// Kill the real server under load, again and again; nothing acknowledged may be lost.
    Kill9(kill9::Options),
    /// Measure the disk, the ledger alone, and the server over HTTP.
    Bench(bench::Options),
    /// Walk the journeys in a real browser, with axe on every page.
    Journeys(journeys::Options),
    /// Draw the life of a concern into docs/states, from the rules.
    States {
        /// Only say whether the file is up to date.
        #[arg(long)]
        check: bool,
    },
    /// Take the pictures of the README from the running demo.
    Pictures,
    /// Lighthouse over eight pages of the running demo, the median of three.
    Audit,
}

fn main() -> ExitCode {
    match run(&Arguments::parse().chore) {
        Ok(code) => code,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(chore: &Chore) -> Result<ExitCode> {
    match chore {
        Chore::Tidy { root: None } => tidy::run(&root()?),
        Chore::Tidy { root: Some(other) } => tidy::run(other),
        Chore::Kill9(options) => kill9::run(&root()?, options),
        Chore::Bench(options) => bench::run(&root()?, options),
        Chore::Journeys(options) => journeys::run(&root()?, options),
        Chore::States { check } => states::run(&root()?, *check),
        Chore::Pictures => journeys::pictures(&root()?),
        Chore::Audit => journeys::audit(&root()?),
    }
}

/// The top of the workspace, wherever the command was started.
fn root() -> Result<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("xtask stands in the workspace")?.to_path_buf())
}

/// Says one line to the person who started the chore. Nobody listening any more (`| head`) is no error.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}
