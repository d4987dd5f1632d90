//! Where foreign files are opened: a process of its own with limits on memory, time and output, which can write no file and
//! start no other. What breaks there breaks alone.

use std::io::Read;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, setrlimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;

/// Processor time of a child, in seconds.
const CPU_S: u64 = 10;
/// How long the parent waits.
const PATIENCE: Duration = Duration::from_secs(15);
/// Children at a time: two cores, and pages come first.
static CHILDREN: Semaphore = Semaphore::const_new(2);

/// The allocator takes address space in pieces of this size. By itself it takes a gibibyte when it starts, as much as a child may
/// have altogether; one in thirty pictures was then refused, because the next piece was one too many.
const ARENA: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "64MiB");

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that decodes; tests do, since they are another program themselves.
pub fn set_program(path: PathBuf) {
    drop(PROGRAM.set(path));
}

/// Runs this program again with these arguments on these bytes: its code, and what it wrote, up to a limit. `None` when it
/// could not be run, was killed, or took too long.
pub(super) async fn run(args: &[String], bytes: Vec<u8>, most: usize) -> Option<(Option<i32>, Vec<u8>)> {
    let _turn = CHILDREN.acquire().await.ok()?;
    let done = tokio::time::timeout(PATIENCE, in_child(args, bytes, most)).await.ok()?;
    done.inspect_err(|fault| tracing::error!(%fault, "the process that opens files could not be run")).ok()
}

async fn in_child(args: &[String], bytes: Vec<u8>, most: usize) -> std::io::Result<(Option<i32>, Vec<u8>)> {
    let mut child = command(args)?.spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else { return Ok((None, Vec::new())) };
    let send = async move {
        // A child that has seen enough closes its end; what it says then counts.
        drop(stdin.write_all(&bytes).await);
        drop(stdin);
    };
    let receive = async move {
        let mut written = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX);
        stdout.take(limit).read_to_end(&mut written).await.map(|_| written)
    };
    let ((), written) = tokio::join!(send, receive);
    let status = child.wait().await?;
    Ok((status.code(), written?))
}

/// This program again with these arguments, its pipes and its environment; not started yet.
///
/// # Errors
/// When this program cannot be found.
pub fn command(args: &[String]) -> std::io::Result<tokio::process::Command> {
    let program = match PROGRAM.get() {
        Some(path) => path.clone(),
        None => std::env::current_exe()?,
    };
    let mut command = tokio::process::Command::new(program);
    command.args(args).env_clear().env(ARENA.0, ARENA.1).kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    Ok(command)
}

/// In the child, before anything else: limits itself to so much memory, and reads what it is given.
///
/// # Errors
/// When the limits cannot be set: then nothing is read.
pub(super) fn begin(memory: u64, most: usize) -> anyhow::Result<Vec<u8>> {
    let hard = |limit: u64| Rlimit { current: Some(limit), maximum: Some(limit) };
    setrlimit(Resource::As, hard(memory))?;
    setrlimit(Resource::Cpu, hard(CPU_S))?;
    setrlimit(Resource::Fsize, hard(0))?;
    setrlimit(Resource::Core, hard(0))?;
    let mut bytes = Vec::new();
    std::io::stdin().take(u64::try_from(most)? + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
