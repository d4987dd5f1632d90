//! 单位和人: units, posts, people and their accounts. The administrator sees no concern here, nor anywhere.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Office, UnitKind};

use super::arrange::{self, Owed};
use super::export_office::{ALL, List};
use super::form_page::t;
use super::history;
use super::record_absence::deputy_said;
use super::set_post::role_name;
use crate::accounts::store::{self, Account};
use crate::app::App;
use crate::web::dates;
use crate::web::desk::{KeyHint, Rail, RailGroup, RailItem, StepLink};
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;

/// The administrator's page of one unit.
#[derive(Template)]
#[template(path = "office/pages/show_office.html")]
pub struct ShowOffice {
    /// The layout's needs.
    pub page: Page,
    /// Units.
    pub rail: Rail,
    /// The unit.
    pub unit: String,
    /// Kind, phone, letters of its document numbers.
    pub about: String,
    /// Posts, how many filled: a sentence.
    pub summary: String,
    /// How much of it no post owes by itself, and by which roles; empty when every concern has its post.
    pub by_roles: String,
    /// What has just been done.
    pub said_here: String,
    /// A password made just now, shown once; empty otherwise.
    pub password: String,
    /// What should be mended, such as a single supervisor.
    pub warnings: Vec<String>,
    /// The day that is shown, when it is not today; empty otherwise.
    pub other_day: String,
    /// The day in the field, as `2026-12-01`.
    pub day: String,
    /// The unit's own page.
    pub path: String,
    /// Its number.
    pub id: String,
    /// Whether it can be changed here: not on another day, nor when it is gone.
    pub open: bool,
    /// Changes that wait for their day.
    pub plans: Vec<ChangeLine>,
    /// What changed, the latest first.
    pub changes: Vec<ChangeLine>,
    /// Posts of the unit.
    pub posts: Vec<PostRow>,
    /// Everybody with an account.
    pub people: Vec<PersonRow>,
    /// What can be done here.
    pub steps: Vec<StepLink>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// A change of the past, or one that waits for its day.
#[derive(Clone, Debug)]
pub struct ChangeLine {
    /// The day.
    pub when: String,
    /// What.
    pub words: String,
    /// The number under which a waiting one can be dropped; empty for one of the past.
    pub no: String,
}

/// One post.
#[derive(Clone, Debug)]
pub struct PostRow {
    /// Its title.
    pub title: String,
    /// What it is for.
    pub role: String,
    /// Who holds it; empty when vacant.
    pub holders: Vec<Holder>,
    /// Who stands in: the AB post.
    pub deputies: Vec<String>,
    /// How much it owes now.
    pub owes: String,
    /// Change it.
    pub href: String,
    /// Close it.
    pub close: String,
}

/// Who holds a post.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The name, and how long they are away.
    pub name: String,
    /// Since when, and until when; may be empty.
    pub since: String,
    /// Their own page.
    pub href: String,
}

/// One account.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// Their own page.
    pub href: String,
    /// The account.
    pub account: String,
    /// Posts, or that it is switched off.
    pub posts: String,
    /// When they last signed in; may be empty.
    pub last: String,
}

/// `GET /office`: the first unit.
pub async fn first(visitor: Visitor) -> Result<Response, Problem> {
    let first = visitor.office.office.units().next().map(|(id, _)| id).ok_or(Problem::NotFound)?;
    Ok(Redirect::to(&format!("/office/units/{first}")).into_response())
}

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// As of another day.
    #[serde(default)]
    on: String,
}

/// `GET /office/units/{unit}`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<u32>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let accounts = app.ledger().read(store::all).await?;
    let (history, owed) = (history::read(&app).await?, arrange::owed(&app).await?);
    let day = asked.on.parse().unwrap_or(visitor.office.office.today());
    let seen = Seen { office: history::as_of(&app, &visitor, (&history, day)), day, owed, history };
    Ok(ok(&page(&app, &visitor, (UnitId(unit), &seen), &accounts).ok_or(Problem::NotFound)?))
}

/// What the page is made of: the office of the day that is shown, how much is owed now, and what happened.
struct Seen {
    office: Arc<Office>,
    day: Day,
    owed: Owed,
    history: Vec<history::Happened>,
}

