//! 告知: what to say on the telephone, how to make sure who it is, and what came of it. The number is shown only when one calls,
//! and that is on record.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, GiveNotice as Give, Notice, NoticeAbout, NoticeOutcome, Reach};
use huiyin_domain::concern::{OwedBy, Step};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::words::SaidWords;
use huiyin_ledger::Failure;

use super::list_notices;
use super::print_paper::Asked;
use super::say_notice::{paper, say};
use super::view::{owed_key, owed_keys};
use crate::app::App;
use crate::desk::{Case, names, possible, reporters};
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
    /// The same as its word, for the form.
    pub about_word: &'static str,
    /// Which of several is told, for the form.
    pub to: String,
    /// Of several, how each stands; nobody where there is one alone.
    pub people: Vec<Told>,
    /// What else the same person has still to be told: what it is, and where it is done.
    pub also: Vec<(String, String)>,
    /// Where an answer that comes at once is taken down; empty where nothing is asked, or another takes it.
    pub answer: String,
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

/// `GET /desk/concerns/{number}/give-notice`; with `?to=2` the notice of the second of those who raised it, with `&about=question`
/// that of several things which is meant.
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
    let notice = notice(&case, (asked.to, &asked.about))?;
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
    let notice = notice(&case, (asked.to, &asked.about))?;
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
    let notice = notice(&case, (fields.get("to").parse().ok(), fields.get("about")));
    let Ok(notice) = notice else { return settled(&case, &fields) };
    let shown = page(&case, &notice, (&fields, false));
    match read(&fields, &notice) {
        Ok(command) => record(&case, shown, (&fields, command)).await,
        Err(wrongs) => Ok(problem::render(&GiveNotice { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

/// Somebody else recorded it meanwhile, or the person answered by themselves: a sentence, and what was typed stays.
fn settled(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let to = fields.get("to").parse().ok().map(ReporterNo);
    let stood = case.opened.concern.casework.notices.standing().iter().find(|notice| Some(notice.to) == to);
    let stood = stood.cloned().ok_or(Problem::NotFound)?;
    let about = NoticeAbout::of_word(fields.get("about")).ok_or(Problem::NotFound)?;
    let shown = page(case, &Notice { about, ..stood }, (fields, false));
    let refused = refusals::told(&case.app, case.page.words, &Refusal::NoticeNotOwed);
    Ok(problem::render(&GiveNotice { refused, ..shown }, StatusCode::CONFLICT))
}

async fn record(case: &Case, shown: GiveNotice, (fields, command): (&Fields, Give)) -> Result<Response, Problem> {
    let way = case.opened.concern.casework.notices.reach(command.to).word();
    let list = format!("{}?way={way}", list_notices::PATH);
    // Whoever is on the telephone hears the rest at once.
    let rest = also(case, (command.to, command.about)).into_iter().next();
    let next = rest.filter(|_| command.outcome.delivers().is_some()).map_or(list, |(_, href)| href);
    match case.order(fields, Command::GiveNotice(command), Vec::new()).await {
        Ok(()) => Ok(Redirect::to(&next).into_response()),
        Err(Failure::Refused(refusal)) => {
            let refused = refusals::told(&case.app, case.page.words, &refusal);
            Ok(problem::render(&GiveNotice { refused, ..shown }, StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// The notice that the address means; without saying whose, or which, the first that the reader owes, else the first of all.
fn notice(case: &Case, (to, about): (Option<u32>, &str)) -> Result<Notice, Problem> {
    let owed = case.opened.concern.notices_owed();
    let meant =
        |notice: &&Notice| to.is_none_or(|to| notice.to.0 == to) && (about.is_empty() || notice.about.word() == about);
    let mut asked: Vec<(&Notice, OwedBy)> = owed.into_iter().filter(|(notice, _)| meant(notice)).collect();
    let own = owed_keys(case.visitor.actor.posts());
    asked.sort_by_key(|(_, by)| !own.contains(&owed_key(*by)));
    asked.first().map(|(notice, _)| (*notice).clone()).ok_or(Problem::NotFound)
}

/// Where a notice is given.
pub(super) fn href(case: &str, (to, about): (ReporterNo, &str)) -> String {
    format!("{case}/give-notice?to={to}&about={about}")
}

/// What else this person is owed now; a letter on its way needs nobody.
fn also(case: &Case, (to, about): (ReporterNo, NoticeAbout)) -> Vec<(String, String)> {
    let owed = case.opened.concern.notices_owed();
    let owed = owed.into_iter().map(|(notice, _)| notice);
    let others = owed.filter(|notice| notice.to == to && notice.about != about && !notice.is_on_its_way());
    let line = |one: &Notice| (case.say(names::notice(one.about)), href(&case.href(), (to, one.about.word())));
    others.map(line).collect()
}

/// Where an answer that comes at once is taken down.
fn answer(case: &Case, notice: &Notice) -> String {
    let takes = notice.about == NoticeAbout::Question && possible::allowed(case, Action::AnswerQuestion);
    if takes { case.step_href(Step::AnswerQuestion) } else { String::new() }
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
        about_word: notice.about.word(),
        also: also(case, (notice.to, notice.about)),
        answer: answer(case, notice),
        check: vec![
            case.page.t("notice-check-name").with("name", name(case, notice.to)).to_string(),
            case.say("notice-check-matter"),
            case.say("notice-check-else"),
        ],
        say: say(case, notice),
        paper: format!("{}/papers/{}?to={}", case.href(), paper(notice.about), notice.to),
        to: notice.to.to_string(),
        people: people(case, notice),
        last,
        needs: reporter
            .and_then(|reporter| reporter.needs.as_ref())
            .map_or(String::new(), |needs| needs.as_str().to_owned()),
        call: if phone.is_some() && !calls {
            format!("{here}/call?to={}&about={}", notice.to, notice.about.word())
        } else {
            String::new()
        },
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
fn people(case: &Case, shown: &Notice) -> Vec<Told> {
    let (here, standing) = (shown.to, case.opened.concern.casework.notices.standing());
    let standing: Vec<&Notice> = standing.iter().filter(|notice| notice.about == shown.about).collect();
    if standing.len() < 2 {
        return Vec::new();
    }
    let one = |notice: &&Notice| Told {
        who: reporters::name(case, notice.to),
        standing: how_it_stands(case, notice),
        href: match notice.told.is_none() && notice.to != here {
            true => href(&case.href(), (notice.to, notice.about.word())),
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
