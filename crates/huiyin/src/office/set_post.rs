//! 岗位: added to a unit or changed. `new` in the address stands for one that is not there yet.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PostId, UnitId};
use huiyin_domain::office::{Command, Post};

use super::form_page::{Form, t};
use crate::app::App;
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::{Fields, text};
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// Roles that a post can have, with the key of their name and of what they mean.
const ROLES: [(Role, &str, &str); 5] = [
    (Role::FrontDesk, "role-front-desk", "role-front-desk-hint"),
    (Role::Handler, "role-handler", "role-handler-hint"),
    (Role::UnitHead, "role-unit-head", "role-unit-head-hint"),
    (Role::Supervisor, "role-supervisor", "role-supervisor-hint"),
    (Role::Admin, "role-admin", "role-admin-hint"),
];

/// The key of what a role is called.
pub(super) fn role_key(role: Role) -> &'static str {
    ROLES.into_iter().find(|(known, ..)| *known == role).map_or("role-handler", |(_, key, _)| key)
}

/// The roles that a post can have, with the keys of their names.
pub(super) fn roles() -> impl Iterator<Item = (Role, &'static str)> {
    ROLES.into_iter().map(|(role, key, _)| (role, key))
}

/// The name of a role in the reader's language.
#[must_use]
pub fn role_name(visitor: &Visitor, role: Role) -> String {
    let known = ROLES.into_iter().find(|(known, ..)| *known == role);
    known.map_or(String::new(), |(_, key, _)| t(visitor, key))
}

type Address = (u32, String);

/// `GET /office/units/{unit}/posts/{post}`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(at): Path<Address>) -> Result<Response, Problem> {
    let (_, id) = wanted(&visitor, &at)?;
    let kept = visitor.office.office.post(id).map(|post| {
        let pairs = [("title", post.title.as_str()), ("role", post.role.word())];
        Fields::of_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())))
    });
    Ok(form(&visitor, &at, &kept.unwrap_or_default()).page(&app, &visitor, Vec::new(), String::new()))
}

/// `POST /office/units/{unit}/posts/{post}`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(at): Path<Address>,
    fields: Fields,
) -> Result<Response, Problem> {
    let (unit, id) = wanted(&visitor, &at)?;
    let command = parse(unit, &fields).map(|post| Command::SetPost { id, post });
    let ended =
        super::form_page::carry_out(&app, &visitor, (command, &fields), format!("/office/units/{unit}")).await?;
    Ok(form(&visitor, &at, &fields).end(&app, &visitor, ended))
}

fn wanted(visitor: &Visitor, at: &Address) -> Result<(UnitId, PostId), Problem> {
    let office = &visitor.office.office;
    let unit = UnitId(at.0);
    office.unit(unit).ok_or(Problem::NotFound)?;
    if at.1 == "new" {
        return Ok((unit, office.next_post()));
    }
    let id = at.1.parse().map(PostId).map_err(|_| Problem::NotFound)?;
    office.post(id).filter(|post| post.unit == unit).map(|_| (unit, id)).ok_or(Problem::NotFound)
}

fn form(visitor: &Visitor, at: &Address, kept: &Fields) -> Form {
    let picks = ROLES
        .into_iter()
        .map(|(role, key, hint)| Pick::new(role.word(), t(visitor, key), kept.get("role")).hint(t(visitor, hint)));
    Form {
        title: "office-post-title",
        intro: "office-post-intro",
        action: format!("/office/units/{}/posts/{}", at.0, at.1),
        back: format!("/office/units/{}", at.0),
        fields: vec![
            Field::new("title", t(visitor, "office-post-name"), Kind::Line(kept.get("title").to_owned())),
            Field::new("role", t(visitor, "office-post-for"), Kind::Choice(picks.collect())),
        ],
    }
}

fn parse(unit: UnitId, fields: &Fields) -> Result<Post, Vec<Wrong>> {
    let title = text(fields, "title", "office-wrong-name");
    let role = Role::of_word(fields.get("role")).filter(|role| ROLES.iter().any(|(known, ..)| known == role));
    match (title, role) {
        (Ok(title), Some(role)) => Ok(Post { role, title, unit }),
        (title, role) => {
            let unnamed = title.err();
            let unpicked = role.is_none().then(|| Wrong::new("role", "office-wrong-role"));
            Err(unnamed.into_iter().chain(unpicked).collect())
        }
    }
}
