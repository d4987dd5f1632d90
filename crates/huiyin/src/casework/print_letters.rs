//! 寄信: letters for window envelopes, many at once. A cover with nothing but name and address where the window is (90 × 35 mm, 20 mm
//! from the left, 45 mm from the top), fold marks at thirds, and behind it the notice in its prescribed form.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, GiveNotice, NoticeOutcome, Reach};
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
    /// The number without blanks.
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
    for number in fields.all("c").iter().take(PAGE) {
        if let Some(case) = open(&app, &visitor, number).await? {
            send(&case, on).await?;
        }
    }
    Ok(Redirect::to(&format!("{}?way={}", list_notices::PATH, super::notices_view::ON_ITS_WAY)).into_response())
}

async fn all(app: &App, visitor: &Visitor, asked: Vec<(String, String)>) -> Result<Vec<Letter>, Problem> {
    let numbers = asked.into_iter().filter(|(name, _)| name == "c").map(|(_, number)| number).take(PAGE);
    let mut letters = Vec::new();
    for number in numbers {
        letters.extend(open(app, visitor, &number).await?.and_then(|case| letter(&case)));
    }
    Ok(letters)
}

/// One form, many letters: each is one act, and one that is on its way is not sent twice.
async fn send(case: &Case, on: Day) -> Result<(), Problem> {
    let Some((notice, _)) = case.opened.concern.notice_owed().filter(|(notice, _)| !notice.is_on_its_way()) else {
        return Ok(());
    };
    let (about, outcome) = (notice.about, NoticeOutcome::Sent);
    let command = Command::GiveNotice(GiveNotice { about, again: None, note: None, on, outcome });
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

fn letter(case: &Case) -> Option<Letter> {
    let (notice, _) = case.opened.concern.notice_owed()?;
    if case.opened.concern.casework.notices.reach() != Reach::Letter {
        return None;
    }
    let reporter = case.told.reporters.first()?;
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
    let paper = print_paper::of_case(case, paper(notice.about))?;
    Some(Letter {
        id: case.opened.number.digits(),
        window: vec![address, case.page.t("envelope-to").with("name", name).to_string()],
        inside,
        paper,
    })
}
