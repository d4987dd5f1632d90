//! What happened: the closed set of facts, and the words that lie beside them.

use serde::Serialize;

use crate::kernel::actor::Actor;
use crate::kernel::ids::{TaskNo, UnitId};
use crate::kernel::time::Moment;
use crate::words::Words;
use crate::{casework, deadlines, gatherings, intake, office, reading, review};

/// One thing that happened: a fact for the log, and the words that belong to it, which never stand in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What is kept for ever.
    pub fact: Fact,
    /// What people said, sealed beside it; erasable.
    pub words: Option<Words>,
}

impl Event {
    /// A fact without words.
    pub fn bare(fact: impl Into<Fact>) -> Self {
        Self { fact: fact.into(), words: None }
    }

    /// A fact with its words.
    pub fn saying(fact: impl Into<Fact>, words: Words) -> Self {
        Self { fact: fact.into(), words: Some(words) }
    }
}

/// All facts of the product, room by room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Getting in and being sorted.
    Intake(intake::Fact),
    /// Being worked on and answered.
    Casework(casework::Fact),
    /// Clocks and told dates.
    Deadlines(deadlines::Fact),
    /// Units, posts, people, areas, categories.
    Office(office::Fact),
    /// Who read what.
    Reading(reading::Fact),
    /// Who met over it.
    Gatherings(gatherings::Fact),
    /// Looked at again, one level up.
    Review(review::Fact),
}

macro_rules! rooms {
    ($($variant:ident $room:ident),+) => {
        $(impl From<$room::Fact> for Fact {
            fn from(fact: $room::Fact) -> Self { Self::$variant(fact) }
        })+

        impl Fact {
            /// The name on disk, such as `filed.v1`.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(fact) => fact.kind(),)+ }
            }

            /// Canonical JSON (RFC 8785) of the facts.
            pub fn data(&self) -> Vec<u8> {
                match self { $(Self::$variant(fact) => fact.data(),)+ }
            }

            /// All names on disk that this program writes.
            pub fn kinds() -> Vec<&'static str> {
                [$($room::Fact::KINDS),+].concat()
            }

            fn read_current(kind: &str, data: &[u8]) -> Option<Result<Self, serde_json::Error>> {
                $(if let Some(read) = $room::Fact::read(kind, data) {
                    return Some(read.map(Self::$variant));
                })+
                None
            }
        }
    };
}

rooms!(Intake intake, Casework casework, Deadlines deadlines, Office office, Reading reading, Gatherings gatherings, Review review);

impl Fact {
    /// Reads a stored fact, whatever version of its shape was current then. The stored bytes never change.
    pub fn read(kind: &str, data: &[u8]) -> Result<Self, Unreadable> {
        let upcast = intake::upcast::read(kind, data).map(|read| read.map(Self::Intake));
        match upcast.or_else(|| Self::read_current(kind, data)) {
            Some(Ok(fact)) => Ok(fact),
            Some(Err(source)) => Err(Unreadable::Shape { kind: kind.to_owned(), source }),
            None => Err(Unreadable::Name(kind.to_owned())),
        }
    }

    /// Whether the words beside this fact have a key of their own, so that one person can be erased without the rest.
    pub fn own_key(&self) -> bool {
        match self {
            Self::Intake(fact) => matches!(fact, intake::Fact::ReporterNamed(_)),
            Self::Casework(_)
            | Self::Deadlines(_)
            | Self::Office(_)
            | Self::Reading(_)
            | Self::Gatherings(_)
            | Self::Review(_) => false,
        }
    }

    /// The task to which this fact belongs; the unit that was asked reads its words, and no other does.
    pub fn task(&self) -> Option<TaskNo> {
        match self {
            Self::Casework(fact) => fact.task(),
            Self::Intake(_)
            | Self::Deadlines(_)
            | Self::Office(_)
            | Self::Reading(_)
            | Self::Gatherings(_)
            | Self::Review(_) => None,
        }
    }

    /// Units that read the words beside this fact though they do not lead: whoever sat in the meeting has its minutes.
    pub fn shared_with(&self, unit: UnitId) -> bool {
        match self {
            Self::Gatherings(gatherings::Fact::JointMeetingHeld(held)) => held.units.contains(&unit),
            Self::Gatherings(_) => false,
            Self::Intake(intake::Fact::MarkedUrgent(marked)) => marked.to == unit,
            Self::Intake(_)
            | Self::Casework(_)
            | Self::Deadlines(_)
            | Self::Office(_)
            | Self::Reading(_)
            | Self::Review(_) => false,
        }
    }

    /// Whether the words beside this fact name the people of a hearing, or say what they said there: whoever may not know who
    /// the person is does not read that either.
    pub fn names_people(&self) -> bool {
        matches!(self, Self::Gatherings(gatherings::Fact::HearingCalled(_) | gatherings::Fact::HearingHeld(_)))
    }

    /// Whether the words beside this fact stay among staff: notes, objections between units, remarks on a draft, why
    /// something was sealed, how somebody's identity was checked.
    pub fn among_staff(&self) -> bool {
        match self {
            Self::Intake(intake::Fact::MaterialAdded(added)) => added.kind.among_staff(),
            Self::Intake(fact) => {
                matches!(
                    fact,
                    intake::Fact::Sealed(_)
                        | intake::Fact::CodeIssued(_)
                        | intake::Fact::ResultReported(_)
                        | intake::Fact::ResultSentBack(_)
                        | intake::Fact::MarkedUrgent(_)
                        | intake::Fact::UrgencyCleared(_)
                )
            }
            Self::Casework(fact) => {
                matches!(
                    fact,
                    casework::Fact::Noted(_)
                        | casework::Fact::NoticeGiven(_)
                        | casework::Fact::Objected(_)
                        | casework::Fact::ObjectionGranted(_)
                        | casework::Fact::ObjectionRefused(_)
                        | casework::Fact::DraftReturned(_)
                        | casework::Fact::QuickStepHeld(_)
                        | casework::Fact::QuickStepDropped(_)
                        | casework::Fact::QuickStepDone(_)
                        | casework::Fact::QuickStepFailed(_)
                        | casework::Fact::RestrictionRefused(_)
                ) || fact.task().is_some()
            }
            Self::Review(fact) => matches!(fact, review::Fact::ReviewReturned(_)),
            // Minutes are the units' own; what follows from them is told.
            Self::Gatherings(gatherings::Fact::JointMeetingHeld(_)) => true,
            Self::Gatherings(_) => false,
            Self::Deadlines(_) | Self::Office(_) | Self::Reading(_) => false,
        }
    }
}

/// A stored fact that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The name is unknown: written by a newer program, or damaged.
    #[error("no fact is called {0}")]
    Name(String),
    /// The name is known, the bytes do not fit it.
    #[error("the bytes of {kind} do not fit")]
    Shape {
        /// The name.
        kind: String,
        /// What the reader said.
        source: serde_json::Error,
    },
}

/// The part of the envelope that folding needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When it was recorded.
    pub at: Moment,
    /// Who acted. Of staff only the person is kept, not the other posts held that day.
    pub actor: Actor,
}

/// Serialises a struct whose fields stand in alphabetical order: then plain JSON equals RFC 8785.
pub(crate) fn canonical(value: &impl Serialize) -> Vec<u8> {
    // Our facts and words hold strings, integers and lists only; serialising those cannot fail.
    serde_json::to_vec(value).unwrap_or_default()
}
