//! Posts of a file: found by their number, or by unit and title where none stands there.

use std::collections::BTreeMap;

use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PostId, UnitId};
use huiyin_domain::kernel::text::Name;
use huiyin_domain::office::{Arrangement, Post, PostSet};

use super::super::export_office::post_cells;
use super::super::set_post::roles;
use super::planning::{ListPlan, Planning, What, list_of};
use super::sheets::{Found, Row, is_called};

type Done = Result<Option<(What, Vec<String>)>, Vec<String>>;

pub(super) fn plan(planning: &mut Planning<'_>, found: &Found<'_>) -> ListPlan {
    let (mut lines, mut same, mut seen) = (Vec::new(), 0, BTreeMap::new());
    for row in found.rows() {
        match take(planning, found, (row, &mut seen)) {
            Ok(None) => same += 1,
            Ok(Some(done)) => lines.push(planning.line(row, said(row), Ok(done))),
            Err(wrong) => lines.push(planning.line(row, said(row), Err(wrong))),
        }
    }
    list_of(found, (lines, same))
}

fn said(row: Row<'_>) -> String {
    format!("{} {}", row.text("excel-post-unit"), row.text("office-post-name")).trim().to_owned()
}

fn take(planning: &mut Planning<'_>, found: &Found<'_>, (row, seen): (Row<'_>, &mut BTreeMap<PostId, u32>)) -> Done {
    planning.plain(row)?;
    let post = parse(planning, row)?;
    let id = identify(planning, row, &post).map_err(|wrong| vec![wrong])?;
    if let Some(line) = seen.insert(id, row.line) {
        return Err(vec![planning.wrong(("office-number", "excel-wrong-twice"), &line.to_string())]);
    }
    call(planning, id, &post);
    let before = planning.office.post(id).cloned();
    if before.as_ref() == Some(&post) {
        return Ok(None);
    }
    let cells = before.as_ref().map(|before| post_cells(planning.words, planning.now, (id, before)));
    let said = cells.as_ref().map(|cells| planning.differences(found, row, cells));
    let what = if said.is_some() { What::Changed } else { What::Added };
    planning.arrange(Arrangement::SetPost(PostSet { id, post })).map_err(|wrong| vec![wrong])?;
    Ok(Some((what, said.unwrap_or_default())))
}

fn parse(planning: &Planning<'_>, row: Row<'_>) -> Result<Post, Vec<String>> {
    let mut wrong = Vec::new();
    let title: Option<Name> = planning.text(row, "office-post-name").map_err(|said| wrong.push(said)).ok();
    let typed = row.text("office-post-for");
    let role: Option<Role> = roles().find(|(_, key)| is_called(key, &typed)).map(|(role, _)| role);
    if role.is_none() {
        wrong.push(planning.wrong(("office-post-for", "excel-wrong-role"), &typed));
    }
    let unit = row.text("excel-post-unit");
    let unit: Option<UnitId> = match unit.as_str() {
        "" => Err(planning.wrong(("excel-post-unit", "excel-wrong-missing"), "")),
        unit => planning.meant(&planning.units, ("excel-post-unit", unit)),
    }
    .map_err(|said| wrong.push(said))
    .ok();
    match (title, role, unit) {
        (Some(title), Some(role), Some(unit)) => Ok(Post { role, title, unit }),
        _incomplete => Err(wrong),
    }
}

fn identify(planning: &mut Planning<'_>, row: Row<'_>, post: &Post) -> Result<PostId, String> {
    let number = row.text("office-number");
    if !number.is_empty() {
        let id = number.parse().ok().map(PostId).filter(|id| planning.office.post(*id).is_some());
        return id.ok_or_else(|| planning.wrong(("office-number", "excel-wrong-number"), &number));
    }
    let same = planning.office.posts().filter(|(_, other)| (other.unit, &other.title) == (post.unit, &post.title));
    let same: Vec<PostId> = same.map(|(id, _)| id).collect();
    match same.as_slice() {
        [] => Ok(planning.new_post()),
        [one] => Ok(*one),
        _several => Err(planning.wrong(("office-number", "excel-wrong-which"), &said(row))),
    }
}

/// From now on it may be called so in this file; what it was called before still names it.
fn call(planning: &mut Planning<'_>, id: PostId, post: &Post) {
    let units = planning.units.iter().filter(|(_, ids)| ids.contains(&post.unit));
    let names: Vec<String> = units.map(|(unit, _)| format!("{unit} {}", post.title.as_str())).collect();
    for name in names {
        planning.posts.entry(name).or_default().insert(id);
    }
}
