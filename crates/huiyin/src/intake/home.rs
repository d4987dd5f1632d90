//! 首页: find first, report second, then every other way in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use huiyin_domain::kernel::time::Day;

use super::draft::Draft;
use crate::app::App;
use crate::casework::view::months::{self, Month};
use crate::web::closed_days::{self, OwnDay};
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;
use crate::web::words::Html;

/// The citizen's first page.
#[derive(Template)]
#[template(path = "intake/pages/home.html")]
pub struct Home {
    /// The layout's needs.
    pub page: Page,
    /// Whether this device has begun a report that can be continued.
    pub draft: bool,
    /// What became of last month's concerns, when that may be told.
    pub last_month: Option<Html>,
    /// Days on which the counter is closed, or open, otherwise than the calendar has it.
    pub own_days: Vec<OwnDay>,
}

/// `GET /`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    let today = app.now().day(app.zone());
    let first = today.first_of_month();
    let last = first.yesterday().unwrap_or(first);
    let month = app.ledger().read(move |read| months::month(read, last)).await?;
    let page = visitor.page(&app);
    let last_month = month.may_be_told().then(|| told(&page, last, month));
    let own_days = closed_days::told(&page, &visitor.office.office, today);
    Ok(ok(&Home { page, draft: !draft.is_blank(), last_month, own_days }))
}

/// One sentence whose parts add up; no number stands alone.
#[must_use]
pub fn told(page: &Page, day: Day, month: Month) -> Html {
    let say = page.t("home-last-month").with("month", day.month()).with("received", month.received);
    let say = say.with("answered", month.answered).with("solved", month.solved);
    say.with("not_solved", month.not_solved).with("unsaid", month.unsaid()).rich()
}
