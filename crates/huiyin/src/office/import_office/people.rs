//! People of a file: found by their number, or by their sign-in name. No password stands in a file: whoever is new gets one
//! that is shown once, as by the form.

use std::collections::{BTreeMap, BTreeSet};

use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::text::{Line, Name};
use huiyin_domain::office::{Arrangement, Command, PostLeft, PostTaken};
use huiyin_domain::words::PersonWords;

use super::super::add_person::is_login;
use super::super::export_office::{held, person_cells};
use super::planning::{ListPlan, Planning, What, list_of};
use super::sheets::{Found, Row, is_called};

/// Accounts made from one file: for each a password is reckoned slowly, and shown.
const MOST_ACCOUNTS: usize = 200;

type Done = Result<Option<(What, Vec<String>)>, Vec<String>>;

/// What a row asks for.
struct Wanted {
    words: PersonWords,
    login: String,
    posts: Option<BTreeSet<PostId>>,
    disabled: Option<bool>,
}

pub(super) fn plan(planning: &mut Planning<'_>, found: &Found<'_>) -> ListPlan {
    let (mut lines, mut same, mut seen) = (Vec::new(), 0, BTreeMap::new());
    for row in found.rows() {
        let who = row.text("office-name");
        match take(planning, found, (row, &mut seen)) {
            Ok(None) => same += 1,
            Ok(Some(done)) => lines.push(planning.line(row, who, Ok(done))),
            Err(wrong) => lines.push(planning.line(row, who, Err(wrong))),
        }
    }
    if planning.plan.accounts.len() > MOST_ACCOUNTS {
        planning.plan.faults.push(planning.words.t("excel-too-many-accounts").with("n", MOST_ACCOUNTS).to_string());
    }
    list_of(found, (lines, same))
}

