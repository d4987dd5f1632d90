//! 记听证: of everybody who was called whether they came and signed, and the minutes as they were read.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{Attendance, Command, HoldHearing};
use huiyin_domain::words::MinutesWords;

use crate::app::App;
use crate::desk::kept::{Draft, Kept};
use crate::desk::{Act, Case, again, hearings};
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
    let kept = draft(&case).load(&case).await?;
    let fields = kept.as_ref().map(Kept::fields).unwrap_or_default();
    Ok(problem::ok(&StepPage { kept: kept_line(&case, kept.as_ref()), ..page(&case, &fields) }))
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
        _ if fields.get("do") == "keep" => keep(&case, &fields).await,
        Ok(command) => case.carry_out_with(shown, &fields, handed_in(&case, command)).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// What belongs to the minutes.
const PARTS: [&str; 3] = ["on", "came-", "minutes"];

/// Of each hearing that was called a draft of its own.
fn draft(case: &Case) -> Draft {
    let no = case.opened.concern.gatherings.hearing.as_ref().map_or(0, |hearing| hearing.no.0);
    Draft { step: "hold-hearing", round: no.to_string(), parts: &PARTS }
}

/// Handed in: of the draft nothing is left.
fn handed_in(case: &Case, command: Command) -> Act {
    Act { side: vec![draft(case).drop_it(case)], ..case.act(command) }
}

/// Kept and shown again as it was: what the form was filled from does not change by keeping it.
async fn keep(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    case.needs(Step::HoldHearing)?;
    let kept = draft(case).keep(case, fields).await?;
    if !fields.has("auto") {
        return Ok(Redirect::to(&case.step_href(Step::HoldHearing)).into_response());
    }
    let (kept, seen) = (kept_line(case, Some(&kept)), fields.get("seen").to_owned());
    Ok(problem::ok(&StepPage { kept, seen, ..page(case, fields) }))
}

fn kept_line(case: &Case, kept: Option<&Kept>) -> Option<String> {
    let time = kept.map(|kept| case.page.t("review-kept").with("time", kept.time(case)).to_string());
    Some(time.unwrap_or_else(|| case.say("reply-not-kept")))
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
        kept: kept_line(case, None),
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
