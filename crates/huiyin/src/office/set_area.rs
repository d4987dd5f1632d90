//! 地区: code and name, added or renamed.

use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::AreaCode;
use huiyin_domain::office::Command;

use super::code_list::CodeList;
use crate::app::App;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const LIST: CodeList = CodeList {
    path: "/office/areas",
    title: "office-areas-title",
    intro: "office-areas-intro",
    lines: "office-areas-lines",
    hint: "office-lines-hint",
    other: |_, _| None,
    known: |visitor| visitor.office.office.areas().map(|(code, name)| format!("{code} {}", name.as_str())).collect(),
    command: |code, name| AreaCode::parse(code).map(|code| Command::SetArea { code, name }),
};

/// `GET /office/areas`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    LIST.show(&app, &visitor)
}

/// `POST /office/areas`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    LIST.take(&app, &visitor, &fields).await
}
