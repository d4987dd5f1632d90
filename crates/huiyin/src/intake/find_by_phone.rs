//! 按电话查: the one look-up across concerns. Exact, at the front desk alone, of what its own unit registered this year and last,
//! for a purpose that is recorded; it shows number and matter. There is no index of persons and no history of one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::reading::{LookUpPurpose, PhoneLookedUp};
use huiyin_domain::words::SaidWords;
use huiyin_ledger::{Fault, Read};

use super::fields::judge_phone;
use crate::app::App;
use crate::casework::view;
use crate::gate;
use crate::indexer::phone_key;
use crate::web::desk::{KeyHint, Pick, Rail, RailGroup, RailItem};
use crate::web::form::{self, Fields};
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// Where it lies. The telephone number is sent as a form and stands in no address.
pub const PATH: &str = "/desk/find-by-phone";
/// Concerns shown; somebody with more asks for a number.
const MOST: i64 = 20;

/// The form, and what was found.
#[derive(Template)]
#[template(path = "intake/pages/find_by_phone.html")]
pub struct FindByPhone {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// What was typed; not given back once it was asked.
    pub phone: String,
    /// Purposes.
    pub purposes: Vec<Pick>,
    /// The purpose in words; may be empty.
    pub why: String,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// What was found; `None` before anything was asked.
    pub found: Option<Vec<Line>>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// A concern that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The number in groups of four.
    pub number: String,
    /// Where it leads: what the reader may do with it is decided there.
    pub href: String,
    /// The matter in one line.
    pub title: String,
}

/// `GET /desk/find-by-phone`
///
/// # Errors
/// None but those of every page.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    Ok(problem::ok(&page(&app, &visitor, &Fields::default())))
}

/// `POST /desk/find-by-phone`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let shown = page(&app, &visitor, &fields);
    match read(&fields) {
        Ok(asked) => {
            let found = look_up(&app, &visitor, asked).await?;
            Ok(problem::ok(&FindByPhone { found: Some(found), phone: String::new(), ..shown }))
        }
        Err(wrongs) => Ok(problem::render(&FindByPhone { wrongs, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

/// What was asked.
struct Asked {
    digits: String,
    purpose: LookUpPurpose,
    why: Option<SaidWords>,
}

fn read(fields: &Fields) -> Result<Asked, Vec<Wrong>> {
    let digits = judge_phone(fields.get("phone"));
    let purpose = LookUpPurpose::ALL.into_iter().find(|purpose| purpose.word() == fields.get("purpose"));
    let other = purpose == Some(LookUpPurpose::Other);
    let why: Result<Option<Prose>, Wrong> = form::optional_text(fields, "why");
    let why =
        why.and_then(|why| if other && why.is_none() { Err(Wrong::new("why", "phone-why-empty")) } else { Ok(why) });
    match (digits, purpose.ok_or(Wrong::new("purpose", "wrong-pick")), why) {
        (Ok(digits), Ok(purpose), Ok(why)) => Ok(Asked { digits, purpose, why: why.map(|text| SaidWords { text }) }),
        (digits, purpose, why) => Err([digits.err(), purpose.err(), why.err()].into_iter().flatten().collect()),
    }
}

fn units(actor: &Actor) -> Vec<UnitId> {
    let desks = actor.posts().iter().filter(|held| held.role == Role::FrontDesk);
    let mut units: Vec<UnitId> = desks.map(|held| held.unit).collect();
    units.sort();
    units.dedup();
    units
}

async fn look_up(app: &App, visitor: &Visitor, asked: Asked) -> Result<Vec<Line>, Problem> {
    app.indexer().come_level().await?;
    let mut lines = Vec::new();
    for unit in units(&visitor.actor) {
        let found = of_unit(app, visitor, (unit, asked.digits.clone())).await?;
        let concerns = found.iter().map(|(concern, _)| *concern).collect();
        let fact = PhoneLookedUp { concerns, purpose: asked.purpose, unit };
        gate::record_phone(app, &visitor.actor, fact, asked.why.clone()).await?;
        lines.extend(found.into_iter().map(|(_, line)| line));
    }
    Ok(lines)
}

/// Asked under the unit's keys of this year and last.
async fn of_unit(app: &App, visitor: &Visitor, (unit, digits): (UnitId, String)) -> Result<Vec<(i64, Line)>, Fault> {
    let (ledger, indexer, actor) = (app.ledger().clone(), app.indexer().clone(), visitor.actor.clone());
    let (now, year) = (app.now(), app.now().day(app.zone()).year());
    let found = app.ledger().read(move |read| {
        let mut lines = Vec::new();
        for year in [year, year - 1] {
            let key = phone_key(&ledger, unit, year, &digits);
            for concern in indexer.index().phoned(&key, MOST)? {
                lines.extend(line(read, (&actor, now), concern)?);
            }
        }
        Ok(lines)
    });
    found.await
}

fn line(read: &Read, (actor, now): (&Actor, Moment), concern: i64) -> Result<Option<(i64, Line)>, Fault> {
    let Some(row) = view::row_of(read, concern)? else { return Ok(None) };
    let about = Facts::Concern(row.facts);
    let Ok(permit) = access::may(actor, Action::FindByPhone, &about, &Relation::default(), now) else {
        return Ok(None);
    };
    let title = read.title(&permit, concern)?.unwrap_or_default();
    Ok(Some((concern, Line { number: row.number.to_string(), href: href(row.number), title: title.to_string() })))
}

fn href(number: Number) -> String {
    format!("/desk/find?number={}", number.digits())
}

fn page(app: &App, visitor: &Visitor, fields: &Fields) -> FindByPhone {
    let page = visitor.desk_page(app, "area-desk");
    let pick = |purpose: LookUpPurpose| Pick::new(purpose.word(), page.t(purpose_key(purpose)), fields.get("purpose"));
    let items = vec![
        RailItem::new("/desk", page.t("desk-back-to-lists"), "").on("u"),
        RailItem::new("/desk/find", page.t("find-title"), ""),
        RailItem::new(PATH, page.t("phone-title"), "").here(true),
    ];
    FindByPhone {
        rail: Rail { groups: vec![RailGroup { heading: String::new(), items }] },
        phone: fields.get("phone").to_owned(),
        purposes: LookUpPurpose::ALL.into_iter().map(pick).collect(),
        why: fields.get("why").to_owned(),
        wrongs: Vec::new(),
        found: None,
        keys: vec![KeyHint::new(&["Ctrl", "↵"], page.t("key-send"))],
        page,
    }
}

fn purpose_key(purpose: LookUpPurpose) -> &'static str {
    match purpose {
        LookUpPurpose::AsksProgress => "phone-purpose-progress",
        LookUpPurpose::LostSlip => "phone-purpose-lost-slip",
        LookUpPurpose::SameMatter => "phone-purpose-same-matter",
        LookUpPurpose::Other => "phone-purpose-other",
    }
}
