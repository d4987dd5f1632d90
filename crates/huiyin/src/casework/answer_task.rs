//! 答复协办任务: what the unit found or did, under its own name; papers and photos go with it.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::TaskNo;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::words::{FileWords, TaskAnswerWords};
use huiyin_ledger::{Fault, StoredFile};

use crate::app::App;
use crate::desk::case::Act;
use crate::desk::{Case, again, tasks};
use crate::intake::examine_file::Wanted;
use crate::intake::tray::{self, OnTray};
use crate::web::desk::{Field, Files, Kind, StepPage};
use crate::web::form::{self, Fields};
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
    let tray = tray::of(&app, row(&case, TaskNo(task))).await?;
    let put = Put { fields: Fields::default(), task: TaskNo(task), tray, refused: Vec::new() };
    Ok(problem::ok(&put.page(&case)))
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
    let put = put_down(&case, TaskNo(task), sent).await?;
    match put.read(&case)? {
        Ok(act) => case.carry_out_with(put.page(&case), &put.fields, act).await,
        Err(None) => Ok(problem::ok(&put.page(&case))),
        Err(Some(wrong)) => Ok(again(put.page(&case), vec![wrong])),
    }
}

/// The form as it came, and the files that lie on its tray after it.
struct Put {
    fields: Fields,
    task: TaskNo,
    tray: Vec<OnTray>,
    refused: Vec<String>,
}

/// A unit answers with a paper as often as with a photo; what was taken stays, whatever is wrong with the rest.
async fn put_down(case: &Case, task: TaskNo, Upload { fields, files }: Upload) -> Result<Put, Problem> {
    let row = row(case, task);
    let mut tray = tray::of(&case.app, row.clone()).await?;
    let before = tray.clone();
    if let Some(id) = dropped(&fields) {
        tray.retain(|file| file.id() != id);
    }
    let room = tray::MOST.saturating_sub(tray.len());
    let taken = tray::take(&case.app, files, (Wanted::Papers, room)).await?;
    let refused = taken.sentences(&case.page);
    tray.extend(taken.files);
    if tray != before {
        tray::lay(&case.app, &row, &tray).await?;
    }
    Ok(Put { fields, task, tray, refused })
}

fn dropped(fields: &Fields) -> Option<&str> {
    fields.get("do").strip_prefix("drop-")
}

fn row(case: &Case, task: TaskNo) -> Vec<u8> {
    let person = case.visitor.actor.person().map_or(0, |person| person.0);
    tray::row(person, &format!("{}/task-{}", case.opened.number.digits(), task.0))
}

impl Put {
    /// The step; nothing when somebody only took a file off the tray.
    fn read(&self, case: &Case) -> Result<Result<Act, Option<Wrong>>, Problem> {
        if dropped(&self.fields).is_some() {
            return Ok(Err(None));
        }
        if !self.refused.is_empty() {
            return Ok(Err(Some(Wrong::new("photos", "files-some-not-taken"))));
        }
        let text = match Prose::parse(self.fields.get("text")) {
            Ok(text) => text,
            Err(fault) => return Ok(Err(Some(form::wrong_text("text", fault, "wrong-empty")))),
        };
        let kept: Result<Vec<_>, Fault> = self.tray.iter().map(|file| Ok((file.words()?, file.stored()?))).collect();
        let (words, files): (Vec<FileWords>, Vec<StoredFile>) = kept?.into_iter().unzip();
        let command = casework::AnswerTask { task: self.task, words: TaskAnswerWords { files: words, text } };
        let side = vec![tray::clear(&row(case, self.task))];
        Ok(Ok(Act { files, side, ..case.act(Command::AnswerTask(command)) }))
    }

    fn page(&self, case: &Case) -> StepPage {
        let text = Kind::Text { value: self.fields.get("text").to_owned(), rows: 8 };
        let kept = self.tray.iter().map(|file| (file.id(), file.line(&case.page))).collect();
        let files = Kind::Files(Files { kept, refused: self.refused.clone() });
        let most = case.page.t("files-limits-hint").with("n", tray::MOST).to_string();
        StepPage {
            then: vec![case.say("answer-task-then")],
            fields: vec![
                Field::new("text", case.say("answer-task-ask"), text).hint(case.say("answer-task-hint")),
                Field::new("photos", case.say("answer-task-files"), files).hint(most).optional(),
            ],
            ..tasks::step_page(case, Step::AnswerTask, self.task)
        }
    }
}
