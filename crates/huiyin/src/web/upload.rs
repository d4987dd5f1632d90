//! What a form with files sent: the same fields, and the files as bytes.

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;

use super::form::{Fields, MAX_FIELDS};
use super::problem::Problem;
use super::visitor::Visitor;
use crate::app::App;

/// The most bytes of files that are taken from one form; the route has to allow as much.
pub const MAX_UPLOAD_BYTES: usize = 40 * 1024 * 1024;
/// The most bytes that a page of the desk is read to: what is over the limit is named to whoever sent it, beside the words
/// they typed, and for that the form has to be read to its end.
pub const MAX_BODY_BYTES: usize = 120 * 1024 * 1024;
/// The most files of one form that are kept while it is read.
const MAX_FILES: usize = 40;
/// The most that are named to whoever sent them: a scan of three hundred pages, each a file of its own, and some.
const MAX_NAMED: usize = 400;

/// One file as it came; nothing about it is believed yet.
#[derive(Clone, Debug)]
pub struct UploadedFile {
    /// Name of the field.
    pub field: String,
    /// The name the person's device gave it.
    pub name: String,
    /// What it holds; nothing when it did not fit.
    pub bytes: Vec<u8>,
    /// With it the form is larger than all files together may be.
    pub over: bool,
}

/// Fields and files of a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Checked to come from a page of ours.
    pub fields: Fields,
    /// Files that were chosen; an empty choice is left out.
    pub files: Vec<UploadedFile>,
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let visitor = request.extensions().get::<Visitor>().cloned();
        let visitor = visitor.ok_or_else(|| Problem::fault("a form stands outside the layers"))?;
        // The same form without a place for files.
        if !is_multipart(&request) {
            return Ok(Self { fields: Fields::from_request(request, app).await?, files: Vec::new() });
        }
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Problem::Unreadable)?;
        let (mut pairs, mut files, mut room) = (Vec::new(), Vec::new(), MAX_UPLOAD_BYTES);
        while let Some(mut part) = parts.next_field().await.map_err(problem)? {
            if pairs.len() >= MAX_FIELDS || files.len() >= MAX_NAMED {
                return Err(Problem::TooLarge);
            }
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                None => pairs.push((field, text(part.bytes().await.map_err(problem)?.to_vec())?)),
                Some(name) => {
                    if files.len() >= MAX_FILES {
                        room = 0;
                    }
                    let (bytes, over) = taken(&mut part, &mut room).await?;
                    if !name.is_empty() || !bytes.is_empty() {
                        files.push(UploadedFile { field, name, bytes, over });
                    }
                }
            }
        }
        Ok(Self { fields: Fields::of_pairs(pairs).check(app, &visitor)?, files })
    }
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/"))
}

/// The bytes of one file, as long as there is room; the rest is read and let go.
async fn taken(part: &mut Field<'_>, room: &mut usize) -> Result<(Vec<u8>, bool), Problem> {
    let mut bytes = Vec::new();
    let mut over = false;
    while let Some(chunk) = part.chunk().await.map_err(problem)? {
        over = over || bytes.len() + chunk.len() > *room;
        if !over {
            bytes.extend_from_slice(&chunk);
        }
    }
    if over {
        return Ok((Vec::new(), true));
    }
    *room -= bytes.len();
    Ok((bytes, false))
}

fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|_| Problem::Unreadable)
}

fn problem(fault: axum::extract::multipart::MultipartError) -> Problem {
    if fault.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { Problem::TooLarge } else { Problem::Unreadable }
}
