//! 我的待办: what somebody has to do, by due date; in groups, with the chosen matter beside the list.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::deadlines::NO_DUE;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::time::Day;

use super::lists::{self, After, List, Titled};
use super::view::DeskRow;
use crate::app::App;
use crate::desk::dues::{self, Near};
use crate::desk::standing;
pub use crate::desk::standing::StandNote;
use crate::desk::{Case, names};
use crate::gate;
use crate::web::dates;
use crate::web::desk::{Due, KeyHint, Matter, Rail, RailGroup, RailItem, StepLink};
use crate::web::icons::{self, Shape};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// A list of concerns.
#[derive(Template)]
#[template(path = "casework/pages/show_inbox.html")]
pub struct ShowInbox {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// Which list.
    pub title: String,
    /// How many, in which order: a sentence.
    pub summary: String,
    /// What has just been done.
    pub said_here: String,
    /// For whom the reader stands in, and what has no owner of its own; each leads to where it is arranged.
    pub notes: Vec<StandNote>,
    /// Rows by how soon they are due.
    pub groups: Vec<Group>,
    /// What stands here when there is nothing.
    pub empty: Empty,
    /// The next page; empty on the last.
    pub next: String,
    /// Back to the first; empty there.
    pub first: String,
    /// The same list as an Excel file.
    pub excel: String,
    /// The chosen matter.
    pub pane: Option<Pane>,
    /// Whether rows can be ticked for a quick step.
    pub quick: bool,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// Rows under one heading.
#[derive(Clone, Debug)]
pub struct Group {
    /// 已超期, 三天内, 往后
    pub heading: String,
    /// How many on this page.
    pub count: usize,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One concern in a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// What names the row on the page.
    pub id: String,
    /// The number without blanks.
    pub plain: String,
    /// Its own page.
    pub href: String,
    /// Its summary beside the list.
    pub pane: String,
    /// Time left and date.
    pub due: Due,
    /// 紧急, with its shape.
    pub urgent: Option<icons::State>,
    /// The matter in one line.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// The number in groups of four.
    pub number: String,
    /// What is owed now.
    pub to_do: String,
    /// How it came.
    pub channel: String,
    /// When, as `11-09`.
    pub received: String,
    /// Whether it is shown beside the list.
    pub chosen: bool,
}

/// A concern beside the list.
#[derive(Clone, Debug)]
pub struct Pane {
    /// Number, title, words.
    pub matter: Matter,
    /// 11月20日（周五）前书面答复。
    pub due_sentence: String,
    /// How the date was counted; may be empty.
    pub clock: String,
    /// The five-fixed plan.
    pub plan: Vec<(String, String)>,
    /// What can be done.
    pub steps: Vec<StepLink>,
    /// The last three events.
    pub recent: Vec<(String, String)>,
}

/// Only the summary, for the key that goes through the list.
#[derive(Template)]
#[template(path = "casework/pages/_pane.html")]
pub struct PaneAlone {
    /// The words.
    pub page: Page,
    /// The matter.
    pub pane: Pane,
}

/// What stands in an empty list.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    /// One sentence.
    pub words: String,
    /// What comes next, and when; may be empty.
    pub next: String,
    /// At most two lists to look at.
    pub links: Vec<Link>,
}

/// Words that lead somewhere.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where.
    pub href: String,
    /// What.
    pub words: String,
}

impl ShowInbox {
    fn rows_empty(&self) -> bool {
        self.groups.iter().all(|group| group.rows.is_empty())
    }
}

/// What an address asks for.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// Which list.
    #[serde(default)]
    list: String,
    /// Where the page begins.
    #[serde(default)]
    after: String,
    /// Set when a step was just taken in a matter that its doer may see no longer.
    #[serde(default)]
    done: String,
}

