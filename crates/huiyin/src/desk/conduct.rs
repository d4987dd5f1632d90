//! Incidents, warnings and restrictions of contact, as staff pages show them, and the steps as commands whose own content
//! does not matter.

use huiyin_domain::casework::{self as work, Contact, Limit, RestrictionStanding};
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use super::case::Case;
use super::names;
use crate::web::dates;

/// A line an incident, a line a restriction; nothing where nothing is on record.
#[must_use]
pub fn lines(case: &Case) -> Vec<String> {
    let conduct = &case.opened.concern.casework.conduct;
    let day = |day| dates::day_seen_on(case.page.words, day, case.today());
    let incident = |one: &work::Incident| {
        let key = if one.warned { "conduct-incident-warned" } else { "conduct-incident" };
        let say = case.page.t(key).with("n", one.no).with("day", day(one.on));
        say.with("channel", case.say(names::contact(one.channel))).to_string()
    };
    let restriction = |one: &work::Restriction| {
        let say = case.page.t(standing(case, one)).with("until", day(one.until));
        let say = say.with("channel", case.say(names::contact(one.channel)));
        say.with("limit", case.say(names::limit(one.limit))).to_string()
    };
    conduct.incidents.iter().map(incident).chain(conduct.restrictions.iter().map(restriction)).collect()
}

fn standing(case: &Case, one: &work::Restriction) -> &'static str {
    match one.standing {
        RestrictionStanding::Proposed => "restriction-proposed",
        RestrictionStanding::Refused => "restriction-refused",
        RestrictionStanding::Lifted => "restriction-lifted",
        RestrictionStanding::Approved | RestrictionStanding::Appealed | RestrictionStanding::Upheld => {
            if one.holds_on(case.today()) { "restriction-holds" } else { "restriction-lapsed" }
        }
    }
}

/// Whether a step is about conduct in a channel.
pub(super) fn is_one(step: Step) -> bool {
    use Step as S;
    let restricts = matches!(step, S::ProposeRestriction | S::RuleOnRestriction | S::LiftRestriction);
    restricts || matches!(step, S::NoteConduct | S::WarnConduct | S::AppealRestriction | S::RuleOnAppeal)
}

/// A step as a command whose own content does not matter.
pub(super) fn trial(case: &Case, step: Step, said: &SaidWords) -> Option<Command> {
    use work::Command as C;
    let fresh = |one: &Contact| !case.opened.concern.casework.conduct.fresh(*one).is_empty();
    let channel = Contact::ALL.into_iter().find(fresh).unwrap_or(Contact::Phone);
    let (on, until, limit) =
        (case.today(), case.today().saturating_add(jiff::Span::new().days(30)), Limit::NamedContact);
    let (reason, reasons, words) = (said.clone(), said.clone(), said.clone());
    let trials = [
        (Step::NoteConduct, C::NoteConduct(work::NoteConduct { channel, on, words: words.clone() })),
        (Step::WarnConduct, C::WarnConduct(work::WarnConduct { channel, words })),
        (Step::ProposeRestriction, C::ProposeRestriction(work::ProposeRestriction { channel, limit, until, reasons })),
        (
            Step::RuleOnRestriction,
            C::RuleOnRestriction(work::RuleOnRestriction { grant: false, reason: reason.clone() }),
        ),
        (Step::RuleOnAppeal, C::RuleOnAppeal(work::RuleOnAppeal { lift: true, reason: reason.clone() })),
        (Step::LiftRestriction, C::LiftRestriction(work::LiftRestriction { reason })),
    ];
    trials.into_iter().find(|(of, _)| *of == step).map(|(_, command)| command.into())
}
