//! `huiyin init`: makes an installation and says the administrator's password, once, to whoever typed this and to nobody else.
//! `serve` does the same on an empty directory; run by the machine itself its words would stand in the machine's log.

use std::process::ExitCode;

use clap::Args;

use super::serve::{self, FirstOffice};
use super::{Cli, Out};
use crate::app::{App, Start};
use crate::clock::Clock;

/// Arguments of `huiyin init`.
#[derive(Args, Clone, Debug)]
pub struct InitArgs {
    /// The area that the office serves.
    #[arg(long, value_name = "NAME", default_value = "本县")]
    pub area: String,
}

pub(super) fn run(cli: &Cli, args: &InitArgs, out: &mut Out) -> anyhow::Result<ExitCode> {
    let dir = &cli.data;
    anyhow::ensure!(!huiyin_ledger::is_installation(dir), "there is an installation in {} already", dir.display());
    let start = Start {
        dir: dir.clone(),
        clock: Clock::Machine,
        clock_confirmed: false,
        secure: false,
        database: cli.database(),
    };
    let app = App::open(&start)?;
    serve::make_first_office(&app, &FirstOffice { area: args.area.clone() }, out.out)?;
    out.line("Sign in, set the second factor, then add units, posts and people.")?;
    Ok(ExitCode::SUCCESS)
}
