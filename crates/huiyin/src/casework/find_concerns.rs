//! 查找: one field for a number, a telephone number or words; and a page with filters in its address, so that a search can be
//! handed on. Whoever follows it sees what they may.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::concern::Stage;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::number::{Number, NumberFault};
use huiyin_domain::office::Office;
use huiyin_ledger::Fault;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::finds::{self, Cut, Filter, Found, Looking, Most};
use super::lists::{self, After};
use super::saved_filters::{self, Saved};
use super::show_inbox::{self, Row};
use super::view::{self, DeskRow};
use crate::app::App;
use crate::desk::names;
use crate::gate;
use crate::web::dates;
use crate::web::desk::{KeyHint, Pick, Rail, RailGroup, RailItem};
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::sheet::encoded;
use crate::web::visitor::Visitor;
use crate::word_tokens;

/// Where the page lies.
pub const PATH: &str = "/desk/find";
/// Where the front desk asks for a telephone number.
const BY_PHONE: &str = "/desk/find-by-phone";
/// The longest text of a question that is taken.
const LONGEST: usize = 200;

/// Looking for concerns.
#[derive(Template)]
#[template(path = "casework/pages/find_concerns.html")]
pub struct FindConcerns {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// What was asked for, for the form.
    pub asked: Asked,
    /// What is wrong with what was typed, or what is not there yet; may be empty.
    pub told: String,
    /// Choices of the form: name, label, picks.
    pub choices: Vec<Choice>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether anything was asked for.
    pub asks: bool,
    /// Only the newest were looked at: down to which day, and where to go on; may be empty.
    pub further: Option<Further>,
    /// The next page; empty on the last.
    pub next: String,
    /// Back to the first; empty there.
    pub first: String,
    /// The same as an Excel file.
    pub excel: String,
    /// Searches that were kept.
    pub saved: Vec<Saved>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// Where looking was broken off.
#[derive(Clone, Debug)]
pub struct Further {
    /// Down to which day it was looked.
    pub sentence: String,
    /// The same search from there on.
    pub href: String,
}

/// One filter of the form.
#[derive(Clone, Debug)]
pub struct Choice {
    /// `name` and `id`.
    pub name: &'static str,
    /// The question.
    pub label: String,
    /// What can be picked.
    pub picks: Vec<Pick>,
}

impl FindConcerns {
    fn grid(&self) -> &'static str {
        if self.rows.is_empty() { "no-pane" } else { "list-alone" }
    }
}

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Words.
    #[serde(default)]
    pub q: String,
    /// Area code.
    #[serde(default)]
    pub place: String,
    /// Category code.
    #[serde(default)]
    pub category: String,
    /// Where it stands.
    #[serde(default)]
    pub state: String,
    /// How it came.
    #[serde(default)]
    pub channel: String,
    /// Who has it.
    #[serde(default)]
    pub unit: String,
    /// Received on this day or later.
    #[serde(default)]
    pub from: String,
    /// Received on this day or earlier.
    #[serde(default)]
    pub until: String,
    /// Where the page begins.
    #[serde(default, skip_serializing)]
    pub after: String,
    /// A number alone, as older links have it.
    #[serde(default, skip_serializing)]
    pub number: String,
}

