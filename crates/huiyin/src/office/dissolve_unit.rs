//! 撤并单位: a unit goes, the successor is named in the same act (信访工作条例 24), and what follows is said before.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Arrangement, Command, UnitDissolved};

use super::arrange::{self, Arrange, Consequence, Owed};
use super::form_page::t;
use crate::app::App;
use crate::web::desk::Pick;
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// What an address asks for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// Who goes on.
    #[serde(default)]
    successor: String,
    /// The first day.
    #[serde(default)]
    from: String,
}

/// `GET /office/units/{unit}/dissolve`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<u32>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let owed = arrange::owed(&app).await?;
    Ok(page(&app, &visitor, (UnitId(unit), &asked), &owed)?.answer())
}

/// `POST /office/units/{unit}/dissolve`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let asked = Asked { successor: fields.get("successor").to_owned(), from: fields.get("from").to_owned() };
    let owed = arrange::owed(&app).await?;
    let shown = page(&app, &visitor, (UnitId(unit), &asked), &owed)?;
    shown.give(&app, &visitor, (command(&visitor, (UnitId(unit), &asked)), &fields)).await
}

fn command(visitor: &Visitor, (unit, asked): (UnitId, &Asked)) -> Result<Command, Vec<Wrong>> {
    let successor = asked.successor.parse().map(UnitId).map_err(|_| vec![Wrong::new("successor", "wrong-pick")])?;
    let from = Some(arrange::first_day(visitor, &asked.from)?);
    Ok(Command::Arrange { from, what: Arrangement::DissolveUnit(UnitDissolved { successor, unit }) })
}

fn page(app: &App, visitor: &Visitor, (unit, asked): (UnitId, &Asked), owed: &Owed) -> Result<Arrange, Problem> {
    let office = &visitor.office.office;
    if !office.works(unit) {
        return Err(Problem::NotFound);
    }
    let title = visitor.page(app).t("dissolve-title").with("unit", visitor.office.unit_name(unit)).to_string();
    let mut page = Arrange::new(app, visitor, (title, "dissolve-intro"), format!("/office/units/{unit}/dissolve"));
    page.back = format!("/office/units/{unit}");
    let others = office.units().filter(|(id, other)| *id != unit && other.works);
    let picks = std::iter::once(Pick::new("", t(visitor, "dissolve-pick"), "?"))
        .chain(others.map(|(id, other)| Pick::new(id, other.name.as_str(), &asked.successor)));
    page.picks = vec![("successor", t(visitor, "dissolve-successor"), picks.collect())];
    page.from.clone_from(&asked.from);
    let successor = asked.successor.parse().ok().map(UnitId).filter(|id| office.works(*id) && *id != unit);
    match (arrange::first_day(visitor, &asked.from), successor) {
        (Ok(from), Some(successor)) => {
            let dissolved = UnitDissolved { successor, unit };
            consequences(app, visitor, (&mut page, owed), (&dissolved, from));
        }
        (Ok(_), None) => {}
        (Err(wrongs), _) => page.wrongs = wrongs,
    }
    Ok(page)
}

fn consequences(
    app: &App,
    visitor: &Visitor,
    (page, owed): (&mut Arrange, &Owed),
    (dissolved, from): (&UnitDissolved, Day),
) {
    let office = &visitor.office.office;
    let UnitDissolved { successor, unit } = *dissolved;
    let then = arrange::after(app, office, (from, &Arrangement::DissolveUnit(dissolved.clone())));
    let say = |key: &'static str| page.page.t(key).with("successor", visitor.office.unit_name(successor).to_owned());
    let heads: Vec<_> = office
        .people()
        .map(|(id, _)| id)
        .filter(|id| then.posts_of(*id).iter().any(|held| held.unit == unit && held.role == Role::UnitHead))
        .collect();
    let (n, who) = (arrange::of_unit(owed, office, unit), arrange::names(visitor, &heads));
    let posts = office.posts().filter(|(_, post)| post.unit == unit).count();
    let below = office.units().filter(|(_, other)| other.works && other.parent == Some(unit)).count();
    let loses = |id| !office.posts_of(id).is_empty() && then.posts_of(id).is_empty();
    let without: Vec<_> = office.people().map(|(id, _)| id).filter(|id| loses(*id)).collect();
    let mut all = vec![
        Consequence::plain(say("before-unit-owes").with("n", n).with("who", who.clone()).to_string()),
        Consequence::plain(page.page.t("before-term").to_string()),
        Consequence::plain(page.page.t("before-unit-posts").with("n", posts).to_string()),
    ];
    if below > 0 {
        all.push(Consequence::plain(say("before-unit-below").with("n", below).to_string()));
    }
    all.extend(heads.iter().map(|person| {
        let sum = arrange::load(owed, &then, *person);
        let name = visitor.office.person_name(*person);
        Consequence::load(page.page.t("before-load").with("who", name).with("n", sum).to_string())
    }));
    if !without.is_empty() {
        let names = arrange::names(visitor, &without);
        all.push(Consequence::load(page.page.t("before-without-post").with("who", names).to_string()));
    }
    if heads.is_empty() {
        let back = format!("/office/units/{successor}");
        all.push(Consequence::unsolved(say("before-unit-nobody").to_string(), &back));
    }
    all.push(Consequence::plain(page.page.t("before-takes-two").to_string()));
    page.told = vec![say("before-unit-told").with("unit", visitor.office.unit_name(unit).to_owned()).to_string()];
    if !heads.is_empty() || n == 0 {
        page.button = arrange::button(&page.page, from, office.today());
    }
    page.consequences = all;
}
