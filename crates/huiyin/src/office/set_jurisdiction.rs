//! 管辖: for which places and matters a unit answers; who registers or transfers is pointed to it, with the reason.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, UnitId};
use huiyin_domain::office::{Command, JurisdictionSet};

use super::form_page::{Form, t};
use crate::app::App;
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /office/units/{unit}/jurisdiction`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(unit): Path<u32>) -> Result<Response, Problem> {
    let unit = wanted(&visitor, unit)?;
    let set = visitor.office.office.jurisdiction(unit);
    let areas: Vec<&str> = set.iter().flat_map(|set| set.areas.iter().map(AreaCode::as_str)).collect();
    let matters: Vec<&str> = set.iter().flat_map(|set| set.categories.iter().map(CategoryCode::as_str)).collect();
    Ok(form(&visitor, unit, (&areas, &matters)).page(&app, &visitor, Vec::new(), String::new()))
}

/// `POST /office/units/{unit}/jurisdiction`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(unit): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let unit = wanted(&visitor, unit)?;
    let command = parse(unit, &fields).map(Command::SetJurisdiction);
    let to = format!("/office/units/{unit}");
    let ended = super::form_page::carry_out(&app, &visitor, (command, &fields), to).await?;
    let picked = |name: &str| fields.all(name).iter().map(String::as_str).collect::<Vec<_>>();
    Ok(form(&visitor, unit, (&picked("area"), &picked("matter"))).end(&app, &visitor, ended))
}

fn wanted(visitor: &Visitor, unit: u32) -> Result<UnitId, Problem> {
    let unit = UnitId(unit);
    if visitor.office.office.works(unit) { Ok(unit) } else { Err(Problem::NotFound) }
}

/// Matters of the two broad levels: the narrowest go with them.
const LEVELS: usize = 2;

fn form(visitor: &Visitor, unit: UnitId, (areas, matters): (&[&str], &[&str])) -> Form {
    let office = &visitor.office.office;
    let pick = |code: &str, words: String, chosen: &[&str]| Pick {
        value: code.to_owned(),
        words,
        hint: String::new(),
        chosen: chosen.contains(&code),
    };
    let places = office.areas().map(|(code, name)| pick(code.as_str(), name.as_str().to_owned(), areas)).collect();
    let broad = office
        .categories()
        .filter(|(code, _)| office.category_level(code) <= LEVELS || matters.contains(&code.as_str()));
    let broad = broad.map(|(code, _)| {
        let path: Vec<&str> = office.category_path(code).into_iter().map(|name| name.as_str()).collect();
        pick(code.as_str(), format!("{code} {}", path.join(" › ")), matters)
    });
    Form {
        title: "office-jurisdiction-title",
        intro: "office-jurisdiction-intro",
        action: format!("/office/units/{unit}/jurisdiction"),
        back: format!("/office/units/{unit}"),
        fields: vec![
            Field::new("area", t(visitor, "office-jurisdiction-areas"), Kind::Ticks(places))
                .hint(t(visitor, "office-jurisdiction-areas-hint"))
                .optional(),
            Field::new("matter", t(visitor, "office-jurisdiction-matters"), Kind::Ticks(broad.collect()))
                .hint(t(visitor, "office-jurisdiction-matters-hint"))
                .optional(),
        ],
    }
}

fn parse(unit: UnitId, fields: &Fields) -> Result<JurisdictionSet, Vec<Wrong>> {
    let areas: Option<_> = fields.all("area").iter().map(|code| AreaCode::parse(code)).collect();
    let matters: Option<_> = fields.all("matter").iter().map(|code| CategoryCode::parse(code)).collect();
    match (areas, matters) {
        (Some(areas), Some(categories)) => Ok(JurisdictionSet { areas, categories, unit }),
        _one_is_no_code => Err(vec![Wrong::new("area", "wrong-pick")]),
    }
}
