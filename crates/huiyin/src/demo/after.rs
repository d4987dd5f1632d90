//! What follows an answer: the person's word, the head's reply to 没解决, closing when the term is over.

use anyhow::Result;
use huiyin_domain::casework::{Claim, Outcome, Verdict};
use huiyin_domain::concern::Stage;
use huiyin_domain::deadlines::reckon::{Term, reckon};
use huiyin_domain::deadlines::{ClockId, Policy};
use huiyin_domain::kernel::time::Day;

use super::acts;
use super::days::{Slot, plus};
use super::life::Life;
use super::phrases as say;

impl Life<'_> {
    /// From the delivered answer to the end, or to another round.
    pub(super) fn lives_on(&mut self) -> Result<()> {
        let delivered = self.now.day;
        let disputed = self.plan.until == Some(Stage::Disputed);
        if !disputed && !self.chance.percent(66) {
            return self.closes_after(self.review_ends(delivered));
        }
        let verdicts: Vec<Verdict> = self.answers.clone().into_iter().map(|outcome| self.verdict_on(outcome)).collect();
        let verdicts = if disputed { vec![Verdict::NotSolved; verdicts.len()] } else { verdicts };
        let overall = self.says(&verdicts)?;
        match overall {
            Verdict::Solved => {
                self.office(self.head, (1, 5), acts::close(self.claim()));
                self.reached(Stage::Closed);
                Ok(())
            }
            Verdict::CannotSay => self.closes_after(self.review_ends(delivered)),
            Verdict::NotSolved => {
                self.reached(Stage::Disputed);
                self.is_answered_again(delivered)
            }
        }
    }

    fn verdict_on(&mut self, outcome: Outcome) -> Verdict {
        let (solved, not) = match outcome {
            Outcome::Upheld => (84, 10),
            Outcome::Explained => (58, 22),
            Outcome::NotUpheld => (16, 62),
        };
        match self.chance.between(1, 100) {
            share if share <= solved => Verdict::Solved,
            share if share <= solved + not => Verdict::NotSolved,
            _ => Verdict::CannotSay,
        }
    }

    fn says(&mut self, verdicts: &[Verdict]) -> Result<Verdict> {
        let overall = if verdicts.contains(&Verdict::NotSolved) {
            Verdict::NotSolved
        } else if verdicts.iter().all(|verdict| *verdict == Verdict::Solved) {
            Verdict::Solved
        } else {
            Verdict::CannotSay
        };
        let words: &[&'static str] = match overall {
            Verdict::Solved => &say::SOLVED,
            Verdict::NotSolved => &say::NOT_SOLVED,
            Verdict::CannotSay => &say::CANNOT_SAY,
        };
        let spoken = if self.chance.percent(60) { Some(self.one_of(words)?) } else { None };
        self.home((1, 14), acts::verdict(verdicts, spoken.as_deref())?);
        Ok(overall)
    }

    /// The head explains, or takes it up again.
    fn is_answered_again(&mut self, delivered: Day) -> Result<()> {
        let again = self.version < 3 && self.chance.percent(45);
        if !again {
            let why = self.one_of(&say::EXPLAINED)?;
            self.office(self.head, (1, 6), acts::explain(&why)?);
            let ends = self.review_ends(delivered).max(self.now.day);
            return self.closes_after(ends);
        }
        let why = self.one_of(&say::REOPENED)?;
        self.office(self.head, (1, 5), acts::reopen(&why)?);
        let measures = self.one_of(&say::MEASURES)?;
        let solved = self.one_of(&say::SOLVED_WHEN)?;
        let due = plus(self.now.day, i64::from(self.chance.between(15, 40)));
        let who = (self.handler, self.head);
        self.office(self.handler, (0, 2), acts::plan(due, who, &measures, &solved)?);
        self.is_answered()?;
        self.lives_on()
    }

    /// The last day on which review may be asked for.
    fn review_ends(&self, delivered: Day) -> Day {
        let rule = Policy::newest().rule(ClockId::RequestReview);
        let term = Term { rule, start: delivered, stops: &[], extra: 0 };
        reckon(&term, self.days.calendars).due.unwrap_or_else(|| plus(delivered, 40))
    }

    fn closes_after(&mut self, ends: Day) -> Result<()> {
        self.now = self.now.max(Slot { day: plus(ends, 1), at: 0 });
        self.office(self.head, (0, 6), acts::close(self.claim()));
        self.reached(Stage::Closed);
        Ok(())
    }

    fn claim(&self) -> Claim {
        if self.answers.iter().all(|outcome| *outcome == Outcome::Upheld) {
            Claim::Solved
        } else if self.answers.contains(&Outcome::Upheld) {
            Claim::PartlySolved
        } else {
            Claim::Explained
        }
    }
}
