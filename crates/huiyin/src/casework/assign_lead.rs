//! 指定承办: the head names the post that handles; again as often as needed.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::{Class, Step};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::PostId;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AssignLead, "assign-lead");

/// `GET /desk/concerns/{number}/assign-lead`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AssignLead)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/assign-lead`
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
    match read(&case, &fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let chosen = case.opened.concern.handler().map(|post| post.to_string()).unwrap_or_default();
    let chosen = if fields.has("handler") { fields.get("handler") } else { chosen.as_str() };
    let picks = handlers(case).into_iter().map(|post| Pick::new(post, case.post(post), chosen)).collect();
    StepPage {
        intro: case.say("assign-intro"),
        then: vec![case.say("assign-then")],
        fields: vec![Field::new("handler", case.say("assign-handler"), Kind::Choice(picks))],
        ..case.step_page(Step::AssignLead)
    }
}

/// Posts of the concern's unit that may handle it.
#[must_use]
pub fn handlers(case: &Case) -> Vec<PostId> {
    let (unit, office) = (case.opened.concern.unit(), &case.visitor.office.office);
    let sealed = case.opened.concern.class() == Some(Class::Sealed);
    let fits = |role| if sealed { role == Role::Supervisor } else { matches!(role, Role::Handler | Role::UnitHead) };
    let mut found: Vec<_> = office.posts().filter(|(_, post)| Some(post.unit) == unit && fits(post.role)).collect();
    // Whoever handles day by day stands before the heads, who may handle too.
    found.sort_by_key(|(id, post)| (post.role == Role::UnitHead, *id));
    found.into_iter().map(|(id, _)| id).collect()
}

fn read(case: &Case, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let handler = fields.get("handler").parse().map(PostId).map_err(|_| vec![Wrong::new("handler", "wrong-pick")])?;
    let unit = case.opened.concern.unit().ok_or_else(|| vec![Wrong::new("handler", "wrong-pick")])?;
    Ok(Command::AssignLead(casework::AssignLead { unit, handler }))
}
