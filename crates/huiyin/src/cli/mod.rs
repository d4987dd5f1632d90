//! The command line. It talks to a running server over a socket in the data directory, otherwise it takes the directory's lock.

pub mod bar;
pub mod care;
pub mod demo;
pub mod door;
pub mod exchange;
pub mod export;
pub mod import;
pub mod init;
pub mod report;
pub mod routes;
pub mod serve;
pub mod socket;
pub mod user;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::{App, Database, Start};
use crate::clock::Clock;

const EXAMPLES: &str = "\
Examples:
  huiyin demo                                  a county to look around in, on http://127.0.0.1:8471
  huiyin serve --data /srv/huiyin              the office itself; the first start prints the administrator's password
  huiyin import old.xlsx --data /srv/huiyin    bring old records in; a second time adds nothing
  huiyin backup /mnt/usb/today --data /srv/huiyin
  huiyin doctor --data /srv/huiyin             is everything as it should be, and if not, what to do
";

/// Huiyin (回音): every concern gets an answer.
#[derive(Debug, Parser)]
#[command(name = "huiyin", version, before_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Cli {
    /// The directory that is the whole installation.
    #[arg(long, global = true, value_name = "DIR", default_value = "data/huiyin", env = "HUIYIN_DATA")]
    pub data: PathBuf,
    /// Where the events are, when not in a file of the directory: postgres://USER@HOST/NAME. The directory keeps the keys and the attachments.
    #[arg(long, global = true, value_name = "ADDRESS", env = "HUIYIN_DATABASE", hide_env_values = true)]
    pub database: Option<huiyin_ledger::Address>,
    /// Answers for programs instead of people.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Cli {
    /// The database that was named. That it was backed up can be said to `serve` alone.
    fn database(&self) -> Option<Database> {
        let backed_up = matches!(&self.command, Command::Serve(args) if args.confirm_backup);
        self.database.clone().map(|address| Database { address, backed_up })
    }
}

/// What the command line can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an installation and print the first administrator's password, once.
    Init(init::InitArgs),
    /// Run the office.
    Serve(Box<serve::ServeArgs>),
    /// Run an invented county to look around in.
    Demo(demo::DemoArgs),
    /// Bring in old records from a CSV or Excel file, or another installation's export into an empty one.
    Import(import::ImportArgs),
    /// What one person may read, as a folder for another installation.
    Export(export::ExportArgs),
    /// Figures over all concerns.
    Report(report::ReportArgs),
    /// Accounts of people who work here.
    User(user::UserArgs),
    /// Is everything as it should be, and if not, what to do.
    Doctor,
    /// Copy everything while work goes on: writes FILE and FILE.keys, and both are needed.
    Backup(care::BackupArgs),
    /// Make an empty data directory from FILE and FILE.keys.
    Restore(care::RestoreArgs),
    /// Make all views anew from the events.
    Rebuild(care::RebuildArgs),
    /// Recompute every leaf, node, view and sealed text, and say what does not fit.
    Fsck,
    /// The log of everything that happened.
    Log(care::LogArgs),
    /// Every route with its permission.
    Routes,
    /// Decode one picture from standard input within limits; used by the server itself.
    #[command(hide = true)]
    DecodePicture,
    /// Look at one file from standard input within limits; used by the server itself.
    #[command(hide = true)]
    ExamineFile {
        /// `pdf`, `audio`, or `page`.
        what: String,
        /// Which page to draw.
        page: Option<u32>,
    },
    /// Read one table from standard input within limits; used by the server itself.
    #[command(hide = true)]
    ReadWorkbook,
}

/// Where a command writes, and in what form.
pub struct Out<'a> {
    /// Answers.
    pub out: &'a mut dyn Write,
    /// Progress and warnings.
    pub err: &'a mut dyn Write,
    /// For programs.
    pub json: bool,
    /// Somebody watches the warnings on a screen, so progress may be drawn there.
    pub terminal: bool,
}

