//! `huiyin serve`: makes the directory, the keys and the first administrator when there are none, then runs the office.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use huiyin_domain::kernel::actor::Actor;
use huiyin_ledger::Failure;

use super::Cli;
use super::door::{Door, DoorArgs};
use crate::accounts::store;
use crate::app::{App, Start};
use crate::clock::Clock;
use crate::daily_backup::{self, DailyBackup};
use crate::intake::sweep_uploads::Uploads;
use crate::office::first_office;
use crate::{handle, web};

/// Arguments of `huiyin serve`.
#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    /// Where to listen. Anything but loopback needs --tls, --acme or --behind.
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8471")]
    pub listen: SocketAddr,
    /// How pages leave this machine.
    #[command(flatten)]
    pub door: DoorArgs,
    /// Where a backup goes every day; best on another disk. [default: backups/ in the data directory]
    #[arg(long, value_name = "DIR")]
    pub backup_dir: Option<PathBuf>,
    /// How many days of them are kept.
    #[arg(long, value_name = "DAYS", default_value_t = daily_backup::KEEP)]
    pub backup_keep: usize,
    /// The time of this machine is right although the last event is more than thirty days old.
    #[arg(long)]
    pub confirm_clock: bool,
    /// The database and the directory were backed up just now, so this newer program may change the database's shape.
    #[arg(long, requires = "database")]
    pub confirm_backup: bool,
    /// The area that a new office serves.
    #[arg(long, value_name = "NAME", default_value = "本县")]
    pub area: String,
}

/// What a new installation begins with.
#[derive(Clone, Debug)]
pub struct FirstOffice {
    /// The area it serves.
    pub area: String,
}

impl Default for FirstOffice {
    fn default() -> Self {
        Self { area: "本县".to_owned() }
    }
}

/// Runs the office until it is told to stop.
pub(super) fn run(cli: &Cli, args: &ServeArgs) -> anyhow::Result<ExitCode> {
    let door = args.door.door(args.listen, &cli.data)?;
    anyhow::ensure!(
        cli.database.is_none() || args.backup_dir.is_none(),
        "--backup-dir does not go with --database: this program cannot back up a database yet; use its own tools (pg_dump, pg_basebackup)"
    );
    start_log();
    let start = Start {
        dir: cli.data.clone(),
        clock: Clock::Machine,
        clock_confirmed: args.confirm_clock,
        database: cli.database(),
        secure: door.is_secure(),
    };
    let app = App::open(&start).with_context(|| format!("cannot open {}", cli.data.display()))?;
    say_upgraded(&app, &mut std::io::stderr())?;
    let folder = args.backup_dir.clone().unwrap_or_else(|| DailyBackup::beside(&cli.data).folder);
    app.back_up_into(DailyBackup { folder, keep: args.backup_keep });
    if app.ledger().is_in_database() {
        tracing::warn!("no daily backup is taken of a database: that is for its own tools (docs/operator, PostgreSQL)");
    }
    make_first_office(&app, &FirstOffice { area: args.area.clone() }, &mut std::io::stderr())?;
    serve(&app, args.listen, door)
}

/// Logs go to standard error and hold no words of people; `HUIYIN_LOG` sets how much.
pub(super) fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("HUIYIN_LOG").unwrap_or_else(|_| "info".into());
    // A second start in one process (tests) keeps the first log.
    drop(tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init());
}

/// Says that the directory was older than this program, and where the backup from before lies.
///
/// # Errors
/// When nobody reads any more.
pub fn say_upgraded(app: &App, say: &mut dyn Write) -> std::io::Result<()> {
    let Some(file) = app.ledger().upgraded() else { return Ok(()) };
    writeln!(
        say,
        "The data were of an older version and are brought up now. A backup from before was taken and checked:"
    )?;
    writeln!(say, "  {}\n  and the same with .keys; both are needed. Remove them when you are content.", file.display())
}

/// Makes the first unit, posts and administrator of an empty installation, and says the password once.
///
/// # Errors
/// When the ledger cannot be written.
pub fn make_first_office(app: &App, first: &FirstOffice, say: &mut dyn Write) -> anyhow::Result<()> {
    if app.office().office.described().is_some() {
        return Ok(());
    }
    let commands =
        first_office::commands(&first.area).map_err(|fault| anyhow::anyhow!("--area cannot be a name: {fault:?}"))?;
    handle::handle_office_blocking(app, handle::OfficeOrder::new(Actor::Operator, commands))?;
    let password = super::user::new_password(app)?;
    let account = store::Account {
        login: "admin".to_owned(),
        person: first_office::FIRST_ADMIN,
        hash: store::hash(&password, &app.ledger().random()?)?,
        must_change: true,
    };
    app.ledger().side_blocking(store::set(account))?;
    writeln!(say, "A new installation was made in {}.", app.ledger().dir().display())?;
    writeln!(say, "First administrator: admin   password: {password}   (shown this once; change it after signing in)")?;
    Ok(())
}