/// `GET /desk`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    if visitor.actor.has(Role::Admin) && visitor.actor.posts().iter().all(|held| held.role == Role::Admin) {
        return Ok(Redirect::to("/office").into_response());
    }
    let list = List::of_word(&asked.list);
    let after = After::parse(&asked.after);
    // What stands in the record is what was understood: an address can hold anything.
    let filter = after.as_ref().map_or(String::new(), After::word);
    let found = look_up(&app, &visitor, list.clone(), after).await?;
    let shown = found.rows.iter().map(|titled| titled.row.concern).collect();
    gate::record_list(&app, &visitor.actor, &list.word(), &filter, shown).await?;
    let mut inbox = inbox(&app, &visitor, &list, (found, !asked.after.is_empty()));
    inbox.said_here = if asked.done.is_empty() { String::new() } else { inbox.page.t("concern-done-gone").to_string() };
    Ok(problem::ok(&inbox))
}

/// What the database gave.
struct Found {
    rows: Vec<Titled>,
    counts: Vec<(String, i64)>,
}

async fn look_up(app: &App, visitor: &Visitor, list: List, after: Option<After>) -> Result<Found, Problem> {
    let (actor, now) = (visitor.actor.clone(), app.now());
    let found = app.ledger().read(move |read| {
        Ok(Found {
            rows: lists::rows(read, &actor, &list, after.as_ref(), now)?,
            counts: lists::owed_counts(read, &actor)?,
        })
    });
    Ok(found.await?)
}

fn inbox(app: &App, visitor: &Visitor, list: &List, (mut found, later_page): (Found, bool)) -> ShowInbox {
    let page = visitor.desk_page(app, "area-desk");
    let today = app.now().day(app.zone());
    let more = found.rows.len() > lists::PAGE;
    found.rows.truncate(lists::PAGE);
    let next = found.rows.last().filter(|_| more).map_or(String::new(), |last| {
        format!("/desk?list={}&after={}", list.word(), After::row(list, &last.row).word())
    });
    let title = title(&page, visitor, list);
    let summary = page.t(match list {
        List::Mine | List::Step(_) => "list-by-due",
        List::Unit(_) => "list-by-received",
        List::Sent => "list-by-sent",
    });
    let rail = rail_of(&page, visitor, Some(list), &found.counts);
    ShowInbox {
        rail,
        title,
        summary: summary.with("n", found.rows.len()).to_string(),
        said_here: String::new(),
        notes: standing::notes(visitor, &page),
        groups: groups(&page, visitor, list, (found.rows, today)),
        empty: empty(&page, list),
        next,
        first: if later_page { format!("/desk?list={}", list.word()) } else { String::new() },
        excel: format!("/desk/excel?list={}", list.word()),
        pane: None,
        quick: super::take_quick_step::any(visitor),
        keys: keys(&page),
        page,
    }
}

fn keys(page: &Page) -> Vec<KeyHint> {
    vec![
        KeyHint::new(&["j", "k"], page.t("key-up-down")),
        KeyHint::new(&["↵"], page.t("key-open")),
        KeyHint::new(&["."], page.t("key-copy")),
        KeyHint::new(&["/"], page.t("key-find")),
    ]
}

/// What a list is called.
pub(super) fn title(page: &Page, visitor: &Visitor, list: &List) -> String {
    match list {
        List::Mine => page.t("list-mine").to_string(),
        List::Step(step) => page.t("list-step").with("step", page.t(names::step(*step))).to_string(),
        List::Unit(unit) => page.t("list-unit").with("unit", visitor.office.unit_name(*unit)).to_string(),
        List::Sent => page.t("list-sent").to_string(),
    }
}

fn empty(page: &Page, list: &List) -> Empty {
    let words = page.t(match list {
        List::Mine | List::Step(_) => "list-empty-mine",
        List::Unit(_) => "list-empty",
        List::Sent => "list-empty-sent",
    });
    let words = words.to_string();
    let links = if matches!(list, List::Mine) {
        Vec::new()
    } else {
        vec![Link { href: "/desk".to_owned(), words: page.t("list-mine").to_string() }]
    };
    Empty { words, next: String::new(), links }
}

