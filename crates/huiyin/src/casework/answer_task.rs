//! 答复协办任务: what the unit found or did, under its own name; papers and photos go with it.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::TaskNo;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::TaskAnswerWords;

use crate::app::App;
use crate::desk::case::Act;
use crate::desk::laid::{Laid, Wanted};
use crate::desk::{Case, again, tasks};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form;
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::upload::Upload;
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AnswerTask, "answer-task");

/// `GET /desk/concerns/{number}/answer-task/{task}`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    tasks::needs(&case, Step::AnswerTask, TaskNo(task))?;
    let laid = Laid::before(&case, &use_of(TaskNo(task))).await?;
    Ok(problem::ok(&Put { task: TaskNo(task), laid }.page(&case)))
}

/// `POST /desk/concerns/{number}/answer-task/{task}`
///
/// # Errors
/// As [`Case::carry_out_with`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
    sent: Upload,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let put =
        Put { task: TaskNo(task), laid: Laid::put_down(&case, (&use_of(TaskNo(task)), Wanted::Papers), sent).await? };
    match put.read(&case)? {
        Ok(act) => case.carry_out_with(put.page(&case), &put.laid.fields, act).await,
        Err(None) => Ok(problem::ok(&put.page(&case))),
        Err(Some(wrong)) => Ok(again(put.page(&case), vec![wrong])),
    }
}

/// The form as it came, and the files that lie on its tray after it.
struct Put {
    task: TaskNo,
    laid: Laid,
}

fn use_of(task: TaskNo) -> String {
    format!("task-{}", task.0)
}

impl Put {
    /// The step; nothing when somebody only took a file off the tray.
    fn read(&self, case: &Case) -> Result<Result<Act, Option<Wrong>>, Problem> {
        if self.laid.dropped {
            return Ok(Err(None));
        }
        if let Some(wrong) = self.laid.wrong() {
            return Ok(Err(Some(wrong)));
        }
        let text = match Prose::parse(self.laid.fields.get("text")) {
            Ok(text) => text,
            Err(fault) => return Ok(Err(Some(form::wrong_text("text", fault, "wrong-empty")))),
        };
        let (words, files) = self.laid.files()?;
        let command = casework::AnswerTask { task: self.task, words: TaskAnswerWords { files: words, text } };
        Ok(Ok(Act { files, side: vec![self.laid.clear()], ..case.act(Command::AnswerTask(command)) }))
    }

    fn page(&self, case: &Case) -> StepPage {
        let text = Kind::Text { value: self.laid.fields.get("text").to_owned(), rows: 8 };
        StepPage {
            then: vec![case.say("answer-task-then")],
            fields: vec![
                Field::new("text", case.say("answer-task-ask"), text).hint(case.say("answer-task-hint")),
                self.laid.field(case, "answer-task-files"),
            ],
            ..tasks::step_page(case, Step::AnswerTask, self.task)
        }
    }
}
