//! 新来的人: a name, an account, a password that is shown once.

use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::office::Command;
use huiyin_domain::words::PersonWords;

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
    let (words, post) = match parse(&app, &fields, &login).await? {
        Ok(parsed) => parsed,
        Err(wrongs) => return Ok(form(&visitor, &fields).end(&app, &visitor, Ended::Wrong(wrongs))),
    };
    let person = PersonId(visitor.office.office.people().map(|(id, _)| id.0).max().unwrap_or(0) + 1);
    let mut commands = vec![Command::AddPerson { person, words }];
    commands.extend(post.map(|post| Command::TakePost { person, post }));
    if let Err(said) = super::order(&app, &visitor, commands).await? {
        return Ok(form(&visitor, &fields).end(&app, &visitor, Ended::Refused(said)));
    }
    let password = give_password(&app, person, login).await?;
    show_person::page(&app, &visitor, person, password).await
}

/// Gives an account a new password and says it; only the hash is kept.
pub(super) async fn give_password(app: &App, person: PersonId, login: String) -> Result<String, Problem> {
    let password = crate::cli::user::new_password(app).map_err(|fault| Problem::fault(&fault.to_string()))?;
    let (typed, salt) = (password.clone(), app.ledger().random()?);
    let hashed = tokio::task::spawn_blocking(move || store::hash(&typed, &salt)).await;
    let hash = hashed.map_err(|_| Problem::Fault)??;
    app.ledger().side(store::set(Account { login, person, hash, must_change: true })).await?;
    Ok(password)
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

async fn parse(
    app: &App,
    fields: &Fields,
    login: &str,
) -> Result<Result<(PersonWords, Option<PostId>), Vec<Wrong>>, Problem> {
    let mut wrongs = Vec::new();
    let name = text(fields, "name", "office-wrong-name").map_err(|wrong| wrongs.push(wrong)).ok();
    let phone = optional_text(fields, "phone").map_err(|wrong| wrongs.push(wrong)).ok().flatten();
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '.' | '-' | '_');
    if !(2..=40).contains(&login.len()) || !login.chars().all(plain) {
        wrongs.push(Wrong::new("login", "office-wrong-account"));
    } else {
        let wanted = login.to_owned();
        if app.ledger().read(move |read| store::find(read, &wanted)).await?.is_some() {
            wrongs.push(Wrong::new("login", "office-account-taken"));
        }
    }
    let post = fields.get("post").parse().ok().map(PostId);
    Ok(match (name, wrongs.is_empty()) {
        (Some(name), true) => Ok((PersonWords { name, phone }, post)),
        _incomplete => Err(wrongs),
    })
}
