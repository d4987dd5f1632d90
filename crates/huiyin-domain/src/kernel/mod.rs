//! Words that every room uses: ids, numbers, time, texts, actors, refusals.

pub mod actor;
pub mod hearing_refusal;
pub mod house_refusal;
pub mod ids;
pub mod number;
pub mod refusal;
mod refusals;
pub mod slot;
pub mod text;
pub mod time;
pub mod value;

/// Declares the closed set of facts of one room: the enum, the name of each fact on disk, and both directions of the
/// stored form. Names are written out here and never derived from Rust names, since they are promises for decades.
macro_rules! facts {
    ($(#[$meta:meta])* pub enum Fact { $($(#[$doc:meta])* $name:ident($body:ty) = $kind:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Fact { $($(#[$doc])* $name($body),)+ }

        impl Fact {
            /// The names of all facts of this room, as they stand on disk.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The name under which this fact is kept.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)+ }
            }

            /// Canonical JSON (RFC 8785): fields of every struct stand in alphabetical order, integers and strings only.
            pub fn data(&self) -> Vec<u8> {
                match self { $(Self::$name(body) => crate::event::canonical(body),)+ }
            }

            /// Reads a stored fact of this room; `None` when the name belongs to another room.
            pub fn read(kind: &str, data: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                match kind {
                    $($kind => Some(serde_json::from_slice(data).map(Self::$name)),)+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use facts;
