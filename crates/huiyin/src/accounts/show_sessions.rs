//! 在哪些设备上登录着: one's own sessions, by the day, the hour and the kind of device. No address is kept, so none is shown: this
//! page is for finding the telephone left at home, not for following anybody.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::sessions::{self, Device, Listed};
use crate::app::App;
use crate::web::dates;
use crate::web::form::Fields;
use crate::web::page::Page;
use crate::web::problem::{Problem, ok};
use crate::web::visitor::Visitor;

/// Where it lies.
pub const PATH: &str = "/account/sessions";

/// The page.
#[derive(Template)]
#[template(path = "accounts/pages/show_sessions.html")]
pub struct ShowSessions {
    /// The layout's needs.
    pub page: Page,
    /// One line each, the latest first.
    pub rows: Vec<SessionRow>,
}

/// One session.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Names it in the form.
    pub id: String,
    /// 电脑, 手机, 平板
    pub device: String,
    /// Since when, until when at the latest.
    pub when: String,
    /// The one the reader is in.
    pub here: bool,
}

/// `GET /account/sessions`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Result<Response, Problem> {
    let signed = visitor.staff.clone().ok_or(Problem::SignIn)?;
    let now = app.now();
    let listed = app.ledger().read(move |read| sessions::of_person(read, signed.person, now)).await?;
    let page = visitor.desk_page(&app, "area-desk");
    let here = sessions::name_of(&signed.cookie);
    let rows = listed.iter().map(|one| row(&app, &page, one, &here)).collect();
    Ok(ok(&ShowSessions { page, rows }))
}

/// `POST /account/sessions`: ends one, or all but this one.
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    let signed = visitor.staff.as_ref().ok_or(Problem::SignIn)?;
    match fields.get("session") {
        "" => sessions::end_others(&app, signed).await?,
        name => sessions::end_named(&app, signed.person, name).await?,
    }
    Ok(Redirect::to(PATH).into_response())
}

fn row(app: &App, page: &Page, one: &Listed, here: &str) -> SessionRow {
    let moment = |at: huiyin_domain::kernel::time::Moment| dates::moment(page.words, at.civil(app.zone()));
    let device = page.t(match one.device {
        Device::Computer => "device-computer",
        Device::Tablet => "device-tablet",
        Device::Phone => "device-phone",
    });
    // Rows from before this was kept do not say since when.
    let when = match one.began.0 {
        0 => page.t("session-until").with("until", moment(one.until)),
        _ => page.t("session-when").with("since", moment(one.began)).with("until", moment(one.until)),
    };
    SessionRow { id: one.name.clone(), device: device.to_string(), when: when.to_string(), here: one.name == here }
}
