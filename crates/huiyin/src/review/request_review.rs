//! 申请复查、复核: for which points, why, and what is new. Too late or after the last look the page says so first, and takes it
//! down all the same.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::Verdict;
use huiyin_domain::concern::{Concern, Step};
use huiyin_domain::intake::State as Intake;
use huiyin_domain::kernel::ids::{PointNo, ReporterNo};
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::review::{Command, Level, RequestReview, WhyNotTaken, standing_of_request, term};
use huiyin_domain::words::ReviewRequestWords;

use crate::app::App;
use crate::desk::reviews;
use crate::desk::told::Told;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;
use crate::web::{dates, paths};

/// One point that can be ticked.
#[derive(Clone, Debug)]
pub struct PointToReview {
    /// Its number.
    pub no: u32,
    /// What was asked for.
    pub words: String,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// Asks what the next level up is to look at.
#[derive(Template)]
#[template(path = "review/pages/request_review.html")]
pub struct RequestReviewPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// 申请复查 or 申请复核
    pub title: String,
    /// Who looks, how long it takes, until when it can be asked for.
    pub means: Vec<String>,
    /// Why nobody looks again unless something is new; empty while the term runs.
    pub not_taken: Vec<String>,
    /// The points.
    pub points: Vec<PointToReview>,
    /// As typed.
    pub reasons: String,
    /// As typed.
    pub new_facts: String,
    /// What the button says.
    pub button: String,
}

/// `GET /concerns/{number}/review`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::RequestReview, "review").await?;
    let typed =
        (judged_unsolved(&opened.concern, opened.relation.reporter), said_with_the_verdict(&opened), String::new());
    Ok(ok(&asking(&app, &visitor, &opened, (vec![], typed))?))
}

