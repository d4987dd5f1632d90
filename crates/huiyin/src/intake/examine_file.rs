//! What staff put in: scans as PDF or pictures, recordings of calls. Each is opened in a child process and nowhere else: a
//! picture is written anew, a PDF is looked through for anything that acts by itself and its pages are counted, a recording
//! is checked to be one and kept as it is, never decoded.

mod audio;
mod pdf;
mod scan;

use std::io::Write;
use std::process::ExitCode;

use super::child;
use super::decode_picture::{self, PictureFault};

/// The most bytes of one PDF or recording.
pub const MAX_BYTES: usize = 30 * 1024 * 1024;
/// The most pages of one PDF: what two hundred sheets hold; more is sent in parts.
pub const MAX_PAGES: u32 = 200;
/// Memory of the child that opens a PDF, in bytes.
const CHILD_MEMORY: u64 = 1_024 * 1_024 * 1_024;

/// What a file turned out to be, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Written anew as JPEG.
    Picture(Vec<u8>),
    /// A PDF in which nothing acts, as it came.
    Document {
        /// The file.
        bytes: Vec<u8>,
        /// Its pages.
        pages: u32,
        /// Every page is one picture, which can be shown.
        scan: bool,
    },
    /// A recording, as it came.
    Recording {
        /// The file.
        bytes: Vec<u8>,
        /// Its MIME type.
        kind: &'static str,
    },
}

/// What may be put in at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Pictures and PDF.
    Papers,
    /// Recordings alone.
    Recordings,
}

/// Why a file is not taken; each has its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// No bytes.
    Empty,
    /// More than the limit of its kind.
    TooLarge,
    /// Neither picture nor PDF, whatever it is called.
    NotPapers,
    /// Not a recording of a kind we keep.
    NotRecording,
    /// A picture of too many pixels.
    TooManyPixels,
    /// It cannot be read, or the child ran into its limits.
    Damaged,
    /// The PDF asks for a password.
    Locked,
    /// The PDF holds a script, starts something, or carries other files.
    Active,
    /// More than [`MAX_PAGES`].
    TooManyPages,
    /// More files than one entry holds.
    TooMany,
}

impl FileFault {
    /// With the code by which the child says it.
    const ALL: [(u8, Self); 5] =
        [(3, Self::NotRecording), (4, Self::Locked), (5, Self::Damaged), (6, Self::Active), (7, Self::TooManyPages)];

    fn of_code(code: Option<i32>) -> Self {
        let known = Self::ALL.into_iter().find(|(known, _)| Some(i32::from(*known)) == code);
        known.map_or(Self::Damaged, |(_, fault)| fault)
    }

    /// Its sentence in the catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "file-wrong-empty",
            Self::TooLarge => "file-wrong-size",
            Self::NotPapers => "file-wrong-kind",
            Self::NotRecording => "file-wrong-recording",
            Self::TooManyPixels => "file-wrong-pixels",
            Self::Damaged => "file-wrong-broken",
            Self::Locked => "file-wrong-locked",
            Self::Active => "file-wrong-active",
            Self::TooManyPages => "file-wrong-pages",
            Self::TooMany => "file-wrong-many",
        }
    }
}

impl From<PictureFault> for FileFault {
    fn from(fault: PictureFault) -> Self {
        match fault {
            PictureFault::Empty => Self::Empty,
            PictureFault::TooLarge => Self::TooLarge,
            PictureFault::NotAPicture => Self::NotPapers,
            PictureFault::TooManyPixels => Self::TooManyPixels,
            PictureFault::Damaged => Self::Damaged,
        }
    }
}

/// The file as it is kept.
///
/// # Errors
/// What is wrong with it.
pub async fn examine(bytes: Vec<u8>, wanted: Wanted) -> Result<Kept, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(FileFault::TooLarge);
    }
    match wanted {
        Wanted::Recordings => {
            let kind = audio::sniff(&bytes).ok_or(FileFault::NotRecording)?;
            ask(bytes, "audio").await.map(|(bytes, _)| Kept::Recording { bytes, kind })
        }
        Wanted::Papers if pdf::is_one(&bytes) => {
            let (bytes, said) = ask(bytes, "pdf").await?;
            let (pages, scan) = said.split_once(' ').ok_or(FileFault::Damaged)?;
            let pages = pages.parse().map_err(|_| FileFault::Damaged)?;
            Ok(Kept::Document { bytes, pages, scan: scan == "scan" })
        }
        Wanted::Papers => Ok(decode_picture::clean(bytes).await.map(Kept::Picture)?),
    }
}

/// Has the child look at it; gives the bytes back, with what the child wrote.
async fn ask(bytes: Vec<u8>, what: &str) -> Result<(Vec<u8>, String), FileFault> {
    let args = ["examine-file".to_owned(), what.to_owned()];
    match child::run(&args, bytes.clone(), 16).await.ok_or(FileFault::Damaged)? {
        (Some(0), said) => Ok((bytes, String::from_utf8(said).map_err(|_| FileFault::Damaged)?)),
        (code, _) => Err(FileFault::of_code(code)),
    }
}

/// One page of a scanned PDF as a JPEG; pages are counted from 1.
///
/// # Errors
/// [`FileFault::Damaged`] for a page that is not there or cannot be drawn.
pub async fn draw_page(bytes: Vec<u8>, page: u32) -> Result<Vec<u8>, FileFault> {
    let args = ["examine-file".to_owned(), "page".to_owned(), page.to_string()];
    match child::run(&args, bytes, decode_picture::MAX_BYTES).await.ok_or(FileFault::Damaged)? {
        (Some(0), picture) => Ok(picture),
        (code, _) => Err(FileFault::of_code(code)),
    }
}

/// The child: limits itself, then reads standard input and writes standard output.
///
/// # Errors
/// When the limits cannot be set: then nothing is opened.
pub fn run(what: &str, page: Option<u32>) -> anyhow::Result<ExitCode> {
    let bytes = child::begin(CHILD_MEMORY, MAX_BYTES)?;
    let done = match (what, page) {
        ("page", Some(page)) => pdf::draw(&bytes, page),
        ("pdf", _) => pdf::examine(bytes).map(|(pages, scan)| {
            let how = if scan { "scan" } else { "text" };
            format!("{pages} {how}").into_bytes()
        }),
        ("audio", _) => audio::examine(&bytes).map(|()| Vec::new()),
        _ => Err(FileFault::Damaged),
    };
    let code = match done {
        Ok(written) => {
            std::io::stdout().write_all(&written)?;
            0
        }
        Err(fault) => FileFault::ALL.into_iter().find(|(_, known)| *known == fault).map_or(5, |(code, _)| code),
    };
    Ok(ExitCode::from(code))
}

#[cfg(test)]
mod tests;
