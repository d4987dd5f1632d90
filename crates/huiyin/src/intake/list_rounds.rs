//! 开箱记录: every round of the suggestion boxes, newest first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::office::BoxOpened;

use super::open_box::{BOXES, title};
use crate::app::App;
use crate::web::dates;
use crate::web::desk::RailItem;
use crate::web::page::Page;
use crate::web::problem;
use crate::web::visitor::Visitor;

/// Rounds that are listed.
const SHOWN: usize = 30;

/// All rounds, newest first.
#[derive(Template)]
#[template(path = "intake/pages/list_rounds.html")]
pub struct ListRounds {
    /// The layout's needs.
    pub page: Page,
    /// Each with its ledger.
    pub rounds: Vec<RailItem>,
}

/// `GET /desk/boxes`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let page = visitor.desk_page(&app, "area-register");
    let line = |round: &BoxOpened| {
        let day = dates::day(page.words, round.on);
        let papers = page.t("box-papers-count").with("n", round.papers).to_string();
        RailItem::new(format!("{BOXES}/{}", round.no), title(&page, round), format!("{day} {papers}"))
    };
    let rounds = visitor.office.office.rounds().newest().take(SHOWN).map(line).collect();
    problem::ok(&ListRounds { rounds, page })
}
