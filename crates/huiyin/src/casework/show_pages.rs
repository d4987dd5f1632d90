//! A document page by page, or a recording with its player: what there is to see of a file without saving it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::words::FileWords;

use super::show_file;
use crate::app::App;
use crate::desk::Case;
use crate::papers;
use crate::web::desk::{KeyHint, Matter};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// One page of a file.
#[derive(Template)]
#[template(path = "casework/pages/show_pages.html")]
pub struct ShowPages {
    /// The layout's needs.
    pub page: Page,
    /// What it belongs to.
    pub matter: Matter,
    /// What it is called.
    pub name: String,
    /// Kind, pages, size.
    pub about: String,
    /// Where it is saved from.
    pub file: String,
    /// The picture of this page; empty when there is none.
    pub picture: String,
    /// It was written with letters: whoever wants to read it saves it.
    pub only_saved: bool,
    /// The sound; empty when it is none.
    pub sound: String,
    /// 第 2 页，共 5 页; may be empty.
    pub at: String,
    /// The page before; empty on the first.
    pub before: String,
    /// The page after; empty on the last.
    pub after: String,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// `GET /desk/concerns/{number}/files/{file}/view/{page}`
///
/// # Errors
/// [`Problem::NotFound`] for a file that is not there, or may not be opened.
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, file, page)): Path<(String, String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "file")).await?;
    let words = show_file::find(&case, &file)?;
    Ok(problem::ok(&view(&case, &words, page)))
}

fn view(case: &Case, words: &FileWords, at: u32) -> ShowPages {
    let file = format!("{}/files/{}", case.href(), words.id);
    let pages = words.pages.unwrap_or(1);
    let at = at.clamp(1, pages);
    let (sound, drawn) = (words.kind.starts_with("audio/"), words.kind == "application/pdf");
    let to = |there: bool, page: u32| if there { format!("{file}/view/{page}") } else { String::new() };
    let picture = match (sound, drawn, words.scan) {
        (true, _, _) | (false, true, false) => String::new(),
        (false, true, true) => format!("{file}/pages/{at}"),
        (false, false, _) => file.clone(),
    };
    let say = || case.page.t("file-page-of").with("n", at).with("of", pages).to_string();
    ShowPages {
        matter: case.matter(),
        name: words.name.clone(),
        about: papers::about(case.page.words, (&words.kind, words.pages, words.bytes)),
        picture,
        sound: if sound { file.clone() } else { String::new() },
        only_saved: drawn && !words.scan,
        at: if drawn && words.scan { say() } else { String::new() },
        before: to(words.scan && at > 1, at.saturating_sub(1)),
        after: to(words.scan && at < pages, at + 1),
        keys: vec![
            KeyHint::new(&["p"], case.say("file-page-before")),
            KeyHint::new(&["n"], case.say("file-page-after")),
        ],
        file,
        page: case.page.clone(),
    }
}
