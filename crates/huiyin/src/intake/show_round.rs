//! 意见箱台账: the ledger of one round, printed and signed by those who opened the box.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::intake::Sorted;
use huiyin_domain::kernel::ids::RoundNo;
use huiyin_domain::office::BoxOpened;

use super::open_box::{sorted_key, title};
use super::register_concern::PATH;
use super::view::origins::{self, Origin, Row};
use crate::app::App;
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::sheet::{self, Cell};
use crate::web::visitor::Visitor;

/// The ledger of one round.
#[derive(Template)]
#[template(path = "intake/pages/show_round.html")]
pub struct ShowRound {
    /// The layout's needs.
    pub page: Page,
    /// 柳林镇政府门口意见箱，第 3 次开箱
    pub title: String,
    /// Day, openers, papers: label and value.
    pub facts: Vec<(String, String)>,
    /// Papers that were registered.
    pub rows: Vec<LedgerRow>,
    /// 还有 2 张没登记; may be empty.
    pub waits: String,
    /// Where the next one is registered.
    pub next: String,
    /// The ledger as a file.
    pub excel: String,
}

/// One paper of a round.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    /// Its number, or the word for what is sealed.
    pub number: String,
    /// 即办 or 转办; may be empty.
    pub sorted: String,
    /// The day on which it was registered.
    pub day: String,
}

/// `GET /desk/boxes/{no}`: the ledger of a round.
///
/// # Errors
/// [`Problem::NotFound`] for a round that never was.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(no): Path<u32>) -> Result<Response, Problem> {
    let round = visitor.office.office.rounds().get(RoundNo(no)).cloned().ok_or(Problem::NotFound)?;
    let rows = app.ledger().read(move |read| origins::rows(read, Origin::Round(RoundNo(no)))).await?;
    let page = visitor.desk_page(&app, "area-register");
    let shown = ShowRound {
        title: title(&page, &round),
        facts: facts(&page, &visitor, &round),
        rows: rows.iter().map(|row| ledger_row(&app, &page, row)).collect(),
        waits: waits(&page, &round, rows.len()),
        excel: format!("/desk/boxes/{no}/excel"),
        next: format!("{PATH}?channel=box&round={no}&received={}", round.on),
        page,
    };
    Ok(problem::ok(&shown))
}

fn waits(page: &Page, round: &BoxOpened, registered: usize) -> String {
    match round.papers.saturating_sub(u32::try_from(registered).unwrap_or(u32::MAX)) {
        0 => String::new(),
        left => page.t("box-waiting").with("n", left).to_string(),
    }
}

/// `GET /desk/boxes/{no}/excel`: the ledger as a file.
///
/// # Errors
/// As [`get`].
pub async fn get_excel(State(app): State<App>, visitor: Visitor, Path(no): Path<u32>) -> Result<Response, Problem> {
    let round = visitor.office.office.rounds().get(RoundNo(no)).cloned().ok_or(Problem::NotFound)?;
    let rows = app.ledger().read(move |read| origins::rows(read, Origin::Round(RoundNo(no)))).await?;
    let page = visitor.page(&app);
    let cells = rows.iter().map(|row| ledger_row(&app, &page, row));
    let cells = cells.map(|row| [row.number, row.sorted, row.day].map(Cell::text).to_vec()).collect();
    sheet::of_list(&page, title(&page, &round), &["receipt-number", "box-sorted", "box-day"], cells)
}

fn ledger_row(app: &App, page: &Page, row: &Row) -> LedgerRow {
    let sorted = Sorted::ALL.into_iter().find(|sorted| sorted.word() == row.how);
    LedgerRow {
        number: if row.sealed { page.t("box-sealed").to_string() } else { row.number.to_string() },
        sorted: sorted.map(|sorted| page.t(sorted_key(sorted)).to_string()).unwrap_or_default(),
        day: dates::day(page.words, row.at.day(app.zone())),
    }
}

fn facts(page: &Page, visitor: &Visitor, round: &BoxOpened) -> Vec<(String, String)> {
    let names: Vec<&str> = round.openers.iter().map(|person| visitor.office.person_name(*person)).collect();
    [
        ("box-on", dates::day(page.words, round.on)),
        ("box-openers", names.join("、")),
        ("box-papers", round.papers.to_string()),
        ("box-unit", visitor.office.unit_name(round.unit).to_owned()),
    ]
    .map(|(key, value)| (page.t(key).to_string(), value))
    .into()
}
