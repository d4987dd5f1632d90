//! Chores of the workspace: `cargo xtask tidy` holds what the compiler cannot, the others measure and torture.

mod http;
mod server;
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
