//! 要回访的: calls that a counter owes after closing and again thirty days later, the longest owed first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::casework::call_back::ATTEMPTS_MAX;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::time::Moment;
use huiyin_ledger::{Fault, Read};
use serde::Deserialize;

use super::call_view::{self, CallRow};
use super::view;
use crate::app::App;
use crate::gate;
use crate::web::dates;
use crate::web::desk::{KeyHint, Rail, RailGroup, RailItem};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::sheet::{self, Cell};
use crate::web::visitor::Visitor;

/// Where the list lies.
pub const PATH: &str = "/desk/call-backs";

const PAGE: usize = 50;

/// Calls to make.
#[derive(Template)]
#[template(path = "casework/pages/list_call_backs.html")]
pub struct ListCallBacks {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// The calls.
    pub rows: Vec<Line>,
    /// The next page; empty on the last.
    pub next: String,
    /// Back to the first; empty there.
    pub first: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One call to make.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it is noted.
    pub href: String,
    /// The matter in one line.
    pub title: String,
    /// The number in groups of four.
    pub number: String,
    /// 办结后 or 满三十日
    pub round: String,
    /// Since when it may be made.
    pub since: String,
    /// How many calls reached nobody; may be empty.
    pub missed: String,
}

/// What an address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// Where the page begins: `1789351920000.17`.
    #[serde(default)]
    after: String,
}

/// `GET /desk/call-backs`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let after = asked.after.split_once('.').and_then(|(at, concern)| Some((at.parse().ok()?, concern.parse().ok()?)));
    let (actor, now) = (visitor.actor.clone(), app.now());
    let from = after.unwrap_or((i64::MIN, 0));
    let found = app.ledger().read(move |read| look_up(read, (&actor, now), (from, PAGE + 1))).await?;
    let shown = found.iter().map(|(row, _)| row.desk.concern).collect();
    let filter = after.map_or(String::new(), |(at, concern): (i64, i64)| format!("{at}.{concern}"));
    gate::record_list(&app, &visitor.actor, "call-backs", &filter, shown).await?;
    Ok(problem::ok(&list(&app, &visitor, found, after.is_some())))
}

/// `GET /desk/call-backs/excel`: the calls that may be made by now, as a file.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get_excel(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let (actor, now) = (visitor.actor.clone(), app.now());
    let all = ((i64::MIN, 0), sheet::MOST + 1);
    let found = app.ledger().read(move |read| look_up(read, (&actor, now), all)).await?;
    let shown = found.iter().map(|(row, _)| row.desk.concern);
    gate::record_file(&app, &visitor.actor, ("excel/call-backs", ""), shown).await?;
    let page = visitor.page(&app);
    let cells = found.iter().map(|(row, title)| cells(&app, &page, row, title)).collect();
    sheet::of_list(&page, page.t("list-call-backs").to_string(), &COLUMNS, cells)
}

const COLUMNS: [&str; 5] = ["excel-number", "call-matter", "call-round", "call-since", "call-tried"];

fn cells(app: &App, page: &Page, row: &CallRow, title: &str) -> Vec<Cell> {
    vec![
        Cell::text(row.desk.number),
        Cell::text(title),
        Cell::text(page.t(round_key(&row.round))),
        Cell::Day(Some(Moment(row.from).day(app.zone()))),
        Cell::text(missed(page, row.missed)),
    ]
}

type Begin = (i64, i64);

/// Rows that may be seen, with their titles, from a row on; one more than a page, so that one knows whether there is another.
fn look_up(
    read: &Read,
    (actor, now): (&Actor, Moment),
    (after, most): (Begin, usize),
) -> Result<Vec<(CallRow, String)>, Fault> {
    let limit = i64::try_from(most).unwrap_or(51);
    let mut rows = Vec::new();
    for key in view::owed_keys(actor.posts()) {
        rows.extend(call_view::rows(read, (&key, now.0), after, limit)?);
    }
    rows.sort_by_key(|row| (row.from, row.desk.concern));
    rows.truncate(most);
    let mut titled = Vec::new();
    for row in rows {
        let facts = Facts::Concern(row.desk.facts.clone());
        let may = access::may(actor, Action::CallBack, &facts, &Relation::default(), now);
        let Ok(permit) = may else { continue };
        let title = read.title(&permit, row.desk.concern)?.unwrap_or_default();
        titled.push((row, title.to_string()));
    }
    Ok(titled)
}

fn list(app: &App, visitor: &Visitor, mut found: Vec<(CallRow, String)>, later_page: bool) -> ListCallBacks {
    let page = visitor.desk_page(app, "area-desk");
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more).map(|(row, _)| format!("{PATH}?after={}.{}", row.from, row.desk.concern));
    let line = |(row, title): (CallRow, String)| Line {
        href: format!("/desk/concerns/{}/call-back", row.desk.number.digits()),
        title,
        number: row.desk.number.to_string(),
        round: page.t(round_key(&row.round)).to_string(),
        since: dates::day(page.words, Moment(row.from).day(app.zone())),
        missed: missed(&page, row.missed),
    };
    let mine = RailItem::new("/desk", page.t("list-mine"), "");
    let here = RailItem::new(PATH, page.t("list-call-backs"), "").here(true);
    ListCallBacks {
        rows: found.into_iter().map(line).collect(),
        rail: Rail { groups: vec![RailGroup { heading: String::new(), items: vec![mine, here] }] },
        next: last.unwrap_or_default(),
        first: if later_page { PATH.to_owned() } else { String::new() },
        keys: vec![KeyHint::new(&["/"], page.t("key-find"))],
        page,
    }
}

fn round_key(round: &str) -> &'static str {
    if round == "second" { "call-round-second" } else { "call-round-first" }
}

fn missed(page: &Page, missed: u32) -> String {
    match missed {
        0 => String::new(),
        n => page.t("call-missed-so-far").with("n", n).with("max", ATTEMPTS_MAX).to_string(),
    }
}
