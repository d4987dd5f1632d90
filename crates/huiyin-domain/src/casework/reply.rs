//! A signed reply: who signed it, how it reached each of those who raised the concern, and what each of them says.

use super::{Answer, Delivery, PointVerdict, VerdictGiven};
use crate::kernel::ids::{PersonId, ReporterNo, Revision};
use crate::kernel::time::{Day, Moment};

/// A signed reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The version that was signed.
    pub revision: Revision,
    /// Who signed.
    pub signer: Option<PersonId>,
    /// When it was signed; nothing is delivered before.
    pub signed_at: Moment,
    /// Outcomes and promises of each point.
    pub answers: Vec<Answer>,
    /// How it reached the citizen.
    pub delivery: Option<Delivery>,
    /// The last verdict.
    pub verdict: Option<VerdictGiven>,
    /// Whether the head has said why 没解决 changes nothing.
    pub explained: bool,
    /// Set while the last verdict is one that staff took down.
    pub taken: Option<Taken>,
    /// How it reached each reporter after the first, and what they say; the fields above are the first one's.
    pub others: Vec<Received>,
}

/// How a reply reached one reporter, and what they say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Who.
    pub reporter: ReporterNo,
    /// How it reached them.
    pub delivery: Option<Delivery>,
    /// Their last verdict.
    pub verdict: Option<VerdictGiven>,
    /// Whether the head has said why 没解决 changes nothing.
    pub explained: bool,
    /// Set while the last verdict is one that staff took down.
    pub taken: Option<Taken>,
}

/// A verdict that staff took down, and what stands again when it is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Last day for undoing it.
    pub until: Day,
    /// The verdict before.
    pub before: Option<VerdictGiven>,
    /// Whether that one had been answered.
    pub explained: bool,
}

impl Received {
    pub(super) fn judge(&mut self, verdict: VerdictGiven) {
        (self.verdict, self.explained, self.taken) = (Some(verdict), false, None);
    }

    pub(super) fn take_down(&mut self, points: &[PointVerdict], until: Day) {
        let (before, explained) = (self.verdict.take(), self.explained);
        self.taken = Some(Taken { until, before, explained });
        self.verdict = Some(VerdictGiven { points: points.to_vec(), reporter: self.reporter });
        self.explained = false;
    }

    pub(super) fn undo_taken(&mut self) {
        if let Some(taken) = self.taken.take() {
            (self.verdict, self.explained) = (taken.before, taken.explained);
        }
    }
}

impl Reply {
    /// 没解决 was said and nobody has answered it yet.
    pub fn is_disputed(&self) -> bool {
        self.disputed().next().is_some()
    }

    /// Whose 没解决 nobody has answered yet, in their order.
    pub fn disputed(&self) -> impl Iterator<Item = ReporterNo> + '_ {
        let all = std::iter::once(self.of(ReporterNo::FIRST)).chain(self.others.iter().cloned());
        let open = |one: &Received| one.verdict.as_ref().is_some_and(VerdictGiven::says_not_solved) && !one.explained;
        all.filter(open).map(|one| one.reporter)
    }

    /// How it reached one reporter, and what they say.
    pub fn of(&self, reporter: ReporterNo) -> Received {
        if reporter.is_first() {
            let (delivery, verdict) = (self.delivery.clone(), self.verdict.clone());
            return Received { reporter, delivery, verdict, explained: self.explained, taken: self.taken.clone() };
        }
        let known = self.others.iter().find(|one| one.reporter == reporter).cloned();
        known.unwrap_or_else(|| Received { reporter, ..Received::default() })
    }

    pub(super) fn keep(&mut self, one: Received) {
        if one.reporter.is_first() {
            (self.delivery, self.verdict) = (one.delivery, one.verdict);
            (self.explained, self.taken) = (one.explained, one.taken);
            return;
        }
        self.others.retain(|known| known.reporter != one.reporter);
        self.others.push(one);
    }
}
