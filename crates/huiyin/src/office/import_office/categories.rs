//! Categories of a file: with codes, as the export writes them; or a plain list in three columns, which gets its codes here.

use std::collections::BTreeMap;

use huiyin_domain::kernel::ids::CategoryCode;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::office::{Command, RetireCategory};

use super::super::export_office::category_cells;
use super::super::set_category::Codes;
use super::planning::{LinePlan, ListPlan, Planning, What, list_of};
use super::sheets::{Found, Row, is_called};
use crate::workbooks::BookCell;

/// The columns of a path, the broadest first.
const LEVELS: [&str; 3] = ["office-level-1", "office-level-2", "office-level-3"];

/// A row with a code.
struct Coded<'a> {
    row: Row<'a>,
    code: CategoryCode,
    path: Vec<String>,
    name: Name,
    retired: bool,
    successor: String,
}

/// Codes that a file retires: whether any concern has them is asked before.
pub(super) fn retired(found: &Found<'_>) -> Vec<CategoryCode> {
    let rows = found.rows().filter(|row| !row.text("excel-retired").is_empty());
    rows.filter_map(|row| CategoryCode::parse(&row.text("office-code"))).collect()
}

pub(super) fn plan(planning: &mut Planning<'_>, found: &Found<'_>) -> ListPlan {
    let (mut lines, mut same) = (Vec::new(), 0);
    let (mut coded, mut plain, mut seen) = (Vec::new(), Vec::new(), BTreeMap::new());
    for row in found.rows() {
        match parse(planning, (row, &mut seen)) {
            Ok(Some(one)) => coded.push(one),
            Ok(None) => plain.push(row),
            Err(wrong) => lines.push(planning.line(row, said(row), Err(wrong))),
        }
    }
    // A broad one before those below it.
    coded.sort_by(|one, other| one.code.cmp(&other.code));
    let mut going = Vec::new();
    for one in coded {
        match set(planning, found, &one) {
            Ok(None) => same += 1,
            Ok(Some((what, words))) => lines.push(planning.line(one.row, said(one.row), Ok((what, words)))),
            Err(Some(wrong)) => lines.push(planning.line(one.row, said(one.row), Err(vec![wrong]))),
            Err(None) => going.push(one),
        }
    }
    same += add_plain(planning, plain, &mut lines);
    // One below goes before the one above it.
    for one in going.into_iter().rev() {
        let done = retire(planning, &one).map(|words| (What::Changed, words)).map_err(|wrong| vec![wrong]);
        lines.push(planning.line(one.row, said(one.row), done));
    }
    lines.sort_by_key(|line| line.line);
    list_of(found, (lines, same))
}

fn path(row: Row<'_>) -> Vec<String> {
    let mut path: Vec<String> = LEVELS.iter().map(|key| row.text(key)).collect();
    while path.last().is_some_and(String::is_empty) {
        path.pop();
    }
    path
}

fn said(row: Row<'_>) -> String {
    format!("{} {}", row.text("office-code"), path(row).join(" › ")).trim().to_owned()
}

type Seen = BTreeMap<CategoryCode, u32>;

