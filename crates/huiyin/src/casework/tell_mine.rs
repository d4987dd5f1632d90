//! What is one person's own where several raised a concern: whose page it is, whether the answer reached them, what they say.

use huiyin_domain::casework;
use huiyin_domain::concern::Stage;
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::time::Day;

use super::tell_progress::Teller;

impl Teller<'_> {
    /// Whose page it is.
    pub(super) fn me(&self) -> ReporterNo {
        self.opened.relation.reporter
    }

    /// How the answer reached this person, and what they say.
    pub(super) fn mine(&self) -> Option<casework::Received> {
        self.concern().casework.reply().map(|reply| reply.of(self.me()))
    }

    /// Signed, and not in this person's hands.
    pub(super) fn confirm(&self) -> bool {
        let there = matches!(self.concern().stage(), Stage::Signed | Stage::Disputed);
        there && self.left_until().is_none() && self.mine().is_some_and(|mine| mine.delivery.is_none())
    }

    /// This person left, and the others went on.
    pub(super) fn left_until(&self) -> Option<Day> {
        self.concern().intake.reporters.get(self.me()).and_then(|one| one.left)
    }

    /// Where it stands for this person: of several each has their own delivery and verdict.
    pub(super) fn stage(&self) -> Stage {
        let stage = self.concern().stage();
        let answered = matches!(stage, Stage::Signed | Stage::Delivered | Stage::Disputed);
        let (Some(mine), true) = (self.mine(), answered) else { return stage };
        let disputed =
            self.concern().casework.reply().is_some_and(|reply| reply.disputed().any(|one| one == self.me()));
        match mine.delivery {
            None => Stage::Signed,
            Some(_) if disputed => Stage::Disputed,
            Some(_) => Stage::Delivered,
        }
    }
}
