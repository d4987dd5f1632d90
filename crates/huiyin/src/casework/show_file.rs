//! A file of a concern, to whoever may read the concern; never shown inline as anything but a picture.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use huiyin_domain::access::{self, Action, ConcernFacts, Facts, Relation};
use huiyin_domain::kernel::ids::FileId;

use crate::app::App;
use crate::desk::Case;
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
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "file")).await?;
    let id = FileId::parse(&file).ok_or(Problem::NotFound)?;
    let files = case.told.files.iter().map(|(_, words)| words).chain(&case.told.task_files);
    let kind = files.into_iter().find(|words| words.id == id).map(|words| words.kind.clone());
    let kind = kind.ok_or(Problem::NotFound)?;
    Ok(answer(&kind, bytes(&case, id).await?))
}

/// Pictures that were written anew are shown; whatever else there may be is only ever saved.
pub(super) fn answer(kind: &str, bytes: Vec<u8>) -> Response {
    let (kind, shown) = match kind {
        "image/jpeg" => ("image/jpeg", "inline"),
        "image/png" => ("image/png", "inline"),
        _other => ("application/octet-stream", "attachment"),
    };
    let value = HeaderValue::from_static;
    let headers = [
        (header::CONTENT_TYPE, value(kind)),
        (header::CONTENT_DISPOSITION, value(shown)),
        (header::CACHE_CONTROL, value("no-store")),
    ];
    (headers, bytes).into_response()
}

async fn bytes(case: &Case, id: FileId) -> Result<Vec<u8>, Problem> {
    let facts = ConcernFacts::of(&case.opened.concern).map(Facts::Concern).ok_or(Problem::NotFound)?;
    let permit = access::may(&case.visitor.actor, Action::ReadConcern, &facts, &Relation::default(), case.app.now());
    let permit = permit.map_err(|_| Problem::NotFound)?;
    let (stream, bytes) = case.app.ledger().get_file(&permit, id).await?.ok_or(Problem::NotFound)?;
    if stream == case.opened.stream { Ok(bytes) } else { Err(Problem::NotFound) }
}
