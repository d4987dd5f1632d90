//! Which old record this is, for ever: (source, its number there), or the row itself and how often it was seen.
//!
//! Both leave as keyed digests under one import key of the installation: an erased concern keeps them, so that a second
//! import does not bring it back, and nobody without the key can guess a number or a phone out of them.

use std::collections::HashMap;

use super::row::CarriedRow;

/// The algorithm byte in front of every digest: 1 is HMAC-SHA-256.
const HMAC_SHA_256: u8 = 1;

/// An algorithm byte and 32 bytes.
pub type Digest = [u8; 33];

/// The installation's HMAC under its import key.
pub type Mac<'a> = &'a (dyn Fn(&[u8]) -> [u8; 32] + Sync);

/// What makes an old record this one, and what it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Identity {
    /// Which record.
    pub source_hmac: Digest,
    /// With what content.
    pub row_hmac: Digest,
}

/// Makes identities; counts rows without a number of their own, so that two equal ones stay two.
pub struct Identifier<'a> {
    mac: Mac<'a>,
    seen: HashMap<Digest, u32>,
}

impl<'a> Identifier<'a> {
    /// Under the installation's import key.
    #[must_use]
    pub fn new(mac: Mac<'a>) -> Self {
        Identifier { mac, seen: HashMap::new() }
    }

    /// The identity of the next row of the file.
    pub fn identify(&mut self, record: &CarriedRow) -> Identity {
        let row_hmac = digest(self.mac, "row", [record.content.as_slice()]);
        let source_hmac = match &record.source_id {
            Some(id) => of_number(self.mac, &record.source, id),
            None => {
                let occurrence = self.seen.entry(row_hmac).or_default();
                *occurrence += 1;
                let occurrence = occurrence.to_be_bytes();
                digest(self.mac, "occurrence", [record.source.as_bytes(), row_hmac.as_slice(), occurrence.as_slice()])
            }
        };
        Identity { source_hmac, row_hmac }
    }
}

/// The digest of an old number: also how a person who types the old number finds the record.
#[must_use]
pub fn of_number(mac: Mac<'_>, source: &str, number: &str) -> Digest {
    digest(mac, "id", [source.as_bytes(), number.as_bytes()])
}

/// Every part with its length in front: no two different lists are the same bytes.
fn digest<const PARTS: usize>(mac: Mac<'_>, purpose: &str, parts: [&[u8]; PARTS]) -> Digest {
    let mut bytes = Vec::new();
    for part in std::iter::once(purpose.as_bytes()).chain(parts) {
        bytes.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend(part);
    }
    let mut digest = [HMAC_SHA_256; 33];
    digest[1..].copy_from_slice(&mac(&bytes));
    digest
}
