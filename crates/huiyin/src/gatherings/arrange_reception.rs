//! 排接待日: a new day is published, a day is called off with its reason.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PostId, ReceptionNo};
use huiyin_domain::kernel::text::{Line, Name};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{ArrangeReception, CallOffReception, Command, Reception};
use huiyin_ledger::Failure;

use crate::app::App;
use crate::handle::{OfficeOrder, handle_office};
use crate::web::dates;
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem, render};
use crate::web::refusals;
use crate::web::visitor::Visitor;

/// Where the calendar lies.
pub const RECEPTIONS: &str = "/desk/receptions";
/// More people than this nobody receives on a day.
const MOST_SEATS: u32 = 200;

/// `GET /desk/receptions/new`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    problem::ok(&form(&app, &visitor, &Fields::default()))
}

/// `POST /desk/receptions/new`
///
/// # Errors
/// A busy ledger, a fault of ours.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let shown = form(&app, &visitor, &fields);
    match read(&app, &fields) {
        Ok(command) => order(&app, &visitor, (&fields, shown), Command::ArrangeReception(command)).await,
        Err(wrongs) => Ok(render(&StepPage { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

/// `GET /desk/receptions/{no}/call-off`
///
/// # Errors
/// [`Problem::NotFound`] for a day that never was.
pub async fn get_off(State(app): State<App>, visitor: Visitor, Path(no): Path<u32>) -> Result<Response, Problem> {
    let day = visitor.office.office.receptions().get(ReceptionNo(no)).ok_or(Problem::NotFound)?;
    Ok(problem::ok(&off_form(&app, &visitor, (day, &Fields::default()))))
}

/// `POST /desk/receptions/{no}/call-off`
///
/// # Errors
/// A busy ledger, a fault of ours.
pub async fn call_off(
    State(app): State<App>,
    visitor: Visitor,
    Path(no): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let day = visitor.office.office.receptions().get(ReceptionNo(no)).ok_or(Problem::NotFound)?;
    let shown = off_form(&app, &visitor, (day, &fields));
    let Ok(because) = Line::parse(fields.get("because")) else {
        let wrongs = vec![Wrong::new("because", "wrong-empty")];
        return Ok(render(&StepPage { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let off = CallOffReception { because, no: ReceptionNo(no), today: app.now().day(app.zone()) };
    order(&app, &visitor, (&fields, shown), Command::CallOffReception(off)).await
}

async fn order(
    app: &App,
    visitor: &Visitor,
    (fields, shown): (&Fields, StepPage),
    command: Command,
) -> Result<Response, Problem> {
    let mut order = OfficeOrder::new(visitor.actor.clone(), vec![command]);
    order.key = Some(fields.once(app, &shown.action)?);
    match handle_office(app, order).await {
        Ok(_) => Ok(Redirect::to(RECEPTIONS).into_response()),
        Err(Failure::Refused(refusal)) => {
            let refused = refusals::told(app, visitor.page(app).words, &refusal);
            Ok(render(&StepPage { refused, ..shown }, StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

fn read(app: &App, fields: &Fields) -> Result<ArrangeReception, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let mut name = |field: &'static str| {
        Name::parse(fields.get(field)).map_err(|_| wrongs.push(Wrong::new(field, "reception-name-wrong"))).ok()
    };
    let (hours, place) = (name("hours"), name("place"));
    let on: Option<Day> = fields.get("on").parse().map_err(|_| wrongs.push(Wrong::new("on", "wrong-day"))).ok();
    let leader: Option<PostId> = fields.get("leader").parse().ok().map(PostId);
    if leader.is_none() {
        wrongs.push(Wrong::new("leader", "wrong-pick"));
    }
    let seats: Option<u32> = fields.get("seats").trim().parse().ok().filter(|seats| (1..=MOST_SEATS).contains(seats));
    if seats.is_none() {
        wrongs.push(Wrong::new("seats", "reception-seats-wrong"));
    }
    match (hours, place, on, leader, seats) {
        (Some(hours), Some(place), Some(on), Some(leader), Some(seats)) => {
            Ok(ArrangeReception { hours, leader, on, today: app.now().day(app.zone()), place, seats })
        }
        _ => Err(wrongs),
    }
}

fn blank(page: Page, (title, action): (&'static str, String), fields: Vec<Field>) -> StepPage {
    let t = |key: &'static str| page.t(key).to_string();
    StepPage {
        matter: None,
        back: RECEPTIONS.to_owned(),
        back_words: t("reception-list"),
        title: t(title),
        intro: t("reception-intro"),
        then: Vec::new(),
        action,
        seen: String::new(),
        fields,
        button: t("reception-publish"),
        final_step: false,
        wrongs: Vec::new(),
        refused: String::new(),
        others: Vec::new(),
        kept: None,
        keys: Vec::new(),
        page,
    }
}

fn form(app: &App, visitor: &Visitor, fields: &Fields) -> StepPage {
    let page = visitor.desk_page(app, "area-register");
    let t = |key: &'static str| page.t(key).to_string();
    let line = |name: &'static str| Kind::Line(fields.get(name).to_owned());
    let office = &visitor.office;
    let heads = office.office.posts().filter(|(_, post)| post.role == Role::UnitHead && office.office.works(post.unit));
    let leaders = heads.map(|(id, post)| {
        let names: Vec<&str> = office.office.holders(id).map(|person| office.person_name(person)).collect();
        let words = format!("{} {} {}", office.unit_name(post.unit), post.title.as_str(), names.join("、"));
        Pick::new(id, words, fields.get("leader"))
    });
    let asked = vec![
        Field::new("leader", t("reception-leader"), Kind::List(leaders.collect())),
        Field::new("on", t("reception-on"), Kind::Day(fields.get("on").to_owned())),
        Field::new("hours", t("reception-hours"), line("hours")).hint(t("reception-hours-hint")),
        Field::new("place", t("reception-place"), line("place")).hint(t("reception-place-hint")),
        Field::new("seats", t("reception-seats"), line("seats")).hint(t("reception-seats-hint")),
    ];
    blank(page.clone(), ("reception-arrange", format!("{RECEPTIONS}/new")), asked)
}

fn off_form(app: &App, visitor: &Visitor, (day, fields): (&Reception, &Fields)) -> StepPage {
    let page = visitor.desk_page(app, "area-register");
    let t = |key: &'static str| page.t(key).to_string();
    let text = Kind::Text { value: fields.get("because").to_owned(), rows: 3 };
    let asked = vec![Field::new("because", t("reception-because"), text).hint(t("reception-because-hint"))];
    let shown = blank(page.clone(), ("reception-call-off", format!("{RECEPTIONS}/{}/call-off", day.said.no)), asked);
    let intro = page.t("reception-title-of").with("day", dates::day(page.words, day.said.on)).to_string();
    StepPage { intro, button: t("reception-call-off"), final_step: true, ..shown }
}
