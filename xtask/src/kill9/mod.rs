//! `kill -9` under load: the real server, the real forms, eight people at once, killed at a random moment, again and again.
//!
//! What is counted: receipts that were acknowledged and are gone or changed (`lost`), concerns that exist twice for one click
//! (`duplicated`), rounds after which the store does not check (`corrupt`). All three must be zero. Because a test that cannot
//! fail proves nothing, `--control` builds the server so that it acknowledges before it commits: then something must be lost.
//! What this cannot see: a power cut. The kernel keeps what a killed process wrote; only a record of writes and syncs shows
//! whether they would have survived.

mod person;
mod report;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;

use crate::chance::Chance;
use crate::say;
use crate::server::{self, Server};
use person::Person;
use report::Report;

/// How hard and how long.
#[derive(Args)]
pub(crate) struct Options {
    /// How often the server is killed.
    #[arg(long, default_value_t = 30)]
    rounds: u32,
    /// People who file at the same time.
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// The longest a round lives before it is killed, in milliseconds.
    #[arg(long, default_value_t = 2_000)]
    longest_ms: u64,
    /// Repeats the moments of an earlier run.
    #[arg(long)]
    seed: Option<u64>,
    /// A server that acknowledges before it commits: the run must lose something, or this test is blind.
    #[arg(long)]
    control: bool,
}

/// Receipts of earlier rounds that are looked at again after each restart, besides all new ones.
const OLD_ONES: usize = 24;

/// Runs all rounds and says what was lost.
pub(crate) fn run(root: &Path, options: &Options) -> Result<ExitCode> {
    let features: &[&str] = if options.control { &["torture"] } else { &[] };
    let house = House::build(root, features, options.control)?;
    let mut chance = Chance::seeded(options.seed);
    say(&format!("kill9: {} rounds, {} people, seed {}", options.rounds, options.clients, chance.seed()));
    let mut people: Vec<Person> = (0..options.clients).map(Person::new).collect();
    let mut report = Report::default();
    for _round in 0..options.rounds {
        let server = house.start()?;
        report.check(&mut people, server.address, &mut chance, OLD_ONES);
        let life = Duration::from_millis(chance.below(options.longest_ms));
        load_until_killed(server, &mut people, life)?;
        report.rounds += 1;
        if options.control && report.lost > 0 {
            break;
        }
    }
    // Once more without a knife: open questions are asked again, everything is looked at, and the store checks itself.
    let server = house.start()?;
    report.check(&mut people, server.address, &mut chance, usize::MAX);
    report.count(&mut people);
    server.stop()?;
    let check = house.check()?;
    report.corrupt += u64::from(!check.sound);
    report.concerns = check.streams - house.empty;
    say(&report.line());
    Ok(report.verdict(options.control))
}

/// Everybody files until the server dies under them.
fn load_until_killed(server: Server, people: &mut [Person], life: Duration) -> Result<()> {
    let address = server.address;
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| -> Result<()> {
        for person in people.iter_mut() {
            let over = &over;
            scope.spawn(move || {
                person.arrive(address);
                while !over.load(Ordering::Relaxed) && person.file().is_ok() {}
            });
        }
        std::thread::sleep(life);
        let killed = server.kill();
        over.store(true, Ordering::Relaxed);
        killed
    })
}

/// The installation under torture.
struct House {
    binary: PathBuf,
    folder: tempfile::TempDir,
    control: bool,
    address: SocketAddr,
    /// Streams of the office itself, before anybody filed.
    empty: u64,
}

/// What `huiyin fsck` says.
struct Check {
    sound: bool,
    streams: u64,
}

impl House {
    fn build(root: &Path, features: &[&str], control: bool) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("huiyin-kill9-").tempdir()?;
        // A copy: the next build may put another program into the same place.
        let binary = folder.path().join("huiyin");
        std::fs::copy(server::build(root, false, features)?, &binary)?;
        // One address for all rounds: it is printed on receipts, and people know where the office is.
        let mut house = Self { binary, folder, control, address: server::free_address()?, empty: 0 };
        // The first start makes an office with a front desk: enough to file.
        house.start()?.stop()?;
        house.empty = house.check()?.streams;
        Ok(house)
    }

    fn data(&self) -> Result<String> {
        let path = self.folder.path().join("data");
        Ok(path.to_str().context("a temporary path is UTF-8")?.to_owned())
    }

    fn start(&self) -> Result<Server> {
        let says = self.folder.path().join("says.log");
        let data = self.data()?;
        let arguments = ["serve", "--data", &data];
        let environment: &[(&str, &str)] =
            if self.control { &[("HUIYIN_TORTURE_CONTROL", "acknowledge-before-commit")] } else { &[] };
        Server::start_with(&self.binary, &arguments, environment, self.address, &says)
    }

    /// Lets the store check itself: views, commitments and root against the events.
    fn check(&self) -> Result<Check> {
        let output = Command::new(&self.binary).args(["fsck", "--json", "--data", &self.data()?]).output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            say(&format!("fsck: {said}{}", String::from_utf8_lossy(&output.stderr)));
        }
        let said: Value = serde_json::from_str(&said).context("fsck --json")?;
        let streams = said["streams"].as_u64().context("fsck says how many streams there are")?;
        Ok(Check { sound: output.status.success(), streams })
    }
}
