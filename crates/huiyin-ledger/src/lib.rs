//! The memory of Huiyin: events, people's words, keys, views. Knows events, knows no page.
//!
//! One directory is the whole installation: `ledger.db` (events, sealed words, views, rows beside them), `keys.db` (one
//! wrapped key per stream), `master.key`, `files/` (sealed attachments), `index.db` (words of ordinary concerns, made again
//! when it is gone), `huiyin.lock`. With `Settings::database` the events, sealed words, views and rows beside them are on a
//! server instead of in `ledger.db`; everything else stays in the directory, and neither opens without the other.
//!
//! What always holds:
//! - an event that was acknowledged is on disk, and so are its words, its leaf, its views and its rows beside it;
//! - events are never changed or removed; triggers refuse it as a second line;
//! - a refused command has written nothing, and a fault fails only the command that caused it;
//! - the same idempotency key gives the same receipt, or is refused for another request;
//! - no word of a person stands in clear in any file but the word index, which holds ordinary concerns alone, and none is opened without a permit;
//! - every view can be made again from the events, and then is the same row for row.
//!
//! Read in this order: [`change`] (what goes in and comes out), `writer/batch.rs` (one transaction), `streams.rs`,
//! `vault.rs`, `views.rs`, then `dialect/`.

pub mod change;

mod ask;
mod backup;
mod dialect;
mod fault;
mod files;
mod fsck;
mod ledger;
mod place;
mod readers;
mod schema;
mod streams;
mod tx;
mod upgrade;
mod value;
mod vault;
mod views;
mod word_index;
mod writer;

#[cfg(test)]
mod tests;

pub use backup::Backup;
pub use change::{
    Address, Change, ClockGuard, Decide, Follows, Occurred, Planned, Receipt, Recorded, Root, Scene, Settings, Side,
    StreamKind, Target, Versions, View,
};
pub use fault::{Failure, Fault, OpenError};
pub use files::StoredFile;
pub use fsck::{Finding, Fsck};
pub use ledger::{Ledger, LogRoot};
pub use place::is_installation;
pub use tx::{Read, Tx};
pub use value::{Cell, FromCell, Row, Value};
pub use vault::SealUnder;
pub use views::{Compared, TableDigest};
pub use word_index::{Indexed, PhoneKey, Place, Wanted, WordIndex};
