//! Backup while running, and restore.
//!
//! `FILE` is one database with everything sealed: events, words, views, rows beside them, and the attachments in a table of
//! their own. `FILE.keys` is the key store with the master key. Either alone says nothing; both together say everything, so
//! they belong in different places, the keys with the shorter retention: an erasure is complete when the last key file
//! from before it is gone.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use huiyin_domain::kernel::ids::Hex;

use crate::{
    change::Settings,
    dialect::{Purpose, Session},
    fault::{Fault, OpenError},
    files,
    ledger::{Ledger, LogRoot},
    place::{self, Place},
    schema, sql,
};

const DDL_FILES: &str =
    sql!("CREATE TABLE backup_files (n BIGINT PRIMARY KEY, id BYTEA NOT NULL, sealed BYTEA NOT NULL)");
const PUT_FILE: &str = sql!("INSERT INTO backup_files (n, id, sealed) VALUES ($1, $2, $3)");
const GET_FILE: &str = sql!("SELECT id, sealed FROM backup_files WHERE n = $1");
const DDL_MASTER: &str = sql!("CREATE TABLE backup_master (one BIGINT PRIMARY KEY, key BYTEA NOT NULL)");
const PUT_MASTER: &str = sql!("INSERT INTO backup_master (one, key) VALUES (1, $1)");
const GET_MASTER: &str = sql!("SELECT key FROM backup_master WHERE one = 1");
const LAST_KEY: &str = sql!("SELECT MAX(n) FROM keys");
const HEAD: &str = sql!("SELECT size, root FROM log_head WHERE one = 1");

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The log as of the moment of the backup.
    pub log: LogRoot,
    /// Attachments.
    pub files: i64,
    /// The second file; without it nothing can be read.
    pub keys: PathBuf,
}

impl Ledger {
    /// Copies everything, as of one moment, into FILE and FILE.keys while work goes on. Both are on disk when this
    /// returns; files of these names are replaced only then. Waits for the disk.
    ///
    /// # Errors
    /// [`OpenError`] when a file cannot be written.
    pub fn backup(&self, file: &Path) -> Result<Backup, OpenError> {
        let copy_keys = |part: &Path| self.vault().copy_into(part);
        write_with((self.place(), self.key_file()), copy_keys, file, Checked::No)
    }

    /// Whether the events are in a database, which is backed up by its own tools and not by [`Ledger::backup`].
    pub fn is_in_database(&self) -> bool {
        self.place().is_elsewhere()
    }

    /// Restores FILE and FILE.keys into an empty directory and opens it. If this is interrupted, the directory does not
    /// open and has to be emptied.
    ///
    /// # Errors
    /// [`OpenError::NotEmpty`] when something lies there; else when a file cannot be read or written.
    pub fn restore(file: &Path, settings: Settings) -> Result<Self, OpenError> {
        if settings.database.is_some() {
            return Err(OpenError::OnServer { what: "a restore from a backup file" });
        }
        let occupied = fs::read_dir(&settings.dir).is_ok_and(|mut entries| entries.next().is_some());
        if occupied {
            return Err(OpenError::NotEmpty);
        }
        let keys = with_suffix(file, ".keys");
        for part in [file, &keys] {
            // Opening a missing file would make an empty one.
            fs::File::open(part).map_err(OpenError::io("open the backup; FILE and FILE.keys are both needed"))?;
        }
        let place = Place::enter(&settings.dir)?;
        place.mark_restoring()?;
        Session::open(&keys, Purpose::Archive)?.copy_into(&place.keys())?;
        let session = Session::open(&place.keys(), Purpose::Archive)?;
        let master = schema::rows(&session, GET_MASTER, &[], |row| row.get::<[u8; 32]>(0))?;
        let master = master.first().ok_or(OpenError::WrongKey)?;
        place::write_key(&settings.key_file.clone().unwrap_or_else(|| place.dir.join(place::MASTER)), master)?;
        session.drop_table("backup_master")?;
        session.compact()?;
        drop(session);
        Session::open(file, Purpose::Archive)?.copy_into(&place.ledger())?;
        let session = Session::open(&place.ledger(), Purpose::Archive)?;
        get_files(&session, &place.files())?;
        session.drop_table("backup_files")?;
        session.compact()?;
        drop(session);
        place.restored()?;
        drop(place);
        Self::open(settings)
    }
}

/// Whether a backup is looked over before it gets its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// Both files pass the database's own check, and hold what the directory holds.
    Yes,
    /// Not here; `huiyin restore` into another directory is the real trial.
    No,
}

