//! 文书和常用语: every text of the office that its reader may look at.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{TextNo, UnitId};
use huiyin_domain::office::{OfficeText, QuickAct, TextKind};

use super::form_page::t;
use crate::app::App;
use crate::web::page::Page;
use crate::web::problem::ok;
use crate::web::visitor::Visitor;
use crate::web::words::Language;

/// The list.
#[derive(Template)]
#[template(path = "office/pages/show_texts.html")]
pub struct ShowTexts {
    /// The layout's needs.
    pub page: Page,
    /// Papers, snippets, quick steps.
    pub groups: Vec<TextGroup>,
}

/// Texts of one sort.
#[derive(Clone, Debug)]
pub struct TextGroup {
    /// Its name.
    pub heading: String,
    /// The texts.
    pub rows: Vec<TextRow>,
    /// Where one is added; empty where there is one of each.
    pub add: String,
    /// What that link says.
    pub add_words: String,
}

/// One text in the list.
#[derive(Clone, Debug)]
pub struct TextRow {
    /// What it is called.
    pub name: String,
    /// Its own page.
    pub href: String,
    /// Who uses it.
    pub whose: String,
    /// Its short word, or what it does; may be empty.
    pub hint: String,
    /// In use, out of use, built in.
    pub state: String,
}

/// `GET /office/texts`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    let mut page = visitor.desk_page(&app, "area-office");
    page.elder = false;
    let groups = [papers(&visitor), of_kind(&visitor, TextKind::Snippet), of_kind(&visitor, TextKind::QuickStep)];
    ok(&ShowTexts { groups: groups.into_iter().flatten().collect(), page })
}

/// Everything the administrator keeps; of a head, what the own units use.
fn papers(visitor: &Visitor) -> Option<TextGroup> {
    let row = |kind: TextKind| {
        let own = visitor.office.office.texts().all().find(|(_, text)| text.kind == kind);
        let state = match own {
            None => "texts-built-in",
            Some((_, text)) if text.works => "texts-own",
            Some(_) => "texts-off",
        };
        TextRow {
            name: t(visitor, kind_key(kind)),
            href: format!("/office/texts/{}", kind.word()),
            whose: t(visitor, "texts-shared"),
            hint: String::new(),
            state: t(visitor, state),
        }
    };
    let rows = TextKind::ALL.into_iter().filter(|kind| kind.is_paper()).map(row).collect();
    visitor.actor.has(Role::Admin).then(|| TextGroup {
        heading: t(visitor, "texts-papers"),
        rows,
        add: String::new(),
        add_words: String::new(),
    })
}

fn of_kind(visitor: &Visitor, kind: TextKind) -> Option<TextGroup> {
    let office = &visitor.office.office;
    let seen = |text: &&OfficeText| text.kind == kind && sees(visitor, text);
    let all = office.texts().all().filter(|(_, text)| seen(text));
    let row = |(no, text): (TextNo, &OfficeText)| TextRow {
        name: named(visitor, text),
        href: format!("/office/texts/{no}"),
        whose: whose(visitor, text.unit),
        hint: text.does.map_or_else(|| short_said(visitor, text), |act| act_said(visitor, act)),
        state: t(visitor, if text.works { "texts-on" } else { "texts-off" }),
    };
    let (heading, add_words) = match kind {
        TextKind::QuickStep => ("texts-quick-steps", "texts-add-quick-step"),
        TextKind::Snippet
        | TextKind::TransferNotice
        | TextKind::AcceptNotice
        | TextKind::DeclineNotice
        | TextKind::Opinion
        | TextKind::ReviewRequest
        | TextKind::ReviewOpinion
        | TextKind::RecheckOpinion
        | TextKind::NotTakenNotice
        | TextKind::RestrictionNotice
        | TextKind::ExtensionNotice
        | TextKind::QuestionNotice
        | TextKind::RepeatedNotice => ("texts-snippets", "texts-add-snippet"),
    };
    Some(TextGroup {
        heading: t(visitor, heading),
        rows: all.map(row).collect(),
        add: format!("/office/texts/new-{}/edit", kind.word()),
        add_words: t(visitor, add_words),
    })
}

/// Whether somebody may look at a text here: their own units' and everybody's.
pub(super) fn sees(visitor: &Visitor, text: &OfficeText) -> bool {
    let own = |unit| visitor.actor.posts().iter().any(|held| held.unit == unit);
    visitor.actor.has(Role::Admin) || text.unit.is_none_or(own)
}

/// What a kind of text is called.
pub(super) fn kind_key(kind: TextKind) -> &'static str {
    match kind {
        TextKind::TransferNotice => "text-kind-transfer-notice",
        TextKind::AcceptNotice => "text-kind-accept-notice",
        TextKind::DeclineNotice => "text-kind-decline-notice",
        TextKind::Opinion => "text-kind-opinion",
        TextKind::ReviewRequest => "text-kind-review-request",
        TextKind::ReviewOpinion => "text-kind-review-opinion",
        TextKind::RecheckOpinion => "text-kind-recheck-opinion",
        TextKind::NotTakenNotice => "text-kind-not-taken-notice",
        TextKind::RestrictionNotice => "text-kind-restriction-notice",
        TextKind::ExtensionNotice => "text-kind-extension-notice",
        TextKind::QuestionNotice => "text-kind-question-notice",
        TextKind::RepeatedNotice => "text-kind-repeated-notice",
        TextKind::Snippet => "text-kind-snippet",
        TextKind::QuickStep => "text-kind-quick-step",
    }
}

/// Its name in the reader's language, as far as it has one.
pub(super) fn named(visitor: &Visitor, text: &OfficeText) -> String {
    let english = text.name_en.as_ref().filter(|_| visitor.language == Language::English);
    english.unwrap_or(&text.name).as_str().to_owned()
}

pub(super) fn whose(visitor: &Visitor, unit: Option<UnitId>) -> String {
    unit.map_or_else(|| t(visitor, "texts-shared"), |unit| visitor.office.unit_name(unit).to_owned())
}

pub(super) fn short_said(visitor: &Visitor, text: &OfficeText) -> String {
    let words = crate::web::words::Words::of(visitor.language);
    text.short
        .as_ref()
        .map_or(String::new(), |short| words.t("text-short-said").with("short", short.as_str()).to_string())
}

pub(super) fn act_said(visitor: &Visitor, act: QuickAct) -> String {
    match act {
        QuickAct::AskCitizen => t(visitor, "text-act-ask"),
        QuickAct::Note => t(visitor, "text-act-note"),
        QuickAct::Transfer { to } => format!("{} {}", t(visitor, "text-act-transfer"), visitor.office.unit_name(to)),
    }
}
