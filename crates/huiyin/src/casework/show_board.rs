//! 科室看板: who has how much, post by post, for whoever heads the unit. Facts for a fair distribution, in the order of the
//! posts: no score, no ranking, no colour for a person.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::concern::OwedBy;
use huiyin_domain::kernel::actor::{Actor, Role};
use huiyin_domain::kernel::ids::{PostId, UnitId};
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::office::Office;
use huiyin_ledger::{Fault, Read};

use super::lists::{self, Titled};
use super::show_inbox::rail_of;
use super::show_today::{Row, row};
use super::view::board::{self, MOST, Standing};
use super::{task_view, view};
use crate::app::{App, OfficeNow};
use crate::desk::names;
use crate::gate;
use crate::web::desk::{KeyHint, Rail};
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// The board.
#[derive(Template)]
#[template(path = "casework/pages/show_board.html")]
pub struct ShowBoard {
    /// The layout's needs.
    pub page: Page,
    /// The lists on the left.
    pub rail: Rail,
    /// One for each unit that the reader heads.
    pub units: Vec<UnitBoard>,
    /// Keys.
    pub keys: Vec<KeyHint>,
}

/// One unit.
#[derive(Clone, Debug)]
pub struct UnitBoard {
    /// What it is called.
    pub name: String,
    /// Its posts, in the order in which they were made.
    pub posts: Vec<PostLoad>,
}

/// What one post has before it.
#[derive(Clone, Debug)]
pub struct PostLoad {
    /// Its title, or what may be done by whoever holds such a post.
    pub title: String,
    /// Who holds it; empty when nobody does.
    pub who: String,
    /// Nobody holds it, and something is owed.
    pub alone: bool,
    /// Steps owed now.
    pub owed: String,
    /// Of these, past their day.
    pub late: String,
    /// Drafts that wait for a signature.
    pub handed: String,
    /// Drafts that came back.
    pub returned: String,
    /// The steps that are due first.
    pub rows: Vec<Row>,
}

/// `GET /desk/board`
///
/// # Errors
/// [`Problem::NotFound`] for whoever heads no unit.
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let (actor, office, now) = (visitor.actor.clone(), visitor.office.clone(), app.now());
    if !actor.has(Role::UnitHead) {
        return Err(Problem::NotFound);
    }
    let today = now.day(app.zone());
    let found = app.ledger().read(move |read| look_up(read, (&actor, &office), (now, today))).await?;
    gate::record_list(&app, &visitor.actor, "board", "", found.concerns()).await?;
    Ok(problem::ok(&page(&app, &visitor, &found, today)))
}

struct Found {
    counts: Vec<(String, i64)>,
    units: Vec<(UnitId, Vec<Load>)>,
}