impl Asked {
    /// The same from the fields of a form.
    #[must_use]
    pub fn of_fields(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).trim().chars().take(LONGEST).collect::<String>();
        Self {
            q: get("q"),
            place: get("place"),
            category: get("category"),
            state: get("state"),
            channel: get("channel"),
            unit: get("unit"),
            from: get("from"),
            until: get("until"),
            ..Self::default()
        }
    }

    pub(super) fn filter(&self, office: &Office) -> Filter {
        Filter {
            wanted: word_tokens::of_question(&self.q),
            place: self.place.clone(),
            category: self.category.clone(),
            before: finds::before(office, &self.category),
            stage: Stage::of_word(&self.state),
            channel: self.channel.clone(),
            unit: self.unit.parse().ok().map(UnitId),
            from: self.from.parse().ok(),
            until: self.until.parse().ok(),
        }
    }

    fn parts(&self) -> [(&'static str, &str); 7] {
        [
            ("place", &self.place),
            ("category", &self.category),
            ("state", &self.state),
            ("channel", &self.channel),
            ("unit", &self.unit),
            ("from", &self.from),
            ("until", &self.until),
        ]
    }

    /// The filter as the record of readings keeps it: as it stood in the address, but without words; only that there were some.
    pub(super) fn filter_words(&self) -> String {
        let words = if self.q.trim().is_empty() { "" } else { "1" };
        let known = |(name, value): (&'static str, &str)| {
            let plain = !value.is_empty() && value.len() <= 40 && value.is_ascii();
            plain.then(|| format!("{name}={}", encoded(value)))
        };
        let mut parts: Vec<String> = self.parts().into_iter().filter_map(known).collect();
        if !words.is_empty() {
            parts.insert(0, "words=1".to_owned());
        }
        parts.join("&")
    }

    /// The address of a page with these filters.
    #[must_use]
    pub fn address(&self, path: &str, after: &str) -> String {
        let all = [("q", self.q.as_str())].into_iter().chain(self.parts()).chain([("after", after)]);
        let filled =
            all.filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", encoded(value)));
        let filled: Vec<String> = filled.collect();
        if filled.is_empty() { path.to_owned() } else { format!("{path}?{}", filled.join("&")) }
    }

    /// Words of which none can be found are not the same as no words.
    pub(super) fn is_unfindable(&self) -> bool {
        !self.q.trim().is_empty() && word_tokens::of_question(&self.q).is_empty()
    }

    fn asks(&self) -> bool {
        !self.q.trim().is_empty() || self.parts().iter().any(|(_, value)| !value.is_empty())
    }
}

/// What somebody typed into the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A number.
    Number(Number),
    /// Twelve digits of which one is wrong, or digits that are no number.
    Wrong(NumberFault),
    /// A telephone number; it goes into no address.
    Phone,
    /// Words.
    Words,
}

/// Fewer digits are words: 110, 318.
const FEWEST_DIGITS: usize = 5;

/// Tells what it is.
#[must_use]
pub fn judge(typed: &str) -> Typed {
    let plain: String = typed.nfkc().collect();
    let country = plain.trim().strip_prefix("+86").or_else(|| plain.trim().strip_prefix("0086"));
    let only_digits = |text: &str| text.chars().all(|sign| sign.is_ascii_digit() || " -—–·.()".contains(sign));
    let digits: String = country.unwrap_or(&plain).chars().filter(char::is_ascii_digit).collect();
    if digits.len() < FEWEST_DIGITS || !only_digits(country.unwrap_or(&plain)) {
        return Typed::Words;
    }
    match Number::parse(&plain) {
        Ok(number) => Typed::Number(number),
        Err(_) if country.is_some() || digits.len() < 12 && (digits.len() > 6 || digits.starts_with('1')) => {
            Typed::Phone
        }
        // No number begins with 0, but an area code does.
        Err(_) if digits.starts_with('0') => Typed::Phone,
        Err(fault) => Typed::Wrong(fault),
    }
}

/// `GET /desk/find`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    if !asked.number.is_empty() {
        return found_by_number(&app, &visitor, &asked.number).await;
    }
    let current = asked.q.trim().is_empty() || app.indexer().come_level().await?;
    let (found, saved) = look_up(&app, &visitor, asked.clone()).await?;
    let shown = found.rows.iter().take(lists::PAGE).map(|titled| titled.row.concern).collect();
    gate::record_list(&app, &visitor.actor, "find", &asked.filter_words(), shown).await?;
    let mut page = page(&app, &visitor, asked, found);
    if !current && page.told.is_empty() {
        page.told = page.page.t("find-behind").to_string();
    }
    Ok(problem::ok(&FindConcerns { saved, ..page }))
}

/// `POST /desk/find`: the field on top of every page. A form, so that a telephone number stands in no address and no log.
///
/// # Errors
/// A busy or damaged ledger.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let text: String = fields.get("text").trim().chars().take(LONGEST).collect();
    match judge(&text) {
        Typed::Number(_) | Typed::Wrong(_) => found_by_number(&app, &visitor, &text).await,
        Typed::Phone => Ok(phone_asks_elsewhere(&app, &visitor)),
        Typed::Words => {
            let asked = Asked { q: text, ..Asked::default() };
            Ok(Redirect::to(&asked.address(PATH, "")).into_response())
        }
    }
}

