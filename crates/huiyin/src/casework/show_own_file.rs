//! A photo that the citizen sent, or a paper that they were sent, shown to the citizen alone.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use huiyin_domain::access::{self, Action, ConcernFacts, Facts};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::{FileId, Hex};
use huiyin_domain::words::{FileWords, Words};

use crate::app::App;
use crate::gate::{Entry, Opened};
use crate::own::{self, Away};
use crate::papers;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /concerns/{number}/files/{file}`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SeeProgress, "file").await?;
    let id: FileId = Hex::parse(&file).ok_or(Problem::NotFound)?;
    let words = opened.entries.iter().flat_map(files).find(|file| file.id == id).ok_or(Problem::NotFound)?;
    let (_, bytes) = read(&app, &opened, id).await?.ok_or(Problem::NotFound)?;
    Ok(papers::answer((&words.kind, &words.name), bytes, &headers))
}

async fn read(app: &App, opened: &Opened, id: FileId) -> Result<Option<(i64, Vec<u8>)>, Problem> {
    let facts = ConcernFacts::of(&opened.concern).map(Facts::Concern).ok_or(Problem::NotFound)?;
    let permit = access::may(&Actor::Citizen, Action::SeeProgress, &facts, &opened.relation, app.now());
    let permit = permit.map_err(|_| Problem::NotFound)?;
    Ok(app.ledger().get_file(&permit, id).await?)
}

/// Files that the person sent or was sent; what lies among staff the gate does not open.
fn files(entry: &Entry) -> &[FileWords] {
    if let Some(Words::Concern(words)) = &entry.words {
        return &words.files;
    }
    if let Some(Words::Material(words)) = &entry.words {
        return &words.files;
    }
    if let Some(Words::Carried(words)) = &entry.words {
        return &words.files;
    }
    &[]
}
