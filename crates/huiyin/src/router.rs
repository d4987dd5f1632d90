//! Every route beside its permission. A route that names no action cannot be registered.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use huiyin_domain::access::{self, Action, Facts, Relation};
use serde::Serialize;

use crate::accounts::{change_password, set_second_factor, sign_out};
use crate::app::App;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;
use crate::web::{assets, security, visitor};

/// What a route is about, and so what is asked before its handler runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Open pages: nothing of anybody.
    Open,
    /// Lists of concerns, or one's own account.
    Lists,
    /// The office's own records.
    Office,
    /// A concern, by a citizen: the handler asks again with the concern in hand.
    OwnConcern,
    /// A concern, by staff: signed in here; the handler asks again with the concern in hand.
    Concern,
}

/// One route, as `huiyin routes` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct RouteLine {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path with its parameters in braces.
    pub path: &'static str,
    /// What it is for.
    pub action: String,
    /// What it is about.
    pub about: String,
    /// Groups of fields that it may show, each only as far as the permit of the moment covers it.
    pub fields: &'static [&'static str],
}

/// Collects routes together with their permissions.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    lines: Vec<RouteLine>,
}

impl Routes {
    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, action: Action, about: About, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("GET", path, (action, about), get(handler))
    }

    /// An act.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, action: Action, about: About, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("POST", path, (action, about), post(handler))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        permission: (Action, About),
        to: MethodRouter<App>,
    ) -> Self {
        let (action, about) = permission;
        let first = Asked { action, about, path };
        let gate = middleware::from_fn(move |request: Request, next: Next| ask_first(first, request, next));
        self.router = self.router.route(path, to.layer(gate));
        self.lines.push(RouteLine {
            method,
            path,
            action: format!("{action:?}"),
            about: format!("{about:?}"),
            fields: fields(about),
        });
        self
    }

    /// All routes that were registered.
    #[must_use]
    pub fn lines(&self) -> &[RouteLine] {
        &self.lines
    }
}

fn fields(about: About) -> &'static [&'static str] {
    match about {
        About::Open => &[],
        About::Lists => &["titles"],
        About::Office => &["office"],
        About::OwnConcern => &["content", "identity"],
        About::Concern => &["content", "identity", "internal"],
    }
}

/// What a route has said of itself when it was registered.
#[derive(Clone, Copy)]
struct Asked {
    action: Action,
    about: About,
    path: &'static str,
}

/// Where somebody may go whose password was seen by somebody else.
const BEFORE_THE_PASSWORD_IS_CHANGED: [&str; 2] = [change_password::PATH, sign_out::PATH];

/// Where somebody may go whose post needs a second factor that they do not have yet.
const BEFORE_THE_SECOND_FACTOR_IS_SET: [&str; 3] = [set_second_factor::PATH, change_password::PATH, sign_out::PATH];

/// Asks access before the handler runs, as far as the route alone tells; with a concern in hand the handler asks again.
async fn ask_first(asked: Asked, request: Request, next: Next) -> Response {
    let Asked { action, about, path } = asked;
    let Some(visitor) = request.extensions().get::<Visitor>() else {
        return Problem::fault("a route stands outside the layers").into_response();
    };
    let now = huiyin_domain::kernel::time::Moment::default();
    let may = |facts| access::may(&visitor.actor, action, &facts, &Relation::default(), now).is_ok();
    let signed_in = visitor.staff.is_some();
    let allowed = match about {
        About::Open => may(Facts::Open),
        About::Lists => may(Facts::List),
        About::Office => may(Facts::Office),
        About::OwnConcern => true,
        About::Concern => signed_in,
    };
    let of_staff = matches!(about, About::Lists | About::Office | About::Concern);
    let first_password = visitor.staff.as_ref().is_some_and(|signed| signed.must_change);
    if of_staff && first_password && !BEFORE_THE_PASSWORD_IS_CHANGED.contains(&path) {
        return Redirect::to(change_password::PATH).into_response();
    }
    let no_factor = visitor.staff.as_ref().is_some_and(|signed| signed.must_enrol);
    if of_staff && no_factor && !BEFORE_THE_SECOND_FACTOR_IS_SET.contains(&path) {
        return Redirect::to(set_second_factor::PATH).into_response();
    }
    match (allowed, signed_in) {
        // HEAD carries no content: nothing is opened for it, and no reading is recorded.
        (true, _) if of_staff && *request.method() == Method::HEAD => Html("").into_response(),
        (true, _) => next.run(request).await,
        (false, true) => Problem::NotFound.into_response(),
        (false, false) => Problem::SignIn.into_response(),
    }
}

/// Every route of the product, room by room.
#[must_use]
pub fn routes() -> Routes {
    let mut routes = Routes::default();
    for room in ROOMS {
        routes = room(routes);
    }
    routes
}

/// Adds the routes of one room.
type Room = fn(Routes) -> Routes;

const ROOMS: &[Room] = &[
    web_routes,
    crate::accounts::routes,
    crate::office::routes,
    crate::intake::routes,
    crate::intake::desk_routes,
    crate::intake::register_routes,
    crate::intake::list_carried::routes,
    crate::casework::own_routes::routes,
    crate::casework::desk_routes,
    crate::gatherings::desk_routes,
    crate::review::own_routes::routes,
    crate::review::desk_routes,
    crate::deadlines::routes,
    crate::deadlines::desk_routes,
];

fn web_routes(routes: Routes) -> Routes {
    routes
        .get("/assets/{name}", Action::Look, About::Open, assets::get)
        .get("/display", Action::Look, About::Open, crate::web::display::get)
        .get("/privacy", Action::Look, About::Open, crate::web::standing::privacy)
        .get("/how-it-works", Action::Look, About::Open, crate::web::standing::how_it_works)
        .get("/accessibility", Action::Look, About::Open, crate::web::standing::accessibility)
        .get("/healthz", Action::Look, About::Open, crate::web::health::get)
}

/// The whole program as one service.
pub fn service(app: App) -> Router {
    routes()
        .router
        .fallback(|| async { Problem::NotFound })
        .layer(DefaultBodyLimit::max(crate::web::upload::MAX_UPLOAD_BYTES))
        .layer(middleware::from_fn_with_state(app.clone(), visitor::recognise))
        .layer(middleware::from_fn(security::guard))
        .with_state(app)
}