/// Serves an open installation: pages, socket, jobs.
///
/// # Errors
/// When the address cannot be used.
pub fn serve(app: &App, listen: SocketAddr, door: Door) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener =
            tokio::net::TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
        super::socket::listen(app.clone()).context("cannot make the socket in the data directory")?;
        let address = listener.local_addr()?;
        tracing::info!(%address, scheme = door.scheme(), "open");
        if web::assets::address("desk.ts").is_none() {
            tracing::info!("built without scripts (web/build.mjs has not run): pages work, the desk's keys and autosave are missing");
        }
        app.indexer().follow();
        let jobs = tokio::spawn(run_jobs(app.clone()));
        let quick = tokio::spawn(run_quick_steps(app.clone()));
        let served = door.serve(listener, crate::router::service(app.clone()), told_to_stop()).await;
        jobs.abort();
        quick.abort();
        served.map(|()| ExitCode::SUCCESS)
    })
}

async fn told_to_stop() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_no_signals_here) => std::future::pending().await,
        }
    };
    tokio::select! {
        _interrupted = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

/// How often terms are looked at.
const EVERY: Duration = Duration::from_secs(60);
/// How often, in rounds of that, files are looked at: every hour.
const ROUNDS_OF_FILES: u32 = 60;

async fn sweep(app: &App) -> Result<(), Failure> {
    web::shelf::sweep(app).await?;
    web::attempts::sweep(app).await?;
    crate::accounts::sessions::sweep(app).await
}

/// Takes the day's backup when it is due. The demonstration has its own days and nothing to lose.
async fn back_up(app: &App) -> anyhow::Result<()> {
    if !matches!(app.clock(), Clock::Machine) || app.ledger().is_in_database() {
        return Ok(());
    }
    let (app, now) = (app.clone(), app.now());
    let taken = tokio::task::spawn_blocking(move || app.daily_backup().take_if_due(app.ledger(), now, app.zone()));
    if let Some(file) = taken.await?? {
        tracing::info!(file = %file.display(), "the day's backup was taken");
    }
    Ok(())
}

/// How often quick steps are looked for whose ten seconds are over.
const EVERY_MOMENT: Duration = Duration::from_secs(1);

/// Does held quick steps when their time has come; at the start also those that a stop of the program left behind.
async fn run_quick_steps(app: App) {
    let mut ticks = tokio::time::interval(EVERY_MOMENT);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(failure) = crate::casework::release_quick_steps::release_quick_steps(&app).await {
            tracing::warn!(%failure, "quick steps could not be done; tried again in a second");
        }
    }
}

/// Notes passed terms and clears what has run out; a fault is logged and tried again a minute later.
async fn run_jobs(app: App) {
    let mut ticks = tokio::time::interval(EVERY);
    // After a stop of the machine the missed rounds are not made up for: files must be seen twice, an hour apart.
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let (mut uploads, mut round) = (Uploads::default(), 0_u32);
    loop {
        ticks.tick().await;
        if let Err(failure) = crate::casework::take_succession::take_succession(&app).await {
            tracing::warn!(%failure, "concerns of a dissolved unit are not with its successor's name yet");
        }
        if let Err(failure) = crate::deadlines::note_misses::note_misses(&app).await {
            tracing::warn!(%failure, "passed terms could not be noted; tried again in a minute");
        }
        if let Err(failure) = sweep(&app).await {
            tracing::warn!(%failure, "what has run out could not be cleared; tried again in a minute");
        }
        if round.is_multiple_of(ROUNDS_OF_FILES)
            && let Err(fault) = uploads.sweep(&app).await
        {
            tracing::warn!(%fault, "files could not be looked at; tried again in an hour");
        }
        if round.is_multiple_of(ROUNDS_OF_FILES)
            && let Err(error) = back_up(&app).await
        {
            tracing::error!(%error, "there is no backup of today; tried again in an hour");
        }
        round = round.wrapping_add(1);
    }
}
