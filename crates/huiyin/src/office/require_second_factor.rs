//! 谁要用动态口令: which roles sign in with a second factor; for the others it is offered.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::office::Command;

use super::set_post::role_name;
use crate::app::App;
use crate::web::desk::Pick;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{Problem, render};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/office/second-factor";

/// Roles of staff, those with the most to give away first.
const ROLES: [Role; 5] = [Role::Admin, Role::Supervisor, Role::UnitHead, Role::FrontDesk, Role::Handler];

/// The page.
#[derive(Template)]
#[template(path = "office/pages/require_second_factor.html")]
pub struct RequireSecondFactor {
    /// The layout's needs.
    pub page: Page,
    /// Roles, ticked where it is needed; the hint says who has none yet.
    pub roles: Vec<Pick>,
    /// Why it was refused; may be empty.
    pub refused: String,
}

/// `GET /office/second-factor`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    page(&app, &visitor, String::new())
}

/// `POST /office/second-factor`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let ticked = |role: &Role| fields.all("roles").iter().any(|word| word == role.word());
    let roles: BTreeSet<Role> = ROLES.into_iter().filter(ticked).collect();
    let given = (vec![Command::RequireSecondFactor { roles }], Vec::new());
    Ok(match super::order(&app, &visitor, given, &fields).await? {
        Ok(_done) => Redirect::to(PATH).into_response(),
        Err(refused) => page(&app, &visitor, refused),
    })
}

fn page(app: &App, visitor: &Visitor, refused: String) -> Response {
    let page = visitor.desk_page(app, "area-office");
    let roles = ROLES.map(|role| pick(visitor, &page, role)).to_vec();
    let status = if refused.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    render(&RequireSecondFactor { page, roles, refused }, status)
}

fn pick(visitor: &Visitor, page: &Page, role: Role) -> Pick {
    let office = &visitor.office.office;
    let holds = |id| office.posts_of(id).iter().any(|held| held.role == role);
    let holders: Vec<_> = office.people().filter(|(id, _)| holds(*id)).collect();
    let without = holders.iter().filter(|(_, person)| !person.second_factor).count();
    let hint = page.t("second-factor-role-hint").with("all", holders.len()).with("without", without).to_string();
    let chosen = if office.second_factor_roles().contains(&role) { role.word() } else { "" };
    Pick::new(role.word(), role_name(visitor, role), chosen).hint(hint)
}