/// The page without rows and with one sentence.
fn told(app: &App, visitor: &Visitor, (q, told): (&str, String)) -> Response {
    let asked = Asked { q: q.to_owned(), ..Asked::default() };
    let page = page(app, visitor, asked, Found::default());
    problem::render(&FindConcerns { told, asks: false, ..page }, StatusCode::UNPROCESSABLE_ENTITY)
}

fn phone_asks_elsewhere(app: &App, visitor: &Visitor) -> Response {
    if visitor.actor.has(Role::FrontDesk) {
        return Redirect::to(BY_PHONE).into_response();
    }
    let sentence = visitor.page(app).t("find-phone-front-desk").to_string();
    told(app, visitor, ("", sentence))
}

async fn found_by_number(app: &App, visitor: &Visitor, typed: &str) -> Result<Response, Problem> {
    let plain: String = typed.nfkc().collect();
    let number = match Number::parse(&plain) {
        Ok(number) => number,
        Err(fault) => return Ok(told(app, visitor, (typed, wrong_number(&visitor.page(app), fault)))),
    };
    let row = app.ledger().read(move |read| view::row_of_number(read, number)).await?;
    let page = if row.is_some_and(|row| only_issues_codes(app, visitor, row)) { "/issue-code" } else { "" };
    Ok(Redirect::to(&format!("/desk/concerns/{}{page}", number.digits())).into_response())
}

/// Only the check digits speak early; whether a number is somebody's is not said.
fn wrong_number(page: &Page, fault: NumberFault) -> String {
    match fault {
        NumberFault::Check => page.t("find-number-check").to_string(),
        NumberFault::Letters => page.t("find-number-letters").to_string(),
        NumberFault::Length(digits) => page.t("find-number-length").with("n", digits).to_string(),
    }
}

/// At the counter somebody asks for a new code of a concern that went on to another unit: there is nothing else to see here.
fn only_issues_codes(app: &App, visitor: &Visitor, row: DeskRow) -> bool {
    let facts = Facts::Concern(row.facts);
    let may = |action| access::may(&visitor.actor, action, &facts, &Relation::default(), app.now()).is_ok();
    may(Action::IssueCode) && !may(Action::ReadConcern)
}

async fn look_up(app: &App, visitor: &Visitor, asked: Asked) -> Result<(Found, Vec<Saved>), Fault> {
    let (actor, now, indexer) = (visitor.actor.clone(), app.now(), app.indexer().clone());
    let office = visitor.office.office.clone();
    let found = app.ledger().read(move |read| {
        let saved = saved_filters::of(read, &actor)?;
        let looking = Looking { actor: &actor, now, index: Some(indexer.index()) };
        let (filter, after) = (asked.filter(&office), After::parse(&asked.after));
        if !asked.asks() || asked.is_unfindable() {
            return Ok((Found::default(), saved));
        }
        Ok((finds::rows(read, &looking, &filter, after.as_ref(), Most::PAGE)?, saved))
    });
    found.await
}

fn page(app: &App, visitor: &Visitor, asked: Asked, mut found: Found) -> FindConcerns {
    let page = visitor.desk_page(app, "area-desk");
    let today = app.now().day(app.zone());
    let more = found.rows.len() > lists::PAGE;
    found.rows.truncate(lists::PAGE);
    let next = found.rows.last().filter(|_| more).map_or(String::new(), |last| {
        let after = After { day: last.row.received.clone(), concern: last.row.concern, task: 0 };
        asked.address(PATH, &after.word())
    });
    let further = found.cut.filter(|_| !more).map(|cut| further(&page, &asked, cut));
    let rows = found.rows.iter().map(|one| {
        let row = show_inbox::row(&page, visitor, one, today);
        let parts = [row.place.as_str(), visitor.office.unit_name(one.row.facts.unit)];
        let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Row { place, ..row }
    });
    FindConcerns {
        rows: rows.collect(),
        rail: rail(&page, visitor),
        told: if asked.is_unfindable() { page.t("find-no-words").to_string() } else { String::new() },
        choices: choices(&page, visitor, &asked),
        asks: asked.asks(),
        further,
        next,
        first: if asked.after.is_empty() { String::new() } else { asked.address(PATH, "") },
        excel: asked.address("/desk/find/excel", ""),
        saved: Vec::new(),
        keys: keys(&page),
        asked,
        page,
    }
}

