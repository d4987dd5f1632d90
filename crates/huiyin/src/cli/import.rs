//! `huiyin import`: old records from a file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::Out;
use crate::app::App;

/// Arguments of `huiyin import`.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// The file: .csv or .xlsx.
    pub file: PathBuf,
}

pub(super) fn run(_app: &App, args: &ImportArgs, _out: &mut Out) -> anyhow::Result<ExitCode> {
    anyhow::bail!("import of {} is being built", args.file.display())
}
