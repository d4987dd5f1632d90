//! 两个人办: what lets somebody in, asked for by one and confirmed by another: an administrator or a supervisor.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::{PersonId, ProposalNo};
use huiyin_domain::office::{ChangeKind, Command, Proposal};

use crate::accounts::{second_factor, store};
use crate::app::App;
use crate::web::dates;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/office/confirmations";

/// What waits for a second person.
#[derive(Template)]
#[template(path = "office/pages/confirm_change.html")]
pub struct ConfirmChange {
    /// The layout's needs.
    pub page: Page,
    /// One line each.
    pub rows: Vec<Waiting>,
    /// A password made just now, shown once to whoever confirmed; empty otherwise.
    pub password: String,
    /// Whose it is.
    pub whose: String,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// One change that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its number.
    pub no: String,
    /// What is asked for.
    pub words: String,
    /// Who asks, since when.
    pub asked: String,
    /// What else confirming does; may be empty.
    pub also: String,
    /// Whether the reader may confirm it: not who asked, not whom it is about.
    pub others: bool,
}

/// What the page says beside the list.
#[derive(Default)]
struct Told {
    password: String,
    whose: String,
    refused: String,
}

/// `GET /office/confirmations`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    page(&app, &visitor, Told::default())
}

/// `POST /office/confirmations/{no}`: which button was pressed stands in `act`.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(no): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let no = ProposalNo(no);
    match fields.get("act") {
        "confirm" => confirm(&app, &visitor, no, &fields).await,
        "drop" => give(&app, &visitor, (Command::DropChange { no }, Vec::new()), &fields).await,
        _no_such_button => Err(Problem::NotFound),
    }
}

/// Confirms; a password that comes with it is seen by whoever confirms, never by whoever asked.
async fn confirm(app: &App, visitor: &Visitor, no: ProposalNo, fields: &Fields) -> Result<Response, Problem> {
    let (office, command) = (app.office(), Command::ConfirmChange { no });
    let proposal = office.office.proposal(no);
    let Some(proposal) = proposal.filter(|asked| office.office.resets_password(asked)) else {
        // Whoever is signed in with the factor that goes is signed out with it.
        let dropped = proposal.filter(|asked| asked.what == ChangeKind::DropSecondFactor);
        let dropped = dropped.and_then(|asked| asked.person);
        let sides = dropped.map(|person| vec![second_factor::dropped(person), store::end_sessions(person)]);
        let given = give(app, visitor, (command, sides.unwrap_or_default()), fields).await;
        dropped.into_iter().for_each(|person| app.sessions().forget_person(person));
        return given;
    };
    let person = proposal.person.ok_or(Problem::NotFound)?;
    let account = app.ledger().read(move |read| store::of_person(read, person)).await?.ok_or(Problem::NotFound)?;
    let (password, side) = super::add_person::new_password(app, person, account.login).await?;
    let sides = vec![side, store::end_sessions(person)];
    match super::order(app, visitor, (vec![command], sides), fields).await? {
        Ok(done) if done.repeated => Ok(Redirect::to(PATH).into_response()),
        Ok(_done) => {
            app.sessions().forget_person(person);
            let whose = office.person_name(person).to_owned();
            Ok(page(app, visitor, Told { password, whose, ..Told::default() }))
        }
        Err(refused) => Ok(page(app, visitor, Told { refused, ..Told::default() })),
    }
}

type Given = (Command, Vec<huiyin_ledger::Side>);

async fn give(app: &App, visitor: &Visitor, (command, side): Given, fields: &Fields) -> Result<Response, Problem> {
    Ok(match super::order(app, visitor, (vec![command], side), fields).await? {
        Ok(_done) => Redirect::to(PATH).into_response(),
        Err(refused) => page(app, visitor, Told { refused, ..Told::default() }),
    })
}

fn page(app: &App, visitor: &Visitor, told: Told) -> Response {
    let office = app.office();
    let myself = visitor.actor.person();
    let row = |(no, proposal): (ProposalNo, &Proposal)| Waiting {
        no: no.to_string(),
        words: words(app, visitor, proposal),
        asked: asked(app, visitor, proposal),
        also: match office.office.resets_password(proposal) {
            true => super::form_page::t(visitor, "second-also-password"),
            false => String::new(),
        },
        others: proposal.by != myself && (proposal.person.is_none() || proposal.person != myself),
    };
    let rows = office.office.proposals().map(row).collect();
    let status = if told.refused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let Told { password, whose, refused } = told;
    let page = visitor.desk_page(app, "area-office");
    render(&ConfirmChange { page, rows, password, whose, refused }, status)
}

/// What is asked for, as a sentence.
fn words(app: &App, visitor: &Visitor, proposal: &Proposal) -> String {
    let words = crate::web::words::Words::of(visitor.language);
    if let Some((from, what)) = &proposal.arrangement {
        return super::say_arrangement::said_with_day(app, visitor, what, *from);
    }
    let key = match proposal.what {
        ChangeKind::TakePost => "second-take-post",
        ChangeKind::EnablePerson => "second-enable",
        ChangeKind::ResetPassword | ChangeKind::Arrangement => "second-password",
        ChangeKind::DropSecondFactor => "second-drop-factor",
    };
    let office = app.office();
    let post = proposal.post.and_then(|post| office.office.post(post));
    let post = post.map_or(String::new(), |post| format!("{} {}", office.unit_name(post.unit), post.title.as_str()));
    let person = proposal.person.map_or("", |person| office.person_name(person));
    words.t(key).with("person", person).with("post", post).to_string()
}

fn asked(app: &App, visitor: &Visitor, proposal: &Proposal) -> String {
    let words = crate::web::words::Words::of(visitor.language);
    let (office, when) = (app.office(), dates::moment(words, proposal.at.civil(app.zone())));
    let who = proposal.by.map_or("", |by| office.person_name(by)).to_owned();
    words.t("second-asked").with("who", who).with("when", when).to_string()
}

/// What waits about one person, a line each.
pub(super) fn about(app: &App, visitor: &Visitor, person: PersonId) -> Vec<String> {
    let office = app.office();
    let about = office.office.proposals().filter(|(_, proposal)| proposal.person == Some(person));
    let words_of = crate::web::words::Words::of(visitor.language);
    about
        .map(|(_, proposal)| words_of.t("second-waits").with("what", words(app, visitor, proposal)).to_string())
        .collect()
}
