//! 回执: number, code, dates in words; A5 on paper with the code on its own strip.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::words::Words;

use super::qr;
use crate::app::App;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::dates;
use crate::web::opened::Opened as Kept;
use crate::web::page::Page;
use crate::web::problem::ok;
use crate::web::slip::Slip;
use crate::web::visitor::Visitor;

/// The receipt.
#[derive(Template)]
#[template(path = "intake/pages/show_receipt.html")]
pub struct ShowReceipt {
    /// The layout's needs.
    pub page: Page,
    /// The number in groups of four.
    pub number: String,
    /// The number as addresses carry it.
    pub digits: String,
    /// Its last group, which alone stands beside the code.
    pub last_group: String,
    /// Who reported it and how, for the paper; may be empty.
    pub reporter: String,
    /// The matter in one line.
    pub title: String,
    /// Day of registration, for machines.
    pub iso: String,
    /// Day of registration, in the stamp.
    pub stamped: String,
    /// Day and time of registration.
    pub registered: String,
    /// Unit that has it.
    pub with_whom: String,
    /// Its telephone.
    pub with_phone: String,
    /// The last day for the next step.
    pub next_day: String,
    /// Id of the clock that gives that day.
    pub clock: String,
    /// The code in two groups, within 24 hours and on the device that filed; else none.
    pub code: Option<String>,
    /// The QR as SVG, beside the code.
    pub qr: Option<String>,
}

/// `GET /concerns/{number}/receipt`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SeeProgress, "receipt").await?;
    let holder = Kept::of(&app, &visitor).await?.holder_of(opened.number);
    let slip = match holder {
        Some(holder) => Slip::of(&app, &holder, opened.number).await?,
        None => None,
    };
    let page = at_host(visitor.page(&app), &headers);
    Ok(ok(&receipt(&app, &visitor, page, (&opened, slip))))
}

/// An office that has not named its address is found where this request found it.
pub(super) fn at_host(mut page: Page, headers: &HeaderMap) -> Page {
    if !page.site.address.is_empty() {
        return page;
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '[' | ']'));
    let site = std::sync::Arc::make_mut(&mut page.site);
    site.address = if plain { host.to_owned() } else { String::new() };
    page
}

fn receipt(app: &App, visitor: &Visitor, page: Page, (opened, slip): (&Opened, Option<Slip>)) -> ShowReceipt {
    let record = opened.concern.intake.record.as_ref();
    let filed = record.map(|record| record.filed_at).unwrap_or_default().civil(app.zone());
    let unit = opened.concern.unit();
    let phone = unit.and_then(|unit| visitor.office.office.unit(unit)).and_then(|unit| unit.phone.as_ref());
    // A receipt tells what was promised at registration, also after that step was taken and other clocks run.
    let next = opened.concern.deadlines.latest(ClockId::Register);
    let next = next.and_then(|clock| Some((clock.due()?, clock)));
    let digits = opened.number.digits();
    ShowReceipt {
        number: opened.number.to_string(),
        last_group: digits.get(8..).unwrap_or_default().to_owned(),
        reporter: reporter(&page, opened),
        title: title(opened),
        iso: filed.date().to_string(),
        stamped: dates::stamp(filed.date()),
        registered: dates::full_moment(page.words, filed),
        with_whom: unit.map(|unit| visitor.office.unit_name(unit).to_owned()).unwrap_or_default(),
        with_phone: phone.map_or_else(|| page.site.phone.clone(), |phone| phone.as_str().to_owned()),
        next_day: next.map(|(day, _): (Day, _)| dates::day(page.words, day)).unwrap_or_default(),
        clock: next.map(|(_, clock)| clock.id.word().to_owned()).unwrap_or_default(),
        qr: slip
            .as_ref()
            .map(|slip| crate::web::qr::svg(&qr::address(&page, visitor.secure, (opened.number, &slip.token)))),
        code: slip.map(|slip| slip.code.grouped()),
        digits,
        page,
    }
}

fn title(opened: &Opened) -> String {
    let titles = opened.entries.iter().filter_map(|entry| match &entry.words {
        Some(Words::Concern(words)) => Some(words.title.as_str().to_owned()),
        Some(Words::Carried(words)) => Some(words.title.clone()),
        _ => None,
    });
    titles.into_iter().next().unwrap_or_default()
}

fn reporter(page: &Page, opened: &Opened) -> String {
    let named = opened.entries.iter().find_map(|entry| match &entry.words {
        Some(Words::Reporter(words)) => words.name.as_ref(),
        _ => None,
    });
    named.map(|name| page.t("receipt-who-web").with("name", name.as_str()).to_string()).unwrap_or_default()
}
