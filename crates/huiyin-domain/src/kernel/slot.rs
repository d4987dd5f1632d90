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
    /// The day on which another look was asked for.
    AskedOn,
    /// Which look: review or re-review.
    Level,
    /// The points that are to be looked at again, and why; block by block.
    Request,
    /// The unit whose answer is looked at.
    Answering,
    /// Who looks again after a review, and until when one can ask (信访工作条例 36).
    Further,
    /// That this was the last look (信访工作条例 36 ¶3).
    Final,
    /// Why a request for another look is not taken, by article.
    NotTaken,
    /// What can still be done then.
    Still,
    /// The channel in which contact is restricted.
    Channel,
    /// How contact in it goes on.
    Limit,
    /// From which day on.
    From,
    /// Until which day; then it ends by itself.
    Until,
    /// What happened, for which contact is restricted.
    Conduct,
    /// What such a restriction never touches.
    Unaffected,
    /// How one appeals against it, and until when.
    Appeal,
    /// The day by which it was owed before the term was lengthened.
    OldDue,
    /// By which article, on whose word and by how much a term was lengthened (信访工作条例 34).
    Extension,
    /// What the office asks the person.
    Question,
    /// How the person can answer it.
    HowToAnswer,
    /// Which earlier concern was answered, and when.
    Earlier,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 37] = [
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
        Self::AskedOn,
        Self::Level,
        Self::Request,
        Self::Answering,
        Self::Further,
        Self::Final,
        Self::NotTaken,
        Self::Still,
        Self::Channel,
        Self::Limit,
        Self::From,
        Self::Until,
        Self::Conduct,
        Self::Unaffected,
        Self::Appeal,
        Self::OldDue,
        Self::Extension,
        Self::Question,
        Self::HowToAnswer,
        Self::Earlier,
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
            Self::AskedOn => "asked_on",
            Self::Level => "level",
            Self::Request => "request",
            Self::Answering => "answering",
            Self::Further => "further",
            Self::Final => "final",
            Self::NotTaken => "not_taken",
            Self::Still => "still",
            Self::Channel => "channel",
            Self::Limit => "limit",
            Self::From => "from",
            Self::Until => "until",
            Self::Conduct => "conduct",
            Self::Unaffected => "unaffected",
            Self::Appeal => "appeal",
            Self::OldDue => "old_due",
            Self::Extension => "extension",
            Self::Question => "question",
            Self::HowToAnswer => "how_to_answer",
            Self::Earlier => "earlier",
        }
    }

    /// The slot of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.word() == word)
    }
}