fn take(planning: &mut Planning<'_>, found: &Found<'_>, (row, seen): (Row<'_>, &mut BTreeMap<PersonId, u32>)) -> Done {
    planning.plain(row)?;
    let wanted = parse(planning, row)?;
    let known = identify(planning, row, &wanted).map_err(|wrong| vec![wrong])?;
    let id = known.unwrap_or_else(|| planning.new_person());
    let twice = planning.plan.accounts.iter().any(|(_, login)| *login == wanted.login);
    if twice || seen.insert(id, row.line).is_some() {
        return Err(vec![planning.wrong(("office-account", "excel-wrong-again"), &wanted.login)]);
    }
    let one = |wrong: String| vec![wrong];
    match known {
        None => {
            planning.give(Command::AddPerson { person: id, words: wanted.words.clone() }).map_err(one)?;
            planning.plan.accounts.push((id, wanted.login.clone()));
            let posts = change(planning, id, &wanted).map_err(one)?;
            Ok(Some((What::Added, posts)))
        }
        Some(_) => {
            let cells = person_cells(planning.words, (planning.now, &planning.known.logins), id);
            let before = planning.plan.commands.len();
            let was = planning.now.people.get(&id).map(|was| (was.name.as_str(), was.phone.as_deref()));
            if was != Some((wanted.words.name.as_str(), wanted.words.phone.as_ref().map(Line::as_str))) {
                planning.give(Command::RenamePerson { person: id, words: wanted.words.clone() }).map_err(one)?;
            }
            let waits = change(planning, id, &wanted).map_err(one)?;
            let mut said = planning.differences(found, row, &cells);
            said.extend(waits);
            let anything = planning.plan.commands.len() > before;
            Ok(anything.then_some((What::Changed, said)))
        }
    }
}

/// Posts left and taken, the account switched off or on; what waits for a second person is said.
fn change(planning: &mut Planning<'_>, id: PersonId, wanted: &Wanted) -> Result<Vec<String>, String> {
    let has: BTreeSet<PostId> = held(&planning.office, id).into_iter().collect();
    let waiting = planning.plan.waiting;
    if let Some(posts) = &wanted.posts {
        for post in has.difference(posts) {
            planning.arrange(Arrangement::LeavePost(PostLeft { person: id, post: *post }))?;
        }
        for post in posts.difference(&has) {
            let asked = planning.office.proposals().any(|(_, one)| (one.person, one.post) == (Some(id), Some(*post)));
            if !asked {
                planning.arrange(Arrangement::TakePost(PostTaken { person: id, post: *post }))?;
            }
        }
    }
    let is_off = planning.office.person(id).is_some_and(|person| person.disabled);
    if let Some(off) = wanted.disabled.filter(|off| *off != is_off) {
        planning.give(Command::EnablePerson { person: id, enabled: !off })?;
        if off {
            planning.plan.disabled.push(id);
        }
    }
    let waits = planning.plan.waiting > waiting;
    Ok(if waits { vec![planning.words.t("excel-waits").to_string()] } else { Vec::new() })
}

fn parse(planning: &Planning<'_>, row: Row<'_>) -> Result<Wanted, Vec<String>> {
    let mut wrong = Vec::new();
    let name: Option<Name> = planning.text(row, "office-name").map_err(|said| wrong.push(said)).ok();
    let known = row.text("office-number").parse().ok().map(PersonId).and_then(|id| planning.now.people.get(&id));
    let before = known.and_then(|known| known.phone.as_deref()).and_then(|phone| Line::parse(phone).ok());
    let phone = planning.optional(row, ("office-person-phone", before)).map_err(|said| wrong.push(said)).ok().flatten();
    let login = row.text("office-account").to_lowercase();
    let typed = row.text("excel-state");
    let off = ["office-disabled", "excel-off"].iter().any(|key| is_called(key, &typed));
    let disabled = match row.cell("excel-state") {
        None => None,
        Some(_) if off => Some(true),
        Some(_) if typed.is_empty() || is_called("office-works-yes", &typed) => Some(false),
        Some(_) => {
            wrong.push(planning.wrong(("excel-state", "excel-wrong-state"), &typed));
            None
        }
    };
    let posts = row.cell("office-holds").map(|_| {
        let typed = row.text("office-holds");
        let each = typed.split(['\u{ff1b}', ';', '\n']).map(str::trim).filter(|one| !one.is_empty());
        let meant = each.map(|one| planning.meant(&planning.posts, ("office-holds", one)));
        meant.filter_map(|one| one.map_err(|said| wrong.push(said)).ok()).collect()
    });
    match name {
        Some(name) if wrong.is_empty() => Ok(Wanted { words: PersonWords { name, phone }, login, posts, disabled }),
        _incomplete => Err(wrong),
    }
}

/// Who it is; nobody for somebody new.
fn identify(planning: &Planning<'_>, row: Row<'_>, wanted: &Wanted) -> Result<Option<PersonId>, String> {
    let logins = &planning.known.logins;
    let number = row.text("office-number");
    if !number.is_empty() {
        let id = number.parse().ok().map(PersonId).filter(|id| planning.office.person(*id).is_some());
        let id = id.ok_or_else(|| planning.wrong(("office-number", "excel-wrong-number"), &number))?;
        return match logins.get(&id).map_or("", String::as_str) == wanted.login {
            true => Ok(Some(id)),
            false => Err(planning.wrong(("office-account", "excel-wrong-login-stays"), &wanted.login)),
        };
    }
    if !is_login(&wanted.login) {
        let why = planning.words.t("office-wrong-account").to_string();
        let column = planning.words.t("office-account").to_string();
        return Err(planning.words.t("excel-wrong").with("column", column).with("why", why).to_string());
    }
    match logins.iter().find(|(_, login)| **login == wanted.login) {
        None => Ok(None),
        Some((id, _)) if planning.now.person_name(*id) == wanted.words.name.as_str() => Ok(Some(*id)),
        Some(_) => Err(planning.wrong(("office-account", "excel-wrong-login-taken"), &wanted.login)),
    }
}
