//! 意见箱开箱: who opened which box on which day and how many papers lay in it, before anybody reads one. The papers are registered
//! under the round; its ledger is printed and shows that none is missing.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::intake::Sorted;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PersonId, RoundNo, UnitId};
use huiyin_domain::kernel::text::Name;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{BoxOpened, Command, OpenBox};
use huiyin_ledger::Failure;

use crate::app::App;
use crate::handle::{OfficeOrder, handle_office};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem, render};
use crate::web::refusals;
use crate::web::visitor::Visitor;

/// Where rounds lie.
pub const BOXES: &str = "/desk/boxes";
/// More papers than this do not lie in a box.
const MOST_PAPERS: u32 = 2_000;
/// Fields for those who opened it.
const OPENERS: [&str; 3] = ["opener_1", "opener_2", "opener_3"];

/// `GET /desk/boxes/new`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    problem::ok(&form(&app, &visitor, &Fields::default()))
}

/// `POST /desk/boxes/new`
///
/// # Errors
/// A busy ledger, a fault of ours.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let shown = form(&app, &visitor, &fields);
    let command = match read(&app, &visitor, &fields) {
        Ok(command) => command,
        Err(wrongs) => return Ok(render(&StepPage { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)),
    };
    let mut order = OfficeOrder::new(visitor.actor.clone(), vec![Command::OpenBox(command)]);
    order.key = Some(fields.once(&app, "/desk/boxes/new")?);
    finish(&app, &visitor, (shown, order)).await
}

async fn finish(app: &App, visitor: &Visitor, (shown, order): (StepPage, OfficeOrder)) -> Result<Response, Problem> {
    match handle_office(app, order).await {
        Ok(_) => {
            let office = app.office();
            let last = office.office.rounds().newest().next().map_or(RoundNo(0), |round| round.no);
            Ok(Redirect::to(&format!("{BOXES}/{last}")).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            let refused = refusals::told(app, visitor.page(app).words, &refusal);
            Ok(render(&StepPage { refused, ..shown }, StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// What sorting is called.
#[must_use]
pub fn sorted_key(sorted: Sorted) -> &'static str {
    match sorted {
        Sorted::AtOnce => "sorted-at-once",
        Sorted::ToOthers => "sorted-to-others",
    }
}

/// A box and which round of the office this was.
pub(super) fn title(page: &Page, round: &BoxOpened) -> String {
    page.t("box-title-of").with("place", round.place.as_str()).with("n", round.no.0).to_string()
}

fn unit(visitor: &Visitor) -> Option<UnitId> {
    visitor.actor.posts().iter().find(|held| held.role == Role::FrontDesk).map(|held| held.unit)
}

fn read(app: &App, visitor: &Visitor, fields: &Fields) -> Result<OpenBox, Vec<Wrong>> {
    let today = app.now().day(app.zone());
    let mut wrongs = Vec::new();
    let place =
        Name::parse(fields.get("place")).map_err(|_| wrongs.push(Wrong::new("place", "box-place-missing"))).ok();
    let on: Option<Day> = fields.get("on").parse().map_err(|_| wrongs.push(Wrong::new("on", "wrong-day"))).ok();
    let papers: Option<u32> = fields.get("papers").trim().parse().ok().filter(|papers| *papers <= MOST_PAPERS);
    if papers.is_none() {
        wrongs.push(Wrong::new("papers", "box-papers-wrong"));
    }
    let openers: Vec<PersonId> =
        OPENERS.iter().filter_map(|name| fields.get(name).parse().ok().map(PersonId)).collect();
    match (place, on, papers, unit(visitor)) {
        (Some(place), Some(on), Some(papers), Some(unit)) if wrongs.is_empty() => {
            Ok(OpenBox { on, today, openers, papers, place, unit })
        }
        _ => Err(wrongs),
    }
}

fn form(app: &App, visitor: &Visitor, fields: &Fields) -> StepPage {
    let page = visitor.desk_page(app, "area-register");
    let t = |key: &'static str| page.t(key).to_string();
    let today = app.now().day(app.zone()).to_string();
    let on = if fields.get("on").is_empty() { today } else { fields.get("on").to_owned() };
    let people = |name: &'static str| {
        let none = Pick::new("", t("box-opener-none"), fields.get(name));
        let office = &visitor.office;
        let known = office.office.people().filter(|(_, person)| !person.disabled && !person.posts.is_empty());
        let named = known.map(|(id, _)| Pick::new(id, office.person_name(id), fields.get(name)));
        Kind::List(std::iter::once(none).chain(named).collect())
    };
    StepPage {
        matter: None,
        back: BOXES.to_owned(),
        back_words: t("box-list"),
        title: t("box-open"),
        intro: t("box-open-intro"),
        then: vec![t("box-open-then")],
        action: "/desk/boxes/new".to_owned(),
        seen: String::new(),
        fields: vec![
            Field::new("place", t("box-place"), Kind::Line(fields.get("place").to_owned())),
            Field::new("on", t("box-on"), Kind::Day(on)),
            Field::new("opener_1", t("box-opener-1"), people("opener_1")),
            Field::new("opener_2", t("box-opener-2"), people("opener_2")),
            Field::new("opener_3", t("box-opener-3"), people("opener_3")).optional(),
            Field::new("papers", t("box-papers"), Kind::Line(fields.get("papers").to_owned()))
                .hint(t("box-papers-hint")),
        ],
        button: t("box-open-button"),
        final_step: false,
        wrongs: Vec::new(),
        refused: String::new(),
        others: Vec::new(),
        kept: None,
        keys: Vec::new(),
        page,
    }
}
