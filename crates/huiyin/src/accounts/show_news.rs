//! 账号有变动: what others did to one's account since the last sign-in, told before anything else.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::PersonId;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::office::{ChangeKind, News};
use huiyin_ledger::Fault;

use super::store;
use crate::app::App;
use crate::web::dates;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/account/news";

/// The page.
#[derive(Template)]
#[template(path = "accounts/pages/show_news.html")]
pub struct ShowNews {
    /// The layout's needs.
    pub page: Page,
    /// What, and who did it when.
    pub lines: Vec<(String, String)>,
    /// Up to when this tells; goes back with the form.
    pub until: i64,
}

/// `GET /account/news`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let person = visitor.actor.person().ok_or(Problem::SignIn)?;
    let news = untold(&app, person).await?;
    if news.is_empty() {
        return Ok(Redirect::to("/desk/today").into_response());
    }
    let page = visitor.desk_page(&app, "area-desk");
    let lines = news.iter().map(|one| line(&app, &page, one)).collect();
    let until = news.iter().map(|one| one.at.0).max().unwrap_or(0);
    Ok(ok(&ShowNews { page, lines, until }))
}

/// `POST /account/news`: read; told from now on is what comes later.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let person = visitor.actor.person().ok_or(Problem::SignIn)?;
    let until: i64 = fields.get("until").parse().map_err(|_| Problem::Unreadable)?;
    app.ledger().side(store::tell(person, until.min(app.now().0))).await?;
    Ok(Redirect::to("/desk/today").into_response())
}

/// Where somebody goes who has just signed in, or given themselves a password: to what others did, when there is any.
///
/// # Errors
/// What the database says.
pub(super) async fn first(app: &App, person: PersonId) -> Result<Option<&'static str>, Fault> {
    Ok((!untold(app, person).await?.is_empty()).then_some(PATH))
}

async fn untold(app: &App, person: PersonId) -> Result<Vec<News>, Fault> {
    let until = app.ledger().read(move |read| store::told_until(read, person)).await?;
    let office = app.office();
    let news = office.office.person(person).map(|person| person.news.clone()).unwrap_or_default();
    Ok(news.into_iter().filter(|one| one.at > Moment(until)).collect())
}

fn line(app: &App, page: &Page, news: &News) -> (String, String) {
    let office = app.office();
    let key = match news.what {
        ChangeKind::TakePost | ChangeKind::Arrangement => "news-take-post",
        ChangeKind::EnablePerson => "news-enable",
        ChangeKind::ResetPassword => "news-password",
        ChangeKind::DropSecondFactor => "news-drop-factor",
    };
    let post = news.post.and_then(|post| office.office.post(post)).map_or("", |post| post.title.as_str());
    let who = match news.by {
        Some(by) => office.person_name(by).to_owned(),
        None => page.t("news-on-machine").to_string(),
    };
    let when = dates::moment(page.words, news.at.civil(app.zone()));
    let by = page.t("news-by").with("who", who).with("when", when).to_string();
    (page.t(key).with("post", post.to_owned()).to_string(), by)
}
