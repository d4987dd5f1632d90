//! 今天: what is owed today, by whom. One page for every role: one's own steps that are late, due today, due this week; the
//! unit's, for its head; the lists of [`super::today_lists`]; for an administrator what waits for a second person.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::deadlines::NO_DUE;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_ledger::{Fault, Read};

use super::lists::{self, List, Titled};
use super::show_board::unit_rows;
use super::show_inbox::{Link, rail_of, short, step_owed};
use super::today_lists::{LISTS, TodayList};
use super::view;
use crate::app::{App, OfficeNow};
use crate::desk::dues;
use crate::gate;
use crate::web::dates;
use crate::web::desk::{Due, KeyHint, Rail};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// The page.
#[derive(Template)]
#[template(path = "casework/pages/show_today.html")]
pub struct ShowToday {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// 11月17日（周二）
    pub day: String,
    /// What there is to do, in one sentence.
    pub summary: String,
    /// From the most urgent to what has time.
    pub groups: Vec<Group>,
    /// What waits for the administrator or the second person.
    pub others: Vec<Link>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// Rows that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// 已超期, 今天到期, 这一周, 转出还没人签收
    pub heading: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Where the rest stands; empty when this is all.
    pub more: String,
}

/// One step that is owed.
#[derive(Clone, Debug)]
pub struct Row {
    /// The concern.
    pub href: String,
    /// Time left and date.
    pub due: Due,
    /// The matter in one line.
    pub title: String,
    /// The number in groups of four.
    pub number: String,
    /// What is owed now.
    pub to_do: String,
    /// Who owes it; empty when it is the reader.
    pub who: String,
}

/// Rows of one heading.
const SHOWN: usize = 10;
/// Of one list beside one's own steps.
const SHOWN_OF_LIST: i64 = 5;

/// `GET /desk/today`
///
/// # Errors
/// A busy or damaged ledger.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let (actor, office, now) = (visitor.actor.clone(), visitor.office.clone(), app.now());
    let today = now.day(app.zone());
    let found = app.ledger().read(move |read| look_up(read, (&actor, &office), (now, today))).await?;
    let shown = found.concerns();
    gate::record_list(&app, &visitor.actor, "today", "", shown).await?;
    Ok(problem::ok(&page(&app, &visitor, found, today)))
}

/// What the database gave.
struct Found {
    mine: Vec<Titled>,
    counts: Vec<(String, i64)>,
    unit: Vec<(String, Vec<Titled>)>,
    lists: Vec<Vec<Titled>>,
}

impl Found {
    fn concerns(&self) -> Vec<i64> {
        let all =
            self.mine.iter().chain(self.unit.iter().flat_map(|(_, rows)| rows)).chain(self.lists.iter().flatten());
        let mut concerns: Vec<i64> = all.map(|titled| titled.row.concern).collect();
        concerns.sort_unstable();
        concerns.dedup();
        concerns
    }
}

fn look_up(read: &Read, (actor, office): (&Actor, &OfficeNow), (now, today): (Moment, Day)) -> Result<Found, Fault> {
    let mine = lists::rows(read, actor, &List::Mine, None, now)?;
    let until = this_sunday(today);
    let mine = mine.into_iter().filter(|titled| day_of(titled) <= until || day_of(titled) == NO_DUE).collect();
    let heads = actor.posts().iter().filter(|held| held.role == Role::UnitHead);
    let mut unit = Vec::new();
    for held in heads {
        unit.extend(unit_rows(read, actor, (held.unit, now), (office, today, SHOWN_OF_LIST))?);
    }
    let mut waiting = Vec::new();
    for list in LISTS {
        waiting.push(match list.roles.iter().any(|role| actor.has(*role)) {
            true => {
                titled(read, (actor, list.action, now), (list.waiting)(read, actor, (now, today), SHOWN_OF_LIST + 1)?)?
            }
            false => Vec::new(),
        });
    }
    Ok(Found { mine, counts: lists::owed_counts(read, actor)?, unit, lists: waiting })
}

/// The rows of these streams that the reader may see, with their titles.
fn titled(
    read: &Read,
    (actor, action, now): (&Actor, Action, Moment),
    streams: Vec<i64>,
) -> Result<Vec<Titled>, Fault> {
    let mut rows = Vec::new();
    for stream in streams {
        let Some(row) = view::row_of(read, stream)? else { continue };
        let facts = Facts::Concern(row.facts.clone());
        let Ok(permit) = access::may(actor, action, &facts, &Relation::default(), now) else { continue };
        let title = read.title(&permit, stream)?.unwrap_or_default();
        rows.push(Titled { row, title });
    }
    Ok(rows)
}

/// The last day of the week in which a day lies: weeks of offices begin on Monday.
fn this_sunday(today: Day) -> Day {
    let left = 7 - i64::from(today.weekday().to_monday_one_offset());
    today.checked_add(jiff::Span::new().days(left)).unwrap_or(today)
}

