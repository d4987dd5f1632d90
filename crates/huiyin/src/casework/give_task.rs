//! 分办协办任务: the unit that was asked says who does it.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::{Class, Step};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{PostId, TaskNo};

use crate::app::App;
use crate::desk::{Case, again, tasks};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::GiveTask, "give-task");

/// `GET /desk/concerns/{number}/give-task/{task}`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    tasks::needs(&case, Step::GiveTask, TaskNo(task))?;
    Ok(problem::ok(&page(&case, TaskNo(task), &Fields::default())))
}

/// `POST /desk/concerns/{number}/give-task/{task}`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let task = TaskNo(task);
    let shown = page(&case, task, &fields);
    match fields.get("post").parse().map(PostId) {
        Ok(post) => case.carry_out(shown, &fields, Command::GiveTask(casework::GiveTask { task, post })).await,
        Err(_) => Ok(again(shown, vec![Wrong::new("post", "wrong-pick")])),
    }
}

fn page(case: &Case, task: TaskNo, fields: &Fields) -> StepPage {
    let found = case.opened.concern.casework.tasks.numbered(task);
    let now = found.and_then(|task| task.post).map(|post| post.to_string()).unwrap_or_default();
    let chosen = if fields.has("post") { fields.get("post") } else { now.as_str() };
    let sealed = case.opened.concern.class() == Some(Class::Sealed);
    let fits = |role| if sealed { role == Role::Supervisor } else { matches!(role, Role::Handler | Role::UnitHead) };
    let unit = found.map(|task| task.unit);
    let posts = case.visitor.office.office.posts().filter(|(_, post)| Some(post.unit) == unit && fits(post.role));
    let mut posts: Vec<_> = posts.map(|(id, post)| (post.role == Role::UnitHead, id)).collect();
    posts.sort();
    let picks = posts.into_iter().map(|(_, post)| Pick::new(post, case.post(post), chosen)).collect();
    StepPage {
        then: vec![case.say("give-task-then")],
        fields: vec![Field::new("post", case.say("give-task-post"), Kind::Choice(picks))],
        ..tasks::step_page(case, Step::GiveTask, task)
    }
}