fn further(page: &Page, asked: &Asked, cut: Cut) -> Further {
    let (day, href) = match cut {
        Cut::Day(day) => (day, Asked { until: day.to_string(), ..asked.clone() }.address(PATH, "")),
        Cut::Within(day, after) => (day, asked.address(PATH, &after.word())),
    };
    Further { sentence: page.t("find-cut").with("day", dates::full_day(page.words, day)).to_string(), href }
}

fn keys(page: &Page) -> Vec<KeyHint> {
    vec![
        KeyHint::new(&["j", "k"], page.t("key-up-down")),
        KeyHint::new(&["↵"], page.t("key-open")),
        KeyHint::new(&["/"], page.t("key-find")),
    ]
}

fn rail(page: &Page, visitor: &Visitor) -> Rail {
    let mut items = vec![
        RailItem::new("/desk", page.t("desk-back-to-lists"), "").on("u"),
        RailItem::new(PATH, page.t("find-title"), "").here(true),
    ];
    if visitor.actor.has(Role::FrontDesk) {
        items.push(RailItem::new(BY_PHONE, page.t("phone-title"), ""));
    }
    Rail { groups: vec![RailGroup { heading: String::new(), items }] }
}

fn choices(page: &Page, visitor: &Visitor, asked: &Asked) -> Vec<Choice> {
    let office = &visitor.office.office;
    let choice = |name, label: &'static str, chosen: &str, all: Vec<(String, String)>| {
        let any = Pick::new("", page.t("find-any"), chosen);
        let picks = all.into_iter().map(|(value, words)| Pick::new(value, words, chosen));
        Choice { name, label: page.t(label).to_string(), picks: [any].into_iter().chain(picks).collect() }
    };
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != Stage::Unfiled);
    let stages = stages.map(|stage| (stage.word().to_owned(), page.t(names::stage(stage)).to_string()));
    let units = office.units().map(|(id, unit)| (id.to_string(), unit.name.as_str().to_owned()));
    let channels = names::CHANNELS.into_iter();
    let channels = channels.map(|one| (one.word().to_owned(), page.t(names::channel(one)).to_string()));
    let areas = office.areas().map(|(code, name)| (code.as_str().to_owned(), name.as_str().to_owned()));
    let categories = office.all_categories().map(|(code, name)| (code.as_str().to_owned(), name.as_str().to_owned()));
    vec![
        choice("state", "find-state", &asked.state, stages.collect()),
        choice("unit", "find-unit", &asked.unit, units.collect()),
        choice("channel", "find-channel", &asked.channel, channels.collect()),
        choice("place", "find-place", &asked.place, areas.collect()),
        choice("category", "find-category", &asked.category, categories.collect()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_told_apart() {
        let number = Number::parse("4107 3529 6889").unwrap();
        for typed in ["410735296889", " ４１０７ 3529-6889 ", "4107·3529·6889"] {
            assert_eq!(judge(typed), Typed::Number(number), "{typed}");
        }
        assert_eq!(judge("4107 3529 6888"), Typed::Wrong(NumberFault::Check));
        assert_eq!(judge("4107 3529 68890"), Typed::Wrong(NumberFault::Length(13)));
        for typed in ["14200136204", "１４２ 0013-6204", "+86 14200136204", "0300-6123450", "0571-88888888", "6123450"]
        {
            assert_eq!(judge(typed), Typed::Phone, "{typed}");
        }
        for typed in ["", "路灯", "G318", "110", "2026 路灯", "12345 号文"] {
            assert_eq!(judge(typed), Typed::Words, "{typed}");
        }
    }

    #[test]
    fn the_record_of_a_reading_holds_the_filter_and_no_word() {
        let asked = Asked { q: "路灯".into(), state: "handling".into(), unit: "2".into(), ..Asked::default() };
        assert_eq!(asked.filter_words(), "words=1&state=handling&unit=2");
        let strange = Asked { state: "某某".into(), ..Asked::default() };
        assert_eq!(strange.filter_words(), "");
        assert_eq!(asked.address(PATH, ""), "/desk/find?q=%E8%B7%AF%E7%81%AF&state=handling&unit=2");
    }
}
