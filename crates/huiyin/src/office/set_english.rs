//! 英文名称: what the office and its units are called on English pages.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::office::{Command, EnglishSet};

use super::form_page::{Form, carry_out, t};
use crate::app::App;
use crate::web::desk::{Field, Kind};
use crate::web::form::{Fields, optional_text};
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /office/english`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    form(&visitor, None, &kept(&visitor, None)).page(&app, &visitor, Vec::new(), String::new())
}

/// `POST /office/english`
///
/// # Errors
/// What the rules refuse, and faults of ours.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    save(&app, &visitor, None, &fields).await
}

/// `GET /office/units/{unit}/english`
///
/// # Errors
/// [`Problem::NotFound`] for a unit that never was.
pub async fn get_unit(State(app): State<App>, visitor: Visitor, Path(unit): Path<u32>) -> Result<Response, Problem> {
    let unit = known(&visitor, unit)?;
    Ok(form(&visitor, Some(unit), &kept(&visitor, Some(unit))).page(&app, &visitor, Vec::new(), String::new()))
}

/// `POST /office/units/{unit}/english`
///
/// # Errors
/// What the rules refuse, and faults of ours.
pub async fn post_unit(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let unit = known(&visitor, unit)?;
    save(&app, &visitor, Some(unit), &fields).await
}

fn known(visitor: &Visitor, unit: u32) -> Result<UnitId, Problem> {
    visitor.office.office.unit(UnitId(unit)).map(|_| UnitId(unit)).ok_or(Problem::NotFound)
}

async fn save(app: &App, visitor: &Visitor, unit: Option<UnitId>, fields: &Fields) -> Result<Response, Problem> {
    let command = parse(unit, fields).map(Command::SetEnglish);
    let to = unit.map_or_else(|| "/office".to_owned(), |unit| format!("/office/units/{unit}"));
    let ended = carry_out(app, visitor, (command, fields), to).await?;
    Ok(form(visitor, unit, fields).end(app, visitor, ended))
}

fn kept(visitor: &Visitor, unit: Option<UnitId>) -> Fields {
    let Some(known) = visitor.office.office.english(unit) else { return Fields::default() };
    let name = |name: &Option<huiyin_domain::kernel::text::Name>| {
        name.as_ref().map_or(String::new(), |name| name.as_str().to_owned())
    };
    let line = |line: &Option<huiyin_domain::kernel::text::Line>| {
        line.as_ref().map_or(String::new(), |line| line.as_str().to_owned())
    };
    let pairs = [
        ("name", name(&known.name)),
        ("area", name(&known.area)),
        ("address", line(&known.address)),
        ("hours", line(&known.hours)),
        ("review_body", name(&known.review_body)),
        ("rooms", line(&known.rooms)),
    ];
    Fields::of_pairs(pairs.map(|(name, value)| (name.to_owned(), value)))
}

fn form(visitor: &Visitor, unit: Option<UnitId>, kept: &Fields) -> Form {
    let line = |name: &'static str, key: &'static str| {
        Field::new(name, t(visitor, key), Kind::Line(kept.get(name).to_owned())).optional()
    };
    let (back, fields) = match unit {
        None => ("/office".to_owned(), vec![line("area", "english-area"), line("name", "english-host")]),
        Some(unit) => (
            format!("/office/units/{unit}"),
            vec![
                line("name", "english-name"),
                line("address", "english-address"),
                line("rooms", "english-rooms"),
                line("hours", "english-hours"),
                line("review_body", "english-review"),
            ],
        ),
    };
    let action = unit.map_or_else(|| "/office/english".to_owned(), |unit| format!("/office/units/{unit}/english"));
    Form { title: "english-title", intro: "english-intro", action, back, fields }
}

fn parse(unit: Option<UnitId>, fields: &Fields) -> Result<EnglishSet, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let name = optional_text(fields, "name").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let area = optional_text(fields, "area").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let address = optional_text(fields, "address").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let hours = optional_text(fields, "hours").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let review_body = optional_text(fields, "review_body").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let rooms = optional_text(fields, "rooms").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    if wrongs.is_empty() {
        Ok(EnglishSet { address, area, hours, name, review_body, rooms, unit })
    } else {
        Err(wrongs)
    }
}
