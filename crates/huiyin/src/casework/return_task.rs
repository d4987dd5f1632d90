//! 退回协办任务: once, with reasons; the lead rules.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::TaskNo;

use super::task_rows::SayOfTask;
use crate::app::App;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const STEP: SayOfTask = SayOfTask {
    action: Action::AnswerTask,
    step: Step::ReturnTask,
    then: "return-task-then",
    ask: "return-task-ask",
    command: |task, reason| Command::ReturnTask(casework::ReturnTask { task, reason }),
};

/// `GET /desk/concerns/{number}/return-task/{task}`
///
/// # Errors
/// As [`SayOfTask::show`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    STEP.show(&app, &visitor, (&number, TaskNo(task))).await
}

/// `POST /desk/concerns/{number}/return-task/{task}`
///
/// # Errors
/// As [`SayOfTask::take`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
    fields: Fields,
) -> Result<Response, Problem> {
    STEP.take(&app, &visitor, (&number, TaskNo(task)), &fields).await
}
