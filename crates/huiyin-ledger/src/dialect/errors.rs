//! What the database says, in the words of the ledger.

use rusqlite::{Error, ErrorCode, ffi};

use crate::fault::Fault;

/// Sorts an error by what must be done about it; what nobody foresaw is a mistake in the program.
pub(super) fn fault(error: &Error) -> Fault {
    if matches!(error, Error::InvalidColumnType(..) | Error::FromSqlConversionFailure(..)) {
        return Fault::Unreadable(error.to_string());
    }
    let extended = error.sqlite_error().map(|code| code.extended_code);
    let unique =
        [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE, ffi::SQLITE_CONSTRAINT_ROWID].map(Some);
    if unique.contains(&extended) {
        return Fault::Unique(error.to_string());
    }
    let code = error.sqlite_error_code();
    let any = |codes: &[ErrorCode]| code.is_some_and(|code| codes.contains(&code));
    if any(&[ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked]) {
        Fault::Busy
    } else if any(&[ErrorCode::DiskFull]) || extended == Some(ffi::SQLITE_IOERR_SHMSIZE) {
        // The second is the same: the index of the write-ahead log could not grow, and nothing was written.
        Fault::Full
    } else if any(&[
        ErrorCode::SystemIoFailure,
        ErrorCode::DatabaseCorrupt,
        ErrorCode::NotADatabase,
        ErrorCode::CannotOpen,
    ]) {
        Fault::Fatal(error.to_string())
    } else {
        Fault::Bug(error.to_string())
    }
}
