//! What it is for: the hashes that let anybody check that the log was not rewritten.
//! Who acts: nobody; every event of every room passes through here when it is written.
//! Legal basis: 信访工作条例 art. 22 and 36 (what was done, and when, must be shown); formats of RFC 6962 and RFC 8785.
//! Events: none of its own.
//! Never: a clock, a chance, a secret that is kept; a word that a person wrote (only HMACs of words stand here).
//! Map rows: S27, S28.

pub mod envelope;
#[cfg(test)]
mod tests;
pub mod tree;

pub use envelope::{Envelope, StreamSecret, commitment, entry};
pub use tree::{Edge, Hash, Perfect, empty_root, leaf_hash, node_hash};

/// The algorithms of today: SHA-256, HMAC-SHA-256, HKDF-SHA-256, AES-256-GCM. Stands in every event and before every
/// ciphertext, so that SM2, SM3 and SM4 can follow without a change of format.
pub const ALGORITHM: u8 = 1;
