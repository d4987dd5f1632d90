//! Photos nobody needs: of drafts that ran out, and of requests that died between the file and its event. Cleared by a job.

use std::collections::HashSet;

use huiyin_domain::kernel::ids::FileId;
use huiyin_ledger::Fault;

use super::{draft, tray};
use crate::app::App;

/// Days a file lies before anybody asks whether it belongs to something; a draft lives one.
const SAFE_DAYS: i64 = 2;

/// What belonged to nothing at the last look. A file goes only when it is found so twice, an hour apart: a report that was
/// being sent while its draft ran out has its event by then. Forgotten with the program, which only means an hour more.
#[derive(Debug, Default)]
pub struct Uploads {
    suspected: HashSet<FileId>,
}

impl Uploads {
    /// Removes what belonged to nothing now and the last time, and says how many files that were. When one draft cannot be
    /// read nothing is removed.
    ///
    /// # Errors
    /// What the database or the disk says.
    pub async fn sweep(&mut self, app: &App) -> Result<usize, Fault> {
        let (app, suspected) = (app.clone(), std::mem::take(&mut self.suspected));
        let swept = tokio::task::spawn_blocking(move || look(&app, &suspected)).await;
        let (removed, loose) = swept.map_err(|_| Fault::Bug("the look at uploads was broken off".to_owned()))??;
        self.suspected = loose;
        Ok(removed)
    }
}

fn look(app: &App, suspected: &HashSet<FileId>) -> Result<(usize, HashSet<FileId>), Fault> {
    let before = app.now().plus_days(-SAFE_DAYS);
    // Drafts first: a file goes from its draft to its event in one commit, so it stands in one of the two answers.
    let mut held = app.ledger().read_blocking(draft::files_held)?;
    held.extend(app.ledger().read_blocking(tray::files_held)?);
    let loose: HashSet<FileId> =
        app.ledger().loose_files(before)?.into_iter().filter(|file| !held.contains(file)).collect();
    let (twice, once): (HashSet<_>, HashSet<_>) = loose.into_iter().partition(|file| suspected.contains(file));
    let removed = app.ledger().remove_loose_files(twice.into_iter().collect(), before)?;
    if removed > 0 {
        tracing::info!(removed, "files that belonged to nothing were removed");
    }
    Ok((removed, once))
}
