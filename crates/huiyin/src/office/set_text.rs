//! 改一份文书、一条常用语、一个一键动作. What was typed is shown filled with an invented concern before it is used.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::text::{Name, Prose};
use huiyin_domain::office::{Command, OfficeText, QuickAct, Short, TextKind};

use super::form_page::{self, Ended, t};
use super::show_text::{Which, look};
use super::show_texts::kind_key;
use crate::app::App;
use crate::desk::letters;
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{Fields, optional_text, text};
use crate::web::page::Wrong;
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Words};

/// `GET /office/texts/{text}/edit`
///
/// # Errors
/// [`Problem::NotFound`] for a text that its reader may not change.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(word): Path<String>) -> Result<Response, Problem> {
    let which = Which::find(&visitor, &word)?;
    if !which.may_edit(&visitor) {
        return Err(Problem::NotFound);
    }
    Ok(form(&app, &visitor, &which, (&kept(&visitor, &which), Vec::new(), String::new())))
}

/// `POST /office/texts/{text}/edit`: shows how it looks; with `do=save` it is used from now on.
///
/// # Errors
/// What the rules refuse, and faults of ours.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(word): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let which = Which::find(&visitor, &word)?;
    match (parse(&which, &fields), fields.get("do")) {
        (Err(wrongs), _) => Ok(form(&app, &visitor, &which, (&fields, wrongs, String::new()))),
        (Ok(_), "again") => Ok(form(&app, &visitor, &which, (&fields, Vec::new(), String::new()))),
        (Ok(text), "save") => save(&app, &visitor, &which, (text, &fields)).await,
        (Ok(text), _) => Ok(preview(&app, &visitor, &which, (&text, &fields))),
    }
}

async fn save(
    app: &App,
    visitor: &Visitor,
    which: &Which,
    (text, fields): (OfficeText, &Fields),
) -> Result<Response, Problem> {
    let no = which.no.unwrap_or(visitor.office.office.texts().next());
    let to = format!("/office/texts/{no}");
    let command = Ok(Command::SetText { no, text });
    Ok(match form_page::carry_out(app, visitor, (command, fields), to).await? {
        Ended::Wrong(wrongs) => form(app, visitor, which, (fields, wrongs, String::new())),
        Ended::Refused(said) => form(app, visitor, which, (fields, Vec::new(), said)),
        Ended::Done(to) => axum::response::IntoResponse::into_response(axum::response::Redirect::to(&to)),
    })
}

/// The rules are asked before it is shown: what they refuse is told with the form, not after the button.
fn preview(app: &App, visitor: &Visitor, which: &Which, (text, fields): (&OfficeText, &Fields)) -> Response {
    let office = &visitor.office.office;
    let no = which.no.unwrap_or(office.texts().next());
    let command = Command::SetText { no, text: text.clone() };
    let own = huiyin_domain::office::needs_own_texts(office, &visitor.actor, &command);
    if let Err(refusal) = own.and_then(|()| huiyin_domain::office::decide(office, command).map(drop)) {
        let said = crate::web::refusals::told(app, Words::of(visitor.language), &refusal);
        return form(app, visitor, which, (fields, Vec::new(), said));
    }
    let page = visitor.desk_page(app, "area-office");
    let bodies = [Some(text.body.as_str().to_owned()), text.body_en.as_ref().map(|body| body.as_str().to_owned())];
    let mut shown = look(visitor, page, (which.kind, Some(text)), bodies);
    let typed = fields.iter().filter(|(name, _)| !matches!(*name, "csrf" | "key" | "do"));
    let first = |(name, all): (&str, &[String])| (name.to_owned(), all.first().cloned().unwrap_or_default());
    shown.pending = typed.map(first).collect();
    shown.action = format!("/office/texts/{}/edit", which.word);
    render(&shown, StatusCode::OK)
}

