//! 登记外单位的复查、复核意见: its date, what it decided point by point, and what its paper says.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::PointNo;
use huiyin_domain::review::{Command, Decision, PointDecision, RecordReview};
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, reviews};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::SendReview, "record-review");

/// `GET /desk/concerns/{number}/record-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::RecordReview)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/record-review`
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

/// The points under review.
pub(super) fn points(case: &Case) -> Vec<PointNo> {
    case.opened.concern.review.open.as_ref().map(|open| open.points.clone()).unwrap_or_default()
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let pick = |name: &str, one: Decision| Pick::new(one.word(), case.say(reviews::decision(one)), fields.get(name));
    let asked = reviews::point_fields(&points(case)).into_iter().map(|(point, name)| {
        let picks = Decision::ALL.into_iter().map(|one| pick(name, one)).collect();
        Field::new(name, case.point(point), Kind::Choice(picks))
    });
    let day = Field::new("on", case.say("record-review-on"), Kind::Day(fields.get("on").to_owned()));
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 6 };
    let text = Field::new("text", case.say("record-review-text"), text).hint(case.say("record-review-text-hint"));
    StepPage {
        intro: case.say("record-review-intro"),
        then: vec![case.say("record-review-then")],
        fields: std::iter::once(day).chain(asked).chain([text]).collect(),
        ..case.step_page(Step::RecordReview)
    }
}

/// The decision on every point, or what is missing.
pub(super) fn decisions(case: &Case, fields: &Fields) -> (Vec<PointDecision>, Vec<Wrong>) {
    let (mut decided, mut wrongs) = (Vec::new(), Vec::new());
    for (point, name) in reviews::point_fields(&points(case)) {
        match Decision::ALL.into_iter().find(|one| one.word() == fields.get(name)) {
            Some(decision) => decided.push(PointDecision { decision, point }),
            None => wrongs.push(Wrong::new(name, "wrong-pick")),
        }
    }
    (decided, wrongs)
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let on = fields.get("on").trim().parse().map_err(|_| Wrong::new("on", "wrong-day"));
    let (decisions, mut wrongs) = decisions(case, fields);
    match (on, form::text(fields, "text", "wrong-empty")) {
        (Ok(decided_on), Ok(text)) if wrongs.is_empty() => {
            Ok(Command::RecordReview(RecordReview { decided_on, decisions, words: SaidWords { text } }))
        }
        (on, text) => {
            wrongs.extend([on.err(), text.err()].into_iter().flatten());
            Err(wrongs)
        }
    }
}
