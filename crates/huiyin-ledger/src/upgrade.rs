//! A newer program opens an older directory: a backup first, looked over, and only then is anything changed. A kill at any
//! moment leaves the old directory, or the old directory and the backup, or the new one: every change of shape is one
//! transaction, and a backup has its name only when it is whole.

use std::{
    fs::DirBuilder,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use huiyin_domain::kernel::ids::Hex;

use crate::{
    backup::{self, Checked},
    change::Settings,
    dialect::Session,
    fault::OpenError,
    place::Place,
    schema, views,
};

/// Why there is none of a database, and how to go on.
const IN_A_DATABASE: &str = "the backup before an upgrade (once you have made yours: serve --confirm-backup)";

/// Takes the backup when this program will change the shape of what lies there; says where it is. Nothing is taken of an
/// empty directory, of one that is as this program leaves it, or a second time for the same change.
///
/// # Errors
/// [`OpenError::NoBackup`]: then nothing was changed.
pub(crate) fn back_up_before(
    place: &Place,
    session: &Session,
    settings: &Settings,
    key_file: &Path,
) -> Result<Option<PathBuf>, OpenError> {
    let Some(folder) = &settings.before_upgrade else { return Ok(None) };
    if !schema::is_older(session, settings.side_tables)? && !views::are_older(session, settings.views)? {
        return Ok(None);
    }
    let log = backup::log_of(session)?;
    if log.size == 0 {
        return Ok(None);
    }
    // The next try of the same change finds the backup of the first; more events, or another program, make another.
    let shape = schema::digest(&format!("{}{:?}", schema::shape(settings.side_tables), views::shapes(settings.views)));
    let [a, b, c, d, ..] = shape;
    let file = folder.join(format!("before-upgrade-{}-{}.backup", log.size, Hex([a, b, c, d])));
    if !file.exists() {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(OpenError::io("make the folder of the backup"))
            .and_then(|()| match place.is_elsewhere() {
                true => Err(OpenError::OnServer { what: IN_A_DATABASE }),
                false => backup::write(place, key_file, &file, Checked::Yes).map(drop),
            })
            .map_err(|why| OpenError::NoBackup { file: file.clone(), why: Box::new(why) })?;
    }
    Ok(Some(file))
}
