//! 通知听证: day, time, place, what is to be heard, and everybody who is called, each in a role. A paper for each follows.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{CallHearing, Command, HearingRole};
use huiyin_domain::kernel::text::Line;
use huiyin_domain::words::HearingWords;

use crate::app::App;
use crate::desk::{Case, again, hearings, reviews};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::HoldHearing, "call-hearing");

/// Role and name of one who is called.
const ROWS: [[&str; 2]; 8] = [
    ["role-1", "who-1"],
    ["role-2", "who-2"],
    ["role-3", "who-3"],
    ["role-4", "who-4"],
    ["role-5", "who-5"],
    ["role-6", "who-6"],
    ["role-7", "who-7"],
    ["role-8", "who-8"],
];

/// Those without whom there is no hearing stand in the first rows.
const NEEDED: [HearingRole; 4] =
    [HearingRole::Host, HearingRole::Recorder, HearingRole::Applicant, HearingRole::OfUnit];

/// `GET /desk/concerns/{number}/call-hearing`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::CallHearing)?;
    let fields = begun(&case);
    Ok(problem::ok(&page(&case, &fields)))
}

/// `POST /desk/concerns/{number}/call-hearing`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, &fields);
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// What is known stands there already: whoever asked, the unit that answered, what was asked.
fn begun(case: &Case) -> Fields {
    let unit = case.opened.concern.unit().map(|unit| case.visitor.office.unit_name(unit).to_owned());
    let asked = reviews::request(&case.opened.entries).map(|(_, words)| words.reasons.as_str().to_owned());
    let mut pairs = vec![("time".to_owned(), "9:30".to_owned()), ("matters".to_owned(), asked.unwrap_or_default())];
    for ([role, who], needed) in ROWS.into_iter().zip(NEEDED) {
        let name = match needed {
            HearingRole::Applicant => reviews::asker(&case.opened.entries, &case.told),
            HearingRole::OfUnit => unit.clone(),
            HearingRole::Host
            | HearingRole::Recorder
            | HearingRole::Panel
            | HearingRole::Agent
            | HearingRole::ComplainedOf
            | HearingRole::Witness
            | HearingRole::Guest => None,
        };
        pairs.push((role.to_owned(), needed.word().to_owned()));
        pairs.push((who.to_owned(), name.unwrap_or_default()));
    }
    Fields::of_pairs(pairs)
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let typed = |name: &str| fields.get(name).to_owned();
    let mut asked = vec![
        Field::new("on", case.say("hearing-on"), Kind::Day(typed("on"))).hint(case.say("hearing-on-hint")),
        Field::new("time", case.say("hearing-time"), Kind::Line(typed("time"))).hint(case.say("hearing-time-hint")),
        Field::new("place", case.say("hearing-place"), Kind::Line(typed("place"))),
        Field::new("matters", case.say("hearing-matters"), Kind::Text { value: typed("matters"), rows: 4 })
            .hint(case.say("hearing-matters-hint")),
    ];
    for (n, [role, who]) in (1..).zip(ROWS) {
        let say = |key: &'static str| case.page.t(key).with("n", n).to_string();
        asked.push(Field::new(role, say("hearing-role"), Kind::List(roles(case, fields.get(role)))).optional());
        asked.push(Field::new(who, say("hearing-who"), Kind::Line(typed(who))).optional());
    }
    StepPage {
        intro: case.say("call-hearing-intro"),
        then: ["call-hearing-then-papers", "call-hearing-then-told", "call-hearing-then-clock"]
            .map(|key| case.say(key))
            .into(),
        fields: asked,
        ..case.step_page(Step::CallHearing)
    }
}

fn roles(case: &Case, chosen: &str) -> Vec<Pick> {
    let nobody = Pick::new("", case.say("meeting-nobody"), chosen);
    let pick = |one: HearingRole| Pick::new(one.word(), case.say(hearings::role(one)), chosen);
    std::iter::once(nobody).chain(HearingRole::ALL.into_iter().map(pick)).collect()
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let on = fields.get("on").trim().parse().map_err(|_| wrongs.push(Wrong::new("on", "wrong-day")));
    let minute =
        minute(fields.get("time")).ok_or(()).map_err(|()| wrongs.push(Wrong::new("time", "hearing-time-wrong")));
    let place = form::text(fields, "place", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    let matters = form::text(fields, "matters", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    let (mut people, mut names) = (Vec::new(), Vec::new());
    for row in ROWS {
        match person(fields, row) {
            Ok(Some((role, name))) => {
                people.push(role);
                names.push(name);
            }
            Ok(None) => {}
            Err(wrong) => wrongs.push(wrong),
        }
    }
    match (on, minute, place, matters) {
        (Ok(on), Ok(minute), Ok(place), Ok(matters)) if wrongs.is_empty() => {
            let words = HearingWords { matters, people: names, place };
            Ok(Command::CallHearing(CallHearing { minute, on, people, words }))
        }
        _ => Err(wrongs),
    }
}

/// A role without a name calls nobody; a name without a role is half a row.
fn person(fields: &Fields, [role, who]: [&'static str; 2]) -> Result<Option<(HearingRole, Line)>, Wrong> {
    if fields.get(role).is_empty() && fields.get(who).trim().is_empty() {
        return Ok(None);
    }
    let found = HearingRole::ALL.into_iter().find(|one| one.word() == fields.get(role));
    let found = found.ok_or(Wrong::new(role, "wrong-pick"))?;
    Ok(Some((found, form::text(fields, who, "hearing-who-missing")?)))
}

/// 9:30, 09:30, 9：30.
fn minute(text: &str) -> Option<u32> {
    let text: String = text.trim().replace(['：', '.', '点'], ":");
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::minute;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        assert_eq!(["9:30", " 09：30 ", "14.05"].map(minute), [Some(570), Some(570), Some(845)]);
        assert_eq!(["", "half past nine", "24:00", "9:61"].map(minute), [None; 4]);
    }
}