/// [`Ledger::backup`] of a directory that is not open yet.
pub(crate) fn write(place: &Place, key_file: &Path, file: &Path, checked: Checked) -> Result<Backup, OpenError> {
    let copy_keys = |part: &Path| Session::open(&place.keys(), Purpose::Read)?.copy_into(part);
    write_with((place, key_file), copy_keys, file, checked)
}

fn write_with(
    (place, key_file): (&Place, &Path),
    copy_keys: impl FnOnce(&Path) -> Result<(), OpenError>,
    file: &Path,
    checked: Checked,
) -> Result<Backup, OpenError> {
    if place.is_elsewhere() {
        return Err(OpenError::OnServer { what: "a backup file" });
    }
    let (part, keys) = (with_suffix(file, ".part"), with_suffix(file, ".keys"));
    let keys_part = with_suffix(&keys, ".part");
    for old in [&part, &keys_part] {
        remove_if_there(old)?;
    }
    // The ledger first: a key is on disk before the event that needs it, so the later copy of the keys has them all.
    Session::open(&place.ledger(), Purpose::Read)?.copy_into(&part)?;
    let session = Session::open(&part, Purpose::Archive)?;
    let count = put_files(&session, &place.files())?;
    let log = log_of(&session)?;
    drop(session);
    copy_keys(&keys_part)?;
    let session = Session::open(&keys_part, Purpose::Archive)?;
    session.run_ddl(DDL_MASTER)?;
    session.put(PUT_MASTER, &[(&place::read_key(key_file)?).into()])?;
    drop(session);
    if checked == Checked::Yes {
        look_over(place, (&part, &keys_part), log)?;
    }
    // The keys first: with a newer key file the old backup still opens.
    for (from, to) in [(&keys_part, &keys), (&part, &file.to_path_buf())] {
        fs::File::open(from).and_then(|done| done.sync_all()).map_err(OpenError::io("sync the backup"))?;
        fs::rename(from, to).map_err(OpenError::io("name the backup"))?;
    }
    place::sync_folder_of(file)?;
    Ok(Backup { log, files: count, keys })
}

/// Reads both files as they lie there now, and compares them with the directory.
fn look_over(place: &Place, (part, keys_part): (&Path, &Path), log: LogRoot) -> Result<(), OpenError> {
    let unlike = |what: &str| OpenError::Fault(Fault::Unreadable(format!("the backup {what}")));
    for file in [part, keys_part] {
        if let Some(word) = Session::open(file, Purpose::Archive)?.integrity()?.first() {
            return Err(unlike(&format!("is damaged: {word}")));
        }
    }
    if log_of(&Session::open(&place.ledger(), Purpose::Read)?)? != log {
        return Err(unlike("has another root than the directory"));
    }
    let last = |session: &Session| schema::rows(session, LAST_KEY, &[], |row| row.get::<Option<i64>>(0));
    let (kept, here) = (Session::open(keys_part, Purpose::Archive)?, Session::open(&place.keys(), Purpose::Read)?);
    if last(&kept)? != last(&here)? {
        return Err(unlike("lacks keys"));
    }
    Ok(())
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn remove_if_there(file: &Path) -> Result<(), OpenError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(OpenError::io("remove an unfinished backup")(error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Size and root of the log in a file.
pub(crate) fn log_of(session: &Session) -> Result<LogRoot, Fault> {
    let head = schema::rows(session, HEAD, &[], |row| Ok(LogRoot { size: row.get(0)?, root: row.get(1)? }))?;
    Ok(head.into_iter().next().unwrap_or(LogRoot { size: 0, root: huiyin_domain::log::empty_root() }))
}

/// Takes every file that lies there: those of the log were on disk before their event, the others belong to drafts.
fn put_files(session: &Session, folder: &Path) -> Result<i64, OpenError> {
    session.run_ddl(DDL_FILES)?;
    session.begin()?;
    let mut count = 0;
    for (id, path) in files::all(folder)? {
        let sealed = match fs::read(&path) {
            // One that belonged to nothing was swept meanwhile; those of the log are never removed.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            read => read.map_err(OpenError::io("read a file for the backup"))?,
        };
        session.put(PUT_FILE, &[count.into(), (&id.0).into(), (&sealed).into()])?;
        count += 1;
    }
    session.commit()?;
    Ok(count)
}

fn get_files(session: &Session, folder: &Path) -> Result<(), OpenError> {
    fs::create_dir_all(folder).map_err(OpenError::io("make the directory for files"))?;
    for n in 0.. {
        let found =
            schema::rows(session, GET_FILE, &[n.into()], |row| Ok((row.get::<[u8; 16]>(0)?, row.get::<Vec<u8>>(1)?)))?;
        let Some((id, sealed)) = found.into_iter().next() else { break };
        files::write_sealed(folder, &Hex(id), &sealed)?;
    }
    Ok(())
}
