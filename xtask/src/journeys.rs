//! The journeys: a demo county on a free port, people in a real browser, and at the end the store checks itself.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::{Value, json};

use crate::say;
use crate::server::{self, Server};

/// The day on which the demo county lives; pictures and snapshots are taken on it.
const TODAY: &str = "2026-11-25";

/// Which journeys.
#[derive(Args)]
pub(crate) struct Options {
    /// Only those with this in their name.
    only: Option<String>,
}

/// Runs `e2e/run.mjs` against a fresh demo county.
pub(crate) fn run(root: &Path, options: &Options) -> Result<ExitCode> {
    browse(root, &["run.mjs", options.only.as_deref().unwrap_or_default()])
}

/// Takes the pictures of the README from a fresh demo county, with everything in it.
pub(crate) fn pictures(root: &Path) -> Result<ExitCode> {
    browse(root, &["pictures.mjs"])
}

/// Lighthouse over eight pages of a fresh demo county.
pub(crate) fn audit(root: &Path) -> Result<ExitCode> {
    install_in(&root.join("e2e/audit"))?;
    browse(root, &["audit/audit.mjs"])
}

fn browse(root: &Path, script: &[&str]) -> Result<ExitCode> {
    install_in(&root.join("e2e"))?;
    let binary = server::build(root, false, &[])?;
    let folder = tempfile::Builder::new().prefix("huiyin-journeys-").tempdir()?;
    let (data, says) = (folder.path().join("data"), folder.path().join("says.log"));
    let data = data.to_str().context("a temporary path is UTF-8")?;
    let arguments = ["demo", "--data", data, "--today", TODAY];
    let server = Server::start(&binary, &arguments, server::free_address()?, &says)?;
    let said = std::fs::read_to_string(&says)?;
    let refused = refused(&said);
    ensure!(refused.is_empty(), "the demo was refused a step while it was filled: {}", refused.join(" | "));
    let status = Command::new("node")
        .current_dir(root.join("e2e"))
        .args(script)
        .env("HUIYIN_URL", format!("http://{}", server.address))
        .env("HUIYIN_SIGN_INS", sign_ins(&said).to_string())
        .env("HUIYIN_ROUTES", routes(&binary, folder.path())?)
        .status()
        .context("node runs the journeys")?;
    server.stop()?;
    let checks = Command::new(&binary).args(["fsck", "--data", data]).status()?.success();
    say(if checks { "fsck after the journeys: clean" } else { "fsck after the journeys: NOT clean" });
    Ok(if status.success() && checks { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was refused while the county was filled: the demo goes on without the rest of that story, its tests do not.
fn refused(said: &str) -> Vec<&str> {
    said.lines().filter(|line| line.contains("a step of the demo was refused")).collect()
}

/// The sign-ins that `huiyin demo` prints: name, password, who it is.
pub(crate) fn sign_ins(said: &str) -> Value {
    let printed = said.lines().take_while(|line| !line.starts_with("Open http"));
    let people = printed.filter_map(|line| {
        let mut words = line.splitn(3, ' ').filter(|word| !word.is_empty());
        // Above the people stands how far the filling is; account names have small letters only.
        let login = words.next().filter(|login| login.bytes().all(|byte| byte.is_ascii_lowercase()))?;
        let rest = line.get(15..)?.trim_start();
        let (password, who) = rest.split_once(' ')?;
        Some(json!({"login": login, "password": password, "who": who.trim()}))
    });
    Value::Array(people.collect())
}

/// The routes of the program, so that no page is forgotten by the checks of all pages.
fn routes(binary: &Path, folder: &Path) -> Result<std::path::PathBuf> {
    let output = Command::new(binary).args(["routes", "--json"]).output()?;
    ensure!(output.status.success(), "huiyin routes --json: {}", String::from_utf8_lossy(&output.stderr));
    let path = folder.join("routes.json");
    std::fs::write(&path, output.stdout)?;
    Ok(path)
}

/// The packages of a folder, exactly as locked.
fn install_in(folder: &Path) -> Result<()> {
    let (locked, installed) = (folder.join("package-lock.json"), folder.join("node_modules/.package-lock.json"));
    let fresh = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    if fresh(&installed).is_some_and(|then| fresh(&locked).is_some_and(|lock| lock <= then)) {
        return Ok(());
    }
    say("npm ci");
    let status = Command::new("npm").current_dir(folder).args(["ci", "--ignore-scripts", "--loglevel=error"]).status();
    ensure!(status.context("npm")?.success(), "npm ci failed");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_was_refused_while_filling_is_found_and_nothing_else_is() {
        let said = "Filling the county: 100 of 17061 steps\r\
                    2026-11-28T10:42:44Z WARN a step of the demo was refused; the rest of its story is left out why=x\n\
                    zhoumin        anlan-huiyin   周敏";
        assert_eq!(refused(said).len(), 1);
        assert!(refused("Filling the county: 100 of 17061 steps\nOpen http://127.0.0.1:1/").is_empty());
    }

    #[test]
    fn only_people_are_read_from_what_the_demo_says() {
        let said = "Filling the county: 100 of 17061 stepsFilling the county: 17061 of 17061 steps\n\
                    zhoumin        anlan-huiyin   周敏，安澜县交通运输局承办人\nOpen http://127.0.0.1:1/\nlater words of the log";
        let people = sign_ins(said);
        assert_eq!(people.as_array().unwrap().len(), 1);
        assert_eq!(people[0]["login"], "zhoumin");
        assert_eq!(people[0]["password"], "anlan-huiyin");
    }
}