fn page(app: &App, visitor: &Visitor, (id, seen): (UnitId, &Seen), accounts: &[Account]) -> Option<ShowOffice> {
    let office = &seen.office;
    let unit = office.unit(id)?;
    let mut page = visitor.desk_page(app, "area-office");
    page.elder = false;
    let today = visitor.office.office.today();
    let posts: Vec<PostRow> = office
        .posts()
        .filter(|(_, post)| post.unit == id)
        .map(|(post, _)| post_row(visitor, &page, (id, post), seen))
        .collect();
    let filled = posts.iter().filter(|post| !post.holders.is_empty()).count();
    let kind = match unit.kind {
        UnitKind::LettersOffice => "office-kind-letters",
        UnitKind::Organ => "office-kind-organ",
    };
    let phone = unit.phone.as_ref().map_or("", |phone| phone.as_str());
    let summary = page.t("office-summary").with("posts", posts.len()).with("filled", filled);
    let open = seen.day == today && unit.works;
    Some(ShowOffice {
        rail: rail(visitor, id, seen),
        unit: unit.name.as_str().to_owned(),
        about: format!("{}　{phone}", t(visitor, kind)),
        summary: summary.with("owed", arrange::of_unit(&seen.owed, office, id)).to_string(),
        by_roles: by_roles(visitor, &page, &arrange::by_roles(&seen.owed, id)),
        said_here: gone(visitor, &page, (id, seen)),
        password: String::new(),
        warnings: warnings(visitor),
        other_day: if seen.day == today { String::new() } else { dates::full_day(page.words, seen.day) },
        day: seen.day.to_string(),
        path: format!("/office/units/{id}"),
        id: id.to_string(),
        open,
        plans: history::plans(app, visitor, id),
        changes: history::changes(app, visitor, (&seen.history, id)),
        posts,
        people: people(visitor, id, accounts),
        steps: if open { steps(visitor, id) } else { Vec::new() },
        keys: vec![KeyHint::new(&["?"], page.t("desk-help"))],
        page,
    })
}

/// `其中 24 件还没到具体岗位……：登记分办 12，单位负责人 12`
fn by_roles(visitor: &Visitor, page: &Page, owed: &[(Role, i64)]) -> String {
    let sum: i64 = owed.iter().map(|(_, concerns)| concerns).sum();
    if sum == 0 {
        return String::new();
    }
    let each: Vec<String> = owed.iter().map(|(role, n)| format!("{} {n}", role_name(visitor, *role))).collect();
    let each = each.join(&t(visitor, "list-comma"));
    page.t("office-by-roles").with("n", sum).with("each", each).to_string()
}

/// A unit that is gone says since when, and who goes on.
fn gone(visitor: &Visitor, page: &Page, (id, seen): (UnitId, &Seen)) -> String {
    let Some(succession) = seen.office.succession(id) else { return String::new() };
    let day = dates::full_day(page.words, succession.since);
    let successor = visitor.office.unit_name(seen.office.successor(id)).to_owned();
    page.t("office-gone").with("day", day).with("successor", successor).to_string()
}

fn rail(visitor: &Visitor, here: UnitId, seen: &Seen) -> Rail {
    let office = &seen.office;
    let posts = |id: UnitId| office.posts().filter(|(_, post)| post.unit == id).count();
    let item = |(depth, id): (u8, UnitId)| {
        let name = office.unit(id).map_or("", |unit| unit.name.as_str());
        RailItem::new(format!("/office/units/{id}"), name, posts(id)).here(id == here).below(depth)
    };
    let over = office.units().filter(|(_, unit)| !unit.works);
    let over = over.map(|(id, unit)| {
        let item = RailItem::new(format!("/office/units/{id}"), unit.name.as_str(), "").here(id == here);
        let since = office.succession(id).map_or(String::new(), |gone| gone.since.to_string());
        RailItem { count: since, ..item }
    });
    let lists = [
        ("/office/areas", "office-areas-title"),
        ("/office/categories", "office-categories-title"),
        (super::retire_category::PATH, "office-retire-title"),
        (super::set_day::PATH, "days-title"),
        ("/office/describe", "office-describe-title"),
        ("/office/english", "english-title"),
        ("/office/texts", "texts-title"),
        (super::require_second_factor::PATH, "second-factor-roles-title"),
        (super::see_doctor::PATH, "doctor-title"),
    ];
    let mut lists = lists.map(|(path, key)| RailItem::new(path, t(visitor, key), "")).to_vec();
    let waiting = office.proposals().count();
    lists.push(RailItem::new(super::confirm_change::PATH, t(visitor, "second-title"), waiting));
    lists.push(RailItem::new(super::record_absence::PATH, t(visitor, "absence-title"), ""));
    let one = |list: List| RailItem::new(format!("/office/export/{}", list.word()), t(visitor, list.key()), "");
    let all = RailItem::new(format!("/office/export/{ALL}"), t(visitor, "excel-all"), "");
    let back = RailItem::new(super::import_office::PATH, t(visitor, "excel-in-title"), "");
    let files: Vec<RailItem> = [all].into_iter().chain(List::ALL.map(one)).chain([back]).collect();
    let mut groups = vec![
        RailGroup { heading: t(visitor, "office-units"), items: office.tree().into_iter().map(item).collect() },
        RailGroup { heading: t(visitor, "office-over"), items: over.collect() },
        RailGroup { heading: t(visitor, "office-lists"), items: lists },
        RailGroup { heading: t(visitor, "excel-heading"), items: files },
    ];
    groups.retain(|group| !group.items.is_empty());
    Rail { groups }
}

