//! `huiyin report`: figures over all concerns.

use std::process::ExitCode;

use clap::Args;

use super::Out;
use crate::app::App;

/// Arguments of `huiyin report`.
#[derive(Args, Clone, Debug)]
pub struct ReportArgs {}

pub(super) fn run(_app: &App, _args: &ReportArgs, _out: &mut Out) -> anyhow::Result<ExitCode> {
    anyhow::bail!("reports are being built")
}
