//! 代记撤回: the person says at the counter or on the telephone that they take it back; and 恢复撤回 on their word.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{Command, TakeWithdrawal, UndoWithdrawal};

use crate::app::App;
use crate::desk::{Act, Case, again, interview, reporters};
use crate::web::desk::StepPage;
use crate::web::form::Fields;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// `GET /desk/concerns/{number}/take-withdrawal`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    show((&app, &visitor, &number), Step::TakeWithdrawal).await
}

/// `POST /desk/concerns/{number}/take-withdrawal`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    take((&app, &visitor, &number), Step::TakeWithdrawal, &fields).await
}

/// `GET /desk/concerns/{number}/undo-withdrawal`
///
/// # Errors
/// As [`Case::open`].
pub async fn get_undo(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
) -> Result<Response, Problem> {
    show((&app, &visitor, &number), Step::UndoWithdrawal).await
}

/// `POST /desk/concerns/{number}/undo-withdrawal`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post_undo(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    take((&app, &visitor, &number), Step::UndoWithdrawal, &fields).await
}

async fn show((app, visitor, number): (&App, &Visitor, &str), step: Step) -> Result<Response, Problem> {
    let case = Case::open(app, visitor, number, (Action::TakeInterview, step.word())).await?;
    case.needs(step)?;
    Ok(problem::ok(&page(&case, step, &Fields::default())))
}

async fn take(
    (app, visitor, number): (&App, &Visitor, &str),
    step: Step,
    fields: &Fields,
) -> Result<Response, Problem> {
    let case = Case::open(app, visitor, number, (Action::TakeInterview, step.word())).await?;
    let shown = page(&case, step, fields);
    let reporter = reporters::speaks(&case, fields);
    match interview::read(fields, &sentence(&case, step)) {
        Ok((interview, words)) if step == Step::TakeWithdrawal => {
            let command = Command::TakeWithdrawal(TakeWithdrawal { interview, reporter, words });
            let act = Act { to: format!("{}/taken-down", case.href()), ..case.act(command) };
            case.carry_out_with(shown, fields, act).await
        }
        Ok(spoken) => {
            let command = Command::UndoWithdrawal(UndoWithdrawal { reporter, spoken: Some(spoken) });
            let act = Act { to: format!("{}/taken-down", case.href()), ..case.act(command) };
            case.carry_out_with(shown, fields, act).await
        }
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn sentence(case: &Case, step: Step) -> String {
    let key = if step == Step::TakeWithdrawal { "take-withdrawal-sentence" } else { "undo-withdrawal-sentence" };
    case.page.t(key).with("title", &case.told.title).to_string()
}

fn page(case: &Case, step: Step, fields: &Fields) -> StepPage {
    let mut asked = reporters::who_speaks(case, fields);
    asked.extend(interview::questions(case, fields));
    asked.extend(interview::confirmation(case, fields, &sentence(case, step)));
    let (intro, then) = match step == Step::TakeWithdrawal {
        true => ("take-withdrawal-intro", vec![case.say("interview-then"), case.say("take-withdrawal-then")]),
        false => ("undo-withdrawal-intro", vec![case.say("undo-withdrawal-then")]),
    };
    StepPage { intro: case.say(intro), then, fields: asked, ..case.step_page(step) }
}
