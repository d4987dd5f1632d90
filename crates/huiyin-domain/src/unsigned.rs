//! Which texts wait for a signature. Until somebody answers for it with a name, a text belongs to those who write it: no citizen
//! reads it, no co-handler, and the opinion of a review not even the unit whose answer it is about.

use std::collections::BTreeMap;

use crate::casework::Fact as Casework;
use crate::event::Fact;
use crate::review::Fact as Review;

/// Whose text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// Of the unit that answers.
    Reply,
    /// Of the unit that looks again.
    Review,
}

/// The places in this history, first to last, whose words nobody signed. A version that was signed is in none of them, an
/// earlier version for ever.
pub fn unsigned<'a>(history: impl IntoIterator<Item = &'a Fact>) -> BTreeMap<usize, Pen> {
    let mut waiting = BTreeMap::new();
    let (mut reply, mut opinion) = (None, None);
    for (at, fact) in history.into_iter().enumerate() {
        match fact {
            Fact::Casework(Casework::DraftHanded(_) | Casework::DraftEdited(_)) => {
                waiting.insert(at, Pen::Reply);
                reply = Some(at);
            }
            Fact::Casework(Casework::ReplySigned(_)) => drop(reply.take().map(|at| waiting.remove(&at))),
            Fact::Review(Review::ReviewDecided(_)) => {
                waiting.insert(at, Pen::Review);
                opinion = Some(at);
            }
            // Remarks on an opinion stay with those who wrote it.
            Fact::Review(Review::ReviewReturned(_)) => drop(waiting.insert(at, Pen::Review)),
            Fact::Review(Review::ReviewSigned(_)) => drop(opinion.take().map(|at| waiting.remove(&at))),
            Fact::Casework(_)
            | Fact::Review(_)
            | Fact::Intake(_)
            | Fact::Deadlines(_)
            | Fact::Office(_)
            | Fact::Reading(_)
            | Fact::Gatherings(_) => {}
        }
    }
    waiting
}

#[cfg(test)]
mod tests {
    use super::{Pen, unsigned};
    use crate::casework::{self, DraftReturned, ReplySigned};
    use crate::event::Fact;
    use crate::kernel::ids::Revision;
    use crate::review::{self, Level, ReviewDecided, ReviewReturned, ReviewSigned};

    fn opinion(revision: u32) -> Fact {
        let decided = ReviewDecided { decisions: Vec::new(), level: Level::Review, revision: Revision(revision) };
        Fact::Review(review::Fact::ReviewDecided(decided))
    }

    #[test]
    fn the_version_that_was_signed_is_open_and_the_ones_before_it_are_not() {
        let returned = Fact::Review(review::Fact::ReviewReturned(ReviewReturned { revision: Revision(1) }));
        let signed =
            Fact::Review(review::Fact::ReviewSigned(ReviewSigned { level: Level::Review, revision: Revision(2) }));
        let before = [opinion(1), returned, opinion(2)];
        assert_eq!(
            unsigned(&before).into_iter().collect::<Vec<_>>(),
            [(0, Pen::Review), (1, Pen::Review), (2, Pen::Review)]
        );
        let after = unsigned(before.iter().chain([&signed]));
        assert_eq!(after.into_keys().collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn a_signature_on_one_text_opens_no_other() {
        let signed = Fact::Casework(casework::Fact::ReplySigned(ReplySigned { revision: Revision(1) }));
        let returned = Fact::Casework(casework::Fact::DraftReturned(DraftReturned { revision: Revision(1) }));
        let history = [opinion(1), returned, signed];
        assert_eq!(unsigned(&history).into_keys().collect::<Vec<_>>(), [0]);
    }
}
