//! 寄信: letters for window envelopes, many at once. A cover with nothing but name and address where the window is (90 × 35 mm, 20 mm
//! from the left, 45 mm from the top), fold marks at thirds, and behind it the notice in its prescribed form.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, GiveNotice, Notice, NoticeAbout, NoticeOutcome, Reach};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::time::Day;
use huiyin_ledger::Failure;

use super::list_notices::{self, PAGE};
use super::print_paper::{self, PrintPaper};
use super::say_notice::paper;
use crate::app::App;
use crate::desk::Case;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Words};

const WHAT: (Action, &str) = (Action::GiveNotice, "letter");

/// Letters, one behind the other.
#[derive(Template)]
#[template(path = "casework/pages/print_letters.html")]
pub struct PrintLetters {
    /// The layout's needs.
    pub page: Page,
    /// Path of the form that records them as sent.
    pub sent: String,
    /// The letters.
    pub letters: Vec<Letter>,
    /// Today, for that form.
    pub today: String,
}

/// One letter.
pub struct Letter {
    /// The notice, as the form names it.
    pub id: String,
    /// Name and address, line by line; all that can be seen from outside.
    pub window: Vec<String>,
    /// What lies behind the cover.
    pub inside: Vec<String>,
    /// The notice itself.
    pub paper: PrintPaper,
}

/// `GET /desk/notices/letters?c=…&c=…`
///
/// # Errors
/// [`Problem::NotFound`] when nothing of it is to be sent, or may be seen.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    let letters = all(&app, &visitor, asked).await?;
    if letters.is_empty() {
        return Err(Problem::NotFound);
    }
    let today = app.now().day(app.zone()).to_string();
    let sent = "/desk/notices/letters".to_owned();
    Ok(problem::ok(&PrintLetters { page: visitor.desk_page(&app, "area-desk"), sent, letters, today }))
}

/// `POST /desk/notices/letters`: all of these were handed to the post on one day.
///
/// # Errors
/// A stale form, a busy ledger, or the first refusal; what was recorded before stays recorded.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let on = fields.get("on").trim().parse().map_err(|_| Problem::Refused(Refusal::DeliveryDay))?;
    for key in fields.all("c").iter().take(PAGE) {
        let (number, meant) = of_key(key);
        if let Some(case) = open(&app, &visitor, number).await? {
            send(&case, (meant, on)).await?;
        }
    }
    Ok(Redirect::to(&format!("{}?way={}", list_notices::PATH, super::notices_view::ON_ITS_WAY)).into_response())
}

async fn all(app: &App, visitor: &Visitor, asked: Vec<(String, String)>) -> Result<Vec<Letter>, Problem> {
    let keys = asked.into_iter().filter(|(name, _)| name == "c").map(|(_, key)| key).take(PAGE);
    let mut letters = Vec::new();
    for key in keys {
        let (number, meant) = of_key(&key);
        letters.extend(open(app, visitor, number).await?.and_then(|case| letter(&case, meant)));
    }
    Ok(letters)
}

/// Whose letter it is, and what it tells; where that is not said, the first thing that is owed.
type Meant = (ReporterNo, Option<NoticeAbout>);

/// A notice in forms and addresses: the number, whose notice it is, and what it tells.
pub(super) fn key(number: Number, to: ReporterNo, about: &str) -> String {
    format!("{}.{to}.{about}", number.digits())
}

fn of_key(key: &str) -> (&str, Meant) {
    let mut parts = key.splitn(3, '.');
    let (number, to) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("1"));
    (number, (ReporterNo(to.parse().unwrap_or(0)), parts.next().and_then(NoticeAbout::of_word)))
}

/// What this person is still owed.
fn owed(case: &Case, (to, about): Meant) -> Option<&Notice> {
    let owed = case.opened.concern.notices_owed().into_iter().map(|(notice, _)| notice);
    owed.into_iter().find(|notice| notice.to == to && about.is_none_or(|about| notice.about == about))
}

/// One form, many letters: each is one act, and one that is on its way is not sent twice.
async fn send(case: &Case, (meant, on): (Meant, Day)) -> Result<(), Problem> {
    let Some(notice) = owed(case, meant).filter(|notice| !notice.is_on_its_way()) else {
        return Ok(());
    };
    let (about, outcome, to) = (notice.about, NoticeOutcome::Sent, notice.to);
    let command = Command::GiveNotice(GiveNotice { about, again: None, note: None, on, outcome, to });
    match case.order(&Fields::default(), command, Vec::new()).await {
        Ok(()) => Ok(()),
        Err(Failure::Refused(refusal)) => Err(Problem::Refused(refusal)),
        Err(other) => Err(other.into()),
    }
}

/// A concern that may not be seen, or is not there, has no letter.
async fn open(app: &App, visitor: &Visitor, number: &str) -> Result<Option<Case>, Problem> {
    match Case::open(app, visitor, number, WHAT).await {
        Ok(case) => Ok(Some(case)),
        Err(Problem::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

fn letter(case: &Case, meant: Meant) -> Option<Letter> {
    let notice = owed(case, meant)?;
    let to = notice.to;
    if case.opened.concern.casework.notices.reach(to) != Reach::Letter {
        return None;
    }
    let reporter = case.told.reporter_of(to)?;
    let address = reporter.address.as_ref()?.as_str().to_owned();
    // What goes out is Chinese, whatever language the desk reads.
    let words = Words::of(Language::Chinese);
    let name =
        reporter.name.as_ref().map_or_else(|| words.t("letter-resident").to_string(), |name| name.as_str().to_owned());
    let unit = case.opened.concern.unit().and_then(|unit| case.visitor.office.office.unit(unit));
    let phone = unit.and_then(|unit| unit.phone.as_ref()).map_or(String::new(), |phone| phone.as_str().to_owned());
    let paper = print_paper::of_case(case, (paper(notice.about), to))?;
    let ask = words.t("letter-ask").with("unit", unit.map_or("", |unit| unit.name.as_str())).with("phone", phone);
    let inside = vec![
        words.t("letter-inside").with("paper", paper.title.as_str()).to_string(),
        words.t("letter-follow").with("number", case.opened.number.to_string()).to_string(),
        ask.to_string(),
    ];
    Some(Letter {
        id: key(case.opened.number, to, notice.about.word()),
        window: vec![address, words.t("envelope-to").with("name", name).to_string()],
        inside,
        paper,
    })
}
