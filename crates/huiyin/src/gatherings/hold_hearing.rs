//! 记听证: of everybody who was called whether they came and signed, and the minutes as they were read.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{Attendance, Command, HoldHearing};
use huiyin_domain::words::MinutesWords;

use crate::app::App;
use crate::desk::{Case, again, hearings};
use crate::web::dates;
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::HoldHearing, "hold-hearing");

/// Whether each came; at most twenty are called.
const CAME: [&str; 20] = [
    "came-1", "came-2", "came-3", "came-4", "came-5", "came-6", "came-7", "came-8", "came-9", "came-10", "came-11",
    "came-12", "came-13", "came-14", "came-15", "came-16", "came-17", "came-18", "came-19", "came-20",
];

/// `GET /desk/concerns/{number}/hold-hearing`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::HoldHearing)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/hold-hearing`
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
    match read(&case, &fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let mut asked = Vec::new();
    let mut intro = case.say("hold-hearing-intro");
    if let Some(called) = hearings::last_called(&case.opened.entries) {
        let say =
            case.page.t("hold-hearing-when").with("time", called.time()).with("place", called.words.place.as_str());
        intro = say.with("day", dates::day_seen_on(case.page.words, called.fact.on, case.today())).to_string();
        for (name, (role, who)) in CAME.into_iter().zip(called.people()) {
            let label = case.page.t("hearing-person").with("role", case.say(hearings::role(role))).with("name", who);
            let pick = |one: Attendance| Pick::new(one.word(), case.say(hearings::attendance(one)), fields.get(name));
            let picks = Attendance::ALL.into_iter().map(pick).collect();
            asked.push(Field::new(name, label.to_string(), Kind::Choice(picks)));
        }
    }
    let on = if fields.has("on") { fields.get("on").to_owned() } else { case.today().to_string() };
    asked.insert(0, Field::new("on", case.say("hearing-held-on"), Kind::Day(on)));
    let minutes = Kind::Text { value: fields.get("minutes").to_owned(), rows: 12 };
    asked.push(Field::new("minutes", case.say("hearing-minutes"), minutes).hint(case.say("hearing-minutes-hint")));
    StepPage {
        intro,
        then: ["hold-hearing-then-read", "hold-hearing-then-clock"].map(|key| case.say(key)).into(),
        fields: asked,
        ..case.step_page(Step::HoldHearing)
    }
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let called = case.opened.concern.gatherings.hearing.as_ref().map_or(0, |hearing| hearing.people.len());
    let mut people = Vec::new();
    for name in CAME.into_iter().take(called) {
        match Attendance::ALL.into_iter().find(|one| one.word() == fields.get(name)) {
            Some(came) => people.push(came),
            None => wrongs.push(Wrong::new(name, "wrong-pick")),
        }
    }
    let minutes = form::text(fields, "minutes", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    let on = fields.get("on").trim().parse().map_err(|_| wrongs.push(Wrong::new("on", "wrong-day")));
    match (on, minutes) {
        (Ok(on), Ok(minutes)) if wrongs.is_empty() => {
            Ok(Command::HoldHearing(HoldHearing { on, people, words: MinutesWords { minutes } }))
        }
        _ => Err(wrongs),
    }
}
