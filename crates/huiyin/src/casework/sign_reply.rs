//! 审签: what changed since the last version, what was asked for then, and what follows from a signature.

use askama::Template;
use axum::extract::{self, Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self as work, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::{PersonId, Revision};
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::text::Line;
use huiyin_domain::words::SharedWords;
use huiyin_ledger::{Failure, Fault, Read};

use super::lists::{self, List, Titled};
use super::show_concern::{self, Letter};
use super::view::board;
use super::{draft_checks, draft_texts};
use crate::app::App;
use crate::desk::told::Version;
use crate::desk::{Case, diff, dues};
use crate::gate;
use crate::web::dates;
use crate::web::desk::{Check, Due, KeyHint, Piece, RailItem};
use crate::web::form::Fields;
use crate::web::icons::{Shape, State};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::visitor::Visitor;

/// The sign-off page.
#[derive(Template)]
#[template(path = "casework/pages/sign_reply.html")]
pub struct SignOff {
    /// The layout's needs.
    pub page: Page,
    /// Everything that waits for a signature.
    pub queue: Vec<Waiting>,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// The concern's page.
    pub back: String,
    /// What changed, or the whole text.
    pub tabs: Vec<RailItem>,
    /// With which version it is compared; empty for the first.
    pub compared: String,
    /// The changes, when they are shown.
    pub changes: Vec<Change>,
    /// The whole text, when that is shown.
    pub whole: Option<Letter>,
    /// Who asked for what last time; empty for the first version.
    pub remarks_by: String,
    /// One remark a line; where it quotes words, whether they are still there.
    pub remarks: Vec<Check>,
    /// The next one that waits; empty when this is the only one.
    pub next: String,
    /// 签之前看一眼
    pub checks: Vec<Check>,
    /// 签了以后会怎样
    pub then: Vec<String>,
    /// Path the signature goes to.
    pub action: String,
    /// The version on the screen.
    pub revision: u32,
    /// Why this reader cannot sign; empty when they can.
    pub held: String,
    /// Return with remarks.
    pub return_href: String,
    /// Change it oneself.
    pub edit_href: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Where.
    pub href: String,
    /// Time left.
    pub due: Due,
    /// The matter in one line.
    pub title: String,
    /// Who wrote it, which version.
    pub by: String,
    /// The one on the screen.
    pub current: bool,
}

/// A paragraph with its changes.
#[derive(Clone, Debug)]
pub struct Change {
    /// 一、把村东排水沟挖通; may be empty.
    pub heading: String,
    /// Its outcome, and the former one when it changed.
    pub outcomes: Vec<State>,
    /// The parts with their changes.
    pub parts: Vec<Vec<Piece>>,
    /// Nothing changed here.
    pub same: bool,
}

const WHAT: (Action, &str) = (Action::SignReply, "sign-reply");

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// `whole` for the whole text; else the changes.
    #[serde(default)]
    view: String,
}

/// `GET /desk/concerns/{number}/sign-reply`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    Ok(problem::ok(&page(&case, &asked.view).await?))
}

/// `POST /desk/concerns/{number}/sign-reply`
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
    let based_on = Revision(fields.get("revision").parse().unwrap_or(0));
    let shared = to_all(&case, based_on);
    match case.order(&fields, Command::SignReply(work::SignReply { based_on, shared }), Vec::new()).await {
        Ok(()) => Ok(case.done()),
        Err(Failure::Refused(refusal)) => refused(&case, &refusal).await,
        Err(other) => Err(other.into()),
    }
}

/// Points and reply as they read on the page, for everybody whose concern was joined; none when nobody's was.
fn to_all(case: &Case, based_on: Revision) -> Option<Box<work::ToAll>> {
    if case.opened.concern.casework.kin.joined.is_empty() {
        return None;
    }
    let points = case.told.points.iter().map(|point| Line::parse(point).ok()).collect::<Option<Vec<Line>>>()?;
    let version = case.told.versions.iter().rev().find(|version| version.revision == based_on)?;
    let words = SharedWords { points, reply: version.words.clone() };
    Some(Box::new(work::ToAll { people: case.told.reporters.clone(), words }))
}

