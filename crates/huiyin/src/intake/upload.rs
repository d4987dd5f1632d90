//! Photos of a form: made small, written anew, and put on disk encrypted; or the sentence for the one that is not one.

use huiyin_ledger::StoredFile;

use super::decode_picture::{self, PictureFault};
use super::draft::PHOTOS_MOST;
use crate::app::App;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::upload::UploadedFile;

/// The field that holds photos.
const PHOTOS: &str = "photos";

/// All photos of a form, or what is wrong with the first that cannot be taken; then none is kept.
///
/// # Errors
/// The sentence beside the field, inside; a full disk, outside.
pub(crate) async fn store(
    app: &App,
    files: Vec<UploadedFile>,
    room: usize,
) -> Result<Result<Vec<StoredFile>, Wrong>, Problem> {
    if files.len() > room {
        return Ok(Err(Wrong::counted(PHOTOS, "photo-wrong-many", super::fields::count(PHOTOS_MOST))));
    }
    let mut stored = Vec::with_capacity(files.len());
    for file in files {
        if file.over {
            return Ok(Err(Wrong::new(PHOTOS, sentence(PictureFault::TooLarge))));
        }
        match decode_picture::clean(file.bytes).await {
            Ok(jpeg) => stored.push(put(app, jpeg).await?),
            Err(fault) => return Ok(Err(Wrong::new(PHOTOS, sentence(fault)))),
        }
    }
    Ok(Ok(stored))
}

fn sentence(fault: PictureFault) -> &'static str {
    match fault {
        PictureFault::Empty => "photo-wrong-empty",
        PictureFault::TooLarge => "photo-wrong-size",
        PictureFault::NotAPicture => "photo-wrong-kind",
        PictureFault::TooManyPixels => "photo-wrong-pixels",
        PictureFault::Damaged => "photo-wrong-broken",
    }
}

/// Writing a file waits for the disk, so it does not stand in the way of other requests.
///
/// # Errors
/// A full disk.
pub(crate) async fn put(app: &App, jpeg: Vec<u8>) -> Result<StoredFile, Problem> {
    let app = app.clone();
    let put = tokio::task::spawn_blocking(move || app.ledger().put_file(&jpeg)).await;
    Ok(put.map_err(|_| Problem::fault("a file was not written"))??)
}
