//! 反映人: everybody who raised a concern, by number. Whoever holds a code of their own is told, answered and asked by themselves.
//! Since each gets one with the first slip that is everybody; of older records a representative without one is reached through
//! the first until a code is issued to them.

use serde::{Deserialize, Serialize};

use super::{Fact, Interview};
use crate::kernel::ids::ReporterNo;
use crate::kernel::time::Day;

/// One of several withdrew for themselves; the concern goes on while one remains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReporterLeft {
    /// How it was made sure who spoke; nothing when they did it with the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
    /// Who.
    pub reporter: ReporterNo,
    /// Last day for undoing it.
    pub until: Day,
}

/// Whoever left is back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReporterBack {
    /// How it was made sure who spoke; nothing when they did it with the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<Interview>,
    /// Who.
    pub reporter: ReporterNo,
}

/// One reporter, as far as facts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReporterState {
    /// Which.
    pub no: ReporterNo,
    /// Said who they are.
    pub named: bool,
    /// Holds a code of their own.
    pub coded: bool,
    /// Left, and until when that can be undone.
    pub left: Option<Day>,
}

/// Everybody who raised a concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reporters(Vec<ReporterState>);

impl Reporters {
    /// Every reporter, in the order named.
    pub fn all(&self) -> &[ReporterState] {
        &self.0
    }

    /// One of them.
    pub fn get(&self, no: ReporterNo) -> Option<&ReporterState> {
        self.0.iter().find(|one| one.no == no)
    }

    /// Those who are answered by themselves: whoever raised it, and everybody with a code of their own, unless they left.
    pub fn reached(&self) -> impl Iterator<Item = ReporterNo> + '_ {
        let first = self.get(ReporterNo::FIRST).is_none_or(|one| one.left.is_none());
        let others = self.0.iter().filter(|one| !one.no.is_first() && one.coded && one.left.is_none());
        first.then_some(ReporterNo::FIRST).into_iter().chain(others.map(|one| one.no))
    }

    pub(super) fn evolve(&mut self, fact: &Fact) {
        match fact {
            Fact::ReporterNamed(named) => self.of(ReporterNo(named.reporter)).named = true,
            Fact::CodeIssued(issued) => self.of(ReporterNo(issued.reporter)).coded = true,
            Fact::ReporterLeft(left) => self.of(left.reporter).left = Some(left.until),
            Fact::ReporterBack(back) => self.of(back.reporter).left = None,
            Fact::Filed(_) | Fact::Registered(_) | Fact::MaterialAdded(_) | Fact::AnnexTakenBack(_) => {}
            Fact::Accepted(_) | Fact::PointsNamed(_) | Fact::PointAdded(_) | Fact::NotAccepted(_) => {}
            Fact::Transferred(_) | Fact::HandedDown(_) | Fact::SubmittedUp(_) | Fact::SignedFor(_) => {}
            Fact::RemindedToSign(_) | Fact::TakenBack(_) | Fact::ResultReported(_) | Fact::ResultTaken(_) => {}
            Fact::ResultSentBack(_) | Fact::MarkedUrgent(_) | Fact::UrgentSeen(_) | Fact::UrgencyCleared(_) => {}
            Fact::Sealed(_) | Fact::Withdrawn(_) | Fact::WithdrawalTaken(_) | Fact::WithdrawalUndone(_) => {}
            Fact::Corrected(_) | Fact::CarriedOver(_) | Fact::RepeatedAnswered(_) | Fact::NewSaid(_) => {}
        }
    }

    fn of(&mut self, no: ReporterNo) -> &mut ReporterState {
        let at = self.0.iter().position(|one| one.no == no).unwrap_or_else(|| {
            self.0.push(ReporterState { no, named: false, coded: false, left: None });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}
