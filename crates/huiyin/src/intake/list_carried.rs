//! 移入的旧件: old records by source, claimed state and day of receipt, and one of them by its old number.

use std::cmp::Reverse;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::{self, Action, Facts, Near, Relation};
use huiyin_domain::intake::ClaimedState;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::words::Words;
use huiyin_ledger::{Fault, Read};
use serde::Deserialize;

use super::carry_over::view::{self, After, Filter, Line};
use super::carry_over::{self, identity};
use crate::app::App;
use crate::casework::view::row_of;
use crate::gate;
use crate::router::{About, Routes};
use crate::web::claimed;
use crate::web::desk::{KeyHint, Rail, RailGroup, RailItem};
use crate::web::icons::{self, Shape};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::sheet::{self, Cell};
use crate::web::visitor::Visitor;

/// Where the list lies.
pub const PATH: &str = "/desk/carried-over";

/// Rows a page.
const PAGE: usize = 50;

/// Old systems offered in the form; more than these are reached by their old numbers.
const SOURCES: usize = 50;

/// The route of this page.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    let routes = routes.get(PATH, Action::ListConcerns, About::Lists, get);
    routes.get("/desk/carried-over/excel", Action::ListConcerns, About::Lists, get_excel)
}

/// Old records.
#[derive(Template)]
#[template(path = "intake/pages/list_carried.html")]
pub struct ListCarried {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// What was asked for, for the form.
    pub asked: Asked,
    /// Old systems there are.
    pub sources: Vec<String>,
    /// Claimed states: value and word.
    pub states: Vec<(&'static str, String)>,
    /// An old number was asked for and is not there, or not to be seen.
    pub not_found: bool,
    /// The rows.
    pub rows: Vec<Row>,
    /// The same as a file.
    pub excel: String,
    /// The next page; empty on the last.
    pub next: String,
    /// Back to the first; empty there.
    pub first: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

impl ListCarried {
    /// The list has the whole width: opening a record is a page of its own.
    fn grid(&self) -> &'static str {
        "no-pane"
    }
}

/// One old record in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its page.
    pub href: String,
    /// What the old system says of its state.
    pub state: icons::State,
    /// The matter in one line.
    pub title: String,
    /// The number in groups of four.
    pub number: String,
    /// The old system.
    pub source: String,
    /// The old system calls it a duplicate.
    pub duplicate: bool,
    /// ISO day, or 日期不详.
    pub received: String,
}

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Asked {
    /// Old system.
    #[serde(default)]
    pub source: String,
    /// Claimed state.
    #[serde(default)]
    pub state: String,
    /// Received on this day or later.
    #[serde(default)]
    pub from: String,
    /// Received on this day or earlier.
    #[serde(default)]
    pub until: String,
    /// The number in the old system.
    #[serde(default)]
    pub old: String,
    /// Where the page begins.
    #[serde(default)]
    pub after: String,
}

/// `GET /desk/carried-over`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    if !asked.old.trim().is_empty()
        && let Some(number) = by_old_number(&app, &visitor.actor, asked.clone()).await?
    {
        return Ok(Redirect::to(&format!("/desk/concerns/{}", number.digits())).into_response());
    }
    let found = look_up(&app, &visitor.actor, asked.clone()).await?;
    let shown = found.titled.iter().map(|(line, _)| line.stream).collect();
    gate::record_list(&app, &visitor.actor, "carried-over", &asked.filter_words(), shown).await?;
    Ok(problem::ok(&list(visitor.desk_page(&app, "area-desk"), asked, found)))
}

/// `GET /desk/carried-over/excel`: the same list as a file, as it is filtered.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get_excel(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let (actor, now, filter) = (visitor.actor.clone(), app.now(), asked.filter_words());
    let asked = Asked { after: String::new(), ..asked };
    let found = app.ledger().read(move |read| page(read, (&actor, now), &asked, sheet::MOST)).await?;
    let shown = found.iter().map(|(line, _)| line.stream);
    gate::record_file(&app, &visitor.actor, ("excel/carried-over", &filter), shown).await?;
    let page = visitor.page(&app);
    let cells = found.into_iter().map(|(line, title)| cells(&page, &line, title)).collect();
    sheet::of_list(&page, page.t("old-title").to_string(), &COLUMNS, cells)
}

