//! 常用语: words of the office to put into a text. In a text field `::` opens them; without a script they stand on a page to
//! be selected and copied. Beside a concern they are filled with what its reader may see of it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::office::TextKind;

use crate::app::App;
use crate::desk::Case;
use crate::desk::letters::{self, Block, Filled};
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Words};

/// The page.
#[derive(Template)]
#[template(path = "casework/pages/show_snippets.html")]
pub struct ShowSnippets {
    /// The layout's needs.
    pub page: Page,
    /// Where one came from.
    pub back: String,
    /// The snippets.
    pub snippets: Vec<Snippet>,
    /// Whether the reader keeps texts of a unit.
    pub keeps: bool,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// What it is called.
    pub name: String,
    /// What one types behind `::`; may be empty.
    pub short: String,
    /// The text, filled.
    pub text: String,
}

/// `GET /desk/snippets`: without a concern; slots stay as they are.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let page = visitor.desk_page(&app, "area-desk");
    problem::ok(&shown(&visitor, page, "/desk".to_owned(), &|slot| {
        Filled::Words(letters::shown(Language::Chinese, &format!("{{{}}}", slot.word())))
    }))
}

/// `GET /desk/concerns/{number}/snippets`: filled with the concern.
///
/// # Errors
/// As [`Case::open`].
pub async fn get_filled(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "snippets")).await?;
    Ok(problem::ok(&shown(&visitor, case.page.clone(), case.href(), &|slot| Filled::Words(value(&case, slot)))))
}

fn shown(visitor: &Visitor, page: Page, back: String, value: &dyn Fn(Slot) -> Filled) -> ShowSnippets {
    let units: Vec<UnitId> = visitor.actor.posts().iter().map(|held| held.unit).collect();
    let texts = visitor.office.office.texts().offered(TextKind::Snippet, &units);
    let english = visitor.language == Language::English;
    let snippet = |text: &huiyin_domain::office::OfficeText| Snippet {
        name: text.name_en.as_ref().filter(|_| english).unwrap_or(&text.name).as_str().to_owned(),
        short: text.short.as_ref().map_or(String::new(), |short| short.as_str().to_owned()),
        // What goes to the person is Chinese, whatever language the desk is read in.
        text: letters::fill(text.body.as_str(), value).iter().map(line).collect::<Vec<_>>().join("\n"),
    };
    let snippets = texts.into_iter().map(|(_, text)| snippet(text)).collect();
    let keeps = visitor.actor.has(Role::UnitHead) || visitor.actor.has(Role::Admin);
    ShowSnippets { page, back, snippets, keeps }
}

fn line(block: &Block) -> String {
    match block {
        Block::Heading(words) | Block::Para(words) => words.clone(),
        Block::Item(head, words) => format!("{head}{words}"),
    }
}

/// What a slot says of this concern; nothing for what only a paper has.
fn value(case: &Case, slot: Slot) -> String {
    let words = Words::of(Language::Chinese);
    let unit = case.opened.concern.unit();
    match slot {
        Slot::Title => case.told.title.clone(),
        Slot::Number => case.opened.number.to_string(),
        Slot::Received => case
            .opened
            .concern
            .intake
            .record
            .as_ref()
            .map_or(String::new(), |record| dates::paper_day(words, record.received_on)),
        Slot::Organ => unit.map_or(String::new(), |unit| case.app.office().unit_name(unit).to_owned()),
        Slot::Phone => unit
            .and_then(|unit| case.visitor.office.office.unit(unit))
            .and_then(|unit| unit.phone.as_ref())
            .map_or(String::new(), |phone| phone.as_str().to_owned()),
        Slot::Due => {
            case.opened.concern.deadlines.next_due().map_or(String::new(), |(day, _)| dates::paper_day(words, day))
        }
        Slot::Receiver
        | Slot::Reason
        | Slot::Path
        | Slot::Points
        | Slot::Ground
        | Slot::Instead
        | Slot::Opening
        | Slot::Asked
        | Slot::Found
        | Slot::Outcome
        | Slot::Review
        | Slot::AskedOn
        | Slot::Level
        | Slot::Request
        | Slot::Answering
        | Slot::Further
        | Slot::Final
        | Slot::NotTaken
        | Slot::Still
        | Slot::Channel
        | Slot::Limit
        | Slot::From
        | Slot::Until
        | Slot::Conduct
        | Slot::Unaffected
        | Slot::Appeal
        | Slot::OldDue
        | Slot::Extension
        | Slot::Question
        | Slot::HowToAnswer
        | Slot::Earlier => String::new(),
    }
}
