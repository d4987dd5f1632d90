//! 寄信: letters for window envelopes, many at once. A cover with nothing but name and address where the window is (90 × 35 mm, 20 mm
//! from the left, 45 mm from the top), fold marks at thirds, and behind it the notice in its prescribed form.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::Notice;
use huiyin_domain::casework::{Command, GiveNotice, NoticeOutcome, Reach};
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::time::Day;
use huiyin_ledger::Failure;

use super::give_notice::paper;
use super::list_notices::{self, PAGE};
use super::print_paper::{self, PrintPaper};
use crate::app::App;
use crate::desk::{Case, names};
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

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
        let (number, to) = of_key(key);
        if let Some(case) = open(&app, &visitor, number).await? {
            send(&case, (to, on)).await?;
        }
    }
    Ok(Redirect::to(&format!("{}?way={}", list_notices::PATH, super::notices_view::ON_ITS_WAY)).into_response())
}

async fn all(app: &App, visitor: &Visitor, asked: Vec<(String, String)>) -> Result<Vec<Letter>, Problem> {
    let keys = asked.into_iter().filter(|(name, _)| name == "c").map(|(_, key)| key).take(PAGE);
    let mut letters = Vec::new();
    for key in keys {
        let (number, to) = of_key(&key);
        letters.extend(open(app, visitor, number).await?.and_then(|case| letter(&case, to)));
    }
    Ok(letters)
}

/// A notice in forms and addresses: the number, and of several who raised the concern whose notice it is.
pub(super) fn key(number: Number, to: ReporterNo) -> String {
    if to.is_first() { number.digits() } else { format!("{}.{to}", number.digits()) }
}

fn of_key(key: &str) -> (&str, ReporterNo) {
    let (number, to) = key.split_once('.').unwrap_or((key, "1"));
    (number, ReporterNo(to.parse().unwrap_or(0)))
}

/// What this person is still owed.
fn owed(case: &Case, to: ReporterNo) -> Option<&Notice> {
    case.opened.concern.notices_owed().into_iter().map(|(notice, _)| notice).find(|notice| notice.to == to)
}

/// One form, many letters: each is one act, and one that is on its way is not sent twice.
async fn send(case: &Case, (to, on): (ReporterNo, Day)) -> Result<(), Problem> {
    let Some(notice) = owed(case, to).filter(|notice| !notice.is_on_its_way()) else {
        return Ok(());
    };
    let (about, outcome) = (notice.about, NoticeOutcome::Sent);
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

fn letter(case: &Case, to: ReporterNo) -> Option<Letter> {
    let notice = owed(case, to)?;
    if case.opened.concern.casework.notices.reach(to) != Reach::Letter {
        return None;
    }
    let reporter = case.told.reporter_of(to)?;
    let address = reporter.address.as_ref()?.as_str().to_owned();
    let name = reporter.name.as_ref().map_or_else(|| case.say("letter-resident"), |name| name.as_str().to_owned());
    let unit = case.opened.concern.unit().and_then(|unit| case.visitor.office.office.unit(unit));
    let phone = unit.and_then(|unit| unit.phone.as_ref()).map_or(String::new(), |phone| phone.as_str().to_owned());
    let inside = vec![
        case.page.t("letter-inside").with("paper", case.say(names::notice(notice.about))).to_string(),
        case.page.t("letter-follow").with("number", case.opened.number.to_string()).to_string(),
        case.page
            .t("letter-ask")
            .with("unit", unit.map_or("", |unit| unit.name.as_str()))
            .with("phone", phone)
            .to_string(),
    ];
    let paper = print_paper::of_case(case, (paper(notice.about), to))?;
    Some(Letter {
        id: key(case.opened.number, to),
        window: vec![address, case.page.t("envelope-to").with("name", name).to_string()],
        inside,
        paper,
    })
}