fn kept(visitor: &Visitor, which: &Which) -> Fields {
    let office = &visitor.office.office;
    let body = |language| letters::body_of(office, which.kind, language).map(|body| letters::shown(language, &body));
    let built_in = which.kind.is_paper() && which.text.is_none();
    let mut pairs = vec![("works", "yes".to_owned())];
    if built_in {
        pairs.push(("name", t(visitor, kind_key(which.kind))));
        pairs.push(("body", body(Language::Chinese).unwrap_or_default()));
        pairs.push(("body_en", body(Language::English).unwrap_or_default()));
    }
    if let Some(text) = &which.text {
        let english = text.body_en.as_ref().map(|body| letters::shown(Language::English, body.as_str()));
        let (act, to) = match text.does {
            Some(QuickAct::Transfer { to }) => ("transfer", to.to_string()),
            Some(QuickAct::AskCitizen) => ("ask", String::new()),
            Some(QuickAct::Note) => ("note", String::new()),
            None => ("", String::new()),
        };
        pairs = vec![
            ("name", text.name.as_str().to_owned()),
            ("name_en", text.name_en.as_ref().map_or(String::new(), |name| name.as_str().to_owned())),
            ("short", text.short.as_ref().map_or(String::new(), |short| short.as_str().to_owned())),
            ("body", letters::shown(Language::Chinese, text.body.as_str())),
            ("body_en", english.unwrap_or_default()),
            ("works", if text.works { "yes" } else { "no" }.to_owned()),
            ("act", act.to_owned()),
            ("to", to),
        ];
    }
    Fields::of_pairs(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)))
}

fn form(
    app: &App,
    visitor: &Visitor,
    which: &Which,
    (kept, wrongs, refused): (&Fields, Vec<Wrong>, String),
) -> Response {
    let page = visitor.desk_page(app, "area-office");
    let status = match (wrongs.is_empty(), refused.is_empty()) {
        (true, true) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, false) => StatusCode::CONFLICT,
    };
    let step = StepPage {
        matter: None,
        back: "/office/texts".to_owned(),
        back_words: t(visitor, "text-back"),
        title: t(visitor, kind_key(which.kind)),
        intro: intro(visitor, which.kind),
        then: must(visitor, which.kind),
        action: format!("/office/texts/{}/edit", which.word),
        seen: String::new(),
        fields: questions(visitor, which, kept),
        button: t(visitor, "text-see"),
        final_step: false,
        wrongs,
        refused,
        others: Vec::new(),
        kept: None,
        keys: Vec::new(),
        page,
    };
    render(&step, status)
}

/// The slots that can be used, in the reader's words for them.
fn intro(visitor: &Visitor, kind: TextKind) -> String {
    let all: Vec<_> = kind.mandatory().iter().chain(kind.optional()).collect();
    if all.is_empty() {
        return t(visitor, "text-edit-plain");
    }
    Words::of(visitor.language).t("text-edit-intro").with("slots", slots_said(visitor, &all)).to_string()
}

fn must(visitor: &Visitor, kind: TextKind) -> Vec<String> {
    let all: Vec<_> = kind.mandatory().iter().collect();
    if all.is_empty() {
        return Vec::new();
    }
    vec![Words::of(visitor.language).t("text-edit-must").with("slots", slots_said(visitor, &all)).to_string()]
}

fn slots_said(visitor: &Visitor, slots: &[&huiyin_domain::kernel::slot::Slot]) -> String {
    let name =
        |slot: &&huiyin_domain::kernel::slot::Slot| letters::shown(visitor.language, &format!("{{{}}}", slot.word()));
    slots.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn questions(visitor: &Visitor, which: &Which, kept: &Fields) -> Vec<Field> {
    let line = |name: &'static str, key| Field::new(name, t(visitor, key), Kind::Line(kept.get(name).to_owned()));
    let area = |name: &'static str, key, rows| {
        Field::new(name, t(visitor, key), Kind::Text { value: kept.get(name).to_owned(), rows })
    };
    let yes_no = [("yes", "office-works-yes"), ("no", "office-works-no")];
    let works = yes_no.map(|(value, key)| Pick::new(value, t(visitor, key), kept.get("works"))).to_vec();
    let mut fields = vec![line("name", "text-name"), line("name_en", "text-name-en").optional()];
    match which.kind {
        TextKind::Snippet => fields.push(line("short", "text-short").hint(t(visitor, "text-short-hint")).optional()),
        TextKind::QuickStep => fields.extend(acts(visitor, kept)),
        TextKind::ReviewRequest | TextKind::ReviewOpinion | TextKind::RecheckOpinion => {}
        TextKind::NotTakenNotice | TextKind::RestrictionNotice => {}
        TextKind::ExtensionNotice | TextKind::QuestionNotice | TextKind::RepeatedNotice => {}
        TextKind::TransferNotice | TextKind::AcceptNotice | TextKind::DeclineNotice | TextKind::Opinion => {}
    }
    fields.push(area("body", "text-body", if which.kind.is_paper() { 10 } else { 4 }));
    fields.push(area("body_en", "text-body-en", 4).hint(t(visitor, "text-body-en-hint")).optional());
    if which.text.is_none() && !which.kind.is_paper() {
        fields.push(Field::new("unit", t(visitor, "text-unit"), Kind::List(owners(visitor, kept))));
    }
    fields.push(Field::new("works", t(visitor, "text-works"), Kind::Choice(works)));
    fields
}