fn parse<'a>(planning: &Planning<'_>, (row, seen): (Row<'a>, &mut Seen)) -> Result<Option<Coded<'a>>, Vec<String>> {
    planning.plain(row)?;
    let typed = row.text("office-code");
    let path = path(row);
    if path.is_empty() || path.iter().any(String::is_empty) {
        return Err(vec![planning.wrong(("office-level-1", "excel-wrong-levels"), "")]);
    }
    if typed.is_empty() {
        return Ok(None);
    }
    let code = code(planning, row, &typed).map_err(|wrong| vec![wrong])?;
    if let Some(line) = seen.insert(code.clone(), row.line) {
        return Err(vec![planning.wrong(("office-code", "excel-wrong-twice"), &line.to_string())]);
    }
    let name = path.last().map_or("", String::as_str);
    let column = LEVELS.get(path.len() - 1).copied().unwrap_or("office-level-3");
    let name = Name::parse(name).map_err(|_| vec![planning.wrong((column, "excel-wrong-name"), name)])?;
    let retired = row.text("excel-retired");
    let off = ["office-retired", "excel-off"].iter().any(|key| is_called(key, &retired));
    if !off && !retired.is_empty() {
        return Err(vec![planning.wrong(("excel-retired", "excel-wrong-retired"), &retired)]);
    }
    let successor = row.text("office-retire-successor");
    Ok(Some(Coded { row, code, path, name, retired: off, successor }))
}

/// A spreadsheet program takes `0101` for the number 101.
fn code(planning: &Planning<'_>, row: Row<'_>, typed: &str) -> Result<CategoryCode, String> {
    let code = CategoryCode::parse(typed).ok_or_else(|| planning.wrong(("office-code", "excel-wrong-code"), typed))?;
    let known = |code: &CategoryCode| planning.office.category_name(code).is_some();
    let is_number = matches!(row.cell("office-code"), Some(BookCell::Number(_)));
    let lost = CategoryCode::parse(&format!("0{typed}")).is_some_and(|whole| known(&whole));
    if !known(&code) && (lost || is_number) {
        return Err(planning.wrong(("office-code", "excel-wrong-zero"), typed));
    }
    Ok(code)
}

/// Adds or renames it; nothing when it is so already, an error without words when it goes.
fn set(
    planning: &mut Planning<'_>,
    found: &Found<'_>,
    one: &Coded<'_>,
) -> Result<Option<(What, Vec<String>)>, Option<String>> {
    let before = planning.office.category_name(&one.code).cloned();
    let cells = before.is_some().then(|| category_cells(planning.words, &planning.now.office, &one.code));
    let differences = cells.as_ref().map(|cells| planning.differences(found, one.row, cells)).unwrap_or_default();
    if before.is_some() && differences.is_empty() {
        return Ok(None);
    }
    let in_force = planning.office.has_category(&one.code);
    if before.is_some() && !in_force && one.retired {
        return Err(Some(planning.wrong(("excel-retired", "excel-wrong-gone"), &one.code.to_string())));
    }
    let back = !in_force && found.has("excel-retired");
    if before.as_ref() != Some(&one.name) || (before.is_some() && back) {
        let command = Command::SetCategory { code: one.code.clone(), name: one.name.clone() };
        planning.give(command).map_err(Some)?;
    }
    let stands: Vec<String> =
        planning.office.category_path(&one.code).into_iter().map(|name| name.as_str().to_owned()).collect();
    if stands != one.path {
        return Err(Some(planning.wrong(("office-code", "excel-wrong-path"), &stands.join(" › "))));
    }
    if one.retired {
        return Err(None);
    }
    let changed = before.as_ref() != Some(&one.name) || back;
    let what = if before.is_some() { What::Changed } else { What::Added };
    Ok(changed.then_some((what, differences)))
}

fn retire(planning: &mut Planning<'_>, one: &Coded<'_>) -> Result<Vec<String>, String> {
    let successor = match one.successor.as_str() {
        "" => None,
        typed => Some(meant(planning, typed)?),
    };
    let used = planning.known.used.contains(&one.code);
    let goes_on = successor.as_ref().and_then(|code| planning.office.category_name(code)).map(|name| name.as_str());
    let words = match goes_on {
        Some(name) => planning.words.t("excel-retires-to").with("name", name.to_owned()).to_string(),
        None => planning.words.t("excel-retires").to_string(),
    };
    planning.give(Command::RetireCategory(RetireCategory { code: one.code.clone(), successor, used }))?;
    Ok(vec![words])
}

/// By its code, or by its name where only one is called so.
fn meant(planning: &Planning<'_>, typed: &str) -> Result<CategoryCode, String> {
    if let Some(code) = CategoryCode::parse(typed).filter(|code| planning.office.has_category(code)) {
        return Ok(code);
    }
    let mut called = planning.office.categories().filter(|(_, name)| name.as_str() == typed);
    match (called.next(), called.next()) {
        (Some((code, _)), None) => Ok(code.clone()),
        (Some(_), Some(_)) => Err(planning.wrong(("office-retire-successor", "excel-wrong-several"), typed)),
        (None, _) => Err(planning.wrong(("office-retire-successor", "excel-wrong-unknown"), typed)),
    }
}

/// Rows without codes: each name once gets a code of its own below the one before it.
fn add_plain(planning: &mut Planning<'_>, rows: Vec<Row<'_>>, lines: &mut Vec<LinePlan>) -> usize {
    let (mut codes, mut same) = (Codes::of(&planning.office), 0);
    for row in rows {
        let before = codes.new.len();
        let done = match codes.add(&path(row)) {
            None => Err(planning.wrong(("office-level-1", "excel-wrong-no-code"), "")),
            Some(()) => {
                let mut new = codes.new.get(before..).unwrap_or_default().iter().cloned();
                new.try_for_each(|(code, name)| planning.give(Command::SetCategory { code, name }))
                    .map(|()| codes.new.len() - before)
            }
        };
        match done {
            Ok(0) => same += 1,
            Ok(_new) => {
                let added = codes.new.get(before..).unwrap_or_default().iter();
                let added = added.map(|(code, name)| format!("{code} {}", name.as_str())).collect();
                lines.push(planning.line(row, said(row), Ok((What::Added, added))));
            }
            Err(wrong) => lines.push(planning.line(row, said(row), Err(vec![wrong]))),
        }
    }
    same
}
