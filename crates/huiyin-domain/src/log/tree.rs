//! The Merkle tree of RFC 6962, kept as its right edge.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Hash of one entry: `SHA-256(0x00 ‖ entry)`.
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// Hash of a node: `SHA-256(0x01 ‖ left ‖ right)`.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Root of the tree without entries: `SHA-256("")`.
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// A full subtree of a power of two of entries, just completed by an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Perfect {
    /// It holds `2^level` entries.
    pub level: u32,
    /// It is the `n`-th of its level, counted from 0.
    pub n: u64,
    /// Its root.
    pub hash: Hash,
}

/// The right edge of a tree: the roots of its full subtrees, largest first, one for each bit of the size.
/// With it an append and the root cost at most 64 hashes, however large the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    roots: Vec<Hash>,
}

impl Edge {
    /// The edge of a tree of this size; `None` when the number of roots does not fit the size.
    pub fn of(size: u64, roots: Vec<Hash>) -> Option<Self> {
        (usize::try_from(size.count_ones()).ok()? == roots.len()).then_some(Self { size, roots })
    }

    /// Number of entries.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Roots of the full subtrees, largest first.
    pub fn roots(&self) -> &[Hash] {
        &self.roots
    }

    /// Appends an entry by its [`leaf_hash`] and tells each full subtree that it completes, the entry's own left out.
    pub fn append(&mut self, leaf: Hash, mut completed: impl FnMut(Perfect)) {
        let mut hash = leaf;
        let mut level = 0;
        while (self.size >> level) & 1 == 1 {
            let Some(left) = self.roots.pop() else { break };
            hash = node_hash(&left, &hash);
            level += 1;
            completed(Perfect { level, n: self.size >> level, hash });
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root of the whole tree.
    pub fn root(&self) -> Hash {
        let mut roots = self.roots.iter().rev();
        let Some(last) = roots.next() else { return empty_root() };
        roots.fold(*last, |right, left| node_hash(left, &right))
    }
}
