//! The real server as a child process: started, waited for, stopped politely or killed.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::http::Client;

/// How long a start may take before we call it failed; a debug build that builds a demo county needs most of it.
const START: Duration = Duration::from_secs(180);

/// A running server. Dropping it kills it.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From the start of the process to the first good answer.
    pub(crate) started_in: Duration,
}

impl Server {
    /// Starts `huiyin ARGUMENTS --listen ADDRESS` and waits until it answers. What it says goes into a file.
    pub(crate) fn start(binary: &Path, arguments: &[&str], address: SocketAddr, says: &Path) -> Result<Self> {
        Self::start_with(binary, arguments, &[], address, says)
    }

    /// The same with variables of the environment.
    pub(crate) fn start_with(
        binary: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
        address: SocketAddr,
        says: &Path,
    ) -> Result<Self> {
        let said =
            File::options().create(true).append(true).open(says).with_context(|| format!("{}", says.display()))?;
        let begun = Instant::now();
        let child = Command::new(binary)
            .args(arguments)
            .args(["--listen", &address.to_string()])
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(said.try_clone()?)
            .stderr(said)
            .spawn()
            .with_context(|| format!("starting {}", binary.display()))?;
        let mut server = Self { child, address, started_in: Duration::ZERO };
        server.wait_until_ready(begun, says)?;
        Ok(server)
    }

    fn wait_until_ready(&mut self, begun: Instant, says: &Path) -> Result<()> {
        while begun.elapsed() < START {
            if let Some(status) = self.child.try_wait()? {
                let said = std::fs::read_to_string(says).unwrap_or_default();
                bail!("the server ended with {status}: {}", said.lines().rev().take(5).collect::<Vec<_>>().join(" | "));
            }
            if Client::new(self.address).get("/healthz").is_ok_and(|answer| answer.status == 200) {
                self.started_in = begun.elapsed();
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        bail!("the server did not answer within {} s; see {}", START.as_secs(), says.display())
    }

    /// The process id, to ask the system what it uses.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`: no signal handler, no flush, no good-bye.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop, and waits for it.
    pub(crate) fn stop(mut self) -> Result<()> {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        anyhow::ensure!(asked.success(), "kill -TERM");
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(20) {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("the server did not stop within 20 s of being asked to")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is fine; a chore must not leave a server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address on this machine that nobody uses now.
pub(crate) fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Builds the program and says where it is.
pub(crate) fn build(root: &Path, release: bool, features: &[&str]) -> Result<PathBuf> {
    let mut command = Command::new("cargo");
    command.current_dir(root).args([
        "build",
        "--quiet",
        "--package",
        "huiyin",
        "--message-format",
        "json-render-diagnostics",
    ]);
    if release {
        command.arg("--release");
    }
    if !features.is_empty() {
        command.args(["--features", &features.join(",")]);
    }
    let output = command.stderr(Stdio::inherit()).output().context("cargo build")?;
    anyhow::ensure!(output.status.success(), "the program does not build");
    let said = String::from_utf8_lossy(&output.stdout);
    let artifacts = said.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let binary = artifacts
        .filter(|one| one["target"]["name"] == "huiyin")
        .find_map(|one| one["executable"].as_str().map(PathBuf::from));
    binary.context("cargo built no binary named huiyin")
}
