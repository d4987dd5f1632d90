//! What a form with files sent: the same fields, and the files as bytes.

use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};

use super::form::{Fields, MAX_FIELDS};
use super::problem::Problem;
use super::visitor::Visitor;
use crate::app::App;

/// The most bytes of a form with files; the route has to allow as much.
pub const MAX_UPLOAD_BYTES: usize = 40 * 1024 * 1024;
/// The most files of one form.
const MAX_FILES: usize = 8;

/// One file as it came; nothing about it is believed yet.
#[derive(Clone, Debug)]
pub struct UploadedFile {
    /// Name of the field.
    pub field: String,
    /// The name the person's device gave it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
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
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Problem::Unreadable)?;
        let (mut pairs, mut files) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(problem)? {
            if pairs.len() >= MAX_FIELDS || files.len() >= MAX_FILES {
                return Err(Problem::TooLarge);
            }
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                None => pairs.push((field, text(part.bytes().await.map_err(problem)?.to_vec())?)),
                Some(name) => {
                    let bytes = part.bytes().await.map_err(problem)?.to_vec();
                    if !(name.is_empty() && bytes.is_empty()) {
                        files.push(UploadedFile { field, name, bytes });
                    }
                }
            }
        }
        Ok(Self { fields: Fields::of_pairs(pairs).check(app, &visitor)?, files })
    }
}

fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|_| Problem::Unreadable)
}

fn problem(fault: axum::extract::multipart::MultipartError) -> Problem {
    if fault.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { Problem::TooLarge } else { Problem::Unreadable }
}
