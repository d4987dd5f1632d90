//! 告知: what to say on the telephone, how to make sure who it is, and what came of it. The number is shown only when one calls,
//! and that is on record.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, GiveNotice as Give, Notice, NoticeAbout, NoticeOutcome, Reach};
use huiyin_domain::concern::OwedBy;
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::kernel::ids::{ReporterNo, UnitId};
use huiyin_domain::words::SaidWords;
use huiyin_ledger::Failure;

use super::list_notices;
use super::print_paper::Asked;
use crate::app::App;
use crate::desk::{Case, names, reporters};
use crate::web::dates;
use crate::web::desk::{KeyHint, Matter, Pick};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::GiveNotice, "give-notice");
/// The same with the number: a reading of its own.
const CALL: (Action, &str) = (Action::GiveNotice, "call");

/// One person to be told one thing.
#[derive(Template)]
#[template(path = "casework/pages/give_notice.html")]
pub struct GiveNotice {
    /// The layout's needs.
    pub page: Page,
    /// What it is about.
    pub matter: Matter,
    /// What is to be told.
    pub about: String,
    /// Which of several is told, for the form.
    pub to: String,
    /// Of several, how each stands; nobody where there is one alone.
    pub people: Vec<Told>,
    /// How to make sure who it is.
    pub check: Vec<String>,
    /// What to say, line by line.
    pub say: Vec<String>,
    /// The paper to read out or to hand over.
    pub paper: String,
    /// What came of the last try; may be empty.
    pub last: String,
    /// What the person needs (slow speech, an interpreter); may be empty.
    pub needs: String,
    /// Where the number is shown; empty where there is none, or it is shown already.
    pub call: String,
    /// Telephone numbers, once asked for.
    pub phones: Vec<String>,
    /// Path of the form.
    pub action: String,
    /// How far the concern was when the form was made.
    pub seen: String,
    /// What may have come of it.
    pub outcomes: Vec<Pick>,
    /// The day.
    pub on: String,
    /// The day of the next call.
    pub again: String,
    /// In words.
    pub note: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// How it stands with one of several.
#[derive(Clone, Debug)]
pub struct Told {
    /// Which, by name and number.
    pub who: String,
    /// Told, on its way, or how they are to be reached.
    pub standing: String,
    /// Where they are told; empty where they know already, or it is this very page.
    pub href: String,
    /// Whether this page is about them.
    pub here: bool,
}

/// `GET /desk/concerns/{number}/give-notice`; with `?to=2` the notice of the second of those who raised it.
///
/// # Errors
/// As [`Case::open`]; [`Problem::NotFound`] where nothing is to be told.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let notice = notice(&case, asked.to)?;
    Ok(problem::ok(&page(&case, &notice, (&Fields::default(), false))))
}

/// `GET /desk/concerns/{number}/give-notice/call`: the same with the telephone number.
///
/// # Errors
/// As [`get`].
pub async fn get_call(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, CALL).await?;
    let notice = notice(&case, asked.to)?;
    Ok(problem::ok(&page(&case, &notice, (&Fields::default(), true))))
}

