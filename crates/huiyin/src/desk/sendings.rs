//! Sending a concern on, as every staff page needs it: to which units, who answers for it meanwhile, and the steps as
//! commands whose own content does not matter.

use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, UpGround};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::words::SaidWords;

use super::case::Case;
use super::{dues, routing};
use crate::web::dates;
use crate::web::desk::Pick;
use crate::web::icons::{Shape, State};

/// Units to which it can go: they work, and it is not there already. Whom its place and matter point to stands first, with
/// the reason; none is picked for anybody.
#[must_use]
pub fn takers(case: &Case, chosen: &str) -> Vec<Pick> {
    let here = case.opened.concern.unit();
    let concern = &case.opened.concern;
    let accepted = concern.intake.acceptance().and_then(|acceptance| acceptance.category.as_ref());
    let registered = concern.intake.registered.as_ref().and_then(|registered| registered.category.as_ref());
    let place = concern.intake.record.as_ref().and_then(|record| record.place.as_ref());
    let now = &case.visitor.office;
    let likely = routing::suggested(now, case.page.words, (place, accepted.or(registered)), here);
    let because = |id: UnitId| likely.iter().find(|(unit, _)| *unit == id).map(|(_, why)| why.as_str());
    let units = now.office.units().filter(|(id, unit)| unit.works && Some(*id) != here);
    let mut picks: Vec<(usize, Pick)> = units
        .map(|(id, unit)| {
            let order = likely.iter().position(|(unit, _)| *unit == id).unwrap_or(likely.len());
            (order, Pick::new(id, unit.name.as_str(), chosen).hint(because(id).unwrap_or_default()))
        })
        .collect();
    picks.sort_by_key(|(order, _)| *order);
    picks.into_iter().map(|(_, pick)| pick).collect()
}

/// Units above the one that has it, the nearest in its own line first.
#[must_use]
pub fn above(case: &Case, chosen: &str) -> Vec<Pick> {
    let office = &case.visitor.office.office;
    let Some(here) = case.opened.concern.intake.sender().or(case.opened.concern.unit()) else { return Vec::new() };
    let mut found = office.above(here);
    let others = office.units().map(|(id, _)| id).filter(|id| office.is_above(*id, here) && !found.contains(id));
    let others: Vec<UnitId> = others.collect();
    found.extend(others);
    let working = found.into_iter().filter_map(|id| Some((id, office.unit(id).filter(|unit| unit.works)?)));
    working.map(|(id, unit)| Pick::new(id, unit.name.as_str(), chosen)).collect()
}

/// What stands over everything else on a concern's page.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// 紧急, with its shape.
    pub urgent: Option<State>,
    /// To whom it was reported as urgent, and whether it was seen; may be empty.
    pub urgent_line: String,
    /// 首办
    pub first: String,
    /// Who sent it and that nobody has signed; may be empty.
    pub unsigned: String,
    /// Incidents, warnings and restrictions of contact: a line each.
    pub conduct: Vec<String>,
}

/// The marks of a concern.
#[must_use]
pub fn marks(case: &Case) -> Marks {
    let (urgent_line, first, unsigned) = (urgent(case), first_handler(case), unsigned(case));
    Marks { urgent: urgent_mark(case), urgent_line, first, unsigned, conduct: super::conduct::lines(case) }
}

/// 紧急, while it is marked so.
#[must_use]
pub fn urgent_mark(case: &Case) -> Option<State> {
    case.opened.concern.intake.urgent.map(|_| State::new(Shape::Alert, case.say("urgent")))
}

/// 首办：安澜县信访局, for the whole life.
fn first_handler(case: &Case) -> String {
    let first = case.opened.concern.intake.record.as_ref().map(|record| record.first);
    let unit = first.map_or("", |first| case.visitor.office.unit_name(first));
    case.page.t("first-handler").with("unit", unit).to_string()
}

/// Who sent it to whom and since when nobody has signed; empty once somebody has.
fn unsigned(case: &Case) -> String {
    let concern = &case.opened.concern;
    let (Some(since), Some(from), Some(to)) =
        (concern.intake.unsigned_since(), concern.intake.sender(), concern.unit())
    else {
        return String::new();
    };
    let day = since.day(case.app.zone());
    let say = case.page.t("sent-unsigned").with("from", case.visitor.office.unit_name(from));
    let say = say.with("to", case.visitor.office.unit_name(to)).with("n", dues::days_between(day, case.today()));
    say.with("day", dates::day_seen_on(case.page.words, day, case.today())).to_string()
}

/// Reported to whom as urgent, and whether it was seen there; empty when it is not urgent.
fn urgent(case: &Case) -> String {
    let Some(urgent) = case.opened.concern.intake.urgent else { return String::new() };
    let key = if urgent.seen { "urgent-seen" } else { "urgent-unseen" };
    let at = dates::moment(case.page.words, urgent.at.civil(case.app.zone()));
    case.page.t(key).with("unit", case.visitor.office.unit_name(urgent.to)).with("at", at).to_string()
}

/// Whether a step is about sending, signing for, answering for or reporting.
pub(super) fn is_one(step: Step) -> bool {
    use Step as S;
    let sends = matches!(step, S::HandDown | S::SubmitUp | S::SignFor | S::RemindToSign | S::TakeBack);
    let reports = matches!(step, S::ReportResult | S::TakeResult | S::SendBackResult);
    sends || reports || matches!(step, S::MarkUrgent | S::SeeUrgent | S::ClearUrgent)
}

/// A step as a command whose own content does not matter.
pub(super) fn trial(case: &Case, step: Step, said: &SaidWords) -> Option<Command> {
    use intake::Command as C;
    let (to, due, reason) = (UnitId(0), case.today(), said.clone());
    let trials = [
        (Step::HandDown, C::HandDown(intake::HandDown { to, due, reason: reason.clone() })),
        (Step::SubmitUp, C::SubmitUp(intake::SubmitUp { to, ground: UpGround::Important, reason: reason.clone() })),
        (Step::SignFor, C::SignFor(intake::SignFor)),
        (Step::RemindToSign, C::RemindToSign(intake::RemindToSign)),
        (Step::TakeBack, C::TakeBack(intake::TakeBack { reason: reason.clone() })),
        (Step::ReportResult, C::ReportResult(intake::ReportResult { report: reason.clone() })),
        (Step::TakeResult, C::TakeResult(intake::TakeResult)),
        (Step::SendBackResult, C::SendBackResult(intake::SendBackResult { due, remarks: reason.clone() })),
        (Step::MarkUrgent, C::MarkUrgent(intake::MarkUrgent { reason: reason.clone() })),
        (Step::SeeUrgent, C::SeeUrgent(intake::SeeUrgent)),
        (Step::ClearUrgent, C::ClearUrgent(intake::ClearUrgent { reason })),
    ];
    trials.into_iter().find(|(of, _)| *of == step).map(|(_, command)| command.into())
}
