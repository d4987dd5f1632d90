//! What the database says, in the words of the ledger.

use rusqlite::{Error, ErrorCode};

use crate::fault::Fault;

/// Sorts an error by what must be done about it.
pub(super) fn fault(error: &Error) -> Fault {
    let Error::SqliteFailure(code, _) = error else {
        return match error {
            Error::InvalidColumnType(..) | Error::FromSqlConversionFailure(..) => Fault::Unreadable(error.to_string()),
            _ => Fault::Bug(error.to_string()),
        };
    };
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Fault::Busy,
        ErrorCode::DiskFull => Fault::Full,
        ErrorCode::SystemIoFailure | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::CannotOpen => {
            Fault::Fatal(error.to_string())
        }
        _ if is_unique(code.extended_code) => Fault::Unique(error.to_string()),
        _ => Fault::Bug(error.to_string()),
    }
}

/// A second row under a primary key or a unique index.
fn is_unique(extended: i32) -> bool {
    matches!(
        extended,
        rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
            | rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
            | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID
    )
}
