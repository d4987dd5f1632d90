//! 查询码条: an A5 sheet whose code appears on paper alone. Seen again for a day by the session that issued it, until the
//! slip has been handed over.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::event::Fact;
use huiyin_domain::intake as door;
use huiyin_domain::intake::SlipManner;
use huiyin_domain::kernel::ids::ReporterNo;
use huiyin_domain::words::ReporterWords;
use huiyin_ledger::Recorded;

use super::issue_code::manner_key;
use super::{qr, show_receipt};
use crate::app::App;
use crate::desk::Case;
use crate::web::dates;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::slip::{Holder, Slip};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::IssueCode, "slip");

/// The slip.
#[derive(Template)]
#[template(path = "intake/pages/print_slip.html")]
pub struct PrintSlip {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// Its last group, which alone stands beside the code.
    pub last_group: String,
    /// Path of this page.
    pub here: String,
    /// Day, for machines.
    pub iso: String,
    /// Day, in the stamp.
    pub stamped: String,
    /// Day and time of issue.
    pub issued: String,
    /// The unit that issued it.
    pub unit: String,
    /// How it goes out.
    pub manner: String,
    /// Name and address behind the window of an envelope, when it goes by letter: all that can be seen from outside.
    pub window: Vec<String>,
    /// Code and QR; none when the day is over, another session issued it, or it was handed over.
    pub code: Option<Printed>,
}

/// What stands on paper alone.
pub struct Printed {
    /// The code in two groups.
    pub code: String,
    /// The QR as SVG.
    pub qr: String,
}

/// `GET /desk/concerns/{number}/slip`
///
/// # Errors
/// As [`Case::open`]; [`Problem::NotFound`] where no code was issued anew.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let slip = slip(&case).await?;
    let page = show_receipt::at_host(visitor.page(&app), &headers);
    Ok(problem::ok(&print(&case, page, slip).ok_or(Problem::NotFound)?))
}

/// `POST /desk/concerns/{number}/slip/removal`: it was handed over; nobody needs to print it again.
///
/// # Errors
/// As [`Case::open`].
pub async fn handed_over(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    _: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    if let Some(slip) = slip(&case).await? {
        slip.shred(&app, case.opened.number).await?;
    }
    Ok(Redirect::to(&here(&case)).into_response())
}

/// The slip of whoever got the last code; of several each has their own.
async fn slip(case: &Case) -> Result<Option<Slip>, Problem> {
    let Some((_, issued, _)) = last_issued(case) else { return Ok(None) };
    let whose = (case.opened.number, ReporterNo(issued.reporter));
    Ok(Slip::of_reporter(&case.app, &Holder::of_session(&case.visitor), whose).await?)
}

fn here(case: &Case) -> String {
    format!("{}/slip", case.href())
}

fn last_issued(case: &Case) -> Option<(&Recorded, &door::CodeIssued, &door::IssuedAnew)> {
    case.opened.entries.iter().rev().find_map(|entry| match &entry.recorded.fact {
        Fact::Intake(door::Fact::CodeIssued(issued)) => Some((&entry.recorded, issued, issued.anew.as_ref()?)),
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => None,
    })
}

fn print(case: &Case, page: Page, slip: Option<Slip>) -> Option<PrintSlip> {
    let (recorded, issued, anew) = last_issued(case)?;
    let at = recorded.stamp.at.civil(case.app.zone());
    let number = case.opened.number;
    let code = slip.map(|slip| Printed {
        code: slip.code.grouped(),
        qr: crate::web::qr::svg(&qr::address(&page, case.visitor.secure, (number, &slip.token))),
    });
    Some(PrintSlip {
        number: number.to_string(),
        last_group: number.digits().get(8..).unwrap_or_default().to_owned(),
        here: here(case),
        iso: at.date().to_string(),
        stamped: dates::stamp(at.date()),
        issued: dates::full_moment(page.words, at),
        unit: case.visitor.office.unit_name(anew.unit).to_owned(),
        manner: page.t(manner_key(anew.manner)).to_string(),
        window: if anew.manner == SlipManner::Letter && code.is_some() {
            window(case, ReporterNo(issued.reporter))
        } else {
            Vec::new()
        },
        code,
        page,
    })
}

/// Where it goes: to the address that this very person left; nothing when they left none.
fn window(case: &Case, to: ReporterNo) -> Vec<String> {
    case.told.reporter_of(to).map_or(Vec::new(), |words| window_of(&case.page, words))
}

/// Name and address as they stand behind the window of an envelope; nothing without an address.
pub(super) fn window_of(page: &Page, to: &ReporterWords) -> Vec<String> {
    let Some(address) = &to.address else { return Vec::new() };
    let name = to.name.as_ref().map_or_else(|| page.t("letter-resident").to_string(), |name| name.as_str().to_owned());
    vec![address.as_str().to_owned(), page.t("envelope-to").with("name", name).to_string()]
}