async fn refused(case: &Case, refusal: &Refusal) -> Result<Response, Problem> {
    if case.opened.concern.casework.handed().is_none() || matches!(refusal, Refusal::Denied(_)) {
        return Err(Problem::Refused(refusal.clone()));
    }
    let held = refusals::told(&case.app, case.page.words, refusal);
    Ok(problem::render(&SignOff { held, ..page(case, "").await? }, StatusCode::CONFLICT))
}

async fn page(case: &Case, view: &str) -> Result<SignOff, Problem> {
    let nothing = || Problem::Refused(Refusal::NothingHanded);
    let handed = case.opened.concern.casework.handed().ok_or_else(nothing)?;
    let (now, before) = case.told.versions.split_last().ok_or_else(nothing)?;
    let before = before.last();
    let changes = changes(case, before, now);
    let changed = changes.iter().filter(|change| !change.same).count();
    let whole = view == "whole" || before.is_none();
    let base = case.step_href(Step::SignReply);
    let mut tabs = Vec::new();
    if before.is_some() {
        tabs.push(RailItem::new(&base, case.say("sign-tab-changes"), changed).here(!whole));
    }
    tabs.push(RailItem::new(format!("{base}?view=whole"), case.say("sign-tab-whole"), "").here(whole));
    let (remarks_by, remarks) = remarks(case, now);
    let queue = queue(case).await?;
    Ok(SignOff {
        page: case.page.clone(),
        next: next_of(&queue),
        queue,
        number: case.opened.number.to_string(),
        title: case.told.title.clone(),
        back: case.href(),
        tabs,
        compared: before.filter(|_| !whole).map(|version| compared(case, version)).unwrap_or_default(),
        changes: if whole { Vec::new() } else { changes },
        whole: whole.then(|| show_concern::whole(case, now)),
        remarks_by,
        remarks,
        checks: draft_checks::checks(case, &draft_texts::of_version(now)),
        then: then(case, now),
        action: base,
        revision: handed.revision.0,
        held: held(case, handed),
        return_href: case.step_href(Step::ReturnDraft),
        edit_href: case.step_href(Step::EditDraft),
        keys: vec![
            KeyHint::new(&["n"], case.say("sign-next")),
            KeyHint::new(&["j", "k"], case.say("key-next-one")),
            KeyHint::new(&["b"], case.say("step-return-draft")),
            KeyHint::new(&["e"], case.say("sign-edit")),
            KeyHint::new(&["Ctrl", "↵"], case.say("sign-button")),
        ],
    })
}

/// Two people: whoever drafted or changed a word may not sign.
fn held(case: &Case, handed: &work::Handed) -> String {
    let me = case.visitor.actor.person();
    let refusal = if me == handed.drafter {
        Refusal::DrafterCannotSign
    } else if handed.editors.iter().any(|editor| Some(*editor) == me) {
        Refusal::AuthorCannotSign
    } else {
        return String::new();
    };
    refusals::told(&case.app, case.page.words, &refusal)
}

fn compared(case: &Case, version: &Version) -> String {
    let day = dates::short_day(case.page.words, version.recorded.stamp.at.day(case.app.zone()));
    let who = version.recorded.stamp.actor.person().map(|who| case.person(who)).unwrap_or_default();
    case.page.t("sign-compared").with("day", day).with("who", who).to_string()
}

/// The one behind this in the queue; behind the last comes the first.
fn next_of(queue: &[Waiting]) -> String {
    let here = queue.iter().position(|one| one.current).map_or(0, |at| at + 1);
    let next = queue.iter().cycle().skip(here).take(queue.len()).find(|one| !one.current);
    next.map_or(String::new(), |one| one.href.clone())
}

fn remarks(case: &Case, now: &Version) -> (String, Vec<Check>) {
    let Some((recorded, said)) = &case.told.remarks else { return (String::new(), Vec::new()) };
    let who = recorded.stamp.actor.person().map(|who| case.person(who)).unwrap_or_default();
    let day = dates::short_day(case.page.words, recorded.stamp.at.day(case.app.zone()));
    let by = case.page.t("reply-remarks").with("who", who).with("day", day).to_string();
    let whole = draft_texts::of_version(now);
    let check = |line: &str| match quoted(line) {
        Some(words) => {
            let there = whole.values().any(|text| text.contains(words));
            Check::new(!there, line, case.say(if there { "sign-remark-there" } else { "sign-remark-gone" }))
        }
        None => Check { shape: Shape::Dash, class: "quiet", words: line.to_owned(), found: String::new() },
    };
    (by, said.text.as_str().lines().filter(|line| !line.trim().is_empty()).map(check).collect())
}

