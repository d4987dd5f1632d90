//! 交接: one concern, or all of a post's work, to another post of the unit. What will change is said before.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::{self, Action, Facts, Relation};
use huiyin_domain::casework::{Command, HandOver};
use huiyin_domain::concern::{Class, Step};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PostId, UnitId};
use huiyin_domain::kernel::number::Number;
use huiyin_ledger::Failure;

use super::view::{self, DeskRow};
use crate::app::App;
use crate::desk::{Case, again, dues, names};
use crate::gate;
use crate::handle::{Order, handle_each};
use crate::web::desk::{Due, Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::{Page, Wrong};
use crate::web::problem::{self, Problem, render};
use crate::web::refusals;
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::HandOver, "hand-over");
/// The most that goes in one go; what is left is handed over in the next.
const MOST: i64 = 200;

/// `GET /desk/concerns/{number}/hand-over`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::HandOver)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/hand-over`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, &fields);
    match fields.get("post").parse().map(PostId) {
        Ok(post) => case.carry_out(shown, &fields, Command::HandOver(HandOver { post })).await,
        Err(_) => Ok(again(shown, vec![Wrong::new("post", "wrong-pick")])),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let concern = &case.opened.concern;
    let unit = concern.unit().map(|unit| case.visitor.office.office.successor(unit));
    let sealed = concern.class() == Some(Class::Sealed);
    let posts = takers(&case.visitor, (unit, sealed), concern.handler());
    let picks = posts.into_iter().map(|post| Pick::new(post, case.post(post), fields.get("post"))).collect();
    StepPage {
        intro: case.say("hand-over-intro"),
        then: ["hand-over-then-stays", "hand-over-then-term", "hand-over-then-told"].map(|key| case.say(key)).to_vec(),
        fields: vec![Field::new("post", case.say("hand-over-to"), Kind::Choice(picks))],
        ..case.step_page(Step::HandOver)
    }
}

/// Posts of the unit that could take it, handlers first; not the one that has it.
fn takers(visitor: &Visitor, (unit, sealed): (Option<UnitId>, bool), but: Option<PostId>) -> Vec<PostId> {
    let fits = |role| if sealed { role == Role::Supervisor } else { matches!(role, Role::Handler | Role::UnitHead) };
    let posts = visitor
        .office
        .office
        .posts()
        .filter(|(id, post)| Some(post.unit) == unit && Some(*id) != but && fits(post.role));
    let mut posts: Vec<_> = posts.map(|(id, post)| (post.role == Role::UnitHead, id)).collect();
    posts.sort();
    posts.into_iter().map(|(_, id)| id).collect()
}

