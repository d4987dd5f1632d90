//! PDF: looked through for what acts by itself, counted, and shown page by page where each page is a scan. Only ever in the
//! child.

use hayro_syntax::object::{Dict, MaybeRef, Object};
use hayro_syntax::{LoadPdfError, Pdf};

use super::{FileFault, MAX_PAGES, scan};

/// Keys under which a script or another file hangs.
const ACTIVE_KEYS: [&[u8]; 5] = [b"JS", b"JavaScript", b"EmbeddedFiles", b"EF", b"XFA"];
/// What an action or an annotation may be called that does something when the file is opened or clicked.
const ACTIVE_KINDS: [&[u8]; 9] = [
    b"JavaScript",
    b"Launch",
    b"EmbeddedFile",
    b"FileAttachment",
    b"SubmitForm",
    b"ImportData",
    b"RichMedia",
    b"Rendition",
    b"GoToE",
];
/// Words that no scan holds in clear; found however the tables of the file are bent.
const ACTIVE_WORDS: [&[u8]; 3] = [b"/JavaScript", b"/Launch", b"/EmbeddedFile"];
/// Objects within objects, at most.
const DEPTH: u8 = 16;

/// By its first bytes: a PDF that begins later is something else as well.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

fn open(bytes: Vec<u8>) -> Result<Pdf, FileFault> {
    Pdf::new(bytes).map_err(|fault| match fault {
        LoadPdfError::Decryption(_) => FileFault::Locked,
        LoadPdfError::Invalid => FileFault::Damaged,
    })
}

/// How many pages it has, and whether every one is a scan, when nothing in it acts.
pub(super) fn examine(bytes: Vec<u8>) -> Result<(u32, bool), FileFault> {
    let in_clear = ACTIVE_WORDS.iter().any(|word| bytes.windows(word.len()).any(|at| at == *word));
    let pdf = open(bytes)?;
    if in_clear || pdf.objects().into_iter().any(|object| acts(&object, DEPTH)) {
        return Err(FileFault::Active);
    }
    match u32::try_from(pdf.pages().len()) {
        Ok(0) => Err(FileFault::Damaged),
        Ok(pages) if pages <= MAX_PAGES => Ok((pages, pdf.pages().iter().all(|page| scan::of(page).is_some()))),
        Ok(_) | Err(_) => Err(FileFault::TooManyPages),
    }
}

/// Whether an object acts. What is nested deeper than any honest file is taken to.
fn acts(object: &Object<'_>, depth: u8) -> bool {
    if depth == 0 {
        return true;
    }
    match object {
        Object::Dict(dict) => dict_acts(dict, depth),
        Object::Stream(stream) => dict_acts(stream.dict(), depth),
        Object::Array(array) => array.raw_iter().any(|one| match one {
            MaybeRef::NotRef(one) => acts(&one, depth - 1),
            // It is asked by itself.
            MaybeRef::Ref(_) => false,
        }),
        Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::String(_) | Object::Name(_) => false,
    }
}

fn dict_acts(dict: &Dict<'_>, depth: u8) -> bool {
    dict.entries().any(|(key, value)| {
        let key: &[u8] = key.as_ref();
        let says_kind = [&b"S"[..], b"Type", b"Subtype"].contains(&key);
        let inside = match value {
            MaybeRef::NotRef(Object::Name(kind)) => says_kind && ACTIVE_KINDS.contains(&kind.as_ref()),
            MaybeRef::NotRef(object) => acts(&object, depth - 1),
            MaybeRef::Ref(_) => false,
        };
        inside || ACTIVE_KEYS.contains(&key)
    })
}

/// A page that is a scan, as a JPEG no longer than a picture that we keep.
pub(super) fn draw(bytes: &[u8], page: u32) -> Result<Vec<u8>, FileFault> {
    let pdf = open(bytes.to_vec())?;
    let at = usize::try_from(page).ok().and_then(|page| page.checked_sub(1)).ok_or(FileFault::Damaged)?;
    let page = pdf.pages().get(at).ok_or(FileFault::Damaged)?;
    scan::draw(page).ok_or(FileFault::Damaged)
}
