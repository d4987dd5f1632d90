//! 改回代记的评价: by the citizen with the code in one press, or by staff on the person's word.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::access::Action;
use huiyin_domain::casework::{Command, UndoVerdict};
use huiyin_domain::concern::Step;

use crate::app::App;
use crate::desk::{Act, Case, again, interview, reporters};
use crate::own::{self, Away};
use crate::web::desk::StepPage;
use crate::web::form::Fields;
use crate::web::paths;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::TakeInterview, "undo-verdict");

/// `POST /concerns/{number}/verdict/undo`
pub async fn post_own(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Away> {
    let opened = own::open(&app, &visitor, &number, Action::GiveVerdict, "verdict").await?;
    let command = Command::UndoVerdict(UndoVerdict { reporter: opened.relation.reporter, spoken: None });
    own::act(&app, &opened, Action::GiveVerdict, command, (&fields, vec![])).await?;
    Ok(Redirect::to(&paths::below(opened.number, "done/verdict-undone")).into_response())
}

/// `GET /desk/concerns/{number}/undo-verdict`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::UndoVerdict)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/undo-verdict`
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
    undo(&case, &fields).await
}

async fn undo(case: &Case, fields: &Fields) -> Result<Response, Problem> {
    let shown = page(case, fields);
    match interview::read(fields, &sentence(case)) {
        Ok(spoken) => {
            let reporter = reporters::speaks(case, fields);
            let command = Command::UndoVerdict(UndoVerdict { reporter, spoken: Some(spoken) });
            let act = Act { to: format!("{}/taken-down", case.href()), ..case.act(command) };
            case.carry_out_with(shown, fields, act).await
        }
        Err(wrongs) => Ok(again(shown, wrongs)),
    }
}

fn sentence(case: &Case) -> String {
    case.page.t("undo-verdict-sentence").with("title", &case.told.title).to_string()
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let mut asked = reporters::who_speaks(case, fields);
    asked.extend(interview::questions(case, fields));
    asked.extend(interview::confirmation(case, fields, &sentence(case)));
    StepPage {
        intro: case.say("undo-verdict-intro"),
        then: vec![case.say("undo-verdict-then")],
        fields: asked,
        ..case.step_page(Step::UndoVerdict)
    }
}
