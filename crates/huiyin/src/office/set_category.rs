//! 内容分类: code and name, added or renamed.

use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::CategoryCode;
use huiyin_domain::office::Command;

use super::code_list::CodeList;
use crate::app::App;
use crate::web::form::Fields;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

const LIST: CodeList = CodeList {
    path: "/office/categories",
    title: "office-categories-title",
    intro: "office-categories-intro",
    lines: "office-categories-lines",
    known: |visitor| {
        visitor.office.office.categories().map(|(code, name)| format!("{code} {}", name.as_str())).collect()
    },
    command: |code, name| CategoryCode::parse(code).map(|code| Command::SetCategory { code, name }),
};

/// `GET /office/categories`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    LIST.show(&app, &visitor)
}

/// `POST /office/categories`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    LIST.take(&app, &visitor, &fields).await
}