impl Out<'_> {
    /// One line of an answer.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn line(&mut self, text: impl AsRef<str>) -> std::io::Result<()> {
        writeln!(self.out, "{}", text.as_ref())
    }

    /// An answer for programs.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn json(&mut self, value: &serde_json::Value) -> std::io::Result<()> {
        writeln!(self.out, "{value}")
    }
}

/// Runs the command line; the exit code says whether it went well.
pub fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(fault) => {
            // The chain of causes, once, here at the rim.
            #[expect(clippy::print_stderr, reason = "the command line answers here")]
            {
                eprintln!("huiyin: {fault:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(mut cli: Cli) -> anyhow::Result<ExitCode> {
    if let Command::Export(args) = &mut cli.command {
        args.ask()?;
    }
    match &cli.command {
        Command::Init(args) => with_streams(cli.json, |out| init::run(&cli, args, out)),
        Command::Serve(args) => serve::run(&cli, args),
        Command::Demo(args) => demo::run(&cli, args),
        Command::Restore(args) => with_streams(cli.json, |out| care::restore(&cli, args, out)),
        Command::Routes => with_streams(cli.json, routes::run),
        Command::DecodePicture => crate::intake::decode_picture::run(),
        Command::ExamineFile { what, page } => crate::intake::examine_file::run(what, *page),
        Command::ReadWorkbook => crate::intake::read_workbook::run(),
        Command::Import(_)
        | Command::Export(_)
        | Command::Report(_)
        | Command::User(_)
        | Command::Doctor
        | Command::Backup(_)
        | Command::Rebuild(_)
        | Command::Fsck
        | Command::Log(_) => inside_or_here(&cli),
    }
}

fn with_streams(json: bool, run: impl FnOnce(&mut Out) -> anyhow::Result<ExitCode>) -> anyhow::Result<ExitCode> {
    let (mut stdout, mut stderr) = (std::io::stdout(), std::io::stderr());
    let terminal = stderr.is_terminal();
    run(&mut Out { out: &mut stdout, err: &mut stderr, json, terminal })
}

/// Asks the running server, or opens the directory when none runs.
fn inside_or_here(cli: &Cli) -> anyhow::Result<ExitCode> {
    if let Some(code) = socket::ask(cli)? {
        return Ok(code);
    }
    let start = Start {
        dir: cli.data.clone(),
        clock: Clock::Machine,
        clock_confirmed: false,
        secure: false,
        database: cli.database(),
    };
    anyhow::ensure!(
        huiyin_ledger::is_installation(&cli.data) || matches!(cli.command, Command::Import(_)),
        "there is no installation in {}; `huiyin serve --data DIR` makes one",
        cli.data.display()
    );
    let app = App::open(&start)?;
    serve::say_upgraded(&app, &mut std::io::stderr())?;
    serve::make_first_office(&app, &serve::FirstOffice::default(), &mut std::io::stderr())?;
    with_streams(cli.json, |out| inside(&app, cli, out))
}

/// Runs a command on an open installation: here, or inside the server that a socket asked.
///
/// # Errors
/// What the command says.
pub fn inside(app: &App, cli: &Cli, out: &mut Out) -> anyhow::Result<ExitCode> {
    match &cli.command {
        Command::Import(args) => import::run(app, args, out),
        Command::Export(args) => export::run(app, args, out),
        Command::Report(args) => report::run(app, args, out),
        Command::User(args) => user::run(app, args, out),
        Command::Doctor => care::doctor(app, out),
        Command::Backup(args) => care::backup(app, args, out),
        Command::Rebuild(args) => care::rebuild(app, args, out),
        Command::Fsck => care::fsck(app, out),
        Command::Log(args) => care::log(app, args, out),
        Command::Init(_)
        | Command::Serve(_)
        | Command::Demo(_)
        | Command::Restore(_)
        | Command::Routes
        | Command::DecodePicture
        | Command::ReadWorkbook
        | Command::ExamineFile { .. } => {
            anyhow::bail!("this command does not run inside the server")
        }
    }
}
