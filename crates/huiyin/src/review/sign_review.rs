//! 签发复查、复核意见: the whole opinion as it will read, and what follows from a signature.

use askama::Template;
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::Revision;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::review::{Command, SignReview};
use huiyin_ledger::Failure;

use super::decide_review::asked;
use crate::app::App;
use crate::desk::{Case, reviews};
use crate::web::desk::KeyHint;
use crate::web::form::Fields;
use crate::web::icons::State;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::visitor::Visitor;

/// The sign-off page of an opinion.
#[derive(Template)]
#[template(path = "review/pages/sign_review.html")]
pub struct SignOff {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// 签发复查意见：村东排水沟被填
    pub heading: String,
    /// The concern's page.
    pub back: String,
    /// Why the person asks, and what they say is new.
    pub asked: Vec<(String, String)>,
    /// Who wrote it.
    pub writer: String,
    /// What comes before the decisions.
    pub opening: String,
    /// Point by point.
    pub points: Vec<PointRead>,
    /// 签了以后会怎样
    pub then: Vec<String>,
    /// Path the signature goes to.
    pub action: String,
    /// Return it with remarks.
    pub return_href: String,
    /// The version on the screen.
    pub revision: u32,
    /// Why it was refused; may be empty.
    pub refused: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One point of an opinion as it reads.
#[derive(Clone, Debug)]
pub struct PointRead {
    /// 一、把沟挖通
    pub heading: String,
    /// What is decided.
    pub state: State,
    /// Name and words of each part.
    pub parts: Vec<(String, String)>,
}

const WHAT: (Action, &str) = (Action::SignReview, "sign-review");

/// `GET /desk/concerns/{number}/sign-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::SignReview)?;
    Ok(problem::ok(&sign_off(&case)))
}

/// `POST /desk/concerns/{number}/sign-review`
///
/// # Errors
/// As [`Case::order`].
pub async fn post(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    sign(&case, &fields).await
}

async fn sign(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let based_on = Revision(fields.get("revision").parse().unwrap_or(0));
    match case.order(fields, Command::SignReview(SignReview { based_on }), Vec::new()).await {
        Ok(()) => Ok(case.done()),
        Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::Denied(_)) => {
            let refused = refusals::told(&case.app, case.page.words, &refusal);
            Ok(problem::render(&SignOff { refused, ..sign_off(case) }, StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

fn sign_off(case: &Case) -> SignOff {
    let open = case.opened.concern.review.open.as_ref();
    let found = reviews::opinion(&case.opened.entries, open.map(|open| open.level));
    let level = open.map(|open| case.say(reviews::level(open.level))).unwrap_or_default();
    let writer = found.and_then(|found| found.entry.recorded.stamp.actor.person());
    let opening = found.and_then(|found| found.words).map(|words| words.opening.as_str().to_owned());
    SignOff {
        page: case.page.clone(),
        number: case.opened.number.to_string(),
        heading: case.page.t("sign-review-title").with("level", level).with("title", &case.told.title).to_string(),
        back: case.href(),
        asked: asked(case),
        writer: writer.map(|writer| case.person(writer)).unwrap_or_default(),
        opening: opening.unwrap_or_default(),
        points: found.map(|found| points(case, found)).unwrap_or_default(),
        then: vec![case.say("sign-review-then-deliver"), case.say(then(case)), case.say("sign-review-then-fixed")],
        action: case.step_href(Step::SignReview),
        return_href: case.step_href(Step::ReturnReview),
        revision: open.map_or(0, |open| open.revision.0),
        refused: String::new(),
        keys: vec![KeyHint::new(&["Ctrl", "↵"], case.say("step-sign-review"))],
    }
}

fn then(case: &Case) -> &'static str {
    let leads_back = case.opened.concern.review.open.as_ref().is_some_and(|open| open.leads_back());
    let ends_it = case.opened.concern.review.open.as_ref().is_some_and(|open| open.ends_it());
    match (leads_back, ends_it) {
        (true, _) => "deliver-review-then-back",
        (false, true) => "deliver-review-then-final",
        (false, false) => "deliver-review-then",
    }
}

/// Every point of an opinion as it reads.
fn points(case: &Case, found: reviews::Opinion<'_>) -> Vec<PointRead> {
    let labels = ["review-part-facts", "review-part-basis", "review-part-reasons", "review-part-remedy"];
    let point = |one: &huiyin_domain::review::PointDecision| {
        let said = found.words.and_then(|words| words.answers.iter().find(|answer| answer.point == one.point));
        let texts = said.map(|said| [&said.facts, &said.basis, &said.reasons, &said.remedy]);
        let part = |(label, text): (&'static str, &Option<huiyin_domain::kernel::text::Prose>)| {
            Some((case.say(label), text.as_ref()?.as_str().to_owned()))
        };
        PointRead {
            heading: case.point(one.point),
            state: reviews::decision_state(case.page.words, one.decision),
            parts: texts.map(|texts| labels.into_iter().zip(texts).filter_map(part).collect()).unwrap_or_default(),
        }
    };
    found.decisions.iter().map(point).collect()
}
