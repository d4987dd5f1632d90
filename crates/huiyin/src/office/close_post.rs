//! 撤掉岗位: what it owes falls to the head of the unit until it is handed over; said before.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::PostId;
use huiyin_domain::office::{Arrangement, Command, PostClosed};

use super::arrange::{self, Arrange, Consequence, Owed};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// What an address asks for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// The first day.
    #[serde(default)]
    from: String,
}

/// `GET /office/posts/{post}/close`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(post): Path<u32>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let owed = arrange::owed(&app).await?;
    Ok(page(&app, &visitor, (PostId(post), &asked.from), &owed)?.answer())
}

/// `POST /office/posts/{post}/close`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(post): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let post = PostId(post);
    let owed = arrange::owed(&app).await?;
    let shown = page(&app, &visitor, (post, fields.get("from")), &owed)?;
    let command = arrange::first_day(&visitor, fields.get("from"))
        .map(|from| Command::Arrange { from: Some(from), what: Arrangement::ClosePost(PostClosed { post }) });
    shown.give(&app, &visitor, (command, &fields)).await
}

fn page(app: &App, visitor: &Visitor, (post, typed): (PostId, &str), owed: &Owed) -> Result<Arrange, Problem> {
    let office = &visitor.office.office;
    let found = office.post(post).filter(|_| office.closed_since(post).is_none()).ok_or(Problem::NotFound)?;
    let title = visitor.page(app).t("close-post-title").with("post", found.title.as_str()).to_string();
    let mut page = Arrange::new(app, visitor, (title, "close-post-intro"), format!("/office/posts/{post}/close"));
    page.back = format!("/office/units/{}", found.unit);
    typed.clone_into(&mut page.from);
    match arrange::first_day(visitor, typed) {
        Ok(from) => {
            let then = arrange::after(app, office, (from, &Arrangement::ClosePost(PostClosed { post })));
            page.consequences = arrange::who_takes(visitor, (&page.page, owed), (&then, post));
            page.consequences.push(Consequence::plain(page.page.t("before-term").to_string()));
            page.button = arrange::button(&page.page, from, office.today());
        }
        Err(wrongs) => page.wrongs = wrongs,
    }
    Ok(page)
}
