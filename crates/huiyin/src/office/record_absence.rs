//! 请假和代理: who is away when, who stands in for whom, and which posts will have no owner of their own. Everybody records
//! their own absence, the head those of the unit; the deputies of the same posts are named on the same page.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Absence, Command, Deputy, Post};

use super::form_page::t;
use super::set_deputy;
use crate::app::App;
use crate::desk::standing;
use crate::web::dates;
use crate::web::desk::Pick;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/desk/absences";

/// Absences and deputies.
#[derive(Template)]
#[template(path = "office/pages/record_absence.html")]
pub struct RecordAbsence {
    /// The layout's needs.
    pub page: Page,
    /// What has just been done; may be empty.
    pub said_here: String,
    /// Posts that have, or will have, no owner of their own.
    pub gaps: Vec<GapRow>,
    /// Absences that are not over.
    pub away: Vec<AwayRow>,
    /// For whom the reader may record one; the first is the reader.
    pub people: Vec<Pick>,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed.
    pub until: String,
    /// Posts for which the reader may name deputies.
    pub posts: Vec<DeputyRow>,
    /// The same as picks.
    pub for_post: Vec<Pick>,
    /// Posts that could stand in.
    pub deputies: Vec<Pick>,
    /// First and last day of the deputy, as typed.
    pub deputy_days: (String, String),
    /// Whether a deputy takes a second person here.
    pub takes_two: bool,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// A post without an owner of its own.
#[derive(Clone, Debug)]
pub struct GapRow {
    /// Which, why, from when, to whom it falls.
    pub words: String,
    /// Where its work is handed over; empty for whoever may not.
    pub href: String,
}

/// Somebody who is or will be away.
#[derive(Clone, Debug)]
pub struct AwayRow {
    /// Who; in the form.
    pub person: String,
    /// What they are called.
    pub name: String,
    /// The first day; in the form.
    pub from: String,
    /// From when to when.
    pub days: String,
    /// Who stands in for which post, a line each.
    pub covers: Vec<String>,
}

/// A post with its deputies.
#[derive(Clone, Debug)]
pub struct DeputyRow {
    /// Its number; in the form.
    pub post: String,
    /// Unit and title.
    pub title: String,
    /// Who answers for it today.
    pub who: String,
    /// Its deputies: number and words.
    pub deputies: Vec<Pick>,
    /// Where its work is handed over; empty for whoever may not.
    pub hand_over: String,
}

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// What is said beside the page.
#[derive(Default)]
pub(super) struct Told {
    pub(super) wrongs: Vec<Wrong>,
    pub(super) refused: String,
    pub(super) said_here: String,
}

/// `GET /desk/absences`
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    let key = match asked.done.as_str() {
        "recorded" => "absence-done-recorded",
        "back" => "absence-done-back",
        "deputy" => "absence-done-deputy",
        "asked" => "absence-done-asked",
        "handed-over" => "absence-done-handed-over",
        _nothing => "",
    };
    let said_here = if key.is_empty() { String::new() } else { t(&visitor, key) };
    page(&app, &visitor, (&Fields::default(), Told { said_here, ..Told::default() }))
}

/// `POST /desk/absences`: which button was pressed stands in `act`.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let (command, done) = match read(&fields) {
        Ok(read) => read,
        Err(wrongs) => return Ok(page(&app, &visitor, (&fields, Told { wrongs, ..Told::default() }))),
    };
    Ok(match super::order(&app, &visitor, (vec![command], Vec::new()), &fields).await? {
        Ok(_done) => Redirect::to(&format!("{PATH}?done={done}")).into_response(),
        Err(refused) => page(&app, &visitor, (&fields, Told { refused, ..Told::default() })),
    })
}

fn read(fields: &Fields) -> Result<(Command, &'static str), Vec<Wrong>> {
    let person = fields.get("person").parse().map(PersonId).map_err(|_| vec![Wrong::new("person", "wrong-pick")])?;
    let day =
        |field: &'static str| fields.get(field).parse::<Day>().map_err(|_| Wrong::new(field, "absence-wrong-day"));
    match (fields.get("act"), day("from"), day("until")) {
        ("back", Ok(from), _) => Ok((Command::EndAbsence { person, from }, "back")),
        (_, Ok(from), Ok(until)) => Ok((Command::RecordAbsence { person, from, until }, "recorded")),
        (_, from, until) => Err(from.err().into_iter().chain(until.err()).collect()),
    }
}

/// The page, with what was typed.
pub(super) fn page(app: &App, visitor: &Visitor, (fields, told): (&Fields, Told)) -> Response {
    let status = match (told.wrongs.is_empty(), told.refused.is_empty()) {
        (true, true) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, false) => StatusCode::CONFLICT,
    };
    let page = visitor.desk_page(app, "area-desk");
    let near = standing::near(&visitor.office.office, visitor);
    let gaps = near.iter().map(|one| GapRow {
        words: standing::gap_said(&visitor.office, &page, one),
        href: hand_over(visitor, one.post),
    });
    let posts = set_deputy::posts(visitor);
    let shown = RecordAbsence {
        said_here: told.said_here,
        gaps: gaps.collect(),
        away: away(visitor, &page),
        people: people(visitor, fields),
        from: fields.get("from").to_owned(),
        until: fields.get("until").to_owned(),
        posts: posts.iter().map(|id| deputy_row(visitor, &page, *id)).collect(),
        for_post: posts.iter().map(|id| Pick::new(id, title(visitor, *id), fields.get("post"))).collect(),
        deputies: set_deputy::deputies(visitor)
            .into_iter()
            .map(|id| Pick::new(id, visitor.office.post_said(id, &page), fields.get("deputy")))
            .collect(),
        deputy_days: (fields.get("deputy_from").to_owned(), fields.get("deputy_until").to_owned()),
        takes_two: visitor.actor.has(Role::Admin),
        wrongs: told.wrongs,
        refused: told.refused,
        page,
    };
    render(&shown, status)
}

