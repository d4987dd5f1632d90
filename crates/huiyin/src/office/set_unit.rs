//! 单位: added or changed. `new` in the address stands for one that is not there yet.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::office::{Arrangement, Command, Unit, UnitKind, UnitSet};

use super::form_page::{Form, t};
use crate::app::App;
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::{Fields, optional_text, text};
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /office/units/{unit}/edit`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(unit): Path<String>) -> Result<Response, Problem> {
    let id = wanted(&visitor, &unit)?;
    let kept = visitor.office.office.unit(id).map(fields_of).unwrap_or_default();
    Ok(form(&visitor, &unit, &kept).page(&app, &visitor, Vec::new(), String::new()))
}

/// `POST /office/units/{unit}/edit`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let id = wanted(&visitor, &unit)?;
    let command = parse(&visitor, &fields).and_then(|unit| on_its_day(id, unit, fields.get("from")));
    let ended = super::form_page::carry_out(&app, &visitor, (command, &fields), format!("/office/units/{id}")).await?;
    Ok(form(&visitor, &unit, &fields).end(&app, &visitor, ended))
}

/// At once, or from a day on: what was before stays in the history.
fn on_its_day(id: UnitId, unit: Unit, from: &str) -> Result<Command, Vec<Wrong>> {
    if from.trim().is_empty() {
        return Ok(Command::SetUnit { id, unit });
    }
    let from = from.trim().parse().map_err(|_| vec![Wrong::new("from", "wrong-day")])?;
    Ok(Command::Arrange { from: Some(from), what: Arrangement::SetUnit(UnitSet { id, unit }) })
}

/// The unit in the address, or the next free id.
fn wanted(visitor: &Visitor, unit: &str) -> Result<UnitId, Problem> {
    let office = &visitor.office.office;
    if unit == "new" {
        return Ok(UnitId(office.units().map(|(id, _)| id.0).max().unwrap_or(0) + 1));
    }
    let id = unit.parse().map(UnitId).map_err(|_| Problem::NotFound)?;
    office.unit(id).map(|_| id).ok_or(Problem::NotFound)
}

fn fields_of(unit: &Unit) -> Fields {
    let line = |line: &Option<huiyin_domain::kernel::text::Line>| {
        line.as_ref().map_or(String::new(), |line| line.as_str().to_owned())
    };
    let name = |name: &Option<huiyin_domain::kernel::text::Name>| {
        name.as_ref().map_or(String::new(), |name| name.as_str().to_owned())
    };
    let kind = match unit.kind {
        UnitKind::LettersOffice => "letters_office",
        UnitKind::Organ => "organ",
    };
    let pairs = [
        ("name", unit.name.as_str().to_owned()),
        ("kind", kind.to_owned()),
        ("parent", unit.parent.map_or(String::new(), |parent| parent.to_string())),
        ("phone", line(&unit.phone)),
        ("address", line(&unit.address)),
        ("hours", line(&unit.hours)),
        ("rooms", line(&unit.rooms)),
        ("letters", name(&unit.letters)),
        ("review_body", name(&unit.review_body)),
    ];
    Fields::of_pairs(pairs.map(|(field, value)| (field.to_owned(), value)))
}

fn form(visitor: &Visitor, unit: &str, kept: &Fields) -> Form {
    let line = |name: &'static str, key: &'static str| {
        Field::new(name, t(visitor, key), Kind::Line(kept.get(name).to_owned()))
    };
    let pick = |value: &str, key: &'static str, field: &str| Pick::new(value, t(visitor, key), kept.get(field));
    let mut parents = vec![Pick::new("", t(visitor, "office-no-parent"), kept.get("parent"))];
    let units = visitor.office.office.units();
    parents.extend(units.map(|(id, unit)| Pick::new(id, unit.name.as_str(), kept.get("parent"))));
    Form {
        title: "office-unit-title",
        intro: "office-unit-intro",
        action: format!("/office/units/{unit}/edit"),
        back: "/office".to_owned(),
        fields: vec![
            line("name", "office-unit-name"),
            Field::new(
                "kind",
                t(visitor, "office-unit-kind"),
                Kind::Choice(vec![
                    pick("letters_office", "office-kind-letters", "kind"),
                    pick("organ", "office-kind-organ", "kind"),
                ]),
            ),
            Field::new("parent", t(visitor, "office-unit-parent"), Kind::List(parents)),
            line("phone", "office-unit-phone").optional(),
            line("address", "office-unit-address").optional(),
            line("hours", "office-unit-hours").optional(),
            line("rooms", "office-unit-rooms").hint(t(visitor, "office-unit-rooms-hint")).optional(),
            line("letters", "office-unit-letters").hint(t(visitor, "office-unit-letters-hint")).optional(),
            line("review_body", "office-unit-review").hint(t(visitor, "office-unit-review-hint")).optional(),
            Field::new("from", t(visitor, "office-unit-from"), Kind::Day(kept.get("from").to_owned()))
                .hint(t(visitor, "office-unit-from-hint"))
                .optional(),
        ],
    }
}

fn parse(visitor: &Visitor, fields: &Fields) -> Result<Unit, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let name = text(fields, "name", "office-wrong-name").map_err(|wrong| wrongs.push(wrong)).ok();
    let kind = match fields.get("kind") {
        "letters_office" => Some(UnitKind::LettersOffice),
        "organ" => Some(UnitKind::Organ),
        _neither => {
            wrongs.push(Wrong::new("kind", "office-wrong-kind"));
            None
        }
    };
    let parent = fields.get("parent").parse().ok().map(UnitId);
    let mut line = |field| {
        optional_text(fields, field).unwrap_or_else(|wrong| {
            wrongs.push(wrong);
            None
        })
    };
    let (phone, address, hours, rooms) = (line("phone"), line("address"), line("hours"), line("rooms"));
    let mut short = |field| {
        optional_text(fields, field).unwrap_or_else(|wrong| {
            wrongs.push(wrong);
            None
        })
    };
    let (letters, review_body) = (short("letters"), short("review_body"));
    let known = parent.is_none_or(|parent| visitor.office.office.unit(parent).is_some());
    match (name, kind, wrongs.is_empty() && known) {
        (Some(name), Some(kind), true) => Ok(Unit {
            address,
            hours,
            kind,
            letters,
            name,
            parent,
            phone,
            review_body,
            rooms,
            // A unit ends with its successor named: see `dissolve_unit`.
            works: true,
        }),
        _incomplete => Err(wrongs),
    }
}
