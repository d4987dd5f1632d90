//! 拟复查、复核意见: each point beside the answer that is looked at again, with its decision, facts, basis, reasons, and what
//! follows.

use askama::Template;
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::PointNo;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::review::{Command, DecideReview, Decision, PointDecision};
use huiyin_domain::words::{AnswerWords, ReplyWords};
use huiyin_ledger::Failure;

use super::opinion_shelf;
use super::record_review::points;
use crate::app::App;
use crate::desk::kept::Kept;
use crate::desk::told::Told;
use crate::desk::{Case, dues, reviews};
use crate::web::desk::Due;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::visitor::Visitor;

/// The desk on which an opinion is written.
#[derive(Template)]
#[template(path = "review/pages/decide_review.html")]
pub struct ReviewDesk {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// 写复查意见：村东排水沟被填
    pub heading: String,
    /// The concern's page.
    pub back: String,
    /// Path the form goes to.
    pub action: String,
    /// How far the concern was when the form was made.
    pub seen: String,
    /// Time left.
    pub due: Option<Due>,
    /// Why the person asks, and what they say is new.
    pub asked: Vec<(String, String)>,
    /// Remarks with which the last version came back.
    pub remarks: Vec<String>,
    /// When the draft was kept.
    pub kept: String,
    /// What comes before the decisions.
    pub opening: String,
    /// Point by point.
    pub points: Vec<PointDesk>,
    /// What is wrong with what was sent: field and sentence.
    pub faults: Vec<(String, String)>,
    /// Why handing over was refused; may be empty.
    pub refused: String,
}

/// One point: the answer, and the decision on it.
#[derive(Clone, Debug)]
pub struct PointDesk {
    /// Its number.
    pub no: u32,
    /// 一、把沟挖通
    pub heading: String,
    /// What the unit answered, part by part.
    pub answered: Vec<(String, String)>,
    /// Every decision: value, words, whether it is chosen.
    pub picks: Vec<(&'static str, String, bool)>,
    /// Facts, basis, reasons, what follows.
    pub parts: Vec<PartDesk>,
}

/// One part of an opinion.
#[derive(Clone, Debug)]
pub struct PartDesk {
    /// `facts-1`
    pub name: String,
    /// 事实
    pub label: String,
    /// What was written.
    pub value: String,
    /// What is missing; may be empty.
    pub missing: String,
}

const WHAT: (Action, &str) = (Action::DecideReview, "decide-review");

/// Part of an opinion, its label, and the sentence when it is missing.
const PARTS: [(&str, &str, &str); 4] = [
    ("facts", "review-part-facts", "missing-facts"),
    ("basis", "review-part-basis", "missing-basis"),
    ("reasons", "review-part-reasons", "missing-reasons"),
    ("remedy", "review-part-remedy", "missing-remedy"),
];

/// `GET /desk/concerns/{number}/decide-review`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::DecideReview)?;
    let kept = opinion_shelf::draft(&case).load(&case).await?;
    let fields = kept.as_ref().map_or_else(|| last_version(&case), Kept::fields);
    Ok(problem::ok(&ReviewDesk { kept: kept_line(&case, kept.as_ref()), ..desk(&case, &fields, &[]) }))
}

