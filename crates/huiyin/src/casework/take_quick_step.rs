//! 一键动作 on one concern or on up to twenty of a list: what it will do in one sentence, ten seconds to take it back, and for
//! each concern by itself whether it could be done.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::casework::hold_quick_step::HELD_FOR;
use huiyin_domain::casework::{Command, DropQuickStep, HoldQuickStep};
use huiyin_domain::kernel::ids::{TextNo, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::office::{OfficeText, QuickAct, TextKind};
use huiyin_ledger::{Failure, Fault, Read};

use super::lists::Titled;
use super::release_quick_steps::action_of;
use super::view;
use crate::app::App;
use crate::desk::Case;
use crate::gate;
use crate::handle::{Order, handle};
use crate::web::desk::{KeyHint, StepLink};
use crate::web::form::Fields;
use crate::web::icons::{Shape, State as Shown};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::refusals;
use crate::web::visitor::Visitor;
use crate::web::words::Language;

/// The most concerns at once.
pub const MOST: usize = 20;

/// Where quick steps are taken.
pub const PATH: &str = "/desk/quick-steps";

/// The page: before, with a button; after, with what became of each.
#[derive(Template)]
#[template(path = "casework/pages/take_quick_step.html")]
pub struct TakeQuickStep {
    /// The layout's needs.
    pub page: Page,
    /// What the quick step is called.
    pub title: String,
    /// What it will do, in one sentence.
    pub sentence: String,
    /// Which text; 0 when one still has to be chosen.
    pub text: u32,
    /// Quick steps to choose from, when none was chosen.
    pub choices: Vec<(u32, String)>,
    /// The concerns.
    pub rows: Vec<QuickRow>,
    /// More were ticked than are taken at once; empty otherwise.
    pub too_many: String,
    /// Where the button goes; empty when there is nothing more to press.
    pub action: &'static str,
    /// What the button says.
    pub button: String,
    /// Seconds that are left for taking it back; 0 before and after.
    pub seconds: i64,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One concern on it.
#[derive(Clone, Debug)]
pub struct QuickRow {
    /// The number without blanks.
    pub id: String,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// Held, taken back, not possible and why; empty before.
    pub state: Option<Shown>,
    /// Whether it goes along with the button.
    pub goes: bool,
}

/// What an address asks for: the step, and concerns by their numbers.
struct Asked {
    text: TextNo,
    numbers: Vec<Number>,
    more: bool,
    undo: bool,
}

impl Asked {
    fn of<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut text, mut numbers, mut undo) = (TextNo(0), Vec::new(), false);
        for (name, value) in pairs {
            match name {
                "text" => text = TextNo(value.parse().unwrap_or(0)),
                "concern" => numbers.extend(Number::parse(value).ok()),
                "undo" => undo = true,
                _ => {}
            }
        }
        numbers.sort_unstable_by_key(|number| number.digits());
        numbers.dedup();
        let more = numbers.len() > MOST;
        numbers.truncate(MOST);
        Self { text, numbers, more, undo }
    }

    fn of_fields(fields: &Fields) -> Self {
        let concerns = fields.all("concern").iter().map(|number| ("concern", number.as_str()));
        Self::of(concerns.chain([("text", fields.get("text"))]))
    }
}

/// `GET /desk/quick-steps`
///
/// # Errors
/// [`Problem::NotFound`] when none of the concerns may be seen.
pub async fn get(State(app): State<App>, visitor: Visitor, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let query = query.unwrap_or_default();
    let asked = Asked::of(query.split('&').filter_map(|pair| pair.split_once('=')));
    let found = look_up(&app, &visitor, &asked).await?;
    let text = visitor.office.office.texts().numbered(asked.text).filter(|_| asked.undo).cloned();
    let Some(text) = text else { return Ok(problem::ok(&before(&app, &visitor, (&asked, &found)))) };
    // Held a moment ago: how many of the ten seconds are left, the page of the concern does not know.
    let all = found.iter().map(|one| (row(one), true)).collect();
    Ok(problem::ok(&TakeQuickStep { seconds: 0, ..after(&app, &visitor, (&asked, &text, all), "quick-held") }))
}

