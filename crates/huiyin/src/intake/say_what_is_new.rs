//! 说明新情况: what was answered as repeated goes the normal way once somebody says what is new about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{Command, SayWhatIsNew};
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::SayStep;
use crate::gate::Opened;
use crate::own::{self, Away};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::paths;
use crate::web::problem::{Problem, ok, render};
use crate::web::visitor::Visitor;

const STEP: SayStep = SayStep {
    action: Action::SayWhatIsNew,
    step: Step::SayWhatIsNew,
    intro: "desk-news-intro",
    then: "desk-news-then",
    ask: "desk-news-ask",
    command: |words| Command::SayWhatIsNew(SayWhatIsNew { words }).into(),
};

/// `GET /desk/concerns/{number}/say-what-is-new`
///
/// # Errors
/// As [`SayStep::show`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, &number).await
}

/// `POST /desk/concerns/{number}/say-what-is-new`
///
/// # Errors
/// As [`SayStep::take`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    STEP.take(&app, &visitor, &number, &fields).await
}

/// Asks the person what is new.
#[derive(Template)]
#[template(path = "intake/pages/say_what_is_new.html")]
pub struct SayWhatIsNewPage {
    /// The layout's needs.
    pub page: Page,
    /// What is wrong.
    pub wrongs: Vec<Wrong>,
    /// The number in groups of four.
    pub number: String,
    /// Path of the progress page.
    pub back: String,
    /// As typed.
    pub news: String,
}

/// `GET /concerns/{number}/news`
pub async fn get_own(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SayWhatIsNew, "news").await?;
    Ok(ok(&asked(&app, &visitor, &opened, (Vec::new(), ""))))
}

/// `POST /concerns/{number}/news`
pub async fn post_own(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::SayWhatIsNew, "news").await?;
    let typed = fields.get("news");
    match Prose::parse(typed) {
        Ok(text) => send(&app, &opened, &fields, text).await,
        Err(fault) => {
            let wrongs = vec![form::wrong_text("news", fault, "own-news-empty")];
            Ok(render(&asked(&app, &visitor, &opened, (wrongs, typed)), StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn send(app: &App, opened: &Opened, fields: &Fields, text: Prose) -> Result<Response, Away> {
    let command = Command::SayWhatIsNew(SayWhatIsNew { words: SaidWords { text } });
    own::act(app, opened, Action::SayWhatIsNew, command, (fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/news")).into_response())
}

fn asked(app: &App, visitor: &Visitor, opened: &Opened, (wrongs, news): (Vec<Wrong>, &str)) -> SayWhatIsNewPage {
    SayWhatIsNewPage {
        wrongs,
        number: opened.number.to_string(),
        back: paths::progress(opened.number),
        news: news.to_owned(),
        page: visitor.page(app),
    }
}
