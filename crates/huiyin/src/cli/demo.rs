//! `huiyin demo`: an invented county, filled by the same commands that people give, on a clock that ends today.

use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use huiyin_domain::kernel::time::{Day, Moment, Zone};

use super::door::Door;
use super::{Cli, serve};
use crate::app::{App, Start};
use crate::clock::Clock;

/// Arguments of `huiyin demo`.
#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    /// Where to listen; a demonstration stays on this machine.
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8471")]
    pub listen: SocketAddr,
    /// The day on which the story stands; today when it is not given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Day>,
    /// Fill the directory and stop.
    #[arg(long)]
    pub fill_only: bool,
}

pub(super) fn run(cli: &Cli, args: &DemoArgs) -> anyhow::Result<ExitCode> {
    anyhow::ensure!(args.listen.ip().is_loopback(), "a demonstration listens on this machine alone: use 127.0.0.1");
    serve::start_log();
    let zone = Zone::shanghai();
    let today = args.today.unwrap_or_else(|| Clock::Machine.now().day(&zone));
    // The story is told up to noon of its last day.
    let noon = zone.moment(today.at(12, 0, 0, 0));
    let start = Start {
        dir: cli.data.clone(),
        clock: Clock::standing_at(noon),
        clock_confirmed: true,
        secure: false,
        database: cli.database(),
    };
    let app = App::open(&start)?;
    app.phones_show_the_machines_time();
    let mut err = std::io::stderr();
    let filled = crate::demo::fill(&app, today, &mut |done, all| {
        if done % 100 == 0 || done == all {
            // Progress is for eyes only: a terminal that is gone must not stop the fill.
            drop(write!(err, "\rFilling the county: {done} of {all} steps"));
        }
    })?;
    writeln!(err)?;
    app.clock().set(noon);
    app.refresh_office_blocking()?;
    super::with_streams(cli.json, |out| {
        for sign_in in &filled.sign_ins {
            out.line(format!("{:<14} {:<14} {}", sign_in.login, sign_in.password, sign_in.who))?;
        }
        out.line(format!("Open http://{}/  (staff: http://{}/signin)", args.listen, args.listen))?;
        Ok(ExitCode::SUCCESS)
    })?;
    if args.fill_only {
        return Ok(ExitCode::SUCCESS);
    }
    // A demonstration that was stopped goes on behind what visitors did, never before it.
    let last = app.ledger().side_blocking(Box::new(|_, _| Ok(())))?.at;
    run_on(&app, noon.max(last))?;
    serve::serve(&app, args.listen, Door::Here)
}

/// From noon of the story's last day the clock runs on, second by second, so that what visitors do has its own times.
fn run_on(app: &App, noon: Moment) -> std::io::Result<()> {
    let (clock, start) = (app.clock().clone(), Instant::now());
    std::thread::Builder::new().name("story".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let passed = i64::try_from(start.elapsed().as_millis()).unwrap_or(0);
            clock.set(Moment(noon.0.saturating_add(passed)));
        }
    })?;
    Ok(())
}
