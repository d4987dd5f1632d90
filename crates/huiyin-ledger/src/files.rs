//! Attachments: encrypted files beside the database, each under a key of its own that is kept sealed under its stream's.
//!
//! A file is on disk, with its name, before the transaction that mentions it. Erasing the stream's key erases its files.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, UNIX_EPOCH},
};

use huiyin_domain::kernel::{
    ids::{FileId, Hex},
    time::Moment,
};
use ring::digest::{SHA256, digest};

use crate::{
    change::Receipt,
    fault::{Fault, OpenError},
    place, sql,
    tx::{Read, Tx},
    vault::{self, SealUnder, Vault},
};

const PUT_FILE: &str =
    sql!("INSERT INTO files (id, stream, position, bytes, sha256, key) VALUES ($1, $2, $3, $4, $5, $6)");
const IS_KNOWN: &str = sql!("SELECT stream FROM files WHERE id = $1");
const GET_FILE: &str = sql!("SELECT stream, sha256, key FROM files WHERE id = $1");

/// A file that is on disk but belongs to nothing yet: hand it to [`crate::Change::files`], or keep its bytes, sealed, in a draft.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredFile {
    id: FileId,
    key: [u8; 32],
    bytes: i64,
    sha256: [u8; 32],
}

impl std::fmt::Debug for StoredFile {
    /// Never the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StoredFile({}, {} bytes)", self.id, self.bytes)
    }
}

impl StoredFile {
    /// Its name.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// Its length in bytes, before encryption.
    pub fn bytes(&self) -> i64 {
        self.bytes
    }

    /// For a draft row. Holds the file's key: seal it.
    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.id.0[..], &self.key, &self.bytes.to_be_bytes(), &self.sha256].concat()
    }

    /// Reads what [`StoredFile::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Fault> {
        let read = || {
            let (id, rest) = bytes.split_first_chunk::<16>()?;
            let (key, rest) = rest.split_first_chunk::<32>()?;
            let (length, sha256) = rest.split_first_chunk::<8>()?;
            let sha256 = sha256.try_into().ok()?;
            Some(Self { id: Hex(*id), key: *key, bytes: i64::from_be_bytes(*length), sha256 })
        };
        read().ok_or_else(|| Fault::Unreadable("these bytes are not a stored file".to_owned()))
    }
}

/// Encrypts a file and puts it on disk: file synced, directory synced.
pub(crate) fn put(folder: &Path, vault: &Vault, plain: &[u8]) -> Result<StoredFile, Fault> {
    let id = Hex(vault.random::<16>()?);
    let key = vault.random::<32>()?;
    let sealed = vault::seal_file(&key, &id.0, plain)?;
    write_sealed(folder, &id, &sealed).map_err(OpenError::into_fault)?;
    let bytes = i64::try_from(plain.len()).map_err(|_| Fault::bug("a file beyond all lengths"))?;
    Ok(StoredFile { id, key, bytes, sha256: sha256(&sealed) })
}

/// Puts encrypted bytes where they belong: file synced, directories synced.
pub(crate) fn write_sealed(folder: &Path, id: &FileId, sealed: &[u8]) -> Result<(), OpenError> {
    let path = path(folder, id);
    let shelf = path.parent().unwrap_or(folder);
    if !shelf.exists() {
        fs::create_dir_all(shelf).map_err(OpenError::io("make a directory for files"))?;
        place::sync_folder_of(shelf)?;
    }
    place::write_synced(&path, sealed)
}

/// Whole files that were written before a moment.
pub(crate) fn older(folder: &Path, before: Moment) -> Result<Vec<FileId>, Fault> {
    Ok(all(folder)?.into_iter().filter(|(_, path)| is_older(path, before)).map(|(id, _)| id).collect())
}

/// Those of these files that no event refers to.
pub(crate) fn loose(read: &Read, ids: Vec<FileId>) -> Result<Vec<FileId>, Fault> {
    let mut loose = Vec::new();
    for id in ids {
        if !is_known(read, id)? {
            loose.push(id);
        }
    }
    Ok(loose)
}

fn is_known(read: &Read, id: FileId) -> Result<bool, Fault> {
    Ok(read.one(IS_KNOWN, &[(&id.0).into()], |row| row.get::<i64>(0))?.is_some())
}

/// What cannot be dated is not old: better kept once too long than lost.
fn is_older(path: &Path, before: Moment) -> bool {
    let before = u64::try_from(before.0).map(|millis| UNIX_EPOCH + Duration::from_millis(millis));
    let written = path.metadata().and_then(|file| file.modified());
    before.is_ok_and(|before| written.is_ok_and(|written| written < before))
}

