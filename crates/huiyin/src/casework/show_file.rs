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
    let kind = case.told.files.iter().find(|(_, words)| words.id == id).map(|(_, words)| words.kind.clone());
    let kind = HeaderValue::from_str(&kind.ok_or(Problem::NotFound)?);
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let kept = HeaderValue::from_static("no-store");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], bytes(&case, id).await?).into_response())
}

async fn bytes(case: &Case, id: FileId) -> Result<Vec<u8>, Problem> {
    let facts = ConcernFacts::of(&case.opened.concern).map(Facts::Concern).ok_or(Problem::NotFound)?;
    let permit = access::may(&case.visitor.actor, Action::ReadConcern, &facts, &Relation::default(), case.app.now());
    let permit = permit.map_err(|_| Problem::NotFound)?;
    let (stream, bytes) = case.app.ledger().get_file(&permit, id).await?.ok_or(Problem::NotFound)?;
    if stream == case.opened.stream { Ok(bytes) } else { Err(Problem::NotFound) }
}
