//! 改密码: one's own, knowing the present one; every other session of the account ends.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::{sessions, store};
use crate::app::App;
use crate::web::attempts;
use crate::web::desk::{Field, Kind, StepLink, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{Problem, render};
use crate::web::visitor::{STAFF, Visitor, set_cookie};

/// Where it lies.
pub const PATH: &str = "/account/password";

/// `GET /account/password`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    render(&form(&app, &visitor, Vec::new()), StatusCode::OK)
}

/// `POST /account/password`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let wrongs = change(&app, &visitor, &fields).await?;
    if !wrongs.is_empty() {
        return Ok(render(&form(&app, &visitor, wrongs), StatusCode::UNPROCESSABLE_ENTITY));
    }
    let person = visitor.staff.as_ref().map(|signed| signed.person).ok_or(Problem::SignIn)?;
    sessions::end_all_of(&app, person).await?;
    let cookie = sessions::begin(&app, person, false, visitor.device).await?;
    let to = super::show_news::first(&app, person).await?.unwrap_or("/desk/today");
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().append(SET_COOKIE, set_cookie(STAFF, &cookie, None, visitor.secure));
    Ok(response)
}

fn form(app: &App, visitor: &Visitor, wrongs: Vec<Wrong>) -> StepPage {
    let page = visitor.desk_page(app, "area-desk");
    let t = |key: &str| page.words.t(key.to_owned()).to_string();
    let link = |href: &str, key: &str| StepLink { href: href.to_owned(), words: t(key), key: "", main: false };
    StepPage {
        matter: None,
        back: "/desk".to_owned(),
        back_words: t("password-back"),
        title: t("password-title"),
        intro: t("password-intro"),
        then: vec![t("password-then")],
        action: PATH.to_owned(),
        seen: String::new(),
        fields: vec![
            Field::new("present", t("password-present"), Kind::Secret),
            Field::new("fresh", t("password-fresh"), Kind::Secret).hint(t("password-hint")),
            Field::new("again", t("password-again"), Kind::Secret),
        ],
        button: t("password-button"),
        final_step: false,
        wrongs,
        refused: String::new(),
        others: vec![
            link(super::set_second_factor::PATH, "second-factor-title"),
            link(super::show_sessions::PATH, "sessions-title"),
        ],
        kept: None,
        keys: Vec::new(),
        page,
    }
}

/// Changes it, or says what is wrong.
async fn change(app: &App, visitor: &Visitor, fields: &Fields) -> Result<Vec<Wrong>, Problem> {
    let person = visitor.staff.as_ref().map(|signed| signed.person).ok_or(Problem::SignIn)?;
    let account = app.ledger().read(move |read| store::of_person(read, person)).await?.ok_or(Problem::NotFound)?;
    let (present, fresh) = (fields.get("present").to_owned(), fields.get("fresh").to_owned());
    if fresh.chars().count() < store::MIN_PASSWORD {
        return Ok(vec![Wrong::counted("fresh", "wrong-too-short", i64::try_from(store::MIN_PASSWORD).unwrap_or(0))]);
    }
    if fresh != fields.get("again") {
        return Ok(vec![Wrong::new("again", "password-differs")]);
    }
    if fresh == present {
        return Ok(vec![Wrong::new("fresh", "password-same")]);
    }
    let what = format!("login:{}", account.login);
    let wait = attempts::take(app, &what, app.now()).await?;
    if wait > 0 {
        return Ok(vec![Wrong::counted("present", "sign-in-wait", wait)]);
    }
    let salt = app.ledger().random()?;
    let stored = account.hash.clone();
    let hashed = store::slowly(move || store::fits(&present, &stored).then(|| store::hash(&fresh, &salt)));
    let Some(hash) = hashed.await.ok_or(Problem::Fault)? else {
        return Ok(vec![Wrong::new("present", "password-wrong")]);
    };
    app.ledger().side(store::set(store::Account { hash: hash?, must_change: false, ..account })).await?;
    app.ledger().side(attempts::cleared(&what)).await?;
    Ok(Vec::new())
}
