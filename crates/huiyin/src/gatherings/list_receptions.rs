//! 领导接待日 at the desk: the calendar.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::office::Reception;

use super::arrange_reception::RECEPTIONS;
use super::reception_days::leader;
use crate::app::App;
use crate::web::dates;
use crate::web::desk::RailItem;
use crate::web::page::Page;
use crate::web::problem;
use crate::web::visitor::Visitor;

/// Days that are listed.
const SHOWN: usize = 60;

/// The calendar.
#[derive(Template)]
#[template(path = "gatherings/pages/list_receptions.html")]
pub struct ListReceptions {
    /// The layout's needs.
    pub page: Page,
    /// From today on, soonest first.
    pub coming: Vec<RailItem>,
    /// Those that are over, newest first.
    pub past: Vec<RailItem>,
}

/// `GET /desk/receptions`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let (page, today) = (visitor.desk_page(&app, "area-register"), app.now().day(app.zone()));
    let line = |day: &Reception| {
        let hours = format!("{} {}", day.said.hours.as_str(), day.said.place.as_str());
        let hint = if day.off.is_some() { page.t("reception-off").to_string() } else { hours };
        let words = format!("{} {}", dates::day(page.words, day.said.on), leader(&visitor.office, day));
        RailItem::new(format!("{RECEPTIONS}/{}", day.said.no), words, hint)
    };
    let mut days: Vec<&Reception> = visitor.office.office.receptions().all().collect();
    days.sort_by_key(|day| (day.said.on, day.said.no));
    let coming = days.iter().filter(|day| day.said.on >= today).take(SHOWN).map(|day| line(day)).collect();
    let past = days.iter().rev().filter(|day| day.said.on < today).take(SHOWN).map(|day| line(day)).collect();
    problem::ok(&ListReceptions { coming, past, page })
}
