//! One text of the office: how it looks filled with an invented concern, and who changed it when.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::event::Fact;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::TextNo;
use huiyin_domain::office::{self, OfficeText, TextKind};
use huiyin_ledger::{Fault, Read, Recorded, Target};

use super::form_page::t;
use super::show_texts::{act_said, kind_key, named, sees, short_said, whose};
use crate::app::App;
use crate::desk::letters::{self, Block};
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Words};

/// One text, as it looks.
#[derive(Template)]
#[template(path = "office/pages/show_text.html")]
pub struct ShowText {
    /// The layout's needs.
    pub page: Page,
    /// What it is called.
    pub title: String,
    /// What kind of text, whose.
    pub about: String,
    /// Filled with the sample.
    pub blocks: Vec<Block>,
    /// The English one; may be empty.
    pub english: Vec<Block>,
    /// Where it is changed; empty when its reader may not.
    pub edit: String,
    /// What was typed and is not saved yet: it goes along with the button.
    pub pending: Vec<(String, String)>,
    /// Path that the button goes to.
    pub action: String,
    /// Editions, the latest first: when and by whom, and the text.
    pub history: Vec<(String, String)>,
}

/// `GET /office/texts/{text}`: one text, by its number, or a paper by its kind.
///
/// # Errors
/// [`Problem::NotFound`] for a text that is not there, or is another unit's.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(text): Path<String>) -> Result<Response, Problem> {
    let which = Which::find(&visitor, &text)?;
    let history = match which.no {
        Some(no) => app.ledger().read(move |read| editions(read, no)).await?,
        None => Vec::new(),
    };
    Ok(ok(&which.page(&app, &visitor, &history)))
}

/// Which text an address means.
pub(super) struct Which {
    /// Its number; `None` for one that is not there yet.
    pub no: Option<TextNo>,
    /// What it is for.
    pub kind: TextKind,
    /// As it is; `None` for one that is not there yet.
    pub text: Option<OfficeText>,
    /// How it stands in the address.
    pub word: String,
}

impl Which {
    /// Finds `7`, `accept-notice`, `new-snippet`.
    pub(super) fn find(visitor: &Visitor, word: &str) -> Result<Self, Problem> {
        let texts = visitor.office.office.texts();
        let found = match word.parse().map(TextNo) {
            Ok(no) => texts.numbered(no).map(|text| (Some(no), text.kind, Some(text.clone()))),
            Err(_) => {
                let kind = TextKind::of_word(word.strip_prefix("new-").unwrap_or(word));
                let kind = kind.filter(|kind| kind.is_paper() != word.starts_with("new-"));
                kind.map(|kind| {
                    let own = texts.all().find(|(_, text)| kind.is_paper() && text.kind == kind);
                    (own.map(|(no, _)| no), kind, own.map(|(_, text)| text.clone()))
                })
            }
        };
        let (no, kind, text) = found.ok_or(Problem::NotFound)?;
        let hidden = text.as_ref().is_some_and(|text| !sees(visitor, text));
        if hidden || (kind.is_paper() && !visitor.actor.has(Role::Admin)) {
            return Err(Problem::NotFound);
        }
        Ok(Self { no, kind, text, word: word.to_owned() })
    }

    /// Whether this reader may change it: the rules of the office are asked.
    pub(super) fn may_edit(&self, visitor: &Visitor) -> bool {
        let Some(text) = self.text.clone() else { return true };
        let no = self.no.unwrap_or(visitor.office.office.texts().next());
        let command = office::Command::SetText { no, text };
        office::needs_own_texts(&visitor.office.office, &visitor.actor, &command).is_ok()
    }

    fn page(&self, app: &App, visitor: &Visitor, history: &[Recorded]) -> ShowText {
        let page = visitor.desk_page(app, "area-office");
        let office = &visitor.office.office;
        let body = |language| match (&self.text, language) {
            (Some(text), Language::Chinese) => Some(text.body.as_str().to_owned()),
            (Some(text), Language::English) => text.body_en.as_ref().map(|body| body.as_str().to_owned()),
            (None, language) => letters::body_of(office, self.kind, language),
        };
        let edit = if self.may_edit(visitor) { format!("/office/texts/{}/edit", self.word) } else { String::new() };
        look(visitor, page, (self.kind, self.text.as_ref()), [body(Language::Chinese), body(Language::English)])
            .with(edit, self.history(app, visitor, history))
    }

    fn history(&self, app: &App, visitor: &Visitor, history: &[Recorded]) -> Vec<(String, String)> {
        let mut lines = Vec::new();
        for (at, recorded) in history.iter().enumerate() {
            let Fact::Office(office::Fact::TextSet(set)) = &recorded.fact else { continue };
            let words = Words::of(visitor.language);
            let who = recorded.stamp.actor.person().map_or("", |who| visitor.office.person_name(who));
            let when = dates::full_moment(words, recorded.stamp.at.civil(app.zone()));
            let line = words.t("text-edition").with("n", at + 1).with("when", when).with("who", who).to_string();
            lines.push((line, letters::shown(Language::Chinese, set.text.body.as_str())));
        }
        lines.reverse();
        lines
    }
}

impl ShowText {
    fn with(self, edit: String, history: Vec<(String, String)>) -> Self {
        Self { edit, history, ..self }
    }
}

/// How a text looks, filled with the sample.
pub(super) fn look(
    visitor: &Visitor,
    page: Page,
    (kind, text): (TextKind, Option<&OfficeText>),
    [chinese, english]: [Option<String>; 2],
) -> ShowText {
    let filled = |language: Language, body: Option<String>| {
        body.map_or(Vec::new(), |body| letters::fill(&body, &|slot| letters::sample(language, kind, slot)))
    };
    let kind_name = t(visitor, kind_key(kind));
    let hint = text.map_or(String::new(), |text| match text.does {
        Some(act) => act_said(visitor, act),
        None => short_said(visitor, text),
    });
    let about = [kind_name.clone(), whose(visitor, text.and_then(|text| text.unit)), hint];
    ShowText {
        title: text.map_or(kind_name, |text| named(visitor, text)),
        about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&t(visitor, "list-comma")),
        blocks: filled(Language::Chinese, chinese),
        english: filled(Language::English, english),
        edit: String::new(),
        pending: Vec::new(),
        action: String::new(),
        history: Vec::new(),
        page,
    }
}

/// Every edition of a text, first to last.
fn editions(read: &Read, no: TextNo) -> Result<Vec<Recorded>, Fault> {
    let Some(stream) = read.named(&Target::office())? else { return Ok(Vec::new()) };
    let mut history = read.history(stream)?;
    history.retain(|recorded| matches!(&recorded.fact, Fact::Office(office::Fact::TextSet(set)) if set.no == no));
    Ok(history)
}
