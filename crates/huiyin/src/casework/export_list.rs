//! 导出 Excel: the rows of a list as it is filtered, with the titles that the reader may see. Recorded as a list that was read.

use axum::extract::{Query, State};
use axum::response::Response;
use huiyin_domain::deadlines::NO_DUE;
use huiyin_domain::kernel::time::Day;

use super::find_concerns::Asked;
use super::finds::{self, Found, Looking, Most};
use super::lists::{self, List, Titled};
use super::show_inbox;
use crate::app::App;
use crate::desk::names;
use crate::gate;
use crate::web::page::Page;
use crate::web::problem::Problem;
use crate::web::sheet::{self, Cell, MOST};
use crate::web::visitor::Visitor;

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    /// Which list.
    #[serde(default)]
    list: String,
}

/// `GET /desk/excel`: a list of work.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let list = List::of_word(&wanted.list);
    let (actor, now, asked) = (visitor.actor.clone(), app.now(), list.clone());
    let rows = app.ledger().read(move |read| lists::all_rows(read, &actor, &asked, now, MOST)).await?;
    let title = show_inbox::title(&visitor.page(&app), &visitor, &list);
    answer(&app, &visitor, (title, rows), (&format!("excel/{}", list.word()), "")).await
}

/// `GET /desk/find/excel`: what a search found.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get_found(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (actor, now, indexer) = (visitor.actor.clone(), app.now(), app.indexer().clone());
    let unfindable = asked.is_unfindable();
    let (filter, filter_words) = (asked.filter(&visitor.office.office), asked.filter_words());
    let found = app.ledger().read(move |read| {
        let looking = Looking { actor: &actor, now, index: Some(indexer.index()) };
        if unfindable {
            return Ok(Found::default());
        }
        finds::rows(read, &looking, &filter, None, Most::file(MOST))
    });
    let (rows, title) = (found.await?.rows, visitor.page(&app).t("find-title").to_string());
    answer(&app, &visitor, (title, rows), ("excel/find", &filter_words)).await
}

async fn answer(
    app: &App,
    visitor: &Visitor,
    (name, rows): (String, Vec<Titled>),
    (list, filter): (&str, &str),
) -> Result<Response, Problem> {
    gate::record_file(app, &visitor.actor, (list, filter), rows.iter().map(|titled| titled.row.concern)).await?;
    let page = visitor.page(app);
    let cells = rows.iter().map(|titled| cells(&page, visitor, titled)).collect();
    sheet::of_list(&page, name, &COLUMNS, cells)
}

const COLUMNS: [&str; 10] = [
    "excel-number",
    "list-matter",
    "find-state",
    "list-to-do",
    "list-due",
    "list-received",
    "list-channel",
    "find-place",
    "find-category",
    "find-unit",
];

fn cells(page: &Page, visitor: &Visitor, titled: &Titled) -> Vec<Cell> {
    let row = &titled.row;
    let day = |text: &str| text.parse::<Day>().ok().filter(|day| *day != NO_DUE);
    let channel = names::channel_of_word(&row.channel).map_or("", names::channel);
    let mut categories = visitor.office.office.all_categories();
    let category = categories.find(|(code, _)| code.as_str() == row.category).map_or("", |(_, name)| name.as_str());
    vec![
        Cell::text(row.number),
        Cell::text(&titled.title),
        Cell::text(page.t(names::stage(row.facts.stage))),
        Cell::text(show_inbox::step_owed(page, row)),
        Cell::Day(day(&row.due)),
        Cell::Day(day(&row.received)),
        Cell::text(if channel.is_empty() { String::new() } else { page.t(channel).to_string() }),
        Cell::text(show_inbox::place(visitor, &row.place)),
        Cell::text(category),
        Cell::text(visitor.office.unit_name(row.facts.unit)),
    ]
}
