//! 移入的旧件: old records by source, claimed state and day of receipt, and one of them by its old number.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Relation};
use huiyin_domain::intake::ClaimedState;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::words::Words;
use huiyin_ledger::{Fault, Read};
use serde::Deserialize;

use super::carry_over::identity;
use super::carry_over::view::{self, Filter, Line};
use crate::app::App;
use crate::gate;
use crate::router::{About, Routes};
use crate::web::claimed;
use crate::web::desk::{KeyHint, Rail, RailGroup, RailItem};
use crate::web::icons::{self, Shape};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
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
    routes.get(PATH, Action::ListConcerns, About::Lists, get)
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
            let limit = u32::try_from(PAGE + 1).unwrap_or(51);
            let mut lines = view::list(read, &asked.filter(), asked.begins(), limit)?;
            let more = lines.len() > PAGE;
            lines.truncate(PAGE);
            let after = lines
                .last()
                .filter(|_| more)
                .map_or(String::new(), |last| format!("{}.{}", last.received.unwrap_or(view::NO_DAY), last.stream));
            let mut titled = Vec::new();
            for line in lines {
                // A row that may not be seen is left out without a trace.
                if let Some(title) = title(read, &actor, &line, now)? {
                    titled.push((line, title));
                }
            }
            Ok(Found { titled, after, sources: view::sources(read, SOURCES)? })
        })
        .await
}

fn title(read: &Read, actor: &Actor, line: &Line, now: Moment) -> Result<Option<String>, Fault> {
    let Some(facts) = ConcernFacts::of(&read.load_concern(line.stream)?) else { return Ok(None) };
    let permit = access::may(actor, Action::ListConcerns, &Facts::Concern(facts), &Relation::default(), now);
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
                let digest = identity::of_number(&mac, &source, &super::carry_over::text::one_line(&asked.old));
                let Some((stream, _)) = super::view::carried_before(read, &Hex(digest))? else { continue };
                let concern = read.load_concern(stream)?;
                let Some(facts) = ConcernFacts::of(&concern) else { continue };
                let may = access::may(&actor, Action::ReadConcern, &Facts::Concern(facts), &Relation::default(), now);
                if may.is_ok() {
                    return Ok(concern.intake.record.map(|record| record.number));
                }
            }
            Ok(None)
        })
        .await
}

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

    fn begins(&self) -> Option<(i64, i64)> {
        let (received, stream) = self.after.split_once('.')?;
        Some((received.parse().ok()?, stream.parse().ok()?))
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
