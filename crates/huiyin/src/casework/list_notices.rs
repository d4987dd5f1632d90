//! 要告知的人: who is not on line and has still to be told something, by telephone, by letter, at the counter. The list says what
//! and since when; a telephone number or an address stands on no list.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::casework::{NoticeAbout, NoticeOutcome, Reach};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_ledger::{Fault, Read};

use super::notices_view::{self, NoticeRow, ON_ITS_WAY};
use super::view::owed_keys;
use super::{give_notice, print_letters};
use crate::app::App;
use crate::desk::names;
use crate::gate;
use crate::web::dates;
use crate::web::desk::{KeyHint, Rail, RailGroup, RailItem};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::sheet::{self, Cell};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/desk/notices";
/// Rows a page; as many letters are printed at once.
pub const PAGE: usize = 50;

/// People to be told.
#[derive(Template)]
#[template(path = "casework/pages/list_notices.html")]
pub struct ListNotices {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// Which list.
    pub title: String,
    /// What is done here: a sentence.
    pub hint: String,
    /// Whether the rows are letters to print.
    pub letters: bool,
    /// The rows.
    pub rows: Vec<Line>,
    /// The same as a file.
    pub excel: String,
    /// The next page; empty on the last.
    pub next: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it is done.
    pub href: String,
    /// The notice, as forms name it: the number without blanks, and of several whose it is.
    pub id: String,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// Which of several is to be told; empty where there is one alone.
    pub who: String,
    /// What is to be told.
    pub about: String,
    /// What came of the last try; may be empty.
    pub last: String,
    /// When to call again; may be empty.
    pub again: String,
}

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// Which way.
    #[serde(default)]
    way: String,
    /// Where the page begins.
    #[serde(default)]
    after: String,
}

const WAYS: [(&str, &str, &str); 4] = [
    ("phone", "notices-phone", "notices-phone-how"),
    ("letter", "notices-letter", "notices-letter-how"),
    ("counter", "notices-counter", "notices-counter-how"),
    (ON_ITS_WAY, "notices-on-its-way", "notices-on-its-way-how"),
];

/// `GET /desk/notices`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let chosen = WAYS.iter().find(|(way, ..)| *way == asked.way).unwrap_or(&WAYS[0]);
    let (actor, now, way, after) = (visitor.actor.clone(), app.now(), chosen.0, asked.after);
    let rows = app.ledger().read(move |read| look_up(read, (&actor, now), way, (&after, PAGE + 1))).await?;
    let shown = rows.iter().take(PAGE).map(|(row, _)| row.row.concern).collect();
    gate::record_list(&app, &visitor.actor, &format!("notices/{way}"), "", shown).await?;
    Ok(problem::ok(&page(&app, &visitor, *chosen, rows)))
}

/// `GET /desk/notices/excel`: one of the lists as a file; no number, no address.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get_excel(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (way, title, _) = *WAYS.iter().find(|(way, ..)| *way == asked.way).unwrap_or(&WAYS[0]);
    let (actor, now) = (visitor.actor.clone(), app.now());
    let rows = app.ledger().read(move |read| look_up(read, (&actor, now), way, ("", sheet::MOST + 1))).await?;
    let shown = rows.iter().map(|(row, _)| row.row.concern);
    gate::record_file(&app, &visitor.actor, (&format!("excel/notices/{way}"), ""), shown).await?;
    let page = visitor.page(&app);
    let cells = rows.iter().map(|(row, title)| cells(&page, row, title)).collect();
    sheet::of_list(&page, page.t(title).to_string(), &COLUMNS, cells)
}

const COLUMNS: [&str; 6] =
    ["excel-number", "list-matter", "notices-who", "notices-about", "notices-last", "notices-again"];

