//! 按重复答复: the same matter again with nothing new gets the earlier answer, with why it stands and what way is left. Whoever
//! decides so reads both; the reading of the earlier one is on record like any other.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{AnswerRepeated, Command};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::text::{Line, Prose};
use huiyin_domain::words::{ReporterWords, SharedWords};

use crate::app::App;
use crate::desk::other_step::{self, Meant};
use crate::desk::told::Told;
use crate::desk::{Case, again};
use crate::gate::{self, Wanted};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AnswerRepeated, "answer-repeated");

/// `GET /desk/concerns/{number}/answer-repeated`
///
/// # Errors
/// As [`Case::open`], and [`Problem::Refused`] when the step cannot be taken now.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(meant): Query<Meant>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AnswerRepeated)?;
    Ok(problem::ok(&page(&case, (&meant.other, "", "")).await?))
}

/// `POST /desk/concerns/{number}/answer-repeated`
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
    let shown = page(&case, (fields.get("other"), fields.get("number"), fields.get("because"))).await?;
    match (other_step::read(&fields), form::text(&fields, "because", "wrong-empty")) {
        (Ok(earlier), Ok(because)) => give(&case, (shown, &fields), earlier, because).await,
        (earlier, because) => Ok(again(shown, [earlier.err(), because.err()].into_iter().flatten().collect())),
    }
}

async fn page(case: &Case, (picked, typed, because): (&str, &str, &str)) -> Result<StepPage, Problem> {
    let mut fields = other_step::pick(case, picked, typed).await?;
    let because = Kind::Text { value: because.to_owned(), rows: 5 };
    fields.push(Field::new("because", case.say("repeated-because"), because).hint(case.say("repeated-because-hint")));
    Ok(StepPage {
        intro: case.say("repeated-intro"),
        then: ["repeated-then-told", "repeated-then-new", "repeated-then-people"].map(|key| case.say(key)).into(),
        fields,
        ..case.step_page(Step::AnswerRepeated)
    })
}

async fn give(
    case: &Case,
    (shown, fields): (StepPage, &Fields),
    earlier: Number,
    because: Prose,
) -> Result<Response, Problem> {
    let told = match read_earlier(case, earlier).await {
        Ok(told) => told,
        Err(gate::Closed::NotFound) => return case.refuse(shown, &Refusal::KinUnknown),
        Err(other) => return Err(other.into()),
    };
    let Some(words) = answer_of(&told) else { return case.refuse(shown, &Refusal::EarlierUnanswered) };
    let people = strangers(&told.reporters, &case.told.reporters);
    let command = Command::AnswerRepeated(Box::new(AnswerRepeated { because, earlier, people, words }));
    case.carry_out(shown, fields, command).await
}

async fn read_earlier(case: &Case, number: Number) -> Result<Told, gate::Closed> {
    let wanted = Wanted { number, action: Action::AnswerRepeated, page: "answer-repeated" };
    let opened = gate::open(&case.app, &case.visitor.actor, Relation::default(), wanted).await?;
    let mut told = Told::of(&opened.entries);
    let signed = opened.concern.casework.reply().map(|reply| reply.revision);
    told.versions.retain(|version| Some(version.revision) == signed);
    Ok(told)
}

/// Points and reply as they were signed.
fn answer_of(told: &Told) -> Option<SharedWords> {
    let points = told.points.iter().map(|point| Line::parse(point).ok()).collect::<Option<Vec<Line>>>()?;
    told.versions.last().map(|version| SharedWords { points, reply: version.words.clone() })
}

/// Whoever raised the earlier one and, as far as names tell, not this one.
fn strangers(earlier: &[ReporterWords], own: &[ReporterWords]) -> Vec<ReporterWords> {
    let same = |person: &ReporterWords| own.iter().any(|one| one.name.is_some() && one.name == person.name);
    earlier.iter().filter(|person| !same(person)).cloned().collect()
}
