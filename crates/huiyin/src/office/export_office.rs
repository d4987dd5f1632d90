//! 导出: units, posts, people or categories as an Excel file, as they stand today; or all four as one. No concern is in it. The
//! same columns are read by [`super::import_office`]: out, changed, and in again.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::{CategoryCode, PersonId, PostId, UnitId};
use huiyin_domain::kernel::text::{Line, Name};
use huiyin_domain::office::{Office, Post, Unit, UnitKind};

use super::form_page::t;
use super::set_post::role_key;
use crate::accounts::store;
use crate::app::{App, OfficeNow};
use crate::gate;
use crate::web::problem::Problem;
use crate::web::sheet::{self, Cell, Sheet};
use crate::web::visitor::Visitor;
use crate::web::words::Words;

/// What can be taken out and in again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// 内容分类.
    Categories,
    /// 单位.
    Units,
    /// 岗位.
    Posts,
    /// 人和账号.
    People,
}

impl List {
    /// In the order of a file; what a list names stands in one before it.
    pub const ALL: [Self; 4] = [Self::Units, Self::Posts, Self::People, Self::Categories];

    /// The word of its address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Posts => "posts",
            Self::People => "people",
            Self::Categories => "categories",
        }
    }

    /// The key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Units => "office-units",
            Self::Posts => "office-posts",
            Self::People => "office-people",
            Self::Categories => "office-categories-title",
        }
    }

    /// Its columns, by the key of their names.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Units => &[
                "office-number",
                "office-unit-name",
                "office-unit-parent",
                "office-unit-kind",
                "office-unit-phone",
                "office-unit-address",
                "office-unit-rooms",
                "office-unit-hours",
                "office-unit-letters",
                "office-unit-review",
            ],
            Self::Posts => {
                &["office-number", "excel-post-unit", "office-post-name", "office-post-for", "excel-post-people"]
            }
            Self::People => &[
                "office-number",
                "office-name",
                "office-person-phone",
                "office-account",
                "office-holds",
                "excel-state",
            ],
            Self::Categories => &[
                "office-code",
                "office-level-1",
                "office-level-2",
                "office-level-3",
                "excel-retired",
                "office-retire-successor",
            ],
        }
    }
}

/// Between several in one cell; no title holds it.
pub(super) const SEPARATOR: &str = "\u{ff1b}";

/// The word of an address for all of them in one file.
pub const ALL: &str = "all";

/// `GET /office/export/{list}`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(list): Path<String>) -> Result<Response, Problem> {
    let wanted: Vec<List> = List::ALL.into_iter().filter(|one| list == ALL || one.word() == list).collect();
    let name = match wanted.as_slice() {
        [] => return Err(Problem::NotFound),
        [one] => t(&visitor, one.key()),
        _all => t(&visitor, "excel-all"),
    };
    let logins = logins(&app).await?;
    // Names, telephones and sign-in names of everybody leave the house: who took them is on record before they do.
    if wanted.contains(&List::People) {
        gate::record_office_file(&app, &visitor.actor, "office-people").await?;
    }
    let sheets: Vec<Sheet> = wanted.into_iter().map(|list| sheet(&visitor, &logins, list)).collect();
    sheet::answer_file(&name, sheet::book(&sheets))
}

/// Sign-in names.
pub(super) type Logins = BTreeMap<PersonId, String>;

/// Reads them.
pub(super) async fn logins(app: &App) -> Result<Logins, Problem> {
    let accounts = app.ledger().read(store::all).await?;
    Ok(accounts.into_iter().map(|account| (account.person, account.login)).collect())
}

fn sheet(visitor: &Visitor, logins: &Logins, list: List) -> Sheet {
    let (now, words) = (visitor.office.as_ref(), Words::of(visitor.language));
    let office = now.office.as_ref();
    let rows: Vec<Vec<String>> = match list {
        List::Units => {
            let units = office.tree().into_iter().filter_map(|(_, id)| Some((id, office.unit(id)?)));
            units.map(|(id, unit)| unit_cells(words, office, (id, unit))).collect()
        }
        List::Posts => office.posts().map(|found| post_cells(words, now, found)).collect(),
        List::People => office.people().map(|(id, _)| person_cells(words, (now, logins), id)).collect(),
        List::Categories => office.all_categories().map(|(code, _)| category_cells(words, office, code)).collect(),
    };
    Sheet {
        name: t(visitor, list.key()),
        columns: list.columns().iter().map(|key| t(visitor, key)).collect(),
        rows: rows.into_iter().map(|row| row.iter().map(Cell::text).collect()).collect(),
        note: String::new(),
    }
}

