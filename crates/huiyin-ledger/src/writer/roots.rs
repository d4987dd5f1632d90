//! Folded streams kept in memory by the writer, so that a busy concern is not read anew for each command.

use std::{collections::HashMap, sync::Arc};

use huiyin_domain::log::tree::Hash;

use crate::{
    change::{Root, StreamKind},
    fault::Fault,
    streams,
    tx::Read,
    vault::StreamKey,
};

/// Streams in one generation; at most two generations are kept.
const GENERATION: usize = 4_096;

/// What the writer knows of a stream besides its state.
pub(crate) struct Live {
    /// Its number; 0 while nothing was written to it.
    pub(crate) stream: i64,
    pub(crate) kind: StreamKind,
    pub(crate) id: [u8; 16],
    /// Its key; `None` while nothing was written to it.
    pub(crate) key: Option<Arc<StreamKey>>,
    pub(crate) seq: i64,
    /// Commitment of its last event; zeros before the first.
    pub(crate) leaf: Hash,
    /// Name and key owner of a stream that is yet to be made.
    pub(crate) wanted: Option<(String, Option<i64>)>,
}

impl Live {
    /// A stream that is made when it is first written to.
    pub(crate) fn unmade(kind: StreamKind, wanted: Option<(String, Option<i64>)>) -> Self {
        Self { stream: 0, kind, id: [0; 16], key: None, seq: 0, leaf: [0; 32], wanted }
    }
}

/// The cache: two generations, of which the older is dropped whole when the younger is full.
#[derive(Default)]
pub(crate) struct Roots {
    young: HashMap<i64, (Live, Root)>,
    old: HashMap<i64, (Live, Root)>,
}

impl Roots {
    /// Takes a stream out: whoever changes it puts it back after the commit, and after a fault it is simply read again.
    pub(crate) fn take(&mut self, stream: i64) -> Option<(Live, Root)> {
        self.young.remove(&stream).or_else(|| self.old.remove(&stream))
    }

    pub(crate) fn keep(&mut self, live: Live, root: Root) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(live.stream, (live, root));
    }
}

/// Reads and folds a stream that exists.
pub(crate) fn load(read: &Read, row: &streams::StreamRow) -> Result<(Live, Root), Fault> {
    let root = streams::fold(read, row.kind, row.stream, i64::MAX)?;
    let (seq, leaf) = streams::last_of(read, row.stream)?.unwrap_or((0, [0; 32]));
    let key = Some(read.vault.key(row.key_n)?);
    Ok((Live { stream: row.stream, kind: row.kind, id: row.id, key, seq, leaf, wanted: None }, root))
}