/// Removes these files and says how many. After a kill in the middle the rest still lies there and is found again.
pub(crate) fn remove_all(folder: &Path, ids: &[FileId]) -> Result<usize, Fault> {
    let mut removed = 0;
    for id in ids {
        removed += usize::from(remove(&path(folder, id))?);
    }
    Ok(removed)
}

/// Removes files whose writing was broken off before a moment: they never got their name, so nothing knows them.
pub(crate) fn remove_unfinished(folder: &Path, before: Moment) -> Result<usize, Fault> {
    let mut removed = 0;
    for shelf in fs::read_dir(folder).map_err(|error| Fault::disk(&error))? {
        let shelf = shelf.map_err(|error| Fault::disk(&error))?;
        for file in fs::read_dir(shelf.path()).map_err(|error| Fault::disk(&error))? {
            let path = file.map_err(|error| Fault::disk(&error))?.path();
            if path.extension().is_some_and(|ending| ending == "part") && is_older(&path, before) {
                removed += usize::from(remove(&path)?);
            }
        }
    }
    Ok(removed)
}

fn remove(path: &Path) -> Result<bool, Fault> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Fault::disk(&error)),
    }
}

/// All files that lie there, whole ones only.
pub(crate) fn all(folder: &Path) -> Result<Vec<(FileId, PathBuf)>, Fault> {
    let mut found = Vec::new();
    for shelf in fs::read_dir(folder).map_err(|error| Fault::disk(&error))? {
        let shelf = shelf.map_err(|error| Fault::disk(&error))?;
        for file in fs::read_dir(shelf.path()).map_err(|error| Fault::disk(&error))? {
            let file = file.map_err(|error| Fault::disk(&error))?;
            let name = [shelf.file_name(), file.file_name()].map(|part| part.to_string_lossy().into_owned()).concat();
            found.extend(FileId::parse(&name).map(|id| (id, file.path())));
        }
    }
    Ok(found)
}

/// Opens a file that belongs to nothing yet.
pub(crate) fn get_stored(folder: &Path, file: &StoredFile) -> Result<Vec<u8>, Fault> {
    let sealed = fs::read(path(folder, &file.id)).map_err(|error| Fault::disk(&error))?;
    vault::open_file(&file.key, &file.id.0, &sealed)
}

/// Writes down to which stream files belong, in the transaction of the change.
pub(crate) fn put_rows(tx: &mut Tx, files: &[(usize, StoredFile)], receipt: &Receipt) -> Result<(), Fault> {
    for (target, file) in files {
        let stream = receipt.streams.get(*target).copied().filter(|stream| *stream != 0);
        let stream = stream.ok_or_else(|| Fault::bug("a file names no stream"))?;
        let key = tx.seal(SealUnder::Stream(stream), &file.key)?;
        tx.put(
            PUT_FILE,
            &[
                (&file.id.0).into(),
                stream.into(),
                receipt.position.into(),
                file.bytes.into(),
                (&file.sha256).into(),
                (&key).into(),
            ],
        )?;
    }
    Ok(())
}

/// A file and the stream to which it belongs.
pub(crate) fn get(read: &Read, folder: &Path, id: FileId) -> Result<Option<(i64, Vec<u8>)>, Fault> {
    let row = read.one(GET_FILE, &[(&id.0).into()], |row| {
        Ok((row.get::<i64>(0)?, row.get::<[u8; 32]>(1)?, row.get::<Vec<u8>>(2)?))
    })?;
    let Some((stream, expected, key)) = row else { return Ok(None) };
    let key = read.open(SealUnder::Stream(stream), &key)?;
    let key = key.try_into().map_err(|_| Fault::Unreadable("a file key of another length".to_owned()))?;
    let sealed = fs::read(path(folder, &id)).map_err(|error| Fault::disk(&error))?;
    if sha256(&sealed) != expected {
        return Err(Fault::Unreadable(format!("file {id} was changed on disk")));
    }
    vault::open_file(&key, &id.0, &sealed).map(|plain| Some((stream, plain)))
}

/// Where a file lies.
pub(crate) fn path(folder: &Path, id: &FileId) -> PathBuf {
    let name = id.to_string();
    let (shelf, rest) = name.split_at(2);
    folder.join(shelf).join(rest)
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, bytes).as_ref());
    out
}
