//! 第 3 步，补充照片: up to three, made small, with place and time of taking removed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};

use super::draft::{Draft, DraftPhoto, PHOTOS_MOST};
use super::fields::said_later;
use super::upload;
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, ok, render};
use crate::web::upload::Upload;
use crate::web::visitor::Visitor;

/// A photo kept in the draft.
#[derive(Clone, Debug)]
pub struct PhotoKept {
    /// `182 KB`, `1.2 MB`.
    pub size: String,
}

/// Page 3 of 5.
#[derive(Template)]
#[template(path = "intake/pages/report_photos.html")]
pub struct ReportPhotos {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// Those already there.
    pub photos: Vec<PhotoKept>,
}

/// `GET /report/photos`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    Ok(ok(&form(visitor.page(&app), vec![], &draft)))
}

/// `POST /report/photos`
pub async fn post(State(app): State<App>, visitor: Visitor, sent: Upload) -> Result<Response, Problem> {
    let mut draft = Draft::of(&app, &visitor).await?;
    let room = PHOTOS_MOST.saturating_sub(draft.photos.len());
    match upload::store(&app, sent.files, room).await? {
        Ok(stored) => draft.photos.extend(stored.iter().map(DraftPhoto::of)),
        Err(wrong) => {
            let again = form(visitor.page(&app), vec![wrong], &draft);
            return Ok(render(&again, StatusCode::UNPROCESSABLE_ENTITY));
        }
    }
    draft.keep(&app, &visitor).await?;
    Ok(Redirect::to(if said_later(&sent.fields) { "/report/saved" } else { "/report/contact" }).into_response())
}

/// `GET /report/photos/{n}`: a photo of this browser's own draft.
pub async fn photo(State(app): State<App>, visitor: Visitor, Path(n): Path<usize>) -> Result<Response, Problem> {
    let draft = Draft::of(&app, &visitor).await?;
    let stored = draft.photos.get(n).ok_or(Problem::NotFound)?.stored()?;
    let bytes = tokio::task::spawn_blocking(move || app.ledger().get_stored_file(&stored)).await;
    let bytes = bytes.map_err(|_| Problem::fault("a photo was not read"))??;
    Ok(([(CONTENT_TYPE, "image/jpeg")], bytes).into_response())
}

/// `POST /report/photos/{n}/removal`
pub async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    Path(n): Path<usize>,
    _: Fields,
) -> Result<Response, Problem> {
    let mut draft = Draft::of(&app, &visitor).await?;
    if n < draft.photos.len() {
        draft.photos.remove(n);
        draft.keep(&app, &visitor).await?;
    }
    Ok(Redirect::to("/report/photos").into_response())
}

fn form(page: Page, wrongs: Vec<Wrong>, draft: &Draft) -> ReportPhotos {
    let photos = draft.photos.iter().map(|photo| PhotoKept { size: size(photo.bytes) }).collect();
    ReportPhotos { page, wrongs, photos }
}

/// `182 KB`, `1.2 MB`
fn size(bytes: i64) -> String {
    match bytes {
        ..1_000_000 => format!("{} KB", (bytes / 1_000).max(1)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
