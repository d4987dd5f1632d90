//! Names that cannot be mixed up: one type per kind of thing.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.0) }
        }
    )+};
}

id! {
    /// A unit (单位) of the office; given out in order, never reused.
    UnitId,
    /// A post (岗位) of a unit. Steps are owed by posts or units, never by persons.
    PostId,
    /// A person (人员) who works here. Who it is stands in the words, not in the id.
    PersonId,
    /// A point (诉求点) of a concern: 1, 2, 3 … in the order named.
    PointNo,
    /// A promise (承诺) of a concern, counted over its whole life; it has an id of its own so that other streams can name it.
    PromiseNo,
    /// A change of the office that takes a second person, counted over its whole life.
    ProposalNo,
    /// A reception day of a leader (领导接待日), counted over the office's whole life: 1, 2, 3 …
    ReceptionNo,
    /// A round in which a suggestion box was opened (开箱), counted over the office's whole life: 1, 2, 3 …
    RoundNo,
    /// A change of the house that waits for its day, counted over the office's whole life.
    ArrangementNo,
    /// A version handed to check of a reply: 1, 2, 3 …
    Revision,
    /// A task (协办任务) of a concern, counted over its whole life: 1, 2, 3 …
    TaskNo,
    /// A text of the office (文书模板、常用语、一键动作), counted over its whole life; never reused.
    TextNo,
    /// A reporter (反映人) of a concern: 1, 2, 3 … in the order named. Each has a code, a delivery and a verdict of their own.
    ReporterNo,
    /// A joint meeting of units (联席会议) on a concern: 1, 2, 3 …
    MeetingNo,
    /// A hearing (听证会) on a concern: 1, 2, 3 …
    HearingNo,
}

impl ReporterNo {
    /// Whoever raised it; the only one of most concerns.
    pub const FIRST: Self = Self(1);

    /// Whether it is whoever raised it.
    pub fn is_first(self) -> bool {
        self == Self::FIRST
    }
}

/// Facts do not say what is usual.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Default for ReporterNo {
    fn default() -> Self {
        Self::FIRST
    }
}

macro_rules! code {
    ($($(#[$doc:meta])* $name:ident $max:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// ASCII letters, digits, `-` and `.`; anything else is not a code.
            pub fn parse(raw: &str) -> Option<Self> {
                let raw = raw.trim();
                let fits = (1..=$max).contains(&raw.len())
                    && raw.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
                fits.then(|| Self(raw.to_owned()))
            }
            /// The code as written.
            pub fn as_str(&self) -> &str { &self.0 }

            /// Whether it is the other one, or stands below it: it begins with it, and goes on behind a sign between levels
            /// where it has such signs (`0300-1` does not hold `0300-10`).
            pub fn is_within(&self, above: &Self) -> bool {
                self.0.strip_prefix(&above.0).is_some_and(|rest| {
                    rest.is_empty() || rest.starts_with(['-', '.']) || !self.0.contains(['-', '.'])
                })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )+};
}

code! {
    /// An administrative area (行政区划代码) of the office.
    AreaCode 24,
    /// What a concern is about (内容分类).
    CategoryCode 24,
}

/// Bytes that are written as lower-case hexadecimal on disk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<const N: usize> Hex<N> {
    /// Reads exactly `2 * N` hexadecimal digits.
    pub fn parse(raw: &str) -> Option<Self> {
        let digits = raw.as_bytes();
        if digits.len() != 2 * N || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut bytes = [0; N];
        for (byte, pair) in bytes.iter_mut().zip(raw.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        Self::parse(&raw).ok_or_else(|| serde::de::Error::custom("not hexadecimal of the right length"))
    }
}

/// A concern's own name in the log: 128 random bits (an id that held the time would tell it).
pub type ConcernId = Hex<16>;
/// An encrypted file beside the data.
pub type FileId = Hex<16>;
/// The query code as kept: HMAC of pepper, number and code. The code itself is never stored.
pub type CodeHash = Hex<32>;