fn acts(visitor: &Visitor, kept: &Fields) -> [Field; 2] {
    let acts = [("transfer", "text-act-transfer"), ("ask", "text-act-ask"), ("note", "text-act-note")];
    let acts = acts.map(|(value, key)| Pick::new(value, t(visitor, key), kept.get("act"))).to_vec();
    let office = &visitor.office.office;
    let mut units = vec![Pick::new("", t(visitor, "office-no-parent"), kept.get("to"))];
    let works = office.units().filter(|(_, unit)| unit.works);
    units.extend(works.map(|(id, _)| Pick::new(id, visitor.office.unit_name(id), kept.get("to"))));
    [
        Field::new("act", t(visitor, "text-act"), Kind::Choice(acts)),
        Field::new("to", t(visitor, "text-act-to"), Kind::List(units)).optional(),
    ]
}

/// The units for which somebody may keep texts; everybody's only as administrator.
fn owners(visitor: &Visitor, kept: &Fields) -> Vec<Pick> {
    let office = &visitor.office.office;
    let admin = visitor.actor.has(Role::Admin);
    let mut picks = Vec::new();
    if admin {
        picks.push(Pick::new("", t(visitor, "texts-shared"), kept.get("unit")));
    }
    let may = |unit: UnitId| admin || visitor.actor.has_in(Role::UnitHead, unit);
    let units = office.units().filter(|(id, unit)| unit.works && may(*id));
    picks.extend(units.map(|(id, _)| Pick::new(id, visitor.office.unit_name(id), kept.get("unit"))));
    picks
}

fn parse(which: &Which, fields: &Fields) -> Result<OfficeText, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let name: Option<Name> = text(fields, "name", "office-wrong-name").map_err(|wrong| wrongs.push(wrong)).ok();
    let name_en = optional_text(fields, "name_en").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let short: Option<Short> = optional_text(fields, "short").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    if short.as_ref().is_some_and(|short| short.as_str().contains(char::is_whitespace)) {
        wrongs.push(Wrong::new("short", "text-wrong-short"));
    }
    let body = body(fields, "body").map_err(|wrong| wrongs.push(wrong)).ok();
    let empty = fields.get("body_en").trim().is_empty();
    let body_en = if empty { None } else { self::body(fields, "body_en").map_err(|wrong| wrongs.push(wrong)).ok() };
    let does = match which.kind {
        TextKind::QuickStep => act(fields).map_err(|wrong| wrongs.push(wrong)).ok(),
        TextKind::TransferNotice
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
        | TextKind::RepeatedNotice
        | TextKind::Snippet => None,
    };
    let unit = match &which.text {
        Some(known) => known.unit,
        None => fields.get("unit").parse().ok().map(UnitId),
    };
    let works = fields.get("works") != "no";
    match (name, body, wrongs.is_empty()) {
        (Some(name), Some(body), true) => {
            Ok(OfficeText { body, body_en, does, kind: which.kind, name, name_en, short, unit, works })
        }
        _incomplete => Err(wrongs),
    }
}

fn body(fields: &Fields, name: &'static str) -> Result<Prose, Wrong> {
    let typed = letters::kept(fields.get(name)).ok_or_else(|| Wrong::new(name, "text-wrong-slot"))?;
    let kept = Fields::of_pairs([(name.to_owned(), typed)]);
    text(&kept, name, "text-wrong-body")
}

fn act(fields: &Fields) -> Result<QuickAct, Wrong> {
    let wrong = || Wrong::new("act", "text-wrong-act");
    match fields.get("act") {
        "transfer" => fields.get("to").parse().map(|to| QuickAct::Transfer { to: UnitId(to) }).map_err(|_| wrong()),
        "ask" => Ok(QuickAct::AskCitizen),
        "note" => Ok(QuickAct::Note),
        _ => Err(wrong()),
    }
}