/// The lists on the left, with the counts that are kept; `list` is the one that is open, if any is.
pub(super) fn rail_of(page: &Page, visitor: &Visitor, list: Option<&List>, counts: &[(String, i64)]) -> Rail {
    let all: i64 = counts.iter().map(|(_, count)| count).sum();
    let mut mine = vec![RailItem::new("/desk", page.t("list-mine"), all).here(list == Some(&List::Mine))];
    for (word, count) in counts {
        let Some(step) = Step::of_word(word) else { continue };
        let words = page.t("list-step").with("step", page.t(names::step(step)));
        mine.push(RailItem::new(format!("/desk?list={word}"), words, count).here(list == Some(&List::Step(step))));
    }
    if !lists::senders(&visitor.actor).is_empty() {
        mine.push(RailItem::new("/desk?list=sent", page.t("list-sent"), "").here(list == Some(&List::Sent)));
    }
    let mut groups = vec![RailGroup { heading: String::new(), items: mine }];
    if visitor.actor.has(Role::FrontDesk) {
        let register = RailItem::new("/desk/register", page.t("area-register"), "").on("n");
        groups.insert(0, RailGroup { heading: String::new(), items: vec![register] });
        groups.push(front_desk(page));
    }
    let units = lists::units_of(&visitor.actor).into_iter().map(|unit| {
        let here = list == Some(&List::Unit(unit));
        RailItem::new(format!("/desk?list=unit-{unit}"), visitor.office.unit_name(unit), "").here(here)
    });
    let mut whole: Vec<RailItem> = units.collect();
    if visitor.actor.has(Role::UnitHead) {
        whole.insert(0, RailItem::new("/desk/board", page.t("board-title"), "").here(page.here == "/desk/board"));
    }
    groups.push(RailGroup { heading: page.t("list-whole").to_string(), items: whole });
    let carried = RailItem::new("/desk/carried-over", page.t("list-carried"), "");
    let absences = RailItem::new("/desk/absences", page.t("absence-title"), "");
    let notices = RailItem::new(super::list_notices::PATH, page.t("notices-title"), "");
    let find = RailItem::new(super::find_concerns::PATH, page.t("find-title"), "");
    let mut others = vec![find, notices, absences, carried];
    if visitor.actor.has(Role::FrontDesk) || visitor.actor.has(Role::Supervisor) {
        let calls = RailItem::new(super::list_call_backs::PATH, page.t("list-call-backs"), "");
        others.push(calls);
    }
    let waiting = visitor.office.office.proposals().count();
    if waiting > 0 && visitor.actor.has(Role::Supervisor) {
        others.push(RailItem::new("/office/confirmations", page.t("second-title"), waiting));
    }
    groups.push(RailGroup { heading: String::new(), items: others });
    groups.retain(|group| !group.items.is_empty());
    Rail { groups }
}

/// What a counter keeps beside concerns.
fn front_desk(page: &Page) -> RailGroup {
    let rows =
        [("/desk/letters", "letters-title"), ("/desk/boxes", "box-list"), ("/desk/receptions", "reception-list")];
    let items = rows.map(|(href, words)| RailItem::new(href, page.t(words), "")).to_vec();
    RailGroup { heading: page.t("list-front-desk").to_string(), items }
}

fn groups(page: &Page, visitor: &Visitor, list: &List, (rows, today): (Vec<Titled>, Day)) -> Vec<Group> {
    if !list.by_due() {
        let heading = page.t("group-all").to_string();
        return vec![Group {
            heading,
            count: rows.len(),
            rows: rows.iter().map(|one| row(page, visitor, one, today)).collect(),
        }];
    }
    let headings = [
        (Near::Late, "group-late"),
        (Near::Soon, "group-soon"),
        (Near::Later, "group-later"),
        (Near::Never, "group-never"),
    ];
    let mut groups = Vec::new();
    let (urgent, rows): (Vec<Titled>, Vec<Titled>) = rows.into_iter().partition(is_urgent);
    if !urgent.is_empty() {
        let (heading, count) = (page.t("group-urgent").to_string(), urgent.len());
        let rows = urgent.iter().map(|one| row(page, visitor, one, today)).collect();
        groups.push(Group { heading, count, rows });
    }
    for (near, heading) in headings {
        let fits = |one: &&Titled| one.row.due.parse().map_or(Near::Never, |day| dues::near(day, today)) == near;
        let rows: Vec<Row> = rows.iter().filter(fits).map(|one| row(page, visitor, one, today)).collect();
        if !rows.is_empty() {
            groups.push(Group { heading: page.t(heading).to_string(), count: rows.len(), rows });
        }
    }
    groups
}