/// `POST /desk/concerns/{number}/decide-review`
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
    if fields.get("do") == "keep" {
        return keep(&case, &fields).await;
    }
    match read(&case, &fields) {
        Ok(command) => hand_over(&case, &fields, command).await,
        Err(missing) => Ok(problem::render(&desk(&case, &fields, &missing), StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

/// Kept and shown again as it was: what the form was filled from does not change by keeping it.
async fn keep(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let kept = opinion_shelf::draft(case).keep(case, fields).await?;
    if !fields.has("auto") {
        return Ok(Redirect::to(&case.step_href(Step::DecideReview)).into_response());
    }
    let (kept, seen) = (kept_line(case, Some(&kept)), fields.get("seen").to_owned());
    Ok(problem::ok(&ReviewDesk { kept, seen, ..desk(case, fields, &[]) }))
}

fn kept_line(case: &Case, kept: Option<&Kept>) -> String {
    let time = kept.map(|kept| case.page.t("review-kept").with("time", kept.time(case)).to_string());
    time.unwrap_or_else(|| case.say("reply-not-kept"))
}

async fn hand_over(case: &Case, fields: &Fields, command: DecideReview) -> Result<Response, Problem> {
    match case.order(fields, Command::DecideReview(command), vec![opinion_shelf::draft(case).drop_it(case)]).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=1", case.href())).into_response()),
        Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::Denied(_)) => {
            let refused = refusals::told(&case.app, case.page.words, &refusal);
            Ok(problem::render(&ReviewDesk { refused, ..desk(case, fields, &[]) }, StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// A field that is missing, and the key of its sentence.
type Missing = (String, &'static str);

fn read(case: &Case, fields: &Fields) -> Result<DecideReview, Vec<Missing>> {
    let (mut missing, mut decisions, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    let opening = part(fields, "opening", "missing-opening", &mut missing);
    for point in points(case) {
        let name = format!("decision-{point}");
        match Decision::ALL.into_iter().find(|one| one.word() == fields.get(&name)) {
            Some(decision) => decisions.push(PointDecision { decision, point }),
            None => missing.push((name, "missing-decision")),
        }
        let mut of =
            |(name, _, key): (&str, &str, &'static str)| part(fields, &format!("{name}-{point}"), key, &mut missing);
        let [facts, basis, reasons, remedy] = PARTS.map(&mut of);
        answers.push(AnswerWords { basis, facts, point, promises: Vec::new(), reasons, remedy });
    }
    match opening {
        Some(opening) if missing.is_empty() => Ok(DecideReview { decisions, words: ReplyWords { answers, opening } }),
        _ => Err(missing),
    }
}

fn part(fields: &Fields, name: &str, key: &'static str, missing: &mut Vec<Missing>) -> Option<Prose> {
    let text = Prose::parse(fields.get(name)).ok();
    if text.is_none() {
        missing.push((name.to_owned(), key));
    }
    text
}

/// What was returned is where the next version begins.
fn last_version(case: &Case) -> Fields {
    let level = case.opened.concern.review.open.as_ref().map(|open| open.level);
    let found = reviews::opinion(&case.opened.entries, level).filter(|found| found.words.is_some());
    let round = case.opened.concern.review.open.as_ref().is_some_and(|open| open.revision.0 > 0);
    let Some(found) = found.filter(|_| round) else { return Fields::default() };
    let mut pairs = Vec::new();
    pairs.extend(found.decisions.iter().map(|one| (format!("decision-{}", one.point), one.decision.word().to_owned())));
    if let Some(words) = found.words {
        pairs.push(("opening".to_owned(), words.opening.as_str().to_owned()));
        for answer in &words.answers {
            let parts = [
                ("facts", &answer.facts),
                ("basis", &answer.basis),
                ("reasons", &answer.reasons),
                ("remedy", &answer.remedy),
            ];
            let text = |text: &Option<Prose>| text.as_ref().map_or(String::new(), |text| text.as_str().to_owned());
            pairs.extend(parts.map(|(name, part)| (format!("{name}-{}", answer.point), text(part))));
        }
    }
    Fields::of_pairs(pairs)
}

fn desk(case: &Case, fields: &Fields, missing: &[Missing]) -> ReviewDesk {
    let fault = |(name, key): &Missing| (name.clone(), case.say(key));
    let level = case.opened.concern.review.open.as_ref().map(|open| open.level);
    let level = level.map(|level| case.say(reviews::level(level))).unwrap_or_default();
    ReviewDesk {
        page: case.page.clone(),
        number: case.opened.number.to_string(),
        heading: case.page.t("decide-review-title").with("level", level).with("title", &case.told.title).to_string(),
        back: case.href(),
        action: case.step_href(Step::DecideReview),
        seen: case.opened.concern.intake.entries.to_string(),
        due: case.opened.concern.deadlines.next_due().map(|(day, _)| dues::due(case.page.words, day, case.today())),
        asked: asked(case),
        remarks: case
            .told
            .review_remarks
            .as_ref()
            .map(|said| said.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
        kept: kept_line(case, None),
        opening: fields.get("opening").to_owned(),
        points: points(case).into_iter().map(|point| point_desk(case, point, fields, missing)).collect(),
        faults: missing.iter().map(fault).collect(),
        refused: String::new(),
    }
}

/// Why the person asks, and what they say is new.
pub(super) fn asked(case: &Case) -> Vec<(String, String)> {
    let Some((_, words)) = reviews::request(&case.opened.entries) else { return Vec::new() };
    let reasons = (case.say("review-asked-because"), words.reasons.as_str().to_owned());
    let new = words.new_facts.as_ref().map(|text| (case.say("review-asked-new"), text.as_str().to_owned()));
    std::iter::once(reasons).chain(new).collect()
}

fn point_desk(case: &Case, point: PointNo, fields: &Fields, missing: &[Missing]) -> PointDesk {
    let chosen = fields.get(&format!("decision-{point}"));
    let pick = |one: Decision| (one.word(), case.say(reviews::decision(one)), one.word() == chosen);
    let part = |(part, label, _): (&str, &'static str, &str)| {
        let name = format!("{part}-{point}");
        let wrong = missing.iter().find(|(field, _)| *field == name).map(|(_, key)| case.say(key));
        PartDesk {
            label: case.say(label),
            value: fields.get(&name).to_owned(),
            missing: wrong.unwrap_or_default(),
            name,
        }
    };
    PointDesk {
        no: point.0,
        heading: case.point(point),
        answered: answered(case, point),
        picks: Decision::ALL.map(pick).to_vec(),
        parts: PARTS.map(part).to_vec(),
    }
}

/// What the unit answered to this point, or what the first look decided, where that is what is looked at.
fn answered(case: &Case, point: PointNo) -> Vec<(String, String)> {
    let Told { versions, .. } = &case.told;
    let signed = case.opened.concern.casework.reply().map(|reply| reply.revision);
    let version = versions.iter().rev().find(|version| signed.is_none_or(|signed| version.revision == signed));
    let answer = version.and_then(|version| version.words.answers.iter().find(|answer| answer.point == point));
    let outcome = version.and_then(|version| version.answers.iter().find(|answer| answer.point == point));
    let outcome = outcome.map(|answer| (String::new(), case.say(crate::desk::names::outcome(answer.outcome))));
    let Some(answer) = answer else { return Vec::new() };
    let parts = [
        ("review-part-facts", &answer.facts),
        ("review-part-basis", &answer.basis),
        ("review-part-reasons", &answer.reasons),
        ("review-part-remedy", &answer.remedy),
    ];
    let said =
        parts.into_iter().filter_map(|(label, text)| Some((case.say(label), text.as_ref()?.as_str().to_owned())));
    outcome.into_iter().chain(said).collect()
}
