//! 一个人: name, posts, account: switch off and on, new password, sign out everywhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::office::Command;
use huiyin_domain::words::PersonWords;

use super::form_page::t;
use crate::accounts::{second_factor, sessions, store};
use crate::app::App;
use crate::web::desk::Pick;
use crate::web::form::{Fields, optional_text, text};
use crate::web::page::{Page, Wrong};
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;
use crate::web::words::Words;

/// The administrator's page of one person.
#[derive(Template)]
#[template(path = "office/pages/show_person.html")]
pub struct ShowPerson {
    /// The layout's needs.
    pub page: Page,
    /// Who; in the addresses.
    pub person: String,
    /// What they are called.
    pub name: String,
    /// The office phone.
    pub phone: String,
    /// Sign-in name; empty without an account.
    pub account: String,
    /// Whether they sign in with a second factor.
    pub second_factor: bool,
    /// On how many devices they are signed in: a sentence; empty without any.
    pub sessions: String,
    /// Whether the account is switched off.
    pub disabled: bool,
    /// A password made just now, shown once; empty otherwise.
    pub password: String,
    /// Posts held: id and words.
    pub held: Vec<Pick>,
    /// Posts that could be taken.
    pub free: Vec<Pick>,
    /// What was asked for and waits for the second person.
    pub waiting: Vec<String>,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// `GET /office/people/{person}`
pub async fn get(State(app): State<App>, visitor: Visitor, Path(person): Path<u32>) -> Result<Response, Problem> {
    page(&app, &visitor, PersonId(person), String::new()).await
}

/// `POST /office/people/{person}`: which button was pressed stands in `act`.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(person): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let person = PersonId(person);
    visitor.office.office.person(person).ok_or(Problem::NotFound)?;
    match fields.get("act") {
        "password" => new_password(&app, &visitor, person, &fields).await,
        "sign-out" => sign_out(&app, &visitor, person, &fields).await,
        _a_change => change(&app, &visitor, person, &fields).await,
    }
}

fn back(person: PersonId) -> Response {
    Redirect::to(&format!("/office/people/{person}")).into_response()
}

/// Signed out everywhere, and that is on record.
async fn sign_out(app: &App, visitor: &Visitor, person: PersonId, fields: &Fields) -> Result<Response, Problem> {
    let given = (vec![Command::EndSessions { person }], vec![store::end_sessions(person)]);
    let done = super::order(app, visitor, given, fields).await?;
    app.sessions().forget_person(person);
    match done {
        Ok(_done) => Ok(back(person)),
        Err(refused) => answer(app, visitor, person, Told { refused, ..Told::default() }).await,
    }
}

/// At once for somebody who holds no post; else it waits for the second person, who will see it.
async fn new_password(app: &App, visitor: &Visitor, person: PersonId, fields: &Fields) -> Result<Response, Problem> {
    let account = app.ledger().read(move |read| store::of_person(read, person)).await?.ok_or(Problem::NotFound)?;
    let command = super::alone_or_asked(app, visitor, Command::ResetPassword { person }).await?;
    if !matches!(command, Command::ResetPassword { .. }) {
        return give(app, visitor, (person, command), fields).await;
    }
    let (password, side) = super::add_person::new_password(app, person, account.login).await?;
    let sides = vec![side, store::end_sessions(person)];
    match super::order(app, visitor, (vec![command], sides), fields).await? {
        Ok(done) => {
            app.sessions().forget_person(person);
            page(app, visitor, person, if done.repeated { String::new() } else { password }).await
        }
        Err(refused) => answer(app, visitor, person, Told { refused, ..Told::default() }).await,
    }
}

