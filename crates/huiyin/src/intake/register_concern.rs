//! 登记: the front desk takes down a call, a visit, a letter. One page in the order of talking, by keyboard alone; what is read
//! back to the person stands at the foot; what is typed is kept every few seconds.

pub(in crate::intake) mod drafts;
mod occasions;
mod page;
mod read;
mod read_back;
pub mod scans;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::intake::{Command, FileConcern, RegisterConcern, Representative, SlipManner};
use huiyin_domain::kernel::ids::{Hex, ReporterNo};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::refusal::Refusal;
use huiyin_domain::words::ReporterWords;
use huiyin_ledger::{Failure, Fault};

use drafts::{Pile, Sheet};
pub use page::{Earlier, RegisterPage, Shown};
use read::Asked;

use super::file_concern::number_of;
use super::print_slip;
use crate::app::App;
use crate::handle::{Order, handle};
use crate::web::form::Fields;
use crate::web::problem::{self, Problem, render};
use crate::web::refusals;
use crate::web::slip::{Holder, Slip, Whose};
use crate::web::upload::Upload;
use crate::web::visitor::Visitor;

/// Where the form lies.
pub const PATH: &str = "/desk/register";

/// What an address asks for: a channel, or a sheet that was begun.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Wanted {
    #[serde(default)]
    channel: String,
    #[serde(default)]
    sheet: String,
    /// The page of the scan.
    #[serde(default)]
    page: u32,
    /// The concern before this one was a letter that came that day: the next of the batch begins with it.
    #[serde(default)]
    received: String,
    /// The round of the box in which the papers lay.
    #[serde(default)]
    round: String,
    /// The reception day on which somebody came.
    #[serde(default)]
    reception: String,
}

/// `GET /desk/register`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let pile = Pile::of(&app, &visitor).await?;
    let sheet = match pile.sheet(&wanted.sheet) {
        Some(sheet) => sheet.clone(),
        None => fresh(&app, &wanted)?,
    };
    let shown = Shown { scan: wanted.page, ..Shown::default() };
    let shown = page::page(&app, &visitor, (&sheet, &pile), shown);
    Ok(problem::ok(&page::with_alike(&app, &visitor, shown).await?))
}

fn fresh(app: &App, wanted: &Wanted) -> Result<Sheet, Problem> {
    let chosen = [
        ("channel", &wanted.channel),
        ("received", &wanted.received),
        ("round", &wanted.round),
        ("reception", &wanted.reception),
    ];
    let texts = chosen.into_iter().filter(|(_, value)| !value.is_empty());
    Ok(Sheet {
        id: Hex(app.ledger().random::<8>()?).to_string(),
        texts: texts.map(|(name, value)| (name.to_owned(), value.clone())).collect(),
        ..Sheet::default()
    })
}

/// `POST /desk/register`: keep it, read it back, put it by, or register it.
///
/// # Errors
/// A stale form, a busy ledger, a fault of ours.
pub async fn post(State(app): State<App>, visitor: Visitor, sent: Upload) -> Result<Response, Problem> {
    let Upload { fields, files } = sent;
    let sheet = Sheet::of_fields(&fields, app.now());
    if let Some(not_taken) = scans::put(&app, &visitor, (&sheet, files)).await? {
        return Ok(not_taken);
    }
    match fields.get("do") {
        "hand" => hand_in(&app, &visitor, (&fields, sheet)).await,
        _ => keep(&app, &visitor, (&fields, sheet)).await,
    }
}

/// Kept; then the next call, the page as a script asks for it, or the sentence to read back.
async fn keep(app: &App, visitor: &Visitor, (fields, sheet): (&Fields, Sheet)) -> Result<Response, Problem> {
    drafts::keep(app, visitor, sheet.clone()).await?;
    if fields.has("auto") {
        let pile = Pile::of(app, visitor).await?;
        let shown = Shown { kept: true, ..Shown::default() };
        let sheet = pile.sheet(&sheet.id).cloned().unwrap_or(sheet);
        let shown = page::page(app, visitor, (&sheet, &pile), shown);
        return Ok(problem::ok(&page::with_alike(app, visitor, shown).await?));
    }
    let turned = scans::turned_to(fields.get("do"));
    let to = match fields.get("do") {
        _ if turned.is_some() => format!("{PATH}?sheet={}&page={}#scans", sheet.id, turned.unwrap_or(1)),
        "park" => format!("{PATH}?channel={}", read::channel(fields).word()),
        _ => format!("{PATH}?sheet={}#read-back", sheet.id),
    };
    Ok(Redirect::to(&to).into_response())
}

/// `POST /desk/register/removal`: a sheet of which nothing is to become.
///
/// # Errors
/// A busy or full ledger.
pub async fn throw_away(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    app.ledger().side(drafts::finish(&app, &visitor, (fields.get("sheet"), None))).await?;
    Ok(Redirect::to(PATH).into_response())
}

