//! What lies with a concern, as its page lists it: the person's own first, then what the unit put in, each saying who sees it.

use huiyin_domain::intake::MaterialKind;

use super::show_file;
use crate::desk::Case;
use crate::desk::told::Listed;
use crate::papers;
use crate::web::dates;

/// A file.
#[derive(Clone, Debug)]
pub struct FileRow {
    /// Where it is looked at; empty for a recording that this reader does not hear.
    pub href: String,
    /// Its name.
    pub words: String,
    /// What it is to the concern, and what kind of file.
    pub hint: String,
    /// Since when.
    pub day: String,
    /// What was written with it; may be empty.
    pub note: String,
    /// Where it is played from; empty when it is no sound.
    pub sound: String,
    /// Where it is taken back; empty when it is no annex that waits.
    pub take_back: String,
}

pub(super) fn files(case: &Case) -> Vec<FileRow> {
    let mut files: Vec<&Listed> = case.told.files.iter().collect();
    files.sort_by_key(|file| file.kind);
    files.into_iter().map(|file| row(case, file)).collect()
}

fn row(case: &Case, listed: &Listed) -> FileRow {
    let file = &listed.words;
    let path = format!("{}/files/{}", case.href(), file.id);
    let at = case.opened.entries.get(listed.at).map(|entry| entry.recorded.stamp.at.day(case.app.zone()));
    let hears = listed.kind != MaterialKind::Recording || show_file::may_hear(case);
    let waits = case.opened.concern.intake.annexes.iter().any(|annex| annex.file == file.id && !annex.gone_out);
    let open = waits && MaterialKind::Annex.fits(case.opened.concern.stage());
    let about = papers::about(case.page.words, (&file.kind, file.pages, file.bytes));
    let what = case.page.t(what(case, listed, waits)).to_string();
    let taken_back = if open { format!("{}/take-back-annex/{}", case.href(), file.id) } else { String::new() };
    FileRow {
        href: if hears { format!("{path}/view/1") } else { String::new() },
        words: file.name.clone(),
        hint: [what, about].join(&case.say("list-comma")),
        day: at.map(dates::table).unwrap_or_default(),
        note: listed.note.clone(),
        sound: if listed.kind == MaterialKind::Recording && hears { path } else { String::new() },
        take_back: taken_back,
    }
}

/// What it is, and so who sees it.
fn what(case: &Case, listed: &Listed, waits: bool) -> &'static str {
    let gone_out = case.opened.concern.intake.gone_out(&[listed.words.id]);
    match listed.kind {
        MaterialKind::Own => "file-is-own",
        MaterialKind::Evidence => "file-is-evidence",
        MaterialKind::Recording => "file-is-recording",
        MaterialKind::Annex if gone_out => "file-is-annex-out",
        MaterialKind::Annex if waits => "file-is-annex",
        MaterialKind::Annex => "file-is-annex-back",
    }
}
