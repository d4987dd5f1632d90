//! 审核退回: the lead rules on a returned task; there is no second return.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::TaskNo;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again, tasks};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AskCoHandler, "rule-on-return");

/// `GET /desk/concerns/{number}/rule-on-return/{task}`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    tasks::needs(&case, Step::RuleOnReturn, TaskNo(task))?;
    Ok(problem::ok(&page(&case, TaskNo(task), &Fields::default())))
}

/// `POST /desk/concerns/{number}/rule-on-return/{task}`
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
    let shown = page(&case, TaskNo(task), &fields);
    match read(TaskNo(task), &fields) {
        Ok(command) => case.carry_out(shown, &fields, command).await,
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn page(case: &Case, task: TaskNo, fields: &Fields) -> StepPage {
    let pick = |value, key| Pick::new(value, case.say(key), fields.get("grant"));
    let told = tasks::Told::of(&case.opened.entries, task);
    let why = told.said.last().map(|(key, text)| format!("{}：{text}", case.say(key)));
    StepPage {
        then: why.into_iter().chain([case.say("rule-return-then")]).collect(),
        fields: vec![
            Field::new(
                "grant",
                case.say("rule-return-ask"),
                Kind::Choice(vec![pick("yes", "rule-return-yes"), pick("no", "rule-return-no")]),
            ),
            Field::new("text", case.say("rule-why"), Kind::Text { value: fields.get("text").to_owned(), rows: 4 }),
        ],
        ..tasks::step_page(case, Step::RuleOnReturn, task)
    }
}

fn read(task: TaskNo, fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let grant = match fields.get("grant") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Wrong::new("grant", "wrong-pick")),
    };
    match (grant, form::text(fields, "text", "wrong-empty")) {
        (Ok(grant), Ok(text)) => {
            Ok(Command::RuleOnReturn(casework::RuleOnReturn { task, grant, reason: SaidWords { text } }))
        }
        (grant, text) => Err([grant.err(), text.err()].into_iter().flatten().collect()),
    }
}
