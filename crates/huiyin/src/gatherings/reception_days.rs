//! 领导接待日公告: which leader receives when and where, for everybody (信访工作条例 18). Called-off days stay with their reason.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::office::Reception;

use crate::app::{App, OfficeNow};
use crate::web::closed_days::{self, OwnDay};
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::ok;
use crate::web::visitor::Visitor;

/// Days that are listed.
const SHOWN: usize = 60;

/// What is published.
#[derive(Template)]
#[template(path = "gatherings/pages/reception_days.html")]
pub struct ReceptionDays {
    /// The layout's needs.
    pub page: Page,
    /// From today on, soonest first.
    pub days: Vec<PublicDay>,
    /// Days on which the office is closed, or open, otherwise than the calendar has it.
    pub own_days: Vec<OwnDay>,
}

/// One day.
#[derive(Clone, Debug)]
pub struct PublicDay {
    /// For machines.
    pub iso: String,
    /// For people.
    pub day: String,
    /// Unit and post of the leader, and who holds it.
    pub leader: String,
    /// From when to when.
    pub hours: String,
    /// Address and room.
    pub place: String,
    /// Why it falls away, and when instead; empty when it does not.
    pub off: String,
}

/// `GET /reception-days`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let (page, office, today) = (visitor.page(&app), app.office(), app.now().day(app.zone()));
    let mut days: Vec<&Reception> = office.office.receptions().all().filter(|day| day.said.on >= today).collect();
    days.sort_by_key(|day| (day.said.on, day.said.no));
    let days = days.into_iter().take(SHOWN).map(|day| public(&page, &office, day)).collect();
    let own_days = closed_days::told(&page, &office.office, today);
    ok(&ReceptionDays { days, own_days, page })
}

fn public(page: &Page, office: &OfficeNow, day: &Reception) -> PublicDay {
    PublicDay {
        iso: day.said.on.to_string(),
        day: dates::day(page.words, day.said.on),
        leader: leader(office, day),
        hours: day.said.hours.as_str().to_owned(),
        place: day.said.place.as_str().to_owned(),
        off: day.off.as_ref().map_or(String::new(), |because| because.as_str().to_owned()),
    }
}

/// Unit, post and name.
#[must_use]
pub fn leader(office: &OfficeNow, day: &Reception) -> String {
    let Some(post) = office.office.post(day.said.leader) else { return String::new() };
    let names: Vec<&str> = office.office.holders(day.said.leader).map(|person| office.person_name(person)).collect();
    format!("{}{} {}", office.unit_name(post.unit), post.title.as_str(), names.join("、")).trim().to_owned()
}
