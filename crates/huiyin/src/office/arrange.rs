//! 生效以前: a change of the house is asked for with its first day, and what will change is said before it is done. Also drops a
//! change that has not taken effect.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::event::Stamp;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{ArrangementNo, PersonId, PostId, UnitId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Arrangement, Command, Cover, Office};

use super::form_page::t;
use crate::app::App;
use crate::casework::view;
use crate::web::dates;
use crate::web::desk::Pick;
use crate::web::form::Fields;
use crate::web::icons::Shape;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;

/// What will change, before it does.
#[derive(Template)]
#[template(path = "office/pages/arrange.html")]
pub struct Arrange {
    /// The layout's needs.
    pub page: Page,
    /// What is done: a person moves, a unit goes.
    pub title: String,
    /// What it means.
    pub intro: String,
    /// Path of this page.
    pub path: String,
    /// Where one came from.
    pub back: String,
    /// What is picked, one list each: name, label, answers.
    pub picks: Vec<(&'static str, String, Vec<Pick>)>,
    /// The first day, as typed.
    pub from: String,
    /// What will change; empty until everything is picked.
    pub consequences: Vec<Consequence>,
    /// Who will be told, and in which words.
    pub told: Vec<String>,
    /// The button, with its day; empty while something must be solved first.
    pub button: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// One consequence.
#[derive(Clone, Debug)]
pub struct Consequence {
    /// Its shape: plain, a load, something to be solved first.
    pub shape: Shape,
    /// Class of the colour.
    pub class: &'static str,
    /// What.
    pub words: String,
    /// Where it is looked at or solved; may be empty.
    pub href: String,
}

impl Consequence {
    /// Something that simply follows.
    pub(super) fn plain(words: String) -> Self {
        Self { shape: Shape::Dash, class: "plain", words, href: String::new() }
    }

    /// Something that weighs on somebody.
    pub(super) fn load(words: String) -> Self {
        Self { shape: Shape::Soon, class: "soon", words, href: String::new() }
    }

    /// Something that must be solved.
    pub(super) fn unsolved(words: String, href: &str) -> Self {
        Self { shape: Shape::Alert, class: "no", words, href: href.to_owned() }
    }
}

impl Arrange {
    /// The page of one change with nothing picked.
    pub(super) fn new(app: &App, visitor: &Visitor, (title, intro): (String, &'static str), path: String) -> Self {
        let page = visitor.desk_page(app, "area-office");
        Self {
            title,
            intro: page.t(intro).to_string(),
            path,
            back: "/office".to_owned(),
            picks: Vec::new(),
            from: String::new(),
            consequences: Vec::new(),
            told: Vec::new(),
            button: String::new(),
            wrongs: Vec::new(),
            refused: String::new(),
            page,
        }
    }

    /// Gives the one command that the page asked for, or asks for its second person; refused, the page comes back.
    pub(super) async fn give(
        self,
        app: &App,
        visitor: &Visitor,
        (command, fields): (Result<Command, Vec<Wrong>>, &Fields),
    ) -> Result<Response, Problem> {
        let command = match command {
            Ok(command) => super::alone_or_asked(app, visitor, command).await?,
            Err(wrongs) => return Ok(Self { wrongs, ..self }.answer()),
        };
        match super::order(app, visitor, (vec![command], Vec::new()), fields).await? {
            Ok(_done) => Ok(Redirect::to(&self.back).into_response()),
            Err(refused) => Ok(Self { refused, ..self }.answer()),
        }
    }

    /// Sent to the reader.
    pub(super) fn answer(self) -> Response {
        let status = match (self.wrongs.is_empty(), self.refused.is_empty()) {
            (true, true) => StatusCode::OK,
            (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
            (true, false) => StatusCode::CONFLICT,
        };
        render(&self, status)
    }
}

/// How much every owner owes now.
pub(super) type Owed = BTreeMap<String, i64>;

/// Reads it.
pub(super) async fn owed(app: &App) -> Result<Owed, Problem> {
    let rows = app.ledger().read(view::owners::owed_by_all).await?;
    let mut owed = Owed::new();
    for (by, concerns) in rows {
        *owed.entry(by).or_default() += concerns;
    }
    Ok(owed)
}

/// How much somebody answers for under all posts of that office.
pub(super) fn load(owed: &Owed, office: &Office, person: PersonId) -> i64 {
    let keys = view::owed_keys(&office.posts_of(person));
    keys.iter().filter_map(|key| owed.get(key)).sum()
}

/// How much is owed by this very post.
pub(super) fn of_post(owed: &Owed, post: PostId) -> i64 {
    owed.get(&format!("post:{post}")).copied().unwrap_or(0)
}

/// How much is owed by a unit: its posts, and whoever holds a role in it.
pub(super) fn of_unit(owed: &Owed, office: &Office, unit: UnitId) -> i64 {
    let posts = office.posts().filter(|(_, post)| post.unit == unit).map(|(id, _)| of_post(owed, id)).sum::<i64>();
    let roles = format!("role:{unit}:");
    posts + owed.iter().filter(|(key, _)| key.starts_with(&roles)).map(|(_, concerns)| concerns).sum::<i64>()
}

/// How much is owed in a unit by whoever holds a role, not by a post yet: by each role.
pub(super) fn by_roles(owed: &Owed, unit: UnitId) -> Vec<(Role, i64)> {
    let of = |role: Role| owed.get(&format!("role:{unit}:{}", role.word())).copied().unwrap_or(0);
    super::set_post::roles().map(|(role, _)| (role, of(role))).filter(|(_, concerns)| *concerns > 0).collect()
}

/// The office on the first day, with the change in effect.
pub(super) fn after(app: &App, office: &Office, (from, what): (Day, &Arrangement)) -> Office {
    let mut then = office.on(from);
    then.evolve(&what.clone().into(), &Stamp { at: app.zone().start_of(from), actor: Actor::System });
    then.on(from)
}

/// The first day as typed: today when nothing was.
pub(super) fn first_day(visitor: &Visitor, typed: &str) -> Result<Day, Vec<Wrong>> {
    match typed.trim() {
        "" => Ok(visitor.office.office.today()),
        typed => typed.parse().map_err(|_| vec![Wrong::new("from", "absence-wrong-day")]),
    }
}

/// Names of people, as a list in a sentence.
pub(super) fn names(visitor: &Visitor, people: &[PersonId]) -> String {
    let names: Vec<&str> = people.iter().map(|one| visitor.office.person_name(*one)).collect();
    names.join(&t(visitor, "list-comma"))
}

/// Who has a post's work then, whether that weighs, and what must be solved first.
pub(super) fn who_takes(
    visitor: &Visitor,
    (page, owed): (&Page, &Owed),
    (then, post): (&Office, PostId),
) -> Vec<Consequence> {
    let Some(cover) = then.cover(post) else { return Vec::new() };
    let (who, n) = (names(visitor, cover.people()), of_post(owed, post));
    let mut all = vec![match cover.people().is_empty() {
        true => Consequence::unsolved(page.t("before-nobody").with("n", n).to_string(), "/desk/absences"),
        false => Consequence::plain(page.t("before-stays").with("n", n).with("who", who.clone()).to_string()),
    }];
    if matches!(cover, Cover::Falls(_)) && !cover.people().is_empty() {
        all.push(Consequence::unsolved(page.t("before-falls").with("who", who).to_string(), "/desk/absences"));
    }
    all.extend(cover.people().iter().map(|person| {
        let sum = load(owed, then, *person);
        let name = visitor.office.person_name(*person);
        Consequence::load(page.t("before-load").with("who", name).with("n", sum).to_string())
    }));
    all
}

/// 12月1日（周二）起生效
pub(super) fn button(page: &Page, from: Day, today: Day) -> String {
    if from == today {
        return page.t("before-now").to_string();
    }
    page.t("before-on").with("day", dates::day_seen_on(page.words, from, today)).to_string()
}

/// `POST /office/arrangements/{no}`: drops a change that has not taken effect.
pub async fn post_drop(
    State(app): State<App>,
    visitor: Visitor,
    Path(no): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let command = Command::DropArrangement { no: ArrangementNo(no) };
    let unit = fields.get("unit").parse::<u32>().unwrap_or(1);
    match super::order(&app, &visitor, (vec![command], Vec::new()), &fields).await? {
        Ok(_done) => Ok(Redirect::to(&format!("/office/units/{unit}")).into_response()),
        Err(refused) => {
            let title = t(&visitor, "plans-title");
            let mut page = Arrange::new(&app, &visitor, (title, "plans-intro"), "/office".to_owned());
            page.refused = refused;
            Ok(page.answer())
        }
    }
}