fn cells(page: &Page, row: &NoticeRow, title: &str) -> Vec<Cell> {
    let shown = line(page, row, title);
    let again = Cell::Day(row.again.parse().ok());
    let words = [shown.number, shown.title, shown.who, shown.about, shown.last];
    words.into_iter().map(Cell::text).chain([again]).collect()
}

type Titled = (NoticeRow, String);

fn look_up(
    read: &Read,
    (actor, now): (&Actor, Moment),
    way: &str,
    (after, most): (&str, usize),
) -> Result<Vec<Titled>, Fault> {
    let mut after = after.splitn(4, '.');
    let (again, concern) = (after.next().unwrap_or_default(), after.next().unwrap_or_default());
    let (reporter, about) = (after.next().unwrap_or_default(), after.next().unwrap_or_default());
    // A day or nothing; whatever else stands in an address begins at the beginning.
    let again = again.parse::<Day>().map_or(String::new(), |day| day.to_string());
    let from = (again.as_str(), concern.parse().unwrap_or(0), reporter.parse().unwrap_or(0), about);
    let limit = i64::try_from(most).unwrap_or(51);
    let mut found = Vec::new();
    for key in owed_keys(actor.posts()) {
        found.extend(notices_view::rows(read, (&key, way), from, limit)?);
    }
    let place = |row: &NoticeRow| (row.again.clone(), row.row.concern, row.to, row.about.clone());
    found.sort_by_key(place);
    found.truncate(most);
    let mut titled = Vec::new();
    for row in found {
        let about = Facts::Concern(row.row.facts.clone());
        let Ok(permit) = access::may(actor, Action::GiveNotice, &about, &Relation::default(), now) else { continue };
        let title = read.title(&permit, row.row.concern)?.unwrap_or_default().to_string();
        titled.push((row, title));
    }
    Ok(titled)
}

fn page(
    app: &App,
    visitor: &Visitor,
    (way, title, hint): (&str, &'static str, &'static str),
    mut rows: Vec<Titled>,
) -> ListNotices {
    let page = visitor.desk_page(app, "area-desk");
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map_or(String::new(), |(row, _)| {
        format!("{PATH}?way={way}&after={}.{}.{}.{}", row.again, row.row.concern, row.to, row.about)
    });
    let item = |(word, words, _): (&str, &'static str, &str)| {
        RailItem::new(format!("{PATH}?way={word}"), page.t(words), "").here(word == way)
    };
    let back = RailItem::new("/desk", page.t("desk-back-to-lists"), "").on("u");
    let ways = RailGroup { heading: page.t("notices-title").to_string(), items: WAYS.map(item).to_vec() };
    ListNotices {
        rail: Rail { groups: vec![RailGroup { heading: String::new(), items: vec![back] }, ways] },
        title: page.t(title).to_string(),
        hint: page.t(hint).to_string(),
        letters: way == Reach::Letter.word(),
        rows: rows.iter().map(|(row, title)| line(&page, row, title)).collect(),
        excel: format!("{PATH}/excel?way={way}"),
        next,
        keys: vec![KeyHint::new(&["/"], page.t("key-find"))],
        page,
    }
}

fn line(page: &Page, row: &NoticeRow, title: &str) -> Line {
    let about =
        NoticeAbout::of_word(&row.about).map_or(String::new(), |about| page.t(names::notice(about)).to_string());
    let last = NoticeOutcome::ALL.into_iter().find(|outcome| outcome.word() == row.outcome);
    Line {
        href: give_notice::href(&format!("/desk/concerns/{}", row.row.number.digits()), (row.to, &row.about)),
        id: print_letters::key(row.row.number, row.to, &row.about),
        who: if row.people > 1 { page.t("reporters-nth").with("n", row.to.0).to_string() } else { String::new() },
        number: row.row.number.to_string(),
        title: title.to_owned(),
        about,
        last: last.map_or(String::new(), |outcome| page.t(names::notice_outcome(outcome)).to_string()),
        again: row.again.parse().map_or(String::new(), dates::table),
    }
}
