//! 补充材料 at the desk: what came by hand, by letter or by phone is put with the concern as the office's own entry, never as
//! if the person had said it.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{AddMaterial, Command};

use super::{Brought, parse};
use crate::app::App;
use crate::desk::case::Act;
use crate::desk::{Case, again};
use crate::web::desk::{Field, Kind, StepPage};
use crate::web::form::Fields;
use crate::web::problem::{self, Problem};
use crate::web::upload::Upload;
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::AddMaterial, "add-material");

/// `GET /desk/concerns/{number}/add-material`
///
/// # Errors
/// As [`Case::open`].
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::AddMaterial)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/add-material`
///
/// # Errors
/// As [`Case::carry_out`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    sent: Upload,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let Upload { fields, files } = sent;
    let shown = page(&case, &fields);
    match parse(&app, &visitor, fields.get("text"), files).await? {
        Ok(material) => case.carry_out_with(shown, &fields, act(&case, material)).await,
        Err(wrong) => Ok(again(shown, vec![wrong])),
    }
}

fn act(case: &Case, (words, files): Brought) -> Act {
    Act { files, ..case.act(Command::AddMaterial(AddMaterial { words })) }
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let text = Kind::Text { value: fields.get("text").to_owned(), rows: 6 };
    StepPage {
        intro: case.say("add-material-intro"),
        then: vec![case.say("add-material-then")],
        fields: vec![
            Field::new("text", case.say("add-material-ask"), text).hint(case.say("add-material-hint")).optional(),
            Field::new("photos", case.say("add-material-photos"), Kind::Photos)
                .hint(case.say("photos-limits-hint"))
                .optional(),
        ],
        ..case.step_page(Step::AddMaterial)
    }
}
