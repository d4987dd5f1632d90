//! 变过什么: the office's own facts as lines with their days, and the office as of another day.

use std::sync::Arc;

use huiyin_domain::event::{Fact, Stamp};
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{self, Arrangement, Office};
use huiyin_ledger::Target;

use super::say_arrangement::said;
use super::show_office::ChangeLine;
use crate::app::App;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// One fact of the office, with its day.
pub(super) struct Happened {
    stamp: Stamp,
    day: Day,
    fact: office::Fact,
}

/// The most lines of a unit's history on its page.
const SHOWN: usize = 12;

/// Everything that was recorded of the office: some thousand facts in the life of a county.
pub(super) async fn read(app: &App) -> Result<Vec<Happened>, Problem> {
    let zone = app.zone().clone();
    let history = app.ledger().read(|read| match read.named(&Target::office())? {
        Some(stream) => read.history(stream),
        None => Ok(Vec::new()),
    });
    let happened = |recorded: huiyin_ledger::Recorded| {
        let Fact::Office(fact) = recorded.fact else { return None };
        Some(Happened { day: recorded.stamp.at.day(&zone), stamp: recorded.stamp, fact })
    };
    Ok(history.await?.into_iter().filter_map(happened).collect())
}

/// The office of a day: of the past from what was recorded up to it, of the future with what is planned up to it.
pub(super) fn as_of(_: &App, visitor: &Visitor, (history, day): (&[Happened], Day)) -> Arc<Office> {
    let now = &visitor.office.office;
    if day >= now.today() {
        return if day == now.today() { Arc::clone(now) } else { Arc::new(now.on(day)) };
    }
    let mut office = Office::default();
    for one in history.iter().take_while(|one| one.day <= day) {
        office.evolve(&one.fact, &one.stamp);
    }
    Arc::new(office.on(day))
}

/// The day on which somebody took a post for the last time up to a day; what was planned counts from its own day.
pub(super) fn since(history: &[Happened], (person, post): (PersonId, PostId), day: Day) -> Option<Day> {
    let same = |taken: &office::PostTaken| (taken.person, taken.post) == (person, post);
    let took = |one: &Happened| {
        if let office::Fact::PostTaken(taken) = &one.fact {
            return same(taken).then_some(one.day);
        }
        if let office::Fact::ArrangementPlanned(planned) = &one.fact
            && let Arrangement::TakePost(taken) = &planned.what
        {
            return same(taken).then_some(planned.from);
        }
        None
    };
    history.iter().rev().filter_map(took).find(|since| *since <= day)
}

/// What changed in a unit, the latest first.
pub(super) fn changes(app: &App, visitor: &Visitor, (history, unit): (&[Happened], UnitId)) -> Vec<ChangeLine> {
    let office = &visitor.office.office;
    let waits = |no| office.plans().iter().any(|(waiting, _)| *waiting == no);
    let dropped = |no| {
        history.iter().any(|one| matches!(&one.fact, office::Fact::ArrangementDropped(dropped) if dropped.no == no))
    };
    let dated = |one: &Happened| {
        if let office::Fact::ArrangementPlanned(planned) = &one.fact {
            let over = !waits(planned.no) && !dropped(planned.no);
            return over.then(|| (planned.from, planned.what.clone()));
        }
        arrangement(&one.fact).map(|what| (one.day, what))
    };
    let mut about: Vec<(Day, Arrangement)> = history.iter().filter_map(dated).collect();
    about.sort_by_key(|(day, _)| *day);
    let about = about.into_iter().rev().filter(|(_, what)| concerns(office, what, unit));
    let line = |(day, what): (Day, Arrangement)| ChangeLine {
        when: day.to_string(),
        words: said(app, visitor, &what),
        no: String::new(),
    };
    about.take(SHOWN).map(line).collect()
}

/// What waits for its day in a unit, the earliest first.
pub(super) fn plans(app: &App, visitor: &Visitor, unit: UnitId) -> Vec<ChangeLine> {
    let office = &visitor.office.office;
    let plans = office.plans().into_iter().filter(|(_, plan)| concerns(office, &plan.what, unit));
    let line = |(no, plan): (huiyin_domain::kernel::ids::ArrangementNo, &office::Plan)| ChangeLine {
        when: plan.from.to_string(),
        words: said(app, visitor, &plan.what),
        no: no.to_string(),
    };
    plans.map(line).collect()
}

/// A fact that changes the house, as one could have planned it.
fn arrangement(fact: &office::Fact) -> Option<Arrangement> {
    use office::Fact as F;
    match fact {
        F::UnitSet(set) => Some(Arrangement::SetUnit(set.clone())),
        F::PostSet(set) => Some(Arrangement::SetPost(set.clone())),
        F::PostTaken(taken) => Some(Arrangement::TakePost(taken.clone())),
        F::PostLeft(left) => Some(Arrangement::LeavePost(left.clone())),
        F::PostClosed(closed) => Some(Arrangement::ClosePost(closed.clone())),
        F::UnitDissolved(dissolved) => Some(Arrangement::DissolveUnit(dissolved.clone())),
        F::DeputySet(set) => Some(Arrangement::SetDeputy(*set)),
        // Takes effect on its day: until then it stands among what waits, and afterwards with that day.
        F::ArrangementPlanned(_) => None,
        F::OfficeDescribed(_)
        | F::PersonAdded(_)
        | F::PersonRenamed(_)
        | F::PersonDisabled(_)
        | F::PersonEnabled(_)
        | F::PasswordReset(_)
        | F::ChangeProposed(_)
        | F::ChangeConfirmed(_)
        | F::ChangeDropped(_)
        | F::AreaSet(_)
        | F::CategorySet(_)
        | F::CategoryRetired(_)
        | F::JurisdictionSet(_)
        | F::DaySet(_)
        | F::DayTakenBack(_)
        | F::TextSet(_)
        | F::SecondFactorSet(_)
        | F::SecondFactorDropped(_)
        | F::SecondFactorRequired(_)
        | F::SessionsEnded(_)
        | F::EnglishSet(_)
        | F::BoxOpened(_)
        | F::ReceptionArranged(_)
        | F::ReceptionCalledOff(_)
        | F::AbsenceRecorded(_)
        | F::AbsenceEnded(_)
        | F::DeputyEnded(_)
        | F::ArrangementProposed(_)
        | F::ArrangementDropped(_) => None,
    }
}

fn concerns(office: &Office, what: &Arrangement, unit: UnitId) -> bool {
    let of = |post: PostId| office.post(post).is_some_and(|post| post.unit == unit);
    match what {
        Arrangement::ClosePost(closed) => of(closed.post),
        Arrangement::DissolveUnit(dissolved) => dissolved.unit == unit || dissolved.successor == unit,
        Arrangement::LeavePost(left) => of(left.post),
        Arrangement::SetDeputy(set) => of(set.post),
        Arrangement::SetPost(set) => set.post.unit == unit,
        Arrangement::SetUnit(set) => set.id == unit,
        Arrangement::TakePost(taken) => of(taken.post),
    }
}
