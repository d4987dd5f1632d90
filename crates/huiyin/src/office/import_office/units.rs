//! Units of a file: found by their number, or by their name where none stands there; the tree may be given in any order.

use std::collections::BTreeMap;

use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::kernel::text::{Line, Name};
use huiyin_domain::office::{Arrangement, Unit, UnitKind, UnitSet};

use super::super::export_office::{kind_key, unit_cells};
use super::planning::{LinePlan, ListPlan, Planning, What, list_of};
use super::sheets::{Found, Row, is_called};

/// A row with the unit it is about; new where the office has none yet.
struct Wanted<'a> {
    row: Row<'a>,
    id: UnitId,
    unit: Unit,
}

pub(super) fn plan(planning: &mut Planning<'_>, found: &Found<'_>) -> ListPlan {
    let (mut lines, mut named) = (Vec::new(), Vec::new());
    let mut seen = BTreeMap::new();
    for row in found.rows() {
        let name = row.text("office-unit-name");
        match planning.plain(row).and_then(|()| identify(planning, row, &mut seen).map_err(|wrong| vec![wrong])) {
            Ok(id) => {
                planning.units.entry(name).or_default().insert(id);
                named.push((row, id));
            }
            Err(wrong) => lines.push(planning.line(row, name, Err(wrong))),
        }
    }
    let mut wanted = Vec::new();
    for (row, id) in named {
        match parse(planning, row, id) {
            Ok(unit) => wanted.push(Wanted { row, id, unit }),
            Err(wrong) => lines.push(planning.line(row, row.text("office-unit-name"), Err(wrong))),
        }
    }
    let same = apply(planning, found, (wanted, &mut lines));
    lines.sort_by_key(|line| line.line);
    list_of(found, (lines, same))
}

fn identify(planning: &mut Planning<'_>, row: Row<'_>, seen: &mut BTreeMap<UnitId, u32>) -> Result<UnitId, String> {
    let (number, name) = (row.text("office-number"), row.text("office-unit-name"));
    let called = |unit: &Unit| unit.works && unit.name.as_str() == name;
    let id = if number.is_empty() {
        let mut same = planning.office.units().filter(|(_, unit)| called(unit)).map(|(id, _)| id);
        match (same.next(), same.next()) {
            (None, _) => {
                drop(same);
                let mut earlier = planning.units.get(&name).into_iter().flatten();
                match earlier.find(|id| seen.contains_key(id)) {
                    Some(id) => *id,
                    None => planning.new_unit(),
                }
            }
            (Some(id), None) => id,
            (Some(_), Some(_)) => return Err(planning.wrong(("office-number", "excel-wrong-which"), &name)),
        }
    } else {
        let id = number.parse().ok().map(UnitId).filter(|id| planning.office.unit(*id).is_some());
        id.ok_or_else(|| planning.wrong(("office-number", "excel-wrong-number"), &number))?
    };
    match seen.insert(id, row.line) {
        Some(line) => Err(planning.wrong(("office-number", "excel-wrong-twice"), &line.to_string())),
        None => Ok(id),
    }
}

fn parse(planning: &Planning<'_>, row: Row<'_>, id: UnitId) -> Result<Unit, Vec<String>> {
    let before = planning.office.unit(id);
    let mut wrong = Vec::new();
    let name: Option<Name> = planning.text(row, "office-unit-name").map_err(|said| wrong.push(said)).ok();
    let typed = row.text("office-unit-kind");
    let kind = [UnitKind::LettersOffice, UnitKind::Organ].into_iter().find(|kind| is_called(kind_key(*kind), &typed));
    if kind.is_none() {
        wrong.push(planning.wrong(("office-unit-kind", "excel-wrong-kind-of-unit"), &typed));
    }
    let above = row.text("office-unit-parent");
    let parent = match row.cell("office-unit-parent") {
        None => before.and_then(|unit| unit.parent),
        Some(_) if above.is_empty() => None,
        Some(_) => {
            let meant = planning.meant(&planning.units, ("office-unit-parent", &above));
            meant.map_err(|said| wrong.push(said)).ok()
        }
    };
    let mut line = |column: &str, before: Option<Line>| {
        planning.optional(row, (column, before)).map_err(|said| wrong.push(said)).ok().flatten()
    };
    let was = |field: fn(&Unit) -> &Option<Line>| before.and_then(|unit| field(unit).clone());
    let phone = line("office-unit-phone", was(|unit| &unit.phone));
    let address = line("office-unit-address", was(|unit| &unit.address));
    let rooms = line("office-unit-rooms", was(|unit| &unit.rooms));
    let hours = line("office-unit-hours", was(|unit| &unit.hours));
    let mut short = |column: &str, before: Option<Name>| {
        planning.optional(row, (column, before)).map_err(|said| wrong.push(said)).ok().flatten()
    };
    let letters = short("office-unit-letters", before.and_then(|unit| unit.letters.clone()));
    let review_body = short("office-unit-review", before.and_then(|unit| unit.review_body.clone()));
    match (name, kind) {
        (Some(name), Some(kind)) if wrong.is_empty() => Ok(Unit {
            address,
            hours,
            kind,
            letters,
            name,
            parent,
            phone,
            review_body,
            rooms,
            // One that is gone says so by the rules.
            works: true,
        }),
        _incomplete => Err(wrong),
    }
}

/// Those above before those below, so that every step of the way is a tree; who would stand above themselves is named.
fn apply(
    planning: &mut Planning<'_>,
    found: &Found<'_>,
    (mut wanted, lines): (Vec<Wanted<'_>>, &mut Vec<LinePlan>),
) -> usize {
    let mut parents: BTreeMap<UnitId, Option<UnitId>> =
        planning.office.units().map(|(id, unit)| (id, unit.parent)).collect();
    parents.extend(wanted.iter().map(|one| (one.id, one.unit.parent)));
    let above = |id: UnitId| {
        let up = std::iter::successors(Some(id), |at| parents.get(at).copied().flatten());
        up.skip(1).take(parents.len() + 1).collect::<Vec<UnitId>>()
    };
    wanted.sort_by_key(|one| (above(one.id).len(), one.row.line));
    let mut same = 0;
    for Wanted { row, id, unit } in wanted {
        let before = planning.office.unit(id).cloned();
        if before.as_ref() == Some(&unit) {
            same += 1;
            continue;
        }
        let name = unit.name.as_str().to_owned();
        let done = if above(id).contains(&id) {
            Err(crate::web::refusals::told(planning.app, planning.words, &Refusal::UnitAboveItself))
        } else {
            let cells = before.as_ref().map(|before| unit_cells(planning.words, &planning.now.office, (id, before)));
            let said = cells.as_ref().map(|cells| planning.differences(found, row, cells));
            let what = if said.is_some() { What::Changed } else { What::Added };
            let set = planning.arrange(Arrangement::SetUnit(UnitSet { id, unit }));
            set.map(|()| (what, said.unwrap_or_default()))
        };
        let line = planning.line(row, name, done.map_err(|said| vec![said]));
        lines.push(line);
    }
    same
}
