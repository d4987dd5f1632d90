//! Files that staff lay down beside a form: what was taken stays for thirty days, whatever is wrong with the rest.

use huiyin_domain::words::FileWords;
use huiyin_ledger::{Side, StoredFile};

use super::Case;
pub use crate::intake::examine_file::Wanted;
use crate::intake::tray::{self, OnTray};
use crate::web::desk::{Field, Files, Kind};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::upload::Upload;

/// A form as it came, and what lies on its tray after it.
pub struct Laid {
    /// What was typed.
    pub fields: Fields,
    /// Somebody only took a file off the tray.
    pub dropped: bool,
    row: Vec<u8>,
    tray: Vec<OnTray>,
    refused: Vec<String>,
}

impl Laid {
    /// What was laid down earlier for this use and not handed in.
    ///
    /// # Errors
    /// What the database says.
    pub async fn before(case: &Case, used_for: &str) -> Result<Self, Problem> {
        let row = row(case, used_for);
        let tray = tray::of(&case.app, row.clone()).await?;
        Ok(Self { fields: Fields::default(), dropped: false, row, tray, refused: Vec::new() })
    }

    /// What came with the form is laid down, or taken off when the form says so.
    ///
    /// # Errors
    /// A full disk, or a fault of ours.
    pub async fn put_down(case: &Case, (used_for, wanted): (&str, Wanted), sent: Upload) -> Result<Self, Problem> {
        let Upload { fields, files } = sent;
        let mut laid = Self { fields, ..Self::before(case, used_for).await? };
        let before = laid.tray.clone();
        let off = laid.fields.get("do").strip_prefix("drop-").map(str::to_owned);
        laid.dropped = off.is_some();
        laid.tray.retain(|file| off.as_ref() != Some(&file.id()));
        let room = tray::MOST.saturating_sub(laid.tray.len());
        let taken = tray::take(&case.app, files, (wanted, room)).await?;
        laid.refused = taken.sentences(&case.page);
        laid.tray.extend(taken.files);
        if laid.tray != before {
            tray::lay(&case.app, &laid.row, &laid.tray).await?;
        }
        Ok(laid)
    }

    /// That some files were not taken.
    #[must_use]
    pub fn wrong(&self) -> Option<Wrong> {
        (!self.refused.is_empty()).then(|| Wrong::new("photos", "files-some-not-taken"))
    }

    /// What lies there, as a concern keeps it.
    ///
    /// # Errors
    /// When the tray was written by something else.
    pub fn files(&self) -> Result<(Vec<FileWords>, Vec<StoredFile>), Problem> {
        let each = self.tray.iter().map(|file| Ok((file.words()?, file.stored()?)));
        let all: Result<Vec<_>, huiyin_ledger::Fault> = each.collect();
        Ok(all?.into_iter().unzip())
    }

    /// How many files lie there, and how many of them are recordings.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        (self.tray.len(), self.tray.iter().filter(|file| file.kind.starts_with("audio/")).count())
    }

    /// A write that clears the tray, with the entry that was made of it.
    #[must_use]
    pub fn clear(&self) -> Side {
        tray::clear(&self.row)
    }

    /// The field of the form.
    #[must_use]
    pub fn field(&self, case: &Case, label: &'static str) -> Field {
        let kept = self.tray.iter().map(|file| (file.id(), file.line(&case.page))).collect();
        let files = Kind::Files(Files { kept, refused: self.refused.clone() });
        let most = case.page.t("files-limits-hint").with("n", tray::MOST).to_string();
        Field::new("photos", case.say(label), files).hint(most).optional()
    }
}

fn row(case: &Case, used_for: &str) -> Vec<u8> {
    let person = case.visitor.actor.person().map_or(0, |person| person.0);
    tray::row(person, &format!("{}/{used_for}", case.opened.number.digits()))
}
