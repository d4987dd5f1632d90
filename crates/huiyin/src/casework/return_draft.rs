//! 退改: the handed version goes back with remarks, one a line.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::casework::{self, Command};
use huiyin_domain::concern::Step;
use huiyin_domain::kernel::ids::Revision;
use huiyin_domain::words::SaidWords;

use crate::app::App;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::CheckReply, "return-draft");

/// `GET /desk/concerns/{number}/return-draft`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::ReturnDraft)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/return-draft`
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

fn page(case: &Case, fields: &Fields) -> StepPage {
    let revision = case.opened.concern.casework.revisions.to_string();
    let revision = if fields.has("revision") { fields.get("revision").to_owned() } else { revision };
    let hidden = Field::new(
        "revision",
        case.say("return-version"),
        Kind::Choice(vec![Pick::new(&revision, case.page.t("letter-version").with("n", &revision), &revision)]),
    );
    StepPage {
        intro: case.say("return-intro"),
        then: vec![case.say("return-then")],
        fields: vec![
            hidden,
            Field::new("text", case.say("return-ask"), Kind::Text { value: fields.get("text").to_owned(), rows: 5 })
                .hint(case.say("return-hint")),
        ],
        ..case.step_page(Step::ReturnDraft)
    }
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let text = form::text(fields, "text", "wrong-empty").map_err(|wrong| vec![wrong])?;
    let revision = fields.get("revision").parse().map_err(|_| vec![Wrong::new("revision", "wrong-pick")])?;
    Ok(Command::ReturnDraft(casework::ReturnDraft { based_on: Revision(revision), remarks: SaidWords { text } }))
}
