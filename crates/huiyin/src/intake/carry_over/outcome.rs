//! What an import did, as people and programs read it.

use std::path::PathBuf;

use serde::Serialize;

use super::file::Repaired;

/// The result, in the order and with the names that `--json` prints.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Rows that say anything; `added + already_present + changed + rejected`.
    pub rows: usize,
    /// New concerns; in a dry run, those that would be.
    pub added: usize,
    /// Known by their number or content, with the same content.
    pub already_present: usize,
    /// Known by their number, with other content; reported, never applied.
    pub changed: usize,
    /// What was put right on the way.
    pub repaired: Repaired,
    /// Rows that go back.
    pub rejected: usize,
    /// Where they lie.
    pub rejected_file: Option<PathBuf>,
    /// Sheets under another header, which were not read; told to the operator beside the result.
    #[serde(skip)]
    pub unread_sheets: Vec<String>,
}

impl Outcome {
    /// Everything is in.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.rejected == 0 && self.changed == 0
    }
}

/// What is asked of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The file, absolute.
    pub file: PathBuf,
    /// `--source`.
    pub source: Option<String>,
    /// `--no-state open`: rows that say nothing about their state are open.
    pub no_state_open: bool,
    /// `--dry-run`.
    pub dry_run: bool,
}