async fn hand_in(app: &App, visitor: &Visitor, (fields, sheet): (&Fields, Sheet)) -> Result<Response, Problem> {
    let today = app.now().day(app.zone());
    let asked = match read::asked(&visitor.office.office, fields, today) {
        Ok(asked) => asked,
        Err(wrongs) => {
            let shown = Shown { wrongs, ..Shown::default() };
            return again(app, visitor, sheet, (shown, StatusCode::UNPROCESSABLE_ENTITY)).await;
        }
    };
    let (after, pile) = (asked.channel, Pile::of(app, visitor).await?);
    let sheet =
        pile.sheet(&sheet.id).map_or(sheet.clone(), |kept| Sheet { texts: sheet.texts.clone(), ..kept.clone() });
    match register(app, visitor, (fields, &sheet), asked).await? {
        Ok(number) => {
            let received = if read::may_be_late(after) { fields.get("received") } else { "" };
            let (round, reception) = (fields.get("round"), fields.get("reception"));
            let then = format!(
                "channel={}&received={received}&batch={}&round={round}&reception={reception}",
                after.word(),
                sheet.batch
            );
            Ok(Redirect::to(&format!("/desk/registered/{}?{then}", number.digits())).into_response())
        }
        Err(refusal) => {
            let shown = Shown { refused: refusals::told(app, visitor.page(app).words, &refusal), ..Shown::default() };
            again(app, visitor, sheet, (shown, StatusCode::CONFLICT)).await
        }
    }
}

/// The same page with everything typed, and with what is wrong; kept, too.
async fn again(
    app: &App,
    visitor: &Visitor,
    sheet: Sheet,
    (shown, status): (Shown, StatusCode),
) -> Result<Response, Problem> {
    drafts::keep(app, visitor, sheet.clone()).await?;
    let pile = Pile::of(app, visitor).await?;
    let sheet = pile.sheet(&sheet.id).cloned().unwrap_or(sheet);
    Ok(render(&page::page(app, visitor, (&sheet, &pile), shown), status))
}

async fn register(
    app: &App,
    visitor: &Visitor,
    (fields, sheet): (&Fields, &Sheet),
    asked: Asked,
) -> Result<Result<Number, Refusal>, Problem> {
    let number = Number::from_chance(u64::from_be_bytes(app.ledger().random::<8>()?));
    let slip = slip(app, visitor, &asked, (ReporterNo::FIRST, asked.reporter.as_ref()))?;
    let (others, slips) = others(app, visitor, (&asked, number))?;
    let text = asked.concern.text.as_str().to_owned();
    let (mut words, mut files) = (asked.concern, Vec::new());
    for scan in &sheet.scans {
        words.files.push(scan.words()?);
        files.push(scan.stored()?);
    }
    let filing = FileConcern {
        id: Hex(app.ledger().random()?),
        number,
        code: slip.code.hash(app, number),
        token: Some(slip.token.hash(app, number)),
        class: asked.class,
        channel: asked.channel,
        place: asked.place,
        received_on: asked.received_on,
        words,
        reporter: asked.reporter,
    };
    let command = RegisterConcern {
        filing,
        others,
        category: asked.category,
        group: asked.group,
        companions: asked.companions,
        queue: asked.queue,
        leader: asked.leader,
        reception: asked.reception,
        round: asked.round,
        sorted: asked.sorted,
        sent_on: asked.sent_on,
        manner: asked.manner,
        needs_agreed: asked.needs_agreed,
        words: asked.words,
    };
    let command = Command::RegisterConcern(Box::new(command));
    let (key, request) = fields.once(app, PATH)?;
    let mut order = Order::new(visitor.actor.clone(), Action::RegisterConcern, None, command).once(key, request);
    let finished = drafts::finish(app, visitor, (&sheet.id, Some(number.digits())));
    order.files = files;
    let slips = std::iter::once(slip).chain(slips);
    order.side = slips.map(|slip| slip.keep(app, Holder::of_session(visitor), number)).chain([finished]).collect();
    match handle(app, order).await {
        Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::Denied(_)) => Ok(Err(refusal)),
        done => number_of(app, done, number, &text).await.map(Ok),
    }
}

/// A code drawn for one of those who raised it, and what stands on their sheet beside it: whoever is written to has their address
/// behind the window.
fn slip(
    app: &App,
    visitor: &Visitor,
    asked: &Asked,
    (reporter, words): (ReporterNo, Option<&ReporterWords>),
) -> Result<Slip, Fault> {
    let by_letter = words.filter(|_| asked.manner == SlipManner::Letter);
    let window = by_letter.map_or(Vec::new(), |words| print_slip::window_of(&visitor.page(app), words));
    let name = words.and_then(|words| words.name.as_ref()).map_or(String::new(), |name| name.as_str().to_owned());
    Ok(Slip { whose: Whose { name, reporter, window }, ..Slip::draw(app)? })
}

/// Those after the first, each with a code and a slip of their own.
fn others(
    app: &App,
    visitor: &Visitor,
    (asked, number): (&Asked, Number),
) -> Result<(Vec<Representative>, Vec<Slip>), Fault> {
    let (mut people, mut slips) = (Vec::new(), Vec::new());
    for (no, words) in (2..).zip(&asked.others) {
        let slip = slip(app, visitor, asked, (ReporterNo(no), Some(words)))?;
        let (code, token) = (slip.code.hash(app, number), Some(slip.token.hash(app, number)));
        people.push(Representative { code, token, words: words.clone() });
        slips.push(slip);
    }
    Ok((people, slips))
}
