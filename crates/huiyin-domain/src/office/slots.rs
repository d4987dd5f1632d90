//! Which slots a text of the office may and must hold, and how it is taken apart.

use super::TextKind;
use crate::kernel::refusal::Refusal;
use crate::kernel::slot::Slot;

/// A text taken apart: running words, and slots between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A place to be filled.
    Slot(Slot),
}

/// Takes a text apart.
///
/// # Errors
/// [`Refusal::SlotUnknown`] for a brace that is no slot's.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Refusal> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        let (word, behind) = after.split_once('}').ok_or(Refusal::SlotUnknown)?;
        let slot = Slot::of_word(word).ok_or(Refusal::SlotUnknown)?;
        pieces.extend([Piece::Words(before), Piece::Slot(slot)]);
        rest = behind;
    }
    if rest.contains('}') {
        return Err(Refusal::SlotUnknown);
    }
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

impl TextKind {
    /// Slots without which such a paper is none: the law asks for what they say (信访工作条例 22, 23, 31, 34,
    /// 35, 36), and a restriction of contact says from when, until when, why, what it leaves alone and how one appeals.
    pub fn mandatory(self) -> &'static [Slot] {
        match self {
            Self::TransferNotice => &[Slot::Title, Slot::Receiver, Slot::Reason, Slot::Due],
            Self::AcceptNotice => &[Slot::Title, Slot::Path, Slot::Points, Slot::Due],
            Self::DeclineNotice => &[Slot::Title, Slot::Ground, Slot::Reason, Slot::Instead],
            Self::Opinion => &[Slot::Title, Slot::Opening, Slot::Asked, Slot::Found, Slot::Outcome, Slot::Review],
            Self::ReviewRequest => &[Slot::Title, Slot::Answering, Slot::AskedOn, Slot::Request],
            Self::ReviewOpinion => {
                &[Slot::Title, Slot::AskedOn, Slot::Opening, Slot::Request, Slot::Found, Slot::Outcome, Slot::Further]
            }
            Self::RecheckOpinion => {
                &[Slot::Title, Slot::AskedOn, Slot::Opening, Slot::Request, Slot::Found, Slot::Outcome, Slot::Final]
            }
            Self::NotTakenNotice => &[Slot::Title, Slot::AskedOn, Slot::NotTaken, Slot::Still],
            Self::RestrictionNotice => {
                use Slot::{Appeal, Channel, Conduct, From, Limit, Unaffected, Until};
                &[Channel, Limit, From, Until, Conduct, Unaffected, Appeal]
            }
            Self::ExtensionNotice => &[Slot::Title, Slot::OldDue, Slot::Due, Slot::Reason, Slot::Extension],
            Self::QuestionNotice => &[Slot::Title, Slot::Question, Slot::HowToAnswer],
            Self::RepeatedNotice => {
                &[Slot::Title, Slot::Earlier, Slot::Reason, Slot::Found, Slot::Outcome, Slot::Still]
            }
            Self::Snippet | Self::QuickStep => &[],
        }
    }

    /// Slots that such a text can hold besides.
    pub fn optional(self) -> &'static [Slot] {
        match self {
            Self::TransferNotice | Self::AcceptNotice | Self::DeclineNotice => {
                &[Slot::Received, Slot::Number, Slot::Organ, Slot::Phone]
            }
            Self::Opinion | Self::ExtensionNotice | Self::QuestionNotice | Self::RepeatedNotice => {
                &[Slot::Received, Slot::Number, Slot::Organ, Slot::Phone]
            }
            Self::ReviewRequest | Self::ReviewOpinion | Self::RecheckOpinion => {
                &[Slot::Received, Slot::Number, Slot::Organ, Slot::Phone, Slot::Level]
            }
            Self::NotTakenNotice => {
                &[Slot::Received, Slot::Number, Slot::Organ, Slot::Phone, Slot::Level, Slot::Request]
            }
            Self::RestrictionNotice => &[Slot::Title, Slot::Received, Slot::Number, Slot::Organ, Slot::Phone],
            Self::Snippet => &[Slot::Title, Slot::Received, Slot::Number, Slot::Organ, Slot::Phone, Slot::Due],
            // Whoever takes a quick step reads one sentence before it, and that sentence has to be all of it.
            Self::QuickStep => &[],
        }
    }
}

/// Checks that a text says what such a text must say, and holds nothing that cannot be filled in.
pub(super) fn check(kind: TextKind, text: &str) -> Result<(), Refusal> {
    let pieces = pieces(text)?;
    let holds = |slot: &Slot| pieces.contains(&Piece::Slot(*slot));
    let fits = |piece: &Piece<'_>| match piece {
        Piece::Words(_) => true,
        Piece::Slot(slot) => kind.mandatory().contains(slot) || kind.optional().contains(slot),
    };
    if !pieces.iter().all(fits) {
        return Err(Refusal::SlotUnknown);
    }
    match kind.mandatory().iter().find(|slot| !holds(slot)) {
        Some(slot) => Err(Refusal::SlotMissing { slot: *slot }),
        None => Ok(()),
    }
}