impl Found {
    fn concerns(&self) -> Vec<i64> {
        let loads = self.units.iter().flat_map(|(_, loads)| loads);
        let mut all: Vec<i64> = loads.flat_map(|load| load.rows.iter().map(|one| one.row.concern)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// What one owner has before it, in figures and rows.
struct Load {
    by: OwedBy,
    owed: i64,
    late: i64,
    handed: i64,
    returned: i64,
    rows: Vec<Titled>,
}

/// Rows shown of each post.
const ROWS: i64 = 5;

fn look_up(read: &Read, (actor, office): (&Actor, &OfficeNow), (now, today): (Moment, Day)) -> Result<Found, Fault> {
    let mut units = Vec::new();
    for unit in headed(actor) {
        let handed = board::standing_by_post(read, unit, Standing::Handed)?;
        let returned = board::standing_by_post(read, unit, Standing::Returned)?;
        let of = |all: &[(PostId, i64)], by: OwedBy| match by {
            OwedBy::Post(post) => all.iter().find(|(known, _)| *known == post).map_or(0, |(_, count)| *count),
            OwedBy::Role { .. } => 0,
        };
        let mut loads = Vec::new();
        for by in owners(&office.office, unit) {
            let key = view::owed_key(by);
            loads.push(Load {
                by,
                owed: view::count_owed(read, &key)?.iter().map(|(_, count)| count).sum(),
                late: board::late(read, &key, &today.to_string())?,
                handed: of(&handed, by),
                returned: of(&returned, by),
                rows: first_rows(read, actor, (&key, now), ROWS)?,
            });
        }
        units.push((unit, loads));
    }
    Ok(Found { counts: lists::owed_counts(read, actor)?, units })
}

fn headed(actor: &Actor) -> Vec<UnitId> {
    let heads = actor.posts().iter().filter(|held| held.role == Role::UnitHead);
    let mut units: Vec<UnitId> = heads.map(|held| held.unit).collect();
    units.sort();
    units.dedup();
    units
}

/// Who can owe something in a unit: its roles, then its handlers' posts, each in the order in which it was made.
fn owners(office: &Office, unit: UnitId) -> Vec<OwedBy> {
    let role = |role| OwedBy::Role { unit, role };
    let posts =
        office.posts().filter(|(_, post)| post.unit == unit && matches!(post.role, Role::Handler | Role::UnitHead));
    let mut owners = vec![role(Role::FrontDesk), role(Role::UnitHead)];
    owners.extend(posts.map(|(id, _)| OwedBy::Post(id)));
    owners
}

/// What an owner owes first, as far as the reader may see it.
fn first_rows(read: &Read, actor: &Actor, (key, now): (&str, Moment), limit: i64) -> Result<Vec<Titled>, Fault> {
    let mut rows = view::owed_rows(read, key, ("", 0), limit)?;
    rows.extend(task_view::owed_rows(read, key, view::FROM_START, limit)?);
    rows.sort_by(|left, right| (&left.due, left.concern, left.task).cmp(&(&right.due, right.concern, right.task)));
    rows.truncate(usize::try_from(limit).unwrap_or(5));
    let mut titled = Vec::new();
    for row in rows {
        let facts = Facts::Concern(row.facts.clone());
        let Ok(permit) = access::may(actor, Action::ListConcerns, &facts, &Relation::default(), now) else { continue };
        let title = read.title(&permit, row.concern)?.unwrap_or_default();
        titled.push(Titled { row, title });
    }
    Ok(titled)
}

fn page(app: &App, visitor: &Visitor, found: &Found, today: Day) -> ShowBoard {
    let page = visitor.desk_page(app, "area-desk");
    let units = found.units.iter().map(|(unit, loads)| UnitBoard {
        name: visitor.office.unit_name(*unit).to_owned(),
        posts: loads.iter().filter_map(|load| load_of(&page, visitor, load, today)).collect(),
    });
    ShowBoard {
        rail: rail_of(&page, visitor, None, &found.counts),
        units: units.collect(),
        keys: vec![KeyHint::new(&["/"], page.t("key-find")), KeyHint::new(&["h"], page.t("today-title"))],
        page,
    }
}

fn load_of(page: &Page, visitor: &Visitor, load: &Load, today: Day) -> Option<PostLoad> {
    let office = &visitor.office.office;
    let (title, people): (String, Vec<_>) = match load.by {
        OwedBy::Post(id) => (office.post(id)?.title.as_str().to_owned(), office.holders(id).collect()),
        OwedBy::Role { unit, role } => {
            let role_words = page.t("board-any").with("role", page.t(names::role(role))).to_string();
            (role_words, office.holders_in(unit, role).into_iter().collect())
        }
    };
    // A unit without such a post that owes nothing needs no line.
    if people.is_empty() && load.owed == 0 && matches!(load.by, OwedBy::Role { .. }) {
        return None;
    }
    let who: Vec<&str> = people.iter().map(|person| visitor.office.person_name(*person)).collect();
    let few = |n: i64| if n >= MOST { page.t("board-most").with("n", MOST).to_string() } else { n.to_string() };
    Some(PostLoad {
        title,
        alone: who.is_empty() && load.owed > 0,
        who: who.join(&page.t("board-and").to_string()),
        owed: load.owed.to_string(),
        late: few(load.late),
        handed: load.handed.to_string(),
        returned: load.returned.to_string(),
        rows: load.rows.iter().map(|one| row(page, one, today, String::new())).collect(),
    })
}

/// For 今天: what posts of a unit owe up to today, with the name of the post; a few of each.
pub(super) fn unit_rows(
    read: &Read,
    actor: &Actor,
    (unit, now): (UnitId, Moment),
    (office, today, limit): (&OfficeNow, Day, i64),
) -> Result<Vec<(String, Vec<Titled>)>, Fault> {
    let mine = view::owed_keys(actor.posts());
    let mut all = Vec::new();
    for by in owners(&office.office, unit) {
        let key = view::owed_key(by);
        let OwedBy::Post(id) = by else { continue };
        if mine.contains(&key) {
            continue;
        }
        let rows = first_rows(read, actor, (&key, now), limit)?;
        let due = |one: &Titled| one.row.due.parse().is_ok_and(|day: Day| day <= today);
        let rows: Vec<Titled> = rows.into_iter().filter(due).collect();
        let who: Vec<&str> = office.office.holders(id).map(|person| office.person_name(person)).collect();
        let title = office.office.post(id).map_or("", |post| post.title.as_str());
        if !rows.is_empty() {
            all.push((if who.is_empty() { title.to_owned() } else { who.join("、") }, rows));
        }
    }
    Ok(all)
}
