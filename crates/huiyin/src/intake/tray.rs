//! What staff have put down and not handed in yet: files that were taken, encrypted on disk already, named in a row that lies
//! thirty days. One file that cannot be taken is named and loses no other.

use std::collections::HashSet;

use huiyin_domain::kernel::ids::FileId;
use huiyin_domain::words::FileWords;
use huiyin_ledger::{Failure, Fault, Read, Side, StoredFile};
use serde::{Deserialize, Serialize};

use super::examine_file::{self, FileFault, Kept, Wanted};
use super::upload;
use crate::app::App;
use crate::web::page::Page;
use crate::web::problem::Problem;
use crate::web::shelf::{self, Shelved};
use crate::web::upload::UploadedFile;
use crate::web::words::Words;

/// The most files of one entry.
pub const MOST: usize = 20;
/// The longest name that is kept, in characters.
const NAME_MOST: usize = 60;

/// A file on a tray.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnTray {
    /// The stored file with its key; the row around it is sealed.
    file: Vec<u8>,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its MIME type.
    pub kind: String,
    /// What it is called, made safe.
    pub name: String,
    /// Pages of a document.
    pub pages: Option<u32>,
    /// Every page is one picture, which can be shown.
    #[serde(default)]
    pub scan: bool,
}

impl std::fmt::Debug for OnTray {
    /// Never the name, nor the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OnTray({}, {} bytes)", self.kind, self.bytes)
    }
}

impl OnTray {
    fn of(file: &StoredFile, (kind, name, pages): (&str, String, Option<u32>), scan: bool) -> Self {
        let bytes = u64::try_from(file.bytes()).unwrap_or(0);
        Self { file: file.to_bytes(), bytes, kind: kind.to_owned(), name, pages, scan }
    }

    /// The file.
    ///
    /// # Errors
    /// When the row was written by something else.
    pub fn stored(&self) -> Result<StoredFile, Fault> {
        StoredFile::from_bytes(&self.file)
    }

    /// By which a form names it.
    #[must_use]
    pub fn id(&self) -> String {
        self.stored().map(|file| file.id().to_string()).unwrap_or_default()
    }

    /// As the concern keeps it.
    ///
    /// # Errors
    /// As [`OnTray::stored`].
    pub fn words(&self) -> Result<FileWords, Fault> {
        let id = self.stored()?.id();
        let (kind, name) = (self.kind.clone(), self.name.clone());
        Ok(FileWords { bytes: Some(self.bytes), id, kind, name, pages: self.pages, scan: self.scan })
    }

    /// Name, kind, pages and size in one line.
    #[must_use]
    pub fn line(&self, page: &Page) -> String {
        format!("{} {}", self.name, about(page.words, (&self.kind, self.pages, Some(self.bytes))))
    }
}

/// `PDF，12 页，3.1 MB`
#[must_use]
pub fn about(words: &'static Words, (kind, pages, bytes): (&str, Option<u32>, Option<u64>)) -> String {
    let parts = [
        Some(ending(kind).to_uppercase()),
        pages.map(|pages| words.t("file-pages").with("n", pages).to_string()),
        bytes.map(size),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(&words.t("list-comma").to_string())
}

/// `182 KB`, `1.2 MB`
fn size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", (bytes / 1_000).max(1)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// What became of files that were sent.
#[derive(Debug, Default)]
pub struct Taken {
    /// Taken, by name as people count: page 2 before page 10.
    pub files: Vec<OnTray>,
    /// Not taken: what it was called, and why.
    pub refused: Vec<(String, FileFault)>,
}

impl Taken {
    /// One sentence a file that was not taken.
    #[must_use]
    pub fn sentences(&self, page: &Page) -> Vec<String> {
        let say = |(name, fault): &(String, FileFault)| {
            let why = page.t(fault.key()).to_string();
            page.t("file-not-taken").with("name", name.as_str()).with("why", why).to_string()
        };
        self.refused.iter().map(say).collect()
    }
}

/// Looks at files one by one and puts those that can be taken on disk.
///
/// # Errors
/// A full disk, or a fault of ours.
pub async fn take(app: &App, mut files: Vec<UploadedFile>, (wanted, room): (Wanted, usize)) -> Result<Taken, Problem> {
    files.sort_by_cached_key(|file| as_counted(&file.name));
    let mut taken = Taken::default();
    for file in files {
        let name = safe_name(&file.name);
        let looked = match (file.over, taken.files.len() < room) {
            (_, false) => Err(FileFault::TooMany),
            (true, true) => Err(FileFault::TooLarge),
            (false, true) => examine_file::examine(file.bytes, wanted).await,
        };
        match looked {
            Ok(kept) => taken.files.push(keep(app, name, kept).await?),
            Err(fault) => taken.refused.push((name, fault)),
        }
    }
    Ok(taken)
}

async fn keep(app: &App, name: String, kept: Kept) -> Result<OnTray, Problem> {
    let (bytes, kind, pages, scan) = match kept {
        Kept::Picture(bytes) => (bytes, "image/jpeg", None, true),
        Kept::Document { bytes, pages, scan } => (bytes, "application/pdf", Some(pages), scan),
        Kept::Recording { bytes, kind } => (bytes, kind, None, false),
    };
    let stored = upload::put(app, bytes).await?;
    Ok(OnTray::of(&stored, (kind, format!("{name}.{}", ending(kind)), pages), scan))
}

/// How a file of this kind ends, whatever it was called.
#[must_use]
pub fn ending(kind: &str) -> &'static str {
    match kind {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "application/pdf" => "pdf",
        "audio/wav" => "wav",
        "audio/ogg" => "ogg",
        "audio/amr" => "amr",
        "audio/mp4" => "m4a",
        "audio/mpeg" => "mp3",
        _ => "bin",
    }
}