const COLUMNS: [&str; 5] = ["excel-number", "old-matter", "old-state", "old-source", "old-received"];

fn cells(page: &Page, line: &Line, title: String) -> Vec<Cell> {
    let row = row(page, line, title);
    let parts = [row.number, row.title, row.state.words, row.source, row.received];
    parts.map(Cell::text).into()
}

/// What the database gave.
#[derive(Default)]
pub struct Found {
    /// Lines that may be seen, with their titles.
    pub titled: Vec<(Line, String)>,
    /// Where the next page begins; empty on the last.
    pub after: String,
    /// Old systems there are.
    pub sources: Vec<String>,
}

pub(super) async fn look_up(app: &App, actor: &Actor, asked: Asked) -> Result<Found, Fault> {
    let (actor, now) = (actor.clone(), app.now());
    app.ledger()
        .read(move |read| {
            let mut titled = page(read, (&actor, now), &asked, PAGE)?;
            let more = titled.len() > PAGE;
            titled.truncate(PAGE);
            let last = titled.last().filter(|_| more).map(|(line, _)| After::of(line).word());
            Ok(Found { titled, after: last.unwrap_or_default(), sources: view::sources(read, SOURCES)? })
        })
        .await
}

/// Lines looked at in one go.
const BATCH: u32 = 200;
/// The most of them for one page: a reader of few among many gets what is found in the newest ten thousand near to them.
const BATCHES: usize = 50;

/// One page and one line more. What may not be seen leaves no gap, and no page is shorter for it; the next page begins
/// after the last line that was shown, never after one that was not.
fn page(read: &Read, who: (&Actor, Moment), asked: &Asked, most: usize) -> Result<Vec<(Line, String)>, Fault> {
    let (filter, mut after, mut titled) = (asked.filter(), asked.begins(), Vec::new());
    for _batch in 0..BATCHES {
        let (lines, whole) = batch(read, who.0, (&filter, after))?;
        after = lines.last().map(After::of);
        for line in lines {
            if titled.len() > most {
                break;
            }
            if let Some(title) = title(read, who, &line)? {
                titled.push((line, title));
            }
        }
        if titled.len() > most || !whole {
            break;
        }
    }
    Ok(titled)
}

/// The next lines that the reader may have to do with, the newest first, and whether there may be more: the list begins at what
/// is near to their posts, however many others lie between.
fn batch(read: &Read, actor: &Actor, (filter, after): (&Filter, Option<After>)) -> Result<(Vec<Line>, bool), Fault> {
    let whole = |lines: &Vec<Line>| u32::try_from(lines.len()).is_ok_and(|lines| lines == BATCH);
    let Some(near) = Near::of(actor.posts()) else {
        let lines = view::list(read, filter, after, BATCH)?;
        let more = whole(&lines);
        return Ok((lines, more));
    };
    let (mut found, mut more) = (Vec::new(), false);
    for one in near {
        let lines = carry_over::near::list(read, one, (filter, after), BATCH)?;
        more |= whole(&lines);
        found.extend(lines);
    }
    found.sort_by_key(|line| Reverse((line.received, line.number)));
    found.dedup_by_key(|line| line.stream);
    more |= found.len() > BATCH as usize;
    found.truncate(BATCH as usize);
    Ok((found, more))
}

fn title(read: &Read, (actor, now): (&Actor, Moment), line: &Line) -> Result<Option<String>, Fault> {
    let Some(row) = row_of(read, line.stream)? else { return Ok(None) };
    let permit = access::may(actor, Action::ListConcerns, &Facts::Concern(row.facts), &Relation::default(), now);
    let Ok(permit) = permit else { return Ok(None) };
    let words = read.words(&permit, line.stream, line.position)?;
    let Some(Words::Carried(old)) = words else { return Ok(Some(String::new())) };
    Ok(Some(old.title.clone()))
}

