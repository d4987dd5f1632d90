//! 体检: what the doctor of the command line says, as a page: first what has to be done, with the line to type.

use std::path::Path;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::doctor::{self, Finding, Level};
use crate::web::dates;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/office/doctor";

/// The page.
#[derive(Template)]
#[template(path = "office/pages/see_doctor.html")]
pub struct SeeDoctor {
    /// The layout's needs.
    pub page: Page,
    /// When it was looked, how many things, how many of which kind: a sentence.
    pub summary: String,
    /// Somebody has to act.
    pub act: Vec<Found>,
    /// Somebody should look.
    pub look: Vec<Found>,
    /// As it should be.
    pub fine: Vec<Found>,
    /// The events are in a database, of which this program makes no backup.
    pub in_database: bool,
    /// The backups that lie there, the latest first.
    pub backups: Vec<Kept>,
    /// Where.
    pub folder: String,
    /// How many days are kept.
    pub keep: usize,
    /// Why a backup could not be taken just now; may be empty.
    pub refused: String,
    /// What says the same on the command line.
    pub command: &'static str,
    /// What makes a directory from a backup.
    pub restore: &'static str,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was looked at.
    pub name: String,
    /// What was found.
    pub says: String,
    /// What to type; may be empty.
    pub line: String,
}

/// One day's backup.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The day.
    pub day: String,
    /// How big: data and attachments.
    pub size: String,
    /// Whether its keys lie beside it: without them it says nothing.
    pub keys: bool,
}

/// `GET /office/doctor`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    page(&app, &visitor, String::new()).await
}

/// `POST /office/doctor`: takes a backup now.
pub async fn post(State(app): State<App>, visitor: Visitor, _fields: Fields) -> Result<Response, Problem> {
    let taking = app.clone();
    let taken = tokio::task::spawn_blocking(move || {
        taking.daily_backup().take(taking.ledger(), taking.now().day(taking.zone()))
    });
    match taken.await.map_err(|_| Problem::Fault)? {
        Ok(_file) => Ok(Redirect::to(PATH).into_response()),
        Err(error) => {
            tracing::error!(%error, "a backup that was asked for failed");
            let words = visitor.desk_page(&app, "area-office").words;
            page(&app, &visitor, words.t(why_none(&app)).to_string()).await
        }
    }
}

fn why_none(app: &App) -> &'static str {
    if app.ledger().is_in_database() { "doctor-database-backup-what" } else { "doctor-backup-failed" }
}

async fn page(app: &App, visitor: &Visitor, refused: String) -> Result<Response, Problem> {
    let page = visitor.desk_page(app, "area-office");
    let (looking, words) = (app.clone(), page.words);
    let looked = tokio::task::spawn_blocking(move || Ok((doctor::look(&looking)?, kept(&looking, words)?)));
    let looked: anyhow::Result<_> = looked.await.map_err(|_| Problem::Fault)?;
    let (findings, backups) = looked.map_err(|fault| Problem::fault(&fault.to_string()))?;
    let found = |level| {
        let of = findings.iter().filter(move |one: &&Finding| one.level == level);
        of.map(|one| Found {
            name: one.name(words).to_string(),
            says: one.sentence(words).to_string(),
            line: one.line.clone(),
        })
        .collect::<Vec<_>>()
    };
    let (act, look, fine) = (found(Level::Act), found(Level::Look), found(Level::Fine));
    let now = dates::moment(words, app.now().civil(app.zone()));
    let summary = page.t("doctor-summary").with("when", now).with("all", findings.len()).with("fine", fine.len());
    let summary = summary.with("look", look.len()).with("act", act.len()).to_string();
    let (folder, keep) = (app.daily_backup().folder.display().to_string(), app.daily_backup().keep);
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::INSUFFICIENT_STORAGE };
    let (command, restore) = ("huiyin doctor", "huiyin restore FILE --data DIR");
    let in_database = app.ledger().is_in_database();
    let shown =
        SeeDoctor { in_database, summary, act, look, fine, backups, folder, keep, refused, command, restore, page };
    Ok(render(&shown, status))
}

fn kept(app: &App, words: &'static crate::web::words::Words) -> std::io::Result<Vec<Kept>> {
    let daily = app.daily_backup();
    let one = |day| {
        let file = daily.file_of(day);
        let size = std::fs::metadata(&file)?.len();
        let keys = Path::new(&format!("{}.keys", file.display())).exists();
        Ok(Kept { day: dates::full_day(words, day), size: megabytes(size), keys })
    };
    daily.days()?.into_iter().map(one).collect()
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}