/// `POST /desk/concerns/{number}/give-notice`
///
/// # Errors
/// A stale form, a busy ledger, a fault of ours.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let notice = notice(&case, fields.get("to").parse().ok())?;
    let shown = page(&case, &notice, (&fields, false));
    match read(&fields, &notice) {
        Ok(command) => record(&case, shown, (&fields, command)).await,
        Err(wrongs) => Ok(problem::render(&GiveNotice { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

async fn record(case: &Case, shown: GiveNotice, (fields, command): (&Fields, Give)) -> Result<Response, Problem> {
    let way = case.opened.concern.casework.notices.reach(command.to).word();
    match case.order(fields, Command::GiveNotice(command), Vec::new()).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?way={way}", list_notices::PATH)).into_response()),
        Err(Failure::Refused(refusal)) => {
            let refused = refusals::told(&case.app, case.page.words, &refusal);
            Ok(problem::render(&GiveNotice { refused, ..shown }, StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// The notice that the address means; without saying whose, the first that is owed.
fn notice(case: &Case, to: Option<u32>) -> Result<Notice, Problem> {
    let owed = case.opened.concern.notices_owed();
    let mut asked = owed.into_iter().map(|(notice, _)| notice).filter(|notice| to.is_none_or(|to| notice.to.0 == to));
    asked.next().cloned().ok_or(Problem::NotFound)
}

fn read(fields: &Fields, notice: &Notice) -> Result<Give, Vec<Wrong>> {
    let (about, to) = (notice.about, notice.to);
    let outcome = NoticeOutcome::ALL.into_iter().find(|outcome| outcome.word() == fields.get("outcome"));
    let day = |name: &'static str| fields.get(name).trim().parse().map_err(|_| Wrong::new(name, "wrong-day"));
    let again = match outcome {
        Some(NoticeOutcome::CallAgain) => day("again").map(Some),
        Some(_) | None => Ok(None),
    };
    // A letter that arrived is known by its number, or by who signed for it.
    let needs_note = outcome == Some(NoticeOutcome::Arrived);
    let note = form::optional_text(fields, "note");
    let note = note.and_then(|text| {
        if needs_note && text.is_none() { Err(Wrong::new("note", "notice-note-empty")) } else { Ok(text) }
    });
    match (outcome.ok_or(Wrong::new("outcome", "wrong-pick")), day("on"), again, note) {
        (Ok(outcome), Ok(on), Ok(again), Ok(note)) => {
            Ok(Give { about, again, note: note.map(|text| SaidWords { text }), on, outcome, to })
        }
        (outcome, on, again, note) => {
            Err([outcome.err(), on.err(), again.err(), note.err()].into_iter().flatten().collect())
        }
    }
}

/// What may come of it, by how the person is reached; a letter on its way arrives or comes back.
fn outcomes(case: &Case, notice: &Notice) -> Vec<NoticeOutcome> {
    use NoticeOutcome as O;
    match case.opened.concern.casework.notices.reach(notice.to) {
        Reach::Phone => vec![O::ToldByPhone, O::NotReached, O::CallAgain, O::Handed],
        Reach::Letter if notice.is_on_its_way() => vec![O::Arrived, O::CameBack, O::ToldByPhone, O::Handed],
        Reach::Letter => vec![O::Sent, O::Arrived, O::ToldByPhone, O::NotReached, O::CallAgain, O::Handed],
        Reach::Counter => vec![O::Handed, O::NotReached],
    }
}

fn page(case: &Case, notice: &Notice, (fields, calls): (&Fields, bool)) -> GiveNotice {
    let reporter = case.told.reporter_of(notice.to);
    let phone = reporter.and_then(|reporter| reporter.phone.clone());
    let here = format!("{}/give-notice", case.href());
    let pick = |outcome: NoticeOutcome| {
        Pick::new(outcome.word(), case.say(names::notice_outcome(outcome)), fields.get("outcome"))
    };
    let or = |name: &str, value: String| if fields.has(name) { fields.get(name).to_owned() } else { value };
    let last = notice.last.as_ref().map_or(String::new(), |last| {
        let day = dates::day(case.page.words, last.on);
        case.page
            .t("notice-last")
            .with("day", day)
            .with("outcome", case.say(names::notice_outcome(last.outcome)))
            .to_string()
    });
    GiveNotice {
        about: case.say(names::notice(notice.about)),
        check: vec![
            case.page.t("notice-check-name").with("name", name(case, notice.to)).to_string(),
            case.say("notice-check-matter"),
            case.say("notice-check-else"),
        ],
        say: say(case, notice),
        paper: format!("{}/papers/{}?to={}", case.href(), paper(notice.about), notice.to),
        to: notice.to.to_string(),
        people: people(case, notice.to),
        last,
        needs: reporter
            .and_then(|reporter| reporter.needs.as_ref())
            .map_or(String::new(), |needs| needs.as_str().to_owned()),
        call: if phone.is_some() && !calls { format!("{here}/call?to={}", notice.to) } else { String::new() },
        phones: phone.filter(|_| calls).into_iter().collect(),
        action: here,
        seen: case.opened.concern.intake.entries.to_string(),
        outcomes: outcomes(case, notice).into_iter().map(pick).collect(),
        on: or("on", case.today().to_string()),
        again: or("again", String::new()),
        note: or("note", String::new()),
        wrongs: Vec::new(),
        refused: String::new(),
        keys: vec![KeyHint::new(&["Ctrl", "↵"], case.say("key-send"))],
        matter: case.matter(),
        page: case.page.clone(),
    }
}

/// What the person left as a name.
fn name(case: &Case, to: ReporterNo) -> String {
    let name = case.told.reporter_of(to).and_then(|words| words.name.as_ref());
    name.map_or_else(|| case.say("person-unnamed"), |name| name.as_str().to_owned())
}

/// Of several, how each stands: who knows already and how, whose letter is on its way, who has still to be told.
fn people(case: &Case, here: ReporterNo) -> Vec<Told> {
    let standing = case.opened.concern.casework.notices.standing();
    if standing.len() < 2 {
        return Vec::new();
    }
    let one = |notice: &Notice| Told {
        who: reporters::name(case, notice.to),
        standing: how_it_stands(case, notice),
        href: match notice.told.is_none() && notice.to != here {
            true => format!("{}/give-notice?to={}", case.href(), notice.to),
            false => String::new(),
        },
        here: notice.to == here,
    };
    standing.iter().map(one).collect()
}

fn how_it_stands(case: &Case, notice: &Notice) -> String {
    if let Some(told) = &notice.told {
        let say = case.page.t("notice-told").with("how", case.say(names::manner(told.manner)));
        return say.with("day", dates::day(case.page.words, told.on)).to_string();
    }
    if notice.is_on_its_way() {
        return case.say(names::notice_outcome(NoticeOutcome::Sent));
    }
    case.say(match case.opened.concern.casework.notices.reach(notice.to) {
        Reach::Phone => "notice-by-phone",
        Reach::Letter => "notice-by-letter",
        Reach::Counter => "notice-by-counter",
    })
}

/// The paper that says the same in the prescribed form.
pub(super) fn paper(about: NoticeAbout) -> &'static str {
    match about {
        NoticeAbout::Transferred => "transfer",
        NoticeAbout::Accepted => "accept",
        NoticeAbout::Declined => "decline",
        NoticeAbout::Reply => "opinion",
    }
}

/// The unit that speaks: of a concern that was sent on it is the one that sent it.
fn speaker(case: &Case, notice: &Notice) -> Option<UnitId> {
    let owed = case.opened.concern.notices_owed();
    let by = owed.into_iter().find(|(one, _)| *one == notice).map(|(_, by)| by);
    match by {
        Some(OwedBy::Role { unit, .. }) => Some(unit),
        Some(OwedBy::Post(_)) | None => case.opened.concern.unit(),
    }
}

fn say(case: &Case, notice: &Notice) -> Vec<String> {
    let (concern, about) = (&case.opened.concern, notice.about);
    let here = speaker(case, notice).map_or("", |unit| case.visitor.office.unit_name(unit));
    let unit = concern.unit().map_or("", |unit| case.visitor.office.unit_name(unit));
    let due = concern.due(ClockId::Done).map_or(String::new(), |day| dates::day(case.page.words, day));
    let mut lines = vec![case.page.t("notice-say-who").with("unit", here).to_string()];
    let told = match about {
        NoticeAbout::Transferred => case.page.t("notice-say-transferred").with("unit", unit).to_string(),
        NoticeAbout::Accepted if due.is_empty() => case.page.t("notice-say-accepted").with("unit", unit).to_string(),
        NoticeAbout::Accepted => case.page.t("notice-say-accepted-due").with("unit", unit).with("day", due).to_string(),
        NoticeAbout::Declined => case.say("notice-say-declined"),
        NoticeAbout::Reply => case.say("notice-say-reply"),
    };
    lines.push(told);
    if let Some(decline) = case.told.decline.as_ref().filter(|_| about == NoticeAbout::Declined) {
        lines.push(decline.reason.as_str().to_owned());
        let way_on = [Some(&decline.instead), decline.address.as_ref(), decline.phone.as_ref()];
        let way_on: Vec<&str> = way_on.into_iter().flatten().map(|line| line.as_str()).collect();
        lines.push(way_on.join(&case.say("list-comma")));
    }
    lines.push(case.page.t("notice-say-number").with("number", case.opened.number.to_string()).to_string());
    lines
}
