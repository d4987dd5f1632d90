//! 本站: what the office is called, who takes in what comes by web, what has to stand at the foot of an official site.

use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::office::{Command, OfficeDescribed};

use super::form_page::{Form, t};
use crate::app::App;
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::{Fields, optional_text, text};
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /office/describe`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    form(&visitor, &kept(&visitor)).page(&app, &visitor, Vec::new(), String::new())
}

/// `POST /office/describe`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let command = parse(&visitor, &fields).map(Command::Describe);
    let ended = super::form_page::carry_out(&app, &visitor, (command, &fields), "/office".to_owned()).await?;
    Ok(form(&visitor, &fields).end(&app, &visitor, ended))
}

fn kept(visitor: &Visitor) -> Fields {
    let Some(described) = visitor.office.office.described() else { return Fields::default() };
    let pairs = [
        ("area", described.area.as_str().to_owned()),
        ("desk", described.desk.to_string()),
        ("host", described.host.as_ref().map_or(String::new(), |host| host.as_str().to_owned())),
        ("site_code", described.site_code.as_ref().map_or(String::new(), |code| code.as_str().to_owned())),
        ("icp", described.icp.as_ref().map_or(String::new(), |icp| icp.as_str().to_owned())),
    ];
    Fields::of_pairs(pairs.map(|(name, value)| (name.to_owned(), value)))
}

fn form(visitor: &Visitor, kept: &Fields) -> Form {
    let line = |name: &'static str, key: &'static str| {
        Field::new(name, t(visitor, key), Kind::Line(kept.get(name).to_owned()))
    };
    let units = visitor.office.office.units();
    let desks = units.map(|(id, unit)| Pick::new(id, unit.name.as_str(), kept.get("desk"))).collect();
    Form {
        title: "office-describe-title",
        intro: "office-describe-intro",
        action: "/office/describe".to_owned(),
        back: "/office".to_owned(),
        fields: vec![
            line("area", "office-area-name"),
            Field::new("desk", t(visitor, "office-desk"), Kind::List(desks)),
            line("host", "office-host").optional(),
            line("site_code", "office-site-code").optional(),
            line("icp", "office-icp").optional(),
        ],
    }
}

fn parse(visitor: &Visitor, fields: &Fields) -> Result<OfficeDescribed, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let area = text(fields, "area", "office-wrong-name").map_err(|wrong| wrongs.push(wrong)).ok();
    let host = optional_text(fields, "host").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let site_code = optional_text(fields, "site_code").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let icp = optional_text(fields, "icp").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let desk = fields.get("desk").parse().ok().map(UnitId);
    let demo = visitor.office.office.described().is_some_and(|described| described.demo);
    match (area, desk, wrongs.is_empty()) {
        (Some(area), Some(desk), true) => Ok(OfficeDescribed { area, demo, desk, host, icp, site_code }),
        _incomplete => Err(wrongs),
    }
}