/// Name, posts, on and off: commands to the office.
async fn change(app: &App, visitor: &Visitor, person: PersonId, fields: &Fields) -> Result<Response, Problem> {
    let post = fields.get("post").parse().ok().map(PostId);
    let command = match (fields.get("act"), post) {
        ("take", Some(post)) => Command::TakePost { person, post },
        ("leave", Some(post)) => Command::LeavePost { person, post },
        ("disable", _) => Command::EnablePerson { person, enabled: false },
        ("enable", _) => Command::EnablePerson { person, enabled: true },
        ("drop-factor", _) => Command::DropSecondFactor { person },
        ("rename", _) => match renamed(fields) {
            Ok(words) => Command::RenamePerson { person, words },
            Err(wrongs) => return answer(app, visitor, person, Told { wrongs, ..Told::default() }).await,
        },
        _no_such_button => return Err(Problem::NotFound),
    };
    let command = super::alone_or_asked(app, visitor, command).await?;
    give(app, visitor, (person, command), fields).await
}

async fn give(
    app: &App,
    visitor: &Visitor,
    (person, command): (PersonId, Command),
    fields: &Fields,
) -> Result<Response, Problem> {
    let disabled = matches!(command, Command::EnablePerson { enabled: false, .. });
    // In an office in which nothing was taken in yet one person is enough, and the factor goes at once.
    let dropped = matches!(command, Command::DropSecondFactor { .. });
    let mut sides = if dropped { vec![second_factor::dropped(person)] } else { Vec::new() };
    if disabled || dropped {
        sides.push(store::end_sessions(person));
    }
    match super::order(app, visitor, (vec![command], sides), fields).await? {
        Ok(_done) => {
            if disabled || dropped {
                app.sessions().forget_person(person);
            }
            Ok(back(person))
        }
        Err(refused) => answer(app, visitor, person, Told { refused, ..Told::default() }).await,
    }
}

fn renamed(fields: &Fields) -> Result<PersonWords, Vec<Wrong>> {
    match (text(fields, "name", "office-wrong-name"), optional_text(fields, "phone")) {
        (Ok(name), Ok(phone)) => Ok(PersonWords { name, phone }),
        (name, phone) => Err(name.err().into_iter().chain(phone.err()).collect()),
    }
}

/// What the page has to say beside the person.
#[derive(Default)]
struct Told {
    password: String,
    wrongs: Vec<Wrong>,
    refused: String,
}

/// The page, with a password that was made just now.
pub(super) async fn page(
    app: &App,
    visitor: &Visitor,
    person: PersonId,
    password: String,
) -> Result<Response, Problem> {
    answer(app, visitor, person, Told { password, ..Told::default() }).await
}

async fn answer(app: &App, visitor: &Visitor, id: PersonId, told: Told) -> Result<Response, Problem> {
    // The office as of now: a person may have been added by this very request.
    let office = app.office();
    let person = office.office.person(id).ok_or(Problem::NotFound)?;
    let now = app.now();
    let asked =
        move |read: &huiyin_ledger::Read| Ok((store::of_person(read, id)?, sessions::of_person(read, id, now)?));
    let (account, running) = app.ledger().read(asked).await?;
    let names = office.people.get(&id).cloned().unwrap_or_default();
    let pick = |(post, found): (PostId, &huiyin_domain::office::Post)| {
        Pick::new(post, format!("{} {}", office.unit_name(found.unit), found.title.as_str()), "")
    };
    let status = match (told.wrongs.is_empty(), told.refused.is_empty()) {
        (true, true) => StatusCode::OK,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, false) => StatusCode::CONFLICT,
    };
    let page = ShowPerson {
        page: visitor.desk_page(app, "area-office"),
        person: id.to_string(),
        name: names.name,
        phone: names.phone.unwrap_or_default(),
        account: account.map_or_else(|| t(visitor, "office-no-account"), |account| account.login),
        second_factor: person.second_factor,
        sessions: match running.len() {
            0 => String::new(),
            some => Words::of(visitor.language).t("office-signed-in").with("n", some).to_string(),
        },
        disabled: person.disabled,
        password: told.password,
        held: office.office.posts().filter(|(post, _)| person.posts.contains(post)).map(pick).collect(),
        free: office.office.posts().filter(|(post, _)| !person.posts.contains(post)).map(pick).collect(),
        waiting: super::confirm_change::about(app, visitor, id),
        wrongs: told.wrongs,
        refused: told.refused,
    };
    Ok(render(&page, status))
}
