//! Photos that staff send with a step: cleaned and written anew by the same child process as a citizen's.

use huiyin_domain::words::FileWords;
use huiyin_ledger::StoredFile;

use crate::app::App;
use crate::intake::{draft, file_concern, upload};
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::upload::UploadedFile;
use crate::web::visitor::Visitor;

/// The files kept and what they are called, or what is wrong with the first that cannot be taken.
///
/// # Errors
/// A full disk, or a fault of ours.
pub async fn keep(
    app: &App,
    visitor: &Visitor,
    files: Vec<UploadedFile>,
) -> Result<Result<(Vec<FileWords>, Vec<StoredFile>), Wrong>, Problem> {
    let stored = upload::store(app, files, draft::PHOTOS_MOST).await?;
    Ok(stored.map(|files| (file_concern::file_words(&files, visitor), files)))
}
