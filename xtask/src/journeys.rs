//! The journeys: a demo county on a free port, people in a real browser, and at the end the store checks itself.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::say;
use crate::server::{self, Server};

/// The day on which the demo county lives; pictures and snapshots are taken on it.
const TODAY: &str = "2026-11-25";

/// Which journeys.
#[derive(Args)]
pub(crate) struct Options {
    /// Only those with this in their name.
    only: Option<String>,
    /// How many concerns the county has around the story; fewer start faster.
    #[arg(long, default_value_t = 200)]
    concerns: u32,
}

/// Runs `e2e/run.mjs` against a fresh demo county.
pub(crate) fn run(root: &Path, options: &Options) -> Result<ExitCode> {
    browse(root, options.concerns, &["run.mjs", options.only.as_deref().unwrap_or_default()])
}

/// Takes the pictures of the README from a fresh demo county, with everything in it.
pub(crate) fn pictures(root: &Path) -> Result<ExitCode> {
    browse(root, 1_500, &["pictures.mjs"])
}

fn browse(root: &Path, concerns: u32, script: &[&str]) -> Result<ExitCode> {
    install(root)?;
    let binary = server::build(root, false, &[])?;
    let folder = tempfile::Builder::new().prefix("huiyin-journeys-").tempdir()?;
    let (data, says) = (folder.path().join("data"), folder.path().join("says.log"));
    let data = data.to_str().context("a temporary path is UTF-8")?;
    let count = concerns.to_string();
    let arguments = ["demo", "--data", data, "--today", TODAY, "--concerns", &count];
    let server = Server::start(&binary, &arguments, server::free_address()?, &says)?;
    let status = Command::new("node")
        .current_dir(root.join("e2e"))
        .args(script)
        .env("HUIYIN_URL", format!("http://{}", server.address))
        .env("HUIYIN_SIGN_INS", Path::new(data).join("sign-ins.json"))
        .env("HUIYIN_ROUTES", routes(&binary, folder.path())?)
        .status()
        .context("node runs the journeys")?;
    server.stop()?;
    let checks = Command::new(&binary).args(["fsck", "--data", data]).status()?.success();
    say(if checks { "fsck after the journeys: clean" } else { "fsck after the journeys: NOT clean" });
    Ok(if status.success() && checks { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The routes of the program, so that no page is forgotten by the checks of all pages.
fn routes(binary: &Path, folder: &Path) -> Result<std::path::PathBuf> {
    let output = Command::new(binary).args(["routes", "--json"]).output()?;
    ensure!(output.status.success(), "huiyin routes --json: {}", String::from_utf8_lossy(&output.stderr));
    let path = folder.join("routes.json");
    std::fs::write(&path, output.stdout)?;
    Ok(path)
}

/// The two packages of `e2e/`, exactly as locked.
fn install(root: &Path) -> Result<()> {
    let folder = root.join("e2e");
    let (locked, installed) = (folder.join("package-lock.json"), folder.join("node_modules/.package-lock.json"));
    let fresh = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    if fresh(&installed).is_some_and(|then| fresh(&locked).is_some_and(|lock| lock <= then)) {
        return Ok(());
    }
    say("npm ci in e2e/");
    let status = Command::new("npm").current_dir(&folder).args(["ci", "--ignore-scripts", "--loglevel=error"]).status();
    ensure!(status.context("npm")?.success(), "npm ci in e2e/ failed");
    Ok(())
}
