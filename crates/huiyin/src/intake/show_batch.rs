//! 成批来信封面: how many came, which number each got, how many wait; printed and kept with the paper.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;

use super::register_concern::drafts::{Batch, Pile};
use super::take_letters::{self, LETTERS};
use crate::app::App;
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// The cover of a batch, for the stack of paper.
#[derive(Template)]
#[template(path = "intake/pages/show_batch.html")]
pub struct ShowBatch {
    /// The layout's needs.
    pub page: Page,
    /// 11月24日来信，12 封
    pub title: String,
    /// Who took it down, and when.
    pub by: String,
    /// Every letter registered: its number.
    pub numbers: Vec<String>,
    /// 还有 3 封没登记; may be empty.
    pub waits: String,
    /// The next one; empty when all are registered.
    pub next: String,
}

/// `GET /desk/letters/{batch}`: the cover.
///
/// # Errors
/// [`Problem::NotFound`] for a batch of somebody else, as for none.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(batch): Path<String>) -> Result<Response, Problem> {
    let pile = Pile::of(&app, &visitor).await?;
    let found = pile.batches.iter().find(|one| one.id == batch).ok_or(Problem::NotFound)?;
    Ok(problem::ok(&shown(&app, &visitor, (found, pile.waiting(&batch)))))
}

fn shown(app: &App, visitor: &Visitor, (batch, waits): (&Batch, usize)) -> ShowBatch {
    let page = visitor.desk_page(app, "area-register");
    let number = |digits: &String| Number::parse(digits).map_or_else(|_| digits.clone(), |number| number.to_string());
    let person = visitor.actor.person().map(|person| visitor.office.person_name(person)).unwrap_or_default();
    let at = dates::moment(page.words, Moment(batch.at).civil(app.zone()));
    ShowBatch {
        title: take_letters::title(&page, batch),
        by: page.t("letters-by").with("who", person).with("time", at).to_string(),
        numbers: batch.done.iter().map(number).collect(),
        waits: if waits == 0 { String::new() } else { page.t("letters-waiting").with("n", waits).to_string() },
        next: if waits == 0 { String::new() } else { format!("{LETTERS}/{}/next", batch.id) },
        page,
    }
}