/// `POST /desk/quick-steps`
///
/// # Errors
/// As [`handle`]; what the rules refuse is told beside its concern.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let asked = Asked::of_fields(&fields);
    let found = look_up(&app, &visitor, &asked).await?;
    let Some(text) = offered(&visitor, asked.text) else {
        return Ok(problem::ok(&before(&app, &visitor, (&asked, &found))));
    };
    let command = Command::HoldQuickStep(HoldQuickStep { text: asked.text });
    let ended = give_each(&app, &visitor, (&fields, &found), (&text, command)).await?;
    Ok(problem::ok(&after(&app, &visitor, (&asked, &text, ended), "quick-held")))
}

/// `POST /desk/quick-steps/undo`
///
/// # Errors
/// As [`post`].
pub async fn post_undo(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let asked = Asked::of_fields(&fields);
    let found = look_up(&app, &visitor, &asked).await?;
    let text = visitor.office.office.texts().numbered(asked.text).cloned().ok_or(Problem::NotFound)?;
    let command = Command::DropQuickStep(DropQuickStep);
    let ended = give_each(&app, &visitor, (&fields, &found), (&text, command)).await?;
    Ok(problem::ok(&after(&app, &visitor, (&asked, &text, ended), "quick-dropped")))
}

/// A quick step that this reader may use.
fn offered(visitor: &Visitor, no: TextNo) -> Option<OfficeText> {
    all_offered(visitor).into_iter().find(|(known, _)| *known == no).map(|(_, text)| text)
}

fn all_offered(visitor: &Visitor) -> Vec<(TextNo, OfficeText)> {
    let units: Vec<UnitId> = visitor.actor.posts().iter().map(|held| held.unit).collect();
    let texts = visitor.office.office.texts().offered(TextKind::QuickStep, &units);
    texts.into_iter().map(|(no, text)| (no, text.clone())).collect()
}

/// The concerns that this reader may see in a list, with their titles; showing them is on record.
async fn look_up(app: &App, visitor: &Visitor, asked: &Asked) -> Result<Vec<Titled>, Problem> {
    let (actor, now, numbers) = (visitor.actor.clone(), app.now(), asked.numbers.clone());
    let found = app.ledger().read(move |read| titled(read, (&actor, now), &numbers)).await?;
    if found.is_empty() {
        return Err(Problem::NotFound);
    }
    let shown = found.iter().map(|one| one.row.concern).collect();
    gate::record_list(app, &visitor.actor, "quick-step", "", shown).await?;
    Ok(found)
}

fn titled(
    read: &Read,
    (actor, now): (&huiyin_domain::kernel::actor::Actor, Moment),
    numbers: &[Number],
) -> Result<Vec<Titled>, Fault> {
    let mut rows = Vec::new();
    for number in numbers {
        let Some(row) = view::row_of_number(read, *number)? else { continue };
        let facts = Facts::Concern(row.facts.clone());
        let Ok(permit) = access::may(actor, Action::ListConcerns, &facts, &Relation::default(), now) else { continue };
        let title = read.title(&permit, row.concern)?.unwrap_or_default();
        rows.push(Titled { row, title });
    }
    Ok(rows)
}

/// Gives each concern its command by itself: one that is refused holds up no other.
async fn give_each(
    app: &App,
    visitor: &Visitor,
    (fields, found): (&Fields, &[Titled]),
    (text, command): (&OfficeText, Command),
) -> Result<Vec<(QuickRow, bool)>, Problem> {
    let act = text.does.ok_or(Problem::NotFound)?;
    let (key, request) = fields.once(app, &visitor.here)?;
    let mut ended = Vec::new();
    for one in found {
        let own = [&key[..], one.row.number.digits().as_bytes()].concat();
        let order = Order::new(visitor.actor.clone(), action_of(act), Some(one.row.concern), command.clone());
        let given = handle(app, order.once(app.ledger().request_digest(&own), request)).await;
        let state = match given {
            Ok(_) => None,
            Err(Failure::Refused(refusal)) => {
                Some(refusals::told(app, visitor.desk_page(app, "area-desk").words, &refusal))
            }
            Err(other) => return Err(other.into()),
        };
        let done = state.is_none();
        let state = state.map(|why| Shown::new(Shape::No, why));
        ended.push((QuickRow { state, goes: done, ..row(one) }, done));
    }
    Ok(ended)
}

fn row(one: &Titled) -> QuickRow {
    QuickRow {
        id: one.row.number.digits(),
        number: one.row.number.to_string(),
        title: one.title.to_string(),
        state: None,
        goes: true,
    }
}