fn post_row(visitor: &Visitor, page: &Page, (unit, id): (UnitId, PostId), seen: &Seen) -> PostRow {
    let office = &seen.office;
    let day = |day: Day| dates::day_seen_on(page.words, day, office.today());
    let holder = |person: PersonId| {
        let since = history::since(&seen.history, (person, id), seen.day).map(day);
        let until = office.leaves_on(person, id).and_then(|day| day.yesterday().ok()).map(day);
        let away = office.absence(person).map(|absence| day(absence.until));
        let since = since.map(|since| page.t("office-since").with("day", since).to_string());
        let until = until.map(|until| page.t("office-until").with("day", until).to_string());
        let away = away.map(|until| page.t("office-away-until").with("day", until).to_string());
        Holder {
            name: visitor.office.person_name(person).to_owned(),
            since: [since, until, away].into_iter().flatten().collect::<Vec<_>>().join(&t(visitor, "list-comma")),
            href: format!("/office/people/{person}"),
        }
    };
    let open = office.deputies_of(id).iter().filter(|deputy| deputy.until.is_none_or(|until| until >= seen.day));
    let found = office.post(id);
    PostRow {
        title: found.map_or(String::new(), |post| post.title.as_str().to_owned()),
        role: found.map_or(String::new(), |post| role_name(visitor, post.role)),
        holders: office.holders(id).map(holder).collect(),
        deputies: open.map(|deputy| deputy_said(visitor, page, deputy)).collect(),
        owes: arrange::of_post(&seen.owed, id).to_string(),
        href: format!("/office/units/{unit}/posts/{id}"),
        close: format!("/office/posts/{id}/close"),
    }
}

/// People of the unit, and those who hold no post anywhere: they would be found nowhere else.
fn people(visitor: &Visitor, unit: UnitId, accounts: &[Account]) -> Vec<PersonRow> {
    let office = &visitor.office.office;
    let here = |id: PersonId, person: &huiyin_domain::office::Person| {
        let mut posts = person.posts.iter().filter_map(|post| office.post(*post));
        person.posts.is_empty() || office.posts_of(id).is_empty() || posts.any(|post| post.unit == unit)
    };
    let row = |(id, person): (PersonId, &huiyin_domain::office::Person)| PersonRow {
        name: visitor.office.person_name(id).to_owned(),
        href: format!("/office/people/{id}"),
        account: accounts
            .iter()
            .find(|account| account.person == id)
            .map_or(String::new(), |found| found.login.clone()),
        posts: if person.disabled { t(visitor, "office-disabled") } else { posts_said(visitor, id) },
        last: String::new(),
    };
    office.people().filter(|(id, person)| here(*id, person)).map(row).collect()
}

fn posts_said(visitor: &Visitor, person: PersonId) -> String {
    let held = visitor.office.office.posts_of(person);
    let titles = held.iter().filter_map(|held| visitor.office.office.post(held.post));
    let said: Vec<&str> = titles.map(|post| post.title.as_str()).collect();
    if said.is_empty() { t(visitor, "office-no-post-yet") } else { said.join("、") }
}

/// What would leave something without an owner, or a sealed reply without its second person.
fn warnings(visitor: &Visitor) -> Vec<String> {
    let office = &visitor.office.office;
    let supervisors: std::collections::BTreeSet<_> =
        office.units().flat_map(|(unit, _)| office.holders_in(unit, Role::Supervisor)).collect();
    let desk = office.described().map(|described| described.desk);
    let manned = desk.is_some_and(|desk| !office.holders_in(desk, Role::FrontDesk).is_empty());
    let alone = (supervisors.len() < 2).then(|| t(visitor, "office-warn-supervisors"));
    let empty = (!manned).then(|| t(visitor, "office-warn-desk"));
    alone.into_iter().chain(empty).collect()
}

fn steps(visitor: &Visitor, unit: UnitId) -> Vec<StepLink> {
    let step = |href: String, key: &'static str, main: bool| StepLink { href, words: t(visitor, key), key: "", main };
    vec![
        step("/office/people/new".to_owned(), "office-add-person", true),
        step(format!("/office/units/{unit}/posts/new"), "office-add-post", false),
        step(format!("/office/units/{unit}/edit"), "office-edit-unit", false),
        step(format!("/office/units/{unit}/jurisdiction"), "office-jurisdiction-edit", false),
        step(format!("/office/units/{unit}/english"), "english-edit", false),
        step("/office/units/new/edit".to_owned(), "office-add-unit", false),
        step(format!("/office/units/{unit}/dissolve"), "office-dissolve", false),
    ]
}
