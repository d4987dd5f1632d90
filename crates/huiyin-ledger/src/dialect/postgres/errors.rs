//! What the server says, in the words of the ledger.

use std::{
    error::Error as _,
    io::{self, ErrorKind},
};

use tokio_postgres::Error;

use crate::fault::Fault;

/// Sorts an error by what must be done about it; what nobody foresaw is a mistake in the program. Details of the server are
/// left out: they quote rows.
pub(super) fn fault(error: &Error) -> Fault {
    if is_lost(error) {
        return Fault::BrokenOff(words(error));
    }
    match error.code().map_or("", |code| code.code()) {
        // Waited too long for a lock, for an answer, or for a place.
        "55P03" | "57014" | "53300" => Fault::Busy,
        // Two transactions stood in each other's way; the server ended this one.
        "40001" | "40P01" => Fault::BrokenOff(words(error)),
        "23505" => Fault::Unique(words(error)),
        "53100" => Fault::Full,
        "58030" | "XX001" | "XX002" => Fault::Fatal(words(error)),
        _ => Fault::Bug(words(error)),
    }
}

/// Whether the connection is gone, or leads to a server that only reads: sometimes the driver knows, sometimes a file
/// operation failed below it, sometimes the server has said so.
pub(super) fn is_lost(error: &Error) -> bool {
    const SAID: &[&str] = &["57P01", "57P02", "57P03", "57P05", "25P03", "25006"];
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(below) = cause.downcast_ref::<io::Error>() {
            // An answer that the driver cannot read has this form too, and is no loss.
            return !matches!(below.kind(), ErrorKind::InvalidInput | ErrorKind::InvalidData);
        }
        source = cause.source();
    }
    let code = error.code().map_or("", |code| code.code());
    error.is_closed() || code.starts_with("08") || SAID.contains(&code)
}

/// The server's sentence with its code, or the driver's with what lies below.
pub(super) fn words(error: &Error) -> String {
    if let Some(said) = error.as_db_error() {
        let key = said.constraint().map_or_else(String::new, |name| format!(" [{name}]"));
        return format!("{} ({}){key}", said.message(), said.code().code());
    }
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}
