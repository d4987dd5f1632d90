//! 五定: leader, handler, measures, day, and what counts as solved.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command, Plan};
use huiyin_domain::concern::{Class, Step};
use huiyin_domain::deadlines::ClockId;
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::PostId;
use huiyin_domain::words::PlanWords;

use super::assign_lead::handlers;
use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::FixPlan, "fix-plan");

/// `GET /desk/concerns/{number}/fix-plan`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::FixPlan)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/fix-plan`
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
    match read(&fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

/// What was typed, else what holds now, else what is likely.
fn value(case: &Case, fields: &Fields, name: &str) -> String {
    if fields.has(name) {
        return fields.get(name).to_owned();
    }
    let concern = &case.opened.concern;
    let (plan, words) = (concern.casework.plan(), case.told.plan.as_ref());
    let found = match name {
        "leader" => plan.map(|plan| plan.leader.to_string()),
        "handler" => plan.map(|plan| plan.handler).or(concern.handler()).map(|post| post.to_string()),
        "due" => plan.map(|plan| plan.due).or(concern.due(ClockId::Done)).map(|day| day.to_string()),
        "measures" => words.map(|words| words.measures.as_str().to_owned()),
        _ => words.map(|words| words.solved_when.as_str().to_owned()),
    };
    found.unwrap_or_default()
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let value = |name| value(case, fields, name);
    let picks = |posts: Vec<PostId>, chosen: String| {
        Kind::Choice(posts.into_iter().map(|post| Pick::new(post, case.post(post), &chosen)).collect())
    };
    StepPage {
        intro: case.say("plan-intro"),
        then: vec![case.say("plan-then")],
        fields: vec![
            Field::new("leader", case.say("plan-leader-ask"), picks(leaders(case), value("leader"))),
            Field::new("handler", case.say("plan-handler-ask"), picks(handlers(case), value("handler"))),
            Field::new("measures", case.say("plan-measures-ask"), Kind::Text { value: value("measures"), rows: 4 }),
            Field::new("due", case.say("plan-due-ask"), Kind::Day(value("due"))).hint(case.say("plan-due-hint")),
            Field::new("solved_when", case.say("plan-solved-ask"), Kind::Text { value: value("solved_when"), rows: 2 })
                .hint(case.say("plan-solved-hint")),
        ],
        ..case.step_page(Step::FixPlan)
    }
}

fn leaders(case: &Case) -> Vec<PostId> {
    let (unit, office) = (case.opened.concern.unit(), &case.visitor.office.office);
    let sealed = case.opened.concern.class() == Some(Class::Sealed);
    let leads = |role| role == if sealed { Role::Supervisor } else { Role::UnitHead };
    office.posts().filter(|(_, post)| Some(post.unit) == unit && leads(post.role)).map(|(id, _)| id).collect()
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    let leader = fields.get("leader").parse().map(PostId).map_err(|_| wrongs.push(Wrong::new("leader", "wrong-pick")));
    let handler =
        fields.get("handler").parse().map(PostId).map_err(|_| wrongs.push(Wrong::new("handler", "wrong-pick")));
    let measures = form::text(fields, "measures", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    let due = fields.get("due").trim().parse().map_err(|_| wrongs.push(Wrong::new("due", "wrong-day")));
    let solved_when = form::text(fields, "solved_when", "wrong-empty").map_err(|wrong| wrongs.push(wrong));
    match (leader, handler, measures, due, solved_when) {
        (Ok(leader), Ok(handler), Ok(measures), Ok(due), Ok(solved_when)) => Ok(Command::FixPlan(casework::FixPlan {
            plan: Plan { due, handler, leader },
            words: PlanWords { measures, solved_when },
        })),
        _ => Err(wrongs),
    }
}
