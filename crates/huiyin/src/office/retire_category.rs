//! 停用分类: which category is given to no concern any more, and which goes on in its place.

use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::CategoryCode;
use huiyin_domain::office::{Command, RetireCategory};

use super::form_page::{Form, t};
use crate::app::App;
use crate::casework::view::categories::is_used;
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// Its address.
pub const PATH: &str = "/office/categories/retire";

/// `GET /office/categories/retire`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    form(&visitor, &Fields::default()).page(&app, &visitor, Vec::new(), String::new())
}

/// `POST /office/categories/retire`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let command = match CategoryCode::parse(fields.get("code")) {
        None => Err(vec![Wrong::new("code", "wrong-pick")]),
        Some(code) => {
            let asked = code.clone();
            let used = app.ledger().read(move |read| is_used(read, &asked)).await?;
            Ok(Command::RetireCategory(RetireCategory { code, successor: successor(&fields), used }))
        }
    };
    let ended =
        super::form_page::carry_out(&app, &visitor, (command, &fields), super::set_category::PATH.to_owned()).await?;
    Ok(form(&visitor, &fields).end(&app, &visitor, ended))
}

fn successor(fields: &Fields) -> Option<CategoryCode> {
    CategoryCode::parse(fields.get("successor"))
}

fn form(visitor: &Visitor, kept: &Fields) -> Form {
    let office = &visitor.office.office;
    let all = |field: &str| {
        let pick = |(code, _): (&CategoryCode, _)| {
            let path: Vec<&str> = office.category_path(code).into_iter().map(|name| name.as_str()).collect();
            Pick::new(code, format!("{code} {}", path.join(" › ")), kept.get(field))
        };
        office.categories().map(pick).collect::<Vec<_>>()
    };
    let mut successors = vec![Pick::new("", t(visitor, "office-retire-none"), kept.get("successor"))];
    successors.extend(all("successor"));
    Form {
        title: "office-retire-title",
        intro: "office-retire-intro",
        action: PATH.to_owned(),
        back: super::set_category::PATH.to_owned(),
        fields: vec![
            Field::new("code", t(visitor, "office-retire-which"), Kind::List(all("code"))),
            Field::new("successor", t(visitor, "office-retire-successor"), Kind::List(successors))
                .hint(t(visitor, "office-retire-successor-hint"))
                .optional(),
        ],
    }
}
