//! 答复协办任务: what the unit found or did, under its own name; photos go with it.

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
use crate::desk::{Case, again, tasks};
use crate::photos;
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::upload::{Upload, UploadedFile};
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
    Ok(problem::ok(&page(&case, TaskNo(task), &Fields::default())))
}

/// `POST /desk/concerns/{number}/answer-task/{task}`
///
/// # Errors
/// As [`Case::carry_out_with`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, task)): Path<(String, u32)>,
    Upload { fields, files }: Upload,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, TaskNo(task), &fields);
    match read(&case, TaskNo(task), fields.get("text"), files).await? {
        Ok(act) => case.carry_out_with(shown, &fields, act).await,
        Err(wrong) => Ok(again(shown, vec![wrong])),
    }
}

/// Words first: photos are kept only with an answer that can be taken.
async fn read(case: &Case, task: TaskNo, typed: &str, files: Vec<UploadedFile>) -> Result<Result<Act, Wrong>, Problem> {
    let text = match Prose::parse(typed) {
        Ok(text) => text,
        Err(fault) => return Ok(Err(form::wrong_text("text", fault, "wrong-empty"))),
    };
    let kept = photos::keep(&case.app, &case.visitor, files).await?;
    Ok(kept.map(|(files, stored)| {
        let words = TaskAnswerWords { files, text };
        Act { files: stored, ..case.act(Command::AnswerTask(casework::AnswerTask { task, words })) }
    }))
}

fn page(case: &Case, task: TaskNo, fields: &Fields) -> StepPage {
    StepPage {
        then: vec![case.say("answer-task-then")],
        fields: vec![
            Field::new(
                "text",
                case.say("answer-task-ask"),
                Kind::Text { value: fields.get("text").to_owned(), rows: 8 },
            )
            .hint(case.say("answer-task-hint")),
            Field::new("photos", case.say("add-material-photos"), Kind::Photos)
                .hint(case.say("photos-limits-hint"))
                .optional(),
        ],
        ..tasks::step_page(case, Step::AnswerTask, task)
    }
}
