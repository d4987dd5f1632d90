//! 反映人: several people who raised one concern, each with a code, a delivery and a verdict of their own.

use huiyin_domain::casework as work;
use huiyin_domain::command::Command;
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::event::Fact;
use huiyin_domain::intake;
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::words::Words;

use super::{Case, names};
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::Fields;

/// Whether more than one person raised it.
#[must_use]
pub fn are_several(case: &Case) -> bool {
    case.opened.concern.intake.reporters.all().len() > 1
}

/// What a reporter is called: by name where one was left, else by number.
#[must_use]
pub fn name(case: &Case, reporter: ReporterNo) -> String {
    let named = case.opened.entries.iter().rev().find_map(|entry| match (&entry.recorded.fact, &entry.words) {
        (Fact::Intake(intake::Fact::ReporterNamed(named)), Some(Words::Reporter(words)))
            if named.reporter == reporter.0 =>
        {
            words.name.as_ref().map(|name| name.as_str().to_owned())
        }
        _ => None,
    });
    let nth = case.page.t("reporters-nth").with("n", reporter.0).to_string();
    match named {
        Some(name) => case.page.t("reporters-named").with("nth", nth).with("name", name).to_string(),
        None => nth,
    }
}

/// Everybody, to pick one for whom a code is issued.
#[must_use]
pub fn all(case: &Case, chosen: &str) -> Vec<Pick> {
    let everybody = case.opened.concern.intake.reporters.all().iter();
    let pick = |one: &intake::ReporterState| {
        let hint = if one.coded { "reporters-has-code" } else { "reporters-no-code" };
        Pick::new(one.no, name(case, one.no), chosen).hint(case.say(hint))
    };
    everybody.map(pick).collect()
}

/// Those who have not got the answer yet.
#[must_use]
pub fn waiting(case: &Case, chosen: &str) -> Vec<Pick> {
    let concern = &case.opened.concern;
    let waits = |one: &ReporterNo| concern.casework.reply().is_none_or(|reply| reply.of(*one).delivery.is_none());
    let several = concern.intake.reporters.reached().count() > 1;
    let people = concern.intake.reporters.reached().filter(|one| several && waits(one));
    people.map(|one| Pick::new(one, name(case, one), chosen)).collect()
}

/// Whom a form names; without a question it is the one who still waits, else the first.
#[must_use]
pub fn picked(case: &Case, fields: &Fields) -> ReporterNo {
    let named = fields.get("reporter").parse().ok().map(ReporterNo);
    let waits = || waiting(case, "").first().and_then(|pick| pick.value.parse().ok()).map(ReporterNo);
    named.or_else(waits).unwrap_or_default()
}

/// Of several who are answered by themselves, who speaks; no question where there is one alone.
#[must_use]
pub fn who_speaks(case: &Case, fields: &Fields) -> Vec<Field> {
    let known = case.opened.concern.intake.reporters.all().iter();
    let people: Vec<Pick> = known
        .filter(|one| one.coded || one.no.is_first())
        .map(|one| Pick::new(one.no, name(case, one.no), fields.get("reporter")))
        .collect();
    if people.len() < 2 {
        return Vec::new();
    }
    vec![Field::new("reporter", case.say("reporters-who-speaks"), Kind::Choice(people))]
}

/// Who speaks, as the form says; where nobody is named the rules ask back.
#[must_use]
pub fn speaks(case: &Case, fields: &Fields) -> ReporterNo {
    let asked = !who_speaks(case, fields).is_empty();
    let named = fields.get("reporter").parse().ok().map(ReporterNo);
    named.unwrap_or(if asked { ReporterNo(0) } else { ReporterNo::FIRST })
}

/// Whoever has longest to ask for another look: of several the one whose answer came last.
#[must_use]
pub fn may_ask(case: &Case) -> ReporterNo {
    let concern = &case.opened.concern;
    let until =
        |one: &ReporterNo| concern.deadlines.latest_for(ClockId::RequestReview, *one).and_then(|clock| clock.due());
    concern.intake.reporters.reached().max_by_key(until).unwrap_or_default()
}

/// A trial of a delivery to whoever still waits.
pub(super) fn trial_of_delivery(case: &Case) -> Command {
    let delivery = work::Delivery { manner: work::DeliveryManner::ByHand, on: case.today() };
    let to = picked(case, &Fields::default());
    work::Command::DeliverReply(work::DeliverReply { delivery, to, note: None }).into()
}

/// What each says of the answer, never added up: label and value.
#[must_use]
pub fn says(case: &Case) -> Vec<(String, String)> {
    let concern = &case.opened.concern;
    let Some(reply) = concern.casework.reply() else { return Vec::new() };
    let line = |one: ReporterNo| {
        let of = reply.of(one);
        let said = match (&of.delivery, &of.verdict) {
            (_, Some(given)) => case.say(names::verdict(given.overall())),
            (Some(_), None) => case.say("says-person-nothing"),
            (None, None) => case.say("reporters-not-reached"),
        };
        (name(case, one), said)
    };
    let people: Vec<ReporterNo> = concern.intake.reporters.reached().collect();
    if people.len() > 1 { people.into_iter().map(line).collect() } else { Vec::new() }
}