fn before(app: &App, visitor: &Visitor, (asked, found): (&Asked, &[Titled])) -> TakeQuickStep {
    let page = visitor.desk_page(app, "area-desk");
    let text = offered(visitor, asked.text);
    let choices = all_offered(visitor).into_iter().map(|(no, text)| (no.0, named(visitor, &text))).collect();
    let n = found.len();
    TakeQuickStep {
        title: text.as_ref().map_or_else(|| page.t("quick-title").to_string(), |text| named(visitor, text)),
        sentence: text.as_ref().map_or(String::new(), |text| sentence(visitor, &page, text)),
        text: text.as_ref().map_or(0, |_| asked.text.0),
        choices: if text.is_some() { Vec::new() } else { choices },
        rows: found.iter().map(row).collect(),
        too_many: if asked.more { page.t("quick-too-many").with("n", MOST).to_string() } else { String::new() },
        action: PATH,
        button: page.t("quick-button").with("n", n).to_string(),
        seconds: 0,
        keys: vec![KeyHint::new(&["Ctrl", "↵"], page.t("key-send"))],
        page,
    }
}

fn after(
    app: &App,
    visitor: &Visitor,
    (asked, text, ended): (&Asked, &OfficeText, Vec<(QuickRow, bool)>),
    done: &'static str,
) -> TakeQuickStep {
    let page = visitor.desk_page(app, "area-desk");
    let held = done == "quick-held";
    let any = ended.iter().any(|(_, done)| *done) && held;
    let shown = |(row, given): (QuickRow, bool)| {
        let state = Shown::new(if held { Shape::Doing } else { Shape::Done }, page.t(done).to_string());
        QuickRow { state: if given { Some(state) } else { row.state.clone() }, ..row }
    };
    TakeQuickStep {
        title: named(visitor, text),
        sentence: sentence(visitor, &page, text),
        text: asked.text.0,
        choices: Vec::new(),
        rows: ended.into_iter().map(shown).collect(),
        too_many: String::new(),
        action: if any { "/desk/quick-steps/undo" } else { "" },
        button: page.t("quick-undo").to_string(),
        seconds: if any { HELD_FOR / 1000 } else { 0 },
        keys: Vec::new(),
        page,
    }
}

fn named(visitor: &Visitor, text: &OfficeText) -> String {
    let english = text.name_en.as_ref().filter(|_| visitor.language == Language::English);
    english.unwrap_or(&text.name).as_str().to_owned()
}

/// All that will be done, in one sentence.
fn sentence(visitor: &Visitor, page: &Page, text: &OfficeText) -> String {
    let said = match text.does {
        Some(QuickAct::AskCitizen) => page.t("quick-will-ask"),
        Some(QuickAct::Transfer { to }) => page.t("quick-will-transfer").with("unit", visitor.office.unit_name(to)),
        Some(QuickAct::Note) | None => page.t("quick-will-note"),
    };
    said.with("text", text.body.as_str()).to_string()
}

/// Whether there is a quick step that this reader may use.
#[must_use]
pub fn any(visitor: &Visitor) -> bool {
    !all_offered(visitor).is_empty()
}

/// Beside a concern: the quick steps that could be taken in it now, or the way to take back the one that is held.
#[must_use]
pub fn links(case: &Case) -> Vec<StepLink> {
    let number = case.opened.number.digits();
    if let Some(held) = &case.opened.concern.casework.held {
        let href = format!("{PATH}?text={}&concern={number}&undo=1", held.what.text);
        let mine = held.by == case.visitor.actor.person();
        let link = StepLink { href, words: case.say("quick-take-back"), key: "", main: true };
        return mine.then_some(link).into_iter().collect();
    }
    let step = |text: u32, words: String| StepLink {
        href: format!("{PATH}?text={text}&concern={number}"),
        words,
        key: "",
        main: false,
    };
    let possible = |(no, text): &(TextNo, OfficeText)| {
        let may = text.does.is_some_and(|act| crate::desk::possible::allowed(case, action_of(act)));
        may && crate::desk::possible::judge(case, Command::HoldQuickStep(HoldQuickStep { text: *no }).into()).is_none()
    };
    let fitting = all_offered(&case.visitor).into_iter().filter(possible);
    let words = |text: &OfficeText| case.page.t("quick-link").with("name", named(&case.visitor, text)).to_string();
    fitting.map(|(no, text)| step(no.0, words(&text))).take(5).collect()
}