/// The concern of an old number, tried under every old system, or under the one that was chosen. What may not be seen is
/// not there.
pub(super) async fn by_old_number(app: &App, actor: &Actor, asked: Asked) -> Result<Option<Number>, Fault> {
    let (ledger, actor, now) = (app.ledger().clone(), actor.clone(), app.now());
    app.ledger()
        .read(move |read| {
            let mac = |bytes: &[u8]| ledger.mac("import", bytes);
            let chosen = !asked.source.is_empty();
            let sources = if chosen { vec![asked.source.clone()] } else { view::sources(read, SOURCES)? };
            for source in sources {
                let digest = identity::of_number(&mac, &source, &carry_over::text::one_line(&asked.old));
                // The row is asked for in every case: a sealed record takes no longer than one that is not there.
                let stream = super::view::carried_before(read, &Hex(digest))?.map_or(NOBODYS, |(stream, _)| stream);
                let Some(row) = row_of(read, stream)? else { continue };
                let about = Facts::Concern(row.facts);
                if access::may(&actor, Action::ReadConcern, &about, &Relation::default(), now).is_ok() {
                    return Ok(Some(row.number));
                }
            }
            Ok(None)
        })
        .await
}

/// No stream has this number.
const NOBODYS: i64 = -1;

impl Asked {
    fn filter(&self) -> Filter {
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let day = |text: &str| text.parse::<Day>().ok();
        let end = day(&self.until).and_then(|day| day.tomorrow().ok());
        Filter {
            source: filled(&self.source),
            state: filled(&self.state),
            from: day(&self.from).map(|day| view::seconds_at(day.at(0, 0, 0, 0))),
            before: end.map(|day| view::seconds_at(day.at(0, 0, 0, 0))),
        }
    }

    fn begins(&self) -> Option<After> {
        After::parse(&self.after)
    }

    /// The filter as the record of readings keeps it; an old number is a word of the record and stays out.
    fn filter_words(&self) -> String {
        let day = |text: &str| text.parse::<Day>().map_or(String::new(), |day| day.to_string());
        let state = STATES
            .iter()
            .find(|state| state.word() == self.state)
            .map_or(String::new(), |state| state.word().to_owned());
        let (from, until) = (day(&self.from), day(&self.until));
        let parts = [("source", &self.source), ("state", &state), ("from", &from), ("until", &until)];
        let filled: Vec<String> = parts
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        filled.join("&")
    }

    fn address(&self, after: &str) -> String {
        let filter = self.filter_words();
        let after = if after.is_empty() { String::new() } else { format!("after={after}") };
        let parts: Vec<String> = [filter, after].into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { PATH.to_owned() } else { format!("{PATH}?{}", parts.join("&")) }
    }
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The page, once everything is known.
#[must_use]
pub fn list(page: Page, asked: Asked, found: Found) -> ListCarried {
    let rows = found.titled.into_iter().map(|(line, title)| row(&page, &line, title)).collect();
    let states = STATES.iter().map(|state| (state.word(), page.t(claimed::state_key(*state)).to_string())).collect();
    ListCarried {
        rail: Rail {
            groups: vec![RailGroup {
                heading: String::new(),
                items: vec![
                    RailItem::new("/desk", page.t("old-back"), ""),
                    RailItem::new(PATH, page.t("old-title"), "").here(true),
                ],
            }],
        },
        excel: asked.address("").replacen(PATH, &format!("{PATH}/excel"), 1),
        next: if found.after.is_empty() { String::new() } else { asked.address(&found.after) },
        first: if asked.after.is_empty() { String::new() } else { asked.address("") },
        not_found: !asked.old.trim().is_empty(),
        sources: found.sources,
        states,
        rows,
        keys: vec![KeyHint::new(&["/"], page.t("old-key-find"))],
        asked,
        page,
    }
}

const STATES: [ClaimedState; 4] =
    [ClaimedState::Open, ClaimedState::Closed, ClaimedState::UnknownOpen, ClaimedState::UnknownClosed];

fn row(page: &Page, line: &Line, title: String) -> Row {
    let state = STATES.into_iter().find(|state| state.word() == line.state).unwrap_or(ClaimedState::UnknownClosed);
    let shape = if state.is_open() { Shape::Doing } else { Shape::Done };
    let number = Number::parse(&format!("{:012}", line.number)).ok();
    Row {
        href: number.map_or(String::new(), |number| format!("/desk/concerns/{}", number.digits())),
        state: icons::State::new(shape, page.t(claimed::state_key(state)).to_string()),
        title,
        number: number.map_or(String::new(), |number| number.to_string()),
        source: line.source.clone(),
        duplicate: line.duplicate,
        received: line
            .received
            .map_or_else(|| page.t("old-no-day").to_string(), |seconds| view::day_of(seconds).to_string()),
    }
}