/// `POST /concerns/{number}/review`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::RequestReview, "review").await?;
    match read(&opened.concern.intake, &fields) {
        Ok(request) => send(&app, &opened, &fields, request).await,
        Err(wrongs) => {
            let again = asking(&app, &visitor, &opened, (wrongs, typed(&opened.concern.intake, &fields)))?;
            Ok(render(&again, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn send(app: &App, opened: &Opened, fields: &Fields, request: RequestReview) -> Result<Response, Away> {
    let today = app.now().day(app.zone());
    let taken = standing_of_request(&opened.concern, opened.relation.reporter, today)
        .is_some_and(|(_, why_not)| why_not.is_none());
    let done = match (taken, request.words.new_facts.is_some()) {
        (true, _) => "done/review",
        (false, true) => "done/new-facts",
        (false, false) => "done/review-not-taken",
    };
    own::act(app, opened, Action::RequestReview, Command::RequestReview(request), (fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, done)).into_response())
}

/// Points, reasons, what is new: as typed.
type Typed = (Vec<PointNo>, String, String);

fn typed(intake: &Intake, fields: &Fields) -> Typed {
    (ticked(intake, fields), fields.get("reasons").to_owned(), fields.get("new_facts").to_owned())
}

fn ticked(intake: &Intake, fields: &Fields) -> Vec<PointNo> {
    let sent = fields.all("points");
    (1..=intake.points).filter(|no| sent.iter().any(|one| *one == no.to_string())).map(PointNo).collect()
}

/// What a form asks the next level up to look at.
///
/// # Errors
/// What is missing, beside its field.
pub(super) fn read(intake: &Intake, fields: &Fields) -> Result<RequestReview, Vec<Wrong>> {
    let points = ticked(intake, fields);
    let none = points.is_empty().then(|| Wrong::new("points", "review-points-missing"));
    let reasons = form::text(fields, "reasons", "review-reasons-missing");
    let new_facts = form::optional_text(fields, "new_facts");
    match (none, reasons, new_facts) {
        (None, Ok(reasons), Ok(new_facts)) => {
            let (reporter, words) = (ReporterNo::FIRST, ReviewRequestWords { new_facts, reasons });
            Ok(RequestReview { came: None, points, reporter, words })
        }
        (none, reasons, new_facts) => Err([none, reasons.err(), new_facts.err()].into_iter().flatten().collect()),
    }
}

/// Whoever has just said 没解决 of a point means that one.
fn judged_unsolved(concern: &Concern, reporter: ReporterNo) -> Vec<PointNo> {
    let verdict = concern.casework.reply().and_then(|reply| reply.of(reporter).verdict);
    let points = verdict.as_ref().map(|verdict| verdict.points.as_slice()).unwrap_or_default();
    let unsolved: Vec<PointNo> =
        points.iter().filter(|one| one.verdict == Verdict::NotSolved).map(|one| one.point).collect();
    if unsolved.is_empty() && concern.intake.points == 1 { vec![PointNo(1)] } else { unsolved }
}

/// What was said with the verdict is most often the reason; it can be changed.
fn said_with_the_verdict(opened: &Opened) -> String {
    Told::of(&opened.entries).verdict.unwrap_or_default()
}

fn asking(
    app: &App,
    visitor: &Visitor,
    opened: &Opened,
    (wrongs, (ticked, reasons, new_facts)): (Vec<Wrong>, Typed),
) -> Result<RequestReviewPage, Problem> {
    let page = visitor.page(app);
    let today = app.now().day(app.zone());
    if opened.concern.review.open.is_some() {
        return Err(Problem::Refused(Refusal::ReviewOpen));
    }
    let stage = opened.concern.stage();
    let (level, why_not) = standing_of_request(&opened.concern, opened.relation.reporter, today)
        .filter(|_| opened.concern.intake.withdrawn.is_none())
        .ok_or(Problem::Refused(Refusal::NotNow { step: Step::RequestReview, stage }))?;
    let term = term(&opened.concern, level, opened.relation.reporter);
    let until = term.and_then(|clock| clock.due()).map(|day| dates::day(page.words, day)).unwrap_or_default();
    let told = Told::of(&opened.entries);
    let point =
        |(no, words): (u32, &String)| PointToReview { no, words: words.clone(), chosen: ticked.contains(&PointNo(no)) };
    let body = reviews::body_name(&visitor.office, page.words, &opened.concern, level);
    let say = |key: &'static str| page.t(key).with("body", body.as_str()).with("day", until.as_str()).to_string();
    Ok(RequestReviewPage {
        wrongs,
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        title: say(title(level, why_not)),
        means: if why_not.is_none() { means(level).into_iter().map(say).collect() } else { Vec::new() },
        not_taken: why_not.map(|why| lines_of(why).into_iter().map(say).collect()).unwrap_or_default(),
        points: (1..).zip(&told.points).map(point).collect(),
        reasons,
        new_facts,
        button: say(button(level, why_not)),
        page,
    })
}

fn title(level: Level, why_not: Option<WhyNotTaken>) -> &'static str {
    match (level, why_not) {
        (_, Some(WhyNotTaken::Final)) => "review-ask-final",
        (Level::Review, _) => "review-ask-title",
        (Level::Recheck, _) => "recheck-ask-title",
    }
}

fn means(level: Level) -> [&'static str; 3] {
    match level {
        Level::Review => ["review-ask-who", "review-ask-until", "review-ask-free"],
        Level::Recheck => ["recheck-ask-who", "recheck-ask-until", "recheck-ask-last"],
    }
}

fn lines_of(why: WhyNotTaken) -> [&'static str; 2] {
    match why {
        WhyNotTaken::TermOver => ["review-late-what", "review-late-still"],
        WhyNotTaken::Final => ["review-final-what", "review-final-still"],
    }
}

fn button(level: Level, why_not: Option<WhyNotTaken>) -> &'static str {
    match (level, why_not) {
        (_, Some(_)) => "review-send-anyway",
        (Level::Review, None) => "review-send",
        (Level::Recheck, None) => "recheck-send",
    }
}
