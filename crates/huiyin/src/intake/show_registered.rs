//! 登记好了: the number to say, and the slip to tear off. The code stands on paper alone; staff never see it on a screen. Open
//! to the session that registered, for a day or until the slip was handed over; it shows no word of what was said.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::concern::Class;
use huiyin_domain::deadlines::NO_DUE;
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Day;

use super::print_slip::Printed;
use super::register_concern::PATH;
use super::take_letters::LETTERS;
use super::{qr, show_receipt};
use crate::app::App;
use crate::casework::view::{self, DeskRow};
use crate::desk::routing;
use crate::web::dates;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::slip::{Holder, Slip};
use crate::web::visitor::Visitor;

/// What stands here after saving.
#[derive(Template)]
#[template(path = "intake/pages/show_registered.html")]
pub struct ShowRegistered {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The number as addresses carry it.
    pub digits: String,
    /// Its last group, which alone stands beside the code.
    pub last_group: String,
    /// Day, for machines.
    pub iso: String,
    /// Day, in the stamp.
    pub stamped: String,
    /// The day it was received.
    pub received: String,
    /// The unit that has it.
    pub unit: String,
    /// The last day for the next step; may be empty.
    pub next_day: String,
    /// The number as it is read out, and what follows.
    pub read_out: String,
    /// Whom place and matter point to, and why; a sentence each.
    pub likely: Vec<String>,
    /// Only a supervisor's post opens it from here on.
    pub sealed: bool,
    /// The next registration, on the same channel and day.
    pub next: String,
    /// The sheets, one for each who raised it; codes and names stand on paper alone.
    pub sheets: Vec<Sheet>,
}

/// One person's sheet.
pub struct Sheet {
    /// Code and QR.
    pub printed: Printed,
    /// Which of several, by number and name; empty where there is one alone.
    pub whose: String,
    /// Name and address behind the window of an envelope; empty where it goes from hand to hand.
    pub window: Vec<String>,
    /// Others are written to, and this one left no address.
    pub no_address: bool,
}

/// Channel and day of the registration, for the next one of a batch.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Batch {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    received: String,
    #[serde(default)]
    batch: String,
    #[serde(default)]
    round: String,
    #[serde(default)]
    reception: String,
}

/// `GET /desk/registered/{number}`
///
/// # Errors
/// [`Problem::NotFound`] for another session, another day, or a slip that was handed over.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    Query(batch): Query<Batch>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let number = Number::parse(&number).map_err(|_| Problem::NotFound)?;
    let slips = Slip::all(&app, &Holder::of_session(&visitor), number).await?;
    let row = app.ledger().read(move |read| view::row_of_number(read, number)).await?;
    let row = row.filter(|_| !slips.is_empty()).ok_or(Problem::NotFound)?;
    let page = show_receipt::at_host(visitor.page(&app), &headers);
    Ok(problem::ok(&shown(&visitor, page, (row, slips), &batch)))
}

/// `POST /desk/registered/{number}/removal`: it was handed over; nobody needs to print it again.
///
/// # Errors
/// A busy or full ledger.
pub async fn handed_over(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    _: Fields,
) -> Result<Response, Problem> {
    let number = Number::parse(&number).map_err(|_| Problem::NotFound)?;
    for slip in Slip::all(&app, &Holder::of_session(&visitor), number).await? {
        slip.shred(&app, number).await?;
    }
    Ok(Redirect::to(PATH).into_response())
}

/// Of a sealed concern nothing is said that could tell what it is about.
fn likely(visitor: &Visitor, page: &Page, row: &DeskRow) -> Vec<String> {
    if row.facts.class == Class::Sealed {
        return Vec::new();
    }
    let (place, matter) = (AreaCode::parse(&row.place), CategoryCode::parse(&row.category));
    let found =
        routing::suggested(&visitor.office, page.words, (place.as_ref(), matter.as_ref()), Some(row.facts.unit));
    let said = |(unit, why): (UnitId, String)| {
        page.t("route-suggested").with("unit", visitor.office.unit_name(unit)).with("why", why).to_string()
    };
    found.into_iter().map(said).collect()
}

fn shown(visitor: &Visitor, page: Page, (row, slips): (DeskRow, Vec<Slip>), batch: &Batch) -> ShowRegistered {
    let number = row.number;
    let digits = number.digits();
    let received: Day = row.received.parse().unwrap_or_default();
    let due: Option<Day> = row.due.parse().ok().filter(|day| *day != NO_DUE);
    let next_day = due.map(|day| dates::day(page.words, day)).unwrap_or_default();
    let unit = visitor.office.unit_name(row.facts.unit).to_owned();
    let say = page.t("registered-read-out").with("number", read_out(&digits)).with("day", &next_day);
    let read_out = say.to_string();
    ShowRegistered {
        number: number.to_string(),
        last_group: digits.get(8..).unwrap_or_default().to_owned(),
        iso: received.to_string(),
        stamped: dates::stamp(received),
        received: dates::day(page.words, received),
        unit,
        next_day,
        read_out,
        likely: likely(visitor, &page, &row),
        sealed: row.facts.class == Class::Sealed,
        next: next(batch),
        sheets: sheets(visitor, &page, (number, slips)),
        digits,
        page,
    }
}

fn sheets(visitor: &Visitor, page: &Page, (number, slips): (Number, Vec<Slip>)) -> Vec<Sheet> {
    let several = slips.len() > 1;
    let by_letter = slips.iter().any(|slip| !slip.whose.window.is_empty());
    let whose = |slip: &Slip| {
        let nth = page.t("reporters-nth").with("n", slip.whose.reporter.0).to_string();
        match slip.whose.name.as_str() {
            "" => nth,
            name => page.t("reporters-named").with("nth", nth).with("name", name).to_string(),
        }
    };
    let sheet = |slip: Slip| Sheet {
        printed: Printed {
            code: slip.code.grouped(),
            qr: crate::web::qr::svg(&qr::address(page, visitor.secure, (number, &slip.token))),
        },
        whose: if several { whose(&slip) } else { String::new() },
        no_address: by_letter && slip.whose.window.is_empty(),
        window: slip.whose.window,
    };
    slips.into_iter().map(sheet).collect()
}

/// The next letter of the stack, else an empty form on the same channel and day.
fn next(batch: &Batch) -> String {
    match word(&batch.batch) {
        stack if stack.is_empty() => {
            let (channel, received) = (word(&batch.channel), word(&batch.received));
            let (round, reception) = (word(&batch.round), word(&batch.reception));
            format!("{PATH}?channel={channel}&received={received}&round={round}&reception={reception}")
        }
        stack => format!("{LETTERS}/{stack}/next"),
    }
}

/// An address holds anything; a channel or a day holds only this.
fn word(raw: &str) -> String {
    raw.chars().filter(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_')).take(20).collect()
}

/// `4107 3529 6889`, with pauses where one draws breath.
fn read_out(digits: &str) -> String {
    let (first, rest) = digits.split_at_checked(4).unwrap_or((digits, ""));
    let (second, third) = rest.split_at_checked(4).unwrap_or((rest, ""));
    format!("{first}，{second}，{third}")
}