fn title(visitor: &Visitor, id: PostId) -> String {
    let post = visitor.office.office.post(id);
    post.map_or(String::new(), |post| format!("{} {}", visitor.office.unit_name(post.unit), post.title.as_str()))
}

/// Heads give out the work of their unit.
fn hand_over(visitor: &Visitor, id: PostId) -> String {
    let unit = visitor.office.office.post(id).map(|post| post.unit);
    let heads = unit.is_some_and(|unit| visitor.actor.has_in(Role::UnitHead, unit));
    let handles =
        visitor.office.office.post(id).is_some_and(|post| matches!(post.role, Role::Handler | Role::UnitHead));
    if heads && handles { format!("/desk/hand-over/{id}") } else { String::new() }
}

/// Oneself first, then the people of the units one heads; everybody for the administrator.
fn mine(visitor: &Visitor) -> Vec<PersonId> {
    let office = &visitor.office.office;
    let myself = visitor.actor.person();
    let heads = |post: &PostId| office.post(*post).is_some_and(|post| visitor.actor.has_in(Role::UnitHead, post.unit));
    let all = visitor.actor.has(Role::Admin);
    let others = office.people().filter(|(id, person)| {
        Some(*id) != myself && !person.disabled && !person.posts.is_empty() && (all || person.posts.iter().any(heads))
    });
    myself.into_iter().chain(others.map(|(id, _)| id)).collect()
}

fn people(visitor: &Visitor, fields: &Fields) -> Vec<Pick> {
    let pick = |id: PersonId| Pick::new(id, visitor.office.person_name(id), fields.get("person"));
    mine(visitor).into_iter().map(pick).collect()
}

fn away(visitor: &Visitor, page: &Page) -> Vec<AwayRow> {
    let office = &visitor.office.office;
    let today = office.today();
    let mut found: Vec<(PersonId, Absence)> = Vec::new();
    for person in mine(visitor) {
        let open = office.absences_of(person).iter().filter(|absence| absence.until >= today);
        found.extend(open.map(|absence| (person, *absence)));
    }
    found.sort_by_key(|(person, absence)| (absence.from, *person));
    let row = |(person, absence): (PersonId, Absence)| AwayRow {
        person: person.to_string(),
        name: visitor.office.person_name(person).to_owned(),
        from: absence.from.to_string(),
        days: days_said(page, (absence.from, absence.until), today),
        covers: covers(visitor, page, (person, absence)),
    };
    found.into_iter().map(row).collect()
}

fn days_said(page: &Page, (from, until): (Day, Day), today: Day) -> String {
    let day = |day| dates::day_seen_on(page.words, day, today);
    page.t("absence-days").with("from", day(from)).with("until", day(until)).to_string()
}

/// Who answers for each of the person's posts on the first day away.
fn covers(visitor: &Visitor, page: &Page, (person, absence): (PersonId, Absence)) -> Vec<String> {
    let office = &visitor.office.office;
    let then = office.on(absence.from.max(office.today()));
    let Some(found) = office.person(person) else { return Vec::new() };
    let line = |id: &PostId| {
        let post = office.post(*id)?;
        let cover = then.cover(*id)?;
        let names: Vec<&str> = cover.people().iter().map(|one| visitor.office.person_name(*one)).collect();
        let key = if names.is_empty() { "absence-cover-nobody" } else { "absence-cover" };
        let who = names.join(&page.t("list-comma").to_string());
        Some(page.t(key).with("post", post.title.as_str()).with("who", who).to_string())
    };
    found.posts.iter().filter_map(line).collect()
}

fn deputy_row(visitor: &Visitor, page: &Page, id: PostId) -> DeputyRow {
    let office = &visitor.office.office;
    let names = |people: &[PersonId]| {
        let names: Vec<&str> = people.iter().map(|one| visitor.office.person_name(*one)).collect();
        names.join(&page.t("list-comma").to_string())
    };
    let open = office.deputies_of(id).iter().filter(|deputy| deputy.until.is_none_or(|until| until >= office.today()));
    DeputyRow {
        post: id.to_string(),
        title: title(visitor, id),
        who: names(office.cover(id).as_ref().map_or(&[], |cover| cover.people())),
        deputies: open.map(|deputy| Pick::new(deputy.post, deputy_said(visitor, page, deputy), "")).collect(),
        hand_over: hand_over(visitor, id),
    }
}

/// Who stands in, standing or for which days.
pub(super) fn deputy_said(visitor: &Visitor, page: &Page, deputy: &Deputy) -> String {
    let office = &visitor.office.office;
    let names: Vec<&str> = office.holders(deputy.post).map(|one| visitor.office.person_name(one)).collect();
    let post = office.post(deputy.post).map_or("", |post: &Post| post.title.as_str());
    let day = |day: Day| dates::day_seen_on(page.words, day, office.today());
    let say = match (deputy.from, deputy.until) {
        (_, None) => page.t("deputy-standing"),
        (from, Some(until)) => {
            page.t("deputy-for-days").with("from", day(from.unwrap_or(office.today()))).with("until", day(until))
        }
    };
    say.with("who", names.join(&page.t("list-comma").to_string())).with("post", post).to_string()
}
