//! One old record, repaired and understood: what will be carried over.

use std::sync::Arc;

use super::dates::ClaimedTime;
use super::states::Standing;
use super::table::Cell;

/// One old record.
#[derive(Debug, Clone, PartialEq)]
pub struct CarriedRow {
    /// Its line in the file.
    pub line: u32,
    /// Which old system or file layout it comes from.
    pub source: String,
    /// The old system's number for it, where it has one.
    pub source_id: Option<String>,
    /// 揭发控告, or somebody is named as complained of.
    pub sealed: bool,
    /// What it is about, in one line.
    pub title: String,
    /// The words.
    pub text: String,
    /// Who raised it; several where the old system kept several.
    pub people: Vec<Person>,
    /// Whom or what it complains of.
    pub subject: Option<String>,
    /// The times it claims.
    pub times: Times,
    /// Whether it is still owed an answer.
    pub standing: Standing,
    /// The old system said so, by a word, a mark or a reply; otherwise the operator did.
    pub standing_said: bool,
    /// The old system's own word for its state; `None` is shown as 状态不详.
    pub state_words: Option<String>,
    /// The office's answer.
    pub reply: Option<String>,
    /// What class of matter, in the old system's words.
    pub category: Option<String>,
    /// The same as a code.
    pub category_code: Option<String>,
    /// Where, in words.
    pub place: Option<String>,
    /// Where, as an area code.
    pub place_code: Option<String>,
    /// The way it came, in the old system's words.
    pub channel: Option<String>,
    /// Who handled it, in the old system's words.
    pub unit: Option<String>,
    /// The old system calls it a duplicate; it is not joined to anything.
    pub duplicate: bool,
    /// The old number of the one it repeats.
    pub related_id: Option<String>,
    /// Columns that the record has no field for, under their own names: nothing of an old record is lost.
    pub kept: Vec<(Arc<str>, String)>,
    /// The cells as they came, in case the row has to go back after all.
    pub raw: Vec<Cell>,
    /// SHA-256 of the cleaned cells, whatever the order of their columns: makes its identity and shows a change.
    pub content: [u8; 32],
    /// The same without the columns that belong to the person.
    pub matter: [u8; 32],
}

/// A person who raised it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Name, as written.
    pub name: String,
    /// How to reach them.
    pub phone: String,
    /// Where they live.
    pub address: String,
}

/// The times an old record claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// It came in.
    pub received: Option<ClaimedTime>,
    /// It was answered.
    pub replied: Option<ClaimedTime>,
    /// It was closed.
    pub closed: Option<ClaimedTime>,
    /// The office had to be done.
    pub due: Option<ClaimedTime>,
    /// The person was promised.
    pub promised: Option<ClaimedTime>,
    /// Everything else with a day, under the column's name.
    pub timeline: Vec<(Arc<str>, ClaimedTime)>,
}
