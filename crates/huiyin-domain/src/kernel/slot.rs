//! Slots of a text of the office: places that are filled from the concern. On disk they are ASCII words in braces, `{title}`;
//! pages show them under the reader's name for them.

/// What can be filled into a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The matter in one line.
    Title,
    /// The day on which it was received.
    Received,
    /// The number that people use.
    Number,
    /// The unit that signs.
    Organ,
    /// Its telephone.
    Phone,
    /// The day by which the next thing is owed.
    Due,
    /// The unit it was sent to.
    Receiver,
    /// Why.
    Reason,
    /// The statutory path.
    Path,
    /// The points, one below the other.
    Points,
    /// Why it is not accepted, by article.
    Ground,
    /// Where to go instead.
    Instead,
    /// What was looked into, and how.
    Opening,
    /// All that was asked for, in one sentence.
    Asked,
    /// Facts and reasons, point by point.
    Found,
    /// Outcome, remedy and basis, point by point.
    Outcome,
    /// Who reviews it, and until when one can ask.
    Review,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 17] = [
        Self::Title,
        Self::Received,
        Self::Number,
        Self::Organ,
        Self::Phone,
        Self::Due,
        Self::Receiver,
        Self::Reason,
        Self::Path,
        Self::Points,
        Self::Ground,
        Self::Instead,
        Self::Opening,
        Self::Asked,
        Self::Found,
        Self::Outcome,
        Self::Review,
    ];

    /// The word between the braces.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Received => "received",
            Self::Number => "number",
            Self::Organ => "organ",
            Self::Phone => "phone",
            Self::Due => "due",
            Self::Receiver => "receiver",
            Self::Reason => "reason",
            Self::Path => "path",
            Self::Points => "points",
            Self::Ground => "ground",
            Self::Instead => "instead",
            Self::Opening => "opening",
            Self::Asked => "asked",
            Self::Found => "found",
            Self::Outcome => "outcome",
            Self::Review => "review",
        }
    }

    /// The slot of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.word() == word)
    }
}