/// What the device called it, without path, ending, and signs that turn or hide what is read.
fn safe_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| if stem.is_empty() { last } else { stem });
    let hides = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
            || matches!(sign, '"' | '<' | '>' | '|' | '?' | '*' | ':')
    };
    let name: String = stem.chars().filter(|sign| !hides(*sign)).take(NAME_MOST).collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "file".to_owned() } else { name.to_owned() }
}

/// Sorts as people count: digits by their value.
fn as_counted(name: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let words = rest.find(|sign: char| sign.is_ascii_digit()).unwrap_or(rest.len());
        let (before, from) = rest.split_at(words);
        let digits = from.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(from.len());
        let (number, after) = from.split_at(digits);
        parts.push((0, before.to_lowercase()));
        parts.push((number.parse().unwrap_or(u64::MAX), String::new()));
        rest = after;
    }
    parts
}

/// The row of one tray: of this person, for this use.
#[must_use]
pub fn row(person: u32, used_for: &str) -> Vec<u8> {
    format!("tray/{person}/{used_for}").into_bytes()
}

#[derive(Default, Serialize, Deserialize)]
struct Row {
    tray: Vec<OnTray>,
}

/// What lies on a tray.
///
/// # Errors
/// What the database says.
pub async fn of(app: &App, row: Vec<u8>) -> Result<Vec<OnTray>, Problem> {
    let bytes = shelf::get(app, Shelved::StaffDraft, row).await?;
    let read: Option<Row> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    Ok(read.unwrap_or_default().tray)
}

/// Keeps a tray for another thirty days.
///
/// # Errors
/// A busy or full ledger.
pub async fn lay(app: &App, row: &[u8], tray: &[OnTray]) -> Result<(), Failure> {
    let bytes = serde_json::to_vec(&Row { tray: tray.to_vec() }).unwrap_or_default();
    app.ledger().side(shelf::put_side(Shelved::StaffDraft, row, app.now(), bytes)).await.map(drop)
}

/// A write that clears a tray: with the entry that was made of it.
#[must_use]
pub fn clear(row: &[u8]) -> Side {
    shelf::drop_side(Shelved::StaffDraft, row)
}

/// The files of all rows of staff, whatever else stands in them: trays, and letters that are being registered.
///
/// # Errors
/// What the database says.
pub fn files_held(read: &Read) -> Result<HashSet<FileId>, Fault> {
    let mut held = HashSet::new();
    for row in shelf::every(read, Shelved::StaffDraft)? {
        let row: serde_json::Value =
            serde_json::from_slice(&row).map_err(|error| Fault::Unreadable(error.to_string()))?;
        gather(&row, &mut held);
    }
    Ok(held)
}

fn gather(value: &serde_json::Value, held: &mut HashSet<FileId>) {
    match value {
        serde_json::Value::Object(fields) => {
            let file = fields.get("file").and_then(|file| serde_json::from_value::<Vec<u8>>(file.clone()).ok());
            held.extend(file.and_then(|file| StoredFile::from_bytes(&file).ok()).map(|file| file.id()));
            fields.values().for_each(|inner| gather(inner, held));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|inner| gather(inner, held)),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_han_and_loses_path_ending_and_what_hides() {
        for (raw, kept) in [
            ("来信 第1页.jpg", "来信 第1页"),
            ("C:\\扫描\\孙德福.pdf", "孙德福"),
            ("../../etc/passwd", "passwd"),
            ("\u{202e}gpj.exe", "gpj"),
            ("  .. ", "file"),
            (".pdf", "pdf"),
            ("a\"b\r\nc.pdf", "abc"),
        ] {
            assert_eq!(safe_name(raw), kept, "{raw:?}");
        }
        assert_eq!(safe_name(&"长".repeat(300)).chars().count(), NAME_MOST);
    }

    #[test]
    fn pages_follow_one_another_as_people_count() {
        let mut names = ["第10页.jpg", "第2页.jpg", "第1页.jpg", "scan.jpg"];
        names.sort_by_cached_key(|name| as_counted(name));
        assert_eq!(names, ["scan.jpg", "第1页.jpg", "第2页.jpg", "第10页.jpg"]);
    }
}
