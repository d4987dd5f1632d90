//! 撤下附件: an annex does not go out with the reply after all; one button beside it, one click, one act.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::intake::{Command, TakeBackAnnex};
use huiyin_domain::kernel::ids::FileId;

use crate::app::App;
use crate::desk::Case;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `POST /desk/concerns/{number}/take-back-annex/{file}`
///
/// # Errors
/// [`Problem::Refused`] once it went out, or the reply was handed to check.
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path((number, file)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, (Action::AddMaterial, "take-back-annex")).await?;
    let file = FileId::parse(&file).ok_or(Problem::NotFound)?;
    case.order(&fields, Command::TakeBackAnnex(TakeBackAnnex { file }), Vec::new()).await?;
    Ok(case.done())
}
