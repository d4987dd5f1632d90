//! 单位和人: units, posts, people and their accounts. The administrator sees no concern here, nor anywhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::office::UnitKind;

use super::form_page::t;
use super::set_post::role_name;
use crate::accounts::store::{self, Account};
use crate::app::App;
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
    /// What has just been done.
    pub said_here: String,
    /// A password made just now, shown once; empty otherwise.
    pub password: String,
    /// What should be mended, such as a single supervisor.
    pub warnings: Vec<String>,
    /// Posts of the unit.
    pub posts: Vec<PostRow>,
    /// Everybody with an account.
    pub people: Vec<PersonRow>,
    /// What can be done here.
    pub steps: Vec<StepLink>,
    /// Keys.
    pub keys: Vec<KeyHint>,
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
    /// Change it.
    pub href: String,
}

/// Who holds a post.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The name.
    pub name: String,
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

/// `GET /office/units/{unit}`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(unit): Path<u32>) -> Result<Response, Problem> {
    let accounts = app.ledger().read(store::all).await?;
    Ok(ok(&page(&app, &visitor, UnitId(unit), &accounts).ok_or(Problem::NotFound)?))
}

fn page(app: &App, visitor: &Visitor, id: UnitId, accounts: &[Account]) -> Option<ShowOffice> {
    let office = &visitor.office.office;
    let unit = office.unit(id)?;
    let mut page = visitor.desk_page(app, "area-office");
    page.elder = false;
    let posts: Vec<PostRow> =
        office.posts().filter(|(_, post)| post.unit == id).map(|(post, _)| post_row(visitor, id, post)).collect();
    let filled = posts.iter().filter(|post| !post.holders.is_empty()).count();
    let kind = match unit.kind {
        UnitKind::LettersOffice => "office-kind-letters",
        UnitKind::Organ => "office-kind-organ",
    };
    let phone = unit.phone.as_ref().map_or("", |phone| phone.as_str());
    Some(ShowOffice {
        rail: rail(visitor, id),
        unit: unit.name.as_str().to_owned(),
        about: format!("{}　{phone}", t(visitor, kind)),
        summary: page.t("office-summary").with("posts", posts.len()).with("filled", filled).to_string(),
        said_here: String::new(),
        password: String::new(),
        warnings: warnings(visitor),
        posts,
        people: people(visitor, id, accounts),
        steps: steps(visitor, id),
        keys: vec![KeyHint::new(&["?"], page.t("desk-help"))],
        page,
    })
}

fn rail(visitor: &Visitor, here: UnitId) -> Rail {
    let office = &visitor.office.office;
    let unit_item = |(id, unit): (UnitId, &huiyin_domain::office::Unit)| {
        let people = office.people().filter(|(person, _)| office.posts_of(*person).iter().any(|held| held.unit == id));
        RailItem::new(format!("/office/units/{id}"), unit.name.as_str(), people.count()).here(id == here)
    };
    let lists = [
        ("/office/areas", "office-areas-title"),
        ("/office/categories", "office-categories-title"),
        ("/office/describe", "office-describe-title"),
        ("/office/english", "english-title"),
        ("/office/texts", "texts-title"),
        (super::require_second_factor::PATH, "second-factor-roles-title"),
        (super::see_doctor::PATH, "doctor-title"),
    ];
    let mut lists = lists.map(|(path, key)| RailItem::new(path, t(visitor, key), "")).to_vec();
    let waiting = office.proposals().count();
    lists.push(RailItem::new(super::confirm_change::PATH, t(visitor, "second-title"), waiting));
    Rail {
        groups: vec![
            RailGroup { heading: t(visitor, "office-units"), items: office.units().map(unit_item).collect() },
            RailGroup { heading: t(visitor, "office-lists"), items: lists },
        ],
    }
}

fn post_row(visitor: &Visitor, unit: UnitId, id: PostId) -> PostRow {
    let office = &visitor.office.office;
    let holder = |person: PersonId| Holder {
        name: visitor.office.person_name(person).to_owned(),
        href: format!("/office/people/{person}"),
    };
    PostRow {
        title: office.post(id).map_or(String::new(), |post| post.title.as_str().to_owned()),
        role: office.post(id).map_or(String::new(), |post| role_name(visitor, post.role)),
        holders: office.holders(id).map(holder).collect(),
        href: format!("/office/units/{unit}/posts/{id}"),
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
        step(format!("/office/units/{unit}/english"), "english-edit", false),
        step("/office/units/new/edit".to_owned(), "office-add-unit", false),
    ]
}
