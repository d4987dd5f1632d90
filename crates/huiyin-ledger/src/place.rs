//! The directory: its lock, its file names, its key file, and making sure that names are on disk too.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{Read as _, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use huiyin_domain::log::ALGORITHM;

use crate::{change::Address, dialect::Source, fault::OpenError};

/// Events, contents, views and rows beside them.
pub(crate) const LEDGER: &str = "ledger.db";
/// Keys of the streams.
pub(crate) const KEYS: &str = "keys.db";
/// The master key.
pub(crate) const MASTER: &str = "master.key";
/// Attachments.
pub(crate) const FILES: &str = "files";
/// The word index; made again from the events when it is not there.
pub(crate) const INDEX: &str = "index.db";
/// Throw-away copies, one folder each.
const SCRATCH: &str = "scratch";
/// Lies there when the events are in a database elsewhere.
const ELSEWHERE: &str = "elsewhere";
const LOCK: &str = "huiyin.lock";
/// Lies there while a restore is under way.
const RESTORING: &str = "restoring";

/// Whether a directory holds an installation already, with its events in a file or in a database.
pub fn is_installation(dir: &Path) -> bool {
    dir.join(LEDGER).exists() || dir.join(ELSEWHERE).exists()
}

/// An installation's directory, locked while this value lives. The lock ends with the process, however it ends.
pub(crate) struct Place {
    pub(crate) dir: PathBuf,
    _lock: File,
}

impl Place {
    /// Makes the directory if it is not there, and locks it.
    pub(crate) fn enter(dir: &Path) -> Result<Self, OpenError> {
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(OpenError::io("make the directory"))?;
        refuse_network(dir)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(dir.join(LOCK))
            .map_err(OpenError::io("open the lock file"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { dir: dir.to_path_buf(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(OpenError::Locked),
            Err(TryLockError::Error(source)) => Err(OpenError::Io { what: "lock the directory", source }),
        }
    }

    /// Where the events are: in the file, or in the database that was named. A directory keeps to the one it began with, or
    /// somebody who forgets the address would find an empty office.
    pub(crate) fn source(&self, database: Option<&Address>) -> Result<Source, OpenError> {
        match database {
            None if self.is_elsewhere() => Err(OpenError::InDatabase),
            None => Ok(Source::File(self.ledger())),
            Some(_) if self.ledger().exists() => Err(OpenError::InDirectory),
            Some(address) => Source::server(address.text()),
        }
    }

    /// Whether the events are in a database elsewhere.
    pub(crate) fn is_elsewhere(&self) -> bool {
        self.dir.join(ELSEWHERE).exists()
    }

    pub(crate) fn mark_elsewhere(&self) -> Result<(), OpenError> {
        write_synced(&self.dir.join(ELSEWHERE), b"")
    }

    /// Whether a restore was interrupted: what lies there is not whole.
    pub(crate) fn half_restored(&self) -> bool {
        self.dir.join(RESTORING).exists()
    }

    pub(crate) fn mark_restoring(&self) -> Result<(), OpenError> {
        write_synced(&self.dir.join(RESTORING), b"")
    }

    pub(crate) fn restored(&self) -> Result<(), OpenError> {
        let mark = self.dir.join(RESTORING);
        sync_folder_of(&mark)?;
        fs::remove_file(&mark).map_err(OpenError::io("end the restore"))?;
        sync_folder_of(&mark)
    }

    /// Removes throw-away copies that a kill left behind. Whoever holds the lock and is just beginning has none of its own.
    pub(crate) fn sweep_scratch(&self) -> Result<(), OpenError> {
        match fs::remove_dir_all(self.dir.join(SCRATCH)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(OpenError::io("remove an old throw-away copy")(error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    pub(crate) fn ledger(&self) -> PathBuf {
        self.dir.join(LEDGER)
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.dir.join(KEYS)
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.dir.join(FILES)
    }
}

/// A throw-away folder in the directory, so that it is on the same disk; gone when this is dropped. Each has its own: two
/// checks may run at once.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn of(place: &Place) -> Result<Self, OpenError> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let folder = place.dir.join(SCRATCH).join(NEXT.fetch_add(1, Ordering::Relaxed).to_string());
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(OpenError::io("make a throw-away copy"))?;
        Ok(Self(folder))
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("views.db")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "a throw-away copy could not be removed");
        }
    }
}

/// Locks and fsync cannot be relied on over a network, so such a directory is refused at the door.
fn refuse_network(dir: &Path) -> Result<(), OpenError> {
    // Magic numbers of NFS, SMB, CIFS, SMB2 and 9P.
    const OVER_A_NETWORK: [u32; 5] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997];
    let system = rustix::fs::statfs(dir).map_err(|error| OpenError::io("look at the file system")(error.into()))?;
    // The word is wider on some machines; the magic numbers fill 32 bits of it.
    let magic = (system.f_type & 0xFFFF_FFFF) as u32;
    if OVER_A_NETWORK.contains(&magic) { Err(OpenError::Network) } else { Ok(()) }
}

/// Writes the master key: algorithm byte and 32 bytes, mode 0600, on disk with its name before this returns.
pub(crate) fn write_key(file: &Path, key: &[u8; 32]) -> Result<(), OpenError> {
    let mut bytes = vec![ALGORITHM];
    bytes.extend_from_slice(key);
    write_synced(file, &bytes)
}

/// Reads the master key; a file that others can read is refused.
pub(crate) fn read_key(file: &Path) -> Result<[u8; 32], OpenError> {
    let mut handle = File::open(file).map_err(OpenError::io("open the key file"))?;
    let mode = handle.metadata().map_err(OpenError::io("look at the key file"))?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(OpenError::KeyFileOpen);
    }
    let mut bytes = Vec::new();
    handle.read_to_end(&mut bytes).map_err(OpenError::io("read the key file"))?;
    match bytes.split_first() {
        Some((&ALGORITHM, key)) => key.try_into().map_err(|_length| OpenError::WrongKey),
        Some(_) | None => Err(OpenError::WrongKey),
    }
}

/// Writes a file under another name, syncs it, gives it its name, and syncs the directory: it is there whole, or not at all.
pub(crate) fn write_synced(file: &Path, bytes: &[u8]) -> Result<(), OpenError> {
    let part = file.with_extension("part");
    let mut handle = OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(&part)
        .map_err(OpenError::io("make a file"))?;
    handle.write_all(bytes).map_err(OpenError::io("write a file"))?;
    handle.sync_all().map_err(OpenError::io("sync a file"))?;
    drop(handle);
    fs::rename(&part, file).map_err(OpenError::io("name a file"))?;
    sync_folder_of(file)
}

/// Makes the name of a file durable.
pub(crate) fn sync_folder_of(file: &Path) -> Result<(), OpenError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(OpenError::io("sync a directory"))
}
