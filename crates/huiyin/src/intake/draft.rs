//! What a citizen has written and not sent: one encrypted row for a day, which the browser's cookie names. No event knows it.

use std::collections::HashSet;

use huiyin_domain::kernel::ids::{AreaCode, FileId};
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Failure, Fault, Read, Side, StoredFile};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::web::shelf::{self, Shelved};
use crate::web::visitor::Visitor;

/// The most photos of one report.
pub const PHOTOS_MOST: usize = 3;

/// As typed, page by page.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What happened.
    pub text: String,
    /// The matter in one line; may be empty.
    pub title: String,
    /// `yes`, `no`, or nothing chosen.
    pub conduct: String,
    /// Where, in words.
    pub place: String,
    /// Where, as the office's area.
    pub area: String,
    /// Photos, encrypted on disk already.
    pub photos: Vec<DraftPhoto>,
    /// `phone`, `letter`, `none`, or nothing chosen.
    pub manner: String,
    /// Telephone.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// What the person is called.
    pub name: String,
}

/// A photo of a draft.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPhoto {
    /// The stored file with its key; the row around it is sealed.
    file: Vec<u8>,
    /// Its length.
    pub bytes: i64,
}

impl std::fmt::Debug for Draft {
    /// Never the words, nor the keys of the photos.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft({} characters, {} photos)", self.text.chars().count(), self.photos.len())
    }
}

impl DraftPhoto {
    /// Remembers a file that was just put on disk.
    #[must_use]
    pub fn of(file: &StoredFile) -> Self {
        Self { file: file.to_bytes(), bytes: file.bytes() }
    }

    /// The file.
    ///
    /// # Errors
    /// When the row was written by something else.
    pub fn stored(&self) -> Result<StoredFile, Fault> {
        StoredFile::from_bytes(&self.file)
    }
}

impl Draft {
    /// The draft of this browser, or an empty one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of(app: &App, visitor: &Visitor) -> Result<Self, Failure> {
        let found = shelf::get(app, Shelved::Visit, name(visitor)).await;
        let bytes = found.map_err(|fault| Failure::Fault(fault.to_string()))?;
        Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
    }

    /// Keeps it for another day.
    ///
    /// # Errors
    /// A busy or full ledger.
    pub async fn keep(&self, app: &App, visitor: &Visitor) -> Result<(), Failure> {
        app.ledger().side(self.keep_side(app, visitor)).await.map(drop)
    }

    /// A write that keeps it.
    #[must_use]
    pub fn keep_side(&self, app: &App, visitor: &Visitor) -> Side {
        shelf::put_side(Shelved::Visit, &name(visitor), app.now(), serde_json::to_vec(self).unwrap_or_default())
    }

    /// A write that forgets it: with the report that was made of it, or when the person clears this device.
    #[must_use]
    pub fn forget(visitor: &Visitor) -> Side {
        shelf::drop_side(Shelved::Visit, &name(visitor))
    }

    /// Nothing was written yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Whether conduct is complained of.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.conduct == "yes"
    }

    /// The area, when it is a code at all.
    #[must_use]
    pub fn area_code(&self) -> Option<AreaCode> {
        AreaCode::parse(&self.area)
    }

    /// The line for lists: what the person wrote as one, else the beginning of what happened.
    #[must_use]
    pub fn title_line(&self) -> String {
        let typed = self.title.trim();
        if typed.is_empty() { first_words(&self.text) } else { typed.to_owned() }
    }
}

/// What a row of a visit says of files; other rows of visits have none.
#[derive(Deserialize)]
struct Held {
    #[serde(default)]
    photos: Vec<DraftPhoto>,
}

/// The files of all drafts that lie there.
///
/// # Errors
/// What the database says, or a row that cannot be read: then nobody knows which files it holds.
pub fn files_held(read: &Read) -> Result<HashSet<FileId>, Fault> {
    let mut held = HashSet::new();
    for row in shelf::every(read, Shelved::Visit)? {
        let row: Held = serde_json::from_slice(&row).map_err(|error| Fault::Unreadable(error.to_string()))?;
        for photo in &row.photos {
            held.insert(photo.stored()?.id());
        }
    }
    Ok(held)
}

/// Until when a draft that is kept now stays.
#[must_use]
pub fn kept_until(now: Moment) -> Moment {
    now.plus_days(1)
}

/// The longest line made of somebody's text: eighteen Han and a little, so that a clause is seldom cut.
const LINE_MOST: usize = 30;

/// The first sentence, cut at a clause where it is long.
pub(super) fn first_words(text: &str) -> String {
    let ends = ['\u{3002}', '\u{ff01}', '\u{ff1f}', '\u{ff1b}', '!', '?', ';', '\n'];
    let sentence = text.trim().split(ends).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let sentence = sentence.split(". ").next().unwrap_or_default();
    if sentence.chars().count() <= LINE_MOST {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LINE_MOST).collect();
    let clause = cut.rsplit_once(['\u{ff0c}', ',']).map(|(head, _)| head).filter(|head| head.chars().count() >= 6);
    clause.map_or_else(|| format!("{cut}\u{2026}"), str::to_owned)
}

fn name(visitor: &Visitor) -> Vec<u8> {
    format!("{}/draft", visitor.secret()).into_bytes()
}

#[cfg(test)]
mod tests;
