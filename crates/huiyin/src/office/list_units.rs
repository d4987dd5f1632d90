//! 各单位在哪里接待: address, rooms, hours and telephone of every unit that says them, for everybody (信访工作条例 18).

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::text::Line;

use crate::app::{App, OfficeNow};
use crate::web::closed_days::{self, OwnDay};
use crate::web::page::Page;
use crate::web::problem::ok;
use crate::web::visitor::Visitor;
use crate::web::words::Language;

/// Its address.
pub const PATH: &str = "/units";

/// What is published.
#[derive(Template)]
#[template(path = "office/pages/list_units.html")]
pub struct ListUnits {
    /// The layout's needs.
    pub page: Page,
    /// Those above before those below.
    pub units: Vec<PublicUnit>,
    /// Days on which nobody is received, or somebody on a day off.
    pub own_days: Vec<OwnDay>,
}

/// One unit.
#[derive(Clone, Debug)]
pub struct PublicUnit {
    /// Its name.
    pub name: String,
    /// Where it is found; may be empty.
    pub address: String,
    /// In which rooms people are received; may be empty.
    pub rooms: String,
    /// When; may be empty.
    pub hours: String,
    /// Its telephone; may be empty.
    pub phone: String,
}

/// `GET /units`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let (page, office) = (visitor.page(&app), &visitor.office);
    let english = page.language() == Language::English;
    let units = office.office.tree().into_iter().filter_map(|(_, id)| public(office, id, english)).collect();
    let own_days = closed_days::told(&page, &office.office, app.now().day(app.zone()));
    ok(&ListUnits { page, units, own_days })
}

/// Nothing of a unit that says nothing: its name alone leads nowhere.
fn public(office: &OfficeNow, id: UnitId, english: bool) -> Option<PublicUnit> {
    let unit = office.office.unit(id)?;
    let other = office.office.english(Some(id)).filter(|_| english);
    let said = |english: Option<&Line>, own: &Option<Line>| {
        english.or(own.as_ref()).map_or(String::new(), |line| line.as_str().to_owned())
    };
    let public = PublicUnit {
        name: office.unit_name(id).to_owned(),
        address: said(other.and_then(|other| other.address.as_ref()), &unit.address),
        rooms: said(other.and_then(|other| other.rooms.as_ref()), &unit.rooms),
        hours: said(other.and_then(|other| other.hours.as_ref()), &unit.hours),
        phone: said(None, &unit.phone),
    };
    let empty = [&public.address, &public.rooms, &public.hours, &public.phone].iter().all(|part| part.is_empty());
    (!empty).then_some(public)
}