/// Words that a remark quotes: “尽快”是哪天？
fn quoted(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once('\u{201c}')?;
    let (words, _) = rest.split_once('\u{201d}')?;
    Some(words).filter(|words| !words.trim().is_empty())
}

fn then(case: &Case, version: &Version) -> Vec<String> {
    let promises: usize = version.answers.iter().map(|answer| answer.promises.len()).sum();
    let mut lines = vec![case.say("sign-then-paper"), case.say("sign-then-deliver")];
    if promises > 0 {
        lines.push(case.page.t("sign-then-promises").with("n", promises).to_string());
    }
    lines
}

fn changes(case: &Case, before: Option<&Version>, now: &Version) -> Vec<Change> {
    let old = before.map(|version| show_concern::whole(case, version));
    let new = show_concern::whole(case, now);
    let opening = old.as_ref().map_or("", |old| old.opening.as_str());
    let mut changes = vec![change(String::new(), Vec::new(), vec![diff::diff(opening, &new.opening)])];
    for answer in new.answers {
        let earlier = old.as_ref().and_then(|old| old.answers.iter().find(|old| old.heading == answer.heading));
        let part = |(name, text): &(String, String)| {
            let was = earlier.and_then(|old| old.parts.iter().find(|(known, _)| known == name));
            diff::diff(was.map_or("", |(_, text)| text.as_str()), text)
        };
        let parts = answer.parts.iter().map(part).collect();
        let mut outcomes: Vec<State> = earlier
            .filter(|old| old.state.words != answer.state.words)
            .map(|old| struck(&old.state))
            .into_iter()
            .collect();
        outcomes.push(answer.state.clone());
        changes.push(change(answer.heading.clone(), outcomes, parts));
    }
    changes
}

/// The former outcome, struck out.
fn struck(state: &State) -> State {
    State { class: "deleted", ..state.clone() }
}

fn change(heading: String, outcomes: Vec<State>, parts: Vec<Vec<Piece>>) -> Change {
    let untouched = parts.iter().flatten().all(|piece| piece.class == "same");
    Change { heading, same: untouched && outcomes.len() < 2, outcomes, parts }
}

/// Everything that waits for this reader's signature; showing the titles is on record like any list.
async fn queue(case: &Case) -> Result<Vec<Waiting>, Problem> {
    let (actor, now) = (case.visitor.actor.clone(), case.app.now());
    let list = List::Step(Step::SignReply);
    let rows =
        case.app.ledger().read(move |read| handed_rows(read, lists::rows(read, &actor, &list, None, now)?)).await?;
    let shown = rows.iter().map(|(titled, _)| titled.row.concern).collect();
    gate::record_list(&case.app, &case.visitor.actor, "sign-reply", "", shown).await?;
    Ok(rows.iter().map(|(titled, by)| waiting(case, titled, *by)).collect())
}

/// A row with who handed the draft, and which version it is.
type ByWhom = (Titled, Option<(PersonId, u32)>);

fn handed_rows(read: &Read, rows: Vec<Titled>) -> Result<Vec<ByWhom>, Fault> {
    rows.into_iter()
        .map(|titled| Ok((board::handed(read, titled.row.concern)?, titled)))
        .map(|found| found.map(|(by, titled)| (titled, by)))
        .collect()
}

fn waiting(case: &Case, titled: &Titled, by: Option<(PersonId, u32)>) -> Waiting {
    let row = &titled.row;
    let day = row.due.parse().unwrap_or(huiyin_domain::deadlines::NO_DUE);
    Waiting {
        href: format!("/desk/concerns/{}/sign-reply", row.number.digits()),
        due: dues::due(case.page.words, day, case.today()),
        title: titled.title.to_string(),
        by: by.map_or_else(
            || row.number.to_string(),
            |(drafter, n)| case.page.t("sign-by").with("who", case.person(drafter)).with("n", n).to_string(),
        ),
        current: row.concern == case.opened.stream,
    }
}
