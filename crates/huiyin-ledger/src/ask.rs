//! Questions that every room asks: a concern, the office, words, the story of a stream, the head of the log.

use std::sync::Arc;

use huiyin_domain::{Office, access::Permit, concern::Concern, words::Words};

use crate::{
    change::{Recorded, Root, Target},
    fault::Fault,
    ledger::LogRoot,
    streams::{self, Stored},
    tx::Read,
    writer::head::Head,
};

impl Read {
    /// A concern, folded from its events; an empty one when there is no such stream.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the stream is no concern, or an event cannot be read.
    pub fn load_concern(&self, stream: i64) -> Result<Concern, Fault> {
        let Some(row) = streams::stream(self, stream)? else { return Ok(Concern::default()) };
        match streams::fold(self, row.kind, stream, i64::MAX)? {
            Root::Concern(concern) => Ok(*concern),
            Root::Office(_) | Root::Other => Err(Fault::Unreadable(format!("stream {stream} is no concern"))),
        }
    }

    /// The office as of now; an empty one before it was set up.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when an event cannot be read.
    pub fn load_office(&self) -> Result<Office, Fault> {
        let Target::Named { kind, name, .. } = Target::office() else { return Ok(Office::default()) };
        let Some(row) = streams::named(self, kind, &name)? else { return Ok(Office::default()) };
        match streams::fold(self, row.kind, row.stream, i64::MAX)? {
            Root::Office(office) => Ok(*office),
            Root::Concern(_) | Root::Other => Err(Fault::Unreadable("the office's stream is no office".to_owned())),
        }
    }

    /// The number of a named stream, when it is there.
    ///
    /// # Errors
    /// What the database says.
    pub fn named(&self, target: &Target) -> Result<Option<i64>, Fault> {
        match target {
            Target::Named { kind, name, .. } => Ok(streams::named(self, *kind, name)?.map(|row| row.stream)),
            Target::Stream(stream) => Ok(streams::stream(self, *stream)?.map(|row| row.stream)),
            Target::New(_) => Ok(None),
        }
    }

    /// The words beside an event of a stream. Only a permit opens them; it comes from `access::may` and nowhere else.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the key is gone or the bytes were changed.
    pub fn words(&self, _permit: &Permit, stream: i64, position: i64) -> Result<Option<Words>, Fault> {
        streams::words(self, stream, position)
    }

    /// The matter of a concern in one line; `None` when it has none. Only a permit opens it.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when the key is gone or the bytes were changed.
    pub fn title(&self, _permit: &Permit, stream: i64) -> Result<Option<Arc<str>>, Fault> {
        streams::title(self, stream)
    }

    /// All events of a stream, in order.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when an event cannot be read.
    pub fn history(&self, stream: i64) -> Result<Vec<Recorded>, Fault> {
        streams::history(self, stream, i64::MAX)?.into_iter().map(Stored::recorded).collect()
    }

    /// Events over all streams from a position on, in order; at most `limit`.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when an event cannot be read.
    pub fn events_from(&self, position: i64, limit: i64) -> Result<Vec<Recorded>, Fault> {
        streams::events_from(self, position, limit)?.into_iter().map(Stored::recorded).collect()
    }

    /// Sequence of the last event of a stream; 0 when there is none.
    ///
    /// # Errors
    /// What the database says.
    pub fn seq(&self, stream: i64) -> Result<i64, Fault> {
        Ok(streams::last_of(self, stream)?.map_or(0, |(seq, _leaf)| seq))
    }

    /// Number of events and root of the log.
    ///
    /// # Errors
    /// What the database says.
    pub fn log_root(&self) -> Result<LogRoot, Fault> {
        let head = Head::load(self)?;
        Ok(LogRoot { size: head.size(), root: head.edge.root() })
    }
}
