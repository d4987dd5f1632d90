//! 新来的人: a name, an account, a password that is shown once.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::office::Command;
use huiyin_domain::words::PersonWords;
use huiyin_ledger::Side;

use super::form_page::{Ended, Form, t};
use super::show_person;
use crate::accounts::store::{self, Account};
use crate::app::App;
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::{Fields, optional_text, text};
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `GET /office/people/new`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    form(&visitor, &Fields::default()).page(&app, &visitor, Vec::new(), String::new())
}

/// `POST /office/people/new`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let login = fields.get("login").trim().to_lowercase();
    match parse(&app, &fields, &login).await? {
        Ok(typed) => add(&app, &visitor, (typed, login), &fields).await,
        Err(wrongs) => Ok(form(&visitor, &fields).end(&app, &visitor, Ended::Wrong(wrongs))),
    }
}

async fn add(
    app: &App,
    visitor: &Visitor,
    ((words, post), login): (Typed, String),
    fields: &Fields,
) -> Result<Response, Problem> {
    // Somebody of this name has this account: the form was sent before.
    let words = match words {
        Ok(words) => words,
        Err(there) => return Ok(Redirect::to(&format!("/office/people/{there}")).into_response()),
    };
    let person = PersonId(visitor.office.office.people().map(|(id, _)| id.0).max().unwrap_or(0) + 1);
    let mut commands = vec![Command::AddPerson { person, words }];
    if let Some(post) = post {
        commands.push(super::alone_or_asked(app, visitor, Command::TakePost { person, post }).await?);
    }
    let (password, side) = new_password(app, person, login).await?;
    match super::order(app, visitor, (commands, vec![side]), fields).await? {
        Ok(done) if done.repeated => Ok(Redirect::to("/office").into_response()),
        Ok(_done) => show_person::page(app, visitor, person, password).await,
        Err(said) => Ok(form(visitor, fields).end(app, visitor, Ended::Refused(said))),
    }
}

/// A new password and the row that keeps its hash; written with the event that says so.
pub(super) async fn new_password(app: &App, person: PersonId, login: String) -> Result<(String, Side), Problem> {
    let password = crate::cli::user::new_password(app).map_err(|fault| Problem::fault(&fault.to_string()))?;
    let (typed, salt) = (password.clone(), app.ledger().random()?);
    let hashed = store::slowly(move || store::hash(&typed, &salt)).await;
    let hash = hashed.ok_or(Problem::Fault)??;
    Ok((password, store::set(Account { login, person, hash, must_change: true })))
}

fn form(visitor: &Visitor, kept: &Fields) -> Form {
    let line = |name: &'static str, key: &'static str| {
        Field::new(name, t(visitor, key), Kind::Line(kept.get(name).to_owned()))
    };
    let mut posts = vec![Pick::new("", t(visitor, "office-no-post-yet"), kept.get("post"))];
    let all = visitor.office.office.posts();
    posts.extend(all.map(|(id, post)| {
        Pick::new(id, format!("{} {}", visitor.office.unit_name(post.unit), post.title.as_str()), kept.get("post"))
    }));
    Form {
        title: "office-person-title",
        intro: "office-person-intro",
        action: "/office/people/new".to_owned(),
        back: "/office".to_owned(),
        fields: vec![
            line("name", "office-name"),
            line("phone", "office-person-phone").hint(t(visitor, "office-person-phone-hint")).optional(),
            line("login", "office-account").hint(t(visitor, "office-account-hint")),
            Field::new("post", t(visitor, "office-holds"), Kind::List(posts)),
        ],
    }
}

/// Whether somebody can sign in under it.
pub(super) fn is_login(login: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '.' | '-' | '_');
    (2..=40).contains(&login.len()) && login.chars().all(plain)
}

/// Name and phone, or who has that name and account already; and the post.
type Typed = (Result<PersonWords, PersonId>, Option<PostId>);

async fn parse(app: &App, fields: &Fields, login: &str) -> Result<Result<Typed, Vec<Wrong>>, Problem> {
    let (mut wrongs, mut there) = (Vec::new(), None);
    let name = text(fields, "name", "office-wrong-name").map_err(|wrong| wrongs.push(wrong)).ok();
    let phone = optional_text(fields, "phone").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    if !is_login(login) {
        wrongs.push(Wrong::new("login", "office-wrong-account"));
    } else {
        let wanted = login.to_owned();
        if let Some(found) = app.ledger().read(move |read| store::find(read, &wanted)).await? {
            if name.as_ref().is_some_and(|name| app.office().person_name(found.person) == name.as_str()) {
                there = Some(found.person);
            } else {
                wrongs.push(Wrong::new("login", "office-account-taken"));
            }
        }
    }
    let post = fields.get("post").parse().ok().map(PostId);
    Ok(match (name, wrongs.is_empty()) {
        (Some(name), true) => Ok((there.map_or(Ok(PersonWords { name, phone }), Err), post)),
        _incomplete => Err(wrongs),
    })
}
