//! 安排: a change of units, posts and who holds them, at once or from a later day. What is planned is a fact with its day;
//! it takes effect on that day by itself, and until then nobody sees or owes anything else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    ChangeKind, DeputySet, Fact, Office, PostClosed, PostLeft, PostSet, PostTaken, Proposal, UnitDissolved, UnitSet,
    close_post, dissolve_unit, leave_post, set_deputy, set_post, set_unit, take_post,
};
use crate::event::{Event, Stamp};
use crate::kernel::ids::{ArrangementNo, PersonId, ProposalNo};
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::{Day, Moment};

/// A change of the house that can be planned ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// A post is no longer there.
    ClosePost(PostClosed),
    /// A unit is no longer there.
    DissolveUnit(UnitDissolved),
    /// A person leaves a post.
    LeavePost(PostLeft),
    /// A post gets a deputy.
    SetDeputy(DeputySet),
    /// A post is added or changed.
    SetPost(PostSet),
    /// A unit is added, renamed or moved in the tree.
    SetUnit(UnitSet),
    /// A person takes a post.
    TakePost(PostTaken),
}

impl From<Arrangement> for Fact {
    fn from(what: Arrangement) -> Self {
        match what {
            Arrangement::ClosePost(fact) => Self::PostClosed(fact),
            Arrangement::DissolveUnit(fact) => Self::UnitDissolved(fact),
            Arrangement::LeavePost(fact) => Self::PostLeft(fact),
            Arrangement::SetDeputy(fact) => Self::DeputySet(fact),
            Arrangement::SetPost(fact) => Self::PostSet(fact),
            Arrangement::SetUnit(fact) => Self::UnitSet(fact),
            Arrangement::TakePost(fact) => Self::PostTaken(fact),
        }
    }
}

/// A change was decided that takes effect on a later day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangementPlanned {
    /// The first day on which it holds.
    pub from: Day,
    /// Counted over the office's whole life.
    pub no: ArrangementNo,
    /// What.
    pub what: Arrangement,
}

/// Somebody asks for a change that takes a second person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangementProposed {
    /// The first day on which it shall hold; none is at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// Counted together with every other change that takes two.
    pub no: ProposalNo,
    /// What.
    pub what: Arrangement,
}

/// A planned change will not take effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangementDropped {
    /// Which.
    pub no: ArrangementNo,
}

/// A change that waits for its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The first day on which it holds.
    pub from: Day,
    /// What.
    pub what: Arrangement,
    /// Who decided it.
    pub by: Option<PersonId>,
    /// When it was decided.
    pub at: Moment,
}

/// At once, or planned. It has to be right on its own day, and must not make any later plan wrong.
pub(super) fn decide(office: &Office, from: Option<Day>, what: Arrangement) -> Result<Event, Refusal> {
    if from.is_some_and(|from| from < office.today) {
        return Err(HouseRefusal::ArrangedPast.into());
    }
    let later = from.filter(|from| *from > office.today);
    let event = match later {
        Some(day) => check(&office.settled(day), what.clone())?,
        None => check(office, what.clone())?,
    };
    let no = ArrangementNo(office.planned + 1);
    office.stays_sound(later.unwrap_or(office.today), (no, what.clone()))?;
    Ok(match later {
        None => event,
        Some(from) => Event::bare(Fact::ArrangementPlanned(ArrangementPlanned { from, no, what })),
    })
}

/// Asks for it; decided on trial, so that nothing impossible waits for a second person.
pub(super) fn decide_proposal(office: &Office, from: Option<Day>, what: Arrangement) -> Result<Event, Refusal> {
    decide(office, from, what.clone())?;
    let wanted = Some((from, what.clone()));
    if office.proposals.values().any(|asked| asked.arrangement == wanted) {
        return Err(Refusal::House(HouseRefusal::AlreadyProposed));
    }
    let no = ProposalNo(office.proposed + 1);
    Ok(Event::bare(Fact::ArrangementProposed(ArrangementProposed { from, no, what })))
}

/// Only one that has not taken effect.
pub(super) fn decide_drop(office: &Office, no: ArrangementNo) -> Result<Event, Refusal> {
    office.plans.get(&no).ok_or(HouseRefusal::ArrangementGone)?;
    Ok(Event::bare(Fact::ArrangementDropped(ArrangementDropped { no })))
}

fn check(office: &Office, what: Arrangement) -> Result<Event, Refusal> {
    match what {
        Arrangement::ClosePost(closed) => close_post::decide(office, closed.post),
        Arrangement::DissolveUnit(dissolved) => dissolve_unit::decide(office, dissolved),
        Arrangement::LeavePost(left) => leave_post::decide(office, left.person, left.post),
        Arrangement::SetDeputy(set) => set_deputy::decide(office, set),
        Arrangement::SetPost(set) => set_post::decide(office, set.id, set.post),
        Arrangement::SetUnit(set) => set_unit::decide(office, set.id, set.unit),
        Arrangement::TakePost(taken) => take_post::decide(office, taken.person, taken.post),
    }
}

impl Office {
    /// Changes that wait for their day, the earliest first.
    pub fn plans(&self) -> Vec<(ArrangementNo, &Plan)> {
        let mut plans: Vec<(ArrangementNo, &Plan)> = self.plans.iter().map(|(no, plan)| (*no, plan)).collect();
        plans.sort_by_key(|(no, plan)| (plan.from, *no));
        plans
    }

    /// On every day on which something planned takes effect, no unit may stand above itself.
    fn stays_sound(&self, from: Day, (no, what): (ArrangementNo, Arrangement)) -> Result<(), Refusal> {
        // Nothing else moves a unit in the tree.
        if !matches!(what, Arrangement::SetUnit(_) | Arrangement::DissolveUnit(_)) {
            return Ok(());
        }
        let mut trial = self.clone();
        trial.plans.insert(no, Plan { from, what, by: None, at: Moment(0) });
        let days: BTreeSet<Day> = trial.plans.values().map(|plan| plan.from).filter(|day| *day >= from).collect();
        match days.into_iter().all(|day| trial.settled(day).has_no_circle()) {
            true => Ok(()),
            false => Err(Refusal::UnitAboveItself),
        }
    }

    fn has_no_circle(&self) -> bool {
        self.units.keys().all(|start| {
            let (mut above, mut left) = (self.units.get(start).and_then(|unit| unit.parent), self.units.len());
            while let Some(unit) = above.filter(|_| left > 0) {
                (above, left) = (self.units.get(&unit).and_then(|unit| unit.parent), left - 1);
            }
            above.is_none()
        })
    }

    pub(super) fn take_proposed(&mut self, asked: &ArrangementProposed, stamp: &Stamp) {
        self.proposed = self.proposed.max(asked.no.0);
        // Whom it lets in: who takes a post, or who would stand in.
        let (person, post) = match &asked.what {
            Arrangement::TakePost(taken) => (Some(taken.person), Some(taken.post)),
            Arrangement::SetDeputy(set) => (self.holders(set.deputy).next(), Some(set.post)),
            Arrangement::ClosePost(_)
            | Arrangement::DissolveUnit(_)
            | Arrangement::LeavePost(_)
            | Arrangement::SetPost(_)
            | Arrangement::SetUnit(_) => (None, None),
        };
        let what = ChangeKind::Arrangement;
        let arrangement = Some((asked.from, asked.what.clone()));
        let proposal = Proposal { person, post, what, arrangement, by: stamp.actor.person(), at: stamp.at };
        self.proposals.insert(asked.no, proposal);
    }
}
