//! A file of a concern, to whoever may read it: a picture that we wrote anew is shown, everything else is saved, with its own
//! name and under a policy by which nothing in it acts. Recordings ask once more, and are played from here alone.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Permit, Relation};
use huiyin_domain::intake::MaterialKind;
use huiyin_domain::kernel::ids::FileId;
use huiyin_domain::words::FileWords;

use crate::app::App;
use crate::desk::{Case, possible};
use crate::papers;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /desk/concerns/{number}/files/{file}`
///
/// # Errors
/// [`Problem::NotFound`] for a file of another concern, as for none.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "file")).await?;
    let words = find(&case, &file)?;
    Ok(papers::answer((&words.kind, &words.name), bytes(&case, words.id).await?, &headers))
}

/// `GET /desk/concerns/{number}/files/{file}/pages/{page}`: one page of a document, drawn anew.
///
/// # Errors
/// [`Problem::NotFound`] for a page that is not there or cannot be drawn.
pub async fn get_page(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, file, page)): Path<(String, String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "file")).await?;
    let words = find(&case, &file)?;
    let drawn = draw(&words, page, bytes(&case, words.id).await?).await?;
    Ok(papers::answer(("image/jpeg", &words.name), drawn, &HeaderMap::new()))
}

/// One page of a document as a picture.
///
/// # Errors
/// [`Problem::NotFound`] for what is no document, and for a page that cannot be drawn.
pub(super) async fn draw(words: &FileWords, page: u32, bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let there = words.scan && words.pages.is_some_and(|pages| (1..=pages).contains(&page));
    if !there {
        return Err(Problem::NotFound);
    }
    papers::draw_page(bytes, page).await.map_err(|_| Problem::NotFound)
}

/// The file of that name, if this reader may open it. A name that opens nothing and one that is nobody's sound the same.
///
/// # Errors
/// [`Problem::NotFound`].
pub(super) fn find(case: &Case, file: &str) -> Result<FileWords, Problem> {
    let id = FileId::parse(file).ok_or(Problem::NotFound)?;
    let listed = case.told.files.iter().find(|listed| listed.words.id == id);
    if listed.is_some_and(|listed| listed.kind == MaterialKind::Recording && !may_hear(case)) {
        return Err(Problem::NotFound);
    }
    let task = || case.told.task_files.iter().find(|words| words.id == id);
    listed.map(|listed| &listed.words).or_else(task).cloned().ok_or(Problem::NotFound)
}

/// Whether this reader hears recordings: more than reading is asked for a voice.
pub(crate) fn may_hear(case: &Case) -> bool {
    possible::allowed(case, Action::HearRecording)
}

/// The bytes of a file of this concern.
///
/// # Errors
/// [`Problem::NotFound`] for one of another concern.
pub(super) async fn bytes(case: &Case, id: FileId) -> Result<Vec<u8>, Problem> {
    let permit = permit(case)?;
    let (stream, bytes) = case.app.ledger().get_file(&permit, id).await?.ok_or(Problem::NotFound)?;
    if stream == case.opened.stream { Ok(bytes) } else { Err(Problem::NotFound) }
}

fn permit(case: &Case) -> Result<Permit, Problem> {
    let facts = ConcernFacts::of(&case.opened.concern).map(Facts::Concern).ok_or(Problem::NotFound)?;
    access::may(&case.visitor.actor, Action::ReadConcern, &facts, &Relation::default(), case.app.now())
        .map_err(|_| Problem::NotFound)
}