/// All of a post's work, to be handed over.
#[derive(Template)]
#[template(path = "casework/pages/hand_over.html")]
pub struct HandOverAll {
    /// The layout's needs.
    pub page: Page,
    /// Whose work: post, unit, holders.
    pub whose: String,
    /// Path the form goes to.
    pub action: String,
    /// What the post has, by due date.
    pub rows: Vec<Line>,
    /// Whether there is more than is shown.
    pub more: bool,
    /// Posts that could take it, with what they have now.
    pub posts: Vec<Pick>,
    /// What is wrong with what was sent.
    pub wrongs: Vec<Wrong>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// One concern of the post.
#[derive(Clone, Debug)]
pub struct Line {
    /// The number without blanks; the box's value.
    pub id: String,
    /// The number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// When it is due.
    pub due: Option<Due>,
    /// Where it stands.
    pub stage: String,
    /// Whether its box is ticked.
    pub chosen: bool,
}

/// `GET /desk/hand-over/{post}`
///
/// # Errors
/// [`Problem::NotFound`] for a post whose work is not the reader's to give.
pub async fn get_all(State(app): State<App>, visitor: Visitor, Path(post): Path<u32>) -> Result<Response, Problem> {
    let post = PostId(post);
    let found = look_up(&app, &visitor, post).await?;
    record(&app, &visitor, (post, &found)).await?;
    Ok(problem::ok(&all(&app, &visitor, (post, found), (&Fields::default(), Vec::new(), String::new()))))
}

/// `POST /desk/hand-over/{post}`: all that was chosen, or nothing.
///
/// # Errors
/// As [`get_all`]; a busy ledger.
pub async fn post_all(
    State(app): State<App>,
    visitor: Visitor,
    Path(post): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let post = PostId(post);
    let found = look_up(&app, &visitor, post).await?;
    let told = match give(&app, &visitor, (&found, &fields)).await? {
        Ok(()) => return Ok(Redirect::to("/desk/absences?done=handed-over").into_response()),
        Err(told) => told,
    };
    record(&app, &visitor, (post, &found)).await?;
    let shown = all(&app, &visitor, (post, found), (&fields, told.0, told.1));
    let status = if shown.refused.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    Ok(render(&shown, status))
}

/// Rows of the post that this reader may hand over, with their titles.
type Found = Vec<(DeskRow, String)>;
/// What is wrong with the form, or why it was refused.
type Told = (Vec<Wrong>, String);

async fn look_up(app: &App, visitor: &Visitor, post: PostId) -> Result<Found, Problem> {
    let (actor, now) = (visitor.actor.clone(), app.now());
    let unit = visitor.office.office.post(post).map(|post| post.unit).ok_or(Problem::NotFound)?;
    let leads = |held: &huiyin_domain::kernel::actor::PostHeld| {
        (held.role == Role::UnitHead && held.unit == unit) || held.role == Role::Supervisor
    };
    if !actor.posts().iter().any(leads) {
        return Err(Problem::NotFound);
    }
    let found = app.ledger().read(move |read| {
        let mut found = Vec::new();
        for row in view::owners::handled_rows(read, post, MOST + 1)? {
            let facts = Facts::Concern(row.facts.clone());
            let Ok(permit) = access::may(&actor, Action::HandOver, &facts, &Relation::default(), now) else { continue };
            let title = read.title(&permit, row.concern)?.unwrap_or_default().to_string();
            found.push((row, title));
        }
        Ok(found)
    });
    Ok(found.await?)
}

/// Titles are shown, so it is on record who saw the list.
async fn record(app: &App, visitor: &Visitor, (post, found): (PostId, &Found)) -> Result<(), Problem> {
    let shown = found.iter().map(|(row, _)| row.concern).collect();
    Ok(gate::record_list(app, &visitor.actor, "hand-over", &format!("post-{post}"), shown).await?)
}

async fn give(app: &App, visitor: &Visitor, (found, fields): (&Found, &Fields)) -> Result<Result<(), Told>, Problem> {
    let chosen = |row: &DeskRow| fields.all("concern").iter().any(|id| Number::parse(id) == Ok(row.number));
    let chosen: Vec<i64> = found.iter().filter(|(row, _)| chosen(row)).map(|(row, _)| row.concern).collect();
    let to = fields.get("post").parse().map(PostId).ok();
    let (Some(post), Some(first)) = (to, chosen.first()) else {
        let none = chosen.is_empty().then(|| Wrong::new("concern", "hand-over-wrong-none"));
        let nobody = to.is_none().then(|| Wrong::new("post", "wrong-pick"));
        return Ok(Err((none.into_iter().chain(nobody).collect(), String::new())));
    };
    let command = Command::HandOver(HandOver { post });
    let mut order = Order::new(visitor.actor.clone(), Action::HandOver, Some(*first), command);
    if let Ok((key, request)) = fields.once(app, &visitor.here) {
        order = order.once(key, request);
    }
    match handle_each(app, order, chosen).await {
        Ok(_receipt) => Ok(Ok(())),
        Err(Failure::Refused(refusal)) => {
            let words = crate::web::words::Words::of(visitor.language);
            Ok(Err((Vec::new(), refusals::told(app, words, &refusal))))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn all(
    app: &App,
    visitor: &Visitor,
    (post, mut found): (PostId, Found),
    (fields, wrongs, refused): (&Fields, Vec<Wrong>, String),
) -> HandOverAll {
    let page = visitor.desk_page(app, "area-desk");
    let office = &visitor.office.office;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    let sealed = office.post(post).is_some_and(|post| post.role == Role::Supervisor);
    let unit = office.post(post).map(|post| office.successor(post.unit));
    let pick = |id: PostId| Pick::new(id, visitor.office.post_said(id, &page), fields.get("post"));
    let today = app.now().day(app.zone());
    let line = |(row, title): (DeskRow, String)| Line {
        id: row.number.digits(),
        number: row.number.to_string(),
        title,
        due: row
            .due
            .parse()
            .ok()
            .filter(|day| *day != huiyin_domain::deadlines::NO_DUE)
            .map(|day| dues::due(page.words, day, today)),
        stage: page.t(names::stage(row.facts.stage)).to_string(),
        chosen: !fields.has("post") || fields.all("concern").contains(&row.number.digits()),
    };
    HandOverAll {
        whose: visitor.office.post_said(post, &page),
        action: format!("/desk/hand-over/{post}"),
        more,
        posts: takers(visitor, (unit, sealed), Some(post)).into_iter().map(pick).collect(),
        rows: found.into_iter().map(line).collect(),
        wrongs,
        refused,
        page,
    }
}