/// A unit as its row says it.
pub(super) fn unit_cells(words: &'static Words, office: &Office, (id, unit): (UnitId, &Unit)) -> Vec<String> {
    let line = |line: &Option<Line>| line.as_ref().map_or(String::new(), |line| line.as_str().to_owned());
    let name = |name: &Option<Name>| name.as_ref().map_or(String::new(), |name| name.as_str().to_owned());
    vec![
        id.to_string(),
        unit.name.as_str().to_owned(),
        unit.parent.map_or(String::new(), |above| unit_said(office, above)),
        words.t(kind_key(unit.kind)).to_string(),
        line(&unit.phone),
        line(&unit.address),
        line(&unit.rooms),
        line(&unit.hours),
        name(&unit.letters),
        name(&unit.review_body),
    ]
}

/// The key of what a kind of unit is called.
pub(super) fn kind_key(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::LettersOffice => "office-kind-letters",
        UnitKind::Organ => "office-kind-organ",
    }
}

/// A post as its row says it.
pub(super) fn post_cells(words: &'static Words, now: &OfficeNow, (id, post): (PostId, &Post)) -> Vec<String> {
    let names: Vec<&str> = now.office.holders(id).map(|person| now.person_name(person)).collect();
    vec![
        id.to_string(),
        unit_said(&now.office, post.unit),
        post.title.as_str().to_owned(),
        words.t(role_key(post.role)).to_string(),
        names.join(SEPARATOR),
    ]
}

/// A person as their row says them.
pub(super) fn person_cells(words: &'static Words, (now, logins): (&OfficeNow, &Logins), id: PersonId) -> Vec<String> {
    let known = now.people.get(&id);
    let disabled = now.office.person(id).is_some_and(|person| person.disabled);
    let held: Vec<String> = held(&now.office, id).into_iter().map(|post| post_said(&now.office, post)).collect();
    vec![
        id.to_string(),
        known.map_or(String::new(), |known| known.name.clone()),
        known.and_then(|known| known.phone.clone()).unwrap_or_default(),
        logins.get(&id).cloned().unwrap_or_default(),
        held.join(SEPARATOR),
        if disabled { words.t("office-disabled").to_string() } else { String::new() },
    ]
}

/// The posts that a person has, switched off or not.
pub(super) fn held(office: &Office, id: PersonId) -> Vec<PostId> {
    let posts = office.person(id).map(|person| person.posts.iter().copied().collect()).unwrap_or_default();
    let there = |post: &PostId| office.closed_since(*post).is_none();
    Vec::into_iter(posts).filter(there).collect()
}

/// A category as its row says it.
pub(super) fn category_cells(words: &'static Words, office: &Office, code: &CategoryCode) -> Vec<String> {
    let path = office.category_path(code);
    let level = |at: usize| path.get(at).map_or(String::new(), |name| name.as_str().to_owned());
    let gone = office.retired_categories().find(|(one, _)| *one == code);
    let successor = gone.and_then(|(_, successor)| successor).map_or(String::new(), ToString::to_string);
    let said = if gone.is_some() { words.t("office-retired").to_string() } else { String::new() };
    vec![code.to_string(), level(0), level(1), level(2), said, successor]
}

/// A unit by its name, behind its number where two have the same.
pub(super) fn unit_said(office: &Office, id: UnitId) -> String {
    let Some(unit) = office.unit(id) else { return id.to_string() };
    let mut same = office.units().filter(|(_, other)| other.works && other.name == unit.name);
    match same.all(|(other, _)| other == id) {
        true => unit.name.as_str().to_owned(),
        false => format!("{id} {}", unit.name.as_str()),
    }
}

/// A post by its unit and title, behind its number where two are called the same.
pub(super) fn post_said(office: &Office, id: PostId) -> String {
    let Some(post) = office.post(id) else { return id.to_string() };
    let unit = office.unit(post.unit).map_or("", |unit| unit.name.as_str());
    let said = format!("{unit} {}", post.title.as_str());
    let called = |other: &Post| {
        other.title == post.title && office.unit(other.unit).is_some_and(|other| other.name.as_str() == unit)
    };
    match office.posts().all(|(other, found)| other == id || !called(found)) {
        true => said,
        false => format!("{id} {said}"),
    }
}
