//! 整体交换: one installation gives what a person may read to another that is empty. A folder: `manifest.json`, a line of
//! JSON for each concern in `concerns.jsonl`, attachments in `files/`. What it says is described in docs/integrator/exchange.md.

pub mod give;
pub mod take;

use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Channel, MaterialKind};
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode};
use huiyin_domain::kernel::text::Name;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::words::{FileWords, ReporterWords};
use serde::{Deserialize, Serialize};

/// The name and version of this form; another one is not read.
pub const FORMAT: &str = "huiyin-exchange.v1";
/// Says what is in the folder; written last, so that half an export is none.
pub const MANIFEST: &str = "manifest.json";
/// A line for each concern.
pub const CONCERNS: &str = "concerns.jsonl";
/// Attachments, each under its own name.
pub const FILES: &str = "files";

/// What is in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// The area it served.
    pub area: String,
    /// Concerns in it.
    pub concerns: usize,
    /// Concerns that stay behind, because the person may not read them.
    pub left_behind: usize,
    /// Attachments in it.
    pub files: usize,
    /// The day on which it was made.
    pub day: Day,
    /// Events of the log when it was made.
    pub log_size: i64,
    /// Root of the log when it was made: what the old installation published stays comparable.
    pub log_root: String,
    /// SHA-256 of `concerns.jsonl`.
    pub sha256: String,
    /// Zone of all times.
    pub zone: String,
    /// Areas by code.
    pub areas: Vec<(AreaCode, Name)>,
    /// Categories by code.
    pub categories: Vec<(CategoryCode, Name)>,
}

/// One concern as its reader saw it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The number people use; it stays.
    pub number: String,
    /// Ordinary or sealed.
    pub class: Class,
    /// How it had come.
    pub channel: Channel,
    /// What it is about, as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryCode>,
    /// Where, as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<AreaCode>,
    /// Where, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place_words: String,
    /// The day it counts as received.
    pub received_on: Day,
    /// Somebody still owes a step.
    pub open: bool,
    /// Where it stood, in words.
    pub stage: String,
    /// The unit that had it, by name.
    pub unit: String,
    /// When the answer was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replied: Option<jiff::civil::DateTime>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<jiff::civil::DateTime>,
    /// The last day of the duty that ends first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// A day that was told to the person; it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Day>,
    /// The matter in one line.
    pub title: String,
    /// What happened, in the person's words.
    pub text: String,
    /// The points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
    /// The signed answer; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reply: String,
    /// Who raised it, as far as the person may see that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reporters: Vec<ReporterWords>,
    /// Attachments; their bytes lie in `files/` under their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileWords>,
    /// Attachments that stay among staff, and what each is; a task's answer is evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff_files: Vec<(MaterialKind, FileWords)>,
    /// The whole course, first to last, as it read.
    pub course: Vec<Step>,
    /// What the record itself had been carried over with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claimed: Vec<(String, String)>,
    /// The events behind it, for programs: time, name, facts, words. An import does not read them.
    pub events: Vec<serde_json::Value>,
}

/// One step of the course, as it read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: jiff::civil::DateTime,
    /// Name of the fact.
    pub kind: String,
    /// Whether it stays among staff.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_staff: bool,
    /// What, as a page says it.
    pub title: String,
    /// By whom, and what the fact itself says; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence: String,
    /// What was said; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}