fn day_of(titled: &Titled) -> Day {
    titled.row.due.parse().unwrap_or(NO_DUE)
}

fn page(app: &App, visitor: &Visitor, found: Found, today: Day) -> ShowToday {
    let page = visitor.desk_page(app, "area-desk");
    let all: i64 = found.counts.iter().map(|(_, count)| count).sum();
    let late = found.mine.iter().filter(|titled| day_of(titled) < today).count();
    let due = found.mine.iter().filter(|titled| day_of(titled) == today).count();
    let summary = page.t("today-summary").with("all", all).with("late", late).with("due", due).to_string();
    ShowToday {
        rail: rail_of(&page, visitor, None, &found.counts),
        day: dates::day(page.words, today),
        summary,
        groups: groups(&page, visitor, &found, today),
        others: others(&page, visitor),
        keys: vec![
            KeyHint::new(&["j", "k"], page.t("key-up-down")),
            KeyHint::new(&["↵"], page.t("key-open")),
            KeyHint::new(&["/"], page.t("key-find")),
        ],
        page,
    }
}

fn groups(page: &Page, visitor: &Visitor, found: &Found, today: Day) -> Vec<Group> {
    let mine = |heading: &str, fits: &dyn Fn(Day) -> bool| {
        let all: Vec<&Titled> = found.mine.iter().filter(|titled| fits(day_of(titled))).collect();
        let rows = all.iter().take(SHOWN).map(|one| row(page, one, today, String::new())).collect();
        let more = if all.len() > SHOWN { "/desk".to_owned() } else { String::new() };
        Group { heading: page.t(heading).to_string(), rows, more }
    };
    let mut groups = vec![
        mine("today-late", &|day| day < today),
        mine("today-today", &|day| day == today),
        mine("today-week", &|day| day > today && day != NO_DUE),
        mine("today-undated", &|day| day == NO_DUE),
    ];
    let of_unit =
        found.unit.iter().flat_map(|(who, rows)| rows.iter().map(move |one| row(page, one, today, who.clone())));
    groups.push(Group {
        heading: page.t("today-unit").to_string(),
        rows: of_unit.collect(),
        more: "/desk/board".to_owned(),
    });
    for (list, rows) in LISTS.iter().zip(&found.lists) {
        let few = usize::try_from(SHOWN_OF_LIST).unwrap_or(5);
        let more = if rows.len() > few { list.href.to_owned() } else { String::new() };
        let rows = rows.iter().take(few).map(|one| doing(page, list, row(page, one, today, String::new()))).collect();
        groups.push(Group { heading: page.t(list.words).to_string(), rows, more });
    }
    let heads = visitor.actor.has(Role::UnitHead);
    groups.retain(|group| !group.rows.is_empty() || (heads && group.more == "/desk/board"));
    groups
}

/// As short as in the list; what has no term has no date either.
fn due(page: &Page, day: Day, today: Day) -> Due {
    let date = if day == NO_DUE { String::new() } else { short(page, day, today) };
    Due { state: dues::left(page.words, day, today), date }
}

/// One row; also for the board.
pub(super) fn row(page: &Page, one: &Titled, today: Day, who: String) -> Row {
    let href = format!("/desk/concerns/{}", one.row.number.digits());
    Row {
        href: if one.row.task == 0 { href } else { format!("{href}#tasks") },
        due: due(page, day_of(one), today),
        title: one.title.to_string(),
        number: one.row.number.to_string(),
        to_do: step_owed(page, &one.row),
        who,
    }
}

/// What is done in this list, where it is done.
fn doing(page: &Page, list: &TodayList, row: Row) -> Row {
    match list.does {
        ("", _) => row,
        (words, path) => Row { href: format!("{}{path}", row.href), to_do: page.t(words).to_string(), ..row },
    }
}

/// What waits for others than those who work on concerns: second persons, posts that nobody holds.
fn others(page: &Page, visitor: &Visitor) -> Vec<Link> {
    let office = &visitor.office.office;
    let mut links = Vec::new();
    let admin = visitor.actor.has(Role::Admin);
    let waiting = office.proposals().count();
    if waiting > 0 && (admin || visitor.actor.has(Role::Supervisor)) {
        let words = page.t("today-second").with("n", waiting).to_string();
        links.push(Link { href: "/office/confirmations".to_owned(), words });
    }
    let vacant = office.posts().filter(|(id, post)| office.works(post.unit) && office.holders(*id).next().is_none());
    for (_, post) in vacant.take(if admin { 50 } else { 0 }) {
        let words = page.t("today-vacant").with("unit", visitor.office.unit_name(post.unit));
        let words = words.with("post", post.title.as_str()).to_string();
        links.push(Link { href: format!("/office/units/{}", post.unit), words });
    }
    links
}
