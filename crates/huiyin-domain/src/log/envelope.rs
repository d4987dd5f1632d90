//! The canonical form of an event, and the commitment that stands for it in the log.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::tree::Hash;

/// Version of the shape below. A change of shape is a new number, never an edit.
const SHAPE: u8 = 1;

/// Everything of one event that is hashed. Rebuilt from the stored row whenever it is needed, never stored itself.
///
/// The position in the global log is left out on purpose: an event is the same event wherever it stands.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// The staff member who acted; none for citizens, jobs and the operator.
    pub actor: Option<i64>,
    /// Algorithms used for this event ([`super::ALGORITHM`]).
    pub alg: u8,
    /// When it was recorded: milliseconds since 1970 in UTC, never earlier than the event before it.
    pub at: i64,
    /// Version of the calendars that were in force.
    pub calendar: i64,
    /// Algorithm byte and HMAC of the people's words, when there are any.
    pub content: Option<&'a [u8]>,
    /// The fact as stored: canonical JSON.
    pub data: &'a [u8],
    /// Name of the fact on disk, such as `filed.v1`.
    pub kind: &'a str,
    /// The time that somebody claims for it, as stored: canonical JSON.
    pub occurred: Option<&'a [u8]>,
    /// Version of the policy that was in force.
    pub policy: i64,
    /// Commitment of the event before it in the same stream; zeros for the first.
    pub prev: &'a Hash,
    /// The role in which the actor acted.
    pub role: &'a str,
    /// 1, 2, 3 … in the stream.
    pub seq: i64,
    /// Random name of the stream.
    pub stream: &'a [u8],
}

impl Envelope<'_> {
    /// The bytes of RFC 8785: names in alphabetical order, integers and strings only, no blanks.
    ///
    /// `data` and `occurred` go in exactly as they are stored, so what is hashed is what is kept.
    pub fn canonical(&self) -> Vec<u8> {
        let mut json = Object::with_room(256 + self.data.len());
        json.raw("actor", self.actor.map_or_else(|| "null".to_owned(), |id| id.to_string()).as_bytes());
        json.number("alg", i64::from(self.alg));
        json.number("at", self.at);
        json.number("calendar", self.calendar);
        json.bytes("content", self.content);
        json.raw("data", self.data);
        json.text("kind", self.kind);
        json.raw("occurred", self.occurred.unwrap_or(b"null"));
        json.number("policy", self.policy);
        json.bytes("prev", Some(self.prev));
        json.text("role", self.role);
        json.number("seq", self.seq);
        json.bytes("stream", Some(self.stream));
        json.number("v", i64::from(SHAPE));
        json.end()
    }
}

/// The commitment: `HMAC-SHA-256(salt, "huiyin/leaf/v1" ‖ 0x00 ‖ SHA-256(E))`, to be checked with any HMAC tool.
pub fn commitment(salt: &[u8; 32], canonical: &[u8]) -> Hash {
    let mut mac = hmac(salt);
    mac.update(b"huiyin/leaf/v1\0");
    mac.update(&Sha256::digest(canonical));
    mac.finalize().into_bytes().into()
}

/// The entry of the log that stands for an event: `0x01 ‖ commitment`.
pub fn entry(commitment: &Hash) -> [u8; 33] {
    let mut entry = [1; 33];
    entry[1..].copy_from_slice(commitment);
    entry
}

/// What is derived from the key of a stream. Destroying the key destroys all of it.
#[derive(Clone)]
pub struct StreamSecret {
    derive: Hkdf<Sha256>,
    body: [u8; 32],
}

impl StreamSecret {
    /// The secret of a stream with this key.
    pub fn new(key: &[u8; 32]) -> Self {
        let derive = Hkdf::<Sha256>::new(None, key);
        let body = expand(&derive, &[b"huiyin/body/v1"]);
        Self { derive, body }
    }

    /// The salt of one event. Derived, not stored, so that it dies with the key.
    pub fn salt(&self, seq: i64) -> [u8; 32] {
        expand(&self.derive, &[b"huiyin/salt/v1", &seq.to_be_bytes()])
    }

    /// The key under which people's words are encrypted.
    pub fn sealing_key(&self) -> [u8; 32] {
        expand(&self.derive, &[b"huiyin/seal/v1"])
    }

    /// A key of its own for another purpose.
    pub fn key_for(&self, purpose: &str) -> [u8; 32] {
        expand(&self.derive, &[b"huiyin/for/v1/", purpose.as_bytes()])
    }

    /// Algorithm byte and HMAC of people's words. A plain hash of a phone number could be guessed after erasure; this cannot.
    pub fn body(&self, words: &[u8]) -> [u8; 33] {
        let mut mac = hmac(&self.body);
        mac.update(words);
        let mut body = [super::ALGORITHM; 33];
        body[1..].copy_from_slice(&mac.finalize().into_bytes());
        body
    }
}

fn hmac(key: &[u8; 32]) -> Hmac<Sha256> {
    // A 32-byte key is shorter than a block, so it is padded with zeros; the other branch cannot be reached.
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    <Hmac<Sha256> as KeyInit>::new(&block.into())
}

fn expand(derive: &Hkdf<Sha256>, info: &[&[u8]]) -> [u8; 32] {
    let mut out = [0; 32];
    let done = derive.expand_multi_info(info, &mut out);
    debug_assert!(done.is_ok(), "32 bytes are within what HKDF gives");
    out
}

/// Writes one JSON object whose names come in alphabetical order.
struct Object(Vec<u8>);

impl Object {
    fn with_room(bytes: usize) -> Self {
        let mut json = Vec::with_capacity(bytes);
        json.push(b'{');
        Self(json)
    }

    fn raw(&mut self, name: &str, value: &[u8]) {
        if self.0.len() > 1 {
            self.0.push(b',');
        }
        self.0.push(b'"');
        self.0.extend_from_slice(name.as_bytes());
        self.0.extend_from_slice(b"\":");
        self.0.extend_from_slice(value);
    }

    fn number(&mut self, name: &str, value: i64) {
        self.raw(name, value.to_string().as_bytes());
    }

    /// For words of our own only: ASCII without quotes, which need no escape.
    fn text(&mut self, name: &str, value: &str) {
        debug_assert!(value.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'"' && sign != b'\\'));
        self.raw(name, format!("\"{value}\"").as_bytes());
    }

    fn bytes(&mut self, name: &str, value: Option<&[u8]>) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let Some(value) = value else { return self.raw(name, b"null") };
        let mut hex = Vec::with_capacity(2 * value.len() + 2);
        hex.push(b'"');
        for byte in value {
            hex.push(DIGITS[usize::from(byte >> 4)]);
            hex.push(DIGITS[usize::from(byte & 15)]);
        }
        hex.push(b'"');
        self.raw(name, &hex);
    }

    fn end(mut self) -> Vec<u8> {
        self.0.push(b'}');
        self.0
    }
}
