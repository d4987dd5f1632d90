//! The scan beside the form: put in with the button beside it, turned page by page without leaving a field, registered with the
//! concern as what the person sent. What is typed is kept with every turn.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::intake::Channel;

use super::PATH;
use super::drafts::{self, Pile, Sheet};
use super::page::{self, Shown};
use crate::app::App;
use crate::intake::examine_file::Wanted;
use crate::intake::tray::{self, OnTray};
use crate::papers;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::upload::{Upload, UploadedFile};
use crate::web::visitor::Visitor;

/// What lies beside the form.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Whether paper comes this way at all.
    pub wanted: bool,
    /// By which the form names each file, and what is read.
    pub kept: Vec<(String, String)>,
    /// One sentence a file that was not taken.
    pub refused: Vec<String>,
    /// The page that is shown, from 1; nought when there is none.
    pub at: u32,
    /// Every page can be shown, so that a script may turn them.
    pub all_shown: bool,
    /// This one is no scan: it is saved to be read.
    pub only_saved: bool,
    /// All pages of all files.
    pub pages: u32,
    /// Where pages lie; the number follows.
    pub address: String,
    /// 第 2 页，共 5 页
    pub line: String,
    /// 第 3 封，共 12 封; may be empty.
    pub of_batch: String,
}

/// The channels on which paper comes.
pub(super) fn wanted(channel: Channel) -> bool {
    matches!(channel, Channel::Letter | Channel::HandedOver | Channel::Box)
}

pub(super) fn beside(page: &Page, sheet: &Sheet, channel: Channel, shown: &Shown) -> Beside {
    let pages = sheet.scans.iter().map(pages_of).sum();
    let at = if pages == 0 { 0 } else { shown.scan.clamp(1, pages) };
    Beside {
        wanted: wanted(channel) || pages > 0,
        kept: sheet.scans.iter().map(|file| (file.id(), file.line(page))).collect(),
        refused: shown.not_taken.clone(),
        at,
        all_shown: sheet.scans.iter().all(|file| file.scan),
        only_saved: find(&sheet.scans, at).is_some_and(|(file, _)| !file.scan),
        pages,
        address: format!("{PATH}/scans/{}/", sheet.id),
        line: page.t("file-page-of").with("n", at).with("of", pages).to_string(),
        of_batch: String::new(),
    }
}

/// What was written with letters is one leaf, to be saved.
fn pages_of(file: &OnTray) -> u32 {
    if file.scan { file.pages.unwrap_or(1) } else { 1 }
}

/// The file in which a page lies, and which of its pages that is.
fn find(scans: &[OnTray], page: u32) -> Option<(&OnTray, u32)> {
    let mut before = 0;
    for file in scans {
        let pages = pages_of(file);
        if page > before && page <= before + pages {
            return Some((file, page - before));
        }
        before += pages;
    }
    None
}

/// `POST /desk/register/scans`: files for the sheet on the screen, or one taken off it.
///
/// # Errors
/// A busy or full ledger, a full disk.
pub async fn post(State(app): State<App>, visitor: Visitor, sent: Upload) -> Result<Response, Problem> {
    let Upload { fields, files } = sent;
    let sheet = Sheet::of_fields(&fields, app.now());
    drafts::keep(&app, &visitor, sheet.clone()).await?;
    if let Some(dropped) = fields.get("do").strip_prefix("drop-") {
        drafts::drop_scan(&app, &visitor, (&sheet.id, dropped)).await?;
    }
    let not_taken = put(&app, &visitor, (&sheet, files)).await?;
    Ok(not_taken.unwrap_or_else(|| Redirect::to(&format!("{PATH}?sheet={}#scans", sheet.id)).into_response()))
}

/// Puts files beside a sheet. When one cannot be taken, the page that names it, with everything typed.
///
/// # Errors
/// A busy or full ledger, a full disk.
pub(super) async fn put(
    app: &App,
    visitor: &Visitor,
    (sheet, files): (&Sheet, Vec<UploadedFile>),
) -> Result<Option<Response>, Problem> {
    if files.is_empty() {
        return Ok(None);
    }
    drafts::keep(app, visitor, sheet.clone()).await?;
    let now = Pile::of(app, visitor).await?.sheet(&sheet.id).map_or(0, |sheet| sheet.scans.len());
    let taken = tray::take(app, files, (Wanted::Papers, tray::MOST.saturating_sub(now))).await?;
    let not_taken = taken.sentences(&visitor.page(app));
    drafts::add_scans(app, visitor, (&sheet.id, taken.files)).await?;
    if not_taken.is_empty() {
        return Ok(None);
    }
    let pile = Pile::of(app, visitor).await?;
    let sheet = pile.sheet(&sheet.id).unwrap_or(sheet);
    let wrongs = vec![Wrong::new("photos", "files-some-not-taken")];
    let shown = Shown { wrongs, not_taken, scan: 1, ..Shown::default() };
    Ok(Some(render(&page::page(app, visitor, (sheet, &pile), shown), StatusCode::UNPROCESSABLE_ENTITY)))
}

/// `GET /desk/register/scans/{sheet}/{page}`: one page of what was put in, to whoever put it in.
///
/// # Errors
/// [`Problem::NotFound`] for a sheet of somebody else, as for none.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((sheet, page)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let pile = Pile::of(&app, &visitor).await?;
    let scans = pile.sheet(&sheet).map(|sheet| sheet.scans.as_slice()).unwrap_or_default();
    let (file, at) = find(scans, page).ok_or(Problem::NotFound)?;
    leaf(&app, file, at).await
}

/// One leaf: a picture, or the whole of what is no scan.
async fn leaf(app: &App, file: &OnTray, at: u32) -> Result<Response, Problem> {
    let (app, stored) = (app.clone(), file.stored()?);
    let bytes = tokio::task::spawn_blocking(move || app.ledger().get_stored_file(&stored)).await;
    let bytes = bytes.map_err(|_| Problem::fault("a scan was not read"))??;
    let bytes = match file.scan && file.pages.is_some() {
        true => papers::draw_page(bytes, at).await.map_err(|_| Problem::NotFound)?,
        false => bytes,
    };
    let kind = if file.scan { "image/jpeg" } else { "application/pdf" };
    Ok(papers::answer((kind, &file.name), bytes, &HeaderMap::new()))
}

/// The page that a button asks for: `page-3`.
pub(super) fn turned_to(asked: &str) -> Option<u32> {
    asked.strip_prefix("page-")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_several_files_are_counted_through() {
        let file = |pages: Option<u32>| {
            let on_tray =
                serde_json::json!({"file": [], "bytes": 1, "kind": "x", "name": "x", "pages": pages, "scan": true});
            serde_json::from_value::<OnTray>(on_tray).unwrap()
        };
        let scans = [file(None), file(Some(3)), file(None)];
        let found = |page| find(&scans, page).map(|(_, at)| at);
        assert_eq!([found(1), found(2), found(4), found(5)], [Some(1), Some(1), Some(3), Some(1)]);
        assert_eq!([found(0), found(6)], [None, None]);
    }
}
