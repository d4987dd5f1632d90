//! The head of the log: how many events there are, the last time, the right edge of the tree.

use huiyin_domain::log::{Edge, entry, leaf_hash, tree::Hash};

use crate::{
    fault::Fault,
    sql,
    tx::{Read, Tx},
};

const GET_HEAD: &str = sql!("SELECT size, streams, keys, at, edge FROM log_head WHERE one = 1");
const PUT_HEAD: &str = sql!(
    "INSERT INTO log_head (one, size, streams, keys, at, root, edge) VALUES (1, $1, $2, $3, $4, $5, $6)
     ON CONFLICT (one) DO UPDATE SET size = excluded.size, streams = excluded.streams, keys = excluded.keys, at = excluded.at,
       root = excluded.root, edge = excluded.edge"
);
const PUT_NODE: &str = sql!("INSERT INTO log_nodes (level, n, hash) VALUES ($1, $2, $3)");

/// Levels of the tree in one level of tiles: 256 leaves.
pub(crate) const TILE: u32 = 8;

#[derive(Clone, Default)]
pub(crate) struct Head {
    /// Number of the last stream.
    pub(crate) streams: i64,
    /// Number of the last key; an older key store that is put back must not give it out again.
    pub(crate) keys: i64,
    /// Time of the last event: milliseconds since 1970 in UTC.
    pub(crate) at: i64,
    pub(crate) edge: Edge,
}

impl Head {
    pub(crate) fn load(read: &Read) -> Result<Self, Fault> {
        let row = read.one(GET_HEAD, &[], |row| {
            let (size, edge): (i64, Vec<u8>) = (row.get(0)?, row.get(4)?);
            Ok((size, row.get(1)?, row.get(2)?, row.get(3)?, edge))
        })?;
        let Some((size, streams, keys, at, edge)) = row else { return Ok(Self::default()) };
        let roots = edge.chunks_exact(32).filter_map(|root| root.try_into().ok()).collect();
        let edge = u64::try_from(size).ok().and_then(|size| Edge::of(size, roots));
        let edge = edge.ok_or_else(|| Fault::Unreadable("the edge of the log does not fit its size".to_owned()))?;
        Ok(Self { streams, keys, at, edge })
    }

    /// Number of events, which is the position of the next one.
    pub(crate) fn size(&self) -> i64 {
        // A log of 2^63 events cannot be written in the life of a machine.
        i64::try_from(self.edge.size()).unwrap_or(i64::MAX)
    }

    /// Appends the leaf of an event, and keeps each full tile that it completes.
    pub(crate) fn append(&mut self, tx: &mut Tx, commitment: &Hash) -> Result<(), Fault> {
        let mut full = Vec::new();
        self.edge.append(leaf_hash(&entry(commitment)), |perfect| {
            if perfect.level.is_multiple_of(TILE) {
                full.push(perfect);
            }
        });
        for perfect in full {
            let n = i64::try_from(perfect.n).map_err(|_| Fault::bug("a tile number beyond all numbers"))?;
            tx.put(PUT_NODE, &[i64::from(perfect.level / TILE).into(), n.into(), (&perfect.hash).into()])?;
        }
        Ok(())
    }

    pub(crate) fn put(&self, tx: &mut Tx) -> Result<(), Fault> {
        let (edge, root) = (self.edge.roots().concat(), self.edge.root());
        let values =
            [self.size().into(), self.streams.into(), self.keys.into(), self.at.into(), (&root).into(), (&edge).into()];
        tx.put(PUT_HEAD, &values)
    }
}
