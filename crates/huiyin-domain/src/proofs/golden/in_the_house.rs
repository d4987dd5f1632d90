//! The facts of who is away, who stands in, which unit goes on after which, and what is planned for a day.

use jiff::civil::date;

use crate::kernel::ids::{AreaCode, ArrangementNo, CategoryCode, PersonId, PostId, ProposalNo, UnitId};
use crate::office;

pub(super) fn samples() -> Vec<office::Fact> {
    use office::{Arrangement, Fact as F};
    let (person, post, deputy, unit) = (PersonId(7), PostId(4), PostId(5), UnitId(3));
    let (from, until) = (date(2026, 12, 1), date(2026, 12, 5));
    let set = office::DeputySet { deputy, from: Some(from), post, until: Some(until) };
    vec![
        F::AbsenceRecorded(office::AbsenceRecorded { from, person, until }),
        F::AbsenceEnded(office::AbsenceEnded { back: until, from, person }),
        F::DeputySet(set),
        F::DeputyEnded(office::DeputyEnded { deputy, post }),
        F::PostClosed(office::PostClosed { post }),
        F::UnitDissolved(office::UnitDissolved { successor: UnitId(2), unit }),
        F::ArrangementPlanned(office::ArrangementPlanned {
            from,
            no: ArrangementNo(1),
            what: Arrangement::LeavePost(office::PostLeft { person, post }),
        }),
        F::ArrangementProposed(office::ArrangementProposed {
            from: Some(from),
            no: ProposalNo(2),
            what: Arrangement::SetDeputy(set),
        }),
        F::ArrangementDropped(office::ArrangementDropped { no: ArrangementNo(1) }),
        F::CategoryRetired(office::CategoryRetired {
            code: CategoryCode::parse("0102").expect("a code"),
            successor: CategoryCode::parse("0101"),
        }),
        F::DaySet(office::DaySet {
            because: crate::kernel::text::Line::parse("县庆放假一天").expect("a line"),
            on: until,
            open: false,
        }),
        F::DayTakenBack(office::DayTakenBack { on: until }),
        F::JurisdictionSet(office::JurisdictionSet {
            areas: AreaCode::parse("0300-01").into_iter().collect(),
            categories: CategoryCode::parse("0101").into_iter().collect(),
            unit,
        }),
    ]
}
