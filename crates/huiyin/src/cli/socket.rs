//! The socket in the data directory: a command line asks the running server to do the work, since only one program may
//! have the directory open. Only who may open the directory may open the socket (mode 0600).
//!
//! Question: a line of JSON (arguments and working directory). Answer: frames of one byte (`o` output, `e` errors, `x` exit
//! code), four bytes of length, and the bytes.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use serde::{Deserialize, Serialize};

use super::{Cli, Out, inside};
use crate::app::App;

#[derive(Serialize, Deserialize)]
struct Question {
    args: Vec<String>,
    cwd: PathBuf,
    terminal: bool,
    /// What was typed where the command was typed; the socket is the owner's alone.
    #[serde(default)]
    secrets: super::export::Secrets,
}

fn path(data: &Path) -> PathBuf {
    data.join("huiyin.sock")
}

/// Asks the running server to do what this command line says; `None` when no server runs there.
///
/// # Errors
/// When the server goes away in the middle.
pub fn ask(cli: &Cli) -> anyhow::Result<Option<ExitCode>> {
    let Ok(mut stream) = UnixStream::connect(path(&cli.data)) else { return Ok(None) };
    let question = Question {
        args: std::env::args().collect(),
        cwd: std::env::current_dir()?,
        terminal: std::io::stderr().is_terminal(),
        secrets: match &cli.command {
            super::Command::Export(args) => args.secrets.clone(),
            super::Command::Init(_)
            | super::Command::Serve(_)
            | super::Command::Demo(_)
            | super::Command::Import(_)
            | super::Command::Report(_)
            | super::Command::User(_)
            | super::Command::Doctor
            | super::Command::Backup(_)
            | super::Command::Restore(_)
            | super::Command::Rebuild(_)
            | super::Command::Fsck
            | super::Command::Log(_)
            | super::Command::Routes
            | super::Command::DecodePicture
            | super::Command::ReadWorkbook
            | super::Command::ExamineFile { .. } => super::export::Secrets::default(),
        },
    };
    writeln!(stream, "{}", serde_json::to_string(&question)?)?;
    loop {
        let mut head = [0_u8; 5];
        stream
            .read_exact(&mut head)
            .map_err(|_| anyhow::anyhow!("the server went away; ask again with the same command"))?;
        let [kind, length @ ..] = head;
        let mut bytes = vec![0; usize::try_from(u32::from_be_bytes(length))?];
        stream.read_exact(&mut bytes)?;
        match kind {
            b'o' => std::io::stdout().write_all(&bytes)?,
            b'e' => std::io::stderr().write_all(&bytes)?,
            _exit => return Ok(Some(ExitCode::from(bytes.first().copied().unwrap_or(1)))),
        }
    }
}

/// Listens until the program ends; each question on a thread of its own.
///
/// # Errors
/// When the socket cannot be made.
pub fn listen(app: App) -> std::io::Result<()> {
    let path = path(app.ledger().dir());
    // The directory's lock is ours, so a socket that lies there is left over from a program that was killed.
    match std::fs::remove_file(&path) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => return Err(fault),
        Ok(()) | Err(_) => {}
    }
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    std::thread::Builder::new().name("socket".to_owned()).spawn(move || {
        for stream in listener.incoming().flatten() {
            let app = app.clone();
            let answering = std::thread::Builder::new().name("command".to_owned());
            if let Err(fault) = answering.spawn(move || answer(&app, stream)) {
                tracing::error!(%fault, "a command line could not be answered");
            }
        }
    })?;
    Ok(())
}

fn answer(app: &App, stream: UnixStream) {
    let done = stream.try_clone().map_err(anyhow::Error::from).and_then(|asked| answer_on(app, asked, &stream));
    if let Err(fault) = done {
        tracing::warn!(%fault, "a command line went away before it had its answer");
    }
}

fn answer_on(app: &App, asked: UnixStream, stream: &UnixStream) -> anyhow::Result<()> {
    let mut line = String::new();
    BufReader::new(asked).read_line(&mut line)?;
    let question: Question = serde_json::from_str(&line)?;
    let (mut out, mut err) = (Frames { stream, kind: b'o' }, Frames { stream, kind: b'e' });
    let code = match Cli::try_parse_from(&question.args) {
        Ok(mut cli) => {
            at_home(&mut cli, &question.cwd);
            if let super::Command::Export(args) = &mut cli.command {
                args.secrets = question.secrets.clone();
            }
            let json = cli.json;
            let terminal = question.terminal;
            match inside(app, &cli, &mut Out { out: &mut out, err: &mut err, json, terminal }) {
                Ok(code) => u8::from(code != ExitCode::SUCCESS),
                Err(fault) => {
                    writeln!(err, "huiyin: {fault:#}")?;
                    1
                }
            }
        }
        Err(fault) => {
            write!(err, "{fault}")?;
            2
        }
    };
    Frames { stream, kind: b'x' }.write_all(&[code])?;
    Ok(())
}

/// Files are named as seen from where the command line was typed.
fn at_home(cli: &mut Cli, cwd: &Path) {
    match &mut cli.command {
        super::Command::Import(args) => args.file = cwd.join(&args.file),
        super::Command::Export(args) => args.folder = cwd.join(&args.folder),
        super::Command::Backup(args) => args.file = cwd.join(&args.file),
        super::Command::Init(_)
        | super::Command::Serve(_)
        | super::Command::Demo(_)
        | super::Command::Report(_)
        | super::Command::User(_)
        | super::Command::Doctor
        | super::Command::Restore(_)
        | super::Command::Rebuild(_)
        | super::Command::Fsck
        | super::Command::Log(_)
        | super::Command::Routes
        | super::Command::DecodePicture
        | super::Command::ReadWorkbook
        | super::Command::ExamineFile { .. } => {}
    }
}

struct Frames<'a> {
    stream: &'a UnixStream,
    kind: u8,
}

impl Write for Frames<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mut stream = self.stream;
        stream.write_all(&[self.kind])?;
        stream.write_all(&length.to_be_bytes())?;
        stream.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
