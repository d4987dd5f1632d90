//! Which old record this is, for ever: (source, its number there), or the row itself and how often it was seen.
//!
//! Both leave as keyed digests under one import key of the installation: an erased concern keeps them, so that a second
//! import does not bring it back, and nobody without the key can guess a number or a phone out of them.

use std::collections::HashMap;

use ring::hmac;

use super::row::CarriedRow;

/// The algorithm byte in front of every digest: 1 is HMAC-SHA-256.
const HMAC_SHA_256: u8 = 1;

/// An algorithm byte and 32 bytes.
pub type Digest = [u8; 33];

/// What makes an old record this one, and what it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Identity {
    /// Which record.
    pub source_hmac: Digest,
    /// With what content.
    pub row_hmac: Digest,
}

/// Makes identities; counts rows without a number of their own, so that two equal ones stay two.
#[derive(Debug)]
pub struct Identifier {
    key: hmac::Key,
    seen: HashMap<Digest, u32>,
}

impl Identifier {
    /// Under the installation's import key.
    #[must_use]
    pub fn new(import_key: &[u8; 32]) -> Self {
        Identifier { key: hmac::Key::new(hmac::HMAC_SHA256, import_key), seen: HashMap::new() }
    }

    /// The identity of the next row of the file.
    pub fn identify(&mut self, record: &CarriedRow) -> Identity {
        let row_hmac =
            self.digest("row", record.canonical.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]));
        let source_hmac = match &record.source_id {
            Some(id) => self.digest("id", [record.source.as_str(), id.as_str()]),
            None => {
                let occurrence = self.seen.entry(row_hmac).or_default();
                *occurrence += 1;
                let occurrence = occurrence.to_string();
                let content: String = row_hmac.iter().map(|byte| format!("{byte:02x}")).collect();
                self.digest("occurrence", [record.source.as_str(), content.as_str(), occurrence.as_str()])
            }
        };
        Identity { source_hmac, row_hmac }
    }

    /// Every part with its length in front: no two different lists are the same bytes.
    fn digest<'a>(&self, purpose: &'a str, parts: impl IntoIterator<Item = &'a str>) -> Digest {
        let mut context = hmac::Context::with_key(&self.key);
        for part in std::iter::once(purpose).chain(parts) {
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part.as_bytes());
        }
        let mut digest = [HMAC_SHA_256; 33];
        digest[1..].copy_from_slice(context.sign().as_ref());
        digest
    }
}
