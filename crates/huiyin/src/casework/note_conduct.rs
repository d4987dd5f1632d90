//! 记录言行、书面告诫: what happened, in which channel, on which day; and the warning before any restriction.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command, Contact};
use huiyin_domain::concern::Step;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, conduct, names};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const NOTE: (Action, &str) = (Action::NoteConduct, "note-conduct");
const WARN: (Action, &str) = (Action::NoteConduct, "warn-conduct");

/// `GET /desk/concerns/{number}/note-conduct`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, NOTE).await?;
    case.needs(Step::NoteConduct)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/note-conduct`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, NOTE).await?;
    let shown = page(&case, &fields);
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// `GET /desk/concerns/{number}/warn-conduct`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_warn(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WARN).await?;
    case.needs(Step::WarnConduct)?;
    Ok(problem::ok(&warn_page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/warn-conduct`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post_warn(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WARN).await?;
    let shown = warn_page(&case, &fields);
    match read_warning(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn channels(case: &Case, fields: &Fields) -> Field {
    let pick = |one: Contact| Pick::new(one.word(), case.say(names::contact(one)), fields.get("channel"));
    let picks = Contact::ALL.into_iter().map(pick).collect();
    Field::new("channel", case.say("conduct-channel"), Kind::Choice(picks))
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    StepPage {
        intro: case.say("note-conduct-intro"),
        then: vec![case.say("note-conduct-then")],
        fields: vec![
            channels(case, fields),
            Field::new("on", case.say("note-conduct-on"), Kind::Day(fields.get("on").to_owned())),
            Field::new("text", case.say("note-conduct-ask"), text).hint(case.say("note-conduct-hint")),
        ],
        ..case.step_page(Step::NoteConduct)
    }
}

fn warn_page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 4 };
    StepPage {
        intro: case.say("warn-conduct-intro"),
        then: std::iter::once(case.say("warn-conduct-then")).chain(conduct::lines(case)).collect(),
        fields: vec![channels(case, fields), Field::new("text", case.say("warn-conduct-ask"), text)],
        ..case.step_page(Step::WarnConduct)
    }
}

fn channel(fields: &Fields) -> Result<Contact, Wrong> {
    let known = Contact::ALL.into_iter().find(|one| one.word() == fields.get("channel"));
    known.ok_or(Wrong::new("channel", "wrong-pick"))
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let on = fields.get("on").trim().parse().map_err(|_| Wrong::new("on", "wrong-day"));
    match (channel(fields), on, form::text(fields, "text", "wrong-empty")) {
        (Ok(channel), Ok(on), Ok(text)) => {
            let words = SaidWords { text };
            Ok(Command::NoteConduct(casework::NoteConduct { channel, on, words }))
        }
        (channel, on, text) => Err([channel.err(), on.err(), text.err()].into_iter().flatten().collect()),
    }
}

fn read_warning(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    match (channel(fields), form::text(fields, "text", "wrong-empty")) {
        (Ok(channel), Ok(text)) => {
            let words = SaidWords { text };
            Ok(Command::WarnConduct(casework::WarnConduct { channel, words }))
        }
        (channel, text) => Err([channel.err(), text.err()].into_iter().flatten().collect()),
    }
}
