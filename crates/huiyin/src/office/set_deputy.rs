//! 指定代理 (AB 岗): by the head for the own unit at once; by the administrator for any post, which takes a second person.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::PostId;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Arrangement, Command, DeputySet};

use super::record_absence::{self, PATH, Told};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// `POST /desk/deputies`: which button was pressed stands in `act`.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let command = match read(&fields) {
        Ok(command) => super::alone_or_asked(&app, &visitor, command).await?,
        Err(wrongs) => return Ok(record_absence::page(&app, &visitor, (&fields, Told { wrongs, ..Told::default() }))),
    };
    let done = if matches!(command, Command::ProposeArrangement { .. }) { "asked" } else { "deputy" };
    Ok(match super::order(&app, &visitor, (vec![command], Vec::new()), &fields).await? {
        Ok(_done) => Redirect::to(&format!("{PATH}?done={done}")).into_response(),
        Err(refused) => record_absence::page(&app, &visitor, (&fields, Told { refused, ..Told::default() })),
    })
}

fn read(fields: &Fields) -> Result<Command, Vec<Wrong>> {
    let post = |field: &'static str| fields.get(field).parse().map(PostId).map_err(|_| Wrong::new(field, "wrong-pick"));
    let (post, deputy) = match (post("post"), post("deputy")) {
        (Ok(post), Ok(deputy)) => (post, deputy),
        (post, deputy) => return Err(post.err().into_iter().chain(deputy.err()).collect()),
    };
    if fields.get("act") == "end" {
        return Ok(Command::EndDeputy { post, deputy });
    }
    let day = |field: &'static str| match fields.get(field).trim() {
        "" => Ok(None),
        typed => typed.parse::<Day>().map(Some).map_err(|_| vec![Wrong::new(field, "absence-wrong-day")]),
    };
    let (from, until) = (day("deputy_from")?, day("deputy_until")?);
    let what = Arrangement::SetDeputy(DeputySet { deputy, from, post, until });
    Ok(Command::Arrange { from: None, what })
}

/// Posts for which this reader may name deputies: those of the units they head, all for the administrator.
pub(super) fn posts(visitor: &Visitor) -> Vec<PostId> {
    let posts = visitor.office.office.posts().filter(|(_, post)| {
        let plain = matches!(post.role, Role::FrontDesk | Role::Handler | Role::UnitHead);
        visitor.actor.has(Role::Admin) || (plain && visitor.actor.has_in(Role::UnitHead, post.unit))
    });
    posts.map(|(id, _)| id).collect()
}

/// Posts that could stand in: held ones.
pub(super) fn deputies(visitor: &Visitor) -> Vec<PostId> {
    let office = &visitor.office.office;
    posts(visitor).into_iter().filter(|id| office.holders(*id).next().is_some()).collect()
}