fn is_urgent(one: &Titled) -> bool {
    one.row.facts.superior.is_some()
}

/// Since when nobody has signed for what was sent.
fn waiting(page: &Page, sent: &str, today: Day) -> Option<Due> {
    let sent: Day = sent.parse().ok()?;
    let days = dues::days_between(sent, today);
    let shape = if days > UNSIGNED_LONG { Shape::Soon } else { Shape::NotYet };
    let state = icons::State::new(shape, page.t("sent-age").with("n", days).to_string());
    Some(Due { state, date: short(page, sent, today) })
}

/// After so many days without a signature the row takes the colour of what is near.
const UNSIGNED_LONG: i32 = 2;

/// A row as it is shown.
pub(super) fn row(page: &Page, visitor: &Visitor, one: &Titled, today: Day) -> Row {
    let row = &one.row;
    let day: Option<Day> = row.due.parse().ok().filter(|day| *day != NO_DUE);
    let stage = row.facts.stage;
    let due = match day {
        Some(day) => Due { state: dues::left(page.words, day, today), date: short(page, day, today) },
        None => Due {
            state: icons::State::new(names::stage_shape(stage), page.t(names::stage(stage)).to_string()),
            date: String::new(),
        },
    };
    let unsigned = waiting(page, &row.sent, today)
        .filter(|_| lists::senders(&visitor.actor).iter().any(|unit| row.facts.sender == Some(*unit)));
    let to_do = match &unsigned {
        Some(_) => page.t("sent-to").with("unit", visitor.office.unit_name(row.facts.unit)).to_string(),
        None => step_owed(page, row),
    };
    let href = format!("/desk/concerns/{}", row.number.digits());
    Row {
        plain: row.number.digits(),
        id: if row.task == 0 { row.number.digits() } else { format!("{}-{}", row.number.digits(), row.task) },
        pane: format!("{href}/pane"),
        href: if row.task == 0 { href } else { format!("{href}#tasks") },
        due: unsigned.unwrap_or(due),
        urgent: is_urgent(one).then(|| icons::State::new(Shape::Alert, page.t("urgent").to_string())),
        title: one.title.to_string(),
        place: place(visitor, &row.place),
        number: row.number.to_string(),
        to_do,
        channel: names::channel_of_word(&row.channel)
            .map_or(String::new(), |channel| page.t(names::channel(channel)).to_string()),
        received: row.received.parse().map_or(String::new(), |day: Day| {
            if day.year() == today.year() { dates::table(day) } else { day.to_string() }
        }),
        chosen: false,
    }
}

/// The step that is owed; of which task, or for how many of them it waits.
pub(super) fn step_owed(page: &Page, row: &DeskRow) -> String {
    let Some(step) = Step::of_word(&row.step) else { return page.t(names::stage(row.facts.stage)).to_string() };
    let step = page.t(names::step(step));
    match (row.task, row.waits_for) {
        (0, 0) => step.to_string(),
        (0, tasks) => page.t("list-waits-for-tasks").with("step", step).with("n", tasks).to_string(),
        (task, _) => page.t("task-step").with("step", step).with("n", task).to_string(),
    }
}

/// `11-20 周五`, and the year when it is another one.
pub(super) fn short(page: &Page, day: Day, today: Day) -> String {
    if day.year() != today.year() {
        return day.to_string();
    }
    let weekday = page.t("date-weekday").with("weekday", day.weekday().to_monday_one_offset());
    format!("{} {weekday}", dates::table(day))
}

/// The name of an area.
pub(super) fn place(visitor: &Visitor, code: &str) -> String {
    let mut areas = visitor.office.office.areas();
    areas.find(|(area, _)| area.as_str() == code).map_or(String::new(), |(_, name)| name.as_str().to_owned())
}

/// `GET /desk/concerns/{number}/pane`: the summary beside the list.
///
/// # Errors
/// As [`Case::open`].
pub async fn get_pane(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::ReadConcern, "pane")).await?;
    let (page, language) = (case.page.clone(), case.page.language());
    Ok(problem::part(&PaneAlone { page, pane: super::show_concern::pane(&case) }, language))
}
